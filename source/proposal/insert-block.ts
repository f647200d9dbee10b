import {type MarkdownDocument, trimEnd} from '../document/markdown.js';
import type {TextEdit} from '../document/text-edit.js';

const blankLine = /\n[ \t]*\r?\n/;
const blankLineNext = /^[ \t]*\r?\n[ \t]*\r?\n/;
const headingNext = /^[ \t]*\r?\n {0,3}#{1,6}[ \t\r\n]/;

/**
 * The text to insert so that a block stands on lines of its own at a position that is the start of a line (or the end
 * of a text without a final line break, which then has none afterwards), with a blank line before whatever follows.
 */
export function insertBlock(document: MarkdownDocument, position: number, block: string): string {
	const {text, eol} = document;
	const before = isFresh(text, position) ? '' : eol;
	const next = text.slice(position, position + 2);
	const isFollowed = next !== '' && !next.startsWith('\n') && next !== '\r\n';
	const isOpenEnd = next === '' && before !== '';
	return `${before}${block}${isFollowed ? eol + eol : isOpenEnd ? '' : eol}`;
}

/**
 * The edit that puts a block behind the content that ends at or before the position, with a gap between. A blank line
 * is added before what follows where there is none; before a heading only where the block is a section and the gap has one.
 */
export function insertBehind(document: MarkdownDocument, position: number, gap: string, block: string): TextEdit {
	const {text, eol} = document;
	const from = contentEnd(document, position);
	if (isFresh(text, from)) {
		return {from, to: from, insert: insertBlock(document, from, block)};
	}

	const rest = text.slice(from);
	const isLoose = block.startsWith('#') && hasBlankLine(gap);
	const isApart = rest.trim() === '' || blankLineNext.test(rest) || (headingNext.test(rest) && !isLoose);
	return {from, to: from, insert: gap + block + (isApart ? '' : eol)};
}

/** The edit that puts a block with a heading before the heading at the position, with a gap between. */
export function insertBefore(document: MarkdownDocument, position: number, gap: string, block: string): TextEdit {
	const {text, eol} = document;
	const end = contentEnd(document, position);
	const isApart = isFresh(text, end) || hasBlankLine(text.slice(end, position)) || block.startsWith('#');
	const isEnough = hasBlankLine(gap) || text[position] === '#';
	return {from: position, to: position, insert: (isApart ? '' : eol) + block + gap + (isEnough ? '' : eol)};
}

/** True where a text holds a blank line. */
export function hasBlankLine(text: string): boolean {
	return blankLine.test(text);
}

/** The end of what stands before a position, without blanks at its end; never before the byte order mark. */
export function contentEnd({text, frontMatter}: MarkdownDocument, position: number): number {
	const start = text.startsWith('\uFEFF') ? 1 : 0;
	return trimEnd(text, frontMatter && frontMatter.to <= position ? frontMatter.to : start, position);
}

/** True where nothing stands on the line before the position. */
function isFresh(text: string, position: number): boolean {
	return position === 0 || text[position - 1] === '\n' || text[position - 1] === '\uFEFF';
}
