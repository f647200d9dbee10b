/** The edits that rearrange what stands one below the other in a document: list items, or sections. */
import {lineStart, type MarkdownDocument} from '../document/markdown.js';
import type {Span, TextEdit} from '../document/text-edit.js';
import {contentEnd, hasBlankLine} from './insert-block.js';

/** Rows as they stand in a document. */
export type Rows = {
	readonly document: MarkdownDocument;
	/** From the start of the first line of each, or of its heading, to the end of its content. In order. */
	readonly spans: readonly Span[];
	/** The blanks, and perhaps a thematic break, between each row and the next; undefined where anything else stands there. */
	readonly gaps: readonly (string | undefined)[];
	/** What stands between two rows where nothing says otherwise. */
	readonly usualGap: string;
	/** Where the section behind a row starts, which may be none of the rows, by the row's own start. */
	readonly nextStart: ReadonlyMap<number, number | undefined>;
};

/** What is wanted: for each row the place where it stands now (0 for the first), or undefined for a new one. */
export type Arrangement = readonly (number | undefined)[];

/** Writes the rows where they don't just stay. Each returns undefined where that can't be done. */
export type RowWriter = {
	/** The text of a row at the place of another. */
	readonly moved: (row: number, place: number, index: number) => string | undefined;
	/** The text of a new row beside a neighbour. */
	readonly added: (neighbour: number, index: number) => string | undefined;
};

/** Takes the rows with what stands between them. Sections may be set apart by a thematic break, list items may not. */
export function readRows(document: MarkdownDocument, spans: readonly Span[], sectionStarts?: readonly number[]): Rows {
	const {text, eol} = document;
	const gaps = spans.slice(1).map((span, index) => {
		const gap = text.slice(spans[index]?.to, span.from);
		const between = gap.trim();
		return between === '' || (sectionStarts && isRule(between)) ? gap : undefined;
	});
	const usual = gaps.find(gap => gap !== undefined)?.replace(/\r?\n/g, eol);
	return {
		document,
		spans,
		gaps,
		usualGap: usual ?? (sectionStarts ? eol + eol : eol),
		nextStart: new Map(sectionStarts?.map((start, index) => [start, sectionStarts[index + 1]])),
	};
}

/**
 * The edits for the rows that are moved, new or taken out; what stays where it is gets none. A moved row takes the place
 * of another, a new one stands behind the one before it, and what stands between the rows stays where it is. Only for rows
 * of which at least one is kept.
 */
export function arrangeRows(rows: Rows, arrangement: Arrangement, writer: RowWriter): readonly TextEdit[] | undefined {
	const kept = arrangement.flatMap((row, index) => (row === undefined ? [] : [{row, index}]));
	const places = kept.map(({row}) => row).toSorted((one, other) => one - other);
	const edits: (TextEdit | undefined)[] = [];
	for (const [rank, {row, index}] of kept.entries()) {
		const place = places[rank] ?? row;
		const span = rows.spans[place];
		if (span && row !== place) {
			const insert = writer.moved(row, place, index);
			edits.push(insert === undefined ? undefined : {...span, insert});
		}
	}

	edits.push(...additions(rows, places, arrangement, writer), ...removals(rows, new Set(places)));
	return edits.includes(undefined) ? undefined : edits.filter(edit => edit !== undefined);
}

/** The place in which each wanted row will stand: that of the row there now, or undefined for a new one. */
export function placesOf(arrangement: Arrangement): Arrangement {
	const places = arrangement.filter(row => row !== undefined).toSorted((one, other) => one - other);
	let rank = 0;
	return arrangement.map(row => (row === undefined ? undefined : places[rank++]));
}

/** True where nothing stands that an author wrote. */
function isBlankOrRule(between: string): boolean {
	return between.trim() === '' || isRule(between.trim());
}

function isRule(line: string): boolean {
	const marks = line.replace(/[ \t]/g, '');
	return marks.length > 2 && /^(?:-+|\*+|_+)$/.test(marks);
}

function additions(
	{document, spans, gaps, usualGap}: Rows,
	places: readonly number[],
	arrangement: Arrangement,
	writer: RowWriter,
): readonly (TextEdit | undefined)[] {
	const edits: (TextEdit | undefined)[] = [];
	let rank = 0;
	for (let index = 0; index < arrangement.length; index++, rank++) {
		const texts: (string | undefined)[] = [];
		const isBehind = rank > 0;
		const place = places[isBehind ? rank - 1 : 0] ?? 0;
		for (; index < arrangement.length && arrangement[index] === undefined; index++) {
			texts.push(writer.added(place, index));
		}

		const at = isBehind ? spans[place]?.to : spans[place]?.from;
		if (texts.length > 0 && at !== undefined) {
			const own = gaps[place] ?? (isBehind ? gaps[place - 1] : undefined) ?? usualGap;
			const gap = own.replace(/\r?\n/g, document.eol);
			const insert = texts.map(text => (isBehind ? `${gap}${text}` : `${text}${gap}`)).join('');
			edits.push(texts.includes(undefined) ? undefined : {from: at, to: at, insert});
		}
	}

	return edits;
}

/** Takes out what is not kept, neighbours together. */
function removals(rows: Rows, kept: ReadonlySet<number>): readonly TextEdit[] {
	const {spans, gaps} = rows;
	const edits: TextEdit[] = [];
	for (let first = 0; first < spans.length; first++) {
		if (kept.has(first)) {
			continue;
		}

		let last = first;
		while (last + 1 < spans.length && !kept.has(last + 1) && gaps[last] !== undefined) {
			last++;
		}

		edits.push(removal(rows, first, last));
		first = last;
	}

	return edits;
}

/**
 * Takes out neighbours with the gap before them, so that what follows keeps its distance; with the gap behind them where
 * they are the first, or where what follows would lose the blank line that it needs.
 */
function removal({document, spans, gaps, nextStart}: Rows, first: number, last: number): TextEdit {
	const {text} = document;
	const from = spans[first]?.from ?? 0;
	const to = spans[last]?.to ?? from;
	const before = gaps[first - 1];
	const after = gaps[last];
	const start = before === undefined ? contentEnd(document, from) : from - before.length;
	const section = nextStart.get(spans[last]?.from ?? -1);
	const isNear = section !== undefined && isBlankOrRule(text.slice(to, section));
	const behind = isNear ? section : nextLineWithText(text, to);
	const next = after === undefined ? behind : to + after.length;
	const [firstStart] = nextStart.keys();
	const isFirst =
		before === undefined && (after !== undefined || (firstStart === from && nextStart.get(from) !== undefined));
	const isNeeded =
		next !== undefined &&
		hasBlankLine(text.slice(start, from)) &&
		!hasBlankLine(text.slice(to, next)) &&
		!/^ {0,3}#/.test(text.slice(next, next + 4));
	return next !== undefined && (isFirst || isNeeded) ? {from, to: next, insert: ''} : {from: start, to, insert: ''};
}

/** The start of the first line behind a position that holds anything; undefined at the end of the text. */
function nextLineWithText(text: string, position: number): number | undefined {
	const found = /\S/.exec(text.slice(position));
	return found ? lineStart(text, position + found.index) : undefined;
}
