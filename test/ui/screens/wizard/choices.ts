import test from 'ava';
import {activeBuffer} from '../../../../source/ui/screens/wizard/wizard-editor.js';
import {editorOf} from '../../../../source/ui/screens/wizard/wizard-moves.js';
import {draftStateOf, type WizardState} from '../../../../source/ui/screens/wizard/wizard-state.js';
import {fieldIds, openWizard, press, rawOf, resumeWizard, type} from '../../../helpers/wizard-driver.js';

const highlighted = (state: WizardState) => {
	const editor = editorOf(state, 'choice');
	return editor?.options[editor.index] ?? 'other…';
};

const category = () => openWizard({field: fieldIds.category});
const effort = () => openWizard({field: fieldIds.effort});

test("the highlight stops at both ends, and the last row of an open choice is for a value of one's own", t => {
	t.is(highlighted(category()), 'architecture');
	t.is(highlighted(press(category(), 'up')), 'architecture');
	t.is(highlighted(press(category(), 'down', 'down')), 'performance');
	t.is(highlighted(press(category(), 'end')), 'other…');
	t.is(highlighted(press(category(), 'end', 'down', 'up')), 'documentation');
	t.is(highlighted(press(category(), 'end', 'home')), 'architecture');
	const option = openWizard({field: 'approval-review.implementation-approval.approved-for-implementation'});
	t.is(highlighted(press(option, 'end')), 'Deferred');
});

test('Enter and Space choose, and the choice is also written where the front matter repeats it', t => {
	for (const choose of [(state: WizardState) => press(state, 'enter'), (state: WizardState) => type(state, ' ')]) {
		const state = choose(press(category(), 'down'));
		t.is(rawOf(state, fieldIds.category), 'security');
		t.is(rawOf(state, 'front-matter.category'), 'security');
		t.is(state.field, fieldIds.priority);
	}
});

test('letters move the highlight to the option that begins with them', t => {
	t.is(highlighted(type(category(), 'u')), 'usability');
	t.is(highlighted(type(category(), 'sca')), 'scalability');
	t.is(highlighted(type(category(), 's')), 'security');
	t.is(highlighted(type(category(), 'ss')), 'scalability');
	t.is(highlighted(type(category(), 'sss')), 'security');
	t.is(highlighted(type(category(), 'DOC')), 'documentation');
	t.is(highlighted(type(category(), 'o')), 'other…');
	t.is(highlighted(type(category(), 'q')), 'architecture');
	t.is(highlighted(type(press(type(category(), 's'), 'down'), 'c')), 'performance');
});

test('an option that was chosen is highlighted when the field is opened again, and Backspace clears it', t => {
	const chosen = press(type(category(), 'u'), 'enter', 'shift+tab');
	t.is(highlighted(chosen), 'usability');
	const cleared = press(chosen, 'backspace');
	t.is(cleared.alignment.byId.get(fieldIds.category)?.isFilled, false);
	t.is(rawOf(cleared, 'front-matter.category'), 'template');
	t.is(highlighted(cleared), 'architecture');
});

test('one of several boxes is ticked, and another choice unticks it', t => {
	const id = 'approval-review.implementation-approval.approved-for-implementation';
	const yes = press(openWizard({field: id}), 'enter');
	t.is(rawOf(yes, id), '[x] Yes [ ] No [ ] Deferred');
	const deferred = press(yes, 'shift+tab', 'end', 'enter');
	t.is(rawOf(deferred, id), '[ ] Yes [ ] No [x] Deferred');
});

test("a value of one's own is taken with Enter or Tab and stands in the list from then on", t => {
	const typed = type(press(category(), 'end', 'enter'), 'observability');
	for (const key of ['enter', 'tab']) {
		const taken = press(typed, key);
		t.is(rawOf(taken, fieldIds.category), 'observability');
		t.is(taken.field, fieldIds.priority);
		t.deepEqual(editorOf(press(taken, 'shift+tab'), 'choice')?.options.slice(-2), ['documentation', 'observability']);
	}
});

test("Esc in a value of one's own shows the list again and keeps the text, also over a crash and another field", t => {
	const closed = press(type(press(category(), 'end', 'enter'), 'observ'), 'escape');
	t.is(editorOf(closed, 'choice')?.other, undefined);
	const text = (state: WizardState) => activeBuffer(state.editor)?.text;
	t.is(text(press(closed, 'enter')), 'observ');
	t.is(text(resumeWizard(closed)), 'observ');
	t.is(text(press(closed, 'tab', 'shift+tab')), 'observ');
	t.is(rawOf(press(closed, 'tab'), fieldIds.category)?.startsWith('[architecture|'), true);
	t.deepEqual(press(closed, 'tab').problems, {});
	t.deepEqual(draftStateOf(press(closed, 'home', 'enter')).pending, {});
});

test("Enter without a value of one's own goes back to the list", t => {
	const state = press(category(), 'end', 'enter', 'enter');
	t.is(state.field, fieldIds.category);
	t.is(editorOf(state, 'choice')?.other, undefined);
});

test('an effort is asked for in parts: amount, unit and people', t => {
	const state = press(type(press(type(effort(), '3-4'), 'enter', 'enter'), '2'), 'enter');
	t.is(rawOf(state, fieldIds.effort), '3-4 weeks (team size: 2 engineers)');
	t.is(state.field, fieldIds.impact);
});

test('one week and one engineer are written as one', t => {
	const state = press(type(press(type(effort(), '1'), 'tab', 'tab'), '1'), 'tab');
	t.is(rawOf(state, fieldIds.effort), '1 week (team size: 1 engineer)');
});

test('the unit follows the arrows in every part and its first letter in its own', t => {
	const unit = (state: WizardState) => {
		const editor = editorOf(state, 'effort');
		return state.alignment.byId.get(state.field)?.field.choices[editor?.unit ?? -1];
	};

	t.is(unit(effort()), 'weeks');
	t.is(unit(press(effort(), 'up')), 'days');
	t.is(unit(type(press(effort(), 'enter'), 'h')), 'hours');
	t.is(unit(press(effort(), 'enter', 'left')), 'days');
	t.is(unit(type(press(effort(), 'enter'), ' ')), unit(press(effort(), 'enter', 'right')));
});

test('Shift+Tab goes back through the parts of an effort before it leaves the field', t => {
	const people = press(effort(), 'tab', 'tab');
	t.is(editorOf(people, 'effort')?.part, 'people');
	t.is(press(people, 'shift+tab', 'shift+tab').field, fieldIds.effort);
	t.is(press(people, 'shift+tab', 'shift+tab', 'shift+tab').field, fieldIds.priority);
});

test('a number of people without an amount blocks no key, is kept, and says what it wants, also after a crash', t => {
	const left = press(type(press(effort(), 'tab', 'tab'), '2'), 'tab');
	t.is(left.field, fieldIds.impact);
	for (const state of [left, resumeWizard(left)]) {
		t.is(state.problems[fieldIds.effort], 'needs an amount before the number of people');
		const back = press(state, 'shift+tab');
		t.is(editorOf(back, 'effort')?.people.text, '2');
		t.is(rawOf(press(type(back, '5'), 'ctrl+n'), fieldIds.effort), '5 weeks (team size: 2 engineers)');
	}
});

test('an effort that is no amount stays as it was typed, with the reason, and is edited as a line', t => {
	const left = press(type(effort(), 'a few'), 'tab', 'tab', 'tab');
	t.is(
		left.notice,
		'Estimated Effort: kept as typed, but is not an amount with its unit, such as 3-4 weeks (team size: 2 engineers)',
	);
	const state = press(left, 'shift+tab');
	t.is(rawOf(state, fieldIds.effort), '[hours|days|weeks] (team size: X engineers)');
	t.deepEqual(state.pending, {[fieldIds.effort]: 'a few'});
	t.is(state.editor.kind, 'text');
	t.is(rawOf(press(type(press(state, 'ctrl+u'), '3 days'), 'enter'), fieldIds.effort), '3 days');
});

test('people behind an effort that is no amount are kept with it', t => {
	const state = press(type(press(type(effort(), 'a few'), 'tab', 'tab'), '2'), 'tab');
	t.deepEqual(state.pending, {[fieldIds.effort]: 'a few 2'});
});

test('a unit that is typed behind the amount holds', t => {
	const state = press(type(effort(), '3-4 months'), 'tab', 'tab', 'tab');
	t.is(rawOf(state, fieldIds.effort), '3-4 months');
});

test('a draft comes back to the part of an effort, the row of a list and the place in a text', t => {
	const places = [
		press(type(press(type(effort(), '12'), 'enter', 'enter'), '34'), 'left'),
		press(type(effort(), '12'), 'left'),
		press(type(effort(), '12'), 'enter'),
		press(category(), 'down', 'down'),
		press(openWizard({field: fieldIds.risks}), 'down'),
		press(type(openWizard(), 'Faster search'), 'ctrl+left'),
	];
	for (const state of places) t.deepEqual(resumeWizard(state).editor.kind, state.editor.kind);
	const parts = places.map(state => editorOf(resumeWizard(state), 'effort')?.part);
	t.deepEqual(parts, ['people', 'amount', 'unit', undefined, undefined, undefined]);
	t.deepEqual(
		places.map(state => activeBuffer(resumeWizard(state).editor)?.cursor),
		[1, 1, undefined, undefined, undefined, 7],
	);
	t.deepEqual(
		places.map(state => draftStateOf(resumeWizard(state)).cursor),
		places.map(state => draftStateOf(state).cursor),
	);
});
