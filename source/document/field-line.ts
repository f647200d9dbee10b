import {type Block, lineEnd, type MarkdownDocument, nextLine, trimEnd} from './markdown.js';
import type {Span} from './text-edit.js';

/**
 * How a label is written: bold (`**Label:** value`), plain (`- Label: value`), or as a line of a header in a code block
 * (`label: value`).
 */
export type LabelStyle = 'bold' | 'plain' | 'code';

/** A line of the form `**Label:** value`, in a paragraph, a quote or as a list item. */
export type FieldLine = {
	/** The label without emphasis and colon. */
	readonly label: string;
	/** From the start of the line, list marker included, to the end of the value. */
	readonly line: Span;
	/** The value; it may run over several lines where a paragraph is wrapped. Empty right behind the label where there is none. */
	readonly value: Span;
	/** True where the value is empty and no space stands behind the label. */
	readonly needsSpace: boolean;
};

const opening = String.raw`^((?:[ \t]*>)*[ \t]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?)`;

/** Each matches from the start of a line to the value; the second last group is the label, the last one the gap. */
const labels: Readonly<Record<LabelStyle, RegExp>> = {
	bold: new RegExp(String.raw`${opening}(\*\*|__)([^*_\n:](?:[^\n:]|:(?!\2)){0,200}?)(?:[ \t]*:\2|\2[ \t]*:)([ \t]*)`),
	plain: new RegExp(String.raw`${opening}([\p{Lu}][^\n:*\x60<>[\]{}|]{0,60}?)[ \t]*:(?![^\s])([ \t]*)`, 'u'),
	code: /^([ \t]*)([\p{L}][\p{L}\p{N}_ -]{0,60}?)[ \t]*:(?![^\s])([ \t]*)/u,
};
const endsValue = /^[ \t]*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|>|```|~~~|#{1,6}[ \t]|<!--|$)/;

/**
 * The field lines of a block, in order. Bold labels stand in paragraphs, quotes and lists, plain ones too; code is only
 * looked into where its style is asked for.
 */
export function readFieldLines(
	document: MarkdownDocument,
	block: Block,
	style: LabelStyle = 'bold',
): readonly FieldLine[] {
	const pattern = labels[style];
	switch (block.kind) {
		case 'paragraph':
		case 'quote': {
			return style === 'code' ? [] : readLines(document.text, block, pattern);
		}

		case 'list': {
			return style === 'code'
				? []
				: block.items.flatMap(item => readLines(document.text, {from: item.lineFrom, to: item.to}, pattern));
		}

		case 'code': {
			return style === 'code' ? readLines(document.text, block, pattern) : [];
		}

		default: {
			return [];
		}
	}
}

function readLines(text: string, {from, to}: Span, pattern: RegExp): readonly FieldLine[] {
	const lines: FieldLine[] = [];
	let position = from;
	while (position < to) {
		const end = Math.min(lineEnd(text, position), to);
		const match = pattern.exec(text.slice(position, end));
		const label = match?.at(-2);
		if (!match || label === undefined) {
			position = nextLine(text, end);
			continue;
		}

		const valueFrom = position + match[0].length;
		const valueTo = trimEnd(text, valueFrom, wrappedEnd(text, end, to, pattern));
		lines.push({
			label: label.trim(),
			line: {from: position, to: valueTo},
			value: {from: valueFrom, to: valueTo},
			needsSpace: match.at(-1) === '',
		});
		position = nextLine(text, Math.max(valueTo, end));
	}

	return lines;
}

/** The end of a value that a paragraph carries on over the following lines. */
function wrappedEnd(text: string, firstEnd: number, to: number, pattern: RegExp): number {
	let end = firstEnd;
	for (let start = nextLine(text, end); start < to; start = nextLine(text, end)) {
		const line = text.slice(start, Math.min(lineEnd(text, start), to));
		if (endsValue.test(line) || pattern.test(line) || labels.bold.test(line)) {
			break;
		}

		end = start + line.length;
	}

	return end;
}
