/** Changes of a table as text edits: what is not touched stays byte for byte. A string says why a change is refused. */
import type {MarkdownDocument} from './markdown.js';
import {cellAt, type Table, tableRow} from './table.js';
import {contentStart, escapePipes, type TableRow, trimBlanks} from './table-row.js';
import {narrowEdit, type Span, type TextEdit} from './text-edit.js';

/** What begins no block of its own (a list, a heading, code) at the start of a line that has no pipe there. */
const plainStart = /^(?!\d{1,9}[.)])[\p{L}\p{N}]/u;

/**
 * The edits that give a cell a value of one line; none where it has that value. Rows are counted from 0 (-1 is the
 * head), columns too. A row that is too short gets the cells that it lacks. Pipes of the value are escaped and blanks at
 * its ends dropped; a line break is refused, as a cell can't hold one (`<br>` is text like any other).
 */
export function setCell(
	document: MarkdownDocument,
	table: Table,
	row: number,
	column: number,
	value: string,
): readonly TextEdit[] | string {
	const problem = lineProblem(value);
	const line = tableRow(table, row);
	if (problem !== undefined) {
		return problem;
	}

	if (!line || column < 0 || column >= table.head.cells.length) {
		return 'is no cell of this table';
	}

	const text = trimBlanks(value);
	if (cellAt(line, column).text === text) {
		return [];
	}

	const edit = column < line.cells.length ? replacement(document, line, column, text) : addition(line, column, text);
	return [narrowEdit(document.text, edit)];
}

/**
 * The edit that adds a row behind another one (-1: directly below the head), with the pipes and the indentation of the
 * head. Values are given by column; those that are missing are empty.
 */
export function addRow(
	document: MarkdownDocument,
	table: Table,
	behind: number,
	values: readonly string[],
): readonly TextEdit[] | string {
	const {head} = table;
	const problem = values.map(lineProblem).find(found => found !== undefined);
	const anchor = behind === -1 ? table.delimiter : table.rows[behind];
	if (problem !== undefined) {
		return problem;
	}

	if (!anchor) {
		return 'is no row of this table';
	}

	if (values.length > head.cells.length) {
		return 'has more cells than the table has columns';
	}

	return [{from: anchor.to, to: anchor.to, insert: document.eol + rowText(document, table, values)}];
}

/** A row of a table, with the pipes and the indentation of the head. Values (of one line) that are missing are empty. */
export function rowText({text}: MarkdownDocument, {head}: Table, values: readonly string[]): string {
	const cells = head.cells.map((_, column) => escapePipes(trimBlanks(values[column] ?? '')));
	const indent = text.slice(head.from, contentStart(text, head.from, head.to));
	const opening = head.hasOpening || !plainStart.test(cells[0] ?? '') ? '| ' : '';
	const closing = head.hasClosing || cells.at(-1) === '' ? ' |' : '';
	return indent + opening + cells.join(' | ') + closing;
}

/** The edit that takes a row out, with the line break before it. */
export function removeRow(table: Table, row: number): readonly TextEdit[] | string {
	const line = table.rows[row];
	const previous = row === 0 ? table.delimiter : table.rows[row - 1];
	return line && previous ? [{from: previous.to, to: line.to, insert: ''}] : 'is no row of this table';
}

/** The edits by which a row changes places with the one above (-1) or below (1); none at the ends of the table. */
export function moveRow(
	document: MarkdownDocument,
	table: Table,
	row: number,
	by: -1 | 1,
): readonly TextEdit[] | string {
	const line = table.rows[row];
	const other = table.rows[row + by];
	if (!line) {
		return 'is no row of this table';
	}

	return other ? swap(document.text, line, other) : [];
}

function swap(text: string, one: Span, other: Span): readonly TextEdit[] {
	const lines = [text.slice(one.from, one.to), text.slice(other.from, other.to)] as const;
	return lines[0] === lines[1]
		? []
		: [
				{from: one.from, to: one.to, insert: lines[1]},
				{from: other.from, to: other.to, insert: lines[0]},
			];
}

function lineProblem(value: string): string | undefined {
	return /[\r\n]/.test(value) ? 'takes one line: a cell of a table holds no line break' : undefined;
}

/** Puts a value into a cell that the row has, with the pipes at the ends of the line that the value now needs. */
function replacement(document: MarkdownDocument, line: TableRow, column: number, value: string): TextEdit {
	const {text} = document;
	const {from, to} = cellAt(line, column);
	const raw = escapePipes(value);
	const wasEmpty = from === to;
	const opening = column === 0 && !line.hasOpening && !plainStart.test(value) ? '| ' : '';
	const closing = column === line.cells.length - 1 && !line.hasClosing && raw === '' ? '|' : '';
	const before = wasEmpty && text[from - 1] === '|' ? ' ' : '';
	const after = text[to] === '|' && (wasEmpty || raw.endsWith('\\')) ? ' ' : '';
	return {from, to, insert: opening + before + raw + after + closing};
}

/** Puts a value behind the end of a row that is too short. */
function addition(line: TableRow, column: number, value: string): TextEdit {
	const lacking = column - line.cells.length;
	const raw = escapePipes(value);
	const insert = line.hasClosing ? `${' |'.repeat(lacking)} ${raw} |` : `${' |'.repeat(lacking + 1)} ${raw}`;
	return {from: line.contentTo, to: line.contentTo, insert};
}
