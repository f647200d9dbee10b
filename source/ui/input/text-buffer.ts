/** A text field as a value: every key is an action, every action gives a new buffer. */

import {narrowEdit} from '../../document/text-edit.js';
import {cleanPaste, joinLines} from './clean-text.js';
import {
	detach,
	endOfLine,
	layoutText,
	locate,
	nextBoundary,
	offsetAt,
	previousBoundary,
	type Row,
	startOfLine,
} from './text-layout.js';

/** One change of the text: at an offset, `removed` became `inserted`. `cursor` is where the cursor was before. */
export type Step = {
	readonly kind: 'type' | 'backspace' | 'delete' | 'other';
	readonly at: number;
	readonly removed: string;
	readonly inserted: string;
	readonly cursor: number;
};

/** A text being edited. Lines end with LF; a buffer of one line never holds a line break. */
export type TextBuffer = {
	readonly text: string;
	/** UTF-16 offset, always between two graphemes. */
	readonly cursor: number;
	readonly oneLine: boolean;
	/** Column in cells that moves up and down aim at. */
	readonly goalColumn: number | undefined;
	/** Steps that can be undone, the newest last. */
	readonly undo: readonly Step[];
	/** Steps that can be done again, the next one last. */
	readonly redo: readonly Step[];
	/** Whether the next letter may join the newest step. */
	readonly isStepOpen: boolean;
};

/** Names of the actions that need nothing more. */
export type EditName = keyof typeof edits;

/** What a person can do to a text. */
export type TextAction =
	| {readonly type: 'insert' | 'paste'; readonly text: string}
	| {readonly type: 'page-up' | 'page-down'; readonly rows: number}
	| {readonly type: EditName};

const mostSteps = 1000;

/** More text than this at once, in UTF-16 units, is nobody's typing: it is one step, as a paste is. */
const longestTyped = 1000;

type Edit = (buffer: TextBuffer, width: number) => TextBuffer;

const edits = {
	newline: buffer => (buffer.oneLine ? buffer : replace(buffer, buffer.cursor, buffer.cursor, '\n')),
	backspace: buffer => erase(buffer, previousBoundary, 'backspace'),
	delete: buffer => erase(buffer, nextBoundary, 'delete'),
	'delete-word-back': buffer => erase(buffer, startOfWord),
	'delete-word-forward': buffer => erase(buffer, endOfWord),
	'kill-to-start': buffer => erase(buffer, lineStartOrBreak),
	'kill-to-end': buffer => erase(buffer, lineEndOrBreak),
	left: buffer => move(buffer, previousBoundary),
	right: buffer => move(buffer, nextBoundary),
	'word-left': buffer => move(buffer, startOfWord),
	'word-right': buffer => move(buffer, endOfWord),
	up: (buffer, width) => moveRows(buffer, -1, width),
	down: (buffer, width) => moveRows(buffer, 1, width),
	'line-start': buffer => move(buffer, startOfLine),
	'line-end': buffer => move(buffer, endOfLine),
	'text-start': buffer => move(buffer, () => 0),
	'text-end': buffer => move(buffer, text => text.length),
	undo,
	redo,
} as const satisfies Record<string, Edit>;

const keysOfEdits: ReadonlyArray<readonly [EditName, string]> = [
	['newline', 'ctrl+j alt+enter shift+enter'],
	['backspace', 'backspace shift+backspace ctrl+h'],
	['delete', 'delete ctrl+d'],
	['delete-word-back', 'ctrl+w alt+backspace ctrl+backspace'],
	['delete-word-forward', 'alt+d alt+delete ctrl+delete'],
	['kill-to-start', 'ctrl+u'],
	['kill-to-end', 'ctrl+k'],
	['left', 'left ctrl+b'],
	['right', 'right ctrl+f'],
	['word-left', 'ctrl+left alt+left alt+b'],
	['word-right', 'ctrl+right alt+right alt+f'],
	['up', 'up'],
	['down', 'down'],
	['line-start', 'home ctrl+a'],
	['line-end', 'end ctrl+e'],
	['text-start', 'ctrl+home'],
	['text-end', 'ctrl+end'],
	['undo', 'ctrl+_ ctrl+/ ctrl+shift+_ ctrl+shift+- alt+u'],
	['redo', 'alt+e'],
];
const editsByKey = new Map(keysOfEdits.flatMap(([name, keys]) => keys.split(' ').map(key => [key, name] as const)));

/**
 * Makes a buffer with the cursor at the end unless given. CRLF and CR become LF; for one line, lines are joined by a
 * space. Nothing else is changed: what a document holds stays.
 */
export function createTextBuffer(
	text: string,
	options: {readonly oneLine: boolean; readonly cursor?: number},
): TextBuffer {
	const lines = text.replaceAll(/\r\n?/g, '\n');
	const held = options.oneLine ? joinLines(lines) : lines;
	return {
		text: held,
		cursor: boundaryAt(held, Math.min(options.cursor ?? held.length, held.length)),
		oneLine: options.oneLine,
		goalColumn: undefined,
		undo: [],
		redo: [],
		isStepOpen: false,
	};
}

/** Does an action. The width in cells is the one the text is laid out in; moves up and down need it. */
export function editText(buffer: TextBuffer, action: TextAction, width: number): TextBuffer {
	switch (action.type) {
		case 'insert':
			return typeText(buffer, cleanPaste(action.text, buffer).text);
		case 'paste':
			return replace(buffer, buffer.cursor, buffer.cursor, cleanPaste(action.text, buffer).text);
		case 'page-up':
			return moveRows(buffer, -action.rows, width);
		case 'page-down':
			return moveRows(buffer, action.rows, width);
		default:
			return edits[action.type](buffer, width);
	}
}

/** Another text (cleaned already) in the place of the whole one, with the cursor at its end: one step of undo. */
export function replaceText(buffer: TextBuffer, text: string): TextBuffer {
	const edit = narrowEdit(buffer.text, {from: 0, to: buffer.text.length, insert: text});
	return move(replace(buffer, edit.from, edit.to, edit.insert), () => text.length);
}

/** The action of a named key in a text, or `undefined` for a key that is none of the text's business. */
export function textActionFor(keyName: string, rowsOfPage = 10): TextAction | undefined {
	if (keyName === 'pageup' || keyName === 'pagedown') {
		return {type: keyName === 'pageup' ? 'page-up' : 'page-down', rows: rowsOfPage};
	}

	const type = editsByKey.get(keyName);
	return type && {type};
}

/** Counts words: stretches without white space that have a letter or a digit, and each Chinese or Japanese character. */
export function countWords(text: string): number {
	const word =
		/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}][^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]*/gu;
	let count = 0;
	while (word.test(text)) {
		count++;
	}

	return count;
}

/** Types word by word, so that letters that arrive together are undone like letters that arrive one by one. */
function typeText(buffer: TextBuffer, text: string): TextBuffer {
	if (text.length > longestTyped) {
		return replace(buffer, buffer.cursor, buffer.cursor, text);
	}

	const words = text.match(/\s+|\S+\s*/g) ?? [];
	return words.reduce((typed, word) => replace(typed, typed.cursor, typed.cursor, word, 'type'), buffer);
}

function move(buffer: TextBuffer, target: (text: string, offset: number) => number): TextBuffer {
	const cursor = target(buffer.text, buffer.cursor);
	return cursor === buffer.cursor ? buffer : {...buffer, cursor, goalColumn: undefined, isStepOpen: false};
}

function erase(
	buffer: TextBuffer,
	target: (text: string, offset: number) => number,
	kind: Step['kind'] = 'other',
): TextBuffer {
	const other = target(buffer.text, buffer.cursor);
	return replace(buffer, Math.min(other, buffer.cursor), Math.max(other, buffer.cursor), '', kind);
}

function replace(
	buffer: TextBuffer,
	from: number,
	to: number,
	inserted: string,
	kind: Step['kind'] = 'other',
): TextBuffer {
	if (from === to && inserted === '') {
		return buffer;
	}

	const removed = detach(buffer.text.slice(from, to));
	const step = {kind, at: from, removed, inserted: detach(inserted), cursor: buffer.cursor};
	const newest = buffer.isStepOpen ? buffer.undo.at(-1) : undefined;
	const joined = newest && joinSteps(newest, step);
	return {
		...splice(buffer, from, removed, inserted),
		undo: joined ? buffer.undo.with(-1, joined) : [...buffer.undo.slice(1 - mostSteps), step],
		redo: [],
		isStepOpen: kind !== 'other',
	};
}

/** Two steps as one, where a person would undo them together: letters of one word and the white space behind it. */
function joinSteps(first: Step, second: Step): Step | undefined {
	if (first.kind !== second.kind) {
		return undefined;
	}

	const isNewWord = /\s$/.test(first.inserted) && /^\S/.test(second.inserted);
	if (first.kind === 'type' && first.at + first.inserted.length === second.at && !isNewWord) {
		return {...first, inserted: first.inserted + second.inserted};
	}

	const isNextErased = /^\s/.test(first.removed) === /^\s/.test(second.removed);
	if (first.kind === 'backspace' && second.at + second.removed.length === first.at && isNextErased) {
		return {...first, at: second.at, removed: second.removed + first.removed};
	}

	return first.kind === 'delete' && second.at === first.at && isNextErased
		? {...first, removed: first.removed + second.removed}
		: undefined;
}

function undo(buffer: TextBuffer): TextBuffer {
	const step = buffer.undo.at(-1);
	return step
		? {
				...splice(buffer, step.at, step.inserted, step.removed),
				cursor: step.cursor,
				undo: buffer.undo.slice(0, -1),
				redo: [...buffer.redo, step],
			}
		: buffer;
}

function redo(buffer: TextBuffer): TextBuffer {
	const step = buffer.redo.at(-1);
	return step
		? {
				...splice(buffer, step.at, step.removed, step.inserted),
				undo: [...buffer.undo, step],
				redo: buffer.redo.slice(0, -1),
			}
		: buffer;
}

/** Puts one piece of text in the place of another, with the cursor behind it. */
function splice(buffer: TextBuffer, at: number, removed: string, inserted: string): TextBuffer {
	const text = buffer.text.slice(0, at) + inserted + buffer.text.slice(at + removed.length);
	const cursor = boundaryAt(text, at + inserted.length);
	return {...buffer, text, cursor, goalColumn: undefined, isStepOpen: false};
}

/** The first boundary at or after an offset. */
function boundaryAt(text: string, offset: number): number {
	return offset <= 0 ? 0 : nextBoundary(text, offset - 1);
}

type Line = {readonly from: number; readonly to: number; readonly text: string; readonly rows: readonly Row[]};

function layoutLine(text: string, offset: number, width: number): Line {
	const from = startOfLine(text, offset);
	const to = endOfLine(text, offset);
	const line = text.slice(from, to);
	return {from, to, text: line, rows: layoutText(line, width)};
}

/** Moves by rows as they stand on the screen, laying out only the lines it passes; stops at the first and the last row. */
function moveRows(buffer: TextBuffer, count: number, width: number): TextBuffer {
	const {text, cursor} = buffer;
	let line = layoutLine(text, cursor, width);
	const place = locate(line.rows, line.text, cursor - line.from);
	const goalColumn = buffer.goalColumn ?? place.column;
	let row = place.row + count;
	while (row < 0 && line.from > 0) {
		line = layoutLine(text, line.from - 1, width);
		row += line.rows.length;
	}

	while (row >= line.rows.length && line.to < text.length) {
		row -= line.rows.length;
		line = layoutLine(text, line.to + 1, width);
	}

	const target = line.from + offsetAt(line.rows, line.text, row, goalColumn);
	return target === cursor ? buffer : {...buffer, cursor: target, goalColumn, isStepOpen: false};
}

function lineStartOrBreak(text: string, offset: number): number {
	const start = startOfLine(text, offset);
	return start === offset ? Math.max(offset - 1, 0) : start;
}

function lineEndOrBreak(text: string, offset: number): number {
	const end = endOfLine(text, offset);
	return end === offset ? Math.min(offset + 1, text.length) : end;
}

function startOfWord(text: string, offset: number): number {
	const end = skip(text, offset, -1, false);
	const start = skip(text, end, -1, true);
	return start === 0 ? 0 : previousBoundary(text, start + 1);
}

function endOfWord(text: string, offset: number): number {
	const start = skip(text, offset, 1, false);
	return boundaryAt(text, skip(text, start, 1, true));
}

/** Goes on from an offset while the characters are, or are not, part of words. */
function skip(text: string, offset: number, direction: 1 | -1, overWords: boolean): number {
	let at = offset;
	for (;;) {
		const character = direction === 1 ? characterAfter(text, at) : characterBefore(text, at);
		if (character === '' || /[\p{L}\p{N}\p{M}_]/u.test(character) !== overWords) {
			return at;
		}

		at += direction * character.length;
	}
}

function characterAfter(text: string, offset: number): string {
	const code = text.codePointAt(offset);
	return code === undefined ? '' : String.fromCodePoint(code);
}

function characterBefore(text: string, offset: number): string {
	const pair = text.slice(Math.max(offset - 2, 0), offset);
	return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(pair) ? pair : pair.slice(-1);
}
