import type {MarkdownDocument} from '../document/markdown.js';

/**
 * The text to insert so that a block stands on lines of its own at a position that is the start of a line (or the end
 * of a text without a final line break), with a blank line before whatever follows.
 */
export function insertBlock(document: MarkdownDocument, position: number, block: string): string {
	const {text, eol} = document;
	const before = position === 0 || text[position - 1] === '\n' || text[position - 1] === '\uFEFF' ? '' : eol;
	const next = text.slice(position, position + 2);
	const isFollowed = next !== '' && !next.startsWith('\n') && next !== '\r\n';
	return `${before}${block}${isFollowed ? eol + eol : eol}`;
}
