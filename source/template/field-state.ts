import type {ListItem, MarkdownDocument} from '../document/markdown.js';
import type {Span} from '../document/text-edit.js';
import type {FoundCell, FoundRows} from './align-table.js';
import type {Field} from './form.js';
import {isPlaceholder, readInlineBoxes} from './placeholder.js';

const variable = /\[[a-z][a-z -]*\](?=[^`]*`)/;

/** A field of the form as it stands in a document. */
export type FieldState = {
	/** The field's id; inside groups with the item's number, such as `implementation-plan.phase-1.tasks`. */
	readonly id: string;
	readonly field: Field;
	/** The id of the top section that the field belongs to. */
	readonly section: string;
	/** The id of the group's item that holds the field, if any. */
	readonly item: string | undefined;
	/** Where the value stands; undefined where the document has no place for it. */
	readonly span: Span | undefined;
	/** The level of the heading that the value stands under; 0 where it stands under none. */
	readonly level: number;
	/** What has to be written in front of the value because the document lacks it. */
	readonly prefix: string;
	/** The document's text in the span. */
	readonly raw: string;
	/** What the span holds while nothing is filled in. */
	readonly emptyRaw: string;
	/** The document has the template's own text there. */
	readonly isUntouched: boolean;
	/** An author has answered: the text is neither the template's nor another placeholder. */
	readonly isFilled: boolean;
	/** The cell of a table that holds the value. */
	readonly cell: FoundCell | undefined;
	/** The rows of the table that is the group. */
	readonly rows: FoundRows | undefined;
	/** The items of a group, in order. */
	readonly items: readonly ItemState[];
	/** The boxes of a check list, in order. */
	readonly tasks: readonly ListItem[];
};

/** One item of a group as it stands in a document. */
export type ItemState = {
	readonly id: string;
	/** Its place in the group, counted from 1. */
	readonly number: number;
	/** From the start of its first line to the end of its content. */
	readonly span: Span;
	/** The number that the item carries. */
	readonly ordinal: Span | undefined;
	/** The character between the brackets of the item's box. */
	readonly box: Span | undefined;
	/** Where the pattern's text stands: the heading's title, or the first line of the list item. */
	readonly text: Span;
	readonly members: readonly FieldState[];
};

/** What is known of a field before its text is read. */
export type FoundField = Pick<FieldState, 'id' | 'field' | 'section' | 'item' | 'span'> & {
	readonly level?: number;
	readonly prefix?: string;
	readonly emptyRaw?: string;
	/** What the template has there in each of its items; the field's own text is not looked at then. */
	readonly itemRaws?: readonly string[] | undefined;
	readonly cell?: FoundCell | undefined;
	/** The value where it is not the text of the span, as with quoted front matter. */
	readonly text?: string | undefined;
};

/** Reads the text of a field that was found (or not) and decides whether it is filled in. */
export function fieldState(document: MarkdownDocument, found: FoundField): FieldState {
	// Named one by one, as the rest of an object is slow to collect and this runs for every field at every change.
	const {id, field, section, item, span, level = 0, prefix = '', emptyRaw = field.raw, itemRaws, cell, text} = found;
	const raw = text ?? (span ? document.text.slice(span.from, span.to) : '');
	const isOfItem = itemRaws?.some(other => sameText(raw, other)) ?? false;
	const isTemplateText = isOfItem || sameText(raw, emptyRaw) || isNumberedName(field, raw);
	const isUntouched = isTemplateText && !field.isSuggestion && !isWrittenByProduct(field, raw);
	const isFilled = !isUntouched && raw.trim() !== '' && !isPlaceholder(raw) && !isUnchosen(field, raw);
	return {
		id,
		field,
		section,
		item,
		span,
		level,
		prefix,
		raw,
		emptyRaw,
		isUntouched,
		isFilled,
		cell,
		rows: undefined,
		items: [],
		tasks: [],
	};
}

/** The status and the day of a document are its own, also where they happen to be those of the template. */
function isWrittenByProduct({filledBy}: Field, raw: string): boolean {
	return (filledBy === 'status' || filledBy === 'today') && raw !== '' && !isPlaceholder(raw);
}

/** True for boxes of which none is ticked. */
function isUnchosen(field: Field, raw: string): boolean {
	const boxes = field.kind === 'option' ? readInlineBoxes(raw) : [];
	return boxes.length > 0 && !boxes.some(box => box.done);
}

/** True for a name that is only a number, such as `Risk 2`: it says nothing yet. */
export function isNumberedName(field: Field, raw: string): boolean {
	const isSlot = field.place.at === 'item' || field.place.at === 'heading';
	return isSlot && /\d$/.test(field.raw) && raw.replace(/\d+$/, '') === field.raw.replace(/\d+$/, '');
}

function sameText(one: string, other: string): boolean {
	return one === other || (one !== '' && other !== '' && foldSpace(one) === foldSpace(other));
}

/** The text with every run of white space as one blank, so that wrapped text compares equal. */
export function foldSpace(text: string): string {
	return text.trim().replace(/\s+/g, ' ');
}

/** The text on one line: each line break becomes one blank, with the white space around it. Linear. */
export function oneLine(text: string): string {
	return text
		.split(/[\r\n]/)
		.map(line => line.trim())
		.filter(line => line !== '')
		.join(' ');
}

/** True for a task that still is the template's own; names that the product fills in (`[enhancement-name]`) may differ. */
export function isTemplateTask(templateText: string, text: string): boolean {
	const pieces = templateText.split(variable);
	const [first = '', ...rest] = pieces;
	if (rest.length === 0 || !text.startsWith(first)) {
		return templateText === text;
	}

	let position = first.length;
	for (const piece of rest) {
		const found = text.indexOf(piece, position);
		if (found === -1) {
			return false;
		}

		position = found + piece.length;
	}

	return position === text.length || rest.at(-1) === '';
}
