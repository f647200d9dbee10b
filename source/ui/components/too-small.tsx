import {useCursor} from 'ink';
import {line} from '../line.js';
import {Lines} from './lines.js';

/** A size of the terminal in cells. */
type Size = {readonly columns: number; readonly rows: number};

/** The smallest terminal that the screens are drawn in. */
const smallest: Size = {columns: 40, rows: 8};

/** True where a terminal has no room for the screens. */
export function isTooSmall({columns, rows}: Size): boolean {
	return columns < smallest.columns || rows < smallest.rows;
}

/** All that a terminal shows which is too small: what it lacks, and below the first sentence that fits. */
export function TooSmall({columns, rows, says = []}: Size & {readonly says?: readonly string[]}) {
	const {setCursorPosition} = useCursor();
	setCursorPosition(undefined);
	const needs = `needs ${smallest.columns}x${smallest.rows}`;
	const whole = `Terminal is ${columns}x${rows}, ${needs}`;
	const second = says.find(words => words !== '' && words.length <= columns);
	const lines = [line(whole.length <= columns ? whole : needs), ...(second === undefined ? [] : [line(second, 'dim')])];
	return <Lines width={columns} lines={lines.slice(0, rows)} />;
}
