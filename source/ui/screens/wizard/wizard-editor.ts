import type {MarkdownDocument} from '../../../document/markdown.js';
import {isMissing} from '../../../proposal/fill.js';
import type {FieldState} from '../../../template/field-state.js';
import {
	type Effort,
	readEffortValue,
	readText,
	readValue,
	type Task,
	writeEffortValue,
} from '../../../template/field-value.js';
import {numberedNoun} from '../../../template/pattern.js';
import {isPlaceholder} from '../../../template/placeholder.js';
import {createTextBuffer, type TextBuffer} from '../../input/text-buffer.js';

/** What a person edits a field with. Everything typed is in here until it is accepted. */
export type Editor =
	| {readonly kind: 'text'; readonly buffer: TextBuffer}
	| {
			readonly kind: 'choice';
			readonly options: readonly string[];
			/** The highlighted row; the row behind the last option is "other…" where the choice is open. */
			readonly index: number;
			/** A value of one's own, while it is typed. */
			readonly other: TextBuffer | undefined;
			/** What was typed there before the list was shown again. */
			readonly typed: string;
			/** The letters typed in the list so far, by which the highlight moves. */
			readonly ahead: string;
			readonly isOpen: boolean;
	  }
	| {
			readonly kind: 'effort';
			readonly part: EffortPart;
			readonly amount: TextBuffer;
			readonly unit: number;
			readonly people: TextBuffer;
	  }
	| {
			readonly kind: 'tasks';
			/** The row under the cursor; the row behind the last task adds one. */
			readonly index: number;
			/** The text of the task that is being written, and which one it is. */
			readonly line: TextBuffer | undefined;
			readonly target: number | 'new';
	  }
	| {readonly kind: 'items'; readonly index: number};

export type EffortPart = 'amount' | 'unit' | 'people';

/** The parts of an effort, in order. */
export const effortParts: readonly EffortPart[] = ['amount', 'unit', 'people'];

/** Typed texts that are not in the document yet, by field id; parts of a field stand behind a `#`. */
export type Pending = Readonly<Record<string, string>>;

/** The editor for a field, with what was typed there before and not yet accepted. */
export function openEditor(document: MarkdownDocument, state: FieldState, pending: Pending, cursor?: number): Editor {
	const {field, id} = state;
	switch (field.kind) {
		case 'group': {
			return {kind: 'items', index: Math.min(cursor ?? 0, state.items.length)};
		}

		case 'checklist': {
			return openTasks(document, state, pending, cursor);
		}

		case 'choice':
		case 'option': {
			return openChoice(state, pending, cursor);
		}

		case 'effort': {
			const value = readText(state);
			const effort = value === '' ? emptyEffort(field.choices) : readEffortValue(field, value);
			return effort && pending[id] === undefined
				? openEffort(state, effort, pending, cursor)
				: textEditor(pending[id] ?? value, true, cursor);
		}

		default: {
			return textEditor(pending[id] ?? readText(state), field.kind !== 'text', cursor);
		}
	}
}

/** What is typed in an editor and not in the document: kept in the draft, so that nothing is lost. */
export function pendingOf(document: MarkdownDocument, state: FieldState, editor: Editor): Pending {
	const {id} = state;
	switch (editor.kind) {
		case 'text': {
			return editor.buffer.text === String(readValue(document, state)) ? {} : {[id]: editor.buffer.text};
		}

		case 'choice': {
			return editor.other || editor.typed !== '' ? {[`${id}#other`]: editor.other?.text ?? editor.typed} : {};
		}

		case 'effort': {
			const isSame =
				effortText(state, editor) === readText(state) && (editor.amount.text !== '' || editor.people.text === '');
			const unit = state.field.choices[editor.unit] ?? '';
			return isSame
				? {}
				: {[`${id}#amount`]: editor.amount.text, [`${id}#unit`]: unit, [`${id}#people`]: editor.people.text};
		}

		case 'tasks': {
			const isWaiting = editor.target === 'new' && isBlankList(document, state);
			return editor.line && (editor.line.text !== '' || !isWaiting)
				? {[`${id}#${editor.target}`]: editor.line.text}
				: {};
		}

		case 'items': {
			return {};
		}
	}
}

/** The pending texts of one field. */
export function ofField(pending: Pending, id: string): Pending {
	return Object.fromEntries(Object.entries(pending).filter(([key]) => isOfField(key, id)));
}

/** The pending texts without those of one field. */
export function withoutField(pending: Pending, id: string): Pending {
	return Object.fromEntries(Object.entries(pending).filter(([key]) => !isOfField(key, id)));
}

function isOfField(key: string, id: string): boolean {
	return key === id || key.startsWith(`${id}#`);
}

/** The place in an editor that a draft comes back to: the cursor in its text, or else the row of its list. */
export function cursorOf(editor: Editor): number {
	switch (editor.kind) {
		case 'text': {
			return editor.buffer.cursor;
		}

		case 'choice': {
			return editor.other?.cursor ?? (editor.typed.length || editor.index);
		}

		case 'effort': {
			const {amount, people, part} = editor;
			const starts = {amount: 0, unit: amount.text.length + 1, people: amount.text.length + 2};
			return starts[part] + (part === 'unit' ? 0 : {amount, people}[part].cursor);
		}

		case 'tasks': {
			return editor.line?.cursor ?? editor.index;
		}

		case 'items': {
			return editor.index;
		}
	}
}

/** The text field that letters go to, if there is one. */
export function activeBuffer(editor: Editor): TextBuffer | undefined {
	switch (editor.kind) {
		case 'text': {
			return editor.buffer;
		}

		case 'choice': {
			return editor.other;
		}

		case 'effort': {
			return editor.part === 'unit' ? undefined : editor[editor.part];
		}

		case 'tasks': {
			return editor.line;
		}

		case 'items': {
			return undefined;
		}
	}
}

/** The editor with its text field changed. */
export function withBuffer(editor: Editor, buffer: TextBuffer): Editor {
	switch (editor.kind) {
		case 'text': {
			return {...editor, buffer};
		}

		case 'choice': {
			return {...editor, other: buffer};
		}

		case 'effort': {
			return editor.part === 'unit' ? editor : {...editor, [editor.part]: buffer};
		}

		case 'tasks': {
			return {...editor, line: buffer};
		}

		case 'items': {
			return editor;
		}
	}
}

/**
 * The value of an effort as it would be written. A unit that was typed behind the amount (`3 weeks`) holds; what is no
 * amount at all stays as it was typed, with the people behind it.
 */
export function effortText(state: FieldState, editor: Extract<Editor, {kind: 'effort'}>): string {
	const {choices} = state.field;
	const typed = editor.amount.text.trim();
	const people = editor.people.text.trim();
	const match = /^(\d[\d\s.–-]*?)\s*([a-z]*)$/i.exec(typed);
	const word = match?.[2]?.toLowerCase() ?? '';
	const unit =
		word === ''
			? choices[editor.unit]
			: choices.find(choice => choice.toLowerCase().startsWith(word.replace(/s$/, '')));
	return typed === '' || (match && unit)
		? writeEffortValue(state.field, {amount: match?.[1] ?? '', unit: unit ?? '', people})
		: [typed, people].filter(Boolean).join(' ');
}

/** True for an effort whose template also asks for the number of people. */
export function asksForPeople(state: FieldState): boolean {
	return (state.field.placeholder?.before ?? '') !== '';
}

/** True for a check list that holds nothing but the template's stand-ins (`Task 1`): the first real task replaces them. */
export function isBlankList(document: MarkdownDocument, state: FieldState): boolean {
	const tasks = listedTasks(document, state);
	return !state.isFilled && tasks.every(({text}) => isPlaceholder(text) || numberedNoun(text) !== undefined);
}

/** The tasks of a list as its editor shows them: none where all are stand-ins. */
export function tasksOf(document: MarkdownDocument, state: FieldState): readonly Task[] {
	return isBlankList(document, state) ? [] : listedTasks(document, state);
}

/** A list that the document lacks is put back with the template's tasks. */
function listedTasks(document: MarkdownDocument, state: FieldState): readonly Task[] {
	return isMissing(state)
		? state.field.items.map(text => ({text, done: false}))
		: (readValue(document, state) as readonly Task[]);
}

/** The tasks of a list with the one that is being written. */
export function tasksWithLine(
	document: MarkdownDocument,
	state: FieldState,
	{line, target}: Extract<Editor, {kind: 'tasks'}>,
): readonly Task[] {
	const tasks = tasksOf(document, state);
	const text = line?.text.trim() ?? '';
	if (text === '') {
		return tasks;
	}

	return target === 'new'
		? [...tasks, {text, done: false}]
		: tasks.map((task, index) => (index === target ? {...task, text} : task));
}

function textEditor(text: string, oneLine: boolean, cursor: number | undefined): Editor {
	return {kind: 'text', buffer: createTextBuffer(text, {oneLine, cursor: cursor ?? text.length})};
}

function openChoice(state: FieldState, pending: Pending, cursor: number | undefined): Editor {
	const {field, id} = state;
	const value = readText(state);
	const options = value === '' || field.choices.includes(value) ? field.choices : [...field.choices, value];
	const typed = pending[`${id}#other`] ?? pending[id];
	const other =
		typed === undefined ? undefined : createTextBuffer(typed, {oneLine: true, cursor: cursor ?? typed.length});
	const isOpen = field.kind === 'choice';
	const index = other ? options.length : (cursor ?? Math.max(0, options.indexOf(value)));
	const last = options.length - (isOpen ? 0 : 1);
	return {kind: 'choice', options, index: Math.min(index, last), other, typed: '', ahead: '', isOpen};
}

/** The parts stand one behind the other, as in {@link cursorOf}: the amount, one place for the unit, the people. */
function openEffort(state: FieldState, effort: Effort, pending: Pending, cursor: number | undefined): Editor {
	const {id, field} = state;
	const texts = {
		amount: pending[`${id}#amount`] ?? effort.amount,
		people: pending[`${id}#people`] ?? effort.people,
	};
	const place = cursor ?? texts.amount.length;
	const behind = place - texts.amount.length - 2;
	const part = behind < -1 ? 'amount' : behind === -1 ? 'unit' : 'people';
	const unit = field.choices.indexOf(pending[`${id}#unit`] ?? effort.unit);
	return {
		kind: 'effort',
		part,
		amount: createTextBuffer(texts.amount, {oneLine: true, cursor: place}),
		unit: Math.max(0, unit),
		people: createTextBuffer(texts.people, {oneLine: true, cursor: part === 'people' ? behind : texts.people.length}),
	};
}

function emptyEffort(units: readonly string[]): Effort {
	const unit = units.find(candidate => /^weeks?$/i.test(candidate)) ?? units[0] ?? '';
	return {amount: '', unit, people: ''};
}

function openTasks(
	document: MarkdownDocument,
	state: FieldState,
	pending: Pending,
	cursor: number | undefined,
): Editor {
	const key = Object.keys(pending).find(candidate => candidate.startsWith(`${state.id}#`));
	const tasks = tasksOf(document, state);
	if (key !== undefined) {
		const text = pending[key] ?? '';
		const number = Number(key.slice(state.id.length + 1));
		const target = number < tasks.length ? number : 'new';
		const line = createTextBuffer(text, {oneLine: true, cursor: cursor ?? text.length});
		return {kind: 'tasks', index: target === 'new' ? tasks.length : target, line, target};
	}

	const isEmpty = tasks.length === 0;
	const line = isEmpty ? createTextBuffer('', {oneLine: true}) : undefined;
	return {kind: 'tasks', index: Math.min(cursor ?? 0, tasks.length), line, target: 'new'};
}
