import {visibleLine} from '../document/visible-text.js';
import {graphemesOf, textWidth} from './input/text-layout.js';
import type {Style} from './theme.js';

/** A piece of a line in one style. */
export type Piece = {readonly text: string; readonly style: Style};

/** One line of a screen. It holds no line breaks and no control characters. */
export type Line = readonly Piece[];

/** A piece of text; text of other people is made visible here, so that nothing reaches the terminal raw. */
export function piece(text: string, style: Style = 'plain'): Piece {
	return {text: visibleLine(text), style};
}

/** A line in one style. */
export function line(text: string, style: Style = 'plain'): Line {
	return [piece(text, style)];
}

/** The empty line. */
export const blank: Line = [];

/** The cells that a line takes. */
export function lineWidth(pieces: Line): number {
	return pieces.reduce((sum, {text}) => sum + textWidth(text), 0);
}

/** The line cut to a width, with a sign where something was cut off. */
export function fitLine(pieces: Line, width: number, sign: string): Line {
	if (lineWidth(pieces) <= width) {
		return pieces;
	}

	const result: Piece[] = [];
	let room = width - textWidth(sign);
	for (const {text, style} of pieces) {
		const kept = cut(text, room);
		result.push({text: kept, style});
		room -= textWidth(kept);
		if (kept !== text) {
			break;
		}
	}

	return width > 0 ? [...result, {text: sign, style: 'dim'}] : [];
}

/** A line with its left part at the start and its right part at the end of a width; the left part is cut where both don't fit. */
export function spread(left: Line, right: Line, width: number, sign: string): Line {
	const rightWidth = lineWidth(right);
	const room = width - rightWidth - (rightWidth > 0 ? 1 : 0);
	if (room < 8) {
		return fitLine(left, width, sign);
	}

	const kept = fitLine(left, room, sign);
	return [...kept, {text: ' '.repeat(Math.max(0, width - lineWidth(kept) - rightWidth)), style: 'plain'}, ...right];
}

/** The line cut or filled up with blanks to exactly a width. */
export function padLine(pieces: Line, width: number, sign: string): Line {
	const kept = fitLine(pieces, width, sign);
	return [...kept, {text: ' '.repeat(Math.max(0, width - lineWidth(kept))), style: 'plain'}];
}

/** Text broken into lines at blanks. */
export function wrapWords(text: string, width: number): readonly string[] {
	const lines: string[] = [];
	let current = '';
	for (const word of visibleLine(text).split(' ')) {
		const joined = current === '' ? word : `${current} ${word}`;
		if (textWidth(joined) <= width) {
			current = joined;
		} else {
			lines.push(...(current === '' ? [] : [current]));
			current = word;
		}
	}

	return current === '' ? lines : [...lines, current];
}

function cut(text: string, width: number): string {
	if (textWidth(text) <= width) {
		return text;
	}

	let kept = '';
	let room = width;
	for (const grapheme of graphemesOf(text)) {
		room -= textWidth(grapheme);
		if (room < 0) {
			break;
		}

		kept += grapheme;
	}

	return kept;
}
