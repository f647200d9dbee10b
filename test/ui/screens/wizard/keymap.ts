import test from 'ava';
import {bindingLabel} from '../../../../source/ui/keymap.js';
import {contextsOf, type KeyContext, wizardKeys} from '../../../../source/ui/screens/wizard/wizard-keymap.js';
import {commandNames, reduceWizard} from '../../../../source/ui/screens/wizard/wizard-reducer.js';
import {draftStateOf, type WizardState} from '../../../../source/ui/screens/wizard/wizard-state.js';
import {symbolsFor} from '../../../../source/ui/theme.js';
import {fieldIds, form, openFile, openWizard, press, textOf, type} from '../../../helpers/wizard-driver.js';

/** One way to each place where keys mean something of their own. */
const places: Readonly<Record<KeyContext, () => WizardState>> = {
	line: () => openWizard({field: fieldIds.title}),
	text: () => openWizard({field: fieldIds.problem}),
	choice: () => openWizard({field: fieldIds.category}),
	other: () => press(openWizard({field: fieldIds.category}), 'end', 'enter'),
	effort: () => openWizard({field: fieldIds.effort}),
	unit: () => press(openWizard({field: fieldIds.effort}), 'enter'),
	task: () => openWizard({field: fieldIds.tasks}),
	tasks: () => press(openWizard({field: fieldIds.tasks}), 'escape'),
	items: () => openWizard({field: fieldIds.risks}),
	field: () => openWizard(),
	outline: () => press(openWizard(), 'ctrl+o'),
	review: () => press(openWizard(), 'ctrl+r'),
	document: () => type(press(openWizard(), 'ctrl+r'), 'd'),
	name: () => type(press(openWizard(), 'ctrl+r'), 'n'),
	'new-file': () => press(openWizard(), 'ctrl+r'),
	'existing-file': () => press(openFile(textOf(openWizard())), 'ctrl+r'),
	'left-over-row': () => withLeftOver(),
	'left-over': () => press(withLeftOver(), 'enter'),
	'other-template': withLeftOver,
	conflict: inConflict,
	about: () => press(openWizard(), 'f2'),
	help: () => press(openWizard(), 'f1'),
	everywhere: () => openWizard(),
};

/** The review of a draft whose template changed. */
function withLeftOver(): WizardState {
	const state = openWizard({leftOver: [{label: 'Owner', text: 'Ann'}]});
	const other = {form, state: draftStateOf(state)};
	const review = press({...state, other}, 'ctrl+r');
	return press(review, ...Array.from({length: 13}, () => 'down'));
}

/** A file of which somebody else changed the same field. */
function inConflict(): WizardState {
	const text = textOf(openWizard());
	const state = press(type(openFile(text, {field: fieldIds.title}), 'Mine'), 'tab');
	return reduceWizard(state, {type: 'found', text: text.replace('[Brief, descriptive title]', 'Theirs')});
}

test('every key of the table has a command, and every command has a key', t => {
	t.deepEqual([...new Set(wizardKeys.bindings.map(({command}) => command))].sort(), [...commandNames].sort());
});

test('every place of the table can be reached, and its keys work there unless an inner place has them', t => {
	for (const [context, open] of Object.entries(places)) {
		const contexts = contextsOf(open());
		t.true(contexts.includes(context as KeyContext), context);
		const inner = contexts.slice(0, contexts.indexOf(context as KeyContext));
		for (const {keys, command} of wizardKeys.bindings.filter(binding =>
			binding.contexts.includes(context as KeyContext),
		)) {
			for (const key of keys.filter(key => wizardKeys.commandFor(inner, key) === undefined)) {
				t.is(wizardKeys.commandFor(contexts, key), command, `${context} ${key}`);
			}
		}
	}
});

test('no place gives a key two meanings', t => {
	for (const context of Object.keys(places) as KeyContext[]) {
		const keys = wizardKeys.bindings
			.filter(({contexts}) => contexts.includes(context))
			.flatMap(binding => binding.keys);
		t.deepEqual(keys, [...new Set(keys)], context);
	}
});

test('a letter is a command only where nothing is written', t => {
	const writing: readonly KeyContext[] = ['line', 'text', 'other', 'effort', 'task', 'name', 'field', 'everywhere'];
	const letters = wizardKeys.bindings.filter(
		({contexts, keys}) =>
			contexts.some(context => writing.includes(context)) && keys.some(key => [...key].length === 1),
	);
	t.deepEqual(
		letters.map(({keys}) => keys),
		[['f1', '?']],
	);
	t.is(type(openWizard(), 'why?').view, 'field');
	t.is(type(openWizard({field: fieldIds.category}), '?').view, 'help');
});

test('the keys at the bottom are those that work here, the most useful first', t => {
	const labels = (context: KeyContext) =>
		wizardKeys
			.shownIn(contextsOf(places[context]()))
			.map(binding => `${bindingLabel(binding, symbolsFor({}))} ${binding.says}`);
	t.deepEqual(labels('line').slice(0, 4), ['Enter accept', 'Tab next', 'S-Tab back', '^O outline']);
	t.deepEqual(labels('tasks').slice(0, 4), ['Space tick', 'Enter edit', 'a add', 'Tab next']);
	t.deepEqual(labels('unit').slice(0, 3), ['Enter go on', 'Tab next part', '↑↓ unit']);
	t.deepEqual(labels('help'), ['Esc close', '↑↓ scroll', '^C leave, the draft is kept']);
	t.deepEqual(labels('about'), ['Esc back to the field', '↑↓ scroll', 'F1 keys', '^C leave, the draft is kept']);
});
