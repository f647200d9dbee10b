import {blank, type Line, piece} from '../../../line.js';
import type {Style} from '../../../theme.js';
import type {Mark} from '../wizard-state.js';
import type {EditorDrawing} from './field-editor.js';

/** The lines of one part of the screen, as many as it is high, and where the cursor stands in it. */
export type Pane = {
	readonly lines: readonly Line[];
	readonly cursor: {readonly x: number; readonly y: number} | undefined;
	/** A list to choose from, drawn between the lines. */
	readonly choice: EditorDrawing['choice'];
	/** How many of the lines stand above the list. */
	readonly above: number;
};

/** The colour of each mark. */
export const markStyles: Readonly<Record<Mark, Style>> = {
	filled: 'good',
	empty: 'dim',
	part: 'warning',
	later: 'dim',
	problem: 'error',
	doubt: 'warning',
	closed: 'dim',
};

/** A window of some lines that keeps a row in view, filled up with empty lines. */
export function windowOf(lines: readonly Line[], row: number, height: number): readonly Line[] {
	const from = Math.max(0, Math.min(row - Math.floor(height / 2), lines.length - height));
	const shown = lines.slice(from, from + height);
	return [...shown, ...blankLines(height - shown.length)];
}

/** So many empty lines. */
export function blankLines(count: number): readonly Line[] {
	return Array.from({length: Math.max(0, count)}, () => blank);
}

/** A line with a cell of air before it. */
export function margin(content: Line): Line {
	return [piece(' '), ...content];
}
