import {applyEdits, type TextEdit} from '../../../document/text-edit.js';
import {readEffortValue, type Task} from '../../../template/field-value.js';
import {cleanPaste} from '../../input/clean-text.js';
import {replaceText} from '../../input/text-buffer.js';
import {readTaskLine, type WizardCommand} from './field-commands.js';
import {activeBuffer, effortText, openEditor, tasksWithLine, withBuffer} from './wizard-editor.js';
import {goTo, open, replaceDocument, setTasks, show} from './wizard-moves.js';
import {currentState, type EditRequest, type WizardState} from './wizard-state.js';

/** What came back from the person's editor. */
export type OutsideEdit =
	| {readonly kind: 'changed'; readonly text: string; readonly file: string}
	/** Nothing is taken; `file` holds what was written all the same. */
	| {readonly kind: 'kept'; readonly says: string; readonly file: string | undefined};

/** What can be done with the person's own editor. */
export const outsideCommands = {
	'edit-outside': state =>
		state.view === 'review' || state.view === 'document' || state.view === 'name'
			? ask(state, undefined, state.alignment.document.text)
			: askForField(state),
} satisfies Readonly<Record<string, WizardCommand>>;

/** Takes what came back: into the field that was opened, or as the whole document. */
export function takeEdit(state: WizardState, {field, text}: EditRequest, edit: OutsideEdit): WizardState {
	if (edit.kind === 'kept') {
		return edit.file === undefined ? {...state, notice: edit.says} : leaveFile(state, edit.says, edit.file);
	}

	const {eol} = state.alignment.document;
	const taken = takeLines(text, edit.text, field === undefined ? eol : '\n');
	if (field === undefined) {
		return {
			...show(replaceDocument(state, taken), 'review'),
			row: state.view === 'review' ? state.row : 0,
			notice: 'The document is the one from your editor. u brings the one before back',
		};
	}

	const here = state.field === field ? {...state, view: 'field' as const} : goTo(state, field);
	return here.field === field
		? takeField(here, taken, edit.file)
		: leaveFile(state, 'The field is not in the document any more', edit.file);
}

/** The text with the lines that differ taken from the other one, cleaned as a paste is. All other lines keep their bytes. */
export function takeLines(before: string, after: string, eol: '\n' | '\r\n'): string {
	const [old, now] = [linesOf(before), linesOf(after)];
	const limit = Math.min(old.length, now.length);
	const isSame = (one: string | undefined, other: string | undefined): boolean => wordsOf(one) === wordsOf(other);
	let head = 0;
	while (head < limit && isSame(old[head], now[head])) {
		head++;
	}

	let tail = 0;
	while (tail < limit - head && isSame(old.at(-1 - tail), now.at(-1 - tail))) {
		tail++;
	}

	const from = lengthOf(old.slice(0, head));
	const insert = cleanPaste(now.slice(head, now.length - tail).join(''), {oneLine: false}).text;
	const to = before.length - lengthOf(old.slice(old.length - tail));
	const edit: TextEdit = {from, to, insert: insert.replaceAll('\n', eol)};
	return applyEdits(before, [edit]);
}

function ask(state: WizardState, field: string | undefined, text: string): WizardState {
	return {...state, request: {kind: 'edit', field, text}};
}

function askForField(state: WizardState): WizardState {
	const current = currentState(state);
	const {editor} = state;
	const label = current?.field.label ?? '';
	const buffer = editor.kind === 'effort' ? undefined : activeBuffer(editor);
	if (!current) {
		return state;
	}

	switch (editor.kind) {
		case 'text': {
			return ask(state, current.id, editor.buffer.text);
		}

		case 'choice': {
			const other = editor.isOpen ? ', or "other" for words of your own' : '';
			return buffer
				? ask(state, current.id, buffer.text)
				: {...state, notice: `${label} is chosen from a list: use the arrows and Enter${other}`};
		}

		case 'effort': {
			return ask(state, current.id, effortText(current, editor));
		}

		case 'tasks': {
			const tasks = tasksWithLine(state.alignment.document, current, editor);
			return ask(state, current.id, tasks.map(taskLine).join('\n'));
		}

		case 'items': {
			return {...state, notice: `${label} is a list of items: open one, or the whole document with g in the review`};
		}
	}
}

function takeField(state: WizardState, text: string, file: string): WizardState {
	const current = currentState(state);
	const {editor} = state;
	if (!current) {
		return state;
	}

	if (editor.kind === 'tasks') {
		const tasks = text
			.split('\n')
			.map(readTaskLine)
			.filter(task => task.text !== '');
		const changed = setTasks({...state, notice: undefined}, tasks, tasks.length - 1);
		const reason = changed.problems[current.id];
		return reason === undefined ? changed : leaveFile(changed, `${current.field.label}: the list ${reason}`, file);
	}

	if (editor.kind === 'effort') {
		const line = cleanPaste(text, {oneLine: true}).text.trim();
		const effort = readEffortValue(current.field, line);
		const parts = effort && {amount: effort.amount, unit: effort.unit, people: effort.people};
		const pending = parts
			? Object.fromEntries(Object.entries(parts).map(([part, value]) => [`${current.id}#${part}`, value]))
			: {[current.id]: line};
		return {...state, editor: openEditor(state.alignment.document, current, pending)};
	}

	const buffer = activeBuffer(editor);
	if (!buffer) {
		return open(state, current.id);
	}

	const clean = cleanPaste(text, buffer);
	const notice = clean.joined ? 'The lines were joined: this field takes one line' : undefined;
	const taken = buffer.oneLine ? clean.text : text;
	return {...state, notice, editor: withBuffer(editor, replaceText(buffer, taken))};
}

/** Says what could not be taken and where it lies; that is told again at the end. */
function leaveFile(state: WizardState, says: string, file: string): WizardState {
	return {
		...state,
		notice: `${says}. What was written lies in ${file}`,
		leftFiles: [...state.leftFiles, file],
	};
}

function taskLine({text, done}: Task): string {
	return `- [${done ? 'x' : ' '}] ${text}`;
}

/** The lines of a text with their line breaks. */
function linesOf(text: string): readonly string[] {
	return text.split(/(?<=\r\n|\n|\r(?!\n))/);
}

/** A line as it is compared: whatever its line break is, but not whether it has one. */
function wordsOf(line: string | undefined): string | undefined {
	return line?.replace(/\r\n?$/, '\n');
}

function lengthOf(lines: readonly string[]): number {
	return lines.reduce((sum, line) => sum + line.length, 0);
}
