import {type Block, lineEnd, type MarkdownDocument, nextLine, trimEnd} from './markdown.js';
import type {Span} from './text-edit.js';

/** A line of the form `**Label:** value`, in a paragraph or as a list item. */
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

const labelStart =
	/^([ \t]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?)(\*\*|__)([^*_\n:](?:[^\n:]|:(?!\2)){0,200}?)(?:[ \t]*:\2|\2[ \t]*:)([ \t]*)/;
const endsValue = /^[ \t]*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|>|```|~~~|#{1,6}[ \t]|$)/;

/** The field lines of a block, in order. Only paragraphs and lists have any; code is never looked into. */
export function readFieldLines(document: MarkdownDocument, block: Block): readonly FieldLine[] {
	if (block.kind === 'paragraph') {
		return readLines(document.text, block.from, block.to);
	}

	return block.items.flatMap(item => readLines(document.text, item.lineFrom, item.to));
}

function readLines(text: string, from: number, to: number): readonly FieldLine[] {
	const lines: FieldLine[] = [];
	let position = from;
	while (position < to) {
		const end = Math.min(lineEnd(text, position), to);
		const match = labelStart.exec(text.slice(position, end));
		if (!match?.[3]) {
			position = nextLine(text, end);
			continue;
		}

		const valueFrom = position + match[0].length;
		const valueTo = trimEnd(text, valueFrom, wrappedEnd(text, end, to));
		lines.push({
			label: match[3].trim(),
			line: {from: position, to: valueTo},
			value: {from: valueFrom, to: valueTo},
			needsSpace: match[4] === '',
		});
		position = nextLine(text, Math.max(valueTo, end));
	}

	return lines;
}

/** The end of a value that a paragraph carries on over the following lines. */
function wrappedEnd(text: string, firstEnd: number, to: number): number {
	let end = firstEnd;
	for (let start = nextLine(text, end); start < to; start = nextLine(text, end)) {
		const line = text.slice(start, Math.min(lineEnd(text, start), to));
		if (endsValue.test(line) || labelStart.test(line)) {
			break;
		}

		end = start + line.length;
	}

	return end;
}
