import test from 'ava';
import {editorOf} from '../../../../source/ui/screens/wizard/wizard-moves.js';
import type {WizardState} from '../../../../source/ui/screens/wizard/wizard-state.js';
import {draftStateOf} from '../../../../source/ui/screens/wizard/wizard-state.js';
import {fieldIds, openWizard, paste, press, rawOf, resumeWizard, type} from '../../../helpers/wizard-driver.js';

const tasks = () => openWizard({field: fieldIds.tasks});
const risks = () => openWizard({field: fieldIds.risks});
const list = (state: WizardState) => rawOf(state, fieldIds.tasks)?.split('\n');

/** A list of three tasks, the second one ticked, with the cursor on the row that adds one. */
const three = () => {
	const typed = ['one', 'two', 'three'].reduce((state, text) => press(type(state, text), 'enter'), tasks());
	return press(type(press(typed, 'escape', 'up', 'up'), 'x'), 'down', 'down');
};

test('the first task replaces the stand-ins of the template, and Enter goes on to the next one', t => {
	const one = press(type(tasks(), 'Measure'), 'enter');
	t.deepEqual(list(one), ['- [ ] Measure']);
	t.is(one.field, fieldIds.tasks);
	const two = press(type(one, 'Index'), 'enter');
	t.deepEqual(list(two), ['- [ ] Measure', '- [ ] Index']);
});

test('Enter on an empty new task goes to the next field, and Tab takes along what is typed', t => {
	t.is(press(type(tasks(), 'Measure'), 'enter', 'enter').field, 'implementation-plan.phase-2.name');
	const tab = press(type(tasks(), 'Measure'), 'tab');
	t.deepEqual(list(tab), ['- [ ] Measure']);
	t.is(tab.field, 'implementation-plan.phase-2.name');
	t.deepEqual(draftStateOf(tab).pending, {});
	t.deepEqual(list(press(tasks(), 'tab')), ['- [ ] Task 1', '- [ ] Task 2', '- [ ] Task 3']);
});

test('a task is ticked, edited, moved and removed by keys in the list', t => {
	t.deepEqual(list(three()), ['- [ ] one', '- [x] two', '- [ ] three']);
	const edited = press(type(press(three(), 'up', 'enter'), ' and a half'), 'enter');
	t.deepEqual(list(edited), ['- [ ] one', '- [x] two', '- [ ] three and a half']);
	const moved = type(press(three(), 'up'), '<');
	t.deepEqual(list(moved), ['- [ ] one', '- [ ] three', '- [x] two']);
	t.deepEqual(list(type(moved, '<<<')), ['- [ ] three', '- [ ] one', '- [x] two']);
	t.deepEqual(list(type(moved, '>')), ['- [ ] one', '- [x] two', '- [ ] three']);
	t.deepEqual(list(press(three(), 'up', 'alt+up', 'alt+down')), ['- [ ] one', '- [x] two', '- [ ] three']);
	t.deepEqual(list(type(press(three(), 'up', 'up'), 'd')), ['- [ ] one', '- [ ] three']);
});

test('a removed task says how it comes back, and undo brings it back', t => {
	const removed = press(three(), 'up', 'up', 'delete');
	t.is(removed.notice, 'Removed: Ctrl+_ brings it back');
	t.deepEqual(list(press(removed, 'ctrl+_')), ['- [ ] one', '- [x] two', '- [ ] three']);
	t.deepEqual(list(press(removed, 'ctrl+_', 'alt+e')), ['- [ ] one', '- [ ] three']);
});

test('a list without its last task is as the template has it', t => {
	const empty = press(type(tasks(), 'only'), 'enter', 'escape', 'up', 'delete');
	t.deepEqual(list(empty), ['- [ ] Task 1', '- [ ] Task 2', '- [ ] Task 3']);
	t.is(empty.alignment.byId.get(fieldIds.tasks)?.isFilled, false);
});

test('Esc in a task takes what is typed into the list and shows the list', t => {
	const closed = press(type(tasks(), 'Measure'), 'escape');
	t.deepEqual(list(closed), ['- [ ] Measure']);
	t.is(editorOf(closed, 'tasks')?.line, undefined);
	t.is(press(tasks(), 'escape', 'escape').notice, 'Esc again leaves; the draft is kept');
});

test('a task without text is no task: a new one is not added, an old one keeps its text', t => {
	const blank = press(type(three(), 'a   '), 'escape');
	t.deepEqual(list(blank), list(three()));
	const erased = press(three(), 'up', 'enter', 'ctrl+u');
	t.is(editorOf(erased, 'tasks')?.line?.text, '');
	t.deepEqual(list(press(erased, 'enter')), list(three()));
	t.is(editorOf(resumeWizard(erased), 'tasks')?.target, 2);
});

test('the row behind the last task adds one, with Enter, Space or a', t => {
	for (const key of ['\r', ' ', 'a']) {
		const adding = key === '\r' ? press(three(), 'enter') : type(three(), key);
		t.deepEqual(list(press(type(adding, 'four'), 'tab'))?.at(-1), '- [ ] four');
	}

	t.deepEqual(list(press(type(press(three(), 'up', 'up', 'up'), 'afour'), 'tab'))?.at(-1), '- [ ] four');
});

test('what is typed in a task is in the draft before it is in the list, and comes back to the same task', t => {
	const adding = press(type(three(), 'afour'), 'left');
	t.is(draftStateOf(adding).pending[`${fieldIds.tasks}#new`], 'four');
	const added = press(type(resumeWizard(adding), '!'), 'enter');
	t.deepEqual(list(added)?.at(-1), '- [ ] fou!r');
	const editing = type(press(three(), 'up', 'up', 'up', 'enter'), 'th');
	t.deepEqual(list(press(resumeWizard(editing), 'enter'))?.[0], '- [ ] oneth');
});

test('a paste of several lines into a task that is there already stays one task', t => {
	const edited = press(press(three(), 'up'), 'enter');
	t.is(list(press(paste(edited, ' and\r\nmore'), 'enter'))?.[2], '- [ ] three and more');
});

test('a task that changes keeps the others byte for byte, what stands below them included', t => {
	const text = openWizard().alignment.document.text.replace(
		'- [ ] Task 1\n- [ ] Task 2\n',
		'* [X]  one\n\n  - inner [ ] line\n* [ ] two\n',
	);
	const state = press(type(press(openWizard({text, field: fieldIds.tasks}), 'down', 'enter'), '!'), 'enter');
	t.deepEqual(list(state)?.slice(0, 4), ['* [X]  one', '', '  - inner [ ] line', '* [ ] two!']);
});

test('a group is a list of items: Enter opens the first field of the item under the cursor', t => {
	t.is(press(risks(), 'enter').field, 'risk-assessment.technical-risks.risk-1.name');
	t.is(press(risks(), 'down', 'enter').field, 'risk-assessment.technical-risks.risk-2.name');
	t.is(press(risks(), 'down', 'enter', 'tab').field, 'risk-assessment.technical-risks.risk-2.description');
});

test('an item is added behind the last one and opened at its first field', t => {
	for (const added of [type(risks(), 'a'), press(risks(), 'down', 'down', 'down', 'enter')]) {
		t.is(added.field, 'risk-assessment.technical-risks.risk-3.name');
		t.deepEqual(rawOf(added, fieldIds.risks)?.split('\n'), [
			'- **Risk 1:** [Description] - **Mitigation:** [Strategy]',
			'- **Risk 2:** [Description] - **Mitigation:** [Strategy]',
			'- **Risk 3:** [Description] - **Mitigation:** [Strategy]',
		]);
	}
});

test('the items of a group are filled in, moved and removed, and are counted anew', t => {
	const filled = press(type(type(risks(), 'a'), 'Slow index'), 'tab');
	const described = press(type(press(type(filled, 'Minutes'), 'tab'), 'Build it at night'), 'ctrl+o', 'escape');
	const group = press(described, 'shift+tab', 'shift+tab', ...Array.from({length: 7}, () => 'shift+tab'));
	t.is(group.field, fieldIds.risks);
	const moved = press(group, 'down', 'down', 'alt+up');
	t.deepEqual(rawOf(moved, fieldIds.risks)?.split('\n'), [
		'- **Risk 1:** [Description] - **Mitigation:** [Strategy]',
		'- **Slow index:** Minutes - **Mitigation:** Build it at night',
		'- **Risk 3:** [Description] - **Mitigation:** [Strategy]',
	]);
	t.is(editorOf(moved, 'items')?.index, 1);
	const removed = type(press(moved, 'up'), 'd');
	t.is(removed.notice, 'Removed: Ctrl+_ brings it back');
	t.deepEqual(rawOf(removed, fieldIds.risks)?.split('\n'), [
		'- **Slow index:** Minutes - **Mitigation:** Build it at night',
		'- **Risk 2:** [Description] - **Mitigation:** [Strategy]',
	]);
	t.is(rawOf(press(removed, 'ctrl+_'), fieldIds.risks), rawOf(moved, fieldIds.risks));
});

test('an item with a box is ticked in the list, one without a box is not', t => {
	const field = 'implementation-tracking.key-milestones';
	const ticked = type(press(openWizard({field}), 'down'), ' ');
	t.deepEqual(rawOf(ticked, field)?.split('\n'), [
		'- [ ] Milestone 1: [Date] - [Description]',
		'- [x] Milestone 2: [Date] - [Description]',
		'- [ ] Milestone 3: [Date] - [Description]',
	]);
	t.is(rawOf(type(ticked, 'x'), field), rawOf(openWizard(), field));
	t.is(rawOf(type(risks(), 'x'), fieldIds.risks), rawOf(risks(), fieldIds.risks));
});

test('an option is added with all that the template has under it', t => {
	const state = type(openWizard({field: 'alternative-approaches.option'}), 'a');
	t.deepEqual(rawOf(state, 'alternative-approaches.option')?.split('\n').slice(-5), [
		'',
		'### Option 3: [Approach name]',
		'**Pros:** [Advantages]',
		'**Cons:** [Disadvantages]',
		'**Effort:** [Time estimate]',
	]);
	t.is(state.field, 'alternative-approaches.option-3.approach-name');
});

test('a pasted list becomes a task for each line, with its boxes', t => {
	const state = paste(type(tasks(), 'First'), 'load on use\r\n- [x] Measure\r\n\r\n2. Roll out');
	t.deepEqual(list(state), ['- [ ] First load on use', '- [x] Measure', '- [ ] Roll out']);
	t.is(editorOf(state, 'tasks')?.line?.text, '');
	t.deepEqual(list(press(state, 'ctrl+_')), ['- [ ] Task 1', '- [ ] Task 2', '- [ ] Task 3']);
});
