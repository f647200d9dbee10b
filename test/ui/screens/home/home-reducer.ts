import test from 'ava';
import {applyAnswers} from '../../../../source/proposal/answers.js';
import {modelOf} from '../../../../source/ui/screens/home/home-items.js';
import {currentItem} from '../../../../source/ui/screens/home/home-state.js';
import {cardPlan} from '../../../../source/ui/screens/home/status-card.js';
import {type Desktop, give, homeStart, openHome, pressHome, send} from '../../../helpers/home-driver.js';
import {startSeed} from '../../../helpers/seed.js';

/** The text of a proposal of the shipped template. */
function proposal(title: string, priority: string, risk: string, status = 'proposed'): string {
	const {alignment} = applyAnswers(
		startSeed(),
		[
			['title', title],
			['category', 'security'],
			['priority', priority],
			['technical-risk', risk],
		],
		{allowUnlisted: false},
	);
	return alignment.document.text.replace('status: proposed', `status: ${status}`);
}

const path = (name: string): string => `docs/enhancements/enhancement-security-${name}.md`;
const texts = {
	[path('tokens')]: proposal('Rotate tokens', 'critical', 'high'),
	[path('limits')]: proposal('Rate limits', 'low', 'low'),
	[path('audit')]: proposal('Audit trail', 'high', 'low', 'in-review'),
};

/** The lines of a file that it did not have before, without what the approval remembers. */
function newLines({files}: Desktop, file: string): readonly string[] {
	const before = new Set((texts[file] ?? '').split('\n'));
	return (files.get(file) ?? '').split('\n').filter(line => !before.has(line) && !line.startsWith('approved_content'));
}

function titles({state}: Desktop): readonly string[] {
	return modelOf(state.content).groups.map(
		({title, items}) =>
			`${title}: ${items.map(item => (item.kind === 'proposal' ? item.proposal.title : item.kind)).join(', ')}`,
	);
}

function under({state}: Desktop): string {
	const item = currentItem(state);
	return item?.kind === 'proposal' ? item.proposal.title : (item?.kind ?? '');
}

test('Drafts stand first, then what can be begun, then the proposals by status', t => {
	const home = openHome(texts, {columns: 80, rows: 24}, homeStart());
	t.deepEqual(titles(home), [
		'Drafts: draft, draft',
		'New: new, new, new',
		'proposed: Rate limits, Rotate tokens',
		'in-review: Audit trail',
	]);
	t.is(under(home), 'draft');
	t.is(home.state.isReading, false);
});

test('Three keys move the status: s, the letter and Enter; u brings the bytes back', t => {
	const home = pressHome(openHome(texts), '/', 't', 'o', 'k', 'e', 'n', 's', 'enter');
	t.is(under(home), 'Rotate tokens');
	pressHome(home, 's', 'i', 'enter');
	const file = path('tokens');
	t.is(
		home.files.get(file),
		texts[file]?.replace('status: proposed', 'status: in-review').replace('2026-03-04', '2026-03-05'),
	);
	t.is(home.state.card, undefined);
	t.is(home.state.notice, '"Rotate tokens" became in-review: u undoes it');
	t.is(under(home), 'Rotate tokens');
	pressHome(home, 'u');
	t.is(home.files.get(file), texts[file]);
	t.is(home.state.notice, 'Undone: the file is again what it was before "Rotate tokens" became in-review');
	t.is(pressHome(home, 'u').state.notice, 'Nothing to undo');
});

test('The keys may come in one read', t => {
	const home = pressHome(openHome(texts), '/', 't', 'o', 'k', 'e', 'n', 's', 'enter');
	give(home, {kind: 'text', text: 'si'});
	pressHome(home, 'enter');
	t.deepEqual(newLines(home, path('tokens')), ['status: in-review', 'last_updated: 2026-03-05']);
});

test('Nothing moves before a status is picked, and what is not possible says why', t => {
	const home = pressHome(openHome(texts), 'end', 's', 'enter');
	t.is(home.state.card, undefined);
	t.is(home.state.notice, 'Nothing was changed');
	pressHome(home, 's', 'c', 'enter');
	t.is(home.state.notice, 'completed is not possible: only by way of approved and in-progress');
	t.deepEqual([...home.files], Object.entries(texts));
	t.is(pressHome(home, 'escape').state.card, undefined);
	t.deepEqual(
		home.requests.filter(kind => kind === 'write'),
		[],
	);
});

test('Reason, name, phase, progress and next steps are written with the move', t => {
	const home = pressHome(
		openHome(texts),
		'end',
		's',
		'a',
		'enter',
		's',
		'n',
		'tab',
		'right',
		'right',
		'tab',
		'4',
		'0',
		'tab',
		'tab',
	);
	t.is(home.state.card?.kind === 'status' && home.state.card.part, 'next-steps');
	pressHome(home, 'G', 'o', 'enter');
	t.deepEqual(newLines(home, path('audit')), [
		'status: in-progress',
		'last_updated: 2026-03-05',
		'**Approved for implementation:** [x] Yes [ ] No [ ] Deferred',
		'**Approved date:** 2026-03-05',
		'**Approver:** Ada',
		'- **Phase:** development',
		'- **Progress:** 40% complete',
		'- **Current Phase:** Phase 1: Foundation',
		'Go',
	]);
});

test('A file that someone else changed is not overwritten: the card shows the change anew', t => {
	const home = pressHome(openHome(texts), 'end', 's', 'a', 'tab', 'B', 'o');
	const file = path('audit');
	const changed = (texts[file] ?? '').replace('**Priority:** high', '**Priority:** medium');
	home.files.set(file, changed);
	pressHome(home, 'enter');
	t.is(home.files.get(file), changed);
	t.regex(home.state.notice ?? '', /changed meanwhile/);
	const {card} = home.state;
	t.is(card?.kind === 'status' && card.statuses[card.index]?.name, 'approved');
	t.is(card?.kind === 'status' && cardPlan(card).plan[0]?.before, changed);
	pressHome(home, 'enter');
	t.true(['**Priority:** medium', '**Approver:** Bo'].every(line => newLines(home, file).includes(line)));
});

test('Boxes are ticked on a card, and the progress that they speak of is taken on demand', t => {
	const home = pressHome(openHome(texts), 'end', 't', ' ', 'j', ' ', 'p', 'enter');
	const file = path('audit');
	t.deepEqual(newLines(home, file), ['- [x] Task 1', '- [x] Task 2', '- **Progress:** 6% complete']);
	pressHome(home, 'u');
	t.is(home.files.get(file), texts[file]);
});

test('The matrix leads to the proposals of one of its cells, and Esc back to all', t => {
	const home = pressHome(openHome(texts), 'm', 'right', 'right', 'enter');
	t.deepEqual(titles(home), ['proposed: Rotate tokens']);
	t.is(under(home), 'Rotate tokens');
	pressHome(home, 'escape');
	t.is(titles(home).length, 3);
	t.is(pressHome(home, 'm', 'left', 'left', 'enter').state.notice, 'There is nothing in this cell');
});

test('Other widths turn list and board into each other, with the cursor where it was', t => {
	const home = pressHome(openHome(texts), 'end');
	t.is(under(home), 'Audit trail');
	send(home, {type: 'resize', columns: 120, rows: 40});
	t.is(home.state.content.isBoard, true);
	t.is(under(home), 'Audit trail');
	pressHome(home, 'left');
	t.is(under(home), 'Rate limits');
	t.is(under(pressHome(home, 'down')), 'Rotate tokens');
	pressHome(home, 'b');
	send(home, {type: 'resize', columns: 200, rows: 40});
	t.is(home.state.content.isBoard, false);
});

test('A proposal is opened, edited and its path copied from wherever it stands', t => {
	const home = pressHome(openHome(texts), 'end', 'enter');
	t.is(home.state.view, 'proposal');
	t.deepEqual(pressHome(home, 'y').requests.at(-1), 'copy');
	t.is(home.state.notice, `Copied: ${path('audit')}`);
	pressHome(home, 'e');
	t.deepEqual(home.state.exit?.next, ['edit', path('audit')]);
	t.is(pressHome(openHome({}), 's').state.notice, 'There is no proposal under the cursor');
});

test('A draft is put away and brought back, and stands where it was', t => {
	const home = openHome({}, {columns: 80, rows: 24}, homeStart());
	pressHome(home, 'd');
	t.deepEqual(titles(home), ['Drafts: draft', 'New: new, new, new']);
	pressHome(home, 'u');
	t.deepEqual(titles(home), ['Drafts: draft, draft', 'New: new, new, new']);
	t.deepEqual(home.requests, ['read', 'discard', 'restore']);
	t.deepEqual(pressHome(home, 'enter').state.exit?.next, ['resume', 'a1b2c3d4']);
});

test('Ten thousand proposals cost a key no more than ten do', t => {
	const home = openHome({});
	const proposals = openHome(texts).state.content.proposals.flatMap((one, number) =>
		Array.from({length: 3400}, (_, index) => ({...one, path: path(`p${number}-${index}`), title: `P ${index}`})),
	);
	send(home, {type: 'read', board: {proposals, attention: new Map(), others: []}, isAll: true});
	const model = modelOf(home.state.content);
	pressHome(home, 'end', 'up', 'pageup', 'home', 'down');
	t.is(modelOf(home.state.content), model);
});
