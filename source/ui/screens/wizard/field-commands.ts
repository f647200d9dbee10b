import type {Change} from '../../../proposal/change.js';
import {addItem, moveItem, removeItem, tickItem} from '../../../proposal/change-group.js';
import {isMissing} from '../../../proposal/fill.js';
import {putBackField} from '../../../proposal/put-back.js';
import type {Task} from '../../../template/field-value.js';
import {cleanPaste} from '../../input/clean-text.js';
import {createTextBuffer} from '../../input/text-buffer.js';
import {asksForPeople, effortParts, tasksOf, withoutField} from './wizard-editor.js';
import {applyChange, assign, editorOf, goTo, open, reopen, saveLine, setTasks, step} from './wizard-moves.js';
import {currentState, type WizardState} from './wizard-state.js';

/** A command changes the state and nothing else. */
export type WizardCommand = (state: WizardState) => WizardState;

/** What can be done in a choice. */
export const choiceCommands = {
	up: state => highlight(state, -1),
	down: state => highlight(state, 1),
	first: state => highlight(state, Number.NEGATIVE_INFINITY),
	last: state => highlight(state, Number.POSITIVE_INFINITY),
	choose(state) {
		const editor = editorOf(state, 'choice');
		const value = editor?.options[editor.index];
		if (editor && value === undefined) {
			return {...state, editor: {...editor, other: createTextBuffer(editor.typed, {oneLine: true})}};
		}

		return value === undefined ? state : step(reopen(assign(state, state.field, value)), 1);
	},
	clear: state => reopen(assign(state, state.field, '')),
	'take-other'(state) {
		const text = editorOf(state, 'choice')?.other?.text.trim() ?? '';
		return text === '' ? closeOther(state) : step(reopen(assign(state, state.field, text)), 1);
	},
	'close-other': closeOther,
} satisfies Readonly<Record<string, WizardCommand>>;

/** Moves the highlight to the next option that begins with the letters typed so far, or else with the last one. */
export function typeAhead(state: WizardState, letter: string): WizardState {
	const editor = editorOf(state, 'choice');
	if (!editor) {
		return state;
	}

	const rows = [...editor.options, ...(editor.isOpen ? ['other'] : [])];
	const find = (wanted: string, from: number): number | undefined =>
		rows
			.map((_, offset) => (from + offset) % rows.length)
			.find(row => rows[row]?.toLowerCase().startsWith(wanted.toLowerCase()));
	const longer = editor.ahead + letter;
	const index = find(longer, editor.index);
	if (editor.ahead !== '' && index !== undefined) {
		return {...state, editor: {...editor, index, ahead: longer}};
	}

	const next = find(letter, editor.index + 1);
	const notice = next === undefined ? `Nothing here begins with "${letter}"` : state.notice;
	return {...state, notice, editor: {...editor, index: next ?? editor.index, ahead: next === undefined ? '' : letter}};
}

/** What can be done in an effort. */
export const effortCommands = {
	accept: state => movePart(state, 1),
	next: state => movePart(state, 1),
	previous: state => movePart(state, -1),
	'unit-up': state => turnUnit(state, -1),
	'unit-down': state => turnUnit(state, 1),
} satisfies Readonly<Record<string, WizardCommand>>;

/** Chooses the unit that begins with a letter. */
export function typeUnit(state: WizardState, letter: string): WizardState {
	const editor = editorOf(state, 'effort');
	const units = currentState(state)?.field.choices ?? [];
	const unit = units.findIndex(candidate => candidate.toLowerCase().startsWith(letter.toLowerCase()));
	return editor && unit !== -1 ? {...state, editor: {...editor, unit}} : state;
}

/** What can be done in a check list. */
export const taskCommands = {
	up: state => moveRow(state, -1),
	down: state => moveRow(state, 1),
	toggle(state) {
		const {tasks, index} = taskList(state);
		const changed = tasks.map((task, position) => (position === index ? {...task, done: !task.done} : task));
		return index < tasks.length ? setTasks(state, changed, index) : addTask(state);
	},
	open(state) {
		const {tasks, index} = taskList(state);
		const task = tasks[index];
		return task ? writeLine(state, task.text, index) : addTask(state);
	},
	add: addTask,
	remove(state) {
		const {tasks, index} = taskList(state);
		return index < tasks.length
			? removed(state, setTasks(state, tasks.toSpliced(index, 1), Math.min(index, tasks.length - 2)))
			: state;
	},
	'move-up': state => swapTasks(state, -1),
	'move-down': state => swapTasks(state, 1),
	'take-line'(state) {
		const editor = editorOf(state, 'tasks');
		const text = editor?.line?.text.trim() ?? '';
		if (!editor?.line) {
			return state;
		}

		if (text === '') {
			return editor.target === 'new' ? step(closeLine(state), 1) : closeLine(state);
		}

		const saved = saveLine(state);
		const isTaken = editorOf(saved, 'tasks')?.line === undefined;
		return isTaken && editor.target === 'new' ? addTask(saved) : saved;
	},
	'close-line': closeLine,
} satisfies Readonly<Record<string, WizardCommand>>;

/** A paste of several lines into a new task makes a task of each; marks of lists and boxes are understood. */
export function pasteTasks(state: WizardState, text: string): WizardState | undefined {
	const editor = editorOf(state, 'tasks');
	const lines = cleanPaste(text, {oneLine: false})
		.text.split('\n')
		.filter(line => line.trim() !== '');
	if (!editor?.line || editor.target !== 'new' || lines.length < 2) {
		return undefined;
	}

	const pasted = lines.map(readTaskLine);
	const [first, ...others] = pasted;
	const typed = editor.line.text.trim();
	const begun = first ? [{...first, text: [typed, first.text].filter(Boolean).join(' ')}] : [];
	const {tasks} = taskList(state);
	const all = [...tasks, ...begun, ...others];
	const changed = setTasks(state, all, all.length);
	return editorOf(changed, 'tasks')?.line ? changed : addTask(changed);
}

/** A task from a line of a list; its mark and its box may be missing. */
export function readTaskLine(line: string): Task {
	const match = /^\s*(?:[-*+]\s+|\d+[.)]\s+)?(?:\[([ xX])\]\s+)?(.*)$/.exec(line);
	return {text: (match?.[2] ?? line).trim(), done: (match?.[1] ?? ' ') !== ' '};
}

/** What can be done in a group. */
export const itemCommands = {
	up: state => moveRow(state, -1),
	down: state => moveRow(state, 1),
	open(state) {
		const item = currentState(state)?.items[rowOf(state)];
		const [member] = item?.members ?? [];
		return member ? goTo(state, member.id) : addGroupItem(state);
	},
	add: addGroupItem,
	remove(state) {
		const row = rowOf(state);
		return row < itemCount(state)
			? removed(state, changeItems(state, removeItem(state.alignment, state.field, row + 1), row))
			: state;
	},
	toggle(state) {
		const row = rowOf(state);
		const item = currentState(state)?.items[row];
		const isDone = item?.box !== undefined && state.alignment.document.text[item.box.from] !== ' ';
		return item?.box ? changeItems(state, tickItem(state.alignment, state.field, row + 1, !isDone), row) : state;
	},
	'move-up': state => swapItems(state, -1),
	'move-down': state => swapItems(state, 1),
} satisfies Readonly<Record<string, WizardCommand>>;

/** Goes back to the list; what was typed is there again when the row is opened again. */
function closeOther(state: WizardState): WizardState {
	const editor = editorOf(state, 'choice');
	return editor ? {...state, editor: {...editor, typed: editor.other?.text ?? '', other: undefined}} : state;
}

function removed(before: WizardState, after: WizardState): WizardState {
	const isRemoved = after.alignment !== before.alignment;
	return isRemoved ? {...after, notice: 'Removed: Ctrl+_ brings it back'} : after;
}

function addTask(state: WizardState): WizardState {
	return writeLine(state, '', 'new');
}

/** Goes back to the list; what was typed is taken along. */
function closeLine(state: WizardState): WizardState {
	const editor = editorOf(state, 'tasks');
	if (editor?.line?.text.trim()) {
		return saveLine(state);
	}

	return editor
		? {...state, pending: withoutField(state.pending, state.field), editor: {...editor, line: undefined}}
		: state;
}

function addGroupItem(state: WizardState): WizardState {
	const current = currentState(state);
	const isBack = current !== undefined && isMissing(current);
	const {alignment, field} = state;
	const changed = applyChange(state, isBack ? putBackField(alignment, field) : addItem(alignment, field));
	const item = changed.alignment.byId.get(field)?.items.at(isBack ? 0 : -1);
	const [member] = item?.members ?? [];
	return member && changed.alignment !== state.alignment ? open(changed, member.id) : changed;
}

function highlight(state: WizardState, by: number): WizardState {
	const editor = editorOf(state, 'choice');
	if (!editor) {
		return state;
	}

	const last = editor.options.length - (editor.isOpen ? 0 : 1);
	return {...state, editor: {...editor, index: Math.min(Math.max(editor.index + by, 0), last), ahead: ''}};
}

function movePart(state: WizardState, by: 1 | -1): WizardState {
	const editor = editorOf(state, 'effort');
	const current = currentState(state);
	const parts = current && asksForPeople(current) ? effortParts : effortParts.slice(0, 2);
	const part = editor && parts[parts.indexOf(editor.part) + by];
	return editor && part ? {...state, editor: {...editor, part}} : step(state, by);
}

function turnUnit(state: WizardState, by: 1 | -1): WizardState {
	const editor = editorOf(state, 'effort');
	const units = currentState(state)?.field.choices ?? [];
	const unit = editor ? (editor.unit + by + units.length) % Math.max(1, units.length) : 0;
	return editor ? {...state, editor: {...editor, unit}} : state;
}

function taskList(state: WizardState): {readonly tasks: readonly Task[]; readonly index: number} {
	const current = currentState(state);
	return {
		tasks: current ? tasksOf(state.alignment.document, current) : [],
		index: rowOf(state),
	};
}

function writeLine(state: WizardState, text: string, target: number | 'new'): WizardState {
	const {tasks} = taskList(state);
	const line = createTextBuffer(text, {oneLine: true, cursor: text.length});
	return {...state, editor: {kind: 'tasks', index: target === 'new' ? tasks.length : target, line, target}};
}

function swapTasks(state: WizardState, by: 1 | -1): WizardState {
	const {tasks, index} = taskList(state);
	const one = tasks[index];
	const other = tasks[index + by];
	return one && other ? setTasks(state, tasks.with(index, other).with(index + by, one), index + by) : state;
}

function moveRow(state: WizardState, by: number): WizardState {
	const {editor} = state;
	if (editor.kind !== 'tasks' && editor.kind !== 'items') {
		return state;
	}

	const last = editor.kind === 'tasks' ? taskList(state).tasks.length : itemCount(state);
	return {...state, editor: {...editor, index: Math.min(Math.max(editor.index + by, 0), last)}};
}

function rowOf({editor}: WizardState): number {
	return editor.kind === 'tasks' || editor.kind === 'items' ? editor.index : 0;
}

function itemCount(state: WizardState): number {
	return currentState(state)?.items.length ?? 0;
}

function swapItems(state: WizardState, by: 1 | -1): WizardState {
	const row = rowOf(state);
	const isPossible = row + by >= 0 && row + by < itemCount(state) && row < itemCount(state);
	return isPossible ? changeItems(state, moveItem(state.alignment, state.field, row + 1, by), row + by) : state;
}

/** Puts a changed group in place, with the cursor on a row of it. */
export function changeItems(state: WizardState, change: Change, row: number): WizardState {
	const changed = applyChange(state, change);
	const last = changed.alignment.byId.get(state.field)?.items.length ?? 0;
	return {...changed, editor: {kind: 'items', index: Math.min(row, last)}};
}
