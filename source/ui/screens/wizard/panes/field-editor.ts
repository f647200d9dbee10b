import type {FieldState} from '../../../../template/field-state.js';
import {readText} from '../../../../template/field-value.js';
import {viewOfLine} from '../../../input/line-view.js';
import type {TextBuffer} from '../../../input/text-buffer.js';
import {displayText, layoutText, locate} from '../../../input/text-layout.js';
import {type Line, line, lineWidth, piece} from '../../../line.js';
import type {Style, Symbols} from '../../../theme.js';
import {asksForPeople, type Editor, type EffortPart, effortParts, tasksOf} from '../wizard-editor.js';
import type {WizardState} from '../wizard-state.js';
import {itemName, itemSummary} from '../wizard-words.js';

/** Where and with what an editor is drawn. */
export type Room = {readonly width: number; readonly height: number; readonly symbols: Symbols};

/** How an editor looks: its lines, or a list to choose from. */
export type EditorDrawing = {
	readonly lines: readonly Line[];
	/** The cursor, from the first line of the editor. */
	readonly cursor: {readonly x: number; readonly y: number} | undefined;
	readonly choice:
		| {
				readonly options: readonly {readonly label: string; readonly isChosen: boolean}[];
				readonly index: number;
				readonly limit: number;
		  }
		| undefined;
	/** The lines that the list takes. */
	readonly choiceRows: number;
};

/** Draws the editor of the open field. */
export function drawEditor(state: WizardState, current: FieldState, room: Room): EditorDrawing {
	const {editor} = state;
	switch (editor.kind) {
		case 'text': {
			return drawText(editor.buffer, room);
		}

		case 'choice': {
			return editor.other ? drawOther(editor.other, room) : drawChoice(editor, current, room);
		}

		case 'effort': {
			return drawEffort(editor, current, room);
		}

		case 'tasks': {
			return drawTasks(state, editor, current, room);
		}

		case 'items': {
			return drawItems(state, editor, current, room);
		}
	}
}

const nothing = {cursor: undefined, choice: undefined, choiceRows: 0};

function drawText(buffer: TextBuffer, {width, height}: Room): EditorDrawing {
	const rows = layoutText(buffer.text, width);
	const place = locate(rows, buffer.text, buffer.cursor);
	// With the cursor in the middle the lines behind it are seen, too.
	const top = Math.max(0, Math.min(place.row - Math.floor(height / 2), rows.length - height));
	const lines = rows.slice(top, top + height).map(row => line(displayText(buffer.text, row)));
	return {...nothing, lines, cursor: {x: place.column, y: place.row - top}};
}

function drawOther(buffer: TextBuffer, {width, symbols}: Room): EditorDrawing {
	const prompt = 'Another value: ';
	const view = viewOfLine(buffer.text, buffer.cursor, width - prompt.length, symbols.cut);
	return {
		...nothing,
		lines: [[piece(prompt, 'dim'), piece(view.text)]],
		cursor: {x: prompt.length + view.column, y: 0},
	};
}

function drawChoice(
	editor: Extract<Editor, {kind: 'choice'}>,
	current: FieldState,
	{height, symbols}: Room,
): EditorDrawing {
	const value = readText(current);
	const options = editor.options.map(label => ({label, isChosen: label === value}));
	const rows = [...options, ...(editor.isOpen ? [{label: `other${symbols.more}`, isChosen: false}] : [])];
	const limit = Math.min(rows.length, height);
	return {lines: [], cursor: undefined, choice: {options: rows, index: editor.index, limit}, choiceRows: limit};
}

/** The parts of an effort beside each other, or one below the other where they don't fit. */
function drawEffort(
	editor: Extract<Editor, {kind: 'effort'}>,
	current: FieldState,
	{width, height, symbols}: Room,
): EditorDrawing {
	const asked = effortParts.filter(part => part !== 'people' || asksForPeople(current));
	const drawn = asked.map(part => drawEffortPart(editor, part, current, width, symbols));
	const here = asked.indexOf(editor.part);
	const help = line('A number or a range such as 3-4', 'dim');
	const before = drawn.slice(0, here).reduce((sum, part) => sum + lineWidth(part.pieces) + 2, 0);
	const x = drawn[here]?.x ?? 0;
	const beside = drawn.flatMap(({pieces}, index) => (index === 0 ? pieces : [piece('  '), ...pieces]));
	if (lineWidth(beside) <= width) {
		return {...nothing, lines: [beside, [], help], cursor: {x: before + x, y: 0}};
	}

	const top = Math.max(0, here - height + 1);
	const lines = [...drawn.map(({pieces}) => pieces), help].slice(top, top + height);
	return {...nothing, lines, cursor: {x, y: here - top}};
}

const effortPrompts = {amount: 'Amount ', unit: 'Unit ', people: 'People '};
const narrowestBox = {amount: 7, people: 5};

/** One part of an effort, and the cell of the cursor in it. */
function drawEffortPart(
	editor: Extract<Editor, {kind: 'effort'}>,
	part: EffortPart,
	current: FieldState,
	width: number,
	symbols: Symbols,
): {readonly pieces: Line; readonly x: number} {
	const isHere = editor.part === part;
	const prompt = effortPrompts[part];
	const start = prompt.length + 1;
	if (part === 'unit') {
		const unit = current.field.choices[editor.unit] ?? '';
		const [left, right] = isHere ? [symbols.previous, symbols.next] : [' ', ' '];
		const style = isHere ? 'strong' : 'plain';
		return {pieces: [piece(prompt), piece(left, 'selected'), piece(unit, style), piece(right, 'selected')], x: start};
	}

	const {text, cursor} = editor[part];
	const view = viewOfLine(text, cursor, width - start - 1, symbols.cut);
	const bracket: Style = isHere ? 'selected' : 'dim';
	const box = piece(view.text.padEnd(narrowestBox[part]), isHere ? 'strong' : 'plain');
	return {pieces: [piece(prompt), piece('[', bracket), box, piece(']', bracket)], x: start + view.column};
}

function drawTasks(
	state: WizardState,
	editor: Extract<Editor, {kind: 'tasks'}>,
	current: FieldState,
	{width, height, symbols}: Room,
): EditorDrawing {
	const tasks = tasksOf(state.alignment.document, current);
	const {line: typed, target, index} = editor;
	const start = 2 + symbols.unticked.length + 1;
	const view = typed && viewOfLine(typed.text, typed.cursor, width - start, symbols.cut);
	const rows = tasks.map(({text, done}, row): Line => {
		const isHere = row === index;
		const words = view && target === row ? view.text : text;
		return [
			piece(isHere ? `${symbols.cursor} ` : '  ', 'selected'),
			piece(done ? symbols.ticked : symbols.unticked, done ? 'good' : 'plain'),
			piece(` ${words}`, isHere ? 'strong' : 'plain'),
		];
	});
	const isAdding = view !== undefined && target === 'new';
	const isAtEnd = index >= tasks.length;
	const last: Line = isAdding
		? [piece(`${symbols.cursor} `, 'selected'), piece(`${symbols.unticked} ${view.text}`, 'strong')]
		: [piece(isAtEnd ? `${symbols.cursor} ` : '  ', 'selected'), piece('+ add a task', isAtEnd ? 'strong' : 'dim')];
	const row = isAdding ? tasks.length : index;
	const all = [...rows, last];
	const top = Math.max(0, Math.min(row - height + 2, all.length - height));
	const cursor = view && {x: start + view.column, y: row - top};
	return {...nothing, lines: all.slice(top, top + height), cursor};
}

function drawItems(
	state: WizardState,
	editor: Extract<Editor, {kind: 'items'}>,
	current: FieldState,
	{height, symbols}: Room,
): EditorDrawing {
	const {alignment} = state;
	const noun = current.field.group?.noun ?? 'item';
	const rows = current.items.map((item, row): Line => {
		const isHere = row === editor.index;
		const isDone = item.box && alignment.document.text[item.box.from] !== ' ';
		const box = item.box ? `${isDone ? symbols.ticked : symbols.unticked} ` : '';
		const summary = itemSummary(item).join(` ${symbols.dot} `);
		return [
			piece(isHere ? `${symbols.cursor} ` : '  ', 'selected'),
			piece(`${box}${itemName(alignment, item.id) ?? noun}`, isHere ? 'selected' : 'plain'),
			piece(summary === '' ? '  (empty)' : `  ${summary}`, 'dim'),
		];
	});
	const isAtEnd = editor.index >= current.items.length;
	const last: Line = [
		piece(isAtEnd ? `${symbols.cursor} ` : '  ', 'selected'),
		piece(`+ add ${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun.toLowerCase()}`, isAtEnd ? 'strong' : 'dim'),
	];
	const all = [...rows, last];
	const top = Math.max(0, Math.min(editor.index - height + 2, all.length - height));
	return {...nothing, lines: all.slice(top, top + height)};
}
