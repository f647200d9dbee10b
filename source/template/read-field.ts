/** One field from one place of a template: its kind, hint and choices from what the template says there. */
import type {FieldLine, LabelStyle} from '../document/field-line.js';
import {contentBetween, type MarkdownDocument, type Section} from '../document/markdown.js';
import type {Span} from '../document/text-edit.js';
import {type Directives, offeredValues, readDirectives, readOneOf} from './directive.js';
import {slugWords} from './field-id.js';
import type {Field} from './form.js';
import {titleParts} from './outline.js';
import {numberedNoun, type Pattern} from './pattern.js';
import {isPlaceholder, readPlaceholder} from './placeholder.js';
import {isRequiredRole, isStatusLabel, isUpdatedLabel, pluralOf, roleOf, speaksOfTemplate} from './vocabulary.js';

type FieldParts = Pick<Field, 'id' | 'label' | 'kind' | 'place' | 'raw'> & Partial<Field>;

const dateValue = /^\d{4}-\d{2}-\d{2}$/;
const dateKey = /\b(?:date|updated|created|modified)\b/i;
const createdKey = /^(?:creat(?:ed|ion)(?: date| on| at)?|date created|start date|proposed date|created)$/i;
const comments = /<!--[\s\S]*?-->/g;

/** A field with what is given; everything else is absent. */
export function makeField(parts: FieldParts): Field {
	return {
		hint: undefined,
		choices: [],
		required: false,
		isOptional: false,
		isFixed: false,
		role: undefined,
		placeholder: undefined,
		isSuggestion: false,
		isBracketed: false,
		filledBy: undefined,
		items: [],
		group: undefined,
		...parts,
	};
}

/** A field for each key of the front matter. A value that is no placeholder is a suggestion that may stay. */
export function frontMatterFields(document: MarkdownDocument): readonly Field[] {
	const entries = (document.frontMatter?.entries ?? []).filter(({kind}) => kind !== 'map');
	return entries.map(entry => {
		const words = entry.key.replaceAll(/[_.-]/g, ' ');
		const isLong = entry.kind !== 'scalar';
		const says = entry.comment === undefined ? undefined : commentDirectives(entry.comment);
		const placeholder = isLong ? undefined : readPlaceholder(entry.value, words);
		const isDay = dateValue.test(entry.value) || dateKey.test(words);
		const choices =
			says?.oneOf ?? placeholder?.choices ?? (/^(?:true|false)$/.test(entry.value) ? ['true', 'false'] : []);
		const isChoice = choices.length > 0 && placeholder?.kind !== 'effort';
		const kind = isChoice ? 'choice' : isDay ? 'date' : (placeholder?.kind ?? 'line');
		return makeField({
			id: `front-matter.${entry.key}`,
			label: capitalised(words.trim()),
			kind: isLong ? 'text' : (says?.kind ?? (kind === 'option' ? 'line' : kind)),
			hint: (says ? undefined : (entry.comment ?? placeholder?.hint)) ?? entry.commentsAbove,
			choices,
			place: {at: 'front-matter', key: entry.key, isList: entry.kind === 'list'},
			raw: entry.value,
			role: says?.role,
			required: says?.isRequired === true,
			isOptional: says?.isRequired === false,
			placeholder,
			isFixed: entry.refusal !== undefined,
			isSuggestion: entry.value !== '' && !placeholder && !speaksOfTemplate(entry.value),
			filledBy: filledByProduct(words, isDay || entry.value === ''),
		});
	});
}

function capitalised(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a comment behind a value says: directives, or the values with bars between them. */
function commentDirectives(comment: string): Directives | undefined {
	const oneOf = comment.includes('|') ? readOneOf(comment) : undefined;
	return readDirectives(comment) ?? (oneOf && {oneOf});
}

/** The keys that the product keeps true by itself. */
function filledByProduct(key: string, isDay: boolean): Field['filledBy'] {
	const words = key.trim();
	if (isStatusLabel(words)) {
		return 'status';
	}

	if (/^category$/i.test(words)) {
		return 'category';
	}

	if (/^title$/i.test(words)) {
		return 'title';
	}

	if (!isDay) {
		return undefined;
	}

	return isUpdatedLabel(words) ? 'today' : createdKey.test(words) ? 'created' : undefined;
}

/** The field of the document's title: its placeholder, or all of it. */
export function titleField(title: Section, says: Directives | undefined): Field {
	const {prefix, text, suffix} = titleParts(title.titleText);
	return makeField({
		id: 'document.title',
		label: 'Title',
		kind: 'line',
		hint: says?.hint ?? readPlaceholder(text, 'title')?.hint,
		place: {at: 'document-title', prefix, suffix},
		raw: text,
		role: 'title',
		required: true,
	});
}

/** The field of a line with a label. */
export function labelField(
	document: MarkdownDocument,
	sectionId: string,
	line: FieldLine,
	style: LabelStyle,
	says: Directives | undefined,
): Field {
	const raw = document.text.slice(line.value.from, line.value.to);
	const placeholder = readPlaceholder(raw, line.label);
	const role = says?.role ?? roleOf(line.label);
	const choices = says?.oneOf ?? placeholder?.choices ?? offeredValues(says?.hint ?? '') ?? [];
	const isDay = /^\d{4}-\d{2}-\d{2}$/.test(raw);
	return makeField({
		id: joinId(sectionId, slugWords(line.label)),
		label: line.label,
		kind:
			says?.kind ??
			(says?.oneOf || (choices.length > 0 && !placeholder)
				? 'choice'
				: (placeholder?.kind ?? (isDay ? 'date' : 'line'))),
		hint: joinHints(says?.hint, placeholder ? placeholder.hint : raw || undefined),
		choices,
		place: {at: 'label', label: line.label, style},
		raw,
		placeholder,
		role,
		required: says?.isRequired === true,
		isOptional: says?.isRequired === false,
		isSuggestion: !placeholder && isDefault(raw, choices),
	});
}

/** The field of a list or quote below a label: the template's is its hint. */
export function belowLabelField(
	document: MarkdownDocument,
	sectionId: string,
	line: FieldLine,
	style: LabelStyle,
	below: Span,
): Field {
	const raw = document.text.slice(below.from, below.to);
	const role = roleOf(line.label);
	return makeField({
		id: joinId(sectionId, slugWords(line.label)),
		label: line.label,
		kind: 'text',
		hint: hintText(raw) || undefined,
		place: {at: 'below-label', label: line.label, style},
		raw,
		role: isRequiredRole(role) ? undefined : role,
	});
}

/** True for a value of a few words that an author may leave as it is; a longer one tells what to write. */
function isDefault(raw: string, choices: readonly string[]): boolean {
	const words = raw.split(/\s+/);
	return raw !== '' && (choices.includes(raw) || (words.length <= 3 && !/\.{3}|…|\b[NXYZ]\b/.test(raw)));
}

function joinHints(...hints: readonly (string | undefined)[]): string | undefined {
	return hints.filter(hint => hint !== undefined && hint !== '').join('\n\n') || undefined;
}

/** The field of a list of boxes that has a label. */
export function labelledChecklist(
	texts: readonly string[],
	sectionId: string,
	{label}: FieldLine,
	style: LabelStyle,
): Field {
	return makeField({
		id: joinId(sectionId, slugWords(label)),
		label,
		kind: 'checklist',
		place: {at: 'list', label, style},
		raw: '',
		items: texts,
		role: roleOf(label),
	});
}

/** The field of a list of boxes. */
export function checklistField(texts: readonly string[], sectionId: string, title: string): Field {
	const noun = numberedNoun((texts[0] ?? '').replace(/^\[[^\]]*\][ \t]+/, ''));
	const label = noun ? pluralOf(`${noun.charAt(0).toUpperCase()}${noun.slice(1)}`) : 'Checklist';
	return makeField({
		id: joinId(sectionId, slugWords(label)),
		label,
		kind: 'checklist',
		place: {at: 'list'},
		raw: '',
		items: texts,
		role: roleOf(title),
	});
}

/** The field of everything below a heading: the template's text there is the hint. */
export function bodyField(
	document: MarkdownDocument,
	section: Section,
	id: string,
	title: string,
	says: Directives | undefined,
): Field {
	const field = textField(document, {from: section.bodyFrom, to: section.to}, id, title, {at: 'body'});
	const text = withoutComments(field.raw);
	const placeholder = text.includes('\n') ? undefined : readPlaceholder(text, title);
	const choices = says?.oneOf ?? placeholder?.choices ?? [];
	const kind = placeholder && placeholder.kind !== 'line' ? placeholder.kind : says?.oneOf ? 'choice' : 'text';
	return {
		...field,
		kind: says?.kind ?? kind,
		hint: joinHints(says?.hint, field.hint),
		choices,
		placeholder,
		role: says?.role ?? field.role,
		isSuggestion: choices.includes(field.raw),
	};
}

/** The field of the text in a part of a section: what the template has there is the hint. */
export function textField(
	document: MarkdownDocument,
	range: Span,
	id: string,
	label: string,
	place: Field['place'],
): Field {
	const span = contentBetween(document, range.from, range.to);
	const raw = document.text.slice(span.from, span.to);
	return makeField({id, label, kind: 'text', hint: hintText(raw) || undefined, place, raw, role: roleOf(label)});
}

function withoutComments(raw: string): string {
	return raw.replace(comments, '').trim();
}

/** The fields of the slots in a heading or list item; a label means that the only slot is the section itself. */
export function slotFields(
	pattern: Pattern,
	sectionId: string,
	label: string | undefined,
	at: 'heading' | 'item',
): readonly Field[] {
	const slots = pattern.filter(part => part.kind === 'slot');
	return slots.map(slot => {
		const placeholder = slot.isName && !isPlaceholder(slot.raw) ? undefined : readPlaceholder(slot.raw, slot.label);
		return makeField({
			id: label === undefined ? joinId(sectionId, slot.id) : sectionId,
			label: label ?? slot.label,
			kind: placeholder && placeholder.kind !== 'option' ? placeholder.kind : 'line',
			hint: placeholder?.hint,
			choices: placeholder?.choices ?? [],
			place: {at, slot: slot.id},
			raw: slot.raw,
			placeholder,
			isBracketed: slot.isBracketed,
			isSuggestion: slot.isName && !/\d$/.test(slot.raw) && !isPlaceholder(slot.raw),
		});
	});
}

/** The hint in guidance, without the marks that only set it apart: of comments, quotes and placeholders. */
export function hintText(raw: string): string {
	const text = raw
		.replace(comments, comment => comment.slice(4, -3).trim())
		.replace(/^> ?/gm, '')
		.trim();
	return (raw.includes('\n\n') ? undefined : readPlaceholder(text, '')?.hint) ?? text;
}

/** An id below another one. */
export function joinId(parent: string, child: string): string {
	return parent === '' ? child : `${parent}.${child}`;
}
