import {cellWidth, cutCells, fitCells} from '../document/cells.js';
import {visibleLine} from '../document/visible-text.js';

/** A column of a table for people. */
export type Column<Row> = {
	readonly title: string;
	readonly cell: (row: Row) => string;
	/** Where the text stands in its column: numbers at the end. */
	readonly side?: 'start' | 'end';
	/** The cells to which the column may be cut before others are left out; a column without it is never cut. */
	readonly least?: number;
	/** A column with a number may be left out where there is no room: the highest number first. */
	readonly rank?: number;
};

type Measured<Row> = {
	readonly column: Column<Row>;
	/** The title, and the text in each row. */
	readonly cells: readonly string[];
	/** The width of the widest cell. */
	readonly natural: number;
	/** The width that the column gets. */
	width: number;
};

const gap = '  ';
const narrowest = 3;

/** A table as lines of at most a width in cells, the titles first: columns are cut or left out, and nothing is wrapped. */
export function tableLines<Row>(
	columns: readonly Column<Row>[],
	rows: readonly Row[],
	width: number,
): readonly string[] {
	const measured = columns.map(column => measure(column, rows));
	const shown = leaveOut(measured, width);
	squeeze(shown, width);
	widen(shown, width);
	return ['', ...rows].map((_, index) => {
		const cells = shown.map(({column, cells, width: room}) => fitCells(cells[index] ?? '', room, column.side));
		return cutCells(cells.join(gap).trimEnd(), width);
	});
}

function measure<Row>(column: Column<Row>, rows: readonly Row[]): Measured<Row> {
	const cells = [column.title, ...rows.map(row => visibleLine(column.cell(row)))];
	const natural = cells.reduce((most, cell) => Math.max(most, cellWidth(cell)), 0);
	return {column, cells, natural, width: Math.min(natural, column.least ?? natural)};
}

/** The columns that fit where each is as narrow as it may be; the least important go first. */
function leaveOut<Row>(columns: readonly Measured<Row>[], width: number): readonly Measured<Row>[] {
	const ranks = columns.map(({column}) => column.rank ?? 0);
	const highest = Math.max(...ranks);
	return highest > 0 && totalOf(columns) > width
		? leaveOut(columns.toSpliced(ranks.indexOf(highest), 1), width)
		: columns;
}

/** Takes what is still too much from the widest columns that may be cut. */
function squeeze<Row>(columns: readonly Measured<Row>[], width: number): void {
	const cut = columns.filter(({column}) => column.least !== undefined);
	for (let excess = totalOf(columns) - width; excess > 0; excess--) {
		const [widest] = cut.toSorted((one, other) => other.width - one.width);
		if (!widest || widest.width <= narrowest) {
			return;
		}

		widest.width--;
	}
}

/** Gives the room that is left to the columns that were cut, a cell to each in turn. */
function widen<Row>(columns: readonly Measured<Row>[], width: number): void {
	let room = width - totalOf(columns);
	for (let cut = columns; room > 0 && cut.length > 0; ) {
		cut = cut.filter(column => column.width < column.natural);
		for (const column of cut.slice(0, room)) {
			column.width++;
			room--;
		}
	}
}

function totalOf(columns: readonly Pick<Measured<never>, 'width'>[]): number {
	return columns.reduce((sum, {width}) => sum + width, gap.length * (columns.length - 1));
}
