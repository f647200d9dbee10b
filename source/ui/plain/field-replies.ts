import {didYouMean} from '../../proposal/nearest.js';
import {isWriting} from '../screens/wizard/wizard-answers.js';
import type {Editor} from '../screens/wizard/wizard-editor.js';
import {currentState, type WizardState} from '../screens/wizard/wizard-state.js';
import {replyToList} from './list-replies.js';
import {act, answer, speak, type Talk, type WizardReply} from './wizard-talk.js';

/** What a line that is no command means to the open field. */
export function replyToField(talk: Talk, state: WizardState, line: string): WizardReply {
	const {editor} = state;
	const current = currentState(state);
	if (!current) {
		return speak(talk, 'This template asks for nothing. /write writes the file.');
	}

	if (editor.kind === 'text' && !editor.buffer.oneLine) {
		return replyToText(talk, state, line);
	}

	if (line.trim() === '') {
		const isOther = editor.kind === 'choice' && editor.other !== undefined;
		return isOther ? answer(talk, '', {type: 'accept'}) : act(talk, {type: 'run', command: 'next'});
	}

	switch (editor.kind) {
		case 'choice': {
			return choose(talk, editor, line.trim());
		}

		case 'tasks':
		case 'items': {
			return replyToList(talk, state, current, line.trim());
		}

		default: {
			return answer(talk, line.trim(), {type: 'answer', text: line});
		}
	}
}

function replyToText(talk: Talk, state: WizardState, line: string): WizardReply {
	const isBegun = isWriting(state);
	if (!isBegun && (line.trim() === '' || line === '.')) {
		return act(talk, {type: 'run', command: 'next'});
	}

	if (line === '.') {
		return answer(talk, '', {type: 'accept'});
	}

	// As in mail: a dot more at the start keeps a line from being the end. Who pastes does not know that, and is told.
	const text = line.replace(/^\.\./, '.');
	const isSurprise = text !== line && text !== '.';
	return writeLine(talk, text, false, ...(isSurprise ? [`Of the dots at its start one is left out: ${text}`] : []));
}

/** Takes a line into the text; the next one is awaited without a word. */
export function writeLine(talk: Talk, text: string, isAdded: boolean, ...says: readonly string[]): WizardReply {
	return {actions: [{type: 'write-line', text, isAdded}], tell: () => ({talk, says})};
}

function choose(talk: Talk, {options, isOpen}: Extract<Editor, {kind: 'choice'}>, word: string): WizardReply {
	const meant = optionsMeant(options, word);
	const [only, another] = meant;
	if (only !== undefined && another === undefined) {
		return answer(talk, word, {type: 'choose', value: only});
	}

	if (another !== undefined) {
		return speak(talk, `"${word}" may be ${meant.join(' or ')}.`);
	}

	const near = didYouMean(word, options);
	if (!isOpen) {
		return speak(talk, `"${word}" is none of these.${near}`);
	}

	const says = `"${word}" is not in the list.${near} An empty line takes it as it is; a number or a name takes one of the list.`;
	return {actions: [{type: 'other', text: word}], tell: () => ({talk, says: [says]})};
}

/** The values that a word may stand for: one of that name, one of that number, or those that begin so. */
function optionsMeant(options: readonly string[], word: string): readonly string[] {
	const wanted = word.toLowerCase();
	const exact = options.find(option => option === word) ?? options.find(option => option.toLowerCase() === wanted);
	const numbered = /^\d{1,4}$/.test(word) ? options[Number(word) - 1] : undefined;
	const found = exact ?? numbered;
	return found === undefined ? options.filter(option => option.toLowerCase().startsWith(wanted)) : [found];
}
