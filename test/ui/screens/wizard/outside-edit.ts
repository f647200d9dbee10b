import test from 'ava';
import fc from 'fast-check';
import {takeLines} from '../../../../source/ui/screens/wizard/outside-edit.js';
import {reduceWizard} from '../../../../source/ui/screens/wizard/wizard-reducer.js';
import {draftStateOf, type EditRequest, type WizardState} from '../../../../source/ui/screens/wizard/wizard-state.js';
import {runs} from '../../../helpers/runs.js';
import {fieldIds, openWizard, paste, press, rawOf, resumeWizard, textOf, type} from '../../../helpers/wizard-driver.js';

/** The request that a state makes of the outside. */
const requestOf = ({request}: WizardState): EditRequest => {
	if (request?.kind !== 'edit') throw new Error(`not asked for an editor: ${request?.kind}`);
	return request;
};

/** What the wizard is after the editor gave a text back. */
const edited = (state: WizardState, text: string): WizardState => {
	const request = requestOf(state);
	const served = reduceWizard(state, {type: 'requested'});
	return reduceWizard(served, {type: 'edited', request, edit: {kind: 'changed', text, file: '/tmp/field.md'}});
};

const bufferOf = ({editor}: WizardState) => (editor.kind === 'text' ? editor.buffer.text : undefined);

test('the editor gets what is typed in the field, and its text comes back as one step of undo', t => {
	const asked = press(type(openWizard({field: fieldIds.problem}), 'Slow'), 'ctrl+g');
	t.deepEqual(requestOf(asked), {kind: 'edit', field: fieldIds.problem, text: 'Slow'});
	const back = edited(asked, 'Slow start.\n\n- 41 s');
	t.is(bufferOf(back), 'Slow start.\n\n- 41 s');
	t.is(back.notice, undefined);
	t.is(bufferOf(press(back, 'ctrl+_')), 'Slow');
	t.is(bufferOf(press(back, 'ctrl+_', 'alt+e')), 'Slow start.\n\n- 41 s');
	t.is(rawOf(press(back, 'tab'), fieldIds.problem), 'Slow start.\n\n- 41 s');
});

test('what the editor gave is in the draft before the field is left', t => {
	const back = edited(press(openWizard({field: fieldIds.problem}), 'ctrl+g'), 'Slow start.');
	t.deepEqual(draftStateOf(back).pending, {[fieldIds.problem]: 'Slow start.'});
	t.is(bufferOf(resumeWizard(back)), 'Slow start.');
});

test('a line takes one line from the editor and says that more were joined', t => {
	const back = edited(press(openWizard(), 'ctrl+g'), 'Rate\nlimits');
	t.is(bufferOf(back), 'Rate limits');
	t.is(back.notice, 'The lines were joined: this field takes one line');
	t.is(edited(press(openWizard(), 'ctrl+g'), 'Rate limits').notice, undefined);
});

test('a check list is edited as lines with boxes, and lines without them are tasks too', t => {
	const typed = press(type(press(type(openWizard({field: fieldIds.tasks}), 'Load'), 'enter'), 'Mea'), 'ctrl+g');
	t.is(requestOf(typed).text, '- [ ] Load\n- [ ] Mea');
	const back = edited(typed, '- [x] Load\n\n* [ ] Measure\nIndex\n  2. Write');
	t.is(rawOf(back, fieldIds.tasks), '- [x] Load\n- [ ] Measure\n- [ ] Index\n- [ ] Write');
	t.is(back.notice, undefined);
	t.is(rawOf(press(back, 'ctrl+_'), fieldIds.tasks), '- [ ] Load');
	t.deepEqual(draftStateOf(back).pending, {});
});

test('a task that is being written again is edited with the others', t => {
	const list = press(type(openWizard({field: fieldIds.tasks}), 'Load'), 'enter', 'escape', 'up', 'enter');
	t.is(requestOf(press(type(list, ' all'), 'ctrl+g')).text, '- [ ] Load all');
});

test('a text for a field that is gone is told with its file, and goes into no other field', t => {
	const asked = press(openWizard({field: fieldIds.tasks}), 'ctrl+g');
	const without = openWizard({text: textOf(asked).replace(/## Implementation Plan[\s\S]*?(?=## Success)/, '')});
	const edit = {kind: 'changed', text: '- [ ] Load', file: '/tmp/field.md'} as const;
	const back = reduceWizard(without, {type: 'edited', request: requestOf(asked), edit});
	t.is(textOf(back), textOf(without));
	t.regex(back.notice ?? '', /^The field is not in the document any more\. What was written lies in \/tmp\/field\.md$/);
	t.deepEqual(back.leftFiles, ['/tmp/field.md']);
});

test('an effort is taken apart, and what is none stays as it was written, with its reason', t => {
	const asked = press(type(openWizard({field: fieldIds.effort}), '3'), 'ctrl+g');
	t.is(requestOf(asked).text, '3 weeks');
	const back = edited(asked, '4-5 days (team size: 2 engineers)');
	t.like(back.editor, {kind: 'effort', amount: {text: '4-5'}, people: {text: '2'}});
	t.is(rawOf(press(back, 'ctrl+r'), fieldIds.effort), '4-5 days (team size: 2 engineers)');
	const odd = edited(asked, 'about a week');
	t.is(bufferOf(odd), 'about a week');
	const left = press(odd, 'tab');
	t.regex(left.problems[fieldIds.effort] ?? '', /^is not an amount with its unit/);
	t.is(draftStateOf(left).pending[fieldIds.effort], 'about a week');
});

test('choices and lists of items say why they are not opened', t => {
	const choice = press(openWizard({field: fieldIds.category}), 'ctrl+g');
	t.is(choice.request, undefined);
	t.is(choice.notice, 'Category is chosen from a list: use the arrows and Enter, or "other" for words of your own');
	t.regex(press(openWizard({field: fieldIds.risks}), 'ctrl+g').notice ?? '', /is a list of items: open one/);
	const other = press(type(press(openWizard({field: fieldIds.category}), 'end', 'enter'), 'own'), 'ctrl+g');
	t.is(requestOf(other).text, 'own');
	t.like(edited(other, 'own words').editor, {kind: 'choice', other: {text: 'own words'}});
});

test('g in the review opens the whole document, with what was typed last, and u brings the one before back', t => {
	const review = press(type(openWizard(), 'Rate limits'), 'ctrl+r');
	const asked = type(review, 'g');
	t.is(requestOf(asked).field, undefined);
	t.is(requestOf(asked).text, textOf(review));
	t.regex(requestOf(asked).text, /^\*\*Title:\*\* Rate limits$/m);
	const after = textOf(review).replace('[Clear description of the current limitation or gap]', 'Too many requests.');
	const back = edited(asked, after);
	t.is(textOf(back), after);
	t.is(back.view, 'review');
	t.is(rawOf(back, fieldIds.problem), 'Too many requests.');
	t.is(textOf(type(back, 'u')), textOf(review));
	t.is(requestOf(press(review, 'ctrl+g')).field, undefined);
});

test('a document without the open field keeps that open, to be put back, and a refused text is not forgotten', t => {
	const refused = press(type(openWizard({field: fieldIds.problem}), '## Mine'), 'tab', 'ctrl+r');
	const text = textOf(refused).replace(/### Impact Assessment[\s\S]*?(?=### Existing)/, '');
	const back = edited(type(refused, 'g'), text);
	t.deepEqual([back.field, back.alignment.byId.get(back.field)?.span], [refused.field, undefined]);
	t.deepEqual(draftStateOf(back).pending, {[fieldIds.problem]: '## Mine'});
	t.is(textOf(back), text);
});

test('control characters of the editor are left out, and the lines that were there before keep their bytes', t => {
	const held = 'one\u202E\ntwo';
	const asked = press(openWizard({field: fieldIds.problem, pending: {[fieldIds.problem]: held}, cursor: 0}), 'ctrl+g');
	t.is(bufferOf(edited(asked, `${held}\n\u001B[31mthree\u0007`)), `${held}\nthree`);
	t.is(bufferOf(edited(asked, 'one\ttwo\u001B]0;title\u0007')), 'one\ttwo');
});

test('lines from an editor take the line ends of the document, and untouched lines stay byte for byte', t => {
	t.is(takeLines('a\r\nb\r\nc\r\n', 'a\nB\nc\n', '\r\n'), 'a\r\nB\r\nc\r\n');
	t.is(takeLines('a\nb\n', 'a\r\nb\r\nc\r\n', '\n'), 'a\nb\nc\n');
	t.is(takeLines('a\r\nb\nc\r\n', 'a\r\nb\nc\r\nd\r\n', '\r\n'), 'a\r\nb\nc\r\nd\r\n');
	t.is(takeLines('a', 'a\rb', '\n'), 'a\nb');
	t.is(takeLines('', 'a', '\n'), 'a');
	t.is(takeLines('a\nb', 'b', '\n'), 'b');
});

test('whatever comes back, clean text is taken as it is and nothing is the same text', t => {
	const line = fc.constantFrom('', 'a', 'b', '- [ ] c', '日本語');
	const text = fc.array(line, {maxLength: 6}).map(lines => lines.join('\n'));
	fc.assert(
		fc.property(text, text, fc.constantFrom('\n' as const, '\r\n' as const), (before, after, eol) => {
			const own = before.replaceAll('\n', eol);
			t.is(takeLines(own, after, eol), after.replaceAll('\n', eol));
			t.is(takeLines(own, before, eol), own);
		}),
		runs(300),
	);
	t.pass();
});

test('a sentence without a text changes nothing, and a file that is left is told until the end', t => {
	const asked = press(type(openWizard(), 'Rate'), 'ctrl+g');
	const request = requestOf(asked);
	const says = 'vim ended with code 1. The text is as it was';
	const plain = reduceWizard(asked, {type: 'edited', request, edit: {kind: 'kept', says, file: undefined}});
	t.is(plain.notice, says);
	t.is(bufferOf(plain), 'Rate');
	const kept = reduceWizard(asked, {type: 'edited', request, edit: {kind: 'kept', says, file: '/tmp/x/field.md'}});
	t.is(kept.notice, `${says}. What was written lies in /tmp/x/field.md`);
	t.deepEqual(kept.leftFiles, ['/tmp/x/field.md']);
});

test('a paste and the editor come to the same text', t => {
	const text = 'one\r\ntwo\u001B[0m\r\n\tthree';
	const field = {field: fieldIds.problem};
	t.is(bufferOf(edited(press(openWizard(field), 'ctrl+g'), text)), bufferOf(paste(openWizard(field), text)));
});

test('the editor is there from every screen, and opens what is shown', t => {
	const at = (...keys: readonly string[]) => requestOf(press(openWizard(), ...keys, 'ctrl+g')).field;
	t.deepEqual([at(), at('f1'), at('ctrl+o')], [fieldIds.title, fieldIds.title, fieldIds.title]);
	t.deepEqual([at('ctrl+r'), at('ctrl+r', 'd'), at('ctrl+r', 'n')], [undefined, undefined, undefined]);
});
