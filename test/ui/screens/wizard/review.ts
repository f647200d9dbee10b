import test from 'ava';
import {reduceWizard} from '../../../../source/ui/screens/wizard/wizard-reducer.js';
import {documentLines, laterFields, reviewRows, warningsOf} from '../../../../source/ui/screens/wizard/wizard-rows.js';
import {pathOf, summaryOf, type WizardState} from '../../../../source/ui/screens/wizard/wizard-state.js';
import {readProjectFile} from '../../../helpers/seed.js';
import {fieldIds, openWizard, press, resumeWizard, textOf, type} from '../../../helpers/wizard-driver.js';

/** The four required fields answered, at the technical risk. */
const ready = () => {
	const choices = press(type(openWizard(), 'Über fast search'), 'enter', 'enter', 'enter');
	return press(choices, 'tab', 'tab', 'tab', 'tab', 'enter');
};

const review = (state: WizardState) => press(state, 'ctrl+r');

test('the review lists every section with how much of it is filled in and what it wants', t => {
	const rows = reviewRows(review(openWizard()));
	t.deepEqual(
		rows
			.slice(0, 3)
			.map(row => [row.section.title, row.mark, row.wants.map(({text}) => text).join('; '), row.filled, row.total]),
		[
			[
				'Enhancement Overview',
				'empty',
				'needs Title, Category, Priority, Technical Risk; Estimated Effort, Business Impact',
				0,
				6,
			],
			[
				'Current State Analysis',
				'empty',
				'Problem Statement, User Experience, Performance, Scalability, Security, Maintainability, Existing Workarounds',
				0,
				7,
			],
			[
				'Proposed Solution',
				'empty',
				'Architecture Overview, Technical Implementation, Integration Points, Dependencies',
				0,
				4,
			],
		],
	);
	t.deepEqual(
		rows.slice(10).map(row => row.mark),
		['closed', 'closed', 'closed'],
	);
	t.is(rows.length, 13);
});

test('the review opens at the section of the field and goes back to that field', t => {
	const state = review(openWizard({field: fieldIds.tasks}));
	t.is(reviewRows(state)[state.row]?.section.title, 'Implementation Plan');
	t.is(press(state, 'escape').field, fieldIds.tasks);
	t.is(press(state, 'ctrl+o').view, 'outline');
});

test('Enter in the review opens the first field of the section that wants something', t => {
	t.is(press(review(ready()), 'down', 'enter').field, fieldIds.problem);
	t.is(press(review(ready()), 'enter').field, fieldIds.effort);
	t.is(
		press(review(openWizard()), 'down', 'down', 'down', 'down', 'down', 'enter').field,
		'risk-assessment.technical-risks.risk-1.name',
	);
});

test('a file is not asked for while a required field is empty, and ! goes to each of them', t => {
	const asked = type(review(press(type(openWizard(), 'Faster'), 'tab')), 'w');
	t.is(asked.request, undefined);
	t.is(asked.notice, 'Not yet: Category, Priority, Technical Risk are missing. ! goes there');
	const first = type(asked, '!');
	t.is(first.field, fieldIds.priority);
	const second = type(review(first), '!');
	t.is(second.field, fieldIds.risk);
	t.is(type(review(second), '!').field, fieldIds.category);
	t.is(type(review(ready()), '!').notice, 'Nothing is missing or doubtful');
});

/** A document with a value that is not listed, a placeholder left in a text, and an item filled in by half. */
const doubtful = () =>
	textOf(ready())
		.replace('**Category:** architecture', '**Category:** speed')
		.replace(
			'[Clear description of the current limitation or gap]',
			'Slow. [Clear description of the current limitation or gap]',
		)
		.replace('**Risk 2:** [Description]', '**Risk 2:** Old pages');
const half = 'risk-assessment.technical-risks.risk-2.mitigation';

test('each section says what is refused, missing, doubtful, empty and put off, the most urgent first', t => {
	const refused = press(type(openWizard({text: doubtful(), field: fieldIds.problem}), '\n\n## Mine'), 'tab', 'ctrl+t');
	const state = review(refused);
	const wants = (title: string) =>
		reviewRows(state)
			.find(({section}) => section.title === title)
			?.wants.map(({kind, text}) => `${kind}: ${text}`);
	t.deepEqual(wants('Enhancement Overview'), ['doubt: check Category', 'empty: Estimated Effort, Business Impact']);
	t.deepEqual(wants('Current State Analysis'), [
		'problem: not taken: Problem Statement',
		'empty: Performance, Scalability, Security, Maintainability, Existing Workarounds',
		'later: later: User Experience',
	]);
	t.is(wants('Risk Assessment')?.[0], 'doubt: check Risk 2: Mitigation');
	t.deepEqual(
		['Enhancement Overview', 'Current State Analysis', 'Risk Assessment', 'Success Metrics'].map(
			title => reviewRows(state).find(({section}) => section.title === title)?.mark,
		),
		['doubt', 'problem', 'doubt', 'empty'],
	);
	t.deepEqual(
		warningsOf(state).map(({kind, name, says}) => `${kind} ${name.join(' > ')}: ${says}`),
		[
			'doubt Category: "speed" is not one of architecture, security, performance, scalability, usability, monitoring, testing, documentation',
			`problem Problem Statement: ${state.problems[fieldIds.problem]}`,
			'doubt Technical Risks > Risk 2: Mitigation: is empty, though its item is begun',
		],
	);
});

test('! goes in order to all that hinders or is doubtful, from the section under the cursor on, and starts again', t => {
	const text = doubtful().replace('**Priority:** critical', '**Priority:** [critical|high|medium|low|nice-to-have]');
	const open = openWizard({text, field: fieldIds.title});
	const steps: WizardState[] = [];
	for (let step = 0; step < 5; step++) steps.push(type(review(steps.at(-1) ?? open), '!'));
	t.deepEqual(
		steps.map(({field}) => field),
		[fieldIds.category, fieldIds.priority, fieldIds.problem, half, fieldIds.category],
	);
	t.is(type(press(review(open), 'down', 'down'), '!').field, half);
	t.is(type(press(review(open), 'down'), '!').field, fieldIds.problem);
	t.is(type(press(review(open), 'pagedown'), '!').field, fieldIds.category);
});

test('o goes to the next empty field that was not put off, L to the next one that was, and both start again', t => {
	const put = press(openWizard({field: fieldIds.effort}), 'ctrl+t', 'ctrl+t');
	t.deepEqual(laterFields(put), [fieldIds.effort, fieldIds.impact]);
	const first = type(review(put), 'o');
	t.is(first.field, fieldIds.problem);
	t.is(type(press(review(put), 'down', 'down'), 'o').field, 'proposed-solution.architecture-overview');
	t.is(type(review(put), 'L').field, fieldIds.effort);
	t.is(type(review(type(review(put), 'l')), 'L').field, fieldIds.impact);
	t.is(type(review(openWizard()), 'L').notice, 'Nothing was put off with "fill later"');
	t.is(
		type(review(press(openWizard({quick: true, field: fieldIds.problem}), 'tab')), 'o').field,
		'risk-assessment.rollback-strategy',
	);
});

test('where nothing is empty, or only what was put off, o says so', t => {
	const full = readProjectFile('test/fixtures/proposal-full.md').replace('status: in-review', 'status: proposed');
	const none = openWizard({text: full});
	t.is(type(review(none), 'o').notice, 'Nothing is empty');
	const effort = full.replace(
		/\*\*Estimated Effort:\*\* .*/,
		'**Estimated Effort:** [hours|days|weeks] (team size: X engineers)',
	);
	const put = press(openWizard({text: effort, field: fieldIds.effort}), 'ctrl+t');
	t.is(type(review(put), 'o').notice, 'Nothing is empty but what was put off (1): L goes there');
});

test('writing asks for the whole document under the name that follows from the title', t => {
	const {request} = type(review(ready()), 'w');
	t.deepEqual(request?.kind === 'write' && request.plan.map(({path, before}) => ({path, before})), [
		{path: 'docs/enhancements/enhancement-architecture-ueber-fast-search.md', before: undefined},
	]);
	const after = (request?.kind === 'write' && request.plan[0]?.after) || '';
	t.true(after.includes('# Enhancement: Über fast search\n\n**Purpose:** Enhancement proposal: Über fast search.\n'));
	t.true(after.includes('`docs/enhancements/ueber-fast-search.md`'));
	t.is(reduceWizard(type(review(ready()), 'w'), {type: 'requested'}).request, undefined);
});

test('the document is looked at from the review, scrolled to both ends, and written from there', t => {
	const document = type(review(ready()), 'd');
	t.is(document.view, 'document');
	t.is(documentLines(document)[6], '# Enhancement: Über fast search');
	const end = press(document, 'end', 'down', 'pagedown');
	t.is(end.row, documentLines(end).length - end.layout.body + 1);
	t.is(press(end, 'home').row, 0);
	t.is(type(end, 'gj').row, 1);
	t.is(type(end, 'G').row, end.row);
	t.is(type(document, 'w').request?.kind, 'write');
	t.is(type(document, 'q').view, 'review');
});

test('the name of the file can be chosen, is kept over a crash, and an empty one follows the title again', t => {
	const named = press(type(press(type(review(ready()), 'n'), 'ctrl+u'), 'quick-find'), 'enter');
	t.is(named.view, 'review');
	t.is(pathOf(named), 'docs/enhancements/enhancement-architecture-quick-find.md');
	t.is(pathOf(resumeWizard(named)), pathOf(named));
	const cleared = press(type(named, 'n'), 'ctrl+u', 'enter');
	t.is(pathOf(cleared), 'docs/enhancements/enhancement-architecture-ueber-fast-search.md');
	const left = press(type(type(named, 'n'), 'er'), 'escape');
	t.is(pathOf(left), pathOf(named));
});

test('a name that is no file name is refused with one that is', t => {
	const refused = press(type(press(type(review(ready()), 'n'), 'ctrl+u'), '../My Name'), 'enter');
	t.is(refused.view, 'name');
	t.is(refused.notice, 'The name holds more than lower-case letters, digits and hyphens: try "my-name"');
	t.is(refused.query.text, 'my-name');
	t.is(pathOf(press(refused, 'enter')), 'docs/enhancements/enhancement-architecture-my-name.md');
});

test('where the name is taken the review offers a free one, and w writes under it', t => {
	const asked = type(review(ready()), 'w');
	const path = 'docs/enhancements/enhancement-architecture-ueber-fast-search.md';
	const taken = reduceWizard(reduceWizard(asked, {type: 'requested'}), {
		type: 'taken',
		path,
		free: 'ueber-fast-search-2',
	});
	t.is(taken.view, 'review');
	t.is(
		taken.notice,
		`${path} exists already and was left as it is. Press w to write under the name shown, n to change it.`,
	);
	const {request} = type(taken, 'w');
	t.is(
		request?.kind === 'write' && request.plan[0]?.path,
		'docs/enhancements/enhancement-architecture-ueber-fast-search-2.md',
	);
});

test('a written file ends the wizard, a failed one says why and ends nothing', t => {
	const asked = type(review(ready()), 'w');
	t.deepEqual(reduceWizard(asked, {type: 'written', path: 'a.md'}).exit, {kind: 'written', path: 'a.md'});
	const failed = reduceWizard(asked, {type: 'notice', says: 'The disk is full'});
	t.deepEqual([failed.exit, failed.notice], [undefined, 'The disk is full']);
});

test('keys behind w in the same burst come to a wizard that still stands in the review', t => {
	const state = type(review(ready()), 'wd');
	t.is(state.view, 'document');
	t.is(state.request?.kind, 'write');
});

test('the list of drafts shows the title and what is filled in of what is due', t => {
	t.deepEqual(summaryOf(ready()), {title: 'Über fast search', filled: 4, total: 74});
});
