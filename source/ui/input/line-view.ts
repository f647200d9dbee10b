import {nextBoundary, previousBoundary, textWidth} from './text-layout.js';

/** The part of a line that is shown, and the cell of the cursor in it. */
export type LineView = {readonly text: string; readonly column: number};

/**
 * The part around the cursor of a line that may be longer than the place where it is edited. It takes at most `width`
 * cells, the cursor's own behind the text included; a sign stands where the line goes on.
 */
export function viewOfLine(text: string, cursor: number, width: number, sign: string): LineView {
	const cells = Math.max(1, width - 1);
	if (text.length <= cells * longestGrapheme && textWidth(text) <= cells) {
		return {text, column: textWidth(text.slice(0, cursor))};
	}

	const room = Math.max(1, cells - 2 * textWidth(sign));
	const behind = textWidth(text.slice(cursor, walk(text, cursor, 1, Math.floor(room / 3))));
	const from = walk(text, cursor, -1, room - behind);
	const to = walk(text, cursor, 1, room - textWidth(text.slice(from, cursor)));
	const [before, after] = [from > 0 ? sign : '', to < text.length ? sign : ''];
	return {text: before + text.slice(from, to) + after, column: textWidth(before + text.slice(from, cursor))};
}

/** Only a short text is measured whole; longer graphemes than this, in UTF-16 units, are hardly ever typed. */
const longestGrapheme = 8;

/** The furthest boundary from an offset on that some cells reach. */
function walk(text: string, offset: number, direction: 1 | -1, cells: number): number {
	const end = direction === 1 ? text.length : 0;
	let at = offset;
	let room = cells;
	while (at !== end) {
		const next = direction === 1 ? nextBoundary(text, at) : previousBoundary(text, at);
		room -= textWidth(text.slice(Math.min(at, next), Math.max(at, next)));
		if (room < 0) {
			break;
		}

		at = next;
	}

	return at;
}
