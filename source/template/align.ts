import {
	contentBetween,
	type ListItem,
	type MarkdownDocument,
	nextLine,
	ownContent,
	type Section,
	sectionContent,
	trimEnd,
} from '../document/markdown.js';
import type {Span} from '../document/text-edit.js';
import type {FoundCell, FoundRows} from './align-table.js';
import {slugWords, wordsKey} from './field-id.js';
import {type FieldState, type FoundField, fieldState, type ItemState, isTemplateTask} from './field-state.js';
import {type Field, type Form, type FormSection, type Group, itemRawKey} from './form.js';
import {type LabelLine, Labels} from './labels.js';
import {type Top, topOfDocument} from './outline.js';
import {pairSections} from './pair-sections.js';
import {emptySlot, matchPattern, numberedNoun, type Pattern, type PatternMatch} from './pattern.js';
import {Tables} from './tables.js';

/** A document held against a form: where each field is, and what is missing. */
export type Alignment = {
	readonly form: Form;
	readonly document: MarkdownDocument;
	/** Every field in the form's order; the members of a group follow it. */
	readonly states: readonly FieldState[];
	readonly byId: ReadonlyMap<string, FieldState>;
	/** The sections of the document that stand for those of the form, by the form's section ids. */
	readonly sections: ReadonlyMap<string, Section>;
	/** The document's title, and the section that stands for the form's root. */
	readonly top: Top;
};

/** Finds the form's fields in a document. Linear in the size of both; never throws. */
export function align(form: Form, document: MarkdownDocument): Alignment {
	const top = topOfDocument(document.root, form.titlePlace, words => isFormSection(form, words));
	const sections = pairSections(form.root, document.root, top.section);
	const walk: Walk = {form, document, title: top.title, sections, paired: new Set(sections.values())};
	const states = alignSection(walk, form.root, top.section, 'document');
	return {form, document, states, byId: new Map(states.map(state => [state.id, state])), sections, top};
}

/** True where a top section of the form has these words as its heading. */
function isFormSection(form: Form, words: string): boolean {
	return form.root.parts.some(part => part.kind === 'section' && wordsKey(part.section.title) === words);
}

/** The document, and which of its sections stand for those of the form, by the form's section ids. */
type Walk = {
	readonly form: Form;
	readonly document: MarkdownDocument;
	readonly title: Section | undefined;
	readonly sections: ReadonlyMap<string, Section>;
	/** The same sections as a set. */
	readonly paired: ReadonlySet<Section>;
};

/** Where fields are looked for: a section of the document (undefined where it is missing) and its labels not yet taken. */
type Scope = {
	readonly section: Section | undefined;
	readonly labels: Labels;
	readonly topId: string;
	/** The items and sections that are items of a group: they are none of another group, and no boxes of a list. */
	readonly taken: Set<ListItem | Section>;
	/** The item of a group that the fields belong to. */
	readonly item: Item | undefined;
	readonly pattern: Pattern | undefined;
};

/** One item of a group; its id goes before the ids of its fields. */
type Item = {readonly id: string; readonly groupId: string; readonly number: number};

type Base = Omit<FoundField, 'span'>;

function alignSection(
	walk: Walk,
	formSection: FormSection,
	section: Section | undefined,
	topId: string,
): readonly FieldState[] {
	const labels = new Labels(walk.document, section);
	const scope: Scope = {section, labels, topId, taken: new Set(), item: undefined, pattern: formSection.pattern};
	const fields = formSection.parts.flatMap(part => (part.kind === 'field' ? [part.field] : []));
	const states = alignFields(walk, fields, scope);
	return formSection.parts.flatMap(part => {
		if (part.kind === 'field') {
			return states.get(part.field) ?? [];
		}

		const {id} = part.section;
		return alignSection(walk, part.section, walk.sections.get(id), topId === 'document' ? id : topId);
	});
}

/** The states of the fields of one section or item: first of those with a place of their own, then of the text around them. */
function alignFields(walk: Walk, fields: readonly Field[], scope: Scope): ReadonlyMap<Field, readonly FieldState[]> {
	const states = new Map<Field, readonly FieldState[]>();
	const tables = new Tables(scope.section, fields);
	for (const field of fields.toSorted((one, other) => rankOf(one) - rankOf(other))) {
		if (field.place.at !== 'text') {
			states.set(field, alignField(walk, field, scope, tables));
		}
	}

	const texts = fields.filter(field => field.place.at === 'text');
	if (texts.length > 0) {
		const lines = scope.labels.lines().map(from => ({from, to: from}));
		const spans = [...states.values()].flatMap(found => found.flatMap(({span}) => (span ? [span] : []))).concat(lines);
		const hasStart = texts.some(({place}) => place.at === 'text' && place.region === 'start');
		for (const field of texts) {
			states.set(field, [textState(walk, field, scope, spans, hasStart)]);
		}
	}

	return states;
}

/**
 * What takes the most certain parts of a document comes first: labels, then items that count, then other items, and
 * last what is left over.
 */
function rankOf({place, group}: Field): number {
	if ('label' in place && place.label !== undefined) {
		return 0;
	}

	return group ? (isCounted(group) ? 1 : 2) : 3;
}

function isCounted({pattern}: Group): boolean {
	return pattern.some(part => part.kind === 'ordinal');
}

/** The text of a section's own part before or behind everything else that is in it. */
function textState(walk: Walk, field: Field, scope: Scope, spans: readonly Span[], hasStart: boolean): FieldState {
	const {document} = walk;
	const {section} = scope;
	const base = baseOf(walk, field, scope);
	if (!section || field.place.at !== 'text') {
		return fieldState(document, {...base, span: undefined});
	}

	const {bodyFrom, ownTo, blocks} = section;
	const inside = spans.filter(span => span.from >= bodyFrom && span.to <= ownTo);
	const from = inside.reduce((least, span) => Math.min(least, span.from), Number.POSITIVE_INFINITY);
	const to = inside.reduce((most, span) => Math.max(most, span.to), -1);
	const first = blocks.find(block => block.to >= from);
	const last = blocks.findLast(block => block.from <= to);
	if (field.place.region === 'start') {
		return fieldState(document, {...base, span: contentBetween(document, bodyFrom, first?.from ?? ownTo)});
	}

	if (!last) {
		return fieldState(document, {...base, span: hasStart ? undefined : contentBetween(document, bodyFrom, ownTo)});
	}

	const span = contentBetween(document, Math.min(nextLine(document.text, last.to), ownTo), ownTo);
	return fieldState(document, {...base, span, prefix: span.from === span.to ? document.eol : ''});
}

function baseOf(walk: Walk, field: Field, {section, item, topId}: Scope): Base {
	const base = {field, section: topId, level: section?.level ?? 0};
	return item === undefined
		? {...base, id: field.id, item: undefined}
		: {...base, id: `${item.id}.${field.id}`, item: item.id, ...ownRaws(walk, field, item)};
}

/** What the template has at the place of a field in the item of that number, and in its other items. */
function ownRaws({form}: Walk, field: Field, {groupId, number}: Item): Pick<FoundField, 'emptyRaw' | 'itemRaws'> {
	const itemRaws = form.itemRaws.get(itemRawKey(groupId, field.id));
	return itemRaws ? {itemRaws, emptyRaw: itemRaws[number - 1] ?? field.raw} : {};
}

function alignField(walk: Walk, field: Field, scope: Scope, tables: Tables): readonly FieldState[] {
	const {document} = walk;
	const {section, labels} = scope;
	const base = baseOf(walk, field, scope);
	switch (field.place.at) {
		case 'front-matter': {
			const {key} = field.place;
			const entry = document.frontMatter?.entries.find(candidate => candidate.key === key);
			return [fieldState(document, {...base, section: 'front-matter', span: entry?.valueSpan, text: entry?.value})];
		}

		case 'document-title': {
			return [fieldState(document, {...base, span: walk.title && titleSpan(walk.title, field.place)})];
		}

		case 'label': {
			const line = labels.take(field.place.label, field.place.style)?.line;
			return [fieldState(document, {...base, span: line?.value, prefix: line?.needsSpace ? ' ' : ''})];
		}

		case 'below-label': {
			const found = labels.take(field.place.label, field.place.style);
			return [fieldState(document, {...base, ...belowLabel(document, found)})];
		}

		case 'body': {
			return [fieldState(document, {...base, span: section && sectionContent(document, section)})];
		}

		case 'list': {
			const {label, style} = field.place;
			const items =
				label === undefined ? section && freeItems(section, scope) : labels.take(label, style ?? 'bold')?.below?.items;
			return [checklistState(document, base, section, items ?? [])];
		}

		case 'heading': {
			const match = section && scope.pattern && matchPattern(scope.pattern, section.titleText);
			const slot = match?.slots[0];
			const span = section && slot && shift(slot.span, section.title.from);
			return [fieldState(document, {...base, span, prefix: slot?.prefix ?? ''})];
		}

		case 'cell': {
			const cell = tables.cells(walk.document).get(field.place.label);
			return [cellState(document, base, cell)];
		}

		case 'rows': {
			return rowStates(walk, base, section, tables.rows(walk.document).get(field.place.table));
		}

		case 'items':
		case 'sections': {
			return groupStates(walk, base, scope);
		}

		case 'item':
		case 'column':
		case 'text': {
			return [];
		}
	}
}

/** The value of a label whose value is the list or quote below it, or the words behind it. */
function belowLabel(document: MarkdownDocument, found: LabelLine | undefined): Pick<FoundField, 'span' | 'prefix'> {
	if (!found) {
		return {span: undefined};
	}

	const {line, below} = found;
	const isOnLine = line.value.from < line.value.to;
	if (below && !isOnLine) {
		return {span: {from: below.from, to: below.to}};
	}

	// Words may begin only on the next line.
	const {from, to} = line.value;
	const start = to - document.text.slice(from, to).trimStart().length;
	return {span: {from: isOnLine ? start : from, to}, prefix: isOnLine ? '' : document.eol};
}

/** What stands between the words that the template has around the title; all of it where they are not there. */
function titleSpan(
	{title, titleText}: Section,
	{prefix, suffix}: {readonly prefix: string; readonly suffix: string},
): Span {
	const words = prefix.trimEnd();
	const from = titleText.startsWith(words) ? words.length : numberedPrefix(words, titleText);
	const gap = /^\s*/.exec(titleText.slice(from))?.[0].length ?? 0;
	const start = from + gap;
	const isClosed = suffix !== '' && titleText.endsWith(suffix) && titleText.length - suffix.length >= start;
	return {from: title.from + start, to: title.to - (isClosed ? suffix.length : 0)};
}

/** The length of the prefix where its number was filled in: `RFC-0042:` for `RFC-NNNN:`; 0 where it is not there. */
function numberedPrefix(prefix: string, titleText: string): number {
	const match = /^(.*?)(?:N{3,}|X{3,}|0{3,}|[<[{]?number[>\]}]?)(.*)$/is.exec(prefix);
	const [before = '', after = ''] = match ? [match[1], match[2]] : [];
	const filled =
		match && titleText.startsWith(before) ? /^[\p{L}\p{N}_-]{1,20}/u.exec(titleText.slice(before.length))?.[0] : '';
	const end = before.length + (filled?.length ?? 0);
	return filled && titleText.startsWith(after, end) ? end + after.length : 0;
}

/** The items of the section's lists but for those that another field has. */
function freeItems(section: Section, {labels, taken}: Scope): readonly ListItem[] {
	return section.blocks.flatMap(block => (labels.isTaken(block) ? [] : block.items)).filter(item => !taken.has(item));
}

function checklistState(
	document: MarkdownDocument,
	base: Base,
	section: Section | undefined,
	items: readonly ListItem[],
): FieldState {
	const tasks = items.filter(item => item.box);
	const texts = tasks.map(task => document.text.slice(task.text.from, task.text.to));
	const isTicked = tasks.some(task => task.box && document.text[task.box.from] !== ' ');
	const wanted = base.field.items;
	const isChanged =
		texts.length !== wanted.length || texts.some((text, index) => !isTemplateTask(wanted[index] ?? '', text));
	const first = tasks[0];
	const span = spanOf(document, section, first && {...first, from: first.lineFrom}, tasks.at(-1));
	const state = fieldState(document, {...base, span, emptyRaw: ''});
	return {...state, tasks, isFilled: tasks.length > 0 && !state.isUntouched && (isTicked || isChanged)};
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

/** The value of a cell is its text without the backslashes before pipes. */
function cellState(document: MarkdownDocument, base: Base, cell: FoundCell | undefined): FieldState {
	const span = cell && {from: cell.cell.from, to: cell.cell.to};
	return fieldState(document, {...base, span, cell, text: cell?.cell.text});
}

/** The rows of a table as the items of a group. */
function rowStates(
	walk: Walk,
	base: Base,
	section: Section | undefined,
	found: FoundRows | undefined,
): readonly FieldState[] {
	const {text} = walk.document;
	const {group, place} = base.field;
	const isRows = place.at === 'rows';
	const items = (found && group ? found.rows : []).map(({line, cells}, index): ItemState => {
		const number = index + 1;
		const id = group ? itemId(base.id, group, number) : base.id;
		const item = {id, groupId: base.id, number};
		const scope: Scope = {
			section,
			labels: new Labels(walk.document, undefined),
			topId: base.section,
			taken: new Set(),
			item,
			pattern: undefined,
		};
		const members = (group?.fields ?? []).flatMap(field => {
			const column = field.place.at === 'column' ? field.place.column : -1;
			const cell = cells[column];
			const place = found?.columns[column];
			const at =
				found && cell && place !== undefined ? {table: found.table, row: index, column: place, cell} : undefined;
			return [cellState(walk.document, baseOf(walk, field, scope), at)];
		});
		const span = {from: line.from, to: trimEnd(text, line.from, line.to)};
		const counting = isRows ? cells[place.table.columns.findIndex(column => column.isNumber)] : undefined;
		const ordinal = counting && /^\d+$/.test(counting.text) ? {from: counting.from, to: counting.to} : undefined;
		return {id, number, span, ordinal, box: undefined, text: span, members};
	});
	const start = found && (found.rows[0]?.line.from ?? found.table.to);
	const span = found && start !== undefined ? {from: start, to: trimEnd(text, start, found.table.to)} : undefined;
	const members = items.flatMap(item => item.members);
	const state = fieldState(walk.document, {...base, span, emptyRaw: ''});
	return [{...state, items, rows: found, isFilled: members.some(member => member.isFilled)}, ...members];
}

function groupStates(walk: Walk, base: Base, scope: Scope): readonly FieldState[] {
	const {group, place} = base.field;
	const {section} = scope;
	const itemsOf = place.at === 'items' ? listItems : childItems;
	const items = group && section ? itemsOf(walk, base, group, section, scope) : [];
	const span = spanOf(walk.document, section, items[0]?.span, items.at(-1)?.span);
	const members = items.flatMap(item => item.members);
	const isFilled = members.some(member => member.isFilled && !member.field.isSuggestion);
	return [{...fieldState(walk.document, {...base, span, emptyRaw: ''}), items, isFilled}, ...members];
}

function listItems(walk: Walk, base: Base, group: Group, section: Section, scope: Scope): readonly ItemState[] {
	const {text} = walk.document;
	const found = freeItems(section, scope).flatMap(item => {
		const isItem = !scope.labels.isLabel(item.lineFrom);
		const match = isItem ? matchPattern(group.pattern, text.slice(item.text.from, item.text.to)) : undefined;
		return match ? [{item, match}] : [];
	});
	for (const {item} of found) {
		scope.taken.add(item);
	}

	return found.map(({item, match}, index) => ({
		id: itemId(base.id, group, index + 1),
		number: index + 1,
		span: {from: item.lineFrom, to: item.to},
		ordinal: match.ordinal && shift(match.ordinal, item.text.from),
		box: item.box,
		text: item.text,
		members: slotStates(walk, base, group, match, item.text.from, index + 1),
	}));
}

function childItems(walk: Walk, base: Base, group: Group, section: Section, {taken}: Scope): readonly ItemState[] {
	const {document} = walk;
	const noun = group.noun.toLowerCase();
	const found = section.children.flatMap(child => {
		const isItem = isCounted(group) ? numberedNoun(child.titleText) === noun : !walk.paired.has(child);
		const match = isItem && !taken.has(child) ? matchPattern(group.pattern, child.titleText) : undefined;
		return match ? [{child, match}] : [];
	});
	for (const {child} of found) {
		taken.add(child);
	}

	return found.map(({child, match}, index) => {
		const id = itemId(base.id, group, index + 1);
		const labels = new Labels(document, child);
		const number = index + 1;
		const item = {id, groupId: base.id, number};
		const scope: Scope = {section: child, labels, topId: base.section, taken: new Set(), item, pattern: undefined};
		const content = sectionContent(document, child);
		const inside = group.fields.filter(field => field.place.at !== 'heading');
		const states = alignFields(walk, inside, scope);
		return {
			id,
			number,
			span: {
				from: child.heading.from,
				to: trimEnd(document.text, child.heading.to, Math.max(content.to, child.heading.to)),
			},
			ordinal: match.ordinal && shift(match.ordinal, child.title.from),
			box: undefined,
			text: child.title,
			members: [
				...slotStates(walk, base, group, match, child.title.from, number),
				...inside.flatMap(field => states.get(field) ?? []),
			],
		};
	});
}

/** The id of an item: the group's id with the number, or the noun with the number where a whole section is the group. */
export function itemId(groupId: string, group: Group, number: number): string {
	const noun = slugWords(group.noun);
	const isNamed = groupId === noun || groupId.endsWith(`.${noun}`);
	return isNamed ? `${groupId}-${number}` : `${groupId}.${noun}-${number}`;
}

function slotStates(
	walk: Walk,
	base: Base,
	group: Group,
	match: PatternMatch,
	offset: number,
	number: number,
): readonly FieldState[] {
	const item = itemId(base.id, group, number);
	return match.slots.flatMap(({slot, span, prefix}) => {
		const field = group.fields.find(({place}) => 'slot' in place && place.slot === slot.id);
		if (!field) {
			return [];
		}

		const raws = ownRaws(walk, field, {id: item, groupId: base.id, number});
		const isOwn = raws.itemRaws !== undefined && number <= raws.itemRaws.length;
		const found = {...base, id: `${item}.${field.id}`, field, item, span: shift(span, offset), prefix};
		return [fieldState(walk.document, {...found, emptyRaw: emptySlot(slot, number), ...(isOwn ? raws : {})})];
	});
}

function shift(span: Span, offset: number): Span {
	return {from: span.from + offset, to: span.to + offset};
}
