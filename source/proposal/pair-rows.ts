/** What a row is known by, from the strictest to the loosest; undefined where it says nothing of that kind. */
export type RowKeys = readonly (string | undefined)[];

/**
 * Finds for each wanted row the one that it goes on with, by its place (0 for the first), or undefined where it is new.
 * Equal rows at both ends belong together, then those at the same place, then those with the strictest key in common, in
 * order, and so on. What is left over behind two that belong together goes together in order. Linear.
 */
export function pairRows(present: readonly RowKeys[], wanted: readonly RowKeys[]): readonly (number | undefined)[] {
	const sources = new Map<number, number>();
	const taken = new Set<number>();
	const pair = (index: number, source: number): void => {
		sources.set(index, source);
		taken.add(source);
	};

	const isSame = (index: number, source: number): boolean => {
		const level = wanted[index]?.findIndex(key => key !== undefined) ?? -1;
		return level !== -1 && wanted[index]?.[level] === present[source]?.[level];
	};

	const shorter = Math.min(wanted.length, present.length);
	let head = 0;
	for (; head < shorter && isSame(head, head); head++) {
		pair(head, head);
	}

	for (let tail = 1; tail <= shorter - head && isSame(wanted.length - tail, present.length - tail); tail++) {
		pair(wanted.length - tail, present.length - tail);
	}

	for (let index = head; index < shorter; index++) {
		if (!sources.has(index) && !taken.has(index) && isSame(index, index)) {
			pair(index, index);
		}
	}

	const levels = Math.max(0, ...wanted.slice(0, 1).map(keys => keys.length));
	for (let level = 0; level < levels; level++) {
		const free = freeByKey(present, taken, level);
		for (const [index, keys] of wanted.entries()) {
			const key = sources.has(index) ? undefined : keys[level];
			const source = key === undefined ? undefined : free.get(key)?.pop();
			if (source !== undefined) {
				pair(index, source);
			}
		}
	}

	let next = 0;
	return wanted.map((_, index) => {
		const isFree = next < present.length && !taken.has(next);
		const source = sources.get(index) ?? (isFree ? next : undefined);
		next = source === undefined ? next : source + 1;
		return source;
	});
}

/** The rows that are not taken yet by one of their keys, the last one first, so that they can be popped in order. */
function freeByKey(
	present: readonly RowKeys[],
	taken: ReadonlySet<number>,
	level: number,
): ReadonlyMap<string, number[]> {
	const free = new Map<string, number[]>();
	for (let source = present.length - 1; source >= 0; source--) {
		const key = taken.has(source) ? undefined : present[source]?.[level];
		if (key !== undefined) {
			const list = free.get(key) ?? [];
			list.push(source);
			free.set(key, list);
		}
	}

	return free;
}
