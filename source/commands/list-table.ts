import {cutCells} from '../document/cells.js';
import {visibleLine} from '../document/visible-text.js';
import type {BoardGroup} from '../proposal/board.js';
import type {BoardEntry} from '../proposal/board-entry.js';
import type {Facet} from '../proposal/board-order.js';
import {type Column, tableLines} from './text-table.js';

const none = '-';

/** The columns of the list. Where there is no room, those with the highest rank go first. */
const columns: readonly Column<BoardEntry>[] = [
	{title: 'NAME', cell: ({name}) => name, least: 32},
	{title: 'TITLE', cell: ({title}) => title, least: 30, rank: 8},
	{title: 'STATUS', cell: ({status}) => status ?? none, least: 14},
	{title: 'PRIORITY', cell: ({priority}) => priority ?? none, least: 12, rank: 1},
	{title: 'RISK', cell: ({risk}) => risk ?? none, least: 9, rank: 5},
	{title: 'CATEGORY', cell: ({category}) => category ?? none, least: 13, rank: 4},
	{title: 'EFFORT', cell: ({effort}) => effort ?? none, least: 12, rank: 10},
	{title: 'PHASE', cell: ({phase}) => phase ?? none, least: 11, rank: 9},
	{title: 'PROGRESS', cell: ({progress}) => (progress === undefined ? none : `${progress}%`), side: 'end', rank: 3},
	{
		title: 'FIELDS',
		cell: ({template, fields}) => (template === undefined ? none : share(fields.filled, fields.total)),
		side: 'end',
		rank: 6,
	},
	{title: 'TASKS', cell: ({tasks: {done, total}}) => share(done, total), side: 'end', rank: 7},
	{title: 'UPDATED', cell: ({lastUpdated}) => lastUpdated?.day ?? none, rank: 2},
];

/** Proposals as a table of at most a width in cells. Columns in which nothing stands are left out. */
export function listTable(entries: readonly BoardEntry[], width: number): string {
	return text(tableLines(filledColumns(entries), entries, width));
}

/** The same in groups, with a line above each instead of the column that they have in common. */
export function groupedTable(groups: readonly BoardGroup[], facet: Facet, width: number): string {
	const entries = groups.flatMap(group => group.entries);
	const shown = filledColumns(entries).filter(({title}) => title !== facet.toUpperCase());
	const [titles = '', ...rows] = tableLines(shown, entries, width - indent.length);
	let from = 0;
	const lines = groups.flatMap(group => {
		const inside = rows.slice(from, from + group.entries.length);
		from += group.entries.length;
		const head = `${group.value ?? 'none'} (${group.entries.length})`;
		return [cutCells(visibleLine(head), width), ...inside.map(row => indent + row)];
	});
	return text([indent + titles, ...lines]);
}

const indent = '  ';

function filledColumns(entries: readonly BoardEntry[]): readonly Column<BoardEntry>[] {
	return columns.filter(({rank, cell}) => rank === undefined || entries.some(entry => cell(entry) !== none));
}

function share(part: number, whole: number): string {
	return whole === 0 ? none : `${part}/${whole}`;
}

function text(lines: readonly string[]): string {
	return lines.map(line => `${line}\n`).join('');
}
