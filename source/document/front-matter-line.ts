/** Whole lines around an offset of a text, and edits that put lines in. */
import type {TextEdit} from './text-edit.js';

/** The start of the line of an offset. */
export function lineStart(text: string, offset: number): number {
	return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** The end of the line of an offset, in front of its line break. */
export function lineEnd(text: string, offset: number): number {
	const newline = text.indexOf('\n', offset);
	return newline > offset && text[newline - 1] === '\r' ? newline - 1 : newline === -1 ? text.length : newline;
}

/** The start of the line below that of an offset; the text's end where there is none. */
export function nextLine(text: string, offset: number): number {
	const newline = text.indexOf('\n', offset);
	return newline === -1 ? text.length : newline + 1;
}

/** The line break in front of an offset; where there is none, the first one of the text. */
export function eolAt(text: string, offset: number): '\r\n' | '\n' {
	const newline = text[offset - 1] === '\n' ? offset - 1 : text.indexOf('\n');
	return text[newline - 1] === '\r' ? '\r\n' : '\n';
}

/** Lines, each with a line break behind it. */
export function joinLines(lines: readonly string[], eol: string): string {
	return lines.map(line => line + eol).join('');
}

/** The edit that puts lines below the line of an offset. */
export function insertLines(text: string, offset: number, lines: readonly string[]): TextEdit {
	const from = nextLine(text, offset);
	const eol = eolAt(text, from);
	const hasBreak = text[from - 1] === '\n' && from > offset;
	return {from, to: from, insert: hasBreak ? joinLines(lines, eol) : eol + lines.join(eol)};
}
