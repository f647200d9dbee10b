import {type FieldLine, readFieldLines} from '../document/field-line.js';
import {type ListItem, type MarkdownDocument, ownContent, type Section, sectionContent} from '../document/markdown.js';
import type {Span} from '../document/text-edit.js';
import {groupByWords, slugWords, wordsKey} from './field-id.js';
import {
	type FieldState,
	type FoundField,
	fieldState,
	foldSpace,
	type ItemState,
	isTemplateTask,
} from './field-state.js';
import type {Field, Form, FormSection, Group} from './form.js';
import {pairSections} from './pair-sections.js';
import {emptySlot, matchPattern, numberedNoun, type Pattern, type PatternMatch} from './pattern.js';
import {titleSection} from './skeleton.js';

/** A document held against a form: where each field is, and what is missing. */
export type Alignment = {
	readonly form: Form;
	readonly document: MarkdownDocument;
	/** Every field in the form's order; the members of a group follow it. */
	readonly states: readonly FieldState[];
	readonly byId: ReadonlyMap<string, FieldState>;
	/** The sections of the document that stand for those of the form, by the form's section ids. */
	readonly sections: ReadonlyMap<string, Section>;
};

/** Finds the form's fields in a document. Linear in the size of both; never throws. */
export function align(form: Form, document: MarkdownDocument): Alignment {
	const top = titleSection(document.root) ?? document.root;
	const sections = pairSections(form.root, document.root, top);
	const states = alignSection({document, sections}, form.root, top, 'document');
	return {form, document, states, byId: new Map(states.map(state => [state.id, state])), sections};
}

/** The document, and which of its sections stand for those of the form, by the form's section ids. */
type Walk = {readonly document: MarkdownDocument; readonly sections: ReadonlyMap<string, Section>};

/** Where fields are looked for: a section of the document (undefined where it is missing) and its labels not yet taken. */
type Scope = {
	readonly section: Section | undefined;
	readonly lines: ReadonlyMap<string, FieldLine[]>;
	readonly topId: string;
	/** Goes before the ids of fields: the id of the group's item that they belong to. */
	readonly item: string | undefined;
	readonly pattern: Pattern | undefined;
};

type Base = Omit<FoundField, 'span'>;

function alignSection(
	walk: Walk,
	formSection: FormSection,
	section: Section | undefined,
	topId: string,
): readonly FieldState[] {
	const lines = fieldLines(walk.document, section);
	const scope: Scope = {section, lines, topId, item: undefined, pattern: formSection.pattern};
	return formSection.parts.flatMap(part => {
		if (part.kind === 'field') {
			return alignField(walk, part.field, scope);
		}

		const {id} = part.section;
		return alignSection(walk, part.section, walk.sections.get(id), topId === 'document' ? id : topId);
	});
}

/** The labels of a section's own part, by their words. */
function fieldLines(document: MarkdownDocument, section: Section | undefined): ReadonlyMap<string, FieldLine[]> {
	const blocks = section?.blocks ?? [];
	return groupByWords(
		blocks.flatMap(block => readFieldLines(document, block)),
		line => line.label,
	);
}

function alignField(walk: Walk, field: Field, scope: Scope): readonly FieldState[] {
	const {document} = walk;
	const {section, item} = scope;
	const id = item === undefined ? field.id : `${item}.${field.id}`;
	const base: Base = {id, field, section: scope.topId, item, level: section?.level ?? 0};
	switch (field.place.at) {
		case 'front-matter': {
			const {key} = field.place;
			const entry = document.frontMatter?.entries.find(candidate => candidate.key === key);
			return [fieldState(document, {...base, section: 'front-matter', span: entry?.valueSpan, text: entry?.value})];
		}

		case 'document-title': {
			return [fieldState(document, {...base, span: titleSpan(document, field.place.prefix)})];
		}

		case 'label': {
			const line = scope.lines.get(wordsKey(field.place.label))?.shift();
			return [fieldState(document, {...base, span: line?.value, prefix: line?.needsSpace ? ' ' : ''})];
		}

		case 'body': {
			return [fieldState(document, {...base, span: section && sectionContent(document, section)})];
		}

		case 'list': {
			return [checklistState(document, base, section)];
		}

		case 'heading': {
			const match = section && scope.pattern && matchPattern(scope.pattern, section.titleText);
			const slot = match?.slots[0];
			const span = section && slot && shift(slot.span, section.title.from);
			return [fieldState(document, {...base, span, prefix: slot?.prefix ?? ''})];
		}

		case 'items':
		case 'sections': {
			return groupStates(walk, base, section);
		}

		case 'item': {
			return [];
		}
	}
}

function titleSpan(document: MarkdownDocument, prefix: string): Span | undefined {
	const title = titleSection(document.root);
	if (!title) {
		return undefined;
	}

	const words = prefix.trimEnd();
	if (!title.titleText.startsWith(words)) {
		return title.title;
	}

	const gap = /^\s*/.exec(title.titleText.slice(words.length))?.[0].length ?? 0;
	return {from: title.title.from + words.length + gap, to: title.title.to};
}

function sectionItems(section: Section): readonly ListItem[] {
	return section.blocks.flatMap(block => block.items);
}

function checklistState(document: MarkdownDocument, base: Base, section: Section | undefined): FieldState {
	const tasks = section ? sectionItems(section).filter(item => item.box) : [];
	const texts = tasks.map(task => document.text.slice(task.text.from, task.text.to));
	const isTicked = tasks.some(task => task.box && document.text[task.box.from] !== ' ');
	const {items} = base.field;
	const isChanged =
		texts.length !== items.length || texts.some((text, index) => !isTemplateTask(items[index] ?? '', text));
	const first = tasks[0];
	const span = spanOf(document, section, first && {...first, from: first.lineFrom}, tasks.at(-1));
	const state = fieldState(document, {...base, span, emptyRaw: ''});
	return {...state, tasks, isFilled: tasks.length > 0 && (isTicked || isChanged)};
}

/** From the first to the last of some parts, or the end of the section where there are none. */
function spanOf(
	document: MarkdownDocument,
	section: Section | undefined,
	first: Span | undefined,
	last: Span | undefined,
): Span | undefined {
	if (first && last) {
		return {from: first.from, to: last.to};
	}

	const own = section && ownContent(document, section);
	return own && {from: own.to, to: own.to};
}

function groupStates(walk: Walk, base: Base, section: Section | undefined): readonly FieldState[] {
	const {group, place} = base.field;
	const isListed = place.at === 'items';
	const items =
		group && section ? (isListed ? listItems(walk, base, group, section) : childItems(walk, base, group, section)) : [];
	const span = spanOf(walk.document, section, items[0]?.span, items.at(-1)?.span);
	const members = items.flatMap(item => item.members);
	const isFilled = members.some(member => member.isFilled && !member.field.isSuggestion);
	return [{...fieldState(walk.document, {...base, span, emptyRaw: ''}), items, isFilled}, ...members];
}

function listItems(walk: Walk, base: Base, group: Group, section: Section): readonly ItemState[] {
	const {text} = walk.document;
	const found = sectionItems(section).flatMap(item => {
		const match = matchPattern(group.pattern, text.slice(item.text.from, item.text.to));
		return match ? [{item, match}] : [];
	});
	return found.map(({item, match}, index) => ({
		id: itemId(base.id, group, index + 1),
		number: index + 1,
		span: {from: item.lineFrom, to: item.to},
		ordinal: match.ordinal && shift(match.ordinal, item.text.from),
		box: item.box,
		text: item.text,
		members: slotStates(walk.document, base, group, match, item.text.from, index + 1),
	}));
}

function childItems(walk: Walk, base: Base, group: Group, section: Section): readonly ItemState[] {
	const {document} = walk;
	const noun = group.noun.toLowerCase();
	const found = section.children.flatMap(child => {
		const match = numberedNoun(child.titleText) === noun ? matchPattern(group.pattern, child.titleText) : undefined;
		return match ? [{child, match}] : [];
	});
	return found.map(({child, match}, index) => {
		const id = itemId(base.id, group, index + 1);
		const lines = fieldLines(document, child);
		const scope: Scope = {section: child, lines, topId: base.section, item: id, pattern: undefined};
		const inside = group.fields.filter(field => field.place.at !== 'heading');
		return {
			id,
			number: index + 1,
			span: {from: child.heading.from, to: Math.max(sectionContent(document, child).to, child.heading.to)},
			ordinal: match.ordinal && shift(match.ordinal, child.title.from),
			box: undefined,
			text: child.title,
			members: [
				...slotStates(document, base, group, match, child.title.from, index + 1),
				...inside.flatMap(field => alignField(walk, field, scope)),
			],
		};
	});
}

/** The id of an item: the group's id with the number, or the noun with the number where a whole section is the group. */
function itemId(groupId: string, group: Group, number: number): string {
	const noun = slugWords(group.noun);
	const isNamed = groupId === noun || groupId.endsWith(`.${noun}`);
	return isNamed ? `${groupId}-${number}` : `${groupId}.${noun}-${number}`;
}

function slotStates(
	document: MarkdownDocument,
	base: Base,
	group: Group,
	match: PatternMatch,
	offset: number,
	number: number,
): readonly FieldState[] {
	const item = itemId(base.id, group, number);
	return match.slots.flatMap(({slot, span, prefix}) => {
		const field = group.fields.find(({place}) => 'slot' in place && place.slot === slot.id);
		const emptyRaw = field?.isSuggestion ? suggestedName(group, number) : emptySlot(slot, number);
		const id = `${item}.${field?.id}`;
		return field ? [fieldState(document, {...base, id, field, item, span: shift(span, offset), prefix, emptyRaw})] : [];
	});
}

/** The name that the template gives the item with this number; items beyond those of the template have none. */
function suggestedName(group: Group, number: number): string {
	const line = group.skeletons[number - 1]?.replace(/^#{1,6}[ \t]+/, '').split(/\r?\n/, 1)[0] ?? '';
	const name = matchPattern(group.pattern, line)?.slots.find(({slot}) => slot.isName);
	return foldSpace(name ? line.slice(name.span.from, name.span.to) : '') || '[Name]';
}

function shift(span: Span, offset: number): Span {
	return {from: span.from + offset, to: span.to + offset};
}
