/** How a list becomes another one with as little change as it takes. */

/** What becomes of the items of a list, by their places in the old and in the new one. */
export type ListMatch = {
	/** For each new item the old one that it is, moved or not; undefined for an item that the old list has not. */
	readonly sources: readonly (number | undefined)[];
	/** Pairs of old and new places of those items that stay where they are, in order. */
	readonly kept: readonly (readonly [old: number, next: number])[];
};

/** Matches equal items. As many as can be stay in place; time is that of sorting. */
export function matchLists(old: readonly string[], next: readonly string[]): ListMatch {
	const limit = Math.min(old.length, next.length);
	let head = 0;
	while (head < limit && old[head] === next[head]) {
		head++;
	}

	let tail = 0;
	while (tail < limit - head && old.at(-1 - tail) === next.at(-1 - tail)) {
		tail++;
	}

	const places = new Map<string, number[]>();
	for (let index = old.length - tail - 1; index >= head; index--) {
		const value = old[index] ?? '';
		const found = places.get(value);
		if (found) {
			found.push(index);
		} else {
			places.set(value, [index]);
		}
	}

	const shift = old.length - next.length;
	const sources = next.map((value, index) => {
		const isTail = index >= next.length - tail;
		return index < head ? index : isTail ? index + shift : places.get(value)?.pop();
	});
	return {sources, kept: longestRise(sources)};
}

/** The longest run of places that rise, with the indexes at which they stand. */
function longestRise(sources: readonly (number | undefined)[]): readonly (readonly [number, number])[] {
	/** The index at which the best run of each length ends: the one with the lowest end. */
	const ends: number[] = [];
	const previous: (number | undefined)[] = [];
	for (const [index, source] of sources.entries()) {
		if (source !== undefined) {
			const length = firstAtLeast(ends, end => (sources[end] ?? 0) - source);
			previous[index] = length > 0 ? ends[length - 1] : undefined;
			ends[length] = index;
		}
	}

	const run: (readonly [number, number])[] = [];
	for (let index = ends.at(-1); index !== undefined; index = previous[index]) {
		run.push([sources[index] ?? 0, index]);
	}

	return run.reverse();
}

/** The first place in a sorted list that is not below what is looked for. */
function firstAtLeast(list: readonly number[], difference: (item: number) => number): number {
	let from = 0;
	let to = list.length;
	while (from < to) {
		const middle = (from + to) >> 1;
		if (difference(list[middle] ?? 0) < 0) {
			from = middle + 1;
		} else {
			to = middle;
		}
	}

	return from;
}
