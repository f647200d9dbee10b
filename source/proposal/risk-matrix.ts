import {cellWidth, cutCells, fitCells} from '../document/cells.js';
import {visibleLine} from '../document/visible-text.js';
import {groupBy} from '../template/field-id.js';
import type {BoardEntry} from './board-entry.js';
import {type Facet, noValue, type ValueOrders, valueKey, valuesOf} from './board-order.js';

/** Proposals by priority and technical risk. */
export type RiskMatrix = {
	/** The rows in their order, and the columns; `none` only where a proposal has no value. */
	readonly priorities: readonly string[];
	readonly risks: readonly string[];
	/** The cells that hold proposals: by priority, and in each row the highest risk first. */
	readonly cells: readonly MatrixCell[];
};

/** The proposals that have a priority and a risk. */
export type MatrixCell = {
	readonly priority: string;
	readonly risk: string;
	readonly entries: readonly BoardEntry[];
};

const gap = 2;
const narrowest = 3;

/** Puts proposals into the cells of a matrix. Each cell keeps their order. */
export function riskMatrix(entries: readonly BoardEntry[], orders: ValueOrders): RiskMatrix {
	const axis = (facet: Facet): readonly string[] => [
		...valuesOf(orders, facet, entries),
		...(entries.some(entry => entry[facet] === undefined) ? [noValue] : []),
	];
	const priorities = axis('priority');
	const risks = axis('risk');
	const found = groupBy(entries, entry => cellKey(valueKey(entry, 'priority'), valueKey(entry, 'risk')));
	const cells = priorities.flatMap(priority =>
		risks.toReversed().flatMap(risk => {
			const inside = found.get(cellKey(priority, risk));
			return inside ? [{priority, risk, entries: inside}] : [];
		}),
	);
	return {priorities, risks, cells};
}

/** The matrix as lines of at most a width in cells: the counts, and below them the proposals of each cell. */
export function matrixLines({priorities, risks, cells}: RiskMatrix, width: number): readonly string[] {
	const counts = new Map(cells.map(({priority, risk, entries}) => [cellKey(priority, risk), entries.length]));
	const first = Math.min(Math.max(...priorities.map(cellWidth), corner.length), Math.floor(width / 3));
	const room = Math.floor((width - first) / Math.max(risks.length, 1)) - gap;
	const column = Math.max(narrowest, Math.min(room, Math.max(...risks.map(cellWidth), narrowest)));
	const line = (head: string, cellOf: (risk: string) => string): string => {
		const texts = risks.map(risk => ' '.repeat(gap) + fitCells(cellOf(risk), column, 'end'));
		return cutCells(fitCells(head, first) + texts.join(''), width).trimEnd();
	};

	return [
		line(corner, risk => visibleLine(risk)),
		...priorities.map(priority =>
			line(visibleLine(priority), risk => String(counts.get(cellKey(priority, risk)) ?? '.')),
		),
		...cells.flatMap(cell => ['', ...cellLines(cell, width)]),
	];
}

/** What stands in the corner of the table: its rows are priorities, its columns risks. */
const corner = 'priority \\ risk';

function cellLines({priority, risk, entries}: MatrixCell, width: number): readonly string[] {
	const head = `priority ${priority}, risk ${risk} (${entries.length})`;
	const rows = entries.map(({name, title, status}) => `  ${name}  [${status ?? '-'}]  ${title === name ? '' : title}`);
	return [head, ...rows].map(row => cutCells(visibleLine(row).trimEnd(), width));
}

function cellKey(priority: string, risk: string): string {
	return `${priority}\n${risk}`;
}
