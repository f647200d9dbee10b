/** The text of a section's own part that stands before or behind its fields. */
import type {Block, MarkdownDocument, Section} from '../document/markdown.js';
import {nextLine} from '../document/markdown.js';
import type {Field} from './form.js';
import {commentLines, commentText, isGuidance} from './marks.js';
import {isTokenBlock} from './placeholder.js';
import {textField} from './read-field.js';
import type {OwnOptions, Part, Reading} from './read-section.js';
import {isLastingComment, speaksOfTemplate} from './vocabulary.js';

/** The fields of the text before and behind the other fields, and the blocks that are inside of them. */
export type TextRegions = {
	readonly start: readonly Field[];
	readonly end: readonly Field[];
	readonly blocks: ReadonlySet<Block>;
};

/**
 * Reads the text before and behind the fields of a part. Beside other fields it is a field where a whole paragraph is a
 * placeholder; in the preamble any words are one, and before sections any guidance.
 */
export function readTextRegions(
	reading: Reading,
	section: Section,
	options: OwnOptions,
	parts: readonly Part[],
): TextRegions {
	const first = parts.findIndex(part => part.isClaimed);
	const last = parts.findLastIndex(part => part.isClaimed);
	const hasFields = first !== -1;
	if (!options.hasText || (!hasFields && !options.isParent && !options.isPreamble)) {
		return {start: [], end: [], blocks: new Set()};
	}

	const before = readRegion(reading, section, options, parts, hasFields ? parts.slice(0, first) : parts);
	const behind = readRegion(reading, section, options, parts, hasFields ? parts.slice(last + 1) : []);
	const {textId, textLabel} = options;
	const {document} = reading;
	const field = (region: 'start' | 'end', from: number, to: number): Field =>
		textField(document, {from, to}, textId, textLabel, {at: 'text', region});
	const endFrom = parts[last] ? lineBehind(document, parts[last].block) : section.bodyFrom;
	return {
		start: before.length > 0 ? [field('start', section.bodyFrom, parts[first]?.block.from ?? section.ownTo)] : [],
		end: behind.length > 0 ? [field('end', Math.min(endFrom, behind[0]?.from ?? endFrom), section.ownTo)] : [],
		blocks: new Set([...before, ...behind]),
	};
}

/** True for a block that tells authors something. */
export function isHint(document: MarkdownDocument, block: Block): boolean {
	switch (block.kind) {
		case 'comment': {
			return isGuidance(document, block);
		}

		case 'html': {
			return !isLastingComment(commentText(document.text.slice(block.from, block.to)));
		}

		default: {
			return block.kind !== 'rule' && block.kind !== 'definition';
		}
	}
}

/** True for a comment that is glued to the next heading: it is no part of the section that it stands in. */
export function isOfNextHeading({text}: MarkdownDocument, section: Section, block: Block): boolean {
	return block.kind === 'comment' && section.ownTo < text.length && nextLine(text, block.to) === section.ownTo;
}

/** The blocks of a region that is a field; none where it is none. */
function readRegion(
	{document, leftover}: Reading,
	section: Section,
	{isParent, isPreamble}: OwnOptions,
	parts: readonly Part[],
	region: readonly Part[],
): readonly Block[] {
	const blocks = region
		.map(part => part.block)
		.filter(
			block => block.kind !== 'rule' && block.kind !== 'definition' && !isOfNextHeading(document, section, block),
		);
	const rawOf = (block: Block): string => document.text.slice(block.from, block.to);
	if (isPreamble) {
		const words = blocks.filter(block => isWords(block, rawOf(block)));
		if (words.length > 0 && blocks.some(block => speaksOfTemplate(rawOf(block)))) {
			// Words about the template itself are taken out like a comment, and are nobody's hint.
			leftover.push(...words.map(block => ({at: block.from, says: {}, remove: commentLines(document.text, block)})));
			return [];
		}

		return words.length > 0 ? blocks.filter(block => block.kind !== 'comment') : [];
	}

	const claimed = parts.filter(part => part.isClaimed);
	const isOpenEnded = claimed.every(part => part.fields.every(({place}) => place.at === 'below-label'));
	const isAnyHint = isOpenEnded && (isParent || claimed.length > 0);
	const isField = (block: Block): boolean =>
		isAnyHint ? isHint(document, block) : block.kind !== 'comment' && isTokenBlock(rawOf(block));
	return blocks.some(isField) ? blocks : [];
}

/** Words of the preamble; not lists, which are tables of contents as a rule, nor the first line of an admonition. */
function isWords(block: Block, raw: string): boolean {
	return block.kind === 'quote' || (block.kind === 'paragraph' && !raw.startsWith('!!!'));
}

function lineBehind({text}: MarkdownDocument, block: Block): number {
	return nextLine(text, block.to);
}
