/** Two changed versions of a text made into one, line by line, as far as they don't meet. */
import {diffArrays} from 'diff';

/** Lines of the old text (counted from 0, `to` exclusive) that became others. */
type LineChange = {readonly from: number; readonly to: number; readonly lines: readonly string[]};

/** More lines than this are not told apart: the search takes the square of it. */
const mostChanges = 4000;

/**
 * The text with the changes of both versions; undefined where both changed the same lines, each in its own way. Changes
 * that differ only in white space are the same. Which version is called mine changes nothing.
 */
export function mergeLines(base: string, mine: string, theirs: string): string | undefined {
	const old = linesOf(base);
	const [one, other] = [changesOf(old, mine), changesOf(old, theirs)];
	if (!one || !other) {
		return undefined;
	}

	const result: string[] = [];
	let line = 0;
	const take = ({from, to, lines}: LineChange): void => {
		result.push(...old.slice(line, from), ...lines);
		line = to;
	};

	let [mineNext, theirsNext] = [0, 0];
	for (;;) {
		const [first, second] = [one[mineNext], other[theirsNext]];
		if (!first && !second) {
			return joinLines([...result, ...old.slice(line)]);
		}

		if (first && second && doMeet(first, second)) {
			const both = sameChange(first, second);
			if (!both) {
				return undefined;
			}

			take(both);
			mineNext++;
			theirsNext++;
		} else if (first && (!second || isBefore(first, second))) {
			take(first);
			mineNext++;
		} else if (second) {
			take(second);
			theirsNext++;
		}
	}
}

/** Where the last line of one version would get another one glued to it, they did meet. */
function joinLines(lines: readonly string[]): string | undefined {
	return lines.slice(0, -1).every(text => text.endsWith('\n')) ? lines.join('') : undefined;
}

/** The lines of a text with their line breaks. */
function linesOf(text: string): readonly string[] {
	return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function changesOf(old: readonly string[], text: string): readonly LineChange[] | undefined {
	const parts = diffArrays([...old], [...linesOf(text)], {maxEditLength: mostChanges});
	if (!parts) {
		return undefined;
	}

	const changes: LineChange[] = [];
	let line = 0;
	let isOpen = false;
	for (const {value, added, removed} of parts) {
		const last = isOpen ? changes.pop() : undefined;
		const {from = line, lines = []} = last ?? {};
		if (added || removed) {
			line += removed ? value.length : 0;
			changes.push({from, to: line, lines: added ? [...lines, ...value] : lines});
		} else {
			changes.push(...(last ? [last] : []));
			line += value.length;
		}

		isOpen = added || removed;
	}

	return changes;
}

/** Changes of lines side by side don't meet; two texts put between the same lines do. */
function doMeet(one: LineChange, other: LineChange): boolean {
	const isSamePlace = one.from === other.from && (one.from === one.to) === (other.from === other.to);
	return isSamePlace || (one.from < other.to && other.from < one.to);
}

function isBefore(one: LineChange, other: LineChange): boolean {
	return one.from < other.from || (one.from === other.from && one.to < other.to);
}

function sameChange(one: LineChange, other: LineChange): LineChange | undefined {
	const [text, otherText] = [one, other].map(({lines}) => lines.join(''));
	const isSame = one.from === other.from && one.to === other.to && withoutSpace(text) === withoutSpace(otherText);
	return isSame ? ((text ?? '') <= (otherText ?? '') ? one : other) : undefined;
}

function withoutSpace(text = ''): string {
	return text.replace(/\s+/g, '');
}
