import test from 'ava';
import {reduceWizard} from '../../../../source/ui/screens/wizard/wizard-reducer.js';
import {documentLines, reviewRows} from '../../../../source/ui/screens/wizard/wizard-rows.js';
import {
	draftStateOf,
	pathOf,
	stopsOf,
	summaryOf,
	type WizardState,
} from '../../../../source/ui/screens/wizard/wizard-state.js';
import {differingFields} from '../../../../source/ui/screens/wizard/wizard-target.js';
import {readProjectFile} from '../../../helpers/seed.js';
import {fieldIds, openFile, press, resumeWizard, textOf, type} from '../../../helpers/wizard-driver.js';

const path = 'docs/enhancements/faster.md';

/** Written by hand: no front matter, most parts missing, Windows line ends, a section of its own. */
const byHand = [
	'# Enhancement: Cache the index',
	'',
	'## Enhancement Overview',
	'',
	'**Title:** Cache the index',
	'**Priority:** high',
	'',
	'## Current State Analysis',
	'',
	'### Problem Statement',
	'The index is read at every start.',
	'',
	'## My notes',
	'',
	'Ask Ann.  ',
	'',
].join('\r\n');
const minimal = readProjectFile('test/fixtures/proposal-minimal.md');

const review = (state: WizardState) => press(state, 'ctrl+r');
const at = (text: string, field: string) => openFile(text, {field});
const planOf = ({request}: WizardState) => (request?.kind === 'write' ? request.plan : undefined);

test('a file opens at the first field that is missing: a required one, else one that is due and empty, else the first', t => {
	t.is(openFile(byHand).field, fieldIds.category);
	t.is(openFile(minimal).field, fieldIds.effort);
	t.is(openFile(readProjectFile('test/fixtures/proposal-full.md')).field, fieldIds.title);
});

test('what the document lacks can be reached, and is put back when it gets a value, and only then', t => {
	const open = at(byHand, 'risk-assessment.rollback-strategy');
	t.is(open.field, 'risk-assessment.rollback-strategy');
	t.is(textOf(press(open, 'tab', 'shift+tab', 'ctrl+n', 'ctrl+p')), byHand);
	t.is(textOf(press(type(open, '  '), 'tab')), byHand);
	const filled = press(type(open, 'Delete it.'), 'tab');
	t.true(textOf(filled).includes('### Rollback Strategy\r\nDelete it.\r\n\r\n## My notes\r\n'));
	t.is(textOf(press(filled, 'ctrl+_')), byHand);
	t.is(
		textOf(press(at(byHand, fieldIds.category), 'enter')),
		byHand.replace('**Priority', '**Category:** architecture\r\n**Priority'),
	);
});

test('a list that the document lacks shows the tasks of the template, and is put back with what is ticked', t => {
	const open = at(byHand, 'approval-review.technical-review');
	const ticked = type(open, ' ');
	t.true(textOf(ticked).includes('- [x] Architecture review completed\r\n- [ ] Security review completed\r\n'));
	t.is(textOf(press(open, 'down', 'down', 'tab')), byHand);
});

test('a group that the document lacks is put back with the items of the template', t => {
	const open = at(byHand, 'risk-assessment.technical-risks.risk');
	t.is(open.editor.kind, 'items');
	const added = type(open, 'a');
	t.is(added.field, 'risk-assessment.technical-risks.risk-1.name');
	t.is(added.alignment.byId.get(fieldIds.risks)?.items.length, 2);
});

test('what would not be found again stays as it was typed, with the reason, and puts nothing back', t => {
	const refused = press(type(at(byHand, 'risk-assessment.rollback-strategy'), '# Mine'), 'tab');
	t.is(textOf(refused), byHand);
	t.regex(refused.problems['risk-assessment.rollback-strategy'] ?? '', /would start a section of its own/);
	const resumed = resumeWizard(refused);
	t.deepEqual(resumed.problems, refused.problems);
});

test('sections that are missing as a whole are empty, not done, and say what they want', t => {
	const rows = reviewRows(review(openFile(byHand)));
	t.deepEqual(
		rows.slice(3, 5).map(({section, mark, wants}) => [section.title, mark, wants[0]?.labels[0]]),
		[
			['Implementation Plan', 'empty', 'Phases'],
			['Success Metrics', 'empty', 'Primary KPI'],
		],
	);
});

test('the file keeps its path, and a required field that it lacks does not hinder writing', t => {
	const state = review(press(type(press(at(byHand, fieldIds.problem), 'end'), ' Twice.'), 'tab'));
	t.is(pathOf(state), path);
	t.is(type(state, 'n').view, 'review');
	const asked = type(state, 'w');
	t.deepEqual(planOf(asked), [{path, before: byHand, after: byHand.replace('every start.', 'every start. Twice.')}]);
	t.deepEqual(reduceWizard(asked, {type: 'written', path}).exit, {kind: 'written', path});
});

test('what a field refuses still hinders writing', t => {
	const state = review(press(type(press(at(byHand, fieldIds.problem), 'end', 'enter'), '# Mine'), 'tab'));
	t.regex(type(state, 'w').notice ?? '', /^Not yet: "Problem Statement" holds the heading/);
});

test('where nothing was changed, also when it was changed back, w ends without writing', t => {
	const state = review(openFile(byHand));
	t.deepEqual(type(state, 'w').exit, {kind: 'unchanged', path});
	const back = press(press(type(at(byHand, fieldIds.problem), '!'), 'tab'), 'ctrl+_');
	t.deepEqual(type(review(back), 'w').exit, {kind: 'unchanged', path});
});

test('the review counts the fields that differ, and the document view shows the exact diff', t => {
	const state = review(press(type(at(minimal, fieldIds.impact), 'Less waiting'), 'tab'));
	t.deepEqual(differingFields(state), [fieldIds.impact]);
	const lines = documentLines(type(state, 'd'));
	t.deepEqual(lines, [
		'@@ -20,7 +20,7 @@',
		' ',
		' **Estimated Effort:** [hours|days|weeks] (team size: X engineers)',
		' ',
		'-**Business Impact:** [quantifiable impact - e.g., "40% improvement in ',
		'-response quality"]',
		'+**Business Impact:** Less waiting',
		' ',
		' **Technical Risk:** low',
		' ',
	]);
	t.deepEqual(documentLines(review(openFile(minimal))), []);
	t.is(type(type(state, 'd'), 'w').request?.kind, 'write');
});

test('the diff of a long change scrolls to its end', t => {
	const state = review(press(type(at(minimal, fieldIds.problem), 'Words.\n'.repeat(60)), 'tab'));
	const end = press(type(state, 'd'), 'end', 'down', 'pagedown');
	t.is(end.row, documentLines(end).length - end.layout.body + 1);
});

test('an existing file is called by its title, else by its heading, else by its name', t => {
	t.is(summaryOf(openFile(minimal)).title, 'Faster cold start');
	t.is(summaryOf(openFile(byHand.replace(/\*\*Title:.*\r\n/, ''))).title, 'Cache the index');
	t.is(summaryOf(openFile('## Current State Analysis\n\n### Problem Statement\nx\n')).title, 'faster.md');
});

test('a draft of a file brings its text and what it was made from', t => {
	const state = press(type(press(at(byHand, fieldIds.problem), 'end'), ' Twice.'), 'tab');
	t.is(draftStateOf(state).base, byHand);
	const resumed = resumeWizard(state);
	t.is(textOf(resumed), textOf(state));
	t.deepEqual(planOf(type(review(resumed), 'w')), planOf(type(review(state), 'w')));
});

test('every stop of a document that lacks nearly everything can be filled in or says why not', t => {
	const bare = '# Enhancement: A\n';
	for (const stop of stopsOf(openFile(bare).alignment)) {
		const state = at(bare, stop.state.id);
		t.is(state.field, stop.state.id);
		t.is(textOf(press(state, 'tab')), bare);
	}
});
