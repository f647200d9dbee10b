import test from 'ava';
import {activeBuffer} from '../../../../source/ui/screens/wizard/wizard-editor.js';
import type {WizardState} from '../../../../source/ui/screens/wizard/wizard-state.js';
import {fieldIds, openWizard, press, rawOf, resumeWizard, textOf, type} from '../../../helpers/wizard-driver.js';

const typedAt = (state: WizardState) => activeBuffer(state.editor)?.text;
const answered = () => press(type(openWizard(), 'Faster search'), 'enter', 'down', 'enter');

test('undo goes back word by word in the text that is written, and redo forward again', t => {
	const typed = type(openWizard({field: fieldIds.impact}), 'less waiting');
	t.is(typedAt(press(typed, 'ctrl+_')), 'less ');
	t.is(typedAt(press(typed, 'ctrl+_', 'ctrl+_')), '');
	t.is(typedAt(press(typed, 'alt+u', 'alt+u', 'alt+e', 'alt+e')), 'less waiting');
});

test('behind the first letter of the text undo goes on in the document, at the field that was changed', t => {
	const typed = type(press(answered(), 'ctrl+n'), 'Slow');
	const once = press(typed, 'ctrl+_');
	t.deepEqual([once.field, typedAt(once)], [fieldIds.problem, '']);
	const twice = press(once, 'ctrl+_');
	t.deepEqual([twice.field, twice.notice], [fieldIds.category, 'Undone']);
	t.is(twice.alignment.byId.get(fieldIds.category)?.isFilled, false);
	const thrice = press(twice, 'ctrl+_');
	t.deepEqual([thrice.field, typedAt(thrice)], [fieldIds.title, '']);
	t.is(textOf(thrice), textOf(openWizard()));
	t.is(press(thrice, 'ctrl+_').notice, 'Nothing to undo');
});

test('redo does again what was undone, at the same fields, until something else is changed', t => {
	const undone = press(answered(), 'ctrl+_', 'ctrl+_');
	const once = press(undone, 'alt+e');
	t.deepEqual([once.field, once.notice], [fieldIds.title, 'Done again']);
	const twice = press(once, 'alt+e');
	t.is(twice.field, fieldIds.category);
	t.is(textOf(twice), textOf(answered()));
	t.is(press(twice, 'alt+e').notice, 'Nothing to redo');
	t.is(press(type(undone, 'Other'), 'tab', 'alt+e').notice, 'Nothing to redo');
});

test('undo in the review goes back in the document and stays in the review', t => {
	const review = press(answered(), 'ctrl+r');
	const once = type(review, 'u');
	t.deepEqual([once.view, once.notice], ['review', 'Undone']);
	t.is(once.alignment.byId.get(fieldIds.category)?.isFilled, false);
	t.is(press(once, 'ctrl+_', 'ctrl+_').notice, 'Nothing to undo');
	t.is(textOf(press(once, 'ctrl+_')), textOf(openWizard()));
});

test('undo loses nothing that was typed and not yet taken over, also where a draft brought it', t => {
	const typed = type(press(answered(), 'tab', 'tab', 'tab', 'tab'), 'less waiting');
	t.is(typed.field, fieldIds.impact);
	const undone = press(resumeWizard(typed), 'ctrl+_');
	t.is(undone.alignment.byId.get(fieldIds.impact)?.isFilled, false);
	t.is(rawOf(press(undone, 'alt+e'), fieldIds.impact), 'less waiting');
});

test('a field that was cleared comes back with undo', t => {
	const cleared = press(answered(), 'shift+tab', 'backspace');
	t.is(rawOf(cleared, 'front-matter.category'), 'template');
	t.is(rawOf(press(cleared, 'ctrl+_'), 'front-matter.category'), 'security');
	t.is(
		rawOf(press(press(answered(), 'shift+tab', 'shift+tab'), 'ctrl+u', 'tab', 'ctrl+_'), fieldIds.title),
		'Faster search',
	);
});

test("more changes than are remembered are no error: the first ones can't be undone any more", t => {
	const id = 'approval-review.implementation-approval.approved-for-implementation';
	const flip = ['enter', 'shift+tab', 'down', 'enter', 'shift+tab', 'up'];
	const changed = press(openWizard({field: id}), ...Array.from({length: 101}, () => flip).flat());
	t.is(changed.past.length, 200);
	const undone = press(changed, ...Array.from({length: 200}, () => 'ctrl+_'));
	t.is(undone.past.length, 0);
	t.is(press(undone, 'ctrl+_').notice, 'Nothing to undo');
	t.is(undone.future.length, 200);
});
