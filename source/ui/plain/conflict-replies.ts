import type {Side} from '../../proposal/merge.js';
import type {WizardState} from '../screens/wizard/wizard-state.js';
import {conflictWays} from './conflict-question.js';
import type {SlashCommand} from './slash-commands.js';
import {act, speak, type Talk, type WizardReply} from './wizard-talk.js';

const sides: ReadonlyMap<string, Side> = new Map([
	['1', 'mine'],
	['mine', 'mine'],
	['2', 'theirs'],
	['theirs', 'theirs'],
]);

/** These say the same in a conflict as everywhere else. */
const everywhere: ReadonlySet<string> = new Set(['show', 'save', 'quit', 'help']);

/** Chooses one of the two versions; the last choice puts the merged document in place. */
export function decide(talk: Talk, {decision}: WizardState, words: string): WizardReply {
	const side = sides.get(words.toLowerCase());
	if (!side || !decision) {
		return speak(talk, conflictWays);
	}

	const isLast = decision.choices.every((choice, index) => choice !== undefined || index === decision.index);
	const settle = isLast ? [{type: 'run', command: 'conflict.settle'} as const] : [];
	return act(talk, {type: 'run', command: `conflict.${side}`}, ...settle);
}

/** A command while a conflict is to be decided: most of them have to wait. */
export function inConflict(talk: Talk, state: WizardState, command: SlashCommand, words: string): WizardReply {
	if (command.name === 'back') {
		return act(talk, {type: 'run', command: 'conflict.back'});
	}

	return everywhere.has(command.name) ? command.reply(talk, state, words) : speak(talk, conflictWays);
}
