/** A long stream of keys over fields of several kinds, and what the draft holds after each of them. */
import type {DraftState} from '../../source/proposal/draft.js';
import {decodeKeys, initialDecoderState} from '../../source/ui/input/key.js';
import type {WizardState} from '../../source/ui/screens/wizard/wizard-state.js';
import {bytesOfKey} from './keys.js';
import {give} from './wizard-driver.js';

/** Words that tell their place, so that a letter that is lost, doubled or out of order shows. */
const words = (count: number, name: string) => Array.from({length: count}, (_, index) => `${name}${index}`).join(' ');

/** What is typed into the fields, as it is to stand in the document. */
export const typedTexts = {
	title: 'Rate limits for the shop',
	impact: words(25, 'impact'),
	purpose: words(30, 'purpose'),
	problem: `${words(90, 'why')}\n\n${words(60, 'é')}\n日本語 and 👍🏽 too`,
	experience: words(30, 'user'),
	tasks: [words(30, 'count'), words(20, 'refuse'), words(20, 'tell')],
} as const;

const lettersOf = (text: string): readonly string[] => [...text].map(letter => (letter === '\n' ? 'Enter' : letter));

/**
 * About 2,000 keys for a new proposal: lines, choices, an effort, text of several lines, a check list, and ways between
 * them. What a draft doesn't hold (the outline's filter, the letters typed in a list) is not part of it.
 */
export const stream: readonly string[] = [
	...[...lettersOf(typedTexts.title), 'Enter'],
	...['Down', 'Down', 'Enter', 'Down', 'Enter'],
	...['3', '-', '4', 'Enter', 'Down', 'Enter', '2', 'Enter'],
	...[...lettersOf(typedTexts.impact), 'Tab'],
	...['Up', 'Shift+Tab', 'Tab', 'Down', 'Enter'],
	...[...lettersOf(typedTexts.purpose), 'Enter'],
	...[...lettersOf(typedTexts.problem), 'Tab'],
	...['Shift+Tab', 'Left', 'Left', 'Ctrl+A', 'End', 'Tab'],
	...[...lettersOf(typedTexts.experience), 'Tab'],
	...['Ctrl+N', 'Ctrl+N', 'Ctrl+P', 'Ctrl+N', 'Tab', 'Tab', 'Tab'],
	...typedTexts.tasks.flatMap(task => [...lettersOf(task), 'Enter']),
	...['Enter', 'Shift+Tab', 'Up', 'x', 'Up', '>', 'Shift+Tab'],
];

/** The states of the wizard before each of some keys and after the last one. */
export function statesOf(first: WizardState, keys: readonly string[]): readonly WizardState[] {
	const states = [first];
	let state = first;
	for (const key of keys) {
		state = give(state, decodeKeys(initialDecoderState, bytesOfKey(key)).keys);
		states.push(state);
	}

	return states;
}

/** What a draft holds of a state, without the day on which it was begun. */
export function withoutDay(draft: DraftState): DraftState {
	return {...draft, text: draft.text.replace(/^last_updated: .*$/m, 'last_updated: today')};
}
