import type {MarkdownDocument, Section} from '../document/markdown.js';
import {readTables, type Table} from '../document/table.js';
import {type FoundCell, type FoundRows, findCells, findRows} from './align-table.js';
import type {Field} from './form.js';
import type {LabelTable, RowTable, TableLabel} from './table-shape.js';

/** The tables of a section's own part that stand for those of some fields; they are read when they are first asked for. */
export class Tables {
	readonly #section: Section | undefined;
	readonly #labels: readonly LabelTable[];
	readonly #rows: readonly RowTable[];
	#read: readonly Table[] | undefined;
	#cells: ReadonlyMap<TableLabel, FoundCell> | undefined;
	#found: ReadonlyMap<RowTable, FoundRows> | undefined;

	constructor(section: Section | undefined, fields: readonly Field[]) {
		this.#section = section;
		this.#labels = [...new Set(fields.flatMap(({place}) => (place.at === 'cell' ? [place.table] : [])))];
		this.#rows = fields.flatMap(({place}) => (place.at === 'rows' ? [place.table] : []));
	}

	/** The cells of the labels; a table whose rows repeat has none. */
	cells(document: MarkdownDocument): ReadonlyMap<TableLabel, FoundCell> {
		const taken = new Set([...this.rows(document).values()].map(({table}) => table));
		this.#cells ??= findCells(
			this.#tables(document).filter(table => !taken.has(table)),
			this.#labels,
		);
		return this.#cells;
	}

	/** The rows of the tables that repeat. */
	rows(document: MarkdownDocument): ReadonlyMap<RowTable, FoundRows> {
		this.#found ??= findRows(this.#tables(document), this.#rows);
		return this.#found;
	}

	#tables(document: MarkdownDocument): readonly Table[] {
		this.#read ??= readTables(document, this.#section?.blocks ?? []);
		return this.#read;
	}
}
