/** What holds for any keys in any order. */
import {isDeepStrictEqual} from 'node:util';
import test from 'ava';
import fc from 'fast-check';
import type {Key} from '../../../../source/ui/input/key.js';
import {activeBuffer} from '../../../../source/ui/screens/wizard/wizard-editor.js';
import {wizardKeys} from '../../../../source/ui/screens/wizard/wizard-keymap.js';
import {draftStateOf, type WizardState} from '../../../../source/ui/screens/wizard/wizard-state.js';
import {runs} from '../../../helpers/runs.js';
import {fieldIds, give, openWizard, resumeWizard} from '../../../helpers/wizard-driver.js';

const named = (name: string): Key => ({kind: 'key', name});
const text = (value: string): Key => ({kind: 'text', text: value});

const editing = ['left', 'right', 'up', 'down', 'home', 'end', 'ctrl+left', 'pageup', 'ctrl+home', 'alt+enter'];
const deleting = ['backspace', 'delete', 'ctrl+w', 'ctrl+u', 'ctrl+k', 'alt+d', 'ctrl+_', 'alt+u', 'alt+e'];
/** Those that leave or stop are tried in tests of their own; here the wizard is to stay open. */
const leaving = ['ctrl+c', 'ctrl+z', 'escape'];
const commandKeys = [...new Set(wizardKeys.bindings.flatMap(({keys}) => keys))].filter(key => !leaving.includes(key));
const pressable = [...new Set([...commandKeys.filter(key => [...key].length > 1), ...editing, ...deleting])];
const letters = commandKeys.filter(key => [...key].length === 1);

const words = [
	'Faster search',
	'3-4',
	'2026-01-31',
	'40',
	'## Heading',
	'```',
	'<!-- ',
	'[x]',
	'- [ ] a',
	'日本語 👩‍👩‍👧 é',
	' ',
];

const anyKey: fc.Arbitrary<Key> = fc.oneof(
	{weight: 5, arbitrary: fc.constantFrom(...pressable, 'enter', 'tab').map(named)},
	{weight: 3, arbitrary: fc.constantFrom(...letters, ...words).map(text)},
	{
		weight: 1,
		arbitrary: fc
			.constantFrom('one\r\ntwo', 'a\n\n# b', '\u001B[31mred', 'x')
			.map(value => ({kind: 'paste', text: value}) as const),
	},
	{weight: 1, arbitrary: fc.constant(named('escape'))},
);
const anyField = fc.constantFrom(
	...Object.values(fieldIds),
	'implementation-tracking.key-milestones',
	'approval-review.implementation-approval.approved-date',
);

/** Keys in which Esc never stands twice in a row, as that leaves. */
const streamOf = <Item>(item: fc.Arbitrary<Item>, maxLength: number) =>
	fc
		.array(item, {maxLength, size: 'max'})
		.map(items => items.filter((key, index) => !(isEscape(key) && isEscape(items[index - 1]))));
const isEscape = (key: unknown) => isDeepStrictEqual(key, named('escape'));
const stream = (maxLength: number) => streamOf(anyKey, maxLength);
const fewRuns = runs(15);

/** All of a state that can be seen or comes to be seen, without the document's parts that follow from its text. */
function visible({alignment, ...rest}: WizardState): unknown {
	return {...rest, text: alignment.document.text};
}

/** The same keys with every text in single characters. */
function oneByOne(keys: readonly Key[]): readonly Key[] {
	return keys.flatMap(key => (key.kind === 'text' ? [...key.text].map(text) : [key]));
}

/** The same keys with neighbouring texts in one piece, as a fast typist's arrive. */
function burst(keys: readonly Key[]): readonly Key[] {
	const joined: Key[] = [];
	for (const key of keys) {
		const last = joined.at(-1);
		if (key.kind === 'text' && last?.kind === 'text') joined[joined.length - 1] = text(last.text + key.text);
		else joined.push(key);
	}

	return joined;
}

test('keys in one burst give the same state as the same keys one by one', t => {
	fc.assert(
		fc.property(anyField, stream(40), (field, keys) => {
			const single = give(openWizard({field}), oneByOne(keys));
			return isDeepStrictEqual(visible(give(openWizard({field}), burst(keys))), visible(single));
		}),
		fewRuns,
	);
	t.pass();
});

test('what a draft holds of a state opens to a state of which a draft holds the same, at every moment', t => {
	fc.assert(
		fc.property(anyField, stream(25), (field, keys) => {
			let state = openWizard({field});
			for (const key of keys) {
				state = give(state, [key]);
				const draft = draftStateOf(state);
				const again = draftStateOf(resumeWizard(state));
				if (!isDeepStrictEqual(again, draft)) {
					throw new Error(
						`${JSON.stringify(key)}: ${JSON.stringify({...draft, text: ''})} became ${JSON.stringify({...again, text: ''})}`,
					);
				}
			}
		}),
		fewRuns,
	);
	t.pass();
});

test('a crash and a resume at any moment change nothing of what the keys after it do to the document', t => {
	fc.assert(
		fc.property(
			anyField,
			stream(25),
			fc.string({unit: fc.constantFrom('a', 'B', '7', ' '), maxLength: 12}),
			(field, keys, typed) => {
				const crashed = give(openWizard({field}), keys);
				const more = activeBuffer(crashed.editor) ? [text(typed), named('tab')] : [];
				const outcome = (state: WizardState) => draftStateOf(give(state, more)).text;
				const shown = {...crashed, view: 'field'} as const;
				return outcome(resumeWizard(shown)) === outcome(shown);
			},
		),
		fewRuns,
	);
	t.pass();
});

/** Where a letter may go: keys that are there to delete, to choose another value, or to go back to an earlier one. */
const mayLose = new Set([...deleting, 'ctrl+h', 'ctrl+d']);
const commandsThatReplace = new Set([
	'choice.choose',
	'choice.clear',
	'choice.take-other',
	'tasks.remove',
	'items.remove',
	'undo-document',
]);

/** All that is written down somewhere: in the document, or beside it. */
function written(state: WizardState): string {
	const {text: document, pending} = draftStateOf(state);
	return [document, ...Object.values(pending)].join('\n');
}

test('no key loses a typed letter unless it is there to delete or to choose', t => {
	const replacing = wizardKeys.bindings
		.filter(({command}) => commandsThatReplace.has(command))
		.flatMap(({keys}) => keys);
	const losing = new Set([...mayLose, ...replacing.filter(key => key !== 'enter')]);
	const safe = pressable.filter(key => !losing.has(key));
	const safeLetters = letters.filter(letter => !losing.has(letter));
	const keysOrMark = fc.oneof(
		{weight: 4, arbitrary: fc.constantFrom(...safe, 'tab', 'escape', 'escape', 'escape').map(named)},
		{weight: 1, arbitrary: fc.constantFrom(...safeLetters, '# ', '```\n').map(text)},
		{weight: 6, arbitrary: fc.constant('mark' as const)},
	);
	let marks = 0;
	fc.assert(
		fc.property(anyField, streamOf(keysOrMark, 60), (field, keys) => {
			let state = openWizard({field});
			const typed: string[] = [];
			for (const key of keys) {
				// Every mark is a letter of its own, so that nothing can be taken for it.
				const mark = String.fromCodePoint(0x4e00 + typed.length);
				const isWriting = state.view === 'field' && activeBuffer(state.editor) !== undefined;
				const isChoosing =
					key !== 'mark' && key.kind === 'key' && key.name === 'enter' && state.editor.kind === 'choice';
				if (isChoosing || state.exit) continue;
				state = give(state, [key === 'mark' ? text(mark) : key]);
				if (key === 'mark' && isWriting) typed.push(mark);
				const lost = typed.find(letter => !written(state).includes(letter));
				if (lost !== undefined) throw new Error(`${JSON.stringify(key)} lost a letter at ${state.field}`);
			}

			marks += typed.length;
		}),
		fewRuns,
	);

	t.true(marks > 30, 'enough letters were typed for this to mean something');
});

test('what undo takes out of the document redo brings back, from any state', t => {
	fc.assert(
		fc.property(anyField, stream(30), fc.integer({min: 1, max: 8}), (field, keys, count) => {
			const review = give(give(openWizard({field}), keys), [named('f1'), named('escape'), named('ctrl+r')]);
			if (review.exit || review.view !== 'review') return;
			const undone = give(
				review,
				Array.from({length: Math.min(count, review.past.length)}, () => named('ctrl+_')),
			);
			const redone = give(
				{...undone, view: 'field'},
				Array.from({length: undone.future.length - review.future.length}, () => named('alt+e')),
			);
			if (redone.alignment.document.text !== review.alignment.document.text) throw new Error('the text is another one');
		}),
		fewRuns,
	);
	t.pass();
});
