import {detach} from '../document/detach.js';

/** One part of a field's id: the words of a heading or label in lower case, joined by hyphens. Letters of any script stay. */
export function slugWords(words: string): string {
	return Array.from(hyphenate(words)).slice(0, 60).join('').replace(/-+$/, '');
}

/** What headings and labels are compared by: their words without case, punctuation and emphasis; signs where there are no words. */
export function wordsKey(words: string): string {
	return hyphenate(words) || words.trim();
}

/** Things by the words of their heading or label, each group in the given order. */
export function groupByWords<Item>(items: readonly Item[], wordsOf: (item: Item) => string): Map<string, Item[]> {
	return groupBy(items, item => wordsKey(wordsOf(item)));
}

/** Things by a key, each group in the given order. */
export function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
	const groups = new Map<string, Item[]>();
	for (const item of items) {
		const key = keyOf(item);
		const group = groups.get(key);
		if (group) {
			group.push(item);
		} else {
			groups.set(key, [item]);
		}
	}

	return groups;
}

/** Things with ids of which none occurs twice. */
export function withFreshIds<Item extends {readonly id: string}>(items: readonly Item[]): readonly Item[] {
	const taken = new Map<string, number>();
	return items.map(item => ({...item, id: freshId(taken, item.id)}));
}

/** The id, or where it is taken the id with a number. `taken` remembers it, with the last number given to each id. */
export function freshId(taken: Map<string, number>, id: string): string {
	let number = taken.get(id) ?? 0;
	let fresh = id;
	do {
		number++;
		fresh = number === 1 ? id : `${id}-${number}`;
	} while (number > 1 && taken.has(fresh));

	taken.set(fresh, 1).set(id, number);
	return fresh;
}

/** Headings and labels come back in every document, and taking one apart is slow. */
const known = new Map<string, string>();
const mostKnown = 2000;
const longestKnown = 100;

function hyphenate(words: string): string {
	const found = known.get(words);
	if (found !== undefined) {
		return found;
	}

	const own = detach(words);
	const made = own
		.normalize('NFKC')
		.toLowerCase()
		.replace(/['’`]/g, '')
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-|-$/g, '');
	if (own.length <= longestKnown) {
		if (known.size >= mostKnown) {
			known.clear();
		}

		known.set(own, made);
	}

	return made;
}
