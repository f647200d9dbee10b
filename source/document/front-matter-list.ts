/** Edits that turn the list behind a key into another one; items that stay the same keep their bytes. */
import type {FrontMatter, FrontMatterEntry} from './front-matter-entry.js';
import {eolAt, insertLines, joinLines, lineEnd, lineStart, nextLine} from './front-matter-line.js';
import {matchLists} from './front-matter-match.js';
import {skipBlanks, writeScalar} from './front-matter-scalar.js';
import type {Span, TextEdit} from './text-edit.js';

/** How far a new list in square brackets may reach. */
const longestLine = 80;

/** Whether a list stands in square brackets. */
function isFlowList(text: string, {kind, valueSpan}: FrontMatterEntry): boolean {
	return kind === 'list' && text[valueSpan.from] === '[';
}

/** The edits that give a list its new items, which have to be free of problems. */
export function listEdits(
	text: string,
	frontMatter: FrontMatter,
	entry: FrontMatterEntry,
	items: readonly string[],
): readonly TextEdit[] {
	const isEmpty = entry.items.length === 0;
	const flow = items.map(item => writeScalar(item, {isInFlow: true})).join(', ');
	const lineLength = entry.valueSpan.from - lineStart(text, entry.keySpan.from) + flow.length + 2;
	const isFlow = isFlowList(text, entry) && (!isEmpty || (lineLength <= longestLine && !/["']/.test(flow)));
	if (isFlow) {
		return flowEdits(text, entry, items);
	}

	return isEmpty ? newBlockEdits(text, frontMatter, entry, items) : blockEdits(text, entry, items);
}

/** How the items of a list stand below their key: so many blanks further in, with this dash. */
export type ListStyle = {readonly by: number; readonly dash: string};

export const defaultListStyle: ListStyle = {by: 2, dash: '- '};

/** The style of a file is that of its first list. */
export function listStyle(text: string, {entries}: FrontMatter): ListStyle {
	const model = entries.find(entry => entry.kind === 'list' && !isFlowList(text, entry));
	const [first] = model?.itemSpans ?? [];
	if (!model || !first) {
		return defaultListStyle;
	}

	const {from} = model.valueSpan;
	const dash = text.slice(from, first.from);
	return {by: from - lineStart(text, from) - model.indent, dash: dash === '-' ? '- ' : dash};
}

/** The lines of a list below a key with blanks in front. */
export function listLines(indent: string, items: readonly string[], {by, dash}: ListStyle): readonly string[] {
	return items.map(item => `${indent}${' '.repeat(by)}${dash}${writeScalar(item)}`);
}

/** The first items of a list: in lines of their own below the key, whose empty brackets go. */
function newBlockEdits(
	text: string,
	frontMatter: FrontMatter,
	entry: FrontMatterEntry,
	items: readonly string[],
): readonly TextEdit[] {
	const {valueSpan, keySpan, indent} = entry;
	const behind = skipBlanks(text, valueSpan.to);
	const brackets = text[behind] === '#' ? {from: valueSpan.from, to: behind} : {from: keySpan.to, to: valueSpan.to};
	const lines = listLines(' '.repeat(indent), items, listStyle(text, frontMatter));
	const isFlow = isFlowList(text, entry);
	return [...(isFlow ? [{...brackets, insert: ''}] : []), insertLines(text, lineEnd(text, valueSpan.to), lines)];
}

function blockEdits(text: string, entry: FrontMatterEntry, items: readonly string[]): readonly TextEdit[] {
	const {itemSpans, keySpan} = entry;
	if (items.length === 0) {
		return [{from: keySpan.to, to: keySpan.to, insert: ' []'}, ...removeLines(text, itemSpans)];
	}

	const {sources, kept} = matchLists(entry.items, items);
	const moved = new Set(sources);
	const quote = commonQuote(text, itemSpans);
	const edits: TextEdit[] = [];
	const removed: Span[] = [];
	let [old, next] = [0, 0];
	for (const [oldEnd, nextEnd] of [...kept, [itemSpans.length, items.length] as const]) {
		for (; old < oldEnd && next < nextEnd; old++, next++) {
			edits.push(replaceItem(old, next));
		}

		removed.push(...itemSpans.slice(old, oldEnd));
		const lines = items.slice(next, nextEnd).map((_, index) => newLine(Math.max(old - 1, 0), next + index));
		const above = itemSpans[old - 1];
		const below = itemSpans[0];
		if (lines.length > 0 && above) {
			edits.push(insertLines(text, lineEnd(text, above.to), lines));
		} else if (lines.length > 0 && below) {
			const from = lineStart(text, below.from);
			edits.push({from, to: from, insert: joinLines(lines, eolAt(text, from))});
		}

		[old, next] = [oldEnd + 1, nextEnd + 1];
	}

	return [...edits, ...removeLines(text, removed)];

	/** An item with what stands behind it, as it is or newly written. */
	function content(like: number, place: number): string {
		const source = sources[place];
		const span = source === undefined ? undefined : itemSpans[source];
		return span ? text.slice(span.from, lineEnd(text, span.to)) : writeLike(like, place);
	}

	function writeLike(like: number, place: number): string {
		const span = itemSpans[like];
		return writeScalar(items[place] ?? '', {quote, like: span && text.slice(span.from, span.to)});
	}

	/** The comment behind an item stays for what takes its place, unless it went elsewhere with the item. */
	function replaceItem(place: number, by: number): TextEdit {
		const span = itemSpans[place] ?? {from: 0, to: 0};
		const isWhole = moved.has(place) || sources[by] !== undefined;
		const before = text[span.from - 1] === '-' ? ' ' : '';
		if (isWhole) {
			return {from: span.from, to: lineEnd(text, span.to), insert: before + content(place, by)};
		}

		return {...span, insert: before + writeLike(place, by) + (text[span.to] === '#' ? ' ' : '')};
	}

	function newLine(like: number, place: number): string {
		const from = itemSpans[like]?.from ?? 0;
		const head = text.slice(lineStart(text, from), from);
		return `${head}${head.endsWith('-') ? ' ' : ''}${content(like, place)}`;
	}
}

/** In brackets only what lies between the first and the last difference is written. */
function flowEdits(text: string, entry: FrontMatterEntry, items: readonly string[]): readonly TextEdit[] {
	const {itemSpans: spans, valueSpan} = entry;
	const {sources} = matchLists(entry.items, items);
	const shift = spans.length - items.length;
	const limit = Math.min(spans.length, items.length);
	let head = 0;
	while (head < limit && sources[head] === head) {
		head++;
	}

	let tail = 0;
	while (tail < limit - head && sources[items.length - 1 - tail] === items.length - 1 - tail + shift) {
		tail++;
	}

	const quote = commonQuote(text, spans);
	const comma = separator(text, spans);
	const raws = items.slice(head, items.length - tail).map((item, index) => {
		const source = spans[sources[head + index] ?? -1];
		const like = spans[Math.min(head + index, spans.length - 1)];
		const raw = like && text.slice(like.from, like.to);
		return source ? text.slice(source.from, source.to) : writeScalar(item, {like: raw, quote, isInFlow: true});
	});
	const insert = raws.join(comma);
	const [first, last] = [spans[head], spans[spans.length - tail - 1]];
	const [above, below] = [spans[head - 1], spans[spans.length - tail]];
	if (items.length === 0 || spans.length === 0) {
		return [{from: valueSpan.from + 1, to: valueSpan.to - 1, insert}];
	}

	if (head + tail < spans.length && first && last) {
		const from = insert === '' && above ? above.to : first.from;
		const to = insert === '' && !above && below ? below.from : last.to;
		return [{from, to, insert}];
	}

	return above
		? [{from: above.to, to: above.to, insert: comma + insert}]
		: [{from: spans[0]?.from ?? 0, to: spans[0]?.from ?? 0, insert: insert + comma}];
}

/** What stands between the items: a comma, mostly with a blank behind it. */
function separator(text: string, [first, second]: readonly Span[]): string {
	return first && second ? text.slice(first.to, second.from) : ', ';
}

/** The quotes for new items that need some: those of the first item that has any. */
function commonQuote(text: string, spans: readonly Span[]): 'single' | 'double' {
	const quoted = spans.find(({from}) => text[from] === "'" || text[from] === '"');
	return quoted && text[quoted.from] === "'" ? 'single' : 'double';
}

/** Takes whole lines away; those that follow each other in one edit. */
function removeLines(text: string, spans: readonly Span[]): readonly TextEdit[] {
	const merged: {from: number; to: number}[] = [];
	for (const span of spans) {
		const from = lineStart(text, span.from);
		const to = nextLine(text, span.to);
		const last = merged.at(-1);
		if (last?.to === from) {
			last.to = to;
		} else {
			merged.push({from, to});
		}
	}

	const last = merged.at(-1);
	if (last && last.to === text.length && !text.endsWith('\n')) {
		// A text without a line break at its end keeps none there.
		last.from -= eolAt(text, last.from).length;
	}

	return merged.map(span => ({...span, insert: ''}));
}
