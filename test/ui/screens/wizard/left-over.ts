import test from 'ava';
import {startProposal} from '../../../../source/proposal/create.js';
import {readTemplate} from '../../../../source/template/read-template.js';
import {draftStateOf, type WizardState} from '../../../../source/ui/screens/wizard/wizard-state.js';
import {form, openWizard, press, resumeWizard, textOf, type} from '../../../helpers/wizard-driver.js';

const leftOver = [
	{label: 'Owner', text: 'Ann'},
	{label: 'Scope', text: 'All of it.\n\nAnd more.'},
];

/** The four required fields answered, two texts left over, in the review. */
const review = (): WizardState => {
	const choices = press(type(openWizard({leftOver}), 'Faster'), 'enter', 'enter', 'enter');
	return press(choices, 'tab', 'tab', 'tab', 'tab', 'enter', 'ctrl+r');
};
const atRow = (state: WizardState, row: number) =>
	press(state, ...Array.from({length: 20}, () => 'up'), ...Array.from({length: row}, () => 'down'));

test('texts that are left over stand below the sections, and Enter shows one as a whole', t => {
	const state = atRow(review(), 14);
	const read = press(state, 'enter');
	t.deepEqual([read.view, read.leftOverAt], ['left-over', 1]);
	t.deepEqual([press(read, 'escape').view, press(read, 'escape').row], ['review', 14]);
	t.is(atRow(review(), 30).row, 14);
	t.is(press(atRow(review(), 0), 'enter').view, 'field');
});

test('a text is removed by a key from its row or while it is read, and undo brings it back', t => {
	const removed = type(atRow(review(), 13), 'x');
	t.deepEqual(removed.leftOver, leftOver.slice(1));
	t.is(removed.notice, '"Owner" is removed: u brings it back');
	t.deepEqual(type(removed, 'u').leftOver, leftOver);
	const read = type(press(atRow(review(), 14), 'enter'), 'x');
	t.deepEqual([read.view, read.row, read.leftOver], ['review', 13, leftOver.slice(0, 1)]);
	t.is(type(type(removed, 'x'), 'u').leftOver.length, 1);
	t.deepEqual(type(atRow(review(), 0), 'x').leftOver, leftOver);
});

test('what is left over is kept in the draft', t => {
	t.deepEqual(draftStateOf(review()).leftOver, leftOver);
	t.deepEqual(resumeWizard(review()).leftOver, leftOver);
});

test('the file can be written all the same, when w is pressed a second time', t => {
	const once = type(review(), 'w');
	t.is(once.request, undefined);
	t.is(once.notice, '2 texts that are left over are not in the file. w again writes without');
	t.is(type(once, 'w').request?.kind, 'write');
	t.is(press(once, 'down').isWriting, false);
	t.is(type(press(once, 'down'), 'w').request, undefined);
});

test('the draft can go over to the other template and back, and each keeps what is typed in it', t => {
	const other = readTemplate('enhancement', form.text.replace('**Priority:**', '**Urgency:**'));
	const text = startProposal(other, {today: '2026-01-08', status: 'proposed'}).document.text;
	const there = {form: other, state: {text, field: '', cursor: 0, pending: {}, later: [], briefName: ''}};
	const here = {...review(), other: there};
	const swapped = type(here, 'v');
	t.deepEqual([swapped.view, textOf(swapped), swapped.leftOver.length], ['review', text, 0]);
	const typed = press(type(press(swapped, 'escape'), 'Typed there'), 'ctrl+r');
	const back = type(typed, 'v');
	t.deepEqual([textOf(back), back.leftOver], [textOf(here), leftOver]);
	t.is(textOf(type(back, 'v')), textOf(typed));
	t.is(type(review(), 'v').view, 'review');
	t.is(back.alignment.form, form);
	t.is(back.field, here.field);
});
