import test from 'ava';
import {reduceWizard} from '../../../../source/ui/screens/wizard/wizard-reducer.js';
import {draftStateOf, type WizardState} from '../../../../source/ui/screens/wizard/wizard-state.js';
import {readProjectFile} from '../../../helpers/seed.js';
import {fieldIds, openFile, press, rawOf, resumeWizard, textOf, type} from '../../../helpers/wizard-driver.js';

const base = readProjectFile('test/fixtures/proposal-minimal.md');
const path = 'docs/enhancements/faster.md';
const problem = '[Clear description of the current limitation or gap]';
const otherField = base.replace('**Technical Risk:** low', '**Technical Risk:** high');
const sameField = base.replace(problem, 'Theirs.').replace('**Technical Risk:** low', '**Technical Risk:** high');

/** The problem is written, and the review open. */
const mine = () => press(type(openFile(base, {field: fieldIds.problem}), 'Mine.'), 'ctrl+r');
/** The file was found to hold another text when it was to be written. */
const found = (state: WizardState, text: string | undefined) =>
	reduceWizard(reduceWizard(type(state, 'w'), {type: 'requested'}), {type: 'found', text});
const planOf = ({request}: WizardState) => (request?.kind === 'write' ? request.plan : undefined);

test('a field that somebody else changed is taken over, and w writes over what the file holds now', t => {
	const state = found(mine(), otherField);
	t.is(state.view, 'review');
	t.is(state.notice, '1 field was changed on disk meanwhile: Technical Risk; press w to write');
	t.deepEqual(planOf(type(state, 'w')), [{path, before: otherField, after: otherField.replace(problem, 'Mine.')}]);
});

test('where w is pressed in the document, the review says what somebody else changed', t => {
	const state = found(type(mine(), 'd'), otherField);
	t.deepEqual(
		[state.view, state.notice],
		['review', '1 field was changed on disk meanwhile: Technical Risk; press w to write'],
	);
	t.is(press(type(found(type(mine(), 'd'), sameField), 'm'), 'enter').view, 'review');
});

test('undo brings back what there was before, and w finds the change again', t => {
	const undone = type(found(mine(), otherField), 'u');
	t.is(textOf(undone), base.replace(problem, 'Mine.'));
	t.is(planOf(type(undone, 'w'))?.[0]?.before, base);
	t.is(textOf(press(undone, 'escape', 'alt+e')), otherField.replace(problem, 'Mine.'));
});

test('several fields are named, and the text around them too', t => {
	const many = base
		.replace('**Priority:** high', '**Priority:** low')
		.replace('**Technical Risk:** low', '**Technical Risk:** high')
		.replace('[Security concerns]', 'None.')
		.replace('[Scaling limitations]', 'None.');
	t.is(
		found(mine(), many).notice,
		'4 fields were changed on disk meanwhile: Priority, Technical Risk, Scalability and 1 more; press w to write',
	);
	const around = base.replace('## Proposed Solution', '## Own\n\nx\n\n## Proposed Solution');
	t.is(found(mine(), around).notice, 'The text around the fields was changed on disk meanwhile; press w to write');
});

test('where somebody else wrote the same, nothing is left to write', t => {
	const state = found(mine(), base.replace(problem, 'Mine.'));
	t.is(state.notice, '1 field was changed on disk meanwhile: Problem Statement; nothing of yours is left to write');
	t.deepEqual(type(state, 'w').exit, {kind: 'unchanged', path});
});

test('a field that both changed is asked for, with m and t, and Enter goes on when all is decided', t => {
	const asked = found(mine(), sameField);
	t.is(asked.view, 'conflict');
	const early = press(asked, 'enter');
	t.deepEqual([early.view, early.notice], ['conflict', 'Not yet: 1 of 1 to decide. m keeps your text, t takes theirs']);
	const kept = press(type(asked, 'm'), 'enter');
	t.deepEqual([kept.view, kept.notice], ['review', 'What was changed on disk is merged in; press w to write']);
	t.deepEqual(planOf(type(kept, 'w')), [{path, before: sameField, after: sameField.replace('Theirs.', 'Mine.')}]);
	const taken = press(type(asked, 'mt'), 'enter');
	t.is(textOf(taken), sameField);
	t.is(rawOf(taken, fieldIds.risk), 'high');
	t.deepEqual(type(taken, 'w').exit, {kind: 'unchanged', path});
});

test('arrows and Tab go between conflicts, and a choice goes on to the next that is open', t => {
	const both = press(press(press(mine(), 'escape'), 'ctrl+o'), 'escape');
	const two = press(type(press(type(press(both, 'ctrl+o'), 'business'), 'enter'), 'Mine too.'), 'ctrl+r');
	const theirs = sameField.replace(/\[quantifiable.*\]/, 'Theirs too.');
	const asked = found(two, theirs);
	const index = (state: WizardState) => state.decision?.index;
	t.deepEqual(
		asked.decision?.merge.conflicts.map(conflict => conflict.kind === 'field' && conflict.id),
		[fieldIds.impact, fieldIds.problem],
	);
	t.deepEqual(
		['tab', 'down', 'up', 'shift+tab', 'right', 'left'].map(key => index(press(asked, key))),
		[1, 1, 1, 1, 1, 1],
	);
	const chosen = type(press(asked, 'tab'), 't');
	t.is(index(chosen), 0);
	t.deepEqual(chosen.decision?.choices, [undefined, 'theirs']);
	const settled = press(type(chosen, 'm'), 'enter');
	t.deepEqual([rawOf(settled, fieldIds.impact), rawOf(settled, fieldIds.problem)], ['Mine too.', 'Theirs.']);
	t.is(textOf(press(type(asked, 'mt'), 'enter')), textOf(settled));
});

test('Esc decides nothing and loses nothing: the review is as it was, and w asks again', t => {
	const before = mine();
	const back = press(type(found(before, sameField), 'm'), 'escape');
	t.deepEqual([back.view, back.decision, textOf(back)], ['review', undefined, textOf(before)]);
	t.is(planOf(type(back, 'w'))?.[0]?.before, base);
	t.is(found(back, sameField).decision?.choices[0], undefined);
});

test('both texts stay in the draft until it is written, also over a crash', t => {
	const taken = press(type(found(mine(), sameField), 't'), 'enter');
	t.deepEqual(draftStateOf(taken).unmerged, {text: base.replace(problem, 'Mine.'), base});
	t.is(draftStateOf(taken).base, sameField);
	const undone = press(resumeWizard(taken), 'ctrl+_');
	t.is(textOf(undone), base.replace(problem, 'Mine.'));
	t.is(planOf(type(press(undone, 'ctrl+r'), 'w'))?.[0]?.before, base);
	const asked = found(mine(), sameField);
	t.deepEqual([draftStateOf(asked).text, draftStateOf(asked).base], [base.replace(problem, 'Mine.'), base]);
	t.is(press(asked, 'ctrl+c').exit?.kind, 'left');
});

test('texts that are long scroll together', t => {
	const long = base.replace(problem, Array.from({length: 60}, (_, index) => `Line ${index}.`).join('\n'));
	const asked = found(mine(), long);
	const end = press(asked, 'pagedown', 'pagedown', 'pagedown', 'pagedown', 'pagedown');
	t.is(end.row, 60 - (asked.layout.body - 3));
	t.is(press(end, 'pageup', 'pageup', 'pageup', 'pageup', 'pageup').row, 0);
});

test('text around the fields that both changed at the same place is one conflict of the whole', t => {
	const add = (name: string) => base.replace('## Proposed Solution', `## ${name}\n\nx\n\n## Proposed Solution`);
	const state = press(openFile(base, {text: add('Mine')}), 'ctrl+r');
	const asked = found(state, add('Theirs'));
	t.is(asked.decision?.merge.conflicts[0]?.kind, 'document');
	t.is(textOf(press(type(asked, 'm'), 'enter')), add('Mine'));
	t.is(textOf(press(type(asked, 't'), 'enter')), add('Theirs'));
});

test('a file that is gone can be written as a new one, and is merged with when it comes back', t => {
	const gone = found(mine(), undefined);
	t.is(gone.notice, 'The file is gone: it was deleted or moved. Press w to write it as a new one');
	t.deepEqual(planOf(type(gone, 'w')), [{path, before: undefined, after: base.replace(problem, 'Mine.')}]);
	const back = found(gone, otherField);
	t.is(planOf(type(back, 'w'))?.[0]?.before, otherField);
	const same = found(gone, base);
	t.deepEqual([same.notice, planOf(type(same, 'w'))?.[0]?.before], ['The file is as it was before', base]);
	const empty = found(mine(), ' \n');
	t.deepEqual(
		[empty.notice, planOf(type(empty, 'w'))?.[0]?.before],
		['The file is empty now. Press w to write it again', ' \n'],
	);
});

test('what was typed and refused in an item that somebody else took out is left over', t => {
	const id = 'alternative-approaches.option-2.effort';
	const start = base.replace(/### Option 2: [\s\S]*?Time estimate\]\n/, '');
	t.not(start, base);
	const state = press(openFile(base, {field: fieldIds.impact, pending: {[id]: 'bad\u0000'}}), 'ctrl+r');
	const merged = found(press(type(press(state, 'escape'), 'Mine'), 'ctrl+r'), undefined);
	t.is(merged.leftOver.length, 0);
	const taken = reduceWizard(merged, {type: 'found', text: start});
	t.deepEqual(
		taken.leftOver.map(({label}) => label),
		['Effort'],
	);
	t.is(taken.pending[id], undefined);
});

test('from the view of the document it goes back to the review, where what happened is said', t => {
	const state = type(mine(), 'd');
	t.is(state.view, 'document');
	t.deepEqual([found(state, otherField).view, found(state, undefined).view], ['review', 'review']);
	t.is(press(found(state, sameField), 'escape').view, 'review');
});

test('a file that holds the marks of a conflict is not merged with', t => {
	const marked = base.replace(problem, '<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs');
	const state = found(mine(), marked);
	t.regex(
		state.notice ?? '',
		/^docs\/enhancements\/faster\.md holds the marks of a merge conflict \(line \d+\): settle it first$/,
	);
	t.is(textOf(state), base.replace(problem, 'Mine.'));
});

test('a draft whose file changed meanwhile is merged when it is opened, with what is being typed, and stays at its field', t => {
	const draft = {field: fieldIds.problem, pending: {[fieldIds.problem]: 'Mine.'}};
	const merged = reduceWizard(openFile(base, draft), {type: 'found', text: otherField});
	t.deepEqual([merged.view, merged.field], ['field', fieldIds.problem]);
	t.is(merged.notice, '1 field was changed on disk meanwhile: Technical Risk; press Ctrl+R, then w to write');
	t.is(textOf(merged), otherField.replace(problem, 'Mine.'));
	const asked = reduceWizard(openFile(base, draft), {type: 'found', text: sameField});
	t.is(asked.view, 'conflict');
	t.is(press(asked, 'escape').view, 'field');
});
