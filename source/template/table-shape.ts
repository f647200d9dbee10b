import {cellAt, type Table} from '../document/table.js';
import type {TableCell, TableRow} from '../document/table-row.js';
import {slugWords, wordsKey} from './field-id.js';
import {type Placeholder, readPlaceholder} from './placeholder.js';

/** What a table of a template asks for: a value at each of its labels, or rows that repeat. */
export type TableShape = LabelTable | RowTable;

/** A table of which each row is a label, or several where it has more columns than two. */
export type LabelTable = {
	readonly kind: 'labels';
	/** The words of the heads, by column. */
	readonly heads: readonly string[];
	readonly labels: readonly TableLabel[];
};

/** A cell that takes the value of a label. */
export type TableLabel = {
	/** The words of the row's first cell. */
	readonly label: string;
	/** The words of the column's head, where the row has more values than one. */
	readonly head: string | undefined;
	/** Counted from 0; -1 is the head of the table, which may be a label as well. */
	readonly row: number;
	readonly column: number;
	/** The template's own text there. An empty span behind the row's end where the row is too short. */
	readonly cell: TableCell;
	readonly placeholder: Placeholder | undefined;
};

/** A table of which each row is an item of a group. */
export type RowTable = {
	readonly kind: 'rows';
	/** The words of the heads, by column. */
	readonly heads: readonly string[];
	/** What one row is called: the words of the first head that has any. */
	readonly noun: string;
	/** Every column, the one that only counts too. */
	readonly columns: readonly TableColumn[];
	/** The template's own rows: the texts of the cells, one for each column. */
	readonly rows: readonly (readonly string[])[];
};

/** A column of a table with rows that repeat. */
export type TableColumn = {
	/** The words of its head; `Column 2` where it has none. */
	readonly label: string;
	/** What a new row has there: the template's placeholder, or nothing where the template only has examples. */
	readonly raw: string;
	readonly placeholder: Placeholder | undefined;
	/** It counts the rows: its head has no words (`#`), and its cells are numbers or empty. */
	readonly isNumber: boolean;
};

const valueHeads: ReadonlySet<string> = new Set(['value', 'answer', 'details']);
const strong = /^(\*\*|__)(?=[^\s*_])((?:(?!\1).)+)\1:?$/s;
const numberText = /^#?\d+(?:[.,]\d+)*[.)%]?$/;
const tickedBox = /^\[x\]$/i;
const nothing = /^(?:\[ ?\]|[-–—]+)?$/;

/** No form has tables with more columns. The limit keeps the cells that short rows lack from growing out of hand. */
const mostColumns = 100;

/**
 * Decides what a template's table asks for; undefined where it is an example within a text. `isAlone` says that the
 * section holds nothing else but hints: then also rows of examples repeat.
 */
export function tableShape(table: Table, isAlone: boolean): TableShape | undefined {
	const heads = table.head.cells.map(cell => plainWords(cell.text));
	if (heads.length > mostColumns) {
		return undefined;
	}

	const rows = table.rows.map(row => heads.map((_, column) => cellAt(row, column).text));
	if (isPairTable(table, rows) || isFixedTable(heads, rows)) {
		return {kind: 'labels', heads, labels: labelsOf(table, heads)};
	}

	const isBlank = rows.every(row => row.every((text, column) => isNumber(text) || isOpen(text, heads[column] ?? '')));
	const noun = heads.find(head => slugWords(head) !== '');
	return noun !== undefined && (isBlank || isAlone)
		? {kind: 'rows', heads, noun, columns: heads.map((_, column) => columnOf(heads, rows, column)), rows}
		: undefined;
}

/** What stands in a cell as a placeholder; label is the row's, or the column's where the row has several values. */
export function cellPlaceholder(text: string, label: string): Placeholder | undefined {
	const bare = strong.exec(text)?.[2] ?? text;
	return readPlaceholder(bare, label) ?? bareChoice(bare, label);
}

/** True for the texts of a cell in which the template leaves the answer open. */
export function isOpen(text: string, label: string): boolean {
	return nothing.test(text) || cellPlaceholder(text, label) !== undefined;
}

/** True for a number, also with a sign for number or percent. */
export function isNumber(text: string): boolean {
	return numberText.test(text);
}

/** In a cell a list of choices needs no brackets, and may have round ones: `High/Medium/Low`. */
function bareChoice(text: string, label: string): Placeholder | undefined {
	const list = /^\(([^()]+)\)$/.exec(text)?.[1] ?? text;
	const isList = /^[\p{L}\p{N}][^[\]{}<>()`|]{0,200}$/u.test(list) && /\p{L}/u.test(list);
	const placeholder = isList ? readPlaceholder(`[${list}]`, label) : undefined;
	return placeholder?.kind === 'choice' ? placeholder : undefined;
}

/** Labels and their values side by side: no heads, a head that only says "value", or labels in bold. */
function isPairTable({head}: Table, rows: readonly (readonly string[])[]): boolean {
	const used = rows.filter(row => row.some(text => text !== ''));
	const firsts = used.map(row => row[0] ?? '');
	if (head.cells.length !== 2 || used.length === 0 || !firsts.every(isLabel)) {
		return false;
	}

	const isHeadless = head.cells.every(cell => cell.text === '');
	return isHeadless || valueHeads.has(wordsKey(head.cells[1]?.text ?? '')) || firsts.every(text => strong.test(text));
}

/** Rows that the template names and leaves open otherwise. */
function isFixedTable(heads: readonly string[], rows: readonly (readonly string[])[]): boolean {
	const isPair = heads.length === 2;
	const isFixed = ([first = '', ...others]: readonly string[]) =>
		isLabel(first) &&
		others.every((text, index) => isOpen(text, isPair ? plainWords(first) : (heads[index + 1] ?? '')));
	return heads.length > 1 && rows.length > 0 && rows.every(isFixed);
}

function labelsOf(table: Table, heads: readonly string[]): readonly TableLabel[] {
	const isPair = heads.length === 2;
	const lines = [
		...(isPair && isHeadLabel(table.head) ? [{line: table.head, row: -1}] : []),
		...table.rows.map((line, row) => ({line, row})),
	];
	return lines.flatMap(({line, row}) => {
		const label = plainWords(line.cells[0]?.text ?? '');
		return heads.slice(label === '' ? heads.length : 1).map((words, index) => {
			const head = isPair ? undefined : words;
			const cell = cellAt(line, index + 1);
			const placeholder = cellPlaceholder(cell.text, head || label);
			return {label, head, row, column: index + 1, cell, placeholder};
		});
	});
}

/** True for a head that is the first label with its value, as in `| Status | (Draft / Accepted / Final) |`. */
function isHeadLabel(head: TableRow): boolean {
	const [label = '', value = ''] = head.cells.map(cell => cell.text);
	return isLabel(label) && cellPlaceholder(value, plainWords(label)) !== undefined;
}

function isLabel(text: string): boolean {
	const words = plainWords(text);
	return /\p{L}/u.test(words) && !tickedBox.test(words) && cellPlaceholder(words, '') === undefined;
}

function columnOf(heads: readonly string[], rows: readonly (readonly string[])[], column: number): TableColumn {
	const words = heads[column] ?? '';
	const texts = rows.map(row => row[column] ?? '');
	const counts = !/[\p{L}\p{N}]/u.test(words) && texts.every(text => text === '' || isNumber(text));
	const raw = counts ? '' : (texts.find(text => text !== '' && isOpen(text, words)) ?? '');
	const label = slugWords(words) === '' ? `Column ${column + 1}` : words;
	return {label, raw, placeholder: cellPlaceholder(raw, words), isNumber: counts};
}

/** The words of a cell without emphasis and the colon at the end. */
export function plainWords(text: string): string {
	return (strong.exec(text)?.[2] ?? text).replace(/:$/, '').trim();
}
