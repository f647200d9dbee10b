import type {Span, TextEdit} from '../document/text-edit.js';

/** Where the parts of a text stand after edits; undefined for what they touch. */
export type Shift = {
	/** A range that no edit touches, not even at its ends. */
	readonly span: (span: Span) => Span | undefined;
	/** The start of a range that edits only touch at its ends, if at all. */
	readonly start: (span: Span) => number | undefined;
	/** A character that no edit replaces. What is inserted right before it moves it. */
	readonly point: (position: number) => number | undefined;
};

/** Finds the places after edits, which may stand in any order and refer to the text before. */
export function shiftBy(edits: readonly TextEdit[]): Shift {
	const ordered = edits.toSorted((one, other) => one.from - other.from || one.to - other.to);
	const shifts = [0];
	for (const [index, edit] of ordered.entries()) {
		shifts.push((shifts[index] ?? 0) + edit.insert.length - (edit.to - edit.from));
	}

	/** How many edits end before a position: the ends of edits without overlaps are in order too. */
	const countBefore = (position: number): number => {
		let low = 0;
		let high = ordered.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((ordered[middle]?.to ?? 0) < position) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}

		return low;
	};

	const isReached = (index: number, position: number): boolean => (ordered[index]?.from ?? position + 1) <= position;
	return {
		span({from, to}) {
			const index = countBefore(from);
			const by = shifts[index] ?? 0;
			return isReached(index, to) ? undefined : {from: from + by, to: to + by};
		},
		start({from, to}) {
			const index = countBefore(from + 1);
			return isReached(index, to - 1) ? undefined : from + (shifts[index] ?? 0);
		},
		point(position) {
			const index = countBefore(position + 1);
			return isReached(index, position) ? undefined : position + (shifts[index] ?? 0);
		},
	};
}
