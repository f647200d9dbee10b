import {wordsKey} from '../template/field-id.js';
import {allFields, type Form} from '../template/form.js';
import {meaningOf} from '../template/vocabulary.js';
import type {BoardEntry} from './board-entry.js';
import {statusWords, writtenStatusKey} from './header.js';
import {cycleOf, usualCycle} from './life-cycle.js';
import {finalMeanings, line} from './life-cycle-table.js';

/** What proposals are told apart by: each has one of a few values. */
export type Facet = 'status' | 'category' | 'priority' | 'risk' | 'phase';

/** The facets, in the order in which tables show them. */
export const facets: readonly Facet[] = ['status', 'category', 'priority', 'risk', 'phase'];

/** The values of each facet in their order, by how they are compared: the place of a value, counted from 0. */
export type ValueOrders = Readonly<Record<Facet, ReadonlyMap<string, number>>>;

/** The orders that some forms give: statuses as their life cycles have them, choices as the templates list them. */
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

	const cycles = [...forms.map(cycleOf), usualCycle].flat();
	return {
		status: orderOf(
			'status',
			cycles.map(({name}) => name),
		),
		category: orderOf('category'),
		priority: orderOf('priority'),
		risk: orderOf('risk'),
		phase: orderOf('phase'),
	};
}

/** True for a status after which nothing more happens. One that no life cycle knows is no end. */
export function isAtEnd(status: string | undefined): boolean {
	const means = status === undefined ? undefined : meaningOf(statusWords(status));
	return means !== undefined && (finalMeanings.has(means) || means === line.at(-1));
}

/** True for a status at which the planned work is over, whether it was done or given up. */
export function isOver(status: string | undefined): boolean {
	return isAtEnd(status) || (status !== undefined && meaningOf(statusWords(status)) === 'completed');
}

/** What values of a facet are compared by, whatever their case and spelling. */
export function facetKey(facet: Facet, value: string): string {
	return facet === 'status' ? writtenStatusKey(value) : wordsKey(value);
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
