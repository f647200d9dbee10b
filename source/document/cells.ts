import stringWidth from 'string-width';

/** Text for tables: cut and padded by the cells that it takes in a terminal, not by its letters. */

const ascii = /^[ -~]*$/;
const sign = '…';
/** How many code units a cell has at most; what is longer is cut before it is taken apart, which is slow for long text. */
const unitsInCell = 10;

let segmenter: Intl.Segmenter | undefined;

/** The cells that a text of one line takes. */
export function cellWidth(text: string): number {
	return ascii.test(text) ? text.length : stringWidth(text);
}

/** The text cut to a width, with `…` where something was cut off. */
export function cutCells(text: string, width: number): string {
	if (text.length <= width * unitsInCell && cellWidth(text) <= width) {
		return text;
	}

	if (width <= 0) {
		return '';
	}

	if (ascii.test(text)) {
		return `${text.slice(0, width - 1).trimEnd()}${sign}`;
	}

	segmenter ??= new Intl.Segmenter(undefined, {granularity: 'grapheme'});
	let kept = '';
	let room = width - 1;
	for (const {segment} of segmenter.segment(text.slice(0, width * unitsInCell))) {
		room -= cellWidth(segment);
		if (room < 0) {
			break;
		}

		kept += segment;
	}

	return `${kept.trimEnd()}${sign}`;
}

/** The text cut or filled up with blanks to exactly a width; `end` puts the blanks in front. */
export function fitCells(text: string, width: number, side: 'start' | 'end' = 'start'): string {
	const kept = cutCells(text, width);
	const gap = ' '.repeat(Math.max(0, width - cellWidth(kept)));
	return side === 'end' ? gap + kept : kept + gap;
}
