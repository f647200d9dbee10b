import {groupBy} from '../template/field-id.js';
import type {BoardEntry} from './board-entry.js';
import {type Facet, facetSortKey, isAtEnd, type ValueOrders, valueKey} from './board-order.js';
import {daysBetween} from './day-in.js';

/** Which proposals are wanted. What is left out is no condition. */
export type BoardFilter = {
	/** For each facet the values of which a proposal has to have one, as `facetKey` gives them; `none` stands for no value. */
	readonly values?: Partial<Readonly<Record<Facet, readonly string[]>>>;
	/** Not changed for as many days, and not at the end of its life unless such a status is asked for. */
	readonly staleDays?: number | undefined;
	/** Words that all have to occur in what the lists show of it. */
	readonly words?: string | undefined;
};

/** A column by which proposals can be sorted. */
export type SortColumn = keyof typeof sortKeys;

/** A column with its direction. */
export type SortStep = {readonly column: SortColumn; readonly isDescending: boolean};

/** Proposals that have a value in common; `value` is undefined for those that have none. */
export type BoardGroup = {readonly value: string | undefined; readonly entries: readonly BoardEntry[]};

type SortKey = (entry: BoardEntry, orders: ValueOrders) => number | string | undefined;

/** What each column is sorted by: values of a template in the order of the template, all else by size or alphabet. */
const sortKeys = {
	name: ({name}) => name,
	title: ({title}) => title,
	path: ({path}) => path,
	template: ({template}) => template,
	status: ({status}, orders) => facetSortKey(orders, 'status', status),
	category: ({category}, orders) => facetSortKey(orders, 'category', category),
	priority: ({priority}, orders) => facetSortKey(orders, 'priority', priority),
	risk: ({risk}, orders) => facetSortKey(orders, 'risk', risk),
	effort: ({effort}) => (effort === undefined ? undefined : hoursIn(effort)),
	phase: ({phase}, orders) => facetSortKey(orders, 'phase', phase),
	progress: ({progress}) => progress,
	fields: ({template, fields}) => (template === undefined ? undefined : shareOf(fields.filled, fields.total)),
	tasks: ({tasks: {done, total}}) => shareOf(done, total),
	updated: ({lastUpdated}) => lastUpdated?.day,
} as const satisfies Readonly<Record<string, SortKey>>;

/** The columns by which proposals can be sorted. */
export const sortColumns = Object.keys(sortKeys) as readonly SortColumn[];

/** By life cycle, then by priority, then by name. */
export const usualSort: readonly SortStep[] = [
	{column: 'status', isDescending: false},
	{column: 'priority', isDescending: false},
	{column: 'name', isDescending: false},
];

/** The proposals that meet all conditions. `today` is a calendar day. */
export function filterEntries(
	entries: readonly BoardEntry[],
	{values = {}, staleDays, words = ''}: BoardFilter,
	today: string,
): readonly BoardEntry[] {
	const wanted = Object.entries(values) as readonly (readonly [Facet, readonly string[]])[];
	const parts = fold(words).split(/\s+/).filter(Boolean);
	return entries.filter(
		entry =>
			wanted.every(([facet, keys]) => keys.includes(valueKey(entry, facet))) &&
			(staleDays === undefined || isStale(entry, staleDays, today, values.status !== undefined)) &&
			(parts.length === 0 || hasWords(entry, parts)),
	);
}

/** The proposals in an order; those without a value stand last, whatever the direction, and equals by path. */
export function sortEntries(
	entries: readonly BoardEntry[],
	steps: readonly SortStep[],
	orders: ValueOrders,
): readonly BoardEntry[] {
	const columns = steps.map(({column, isDescending}) => ({key: sortKeys[column] as SortKey, isDescending}));
	const rows = entries.map(entry => ({entry, keys: columns.map(({key}) => key(entry, orders))}));
	rows.sort((one, other) => {
		for (const [index, {isDescending}] of columns.entries()) {
			const order = compareKeys(one.keys[index], other.keys[index], isDescending);
			if (order !== 0) {
				return order;
			}
		}

		return one.entry.path < other.entry.path ? -1 : 1;
	});
	return rows.map(({entry}) => entry);
}

/** The proposals by a facet, in the order of its values; those without one stand last. Each group keeps its order. */
export function groupEntries(entries: readonly BoardEntry[], facet: Facet, orders: ValueOrders): readonly BoardGroup[] {
	return [...groupBy(entries, entry => valueKey(entry, facet)).values()]
		.map(group => ({value: group[0]?.[facet], entries: group}))
		.toSorted((one, other) =>
			compareKeys(facetSortKey(orders, facet, one.value), facetSortKey(orders, facet, other.value), false),
		);
}

function isStale({status, lastUpdated}: BoardEntry, days: number, today: string, takesEnds: boolean): boolean {
	const isOld = lastUpdated !== undefined && daysBetween(lastUpdated.day, today) >= days;
	return isOld && (takesEnds || !isAtEnd(status));
}

function hasWords(entry: BoardEntry, words: readonly string[]): boolean {
	const {path, title, status, category, priority, risk, effort, phase} = entry;
	const text = fold([path, title, status, category, priority, risk, effort, phase].filter(Boolean).join('\n'));
	return words.every(word => text.includes(word));
}

/** Letters without case and accents, so that words are found however they are typed. */
function fold(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase();
}

const collator = new Intl.Collator('en', {numeric: true});

function compareKeys(
	one: number | string | undefined,
	other: number | string | undefined,
	isDescending: boolean,
): number {
	if (one === undefined || other === undefined) {
		return Number(one === undefined) - Number(other === undefined);
	}

	const order =
		typeof one === 'number' && typeof other === 'number' ? one - other : collator.compare(String(one), String(other));
	return isDescending ? -order : order;
}

function shareOf(part: number, whole: number): number | undefined {
	return whole === 0 ? undefined : part / whole;
}

const hoursOfUnit: Readonly<Record<string, number>> = {hour: 1, day: 8, week: 40, month: 160, quarter: 480, year: 1920};

/** An effort such as `3-4 weeks` in hours of work, of a range the middle; undefined where it is told in another way. */
function hoursIn(effort: string): number | undefined {
	const match = /(\d+(?:\.\d+)?)(?:\s*[-–]\s*(\d+(?:\.\d+)?))?\s*(hour|day|week|month|quarter|year)/i.exec(
		effort.slice(0, 200),
	);
	const [, least, most = least, unit = ''] = match ?? [];
	const hours = hoursOfUnit[unit.toLowerCase()];
	return hours === undefined ? undefined : ((Number(least) + Number(most)) / 2) * hours;
}
