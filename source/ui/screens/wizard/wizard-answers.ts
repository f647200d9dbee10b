import {addItem, moveItemTo, removeItem, tickItem} from '../../../proposal/change-group.js';
import type {FieldState, ItemState} from '../../../template/field-state.js';
import {readEffortValue, type Task} from '../../../template/field-value.js';
import {cleanPaste} from '../../input/clean-text.js';
import {createTextBuffer, replaceText} from '../../input/text-buffer.js';
import {changeItems, readTaskLine} from './field-commands.js';
import {takeName} from './review-commands.js';
import {asksForPeople, type Editor, ofField, openEditor, tasksOf} from './wizard-editor.js';
import {assign, commit, editorOf, goTo, remember, reopen, saveLine, setTasks, step} from './wizard-moves.js';
import {currentState, typedIn, type WizardState} from './wizard-state.js';

/** A whole answer at once, where no keys are pressed. It is taken over as by the keys: committed as when a field is left. */
export type AnswerAction =
	/** Takes over what is typed, and opens a field. */
	| {readonly type: 'go'; readonly field: string}
	/** The text of a field of one line, an effort in one line, or the brief name. */
	| {readonly type: 'answer'; readonly text: string}
	/** One of the values that a choice lists. */
	| {readonly type: 'choose'; readonly value: string}
	/** A value of one's own for a choice; it waits to be accepted. */
	| {readonly type: 'other'; readonly text: string}
	/** One more line of a text of several lines; the first one replaces what was there, unless it is added to that. */
	| {readonly type: 'write-line'; readonly text: string; readonly isAdded: boolean}
	/** Takes over what is typed, and goes on unless it is refused. */
	| {readonly type: 'accept'}
	/** A change of the open check list or group. */
	| {readonly type: 'change-list'; readonly change: ListChange}
	/** Puts the template's placeholder back. */
	| {readonly type: 'clear'}
	/** Leaves at once; what is typed and not taken over is kept as it is. */
	| {readonly type: 'leave'};

/** A change of a list; rows are counted from 0. */
export type ListChange =
	| {readonly kind: 'add'; readonly text: string}
	| {readonly kind: 'change'; readonly row: number; readonly text: string}
	| {readonly kind: 'tick'; readonly row: number}
	| {readonly kind: 'remove'; readonly row: number}
	| {readonly kind: 'move'; readonly row: number; readonly to: number};

/** The state after a whole answer. */
export function reduceAnswer(state: WizardState, action: AnswerAction): WizardState {
	switch (action.type) {
		case 'go': {
			return goTo(state, action.field);
		}

		case 'answer': {
			return state.view === 'name'
				? takeName({...state, query: createTextBuffer(action.text, {oneLine: true})})
				: accept({...state, editor: typedEditor(state, action.text)});
		}

		case 'choose': {
			return goOn(reopen(assign(state, state.field, action.value)));
		}

		case 'other': {
			const editor = editorOf(state, 'choice');
			const other = createTextBuffer(cleanPaste(action.text, {oneLine: true}).text, {oneLine: true});
			return editor ? {...state, editor: {...editor, other}} : state;
		}

		case 'write-line': {
			return writeLine(state, action.text, action.isAdded);
		}

		case 'accept': {
			return accept(state);
		}

		case 'change-list': {
			return state.editor.kind === 'tasks' ? changeTasks(state, action.change) : changeGroup(state, action.change);
		}

		case 'clear': {
			return clear(state);
		}

		case 'leave': {
			return {...state, exit: {kind: 'left', isInterrupt: false}};
		}
	}
}

/** True where lines are being written into the open field, and the next one goes on behind them. */
export function isWriting(state: WizardState): boolean {
	const {editor, field, problems} = state;
	return (
		editor.kind === 'text' &&
		!editor.buffer.oneLine &&
		(editor.buffer.undo.length > 0 || (typedIn(state)[field] !== undefined && problems[field] === undefined))
	);
}

/** The field of an item that names it: the first one that takes a line of words. */
export function nameOfItem(item: ItemState | undefined): FieldState | undefined {
	return item?.members.find(member => member.field.kind === 'line');
}

function accept(state: WizardState): WizardState {
	return goOn(commit(state));
}

/** What was refused stays open, with its reason. */
function goOn(state: WizardState): WizardState {
	return state.problems[state.field] === undefined ? step(state, 1) : reopen(state);
}

/** The editor with an answer in it. An effort that was refused before is taken apart anew. */
function typedEditor(state: WizardState, text: string): Editor {
	const current = currentState(state);
	const isEffort = current?.field.kind === 'effort';
	const editor = isEffort ? openEditor(state.alignment.document, current, {}) : state.editor;
	const {text: line} = cleanPaste(text, {oneLine: true});
	if (editor.kind !== 'effort' || !current) {
		return editor.kind === 'text' ? {kind: 'text', buffer: createTextBuffer(line, {oneLine: true})} : editor;
	}

	const {amount, people} = effortIn(current, line) ?? {amount: line, people: ''};
	return {
		...editor,
		amount: createTextBuffer(amount, {oneLine: true}),
		people: createTextBuffer(people, {oneLine: true}),
	};
}

/** More text than this is no effort, in UTF-16 units. */
const longestEffort = 200;

/** Amount with unit, and people, of an effort as the document has it or in short: `3-4 weeks, 2`. */
function effortIn(state: FieldState, line: string): {readonly amount: string; readonly people: string} | undefined {
	const known = readEffortValue(state.field, line);
	if (known) {
		return {amount: `${known.amount} ${known.unit}`, people: known.people};
	}

	const short = /^(\d[\d.\s–-]*[a-z]+)[\s,;:(]+(?:[a-z][a-z\s:]*)?(\d+(?:\s?[-–]\s?\d+)?)(?:\s*[a-z]+)?\)?$/i;
	const match = line.length <= longestEffort && asksForPeople(state) ? short.exec(line.trim()) : undefined;
	return match ? {amount: match[1] ?? '', people: match[2] ?? ''} : undefined;
}

function writeLine(state: WizardState, text: string, isAdded: boolean): WizardState {
	const editor = editorOf(state, 'text');
	if (!editor || editor.buffer.oneLine) {
		return state;
	}

	const {buffer} = editor;
	const isFirst = buffer.text === '' || !(isAdded || isWriting(state));
	const clean = cleanPaste(text, {oneLine: false}).text;
	const whole = isFirst ? clean : `${buffer.text}\n${clean}`;
	// The same words again are a new text, too, and the next line goes on behind them.
	const replaced = whole === buffer.text ? replaceText(buffer, '') : buffer;
	return {...state, editor: {kind: 'text', buffer: replaceText(replaced, whole)}};
}

function changeTasks(before: WizardState, change: ListChange): WizardState {
	const state = before.editor.kind === 'tasks' && before.editor.line?.text ? saveLine(before) : before;
	const current = currentState(state);
	const tasks = current ? tasksOf(state.alignment.document, current) : [];
	switch (change.kind) {
		case 'add': {
			const task = readTaskLine(change.text);
			return task.done ? setTasks(state, [...tasks, task], tasks.length) : saveTask(state, task.text, 'new');
		}

		case 'change': {
			return saveTask(state, change.text, change.row);
		}

		default: {
			const isRefused = editorOf(state, 'tasks')?.line?.text && state.problems[state.field] !== undefined;
			return isRefused ? state : setTasks(state, arranged(tasks, change), change.row);
		}
	}
}

function saveTask(state: WizardState, text: string, target: number | 'new'): WizardState {
	const line = createTextBuffer(cleanPaste(text, {oneLine: true}).text, {oneLine: true});
	return saveLine({...state, editor: {kind: 'tasks', index: target === 'new' ? 0 : target, line, target}});
}

function arranged(
	tasks: readonly Task[],
	change: Extract<ListChange, {kind: 'tick' | 'remove' | 'move'}>,
): readonly Task[] {
	const task = tasks[change.row];
	if (!task) {
		return tasks;
	}

	if (change.kind === 'tick') {
		return tasks.with(change.row, {...task, done: !task.done});
	}

	const others = tasks.toSpliced(change.row, 1);
	return change.kind === 'move' ? others.toSpliced(change.to, 0, task) : others;
}

function changeGroup(state: WizardState, change: ListChange): WizardState {
	const {alignment, field} = state;
	const items = currentState(state)?.items ?? [];
	switch (change.kind) {
		case 'add': {
			const added = changeItems(state, addItem(alignment, field), items.length);
			const isAdded = added.alignment !== alignment && change.text !== '';
			return isAdded ? nameItem(added, items.length, change.text) : added;
		}

		case 'change': {
			return nameItem(state, change.row, change.text);
		}

		case 'tick': {
			const box = items[change.row]?.box;
			const isDone = box !== undefined && alignment.document.text[box.from] !== ' ';
			return changeItems(state, tickItem(alignment, field, change.row + 1, !isDone), change.row);
		}

		case 'remove': {
			return changeItems(state, removeItem(alignment, field, change.row + 1), change.row);
		}

		case 'move': {
			return changeItems(state, moveItemTo(alignment, field, change.row + 1, change.to + 1), change.to);
		}
	}
}

function nameItem(state: WizardState, row: number, text: string): WizardState {
	const name = nameOfItem(currentState(state)?.items[row]);
	return name ? assign(state, name.id, cleanPaste(text, {oneLine: true}).text) : state;
}

/** What was typed and not taken over can be brought back by undo, too. */
function clear(state: WizardState): WizardState {
	const committed = commit(state);
	const cleared = assign(committed, state.field, committed.editor.kind === 'tasks' ? [] : '');
	const hadPending = Object.keys(ofField(committed.pending, state.field)).length > 0;
	const isSame = cleared.alignment === committed.alignment;
	return reopen(isSame && hadPending ? {...cleared, past: remember(committed, state.field).past} : cleared);
}
