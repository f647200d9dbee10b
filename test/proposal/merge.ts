import test from 'ava';
import {type Answers, applyAnswers} from '../../source/proposal/answers.js';
import {mergeProposals, settleMerge} from '../../source/proposal/merge.js';
import {putBackSection} from '../../source/proposal/put-back.js';
import type {Alignment} from '../../source/template/align.js';
import {accepted, aligned, alignedWith, answerOf, readProjectFile, startSeed} from '../helpers/seed.js';

const base = startSeed();
const full = aligned(readProjectFile('test/fixtures/proposal-full.md'));

function set(alignment: Alignment, answers: Answers): Alignment {
	return accepted(applyAnswers(alignment, answers, {allowUnlisted: true}));
}

/** A document with a piece of its text replaced, as in an editor. */
function replaced(alignment: Alignment, from: string, to: string): Alignment {
	const {text} = alignment.document;
	if (!text.includes(from)) {
		throw new Error(`no ${from}`);
	}

	return aligned(text.replace(from, to), alignment.form);
}

test('fields that only one side changed are taken over from it, on the same line too', t => {
	const mine = set(base, [
		['risk-assessment.technical-risks.risk-1.name', 'Slow disks'],
		['priority', 'high'],
	]);
	const theirs = set(base, [
		['risk-assessment.technical-risks.risk-1.mitigation', 'Faster ones'],
		['technical-risk', 'low'],
	]);
	const {alignment, conflicts, changed} = mergeProposals(base, mine, theirs);
	t.deepEqual(conflicts, []);
	t.deepEqual(changed, {
		mine: ['enhancement-overview.priority', 'risk-assessment.technical-risks.risk-1.name'],
		theirs: ['enhancement-overview.technical-risk', 'risk-assessment.technical-risks.risk-1.mitigation'],
	});
	t.true(alignment.document.text.includes('- **Slow disks:** [Description] - **Mitigation:** Faster ones\n'));
	t.is(answerOf(alignment, 'enhancement-overview.priority'), 'high');
	t.is(answerOf(alignment, 'enhancement-overview.technical-risk'), 'low');
});

test('a field that both changed is a conflict with all three values, and either can be chosen', t => {
	const start = set(base, [['priority', 'low']]);
	const mine = set(start, [
		['priority', 'high'],
		['title', 'Mine'],
	]);
	const theirs = set(start, [
		['priority', 'critical'],
		['business-impact', 'Theirs'],
	]);
	const merge = mergeProposals(start, mine, theirs);
	t.deepEqual(merge.conflicts, [
		{kind: 'field', id: 'enhancement-overview.priority', base: 'low', mine: 'high', theirs: 'critical'},
	]);
	t.is(answerOf(merge.alignment, 'enhancement-overview.priority'), 'critical');
	const settled = accepted(settleMerge(merge, mine, ['mine']));
	t.is(settled.document.text, set(mine, [['business-impact', 'Theirs']]).document.text);
	t.is(accepted(settleMerge(merge, mine, ['theirs'])), merge.alignment);
});

test('what both changed alike is no conflict', t => {
	const mine = set(base, [['priority', 'high']]);
	t.deepEqual(mergeProposals(base, mine, set(base, [['priority', 'high']])).conflicts, []);
});

test('a check list is merged item by item: ticked if either ticked, new items of both, without those taken out', t => {
	const id = 'approval-review.technical-review';
	const mine = set(base, [
		[id, ['Architecture review completed', {text: 'Security review completed', done: true}, 'Mine']],
	]);
	const theirs = set(base, [
		[
			id,
			[
				{text: 'Architecture review completed', done: true},
				'Security review completed',
				'Performance review completed',
				'Theirs',
			],
		],
	]);
	const {alignment, conflicts} = mergeProposals(base, mine, theirs);
	t.deepEqual(conflicts, []);
	t.deepEqual(answerOf(alignment, id), [
		{text: 'Architecture review completed', done: true},
		{text: 'Security review completed', done: true},
		{text: 'Mine', done: false},
		{text: 'Theirs', done: false},
	]);
});

test('an item that one side took out stays where the other changed it, and keeps the words of the other', t => {
	const id = 'approval-review.technical-review';
	const mine = set(base, [[id, ['Architecture review completed']]]);
	const theirs = set(base, [
		[id, ['Architecture review completed', 'Security review by Ann completed', 'Performance review completed']],
	]);
	t.deepEqual(answerOf(mergeProposals(base, mine, theirs).alignment, id), [
		{text: 'Architecture review completed', done: false},
		{text: 'Security review by Ann completed', done: false},
	]);
});

test('an item that both gave other words is a conflict of the list', t => {
	const id = 'approval-review.technical-review';
	const words = (item: string): Answers => [[id, [item, 'Security review completed', 'Performance review completed']]];
	const merge = mergeProposals(
		base,
		set(base, words('Architecture review done by Ann')),
		set(base, words('Architecture review done by Ben')),
	);
	t.deepEqual(
		merge.conflicts.map(conflict => conflict.kind === 'field' && conflict.id),
		[id],
	);
});

test("the template's stand-ins for tasks give way to the tasks of both", t => {
	const id = 'implementation-plan.phase-1.tasks';
	const {alignment} = mergeProposals(base, set(base, [[id, ['Build']]]), set(base, [[id, ['Aim']]]));
	t.deepEqual(answerOf(alignment, id), [
		{text: 'Aim', done: false},
		{text: 'Build', done: false},
	]);
});

test('a box that one side unticked is unticked where the other left it ticked', t => {
	const id = 'approval-review.technical-review';
	const ticked = set(base, [[id, [{text: 'A review', done: true}, 'Another']]]);
	const mine = set(ticked, [[id, ['A review', 'Another']]]);
	const theirs = set(ticked, [
		[
			id,
			[
				{text: 'A review', done: true},
				{text: 'Another', done: true},
			],
		],
	]);
	t.deepEqual(answerOf(mergeProposals(ticked, mine, theirs).alignment, id), [
		{text: 'A review', done: false},
		{text: 'Another', done: true},
	]);
});

test('the items of a group are merged by what they are, not by their number', t => {
	const id = 'alternative-approaches.option';
	const start = set(base, [[id, [{'approach-name': 'Rust'}, {'approach-name': 'Zig'}, {'approach-name': 'Go'}]]]);
	const mine = set(start, [
		[id, [{'approach-name': 'Zig'}, {'approach-name': 'Go', pros: 'small'}, {'approach-name': 'Perl'}]],
	]);
	const theirs = set(start, [
		[
			id,
			[
				{'approach-name': 'Rust'},
				{'approach-name': 'Zig', cons: 'young'},
				{'approach-name': 'Go'},
				{'approach-name': 'Awk'},
			],
		],
	]);
	const {alignment, conflicts} = mergeProposals(start, mine, theirs);
	t.deepEqual(conflicts, []);
	const items = answerOf(alignment, id) as readonly Record<string, string>[];
	t.deepEqual(
		items.map(item => [item['approach-name'], item.pros, item.cons]),
		[
			['Zig', '', 'young'],
			['Go', 'small', ''],
			['Awk', '', ''],
			['Perl', '', ''],
		],
	);
	t.deepEqual(alignment.document.text.match(/### Option \d: \w+/g), [
		'### Option 1: Zig',
		'### Option 2: Go',
		'### Option 3: Awk',
		'### Option 4: Perl',
	]);
});

test('of the front matter each key is merged for itself, and of two days the later one holds', t => {
	const mine = replaced(base, 'last_updated: 2026-03-04', 'last_updated: 2026-04-01');
	const theirs = replaced(
		replaced(base, 'last_updated: 2026-03-04', 'last_updated: 2026-03-20'),
		'status: proposed',
		'status: in-review',
	);
	const {alignment, conflicts} = mergeProposals(base, mine, theirs);
	t.deepEqual(conflicts, []);
	t.regex(alignment.document.text, /^---\nstatus: in-review\nlast_updated: 2026-04-01\n/);
});

test('what was changed outside of every field is merged by lines, whatever fields changed beside it', t => {
	const own = '## My own section\n\nMine.\n\n';
	const mine = replaced(
		set(base, [['priority', 'high']]),
		'## Current State Analysis',
		`${own}## Current State Analysis`,
	);
	const theirs = replaced(
		set(base, [['technical-risk', 'low']]),
		'## Proposed Solution',
		'<!-- theirs -->\n\n## Proposed Solution',
	);
	const {alignment, conflicts} = mergeProposals(base, mine, theirs);
	t.deepEqual(conflicts, []);
	const wanted = set(base, [
		['priority', 'high'],
		['technical-risk', 'low'],
	])
		.document.text.replace('## Current State Analysis', `${own}## Current State Analysis`)
		.replace('## Proposed Solution', '<!-- theirs -->\n\n## Proposed Solution');
	t.is(alignment.document.text, wanted);
});

test('two texts at the same place outside of every field are a conflict of the whole', t => {
	const at = '## Current State Analysis';
	const mine = replaced(base, at, `## Mine\n\nx\n\n${at}`);
	const theirs = replaced(base, at, `## Theirs\n\ny\n\n${at}`);
	const merge = mergeProposals(base, mine, theirs);
	t.deepEqual(merge.conflicts, [
		{kind: 'document', base: base.document.text, mine: mine.document.text, theirs: theirs.document.text},
	]);
	t.is(merge.alignment, theirs);
	t.is(settleMerge(merge, mine, ['mine']).alignment, mine);
});

test('a section that one side took out stays out, and comes back where the other side filled it in', t => {
	const cut = aligned(base.document.text.replace(/## Risk Assessment\n[\s\S]*?\n---\n\n/, ''));
	const other = set(base, [['priority', 'high']]);
	const gone = mergeProposals(base, other, cut);
	t.is(gone.alignment.document.text, set(cut, [['priority', 'high']]).document.text);
	const filled = set(base, [['rollback-strategy', 'Take it back.']]);
	const back = mergeProposals(base, filled, cut);
	t.deepEqual(back.conflicts, []);
	t.is(back.alignment.document.text, filled.document.text);
});

test('sections that each side put back at the same place both stand there, in the order of the template', t => {
	const cut = aligned(base.document.text.replace(/## Approval & Review\n[\s\S]*$/, '').trimEnd());
	const mine = set(cut, [['next-steps', 'Mine.']]);
	const theirs = set(cut, [['lessons-learned', 'Theirs.']]);
	const {alignment, conflicts} = mergeProposals(cut, mine, theirs);
	t.deepEqual(conflicts, []);
	t.is(
		alignment.document.text,
		set(cut, [
			['next-steps', 'Mine.'],
			['lessons-learned', 'Theirs.'],
		]).document.text,
	);
	t.true(
		accepted(putBackSection(cut, 'implementation-tracking')).document.text.length < alignment.document.text.length,
	);
});

test('line ends that one side changed all over stay changed, and the fields of the other are written with them', t => {
	const theirs = aligned(base.document.text.replaceAll('\n', '\r\n'));
	const mine = set(base, [['problem-statement', 'One.\n\nTwo.']]);
	const {alignment} = mergeProposals(base, mine, theirs);
	t.is(alignment.document.text, mine.document.text.replaceAll('\n', '\r\n'));
});

test('values that a field does not take, and that an author wrote by hand, are merged like others', t => {
	const start = replaced(full, '**Progress:** 35% complete', '**Progress:** about half');
	const mine = set(start, [['priority', 'low']]);
	const theirs = replaced(start, 'about half', 'nearly done');
	t.is(
		answerOf(mergeProposals(start, mine, theirs).alignment, 'implementation-tracking.current-status.progress'),
		'nearly done',
	);
	const both = mergeProposals(start, set(start, [['current-status.progress', '80']]), theirs);
	t.is(both.conflicts.length, 1);
});

test('items are found again where several say the same', t => {
	const template = '## Steps\n\n- **Step 1:** [what] - **Who:** [who]\n- **Step 2:** [what] - **Who:** [who]\n';
	const line = (number: number, who = 'Ann') => `- **Step ${number}:** build - **Who:** ${who}\n`;
	const steps = (...who: readonly string[]) =>
		alignedWith(template, `## Steps\n\n${who.map((name, index) => line(index + 1, name)).join('')}`);
	const merge = mergeProposals(
		steps('Ann', 'Ann', 'Ann', 'Ann'),
		steps('Ben', 'Ann', 'Ann', 'Ann'),
		steps('Ann', 'Ann', 'Cay', 'Ann'),
	);
	t.deepEqual(merge.conflicts, []);
	t.is(merge.alignment.document.text, steps('Ben', 'Ann', 'Cay', 'Ann').document.text);
});
