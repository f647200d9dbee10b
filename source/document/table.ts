import {type Block, lineEnd, lineStart, type MarkdownDocument, nextLine} from './markdown.js';
import {readRow, type TableCell, type TableRow} from './table-row.js';
import type {Span} from './text-edit.js';

/** A table with the positions of its lines, from the start of its first one to the end of its last one. */
export type Table = Span & {
	/** The row that names the columns: a cell for each of them. */
	readonly head: TableRow;
	/** The line of dashes below the head. */
	readonly delimiter: Span;
	readonly rows: readonly TableRow[];
};

/**
 * Reads the table of a block; undefined for a block of another kind, and where the head and the line of dashes don't
 * have the same number of cells. Cost is linear.
 */
export function readTable(document: MarkdownDocument, block: Block): Table | undefined {
	if (block.kind !== 'table') {
		return undefined;
	}

	const {text} = document;
	const from = Math.max(lineStart(text, block.from), text.startsWith('\uFEFF') ? 1 : 0);
	const lines: TableRow[] = [];
	for (let position = from; position < block.to; position = nextLine(text, position)) {
		lines.push(readRow(text, position, lineEnd(text, position)));
	}

	const [head, delimiter, ...rows] = lines;
	const isWhole = head && delimiter && head.cells.length > 0 && head.cells.length === delimiter.cells.length;
	return isWhole
		? {
				from,
				to: lines.at(-1)?.to ?? from,
				head,
				delimiter: {from: delimiter.from, to: delimiter.to},
				rows,
			}
		: undefined;
}

/** The tables among some blocks, in order. */
export function readTables(document: MarkdownDocument, blocks: readonly Block[]): readonly Table[] {
	return blocks.flatMap(block => readTable(document, block) ?? []);
}

/** The row with a number, counted from 0; -1 is the head. */
export function tableRow(table: Table, row: number): TableRow | undefined {
	return row === -1 ? table.head : table.rows[row];
}

/** The cell of a column, counted from 0. Where the row is too short it is an empty one behind the row's last sign. */
export function cellAt(row: TableRow, column: number): TableCell {
	return row.cells[column] ?? {from: row.contentTo, to: row.contentTo, text: ''};
}
