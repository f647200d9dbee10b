import type {FieldState} from '../../../../template/field-state.js';
import {readText} from '../../../../template/field-value.js';
import type {TextBuffer} from '../../../input/text-buffer.js';
import {displayText, layoutText, locate} from '../../../input/text-layout.js';
import {type Line, line, lineWidth, piece} from '../../../line.js';
import type {Symbols} from '../../../theme.js';
import {asksForPeople, type Editor, tasksOf} from '../wizard-editor.js';
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
			return drawEffort(editor, current);
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

function drawOther(buffer: TextBuffer, {width}: Room): EditorDrawing {
	const prompt = 'Another value: ';
	const rows = layoutText(buffer.text, Math.max(10, width - prompt.length));
	const place = locate(rows, buffer.text, buffer.cursor);
	const row = rows[place.row];
	const text = row ? displayText(buffer.text, row) : '';
	return {...nothing, lines: [[piece(prompt, 'dim'), piece(text)]], cursor: {x: prompt.length + place.column, y: 0}};
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

function drawEffort(editor: Extract<Editor, {kind: 'effort'}>, current: FieldState): EditorDrawing {
	const {part} = editor;
	const unit = current.field.choices[editor.unit] ?? '';
	const box = (buffer: TextBuffer, isHere: boolean, width: number): Line => [
		piece('[', isHere ? 'selected' : 'dim'),
		piece(buffer.text.padEnd(width), isHere ? 'strong' : 'plain'),
		piece(']', isHere ? 'selected' : 'dim'),
	];
	const amount: Line = [piece('Amount '), ...box(editor.amount, part === 'amount', 7)];
	const units: Line = [
		piece('  Unit '),
		piece(part === 'unit' ? '‹' : ' ', 'selected'),
		piece(unit, part === 'unit' ? 'strong' : 'plain'),
		piece(part === 'unit' ? '›' : ' ', 'selected'),
	];
	const people: Line = asksForPeople(current) ? [piece('  People '), ...box(editor.people, part === 'people', 5)] : [];
	const before =
		part === 'amount' ? 8 : part === 'unit' ? lineWidth(amount) + 8 : lineWidth(amount) + lineWidth(units) + 10;
	const x = before + (part === 'unit' ? 0 : editor[part].cursor);
	const help = line('A number or a range such as 3-4', 'dim');
	return {...nothing, lines: [[...amount, ...units, ...people], [], help], cursor: {x, y: 0}};
}

function drawTasks(
	state: WizardState,
	editor: Extract<Editor, {kind: 'tasks'}>,
	current: FieldState,
	{height, symbols}: Room,
): EditorDrawing {
	const tasks = tasksOf(state.alignment.document, current);
	const {line: typed, target, index} = editor;
	const rows = tasks.map(({text, done}, row): Line => {
		const isHere = row === index;
		const words = typed && target === row ? typed.text : text;
		return [
			piece(isHere ? `${symbols.cursor} ` : '  ', 'selected'),
			piece(done ? symbols.ticked : symbols.unticked, done ? 'good' : 'plain'),
			piece(` ${words}`, isHere ? 'strong' : 'plain'),
		];
	});
	const isAdding = typed !== undefined && target === 'new';
	const isAtEnd = index >= tasks.length;
	const last: Line = isAdding
		? [piece(`${symbols.cursor} `, 'selected'), piece(`${symbols.unticked} ${typed.text}`, 'strong')]
		: [piece(isAtEnd ? `${symbols.cursor} ` : '  ', 'selected'), piece('+ add a task', isAtEnd ? 'strong' : 'dim')];
	const row = isAdding ? tasks.length : index;
	const all = [...rows, last];
	const top = Math.max(0, Math.min(row - height + 2, all.length - height));
	const columns = typed ? locate(layoutText(typed.text, 10_000), typed.text, typed.cursor).column : 0;
	const cursor = typed ? {x: 2 + symbols.unticked.length + 1 + columns, y: row - top} : undefined;
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
		const summary = itemSummary(item);
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
