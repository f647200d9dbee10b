import type {Span} from './text-edit.js';

/** A cell: the span of its content without the blanks around it. An empty one is an empty span between its pipes. */
export type TableCell = Span & {
	/** The content with its escaped pipes as plain ones. Everything else stays as it is written, `<br>` too. */
	readonly text: string;
};

/** A row: the span of its line with the indentation and the blanks at its end, without the line break. */
export type TableRow = Span & {
	/** The cells that the line has: fewer or more than the table has columns. */
	readonly cells: readonly TableCell[];
	/** The end of what the line holds, the closing pipe included. */
	readonly contentTo: number;
	/** The line starts with a pipe. */
	readonly hasOpening: boolean;
	/** The line ends in a pipe. */
	readonly hasClosing: boolean;
};

const tab = 0x09;
const blank = 0x20;
const backslash = 0x5c;
const pipe = 0x7c;

/**
 * Reads the row in a line. A pipe ends a cell, whatever stands around it, unless an odd number of backslashes stands in
 * front of it.
 */
export function readRow(text: string, from: number, to: number): TableRow {
	const start = contentStart(text, from, to);
	const end = contentEnd(text, start, to);
	const hasOpening = start < end && text.charCodeAt(start) === pipe;
	const cells: TableCell[] = [];
	let cellFrom = hasOpening ? start + 1 : start;
	let isEscaped = false;
	for (let position = cellFrom; position < end; position++) {
		const code = text.charCodeAt(position);
		if (code === pipe && !isEscaped) {
			cells.push(readCell(text, cellFrom, position));
			cellFrom = position + 1;
		}

		isEscaped = code === backslash && !isEscaped;
	}

	const hasClosing = cellFrom === end;
	if (!hasClosing) {
		cells.push(readCell(text, cellFrom, end));
	}

	return {from, to, cells, contentTo: end, hasOpening, hasClosing};
}

/** The start of a line behind its indentation. */
export function contentStart(text: string, from: number, to: number): number {
	let start = from;
	while (start < to && isBlank(text.charCodeAt(start))) {
		start++;
	}

	return start;
}

/** A value without the blanks that a cell has around its content. */
export function trimBlanks(value: string): string {
	const from = contentStart(value, 0, value.length);
	return value.slice(from, contentEnd(value, from, value.length));
}

/** A value as it is written in a cell: pipes get a backslash, those in code too, as every pipe ends a cell. */
export function escapePipes(value: string): string {
	return value.replace(/(?<!\\)(\\*)\|/g, '$1$1\\|');
}

function unescapePipes(raw: string): string {
	return raw.includes('|')
		? raw.replace(/(?<!\\)(\\+)\|/g, (_, run: string) => `${run.slice((run.length + 1) / 2)}|`)
		: raw;
}

function contentEnd(text: string, from: number, to: number): number {
	let end = to;
	while (end > from && isBlank(text.charCodeAt(end - 1))) {
		end--;
	}

	return end;
}

function readCell(text: string, from: number, to: number): TableCell {
	const start = contentStart(text, from, to);
	if (start === to) {
		const middle = Math.min(from + 1, to);
		return {from: middle, to: middle, text: ''};
	}

	const end = contentEnd(text, start, to);
	return {from: start, to: end, text: unescapePipes(text.slice(start, end))};
}

function isBlank(code: number): boolean {
	return code === blank || code === tab;
}
