/** One field from one place of a template: its kind, hint and choices from what the template says there. */
import type {FieldLine} from '../document/field-line.js';
import {type MarkdownDocument, ownContent, type Section} from '../document/markdown.js';
import {slugWords} from './field-id.js';
import type {Field} from './form.js';
import {numberedNoun, type Pattern, readSlots} from './pattern.js';
import {readPlaceholder} from './placeholder.js';
import {roleOf} from './vocabulary.js';

type FieldParts = Pick<Field, 'id' | 'label' | 'kind' | 'place' | 'raw'> & Partial<Field>;

/** A field with what is given; everything else is absent. */
export function makeField(parts: FieldParts): Field {
	return {
		hint: undefined,
		choices: [],
		required: false,
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

/** A field for each key of the front matter. */
export function frontMatterFields(document: MarkdownDocument): readonly Field[] {
	return (document.frontMatter?.entries ?? []).map(entry => {
		const words = entry.key.replaceAll(/[_-]/g, ' ');
		const isDate = /^\d{4}-\d{2}-\d{2}$/.test(entry.value) || /\b(?:date|updated|created)\b/i.test(words);
		return makeField({
			id: `front-matter.${entry.key}`,
			label: entry.key,
			kind: isDate ? 'date' : 'line',
			hint: entry.comment,
			place: {at: 'front-matter', key: entry.key},
			raw: entry.value,
			filledBy: /^status$/i.test(words)
				? 'status'
				: /^last updated$|^updated$/i.test(words)
					? 'today'
					: /^category$/i.test(words)
						? 'category'
						: undefined,
		});
	});
}

/** The field of the document's first heading: its slot, or all of it. */
export function titleField(title: Section): Field {
	const slot = readSlots(title.titleText).find(part => part.kind === 'slot');
	const raw = slot?.raw ?? title.titleText;
	return makeField({
		id: 'document.title',
		label: 'Title',
		kind: 'line',
		hint: readPlaceholder(raw, 'title')?.hint,
		place: {at: 'document-title', prefix: title.titleText.slice(0, title.titleText.indexOf(raw))},
		raw,
		role: 'title',
		required: true,
	});
}

/** The field of a line with a bold label. */
export function labelField(document: MarkdownDocument, sectionId: string, line: FieldLine): Field {
	const raw = document.text.slice(line.value.from, line.value.to);
	const placeholder = readPlaceholder(raw, line.label);
	const role = roleOf(line.label);
	return makeField({
		id: joinId(sectionId, slugWords(line.label)),
		label: line.label,
		kind: placeholder?.kind ?? 'line',
		hint: placeholder ? placeholder.hint : raw || undefined,
		choices: placeholder?.choices ?? [],
		place: {at: 'label', label: line.label},
		raw,
		placeholder,
		role,
	});
}

/** The field of a list of boxes. */
export function checklistField(texts: readonly string[], sectionId: string, title: string): Field {
	const noun = numberedNoun(texts[0] ?? '');
	const label = noun ? `${noun.charAt(0).toUpperCase()}${noun.slice(1)}s` : 'Checklist';
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
export function bodyField(document: MarkdownDocument, section: Section, id: string, title: string): Field {
	const span = ownContent(document, section);
	const raw = document.text.slice(span.from, span.to);
	const placeholder = raw.includes('\n') ? undefined : readPlaceholder(raw, title);
	return makeField({
		id,
		label: title,
		kind: placeholder && placeholder.kind !== 'line' ? placeholder.kind : 'text',
		hint: placeholder ? placeholder.hint : hintText(raw) || undefined,
		choices: placeholder?.choices ?? [],
		placeholder,
		place: {at: 'body'},
		raw,
		role: roleOf(title),
	});
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
		const placeholder = slot.isName ? undefined : readPlaceholder(slot.raw, slot.label);
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
			isSuggestion: slot.isName && !/\d$/.test(slot.raw),
		});
	});
}

/** The hint in a block of guidance, without the marks that only set it apart. */
export function hintText(raw: string): string {
	const isComment = raw.startsWith('<!--') && raw.indexOf('-->') === raw.length - 3;
	const text = (isComment ? raw.slice(4, -3) : raw).replace(/^> ?/gm, '').trim();
	return readPlaceholder(text, '')?.hint ?? text;
}

/** An id below another one. */
export function joinId(parent: string, child: string): string {
	return parent === '' ? child : `${parent}.${child}`;
}
