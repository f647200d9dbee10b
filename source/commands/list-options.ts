import {type BoardFilter, type SortStep, sortColumns, usualSort} from '../proposal/board.js';
import type {BoardEntry} from '../proposal/board-entry.js';
import {type Facet, facetKey, facets, noValue, type ValueOrders, valuesOf} from '../proposal/board-order.js';
import {didYouMean} from '../proposal/nearest.js';
import {type Options, textOption, textOptions} from './command.js';
import {wrongUse} from './failure.js';

/** Which proposals `enhance list` shows, and how. */
export type ListOptions = {
	readonly filter: BoardFilter;
	readonly sort: readonly SortStep[];
	readonly group: Facet | undefined;
	/** A plain list, or one of the two pictures. */
	readonly view: 'table' | 'matrix' | 'timeline';
	readonly isFiltered: boolean;
};

/** The facets that have an option of their own. */
const filterFacets: readonly Facet[] = ['status', 'category', 'priority', 'risk'];

/** Reads the options of the list as far as they can be understood without the proposals. */
export function readListOptions(options: Options): ListOptions {
	const values = filterFacets.flatMap((facet): (readonly [Facet, readonly string[]])[] => {
		const words = wordsOf(options, facet);
		return words.length > 0 ? [[facet, words.map(word => facetKey(facet, word))]] : [];
	});
	const staleDays = readStale(textOption(options, 'stale'));
	const words = textOption(options, 'search');
	if (options.matrix === true && options.timeline === true) {
		throw wrongUse('--matrix or --timeline, one at a time');
	}

	return {
		filter: {values: Object.fromEntries(values), staleDays, words},
		sort: readSort(options),
		group: readGroup(textOption(options, 'group')),
		view: options.matrix === true ? 'matrix' : options.timeline === true ? 'timeline' : 'table',
		isFiltered: values.length > 0 || staleDays !== undefined || words !== undefined,
	};
}

/** Refuses values of filters that neither the templates list nor a proposal has: they are misspelled. */
export function checkValues(options: Options, orders: ValueOrders, entries: readonly BoardEntry[]): void {
	for (const facet of filterFacets) {
		const known = [...valuesOf(orders, facet, entries), noValue];
		const unknown = wordsOf(options, facet).find(word => !known.includes(facetKey(facet, word)));
		if (unknown !== undefined) {
			const hint = didYouMean(unknown, known);
			throw wrongUse(`--${facet}: no proposal can have "${unknown}". There are ${known.join(', ')}.${hint}`);
		}
	}
}

/** The values of an option that is repeated or has commas. */
function wordsOf(options: Options, name: string): readonly string[] {
	const words = textOptions(options, name).flatMap(value => value.split(',').map(word => word.trim()));
	if (words.includes('')) {
		throw wrongUse(`--${name} needs a value, or several with commas between them`);
	}

	return words;
}

function readStale(text: string | undefined): number | undefined {
	if (text !== undefined && !/^\d{1,6}d?$/.test(text)) {
		throw wrongUse(`--stale takes a number of days, such as 30, not "${text}"`);
	}

	return text === undefined ? undefined : Number.parseInt(text, 10);
}

function readSort(options: Options): readonly SortStep[] {
	const words = wordsOf(options, 'sort');
	return words.length === 0 ? usualSort : words.map(readStep);
}

function readStep(word: string): SortStep {
	const [name = '', direction = 'asc', ...rest] = word.split(':');
	const column = sortColumns.find(candidate => candidate === name.toLowerCase());
	if (column === undefined) {
		throw wrongUse(unknownColumn('--sort', name, sortColumns));
	}

	if (rest.length > 0 || !['asc', 'desc'].includes(direction)) {
		throw wrongUse(`--sort: "${word}" has to be ${column}, ${column}:asc or ${column}:desc`);
	}

	return {column, isDescending: direction === 'desc'};
}

function readGroup(name: string | undefined): Facet | undefined {
	const facet = facets.find(candidate => candidate === name?.toLowerCase());
	if (name !== undefined && facet === undefined) {
		throw wrongUse(unknownColumn('--group', name, facets));
	}

	return facet;
}

function unknownColumn(option: string, name: string, columns: readonly string[]): string {
	return `${option}: there is no column "${name}", only ${columns.join(', ')}.${didYouMean(name, columns)}`;
}
