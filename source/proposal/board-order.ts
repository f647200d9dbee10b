import {wordsKey} from '../template/field-id.js';
import {allFields, type Form} from '../template/form.js';
import type {BoardEntry} from './board-entry.js';
import {statusKey} from './header.js';

/** What proposals are told apart by: each has one of a few values. */
export type Facet = 'status' | 'category' | 'priority' | 'risk' | 'phase';

/** The facets, in the order in which tables show them. */
export const facets: readonly Facet[] = ['status', 'category', 'priority', 'risk', 'phase'];

/** The values of each facet in their order, by how they are compared: the place of a value, counted from 0. */
export type ValueOrders = Readonly<Record<Facet, ReadonlyMap<string, number>>>;

/** The statuses in the order of a proposal's life, side exits last. */
const statuses: readonly string[] = [
	'draft',
	'proposed',
	'in-review',
	'approved',
	'in-progress',
	'completed',
	'reviewed',
	'deferred',
	'rejected',
	'withdrawn',
	'superseded',
];

/** Statuses after which nothing more happens. */
const ends: ReadonlySet<string> = new Set(['reviewed', 'rejected', 'withdrawn', 'superseded']);

/** Statuses at which the planned work is over, whether it was done or given up. */
const over: ReadonlySet<string> = new Set([...ends, 'completed']);

/** The orders that some forms give: the life cycle's statuses before others, choices as the templates list them. */
export function readOrders(forms: readonly Form[]): ValueOrders {
	const choices = (facet: Facet): readonly string[] =>
		forms.flatMap(form =>
			allFields(form)
				.filter(({role, filledBy}) => (facet === 'status' ? filledBy === 'status' : role === facet))
				.flatMap(field => field.choices),
		);
	const orderOf = (facet: Facet, first: readonly string[] = []): ReadonlyMap<string, number> => {
		const keys = new Set([...first, ...choices(facet)].map(value => facetKey(facet, value)));
		return new Map([...keys].map((key, index) => [key, index]));
	};

	return {
		status: orderOf('status', statuses),
		category: orderOf('category'),
		priority: orderOf('priority'),
		risk: orderOf('risk'),
		phase: orderOf('phase'),
	};
}

/** True for a status after which nothing more happens. One that the life cycle does not know is no end. */
export function isAtEnd(status: string | undefined): boolean {
	return status !== undefined && ends.has(statusKey(status));
}

/** True for a status at which the planned work is over. */
export function isOver(status: string | undefined): boolean {
	return status !== undefined && over.has(statusKey(status));
}

/** What values of a facet are compared by, whatever their case and spelling. */
export function facetKey(facet: Facet, value: string): string {
	return facet === 'status' ? statusKey(value) : wordsKey(value);
}

/** What stands for "no value" among the values of a facet. */
export const noValue = 'none';

/** What a proposal is found by in a facet: its value as it is compared, or `none`. */
export function valueKey(entry: BoardEntry, facet: Facet): string {
	const value = entry[facet];
	return value === undefined ? noValue : facetKey(facet, value);
}

/** What values of a facet are sorted by: their place in the templates, and behind those the alphabet. Undefined where there is no value. */
export function facetSortKey(orders: ValueOrders, facet: Facet, value: string | undefined): string | undefined {
	if (value === undefined) {
		return undefined;
	}

	const key = facetKey(facet, value);
	const order = orders[facet];
	return `${String(order.get(key) ?? order.size).padStart(4, '0')} ${key}`;
}

/** The values of a facet that the templates list or some proposals have, in their order. */
export function valuesOf(orders: ValueOrders, facet: Facet, entries: readonly BoardEntry[]): readonly string[] {
	const found = new Set(
		entries.flatMap(entry => {
			const value = entry[facet];
			return value === undefined ? [] : [facetKey(facet, value)];
		}),
	);
	const listed = [...orders[facet].keys()];
	return [...listed, ...[...found].filter(key => !orders[facet].has(key)).toSorted()];
}
