/** Finds the tables of a template again in the tables of a document's section. Cost is linear in their text. */
import {cellAt, type Table} from '../document/table.js';
import type {TableCell, TableRow} from '../document/table-row.js';
import {groupBy, groupByWords, slugWords, wordsKey} from './field-id.js';
import {foldSpace} from './field-state.js';
import {isPlaceholder} from './placeholder.js';
import {isNumber, isOpen, type LabelTable, plainWords, type RowTable, type TableLabel} from './table-shape.js';

/** Where a label's value stands in a document. */
export type FoundCell = {
	readonly table: Table;
	/** Counted from 0; -1 is the head. */
	readonly row: number;
	readonly column: number;
	readonly cell: TableCell;
};

/** The table of a document that stands for a template's table with rows that repeat. */
export type FoundRows = {
	readonly table: Table;
	/** The document's column for each one of the template; undefined where the document has none. */
	readonly columns: readonly (number | undefined)[];
	/** Every row of the table, in order. */
	readonly rows: readonly FoundRow[];
};

/** One of its rows. */
export type FoundRow = {
	readonly line: TableRow;
	/** The cells in the order of the template's columns; undefined where the document has no such column. */
	readonly cells: readonly (TableCell | undefined)[];
	/** Nobody has filled it in: it is a row of the template, or holds nothing but placeholders. */
	readonly isTemplate: boolean;
};

type ColumnPair = {readonly column: number; readonly isSame: boolean};
type ColumnPairs = readonly (ColumnPair | undefined)[];

/** A row by the words of its first cell and those of its table's heads. */
type LabelRow = {
	readonly table: Table;
	readonly row: number;
	readonly line: TableRow;
	readonly words: string;
	readonly heads: string;
};
type Candidate = LabelRow & ColumnPair;

/**
 * The cells of the labels of a section's tables. Labels are compared by their words; columns too, and else by their
 * place where the tables have the same number of columns. Tables with all the same heads go first, then those with the
 * same head of the column. No cell is given twice: labels that are equal get theirs in order. Labels that the document
 * lacks are left out.
 */
export function findCells(tables: readonly Table[], shapes: readonly LabelTable[]): ReadonlyMap<TableLabel, FoundCell> {
	const cells = new Map<TableLabel, FoundCell>();
	const taken = new Map<TableRow, Set<number>>();
	const rows = shapes.length > 0 ? tables.flatMap(labelRows) : [];
	const keys: readonly KeyOf[] = [({heads, words}) => `${heads}\n${words}`, ({words}) => words];
	for (const keyOf of keys) {
		const open = shapes.filter(shape => shape.labels.some(label => !cells.has(label)));
		if (open.length > 0) {
			giveCells(cells, taken, open, groupBy(rows, keyOf), keyOf);
		}
	}

	return cells;
}

/** What has to be equal for a row to be a label's. */
type KeyOf = (row: Pick<LabelRow, 'heads' | 'words'>) => string;

/** Gives cells to the labels that have none, out of rows that are grouped by a key. */
function giveCells(
	cells: Map<TableLabel, FoundCell>,
	taken: Map<TableRow, Set<number>>,
	shapes: readonly LabelTable[],
	rows: ReadonlyMap<string, readonly LabelRow[]>,
	keyOf: KeyOf,
): void {
	const pairs = new Map<string, Map<Table, ColumnPairs>>();
	const queues = new Map<string, Candidate[]>();
	for (const shape of shapes) {
		const heads = headKey(shape.heads);
		const columns = pairs.get(heads) ?? new Map<Table, ColumnPairs>();
		pairs.set(heads, columns);
		for (const label of shape.labels.filter(one => !cells.has(one))) {
			const words = wordsKey(label.label);
			const key = `${label.row === -1}:${label.column}:${heads}\n${words}`;
			const queue = queues.get(key) ?? candidates(rows.get(keyOf({heads, words})) ?? [], columns, shape, label);
			queues.set(key, queue);
			const found = takeFree(queue, taken);
			if (found) {
				const {table, row, column, line} = found;
				cells.set(label, {table, row, column, cell: cellAt(line, column)});
			}
		}
	}
}

/**
 * The tables that stand for a section's tables with rows that repeat. A table is found by its head: by all of it, else
 * the one that shares the most heads, at least the one that gives the noun or half of them. None is given twice.
 */
export function findRows(tables: readonly Table[], shapes: readonly RowTable[]): ReadonlyMap<RowTable, FoundRows> {
	const found = new Map<RowTable, FoundRows>();
	const free = new Set(shapes.length > 0 ? tables : []);
	const give = (shape: RowTable, table: Table | undefined) => {
		if (table && free.has(table) && !found.has(shape)) {
			free.delete(table);
			found.set(shape, foundRows(table, shape));
		}
	};

	const whole = groupBy([...free], table => headKey(headsOf(table)));
	for (const shape of shapes) {
		give(shape, whole.get(headKey(shape.heads))?.shift());
	}

	const rest = shapes.filter(shape => !found.has(shape));
	for (const {shape, table} of rest.length > 0 ? matches([...free], rest) : []) {
		give(shape, table);
	}

	return found;
}

/**
 * What a new row has, in the order of the document's columns: the template's placeholders, and its number (counted from
 * 1) where a column counts the rows. Columns that only the document has stay empty.
 */
export function newRow(shape: RowTable, found: FoundRows, rowNumber: number): readonly string[] {
	const values = found.table.head.cells.map(() => '');
	for (const [index, column] of found.columns.entries()) {
		const {raw = '', isNumber: isCounted = false} = shape.columns[index] ?? {};
		if (column !== undefined) {
			values[column] = isCounted ? String(rowNumber) : raw;
		}
	}

	return values;
}

/** The column of each head among the columns of another table: the one with its words, else the one at its place. */
function pairColumns(heads: readonly string[], table: Table): ColumnPairs {
	const found = headsOf(table);
	const free = groupByWords([...found.keys()], column => found[column] ?? '');
	const same = heads.map(words => free.get(wordsKey(words))?.shift());
	const taken = new Set(same);
	return same.map((column, index) => {
		if (column !== undefined) {
			return {column, isSame: true};
		}

		return heads.length === found.length && !taken.has(index) ? {column: index, isSame: false} : undefined;
	});
}

function headsOf(table: Table): readonly string[] {
	return table.head.cells.map(cell => plainWords(cell.text));
}

function headKey(heads: readonly string[]): string {
	return heads.map(wordsKey).join('\n');
}

/** The rows with words in their first cell; the head is one of them, and stands before the others. */
function labelRows(table: Table): readonly LabelRow[] {
	const heads = headKey(headsOf(table));
	return [table.head, ...table.rows].flatMap((line, index) => {
		const words = wordsKey(plainWords(line.cells[0]?.text ?? ''));
		return words === '' ? [] : [{table, row: index - 1, line, words, heads}];
	});
}

/** The cells that may be a label's, the best ones first. Only a label in the template's head is looked for in heads. */
function candidates(
	rows: readonly LabelRow[],
	pairs: Map<Table, ColumnPairs>,
	shape: LabelTable,
	label: TableLabel,
): Candidate[] {
	const found = rows.flatMap(row => {
		const columns = pairs.get(row.table) ?? pairColumns(shape.heads, row.table);
		pairs.set(row.table, columns);
		const pair = columns[label.column];
		return pair && pair.column > 0 && (row.row >= 0 || label.row === -1) ? [{...row, ...pair}] : [];
	});
	return [...found.filter(({isSame}) => isSame), ...found.filter(({isSame}) => !isSame)].reverse();
}

/** Takes the next cell from the end of a queue that was not given to another label. */
function takeFree(queue: Candidate[], taken: Map<TableRow, Set<number>>): Candidate | undefined {
	for (let next = queue.pop(); next; next = queue.pop()) {
		const columns = taken.get(next.line) ?? new Set();
		if (!columns.has(next.column)) {
			taken.set(next.line, columns.add(next.column));
			return next;
		}
	}

	return undefined;
}

type Match = {readonly shape: RowTable; readonly table: Table; readonly score: number; readonly order: number};

/** The pairs of tables whose heads are enough alike, the best ones first. */
function matches(tables: readonly Table[], shapes: readonly RowTable[]): readonly Match[] {
	const heads = tables.flatMap((table, order) =>
		[...new Set(headsOf(table).map(wordsKey))].map(words => ({table, order, words})),
	);
	const byWords = groupBy(heads, ({words}) => words);
	const found = shapes.flatMap(shape => {
		const wanted = new Set(shape.heads.filter(head => slugWords(head) !== '').map(wordsKey));
		const noun = wordsKey(shape.noun);
		const likely = new Map<Table, Match & {readonly hasNoun: boolean}>();
		for (const words of wanted) {
			for (const {table, order} of byWords.get(words) ?? []) {
				const match = likely.get(table);
				const hasNoun = words === noun || (match?.hasNoun ?? false);
				likely.set(table, {shape, table, score: (match?.score ?? 0) + 1, order, hasNoun});
			}
		}

		return [...likely.values()].filter(({score, hasNoun}) => hasNoun || score * 2 >= wanted.size);
	});
	return found.toSorted((one, other) => other.score - one.score || one.order - other.order);
}

function foundRows(table: Table, shape: RowTable): FoundRows {
	const columns = pairColumns(shape.heads, table).map(pair => pair?.column);
	const isTemplate = templateRowTest(shape);
	const paired = new Set(columns);
	const rows = table.rows.map(line => {
		const cells = columns.map(column => (column === undefined ? undefined : cellAt(line, column)));
		const others = line.cells.filter((_, column) => !paired.has(column));
		const isUnused = others.every(({text}) => text === '' || isPlaceholder(text));
		return {line, cells, isTemplate: isUnused && isTemplate(cells.map(cell => cell?.text ?? ''))};
	});
	return {table, columns, rows};
}

/** Tells rows that nobody has filled in: the template's own ones, and those of nothing but placeholders. */
function templateRowTest(shape: RowTable): (texts: readonly string[]) => boolean {
	const own = new Set(shape.rows.map(rowKey));
	const open = shape.columns.map(
		({label}, column) =>
			new Set(
				shape.rows
					.map(row => row[column] ?? '')
					.filter(text => isOpen(text, label))
					.map(foldSpace),
			),
	);
	const isBlank = (text: string, column: number) =>
		text === '' ||
		isPlaceholder(text) ||
		(open[column]?.has(foldSpace(text)) ?? false) ||
		(isNumber(text) && (shape.columns[column]?.isNumber ?? false));
	return texts => texts.every(isBlank) || own.has(rowKey(texts));
}

function rowKey(texts: readonly string[]): string {
	return texts.map(foldSpace).join('\n');
}
