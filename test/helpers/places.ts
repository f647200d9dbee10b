/** Every kind of place of the wizard, with the keys that lead there from the first field of a new proposal. */
import {decodeKeys, flushKeys, initialDecoderState, type Key} from '../../source/ui/input/key.js';
import type {WizardState} from '../../source/ui/screens/wizard/wizard-state.js';
import {bytesOfKey} from './keys.js';
import {give} from './wizard-driver.js';

const longText =
	'Too many requests bring the shop down, and nobody knows who sent them or why, 日本語 and all.\n\nSo we limit them.';
const [longLine = ''] = longText.split('\n');
const letters = (text: string): readonly string[] => [...text].map(letter => (letter === '\n' ? 'Enter' : letter));
const titled = [...letters('Rate limits for the whole shop'), 'Tab'];

/** Opens a field through the outline. */
const goTo = (field: string): readonly string[] => [...titled, 'Ctrl+O', ...letters(field), 'Enter'];

/** The keys, as `bytesOfKey` knows them, by the name of the place. None of them is Esc, which needs the time after it. */
export const places: Readonly<Record<string, readonly string[]>> = {
	'a line': letters('Rate limits for the whole shop'),
	'a long line': [...goTo('business-impact'), ...letters(longLine)],
	'a text': [...goTo('problem-statement'), ...letters(longText)],
	'a choice': [...titled, 'Down', 'Down', 'Down'],
	'a value of one’s own': [...titled, 'End', 'Enter', ...letters('resilience')],
	'an effort': [...goTo('overview.estimated-effort'), '3', '-', '4', 'Tab', 'Down', 'Tab', '2'],
	'a check list': [
		...goTo('phase-1.tasks'),
		...letters('Count'),
		'Enter',
		...letters('Refuse'),
		'Tab',
		'Shift+Tab',
		'x',
	],
	'a task': [...goTo('phase-1.tasks'), ...letters('Count'), 'Enter', ...letters(longLine)],
	'a list of items': [...goTo('technical-risks.risk'), 'Down'],
	'a date': [...goTo('approved-date'), ...letters('2026-01-31')],
	'a percentage': [...goTo('current-status.progress'), ...letters('40')],
	'one of several boxes': [...goTo('approved-for-implementation'), 'Down'],
	'a refused text': [...goTo('problem-statement'), ...letters('## Mine'), 'Tab', 'Shift+Tab'],
	'the outline': [...titled, 'Ctrl+O', ...letters('risk'), 'Down'],
	'the review': [...titled, 'Ctrl+R', 'Down', 'Down'],
	'the review that refuses to write': [...titled, 'Ctrl+R', 'w'],
	'the brief name': [...titled, 'Ctrl+R', 'n', ...letters('-and-more')],
	'the document': [...titled, 'Ctrl+R', 'd', 'Down', 'Down', 'Down'],
	'the help': [...titled, 'F1', 'Down', 'Down'],
};

/** Places that show another part in another size: how far they scroll depends on it. */
export const scrolledPlaces: Readonly<Record<string, readonly string[]>> = {
	'the whole outline': [...titled, 'Ctrl+O', 'PageDown', 'PageDown', 'PageDown'],
	'the end of the document': [...titled, 'Ctrl+R', 'd', 'End'],
	'the end of the help': [...titled, 'F1', 'End'],
};

/** The sizes in which every place is looked at, as columns and rows. */
export const sizes: ReadonlyArray<readonly [columns: number, rows: number]> = [
	[40, 8],
	[44, 12],
	[60, 16],
	[80, 24],
	[120, 40],
	[200, 60],
];

/** Presses keys as a terminal sends them. */
export function pressAll(state: WizardState, names: readonly string[]): WizardState {
	return names.reduce((next, name) => give(next, decode(bytesOfKey(name))), state);
}

function decode(bytes: string): readonly Key[] {
	const {keys, state} = decodeKeys(initialDecoderState, bytes);
	return [...keys, ...flushKeys(state).keys];
}
