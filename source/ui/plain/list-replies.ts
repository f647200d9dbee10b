import type {FieldState} from '../../template/field-state.js';
import {type ListChange, nameOfItem} from '../screens/wizard/wizard-answers.js';
import {tasksOf} from '../screens/wizard/wizard-editor.js';
import {currentState, type WizardState} from '../screens/wizard/wizard-state.js';
import {howToAnswer, itemWords} from './field-words.js';
import {noticeWords} from './notice-words.js';
import {act, speak, type Talk, type WizardReply} from './wizard-talk.js';
import {sentence} from './words.js';

/** What a line means to a check list or a group: one letter and what it is to be done with, or a text to add. */
export function replyToList(talk: Talk, state: WizardState, field: FieldState, line: string): WizardReply {
	const command = /^([adexm])(?:\s+(.*))?$/.exec(line);
	if (!command) {
		return line.length > 1 ? change(talk, {kind: 'add', text: line}) : speak(talk, ...howToAnswer(field));
	}

	const [, letter = '', words = ''] = command;
	if (letter === 'a') {
		return words === '' && field.field.kind === 'checklist'
			? speak(talk, 'Type a and the task: a Measure the start.')
			: change(talk, {kind: 'add', text: words});
	}

	const [, number = '', rest = ''] = /^(\d+)(?:\s+(.*))?$/.exec(words) ?? [];
	const row = Number(number) - 1;
	const count = rowCount(state, field);
	if (number === '' || !isRow(row, count)) {
		return speak(talk, `${letter} wants a number from 1 to ${count}. ${howToAnswer(field)[0]}`);
	}

	return replyToRow(talk, field, {letter, row, rest, count});
}

type RowCommand = {readonly letter: string; readonly row: number; readonly rest: string; readonly count: number};

function replyToRow(talk: Talk, field: FieldState, {letter, row, rest, count}: RowCommand): WizardReply {
	switch (letter) {
		case 'x': {
			const hasBox = field.field.kind === 'checklist' || field.items[row]?.box !== undefined;
			return hasBox ? change(talk, {kind: 'tick', row}) : speak(talk, 'There is no box to tick here.');
		}

		case 'd': {
			return change(talk, {kind: 'remove', row});
		}

		case 'm': {
			const to = Number(rest) - 1;
			return isRow(to, count)
				? change(talk, {kind: 'move', row, to})
				: speak(talk, `m wants two numbers from 1 to ${count}: m 2 1 moves the second one to the first place.`);
		}

		default: {
			return changeText(talk, field, row, rest);
		}
	}
}

/** Without a new text the first field of the item is opened. */
function changeText(talk: Talk, field: FieldState, row: number, text: string): WizardReply {
	const item = field.items[row];
	if (text !== '' && (field.field.kind === 'checklist' || nameOfItem(item))) {
		return change(talk, {kind: 'change', row, text});
	}

	const [member] = item?.members ?? [];
	return member ? act(talk, {type: 'go', field: member.id}) : speak(talk, `Type e ${row + 1} and the new text.`);
}

function change(talk: Talk, listChange: ListChange): WizardReply {
	return {
		actions: [{type: 'change-list', change: listChange}],
		tell(before, after) {
			const says = after.notice === undefined ? changeWords(before, after, listChange) : noticeWords(after.notice);
			return {talk, says: [says]};
		},
	};
}

function changeWords(before: WizardState, after: WizardState, listChange: ListChange): string {
	if (after.alignment === before.alignment) {
		return 'Nothing changed.';
	}

	switch (listChange.kind) {
		case 'add': {
			return `Added ${rowWords(after, countOf(after) - 1)}`;
		}

		case 'remove': {
			return `Removed ${rowWords(before, listChange.row)} /undo brings it back.`;
		}

		case 'move': {
			return `Moved: ${rowWords(after, listChange.to)}`;
		}

		default: {
			return `Now ${rowWords(after, listChange.row)}`;
		}
	}
}

function rowWords(state: WizardState, row: number): string {
	const field = currentState(state);
	if (!field || field.field.kind === 'group') {
		return field ? itemWords(state, field, row) : '';
	}

	const task = tasksOf(state.alignment.document, field)[row];
	return sentence(`${row + 1}, ${task?.done ? 'done' : 'open'}: ${task?.text ?? ''}`);
}

function countOf(state: WizardState): number {
	const field = currentState(state);
	return field ? rowCount(state, field) : 0;
}

function rowCount(state: WizardState, field: FieldState): number {
	return field.field.kind === 'group' ? field.items.length : tasksOf(state.alignment.document, field).length;
}

function isRow(row: number, count: number): boolean {
	return Number.isInteger(row) && row >= 0 && row < count;
}
