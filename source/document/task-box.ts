import {parser, Table, TaskList} from '@lezer/markdown';
import {lineEnd, lineStart, type MarkdownDocument, trimEnd} from './markdown.js';
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
export function taskBoxes({text, frontMatter}: MarkdownDocument): readonly TaskBox[] {
	const offset = frontMatter?.to ?? (text.startsWith('\uFEFF') ? 1 : 0);
	const boxes: TaskBox[] = [];
	let line = 1;
	let counted = 0;
	taskParser.parse(text.slice(offset)).iterate({
		enter({name, from, to}) {
			if (name !== 'TaskMarker') {
				return;
			}

			const start = lineStart(text, from + offset);
			for (
				let newline = text.indexOf('\n', counted);
				newline !== -1 && newline < start;
				newline = text.indexOf('\n', counted)
			) {
				line++;
				counted = newline + 1;
			}

			const box = {from: from + offset + 1, to: to + offset - 1};
			const behind = text.slice(to + offset, trimEnd(text, to + offset, lineEnd(text, to + offset)));
			boxes.push({box, isDone: text.slice(box.from, box.to) !== ' ', text: behind.trimStart(), line});
		},
	});
	return boxes;
}
