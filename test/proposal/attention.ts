import test from 'ava';
import {type AttentionOptions, attentionOf} from '../../source/proposal/attention.js';
import type {Alignment} from '../../source/template/align.js';
import {movedTo, proposalAt, textAt} from '../helpers/moved.js';
import {aligned, alignedWith, readProjectFile} from '../helpers/seed.js';

const today: AttentionOptions = {today: '2026-04-10', changed: '2026-04-09'};

/** What needs attention, a line each. */
function attention(alignment: Alignment, options: Partial<AttentionOptions> = {}): readonly string[] {
	return attentionOf(alignment, {...today, ...options}).map(({kind, reason}) => `${kind}: ${reason}`);
}

/** The full proposal at a status, with nothing in the way. */
function calm(status: string): Alignment {
	return aligned(textAt(status).replace("- The balancer's timeout is still 60 s", 'None.'));
}

test('Where all is well nothing needs attention', t => {
	for (const status of ['draft', 'proposed', 'in-review', 'approved', 'in-progress', 'completed', 'reviewed']) {
		t.deepEqual(attention(calm(status)), [], status);
	}

	for (const status of ['deferred', 'rejected', 'withdrawn', 'superseded']) {
		t.deepEqual(attention(proposalAt(status), {changed: '2020-01-01'}), [], status);
	}
});

test('A review that lasts, or lacks only the decision, waits for an approval', t => {
	t.deepEqual(attention(calm('in-review'), {changed: '2026-03-27'}), [
		'approval-waits: in review without a change for 14 days',
	]);
	t.deepEqual(attention(calm('in-review'), {changed: '2026-04-03', reviewAfter: 7}), [
		'approval-waits: in review without a change for 7 days',
	]);
	const {text} = calm('in-review').document;
	const ticked = text.replaceAll(/- \[ \] (Performance review|Support lead)/g, '- [x] $1');
	t.deepEqual(attention(aligned(ticked)), ['approval-waits: every review is ticked, only the decision is missing']);
});

test('What is in the way is told in its first words', t => {
	t.deepEqual(attention(proposalAt('in-progress')), ["blocked: blocked: The balancer's timeout is still 60 s"]);
	for (const words of [
		'None',
		'no blockers',
		'N/A',
		'-',
		'No current issues.',
		'[List any current blockers or issues]',
	]) {
		t.deepEqual(attention(aligned(calm('in-progress').document.text.replace('None.', words))), [], words);
	}
});

test('What is not final and does not change for long is stale', t => {
	t.deepEqual(attention(calm('approved'), {changed: '2026-03-11'}), ['stale: nothing has changed for 30 days']);
	t.deepEqual(attention(calm('approved'), {changed: '2026-03-12'}), []);
	t.deepEqual(attention(calm('approved'), {changed: '2026-03-12', staleAfter: 10}), [
		'stale: nothing has changed for 29 days',
	]);
	t.deepEqual(attention(calm('approved'), {changed: undefined}), []);
	t.deepEqual(attention(calm('approved'), {changed: 'long ago'}), []);
	t.deepEqual(attention(calm('active'), {changed: '2020-01-01'}), ['stale: nothing has changed for 2291 days']);
});

test('What is done and not said to be is told', t => {
	const {text} = calm('in-progress').document;
	t.deepEqual(attention(aligned(text.replaceAll('- [ ]', '- [x]'))), [
		'all-done: all 24 boxes are ticked, but the status is in-progress',
	]);
	t.deepEqual(
		attention(aligned(text.replace('35%', '100%').replace('**Phase:** development', '**Phase:** completed'))),
		['all-done: the progress is 100 % and the phase is completed, but the status is in-progress'],
	);
});

test('A review that is not written is told, but not where the template asks for none', t => {
	const text = textAt('completed').replace(
		/(?<=### Lessons Learned\n)[\s\S]*?(?=\n### )/,
		"[What worked well, what didn't]\n",
	);
	t.deepEqual(attention(aligned(text)), ['review-missing: still to be written: Lessons Learned']);
	const rfc = '---\nstatus: completed\n---\n# [Title]\n\n## Why\n[Why?]\n';
	t.deepEqual(attention(alignedWith(rfc), {changed: '2020-01-01'}), []);
});

test('What has changed since it was approved is told with its sections', t => {
	const approved = movedTo(calm('in-review'), 'approved');
	const edited = aligned(approved.document.text.replace('a quota for each team', 'no quota'));
	t.deepEqual(attention(edited), ['changed-since-approval: changed since it was approved: Risk Assessment']);
	t.deepEqual(attention(movedTo(edited, 'in-progress')), [
		'changed-since-approval: changed since it was approved: Risk Assessment',
	]);
	t.deepEqual(attention(movedTo(movedTo(movedTo(edited, 'in-progress'), 'completed'), 'reviewed')), []);
});

test('A decision and a status that say different things are told', t => {
	const withBoxes = (status: string, boxes: string): readonly string[] =>
		attention(aligned(calm(status).document.text.replace(/(?<=implementation:\*\* ).*/, boxes)));
	t.deepEqual(withBoxes('in-review', '[x] Yes [ ] No [ ] Deferred'), [
		'contradiction: "Approved for implementation" says Yes, but the status is in-review',
	]);
	t.deepEqual(withBoxes('approved', '[ ] Yes [ ] No [x] Deferred'), [
		'contradiction: "Approved for implementation" says Deferred, but the status is approved',
	]);
	t.deepEqual(withBoxes('rejected', '[ ] Yes [ ] No [ ] Deferred'), [
		'contradiction: the status is rejected, but "Approved for implementation" is not answered',
	]);
	t.deepEqual(withBoxes('withdrawn', '[x] Yes [ ] No [ ] Deferred'), []);
	t.deepEqual(withBoxes('active', '[x] Yes [ ] No [ ] Deferred'), []);
	const minimal = readProjectFile('test/fixtures/proposal-minimal.md');
	t.deepEqual(
		attention(aligned(minimal.replace(/\n---\n\n## Approval & Review[\s\S]*$/, '').replace('proposed', 'approved'))),
		[],
	);
});
