import test from 'ava';
import {setField} from '../../source/proposal/change.js';
import {changedSinceApproval, fingerprint} from '../../source/proposal/fingerprint.js';
import {tickables, tickBox} from '../../source/proposal/tick.js';
import {movedTo, proposalAt} from '../helpers/moved.js';
import {accepted, aligned, alignedWith} from '../helpers/seed.js';

const approved = movedTo(proposalAt('in-review'), 'approved');
const {text} = approved.document;

/** The sections that say something else than was approved after an edit by hand. */
function changed(edit: (text: string) => string): readonly string[] | undefined {
	const edited = edit(text);
	if (edited === text) {
		throw new Error('the edit changed nothing');
	}

	return changedSinceApproval(aligned(edited));
}

test('Before an approval nothing is noted, and right after it nothing has changed', t => {
	t.is(changedSinceApproval(proposalAt('in-review')), undefined);
	t.deepEqual(changedSinceApproval(approved), []);
});

test('What is written otherwise names its section', t => {
	t.deepEqual(
		changed(old => old.replace('a quota for each team', 'no quota')),
		['Risk Assessment'],
	);
	t.deepEqual(
		changed(old => old.replace('**Priority:** high', '**Priority:** low')),
		['Enhancement Overview'],
	);
	t.deepEqual(
		changed(old => old.replace('Let a dropped', 'Have a dropped')),
		['Title and introduction'],
	);
	t.deepEqual(
		changed(old => old.replace('2 engineers (HTTP', '3 engineers (HTTP').replace('0 days', '1 day')),
		['Resource Requirements', 'Alternative Approaches'],
	);
	t.deepEqual(
		changed(old => old.replace('- [ ] desktop (Windows 窓 too)\n', '')),
		['Implementation Plan'],
	);
});

test("A section of one's own, and one that is gone, are named too", t => {
	t.deepEqual(
		changed(old => old.replace('## Risk Assessment', '## My own\nx\n\n## Risk Assessment')),
		['My own'],
	);
	t.deepEqual(
		changed(old => old.replace(/## Risk Assessment[\s\S]*?(?=## Resource)/, '')),
		['Risk Assessment'],
	);
	const own = movedTo(
		aligned(
			text
				.replace('status: approved', 'status: in-review')
				.replace('[x] Yes', '[ ] Yes')
				.replace('## Risk Assessment', '## My own\nx\n\n## Risk Assessment'),
		),
		'approved',
	);
	t.deepEqual(changedSinceApproval(aligned(own.document.text.replace('## My own\nx\n', ''))), [
		'a section that is gone',
	]);
});

test('Moves, ticks, tracking and the review change nothing that was approved', t => {
	const begun = movedTo(approved, 'in-progress', {phase: 'testing', progress: '60'});
	t.deepEqual(changedSinceApproval(begun), []);
	const box = tickables(begun).find(({isDone}) => !isDone);
	t.deepEqual(box && changedSinceApproval(tickBox(begun, box, true).alignment), []);
	const blocked = accepted(setField(begun, 'implementation-tracking.blockers-issues', 'The balancer'));
	t.deepEqual(changedSinceApproval(blocked), []);
	t.deepEqual(changedSinceApproval(movedTo(begun, 'completed')), []);
	t.deepEqual(
		changed(old => old.replace('Measure first: the', 'The')),
		[],
	);
	t.deepEqual(
		changed(old => old.replace('Zoë', 'Zoe').replace('- [ ] Support lead', '- [x] Support lead').replace('Ada', 'Eva')),
		[],
	);
});

test('Front matter and what only formats the text may be written anew', t => {
	t.deepEqual(
		changed(old => old.replace('category: performance\n', 'owner: x\ncategory: "performance"\n')),
		[],
	);
	t.deepEqual(
		changed(old => old.replaceAll('\n', '\r\n')),
		[],
	);
	t.deepEqual(
		changed(old => old.replaceAll(/^- /gm, '*   ').replaceAll(/^(\s*)\* /gm, '$1- ')),
		[],
	);
	t.deepEqual(
		changed(old => old.replaceAll('**', '__')),
		[],
	);
	t.deepEqual(
		changed(old =>
			old.replace("The gateway's move to HTTP/2 has to be over.", "The gateway's move\nto HTTP/2 has   to be over."),
		),
		[],
	);
	t.deepEqual(
		changed(old => old.replace('## Risk Assessment\n', '<!-- look again -->\n\n\n## Risk Assessment ##\n')),
		[],
	);
	t.deepEqual(
		changed(old => old.replace('## Risk Assessment\n', 'Risk Assessment\n---------------\n')),
		[],
	);
	t.deepEqual(
		changed(old => old.replaceAll('\n---\n\n', '\n***\n\n\n').replace('***', '---')),
		[],
	);
});

test('A table may be lined up, and a list numbered anew', t => {
	const template = '---\nstatus: in-review\n---\n\n# [Title]\n\n## Why\n[Why?]\n';
	const before = alignedWith(
		template,
		`${template.replace('[Why?]', '| a | b |\n|---|:-:|\n| 1 | 2 |\n\n1. one\n2. two')}`,
	);
	const after = movedTo(before, 'approved').document.text;
	const again = (from: string, to: string): readonly string[] | undefined =>
		changedSinceApproval(alignedWith(template, after.replace(from, to)));
	t.deepEqual(again('| a | b |\n|---|:-:|\n| 1 | 2 |', 'a    |  b\n-----|:---:\n1    |  2'), []);
	t.deepEqual(again('2. two', '3) two'), []);
	t.deepEqual(again('| 1 | 2 |', '| 1 | 3 |'), ['Why']);
	t.deepEqual(again('2. two', '2. too'), ['Why']);
});

test('A choice among boxes on one line is no tick of a list', t => {
	const template = '---\nstatus: in-review\n---\n\n# [Title]\n\n## Why\n**Breaking:** [ ] Yes [ ] No\n\n- [ ] Task 1\n';
	const after = movedTo(alignedWith(template), 'approved').document.text;
	t.deepEqual(changedSinceApproval(alignedWith(template, after.replace('[ ] No', '[x] No'))), ['Why']);
	t.deepEqual(changedSinceApproval(alignedWith(template, after.replace('[ ] Task', '[X] Task'))), []);
});

test('The note goes with the approval, and what a person made of it does no harm', t => {
	t.is(changedSinceApproval(movedTo(approved, 'in-review')), undefined);
	t.is(changedSinceApproval(movedTo(approved, 'deferred')), undefined);
	t.is(
		changed(old => old.replace(/approved_content: .*/, 'approved_content: yes, by me')),
		undefined,
	);
	t.is(
		changed(old => old.replace(/approved_content: .*\n/, '')),
		undefined,
	);
	t.deepEqual(
		changed(old => old.replace(/(?<=approved_content: )(.*)/, "'$1' # do not edit")),
		[],
	);
	t.is(fingerprint(aligned('---\na: b\n---\n')), '');
});

test('Hostile text is no harder to read than any other', t => {
	for (const piece of ['<!-- ', '\\', '| ', '> ', '# ', '- [ ] ', '**a:** ', '   \n', '--- ', '[x] ']) {
		t.is(fingerprint(aligned(`# T\n\n## Risk Assessment\n\n${piece.repeat(60_000)}`)).length > 0, true, piece);
	}
});
