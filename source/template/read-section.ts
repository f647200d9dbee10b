/** What the own part of a section asks for: the blocks between a heading and its first child. */
import {type FieldLine, type LabelStyle, readFieldLines} from '../document/field-line.js';
import {type Block, lineStart, type MarkdownDocument, type Section} from '../document/markdown.js';
import {withFreshIds} from './field-id.js';
import type {Field} from './form.js';
import {anchorOf, commentLines, commentText, type Mark, type Marks} from './marks.js';
import {isTokenBlock} from './placeholder.js';
import {belowLabelField, checklistField, hintText, labelField, labelledChecklist} from './read-field.js';
import {readListGroup} from './read-group.js';
import {tableFields} from './read-table.js';
import {isHint, isOfNextHeading, readTextRegions} from './text-region.js';
import {isHeaderHeading} from './vocabulary.js';

/** The text of a template while it is read, with what its comments said. */
export type Reading = {readonly document: MarkdownDocument; readonly marks: Marks; readonly leftover: Mark[]};

/** The fields of a section's own part, and the guidance that belongs to none of them. */
export type OwnFields = {readonly fields: readonly Field[]; readonly hint: string | undefined};

/** How the own part of a section is read. */
export type OwnOptions = {
	/** Goes before the ids of the fields. */
	readonly id: string;
	readonly title: string;
	/** The id of the text field of the part; undefined where the part is that of a group's item. */
	readonly textId: string;
	readonly textLabel: string;
	/** The section has sections of its own, or is the preamble: its guidance is a field even beside others. */
	readonly isParent: boolean;
	/** The preamble, where labels need no emphasis. */
	readonly isPreamble: boolean;
	/** Its text may be a field. */
	readonly hasText: boolean;
};

/** A block of a section's own part with the fields that it makes. */
export type Part = {
	readonly block: Block;
	readonly index: number;
	readonly fields: readonly Field[];
	/** The block makes fields, or is the value of one. */
	readonly isClaimed: boolean;
};

/** Words in front of a plain colon that are no label. */
const noLabel =
	/^(?:note|notes|warning|caution|tip|hint|important|action required|example|examples|e\.g|todo|format|source|see|for example|see also)$/i;

/** Reads what the blocks between a heading and its first child ask for. */
export function readOwnFields(reading: Reading, section: Section, options: OwnOptions): OwnFields {
	const parts = readParts(reading, section, options);
	const claimed = parts.filter(part => part.isClaimed);
	const texts = readTextRegions(reading, section, options, parts);
	const fields = [...texts.start, ...claimed.flatMap(part => part.fields), ...texts.end];
	const guidance = parts.filter(
		part => !part.isClaimed && !texts.blocks.has(part.block) && isHint(reading.document, part.block),
	);
	const isClaimed = fields.length > 0 || options.isPreamble;
	const nobodys = guidance.filter(part => isClaimed || isOfNextHeading(reading.document, section, part.block));
	reading.leftover.push(...leftoverComments(reading, section, nobodys));

	const said = reading.marks.get(lineStart(reading.document.text, section.heading.from))?.hint;
	const hints = [
		said ?? '',
		...guidance
			.filter(part => part.block.kind !== 'comment' || !nobodys.includes(part))
			.map(({block}) => hintText(reading.document.text.slice(block.from, block.to))),
	].filter(hint => hint !== '');
	return {
		fields: withFreshIds(mergeChecklists(fields, freeBoxes(reading.document, parts))),
		hint: hints.join('\n\n') || undefined,
	};
}

/** The lines of a block that are labels of the form: bold ones anywhere, plain ones where a block is a header. */
export function labelLines(
	document: MarkdownDocument,
	block: Block,
	isPreamble: boolean,
	isHeader = false,
): {readonly lines: readonly FieldLine[]; readonly style: LabelStyle} {
	const bold = readFieldLines(document, block).filter(({label}) => isLabel(label));
	if (bold.length > 0 || (block.kind !== 'code' && !isPreamble && block.kind !== 'list')) {
		return {lines: bold, style: 'bold'};
	}

	if (block.kind === 'code') {
		return {lines: isHeader ? headerLines(document, block) : [], style: 'code'};
	}

	const lines = readFieldLines(document, block, 'plain').filter(({label}) => isLabel(label));
	return {lines: isHeaderBlock(document, block, lines, isPreamble) ? lines : [], style: 'plain'};
}

/** Words that name something; not those in front of a remark, and no placeholder. */
function isLabel(label: string): boolean {
	return !noLabel.test(label) && !isTokenBlock(label);
}

function readParts(reading: Reading, section: Section, options: OwnOptions): readonly Part[] {
	const {blocks} = section;
	const parts: Part[] = [];
	for (let index = 0; index < blocks.length; index++) {
		const block = blocks[index];
		const next = blocks[index + 1];
		if (!block) {
			continue;
		}

		const below = next?.kind === 'list' || next?.kind === 'quote' ? next : undefined;
		const found = blockFields(reading, block, below, options, section);
		parts.push({block, index, fields: found.fields, isClaimed: found.fields.length > 0});
		if (found.takesNext && next) {
			parts.push({block: next, index: index + 1, fields: [], isClaimed: true});
			index++;
		}
	}

	return parts;
}

type BlockFields = {readonly fields: readonly Field[]; readonly takesNext: boolean};

function blockFields(
	reading: Reading,
	block: Block,
	below: Block | undefined,
	options: OwnOptions,
	section: Section,
): BlockFields {
	const {document, marks} = reading;
	const {id, title} = options;
	const {text} = document;
	if (block.kind === 'list') {
		const group = readListGroup(reading, block, id, title);
		if (group) {
			return {fields: [group], takesNext: false};
		}

		if (isChecklist(block)) {
			return {fields: [checklistField(itemTexts(document, block), id, title)], takesNext: false};
		}
	}

	if (block.kind === 'table') {
		return {fields: tableFields(document, block, id, isOnlyTable(section)), takesNext: false};
	}

	const isHeader =
		(section.blocks.length === 1 && isHeaderHeading(title)) || (options.isPreamble && block === document.blocks[0]);
	const {lines, style} = labelLines(document, block, options.isPreamble, isHeader);
	const last = lines.at(-1);
	const isOpen = last !== undefined && last.value.from === last.value.to && last.line.to >= block.to - 1;
	const belowText = below ? text.slice(below.from, below.to) : '';
	const takesNext = isOpen && below !== undefined && labelLines(document, below, false).lines.length === 0;
	const fields = lines.map(line => {
		const says = marks.get(lineStart(text, line.line.from));
		if (takesNext && line === last && below) {
			return isChecklist(below)
				? labelledChecklist(itemTexts(document, below), id, line, style)
				: belowLabelField(document, id, line, style, below);
		}

		return labelField(document, id, line, style, says);
	});
	return {fields, takesNext: takesNext && belowText !== ''};
}

/** True where a section has a table and nothing but words around it. */
function isOnlyTable({blocks}: Section): boolean {
	return blocks.filter(({kind}) => kind === 'table' || kind === 'list' || kind === 'code').length === 1;
}

function isChecklist(block: Block): boolean {
	return block.kind === 'list' && block.items.length > 0 && block.items.every(item => item.box);
}

function itemTexts(document: MarkdownDocument, block: Block): readonly string[] {
	return block.items.map(item => document.text.slice(item.text.from, item.text.to));
}

/** A header in code: every line is `key: value`, but for the dashes around it. */
function headerLines(document: MarkdownDocument, block: Block): readonly FieldLine[] {
	const lines = document.text.slice(block.from, block.to).split(/\r?\n/);
	const inner = lines.filter(line => line.trim() !== '' && !/^\s*(?:```|~~~|---\s*$)/.test(line));
	const found = readFieldLines(document, block, 'code');
	return found.length > 1 && found.length === inner.length ? found : [];
}

/** Plain labels are labels where every line or item has one; outside the preamble only where all values are left open. */
function isHeaderBlock(
	document: MarkdownDocument,
	block: Block,
	lines: readonly FieldLine[],
	isPreamble: boolean,
): boolean {
	const isEmpty = ({value}: FieldLine): boolean => value.from === value.to;
	if (block.kind === 'list') {
		return (
			lines.length > 0 &&
			lines.length === block.items.length &&
			(isPreamble || (lines.length > 1 && lines.every(isEmpty) && block.items.every(item => !item.box)))
		);
	}

	const count = document.text.slice(block.from, block.to).split('\n').length;
	return lines.length > 0 && lines.length === count && lines.every(line => !isEmpty(line));
}

/** Comments beside fields are part of none: they become the hint of what they stand behind, and leave the document. */
function leftoverComments(reading: Reading, section: Section, guidance: readonly Part[]): readonly Mark[] {
	const {document} = reading;
	return guidance
		.filter(({block}) => block.kind === 'comment')
		.map(({block, index}) => ({
			at: anchorOf(document, section, index),
			says: {hint: commentText(document.text.slice(block.from, block.to))},
			remove: commentLines(document.text, block),
		}));
}

/** Several check lists of one section without labels of their own are one field, with all boxes that no other field has. */
function mergeChecklists(fields: readonly Field[], items: readonly string[]): readonly Field[] {
	const plain = fields.filter(({place}) => place.at === 'list' && place.label === undefined);
	return fields.flatMap(field => (plain.includes(field) ? (field === plain[0] ? [{...field, items}] : []) : [field]));
}

/** The texts of the items with boxes that belong neither to a group nor to a label. */
function freeBoxes(document: MarkdownDocument, parts: readonly Part[]): readonly string[] {
	return parts
		.filter(
			({isClaimed, fields}) => !isClaimed || (fields.length > 0 && fields.every(({place}) => place.at !== 'items')),
		)
		.flatMap(({block}) => itemTexts(document, {...block, items: block.items.filter(({box}) => box)}));
}
