/** List items as text: in the style of another one, and with another number. */

const indentAndMark = /^([ \t]*)(?:([-*+])|(\d{1,9})[.)])?/;

/** The text of an item as it is written at the place of another: with its indent, and its bullet or number. */
export function fitListItem(text: string, like: string): string {
	const [, indent = '', bullet, digits] = indentAndMark.exec(text) ?? [];
	const [, otherIndent = '', otherBullet, otherDigits] = indentAndMark.exec(like) ?? [];
	const marked =
		bullet && otherBullet
			? indent + otherBullet + text.slice(indent.length + 1)
			: digits && otherDigits
				? renumberItem(text, Number(otherDigits))
				: text;
	if (indent === otherIndent) {
		return marked;
	}

	const lines = marked.split('\n');
	const isInside = (line: string): boolean => line.startsWith(indent) && line.trim() !== '';
	return lines.map(line => (isInside(line) ? otherIndent + line.slice(indent.length) : line)).join('\n');
}

/**
 * The text of an item of a numbered list with another number. What is nested in it has to stay below the beginning of
 * its text, so a longer number takes the place of a blank; where there is none to spare the number stays.
 */
export function renumberItem(text: string, number: number): string {
	const [mark = '', indent = '', , digits] = indentAndMark.exec(text) ?? [];
	const wanted = String(number);
	const rest = text.slice(indent.length + (digits?.length ?? 0));
	if (digits === undefined || wanted === digits || wanted.length > 9) {
		return text;
	}

	if (wanted.length === digits.length || !text.includes('\n')) {
		return indent + wanted + rest;
	}

	const blanks = /^ *(?!\t)/.exec(text.slice(mark.length))?.[0].length ?? 0;
	const left = blanks - wanted.length + digits.length;
	const textFrom = mark.length + blanks;
	return left < 1 || left > 4 ? text : `${indent}${wanted}${mark.slice(-1)}${' '.repeat(left)}${text.slice(textFrom)}`;
}

/** The column at which the text of an item stands behind its indent and marker: what is nested in it is indented by that. */
export function contentColumn(text: string): number {
	const [mark = ''] = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]*/.exec(text) ?? [];
	let column = 0;
	for (const character of mark) {
		column += character === '\t' ? 4 - (column % 4) : 1;
	}

	return column;
}

/** How a numbered list counts: on from a number, or with one number for all. */
export type ListCounting = {readonly start: number; readonly isCounting: boolean};

/** Reads how a list counts from the markers of its items; undefined where they are bullets. */
export function readListCounting(markers: readonly string[]): ListCounting | undefined {
	const [first = ''] = markers;
	return /^\d{1,9}[.)]$/.test(first)
		? {start: Number.parseInt(first, 10), isCounting: markers.length < 2 || markers.some(marker => marker !== first)}
		: undefined;
}

/** The number of an item by its place in the list, counted from 0. */
export function listNumber({start, isCounting}: ListCounting, index: number): number {
	return isCounting ? start + index : start;
}
