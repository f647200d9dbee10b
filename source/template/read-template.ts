import {type FieldLine, readFieldLines} from '../document/field-line.js';
import {type Block, type MarkdownDocument, ownContent, parseMarkdown, type Section} from '../document/markdown.js';
import {slugWords} from './field-id.js';
import type {Field, Form, FormPart, FormSection, Group} from './form.js';
import {numberedNoun, type Pattern, readNumberedPattern, readSlots} from './pattern.js';
import {readPlaceholder} from './placeholder.js';
import {readSkeleton, titleSection} from './skeleton.js';
import {isRequiredRole, roleOf, type Stage, stageOf} from './vocabulary.js';

/** Reads a Markdown template as a form. Never throws: a text without headings gives a form without fields. */
export function readTemplate(name: string, text: string): Form {
	const {text: skeleton, naming} = readSkeleton(text, name);
	const document = parseMarkdown(skeleton);
	const title = titleSection(document.root);
	const top = title ?? document.root;
	const stage = 'authoring';
	const parts = [
		...frontMatterFields(document),
		...(title ? [titleField(title)] : []),
		...preambleFields(document, top),
		...sectionParts(document, top.children, '', stage),
	];
	const root: FormSection = {
		id: 'document',
		title: title?.titleText ?? name,
		level: title ? 1 : 0,
		stage,
		hint: undefined,
		pattern: undefined,
		parts: settle(parts),
		source: skeleton,
	};
	return {name, text, root, skeleton, naming};
}

type FieldParts = Pick<Field, 'id' | 'label' | 'kind' | 'place' | 'raw'> & Partial<Field>;

function makeField(parts: FieldParts): Field {
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

function frontMatterFields(document: MarkdownDocument): readonly Field[] {
	return (document.frontMatter?.entries ?? []).map(entry => {
		const words = entry.key.replaceAll(/[_-]/g, ' ');
		const isDate = /^\d{4}-\d{2}-\d{2}$/.test(entry.value) || /\b(?:date|updated|created)\b/i.test(words);
		return makeField({
			id: `front-matter.${slugWords(entry.key)}`,
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

function titleField(title: Section): Field {
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

function preambleFields(document: MarkdownDocument, top: Section): readonly Field[] {
	return top.blocks
		.flatMap(block => readFieldLines(document, block))
		.map(line => labelField(document, 'document', line));
}

function sectionParts(
	document: MarkdownDocument,
	sections: readonly Section[],
	parentId: string,
	stage: Stage,
): readonly FormPart[] {
	const parts: FormPart[] = [];
	for (let index = 0; index < sections.length; ) {
		const run = numberedRun(sections.slice(index), section => section.titleText);
		const section = sections[index];
		if (run) {
			parts.push({
				kind: 'field',
				field: sectionGroup(document, sections.slice(index, index + run.length), run, parentId),
			});
			index += run.length;
		} else {
			if (section) {
				parts.push({kind: 'section', section: readSection(document, section, parentId, stage)});
			}

			index++;
		}
	}

	return parts;
}

function readSection(document: MarkdownDocument, section: Section, parentId: string, parentStage: Stage): FormSection {
	const heading = readHeading(section.titleText);
	const id = joinId(parentId, slugWords(heading.title) || 'section');
	const stage = parentStage === 'authoring' ? stageOf(heading.title) : parentStage;
	const own = ownFields(document, section, id, heading.title);
	const [only] = own.fields;
	const isList = own.fields.length === 1 && only?.kind === 'checklist';
	const ownNamed = isList ? [{...only, id, label: heading.title}] : own.fields;
	const children = sectionParts(document, section.children, id, stage);
	const headingFields = heading.pattern ? slotFields(heading.pattern, id, heading.title, 'heading') : [];
	const fields = [...headingFields, ...ownNamed];
	const isOpen = fields.length === 0 && children.length === 0;
	const body = isOpen ? [bodyField(document, section, id, heading.title)] : [];
	return {
		id,
		title: heading.title,
		level: section.level,
		stage,
		hint: own.hint,
		pattern: heading.pattern,
		parts: [...[...fields, ...body].map(field => ({kind: 'field' as const, field})), ...children],
		source: sourceOf(document, section),
	};
}

/** A heading that ends in a slot is a field itself: its title is what stands before. */
function readHeading(titleText: string): {readonly title: string; readonly pattern: Pattern | undefined} {
	const parts = readSlots(titleText);
	const [first, second] = parts;
	if (parts.length === 2 && first?.kind === 'literal' && /\p{L}/u.test(first.text) && second?.kind === 'slot') {
		const title = first.text.replace(/[\s:–—-]+$/, '');
		return {title, pattern: [first, {...second, id: slugWords(title), label: title}]};
	}

	return {title: titleText, pattern: undefined};
}

type OwnFields = {readonly fields: readonly Field[]; readonly hint: string | undefined};

/** What the blocks between a heading and its first child ask for. */
function ownFields(document: MarkdownDocument, section: Section, id: string, title: string): OwnFields {
	const fields: Field[] = [];
	const hints: string[] = [];
	for (const block of section.blocks) {
		const found = blockFields(document, block, id, title);
		if (found.length > 0) {
			fields.push(...found);
		} else if (block.kind !== 'rule' && block.kind !== 'definition') {
			hints.push(hintText(document.text.slice(block.from, block.to)));
		}
	}

	return {fields: unique(fields), hint: hints.join('\n\n') || undefined};
}

function blockFields(document: MarkdownDocument, block: Block, id: string, title: string): readonly Field[] {
	if (block.kind === 'list') {
		const texts = block.items.map(item => document.text.slice(item.text.from, item.text.to));
		const run = numberedRun(texts, text => text);
		if (run && run.length === texts.length && run.pattern.some(part => part.kind === 'slot')) {
			return [listGroup(document, block, run, id, title)];
		}

		if (block.items.length > 0 && block.items.every(item => item.box)) {
			return [checklistField(texts, id, title)];
		}
	}

	return readFieldLines(document, block).map(line => labelField(document, id, line));
}

function labelField(document: MarkdownDocument, sectionId: string, line: FieldLine): Field {
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

function checklistField(texts: readonly string[], sectionId: string, title: string): Field {
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

function bodyField(document: MarkdownDocument, section: Section, id: string, title: string): Field {
	const span = ownContent(document, section);
	const raw = document.text.slice(span.from, span.to);
	return makeField({
		id,
		label: title,
		kind: 'text',
		hint: hintText(raw) || undefined,
		place: {at: 'body'},
		raw,
		role: roleOf(title),
	});
}

function slotFields(
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

type Run = {readonly length: number; readonly noun: string; readonly pattern: Pattern};

/** How many neighbours from the first on count with one word (`Phase 1`, `Phase 2` …); undefined for fewer than two. */
function numberedRun<Item>(items: readonly Item[], textOf: (item: Item) => string): Run | undefined {
	const [first] = items;
	const noun = first === undefined ? undefined : numberedNoun(textOf(first));
	const pattern = first === undefined ? undefined : readNumberedPattern(textOf(first));
	if (noun === undefined || !pattern) {
		return undefined;
	}

	const end = items.findIndex(item => numberedNoun(textOf(item)) !== noun);
	const length = end === -1 ? items.length : end;
	return length > 1 ? {length, noun: `${noun.charAt(0).toUpperCase()}${noun.slice(1)}`, pattern} : undefined;
}

function listGroup(document: MarkdownDocument, block: Block, run: Run, id: string, title: string): Field {
	const skeletons = block.items.map(item => document.text.slice(item.text.from, item.to));
	const sectionRole = roleOf(title);
	const group: Group = {
		noun: run.noun,
		pattern: run.pattern,
		hasBox: block.items.every(item => item.box),
		fields: unique(slotFields(run.pattern, '', undefined, 'item')),
		skeletons,
		count: skeletons.length,
	};
	return groupField(group, sectionRole ? id : joinId(id, slugWords(run.noun)), {at: 'items'}, title, sectionRole);
}

function sectionGroup(document: MarkdownDocument, sections: readonly Section[], run: Run, parentId: string): Field {
	const [first] = sections;
	const own = first ? ownFields(document, first, '', run.noun).fields : [];
	const fields = own.map(field => ({...field, role: undefined}));
	const group: Group = {
		noun: run.noun,
		pattern: run.pattern,
		hasBox: false,
		fields: unique([...slotFields(run.pattern, '', undefined, 'heading'), ...fields]),
		skeletons: sections.map(section => sourceOf(document, section)),
		count: sections.length,
	};
	return groupField(group, joinId(parentId, slugWords(run.noun)), {at: 'sections'}, `${run.noun}s`, undefined);
}

function groupField(group: Group, id: string, place: Field['place'], label: string, role: Field['role']): Field {
	return makeField({id, label, kind: 'group', place, raw: '', group, role});
}

/** Gives ids that occur twice a number, marks what is required and which fields another one fills. */
function settle(parts: readonly (Field | FormPart)[]): readonly FormPart[] {
	const list = parts.map(part => ('field' in part || 'section' in part ? part : {kind: 'field' as const, field: part}));
	const fields = list.flatMap(part => (part.kind === 'field' ? [part.field] : deepFields(part.section)));
	const titleLabel = fields.find(field => field.role === 'title' && field.place.at !== 'document-title');
	const category = fields.find(field => field.role === 'category');
	const seenRoles = new Set<string>();
	const seenIds = new Map<string, number>();
	const visit = (part: FormPart): FormPart => {
		if (part.kind === 'section') {
			return {kind: 'section', section: {...part.section, parts: part.section.parts.map(visit)}};
		}

		const {field} = part;
		const count = (seenIds.get(field.id) ?? 0) + 1;
		seenIds.set(field.id, count);
		const isLinkedTitle = field.place.at === 'document-title' && titleLabel !== undefined;
		const filledBy = isLinkedTitle ? 'title' : field.filledBy === 'category' && !category ? undefined : field.filledBy;
		const isFirst = field.role !== undefined && filledBy === undefined && !seenRoles.has(field.role);
		if (isFirst && field.role) {
			seenRoles.add(field.role);
		}

		const settled = {
			...field,
			id: count === 1 ? field.id : `${field.id}-${count}`,
			filledBy,
			role: isFirst || isLinkedTitle ? field.role : undefined,
			required: isFirst && isRequiredRole(field.role),
		};
		return {kind: 'field', field: settled};
	};

	return list.map(visit);
}

function deepFields(section: FormSection): readonly Field[] {
	return section.parts.flatMap(part => (part.kind === 'field' ? [part.field] : deepFields(part.section)));
}

function unique(fields: readonly Field[]): readonly Field[] {
	const seen = new Map<string, number>();
	return fields.map(field => {
		const count = (seen.get(field.id) ?? 0) + 1;
		seen.set(field.id, count);
		return count === 1 ? field : {...field, id: `${field.id}-${count}`};
	});
}

/** The hint in a block of guidance, without the marks that only set it apart. */
function hintText(raw: string): string {
	const text = raw
		.replace(/^<!--\s*([\s\S]*?)\s*-->$/, '$1')
		.replace(/^> ?/gm, '')
		.trim();
	return readPlaceholder(text, '')?.hint ?? text;
}

function sourceOf(document: MarkdownDocument, section: Section): string {
	const end = section.children.at(-1) ?? section;
	const content = ownContent(document, end);
	return document.text.slice(section.heading.from, Math.max(content.to, end.heading.to));
}

function joinId(parent: string, child: string): string {
	return parent === '' ? child : `${parent}.${child}`;
}
