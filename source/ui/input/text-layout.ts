/** Lays text out in rows of terminal cells, and finds the boundaries between the characters a person sees (graphemes). */

import stringWidth from 'string-width';

/**
 * One row on the screen: the text from offset `from` to `to` (exclusive, without the line break), in UTF-16 units.
 * `hard` tells that the row ends its line; the others continue on the next row.
 */
export type Row = {readonly from: number; readonly to: number; readonly hard: boolean};

/** A place on the screen: the index of a row, and the cells to the left of the place. */
export type Place = {readonly row: number; readonly column: number};

const tabStop = 4;
const narrowest = 8;

/** UTF-16 units that never join with one another into a grapheme: between two of them is always a boundary. */
const plain =
	'\\0-\\f\\x0E-\\x7E\\xA0-\\xA8\\xAA-\\xAC\\xAF-\\u02FF\\u0370-\\u0482\\u048A-\\u052F\\u05D0-\\u05EA\\u0620-\\u064A' +
	'\\u2010-\\u2027\\u3001-\\u3029\\u3041-\\u3096\\u30A1-\\u30FF\\u3400-\\u4DBF\\u4E00-\\u9FFF\\uAC00-\\uD7A3\\uFF01-\\uFF9D';
const plainPair = new RegExp(`^[${plain}]{2}$`);
const plainRun = new RegExp(`[${plain}]+(?=[${plain}]|$)`, 'y');
const boundaryOfPlain = new RegExp(`[${plain}](?=[${plain}])`, 'g');

const segmenter = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

/** `Intl.Segmenter` is quadratic on Node 20, so that it is given short pieces only. */
const segmentLength = 128;

/** How far back a boundary is looked for: only longer runs of flags or joined emoji could be divided in a wrong place. */
const furthestBack = 4096;

/**
 * Wraps text to a width in cells, at words where it can. A row holds at most `width - 1` cells, so that the cursor fits
 * behind it; white space between words may fill the last cell, and where it also ends the line, an empty row follows
 * for the cursor. A width below 8 is taken as 8. Lines end with LF.
 */
export function layoutText(text: string, width: number): readonly Row[] {
	const cells = Math.max(Math.floor(width), narrowest);
	if (text.length < longText) {
		return layoutLines(text, 0, text.length, cells);
	}

	const rows = latest.width === cells ? layoutChange(latest, text) : layoutLines(text, 0, text.length, cells);
	latest = {text, width: cells, rows};
	return rows;
}

/** The place of an offset. Where a row goes over into the next one, the offset is at the start of the next. */
export function locate(rows: readonly Row[], text: string, offset: number): Place {
	const row = rowAt(rows, offset);
	return {row, column: textWidth(text.slice(rows[row]?.from, offset))};
}

/** The offset at a place: the start of the grapheme that covers the column, or the last place of the row. */
export function offsetAt(rows: readonly Row[], text: string, row: number, column: number): number {
	const found = rows[Math.min(Math.max(row, 0), rows.length - 1)];
	if (!found) {
		return 0;
	}

	let offset = found.from;
	let cells = 0;
	for (const grapheme of graphemesOf(text.slice(found.from, found.to))) {
		const next = cells + cellsOf(grapheme, cells);
		const isLastPlace = !found.hard && offset + grapheme.length === found.to;
		if (next > column || isLastPlace) {
			break;
		}

		cells = next;
		offset += grapheme.length;
	}

	return offset;
}

/** What to draw for a row: its text, with tabs as spaces. */
export function displayText(text: string, row: Row): string {
	return expandTabs(text.slice(row.from, row.to));
}

/** Replaces tabs by spaces up to the next fourth cell, counted from the start of the text, which is the start of a row. */
export function expandTabs(text: string): string {
	let expanded = '';
	let cells = 0;
	for (const part of text.split(/(\t)/)) {
		const width = part === '\t' ? cellsOf(part, cells) : textWidth(part);
		expanded += part === '\t' ? ' '.repeat(width) : part;
		cells += width;
	}

	return expanded;
}

/** Width in cells of text that starts a row. */
export function textWidth(text: string): number {
	if (isAsciiText(text)) {
		return text.length;
	}

	let cells = 0;
	for (const grapheme of graphemesOf(text)) {
		cells += cellsOf(grapheme, cells);
	}

	return cells;
}

/** The graphemes of one line, in time that grows with its length only. */
export function graphemesOf(line: string): readonly string[] {
	const graphemes: string[] = [];
	let at = 0;
	while (at < line.length) {
		plainRun.lastIndex = at;
		const run = plainRun.exec(line)?.[0] ?? '';
		for (const character of run) {
			graphemes.push(character);
		}

		at += run.length;
		at = pushSegments(line, at, endOfJoined(line, at), graphemes);
	}

	return graphemes;
}

/** The first boundary between graphemes that lies after an offset, or the end of the text. */
export function nextBoundary(text: string, offset: number): number {
	if (offset >= text.length - 1 || plainPair.test(text.slice(offset, offset + 2))) {
		return Math.min(offset + 1, text.length);
	}

	const from = surelyBoundary(text, offset);
	for (let length = offset - from + segmentLength; ; length *= 2) {
		const piece = wholeCharacters(text, from, from + length);
		const found = segmenter.segment(piece).containing(offset - from);
		const end = found ? found.index + found.segment.length : piece.length;
		if (end < piece.length || from + end === text.length) {
			return from + end;
		}
	}
}

/** The last boundary between graphemes that lies before an offset, or the start of the text. */
export function previousBoundary(text: string, offset: number): number {
	if (offset <= 1 || plainPair.test(text.slice(offset - 2, offset))) {
		return Math.max(offset - 1, 0);
	}

	const from = surelyBoundary(text, offset - 1);
	const found = segmenter.segment(wholeCharacters(text, from, offset)).containing(offset - 1 - from);
	return from + (found?.index ?? 0);
}

/** Offset of the start of the line that holds an offset. */
export function startOfLine(text: string, offset: number): number {
	return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset of the end of the line that holds an offset: of its line break, or the end of the text. */
export function endOfLine(text: string, offset: number): number {
	const end = text.indexOf('\n', offset);
	return end === -1 ? text.length : end;
}

/** A copy of a part of a text. Slices keep the whole text alive in memory, which long-lived values must not. */
export function detach(part: string): string {
	return ` ${part}`.slice(1);
}

/** A boundary at or before an offset that needs no look at what stands further left. */
function surelyBoundary(text: string, offset: number): number {
	const furthest = Math.max(offset - furthestBack, 0);
	let at = offset;
	while (at > furthest && !plainPair.test(text.slice(at - 1, at + 1))) {
		at--;
	}

	return at;
}

/** End of the stretch from `at` on in which characters may join: up to the first boundary between two plain ones. */
function endOfJoined(line: string, at: number): number {
	boundaryOfPlain.lastIndex = at;
	const found = boundaryOfPlain.exec(line);
	return found ? found.index + 1 : line.length;
}

/** Pushes the graphemes between two boundaries, a short piece at a time; the last one of a piece may go on in the next. */
function pushSegments(line: string, from: number, end: number, graphemes: string[]): number {
	let at = from;
	let length = segmentLength;
	while (at < end) {
		const piece = wholeCharacters(line, at, Math.min(at + length, end));
		const segments = Array.from(segmenter.segment(piece), ({segment}) => segment);
		const isWhole = at + piece.length === end;
		const complete = isWhole ? segments : segments.slice(0, -1);
		length = complete.length === 0 ? length * 2 : segmentLength;
		for (const segment of complete) {
			graphemes.push(segment);
			at += segment.length;
		}
	}

	return at;
}

/** A slice that does not end in the middle of a surrogate pair, but one unit later. */
function wholeCharacters(text: string, from: number, to: number): string {
	const isCut = /[\uD800-\uDBFF]/.test(text.charAt(to - 1));
	return text.slice(from, isCut ? to + 1 : to);
}

type Layout = {readonly text: string; readonly width: number; readonly rows: readonly Row[]};

/** The latest layout of a long text, so that after a change only the changed lines are laid out. */
let latest: Layout = {text: '', width: 0, rows: []};
const longText = 10_000;

/** Lays out the lines in which a text differs from one laid out before, and takes the other rows from there. */
function layoutChange(before: Layout, text: string): readonly Row[] {
	const shift = text.length - before.text.length;
	const shorter = Math.min(text.length, before.text.length);
	const start = greatest(shorter, (from, to) => text.slice(from, to) === before.text.slice(from, to));
	const end = greatest(
		shorter - start,
		(from, to) =>
			text.slice(text.length - to, text.length - from) ===
			before.text.slice(before.text.length - to, before.text.length - from),
	);
	const from = startOfLine(text, start);
	const to = endOfLine(text, text.length - end);
	const head = before.rows.slice(0, rowAt(before.rows, from));
	const tail = before.rows.slice(rowAt(before.rows, to - shift) + 1);
	const moved = tail.map(row => ({from: row.from + shift, to: row.to + shift, hard: row.hard}));
	return [...head, ...layoutLines(text, from, to, before.width), ...moved];
}

/** The greatest number up to a limit that holds, found by halving; `holds` is asked about `to`, and `from` is known to hold. */
function greatest(limit: number, holds: (from: number, to: number) => boolean): number {
	let low = 0;
	let high = limit;
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if (holds(low, middle)) {
			low = middle;
		} else {
			high = middle - 1;
		}
	}

	return low;
}

/** Index of the last row that starts at or before an offset. */
function rowAt(rows: readonly Row[], offset: number): number {
	return greatest(rows.length - 1, (_, index) => (rows[index]?.from ?? 0) <= offset);
}

/** Rows of whole lines: `from` is the start of a line, `to` the end of the same or a later one. */
function layoutLines(text: string, from: number, to: number, width: number): readonly Row[] {
	const rows: Row[] = [];
	for (let line = from; line <= to; ) {
		const end = endOfLine(text, line);
		let start = line;
		for (const rowEnd of rowEnds(text.slice(line, end), width)) {
			rows.push({from: start, to: line + rowEnd, hard: false});
			start = line + rowEnd;
		}

		rows.push({from: start, to: end, hard: true});
		line = end + 1;
	}

	return rows;
}

/** Offsets at which a line goes over into the next row; none for a line of one row. */
function rowEnds(line: string, width: number): readonly number[] {
	return isAsciiText(line) ? wrapAscii(line, width) : remember(line, width);
}

function isAsciiText(text: string): boolean {
	return /^[ -~]*$/.test(text);
}

function wrapAscii(line: string, width: number): readonly number[] {
	const ends: number[] = [];
	let from = 0;
	while (line.length - from >= width) {
		const full = from + width - 1;
		const space = line.slice(from, full + 1).lastIndexOf(' ');
		from = space === -1 ? full : from + space + 1;
		ends.push(from);
	}

	return ends;
}

function wrapGraphemes(line: string, width: number): readonly number[] {
	const ends: number[] = [];
	let start = 0;
	let here = {offset: 0, cells: 0};
	let opportunity = here;
	const breakAt = (place: {offset: number; cells: number}) => {
		ends.push(place.offset);
		start = place.offset;
		here = {offset: here.offset, cells: here.cells - place.cells};
	};

	for (const grapheme of graphemesOf(line)) {
		const isSpace = grapheme === ' ' || grapheme === '\t';
		const isWide = !isSpace && cellsOf(grapheme, 0) > 1;
		const limit = isSpace ? width : width - 1;
		const overflows = () => here.cells + cellsOf(grapheme, here.cells) > limit;
		if (overflows() && opportunity.offset > start && !isSpace && !isWide) {
			breakAt(opportunity);
		}

		if (overflows() && here.offset > start) {
			breakAt(here);
		}

		here = {offset: here.offset + grapheme.length, cells: here.cells + cellsOf(grapheme, here.cells)};
		opportunity = isSpace || isWide ? here : opportunity;
	}

	return here.cells < width ? ends : [...ends, here.offset];
}

type Wrapped = {readonly width: number; readonly ends: readonly number[]};

/** Wrapped lines of late, in two generations: when the younger one is full, the older one is forgotten. */
let young = new Map<string, Wrapped>();
let old = new Map<string, Wrapped>();
let youngLength = 0;
const longestGeneration = 4_000_000;

function remember(line: string, width: number): readonly number[] {
	const known = young.get(line);
	if (known?.width === width) {
		return known.ends;
	}

	const former = old.get(line);
	const wrapped = former?.width === width ? former : {width, ends: wrapGraphemes(line, width)};
	if (youngLength > longestGeneration) {
		old = young;
		young = new Map();
		youngLength = 0;
	}

	young.set(detach(line), wrapped);
	youngLength += line.length;
	return wrapped.ends;
}

const knownWidths = new Map<string, number>();
const mostKnownWidths = 10_000;

/** Cells that a grapheme takes at a column. */
function cellsOf(grapheme: string, column: number): number {
	if (grapheme === '\t') {
		return tabStop - (column % tabStop);
	}

	const known = knownWidths.get(grapheme);
	if (known !== undefined) {
		return known;
	}

	if (knownWidths.size >= mostKnownWidths) {
		knownWidths.clear();
	}

	const width = stringWidth(grapheme);
	knownWidths.set(detach(grapheme), width);
	return width;
}
