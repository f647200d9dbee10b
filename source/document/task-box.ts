import {parser, Table, TaskList} from '@lezer/markdown';
import {lineEnd, lineStart, type MarkdownDocument, nextLine, trimEnd} from './markdown.js';
import type {Span} from './text-edit.js';

/** A box with the words behind it, wherever it stands: also in a nested list or a quote, never in code. */
export type TaskBox = {
	/** The one character between the brackets. */
	readonly box: Span;
	readonly isDone: boolean;
	/** What stands behind the box on its line. */
	readonly text: string;
	/** The number of its line, from 1 on. */
	readonly line: number;
};

const taskParser = Object.assign(parser.configure([Table, TaskList]), {parseInline: () => []});

/** Every box of a document in order. Linear; never throws. */
export function taskBoxes({text, blocks, root}: MarkdownDocument): readonly TaskBox[] {
	const boxes: TaskBox[] = [];
	const lines = new LineCounter(text);
	for (const block of blocks) {
		if (block.kind !== 'list' && block.kind !== 'quote') {
			continue;
		}

		// White space behind the last box is part of it.
		const from = Math.max(lineStart(text, block.from), root.bodyFrom);
		const part = text.slice(from, nextLine(text, block.to));
		if (!anyBox.test(part)) {
			continue;
		}

		taskParser.parse(part).iterate({
			enter(node) {
				if (node.name === 'TaskMarker') {
					boxes.push(boxAt(text, from + node.from, from + node.to, lines));
				}
			},
		});
	}

	return boxes;
}

const anyBox = /\[[ xX]\]/;

/** The box of which the brackets stand at a place. */
function boxAt(text: string, from: number, to: number, lines: LineCounter): TaskBox {
	const box = {from: from + 1, to: to - 1};
	const behind = text.slice(to, trimEnd(text, to, lineEnd(text, to)));
	return {
		box,
		isDone: text.slice(box.from, box.to) !== ' ',
		text: behind.trimStart(),
		line: lines.lineOf(from),
	};
}

/** Counts lines from the start of a text to positions that only grow, so that each line is counted once. */
class LineCounter {
	readonly #text: string;
	#line = 1;
	#counted = 0;

	constructor(text: string) {
		this.#text = text;
	}

	/** The number of the line that holds a position, from 1 on. */
	lineOf(position: number): number {
		for (
			let newline = this.#text.indexOf('\n', this.#counted);
			newline !== -1 && newline < position;
			newline = this.#text.indexOf('\n', this.#counted)
		) {
			this.#line++;
			this.#counted = newline + 1;
		}

		return this.#line;
	}
}
