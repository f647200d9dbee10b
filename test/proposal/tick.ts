import test from 'ava';
import fc from 'fast-check';
import {findBoxes, tickables, tickBox} from '../../source/proposal/tick.js';
import {hostileDocument} from '../helpers/hostile-text.js';
import {runs} from '../helpers/runs.js';
import {accepted, aligned, readProjectFile, startSeed} from '../helpers/seed.js';

const full = aligned(readProjectFile('test/fixtures/proposal-full.md'));

/** Path and words of the boxes that an item means. */
function found(item: string, alignment = full): readonly string[] {
	return findBoxes(alignment, item).map(({path, text}) => `${path ?? '-'} ${text}`);
}

test('Every box of the document can be ticked: of check lists, of groups, and in free text', t => {
	const all = tickables(full);
	t.is(all.length, [...full.document.text.matchAll(/^- \[[ x]\] (?!not a task)/gm)].length);
	t.deepEqual(
		all.filter(({path}) => path === undefined).map(({text}) => text),
		['agreed with the gateway team', 'date confirmed'],
	);
});

test('A box is meant by its path, of which the last parts are enough', t => {
	t.deepEqual(found('approval-review.technical-review.3'), [
		'approval-review.technical-review.3 Performance review completed',
	]);
	t.deepEqual(found('technical-review.3'), found('approval-review.technical-review.3'));
	t.deepEqual(found('phase-1.tasks.2'), ['implementation-plan.phase-1.tasks.2 `POST /uploads` behind a flag']);
	t.deepEqual(found('key-milestones.2'), [
		'implementation-tracking.key-milestones.2 Milestone 2: 2026-03-20 - First resumed upload',
	]);
	t.deepEqual(found('technical-review.4'), []);
	t.deepEqual(found('technical-review.0'), []);
	t.deepEqual(found('problem-statement.1'), []);
});

test('A box is meant by its words or a part of them, whatever the case and the signs', t => {
	t.deepEqual(found('Security review completed'), ['approval-review.technical-review.2 Security review completed']);
	t.deepEqual(found('post /uploads behind a FLAG'), [
		'implementation-plan.phase-1.tasks.2 `POST /uploads` behind a flag',
	]);
	t.deepEqual(found('first resumed'), [
		'implementation-tracking.key-milestones.2 Milestone 2: 2026-03-20 - First resumed upload',
	]);
	t.deepEqual(found('date confirmed'), ['- date confirmed']);
	t.is(found('review completed').length, 3);
	t.is(found('Task 1', startSeed()).length, 4);
	t.deepEqual(found('nothing of that'), []);
	t.deepEqual(found(''), []);
	t.deepEqual(found('…'), []);
});

test('Words that are all of one box come before those that are part of another', t => {
	const alignment = aligned('# T\n\n- [ ] Test again\n- [ ] Test\n');
	t.deepEqual(found('test', alignment), ['- Test']);
});

test('A tick changes one character, and no tick changes nothing', t => {
	for (const item of ['technical-review.3', 'key-milestones.2', 'date confirmed', 'phase-1.tasks.2']) {
		const [box] = findBoxes(full, item);
		if (!box) {
			throw new Error(item);
		}

		const after = accepted(tickBox(full, box, true));
		const {text} = full.document;
		t.is(after.document.text, `${text.slice(0, box.box.from)}x${text.slice(box.box.to)}`, item);
		t.is(accepted(tickBox(full, box, false)), full, item);
		const [ticked] = findBoxes(after, item);
		t.is(ticked && accepted(tickBox(after, ticked, false)).document.text, text, item);
	}
});

test('Every box of any document is ticked by one character, and by nothing else', t => {
	const property = fc.property(hostileDocument, fc.boolean(), (words, done) => {
		const alignment = aligned(`# T\n\n## Approval & Review\n\n### Technical Review\n- [ ] a\n- [x] b\n\n${words}`);
		const {text} = alignment.document;
		return tickables(alignment).every(box => {
			const {alignment: after, refused} = tickBox(alignment, box, done);
			const wanted =
				box.isDone === done ? text : text.slice(0, box.box.from) + (done ? 'x' : ' ') + text.slice(box.box.to);
			return refused.length === 0 && after.document.text === wanted;
		});
	});
	t.notThrows(() => fc.assert(property, runs(150)));
});
