import test from 'ava';
import {applyEdits, type TextEdit} from '../../source/document/text-edit.js';
import {bodyProblem, guard} from '../../source/proposal/guard.js';
import {alignedWith} from '../helpers/seed.js';

const template = '## A\n[a]\n\n## B\n- **X:** [x]\n\n## C\n[c]\n';

/** What the guard says of an edit that replaces one piece of the template by another. */
function check(old: string, replacement: string, ...changed: readonly string[]): string | undefined {
	const from = template.indexOf(old);
	const edits: readonly TextEdit[] = [{from, to: from + old.length, insert: replacement}];
	return guard(alignedWith(template), alignedWith(template, applyEdits(template, edits)), edits, new Set(changed));
}

test('A change inside of one field passes', t => {
	t.is(check('[a]', 'one\n\n- two', 'a'), undefined);
	t.is(check('[x]', 'one', 'b.x'), undefined);
});

test('A change of a field that was not to change is found', t => {
	t.is(check('[x]', 'one', 'a'), 'would also change "X"');
	t.is(check('[a]', '## C\nnew', 'a'), 'would also change "C"');
});

test('A change that makes other blocks of what follows is found', t => {
	t.is(check('[a]', '```\nopen', 'a'), 'would change parts of the document outside this field');
	t.is(check('[a]', '<!-- open', 'a'), 'would change parts of the document outside this field');
});

test('A text is looked at before it is written under a heading', t => {
	t.is(bodyProblem('text\n\n#### Deeper', 3), undefined);
	t.is(
		bodyProblem('### Same', 3),
		'holds the heading "Same", which would start a section of its own: begin it with ####',
	);
	t.is(bodyProblem('###### Six', 6), 'holds a heading, which would start a section of its own');
	t.is(bodyProblem('```\n', 3), 'leaves a code block, comment or HTML open: what follows would become part of it');
	t.is(bodyProblem('- a\n\n***', 3), 'ends in a line of dashes, which would close the section');
	t.is(bodyProblem('The end of the value\n\n#### The end of the value', 3), undefined);
});
