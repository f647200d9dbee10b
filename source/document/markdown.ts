import type {SyntaxNode} from '@lezer/common';
import {parser, TaskList} from '@lezer/markdown';
import {type FrontMatter, readFrontMatter, readYamlHeader} from './front-matter.js';
import {tableBlocks} from './table-block.js';
import type {Span} from './text-edit.js';

/** A top-level block of a document. Headings inside quotes and lists are not headings of the document. */
export type Block = Span & {
	readonly kind:
		| 'heading'
		| 'paragraph'
		| 'list'
		| 'code'
		| 'comment'
		| 'html'
		| 'quote'
		| 'table'
		| 'rule'
		| 'definition';
	/** The items of a list, in order; empty for every other kind. */
	readonly items: readonly ListItem[];
};

/** An item of a list, nested content included in its span. */
export type ListItem = Span & {
	/** Where the line of the marker starts. */
	readonly lineFrom: number;
	/** The list marker: `-`, `*`, `+`, `1.` … */
	readonly marker: string;
	/** Text of the first line behind the marker and the box. */
	readonly text: Span;
	/** The one character between the brackets of a task's box. */
	readonly box: Span | undefined;
};

/** A heading with everything below it, up to the next heading of its level or a higher one. */
export type Section = {
	/** 1 to 6; 0 for the root, which stands for the whole document. */
	readonly level: number;
	/** The heading line (both lines of a setext heading); empty for the root. */
	readonly heading: Span;
	/** The heading's text. */
	readonly title: Span;
	readonly titleText: string;
	/** The start of the line behind the heading. */
	readonly bodyFrom: number;
	/** The end of the section's own part, before its first child. */
	readonly ownTo: number;
	/** The end with all children. */
	readonly to: number;
	/** Blocks of the section's own part. */
	readonly blocks: readonly Block[];
	readonly children: readonly Section[];
};

/** How a text is read. */
export type DocumentFormat = 'markdown' | 'yaml';

/** A Markdown text with the positions of its parts. The text is the truth; all else is derived from it. */
export type MarkdownDocument = {
	readonly text: string;
	/** The line end that the text uses first, and that new lines get. */
	readonly eol: '\n' | '\r\n';
	/** `yaml` is a text that is front matter as a whole, without the lines of dashes. */
	readonly format: DocumentFormat;
	readonly frontMatter: FrontMatter | undefined;
	readonly blocks: readonly Block[];
	readonly root: Section;
};

/** Only blocks are read: what stands inside a line is left alone, which makes parsing faster by half. */
const blockParser = Object.assign(parser.configure([tableBlocks, TaskList]), {parseInline: () => []});

/** A definition that only gives a heading a name to link to. */
const anchor = /^[ \t]*\[[^\]\n]+\]:[ \t]*<?#/;

const blockKinds: Readonly<Record<string, Block['kind']>> = {
	Paragraph: 'paragraph',
	BulletList: 'list',
	OrderedList: 'list',
	FencedCode: 'code',
	CodeBlock: 'code',
	CommentBlock: 'comment',
	HTMLBlock: 'html',
	ProcessingInstructionBlock: 'html',
	Blockquote: 'quote',
	Table: 'table',
	HorizontalRule: 'rule',
	LinkReference: 'definition',
};

/** Parses a whole text, byte order mark and front matter included. Never throws; cost is linear. */
export function parseMarkdown(text: string, format: DocumentFormat = 'markdown'): MarkdownDocument {
	const frontMatter = format === 'yaml' ? readYamlHeader(text) : readFrontMatter(text);
	const offset = frontMatter?.to ?? (text.startsWith('\uFEFF') ? 1 : 0);
	// The parser takes a carriage return for text: HTML would go on behind a line that only holds one.
	const tree = blockParser.parse(text.slice(offset).replaceAll('\r\n', ' \n'));
	const blocks: Block[] = [];
	const headings: Heading[] = [];
	for (let node = tree.topNode.firstChild; node; node = node.nextSibling) {
		const level = headingLevel(node.name);
		const span = {from: node.from + offset, to: trimEnd(text, node.from + offset, node.to + offset)};
		const kind = level ? 'heading' : (blockKinds[node.name] ?? 'paragraph');
		const isSetApart = node.name === 'CodeBlock' && isAdmonition(text, blocks.at(-1));
		blocks.push({
			...span,
			kind: isSetApart ? 'quote' : kind,
			items: listItems(text, node, offset),
		});
		if (level) {
			headings.push({level, span, title: headingTitle(text, node, span), blockIndex: blocks.length - 1});
		}
	}

	const eol = /\r?\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n';
	return {text, eol, format, frontMatter, blocks, root: buildSections(text, offset, blocks, headings)};
}

/** True for a line such as `!!! info`: the indented text below it is set apart like a quote, and no code. */
function isAdmonition(text: string, block: Block | undefined): boolean {
	return block?.kind === 'paragraph' && /^(?:!!!|\?\?\?\+?)[ \t]/.test(text.slice(block.from, block.from + 5));
}

/** Every section in document order, the root left out. */
export function allSections(root: Section): readonly Section[] {
	return root.children.flatMap(child => [child, ...allSections(child)]);
}

/**
 * The content of a section with its children: without blank lines at both ends, without the anchors that stand right
 * below the heading (`[summary]: #summary`), and without what closes it: a thematic break, or a comment that is glued
 * to the next heading and belongs to that. Where there is none, an empty span at the start of the body.
 */
export function sectionContent(document: MarkdownDocument, section: Section): Span {
	return contentBetween(document, section.bodyFrom, section.to);
}

/** The same for the section's own part, before its first child. */
export function ownContent(document: MarkdownDocument, section: Section): Span {
	return contentBetween(document, section.bodyFrom, section.ownTo);
}

/** The same for any range that begins at the start of a line. */
export function contentBetween(document: MarkdownDocument, from: number, to: number): Span {
	const {text, blocks} = document;
	const start = skipAnchors(document, from, to);
	const end = closingStart(document, start, to);
	const content = skipBlankLines(text, start, end);
	const lastAnchor = start > from ? blocks[lastBlockBefore(blocks, start)] : undefined;
	return content >= end ? emptyContent(text, lastAnchor, start) : {from: content, to: end};
}

/** Where nothing stands: the start of the body, or behind the blank line below the anchors. */
function emptyContent(text: string, anchor: Block | undefined, start: number): Span {
	const next = nextLine(text, start);
	const from = anchor && next < text.length && text.slice(start, next).trim() === '' ? next : start;
	return {from, to: from};
}

/** Behind the anchors at the start of the range. */
function skipAnchors(document: MarkdownDocument, from: number, to: number): number {
	const {text, blocks} = document;
	let start = from;
	for (let index = lastBlockBefore(blocks, from) + 1; index < blocks.length; index++) {
		const block = blocks[index];
		if (block?.kind !== 'definition' || block.to > to || !anchor.test(text.slice(block.from, block.to))) {
			break;
		}

		start = Math.min(nextLine(text, block.to), to);
	}

	return start;
}

/** The end of the range without blank lines and without what only closes it. */
function closingStart(document: MarkdownDocument, from: number, to: number): number {
	const {text, blocks} = document;
	let end = trimEnd(text, from, to);
	let last = blocks[lastBlockBefore(blocks, end)];
	if (last?.kind === 'comment' && isGlued(text, last.to, to) && last.from >= from && last.to === end) {
		end = trimEnd(text, from, last.from);
		last = blocks[lastBlockBefore(blocks, end)];
	}

	return last?.kind === 'rule' && last.from >= from && last.to === end ? trimEnd(text, from, last.from) : end;
}

/** True where a heading starts on the line behind a block that ends at the position. */
function isGlued(text: string, end: number, heading: number): boolean {
	return heading < text.length && nextLine(text, end) === heading;
}

/** The end of the range without white space at its end. */
export function trimEnd(text: string, from: number, to: number): number {
	let end = to;
	while (end > from && /\s/.test(text[end - 1] ?? '')) {
		end--;
	}

	return end;
}

/** The start of the first line in the range that is not blank. */
function skipBlankLines(text: string, from: number, to: number): number {
	let start = from;
	for (;;) {
		const newline = text.indexOf('\n', start);
		if (newline === -1 || newline >= to || text.slice(start, newline).trim() !== '') {
			return start;
		}

		start = newline + 1;
	}
}

/** The start of the line that holds the position. */
export function lineStart(text: string, position: number): number {
	return position === 0 ? 0 : text.lastIndexOf('\n', position - 1) + 1;
}

/** The end of the line that holds the position, its line break (also `\r\n`) left out. */
export function lineEnd(text: string, position: number): number {
	const newline = text.indexOf('\n', position);
	const end = newline === -1 ? text.length : newline;
	return end > position && text[end - 1] === '\r' ? end - 1 : end;
}

/** The start of the line after the one that holds the position, or the end of the text. */
export function nextLine(text: string, position: number): number {
	const newline = text.indexOf('\n', position);
	return newline === -1 ? text.length : newline + 1;
}

type Heading = {readonly level: number; readonly span: Span; readonly title: Span; readonly blockIndex: number};

function headingLevel(name: string): number {
	const match = /^(?:ATX|Setext)Heading([1-6])$/.exec(name);
	return match ? Number(match[1]) : 0;
}

function headingTitle(text: string, node: SyntaxNode, span: Span): Span {
	const raw = text.slice(span.from, span.to);
	if (node.name.startsWith('Setext')) {
		const underline = raw.lastIndexOf('\n');
		return {from: span.from, to: trimEnd(text, span.from, span.from + underline)};
	}

	const opening = /^#{1,6}[ \t]*/.exec(raw)?.[0].length ?? 0;
	const closing = /(?:^|[ \t])#+$/.exec(raw.slice(opening));
	const to = closing ? trimEnd(text, span.from + opening, span.from + opening + closing.index) : span.to;
	return {from: span.from + opening, to};
}

function listItems(text: string, node: SyntaxNode, offset: number): readonly ListItem[] {
	if (node.name !== 'BulletList' && node.name !== 'OrderedList') {
		return [];
	}

	const items: ListItem[] = [];
	for (let child = node.firstChild; child; child = child.nextSibling) {
		const mark = child.getChild('ListMark');
		if (child.name !== 'ListItem' || !mark) {
			continue;
		}

		const markTo = mark.to + offset;
		const task = child.getChild('Task');
		const box = task?.getChild('TaskMarker');
		const isTask = box !== undefined && box !== null && hasWords(text, box.to + offset);
		const taskMarker = isTask ? box : undefined;
		const contentFrom = taskMarker ? taskMarker.to + offset : markTo;
		const textTo = trimEnd(text, contentFrom, lineEnd(text, contentFrom));
		const gap = /^[ \t]*/.exec(text.slice(contentFrom, textTo))?.[0].length ?? 0;
		items.push({
			from: mark.from + offset,
			to: trimEnd(text, markTo, child.to + offset),
			lineFrom: Math.max(lineStart(text, mark.from + offset), offset),
			marker: text.slice(mark.from + offset, markTo),
			text: {from: contentFrom + gap, to: textTo},
			box: taskMarker ? {from: taskMarker.from + offset + 1, to: taskMarker.to + offset - 1} : undefined,
		});
	}

	return items;
}

/** A box without words behind it on its line is none, whatever the line ends in. */
function hasWords(text: string, position: number): boolean {
	return text.slice(position, lineEnd(text, position)).trim() !== '';
}

function buildSections(text: string, offset: number, blocks: readonly Block[], headings: readonly Heading[]): Section {
	let index = 0;
	const build = (level: number, heading: Heading | undefined): Section => {
		const span = heading?.span ?? {from: offset, to: offset};
		const bodyFrom = heading ? nextLine(text, span.to) : offset;
		const firstBlock = heading ? heading.blockIndex + 1 : 0;
		const ownEnd = headings[index];
		const children: Section[] = [];
		for (let next = headings[index]; next && next.level > level; next = headings[index]) {
			index++;
			children.push(build(next.level, next));
		}

		const title = heading?.title ?? span;
		return {
			level,
			heading: span,
			title,
			titleText: text.slice(title.from, title.to),
			bodyFrom,
			ownTo: ownEnd?.span.from ?? text.length,
			to: headings[index]?.span.from ?? text.length,
			blocks: blocks.slice(firstBlock, ownEnd?.blockIndex ?? blocks.length),
			children,
		};
	};

	return build(0, undefined);
}

function lastBlockBefore(blocks: readonly Block[], position: number): number {
	let low = 0;
	let high = blocks.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((blocks[middle]?.from ?? 0) < position) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}

	return low - 1;
}
