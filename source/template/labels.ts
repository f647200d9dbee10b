import {type FieldLine, type LabelStyle, readFieldLines} from '../document/field-line.js';
import type {Block, MarkdownDocument, Section} from '../document/markdown.js';
import {wordsKey} from './field-id.js';

/** A label's line with the list or quote right below it, where its own value is empty. */
export type LabelLine = {readonly line: FieldLine; readonly below: Block | undefined};

/** The labels of a section's own part, found by their words; each is taken once, the first one first. */
export class Labels {
	readonly #document: MarkdownDocument;
	readonly #section: Section | undefined;
	readonly #free = new Map<LabelStyle, Map<string, LabelLine[]>>();
	readonly #taken = new Set<Block>();
	readonly #lines = new Set<number>();

	constructor(document: MarkdownDocument, section: Section | undefined) {
		this.#document = document;
		this.#section = section;
	}

	/** The next label with these words. A plain label is also found where an author made it bold. */
	take(words: string, style: LabelStyle): LabelLine | undefined {
		const key = wordsKey(words);
		const found =
			this.#read(style).get(key)?.shift() ?? (style === 'plain' ? this.#read('bold').get(key)?.shift() : undefined);
		if (found?.below) {
			this.#taken.add(found.below);
		}

		if (found) {
			this.#lines.add(found.line.line.from);
		}

		return found;
	}

	/** The starts of the lines whose labels were taken. */
	lines(): readonly number[] {
		return [...this.#lines];
	}

	/** True for the start of a line whose label was taken. */
	isLabel(lineFrom: number): boolean {
		return this.#lines.has(lineFrom);
	}

	/** True for a list or quote that is the value of a label that was taken. */
	isTaken(block: Block): boolean {
		return this.#taken.has(block);
	}

	/** A line without emphasis that carries on the value of a bold label is none of its own. */
	#linesOf(block: Block, style: LabelStyle): readonly FieldLine[] {
		const lines = readFieldLines(this.#document, block, style);
		const bold = style === 'plain' ? readFieldLines(this.#document, block) : [];
		let index = 0;
		return lines.filter(({line: {from}}) => {
			while ((bold[index]?.value.to ?? from + 1) <= from) {
				index++;
			}

			return from <= (bold[index]?.line.from ?? from);
		});
	}

	#read(style: LabelStyle): Map<string, LabelLine[]> {
		const known = this.#free.get(style);
		if (known) {
			return known;
		}

		const free = new Map<string, LabelLine[]>();
		const blocks = this.#section?.blocks ?? [];
		for (const [index, block] of blocks.entries()) {
			const lines = this.#linesOf(block, style);
			for (const line of lines) {
				const next = blocks[index + 1];
				const isOpen = line === lines.at(-1) && line.value.from === line.value.to && line.line.to >= block.to - 1;
				const below = isOpen && (next?.kind === 'list' || next?.kind === 'quote') ? next : undefined;
				const key = wordsKey(line.label);
				const group = free.get(key);
				if (group) {
					group.push({line, below});
				} else {
					free.set(key, [{line, below}]);
				}
			}
		}

		this.#free.set(style, free);
		return free;
	}
}
