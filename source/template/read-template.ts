import {readFieldLines} from '../document/field-line.js';
import {type Block, type MarkdownDocument, ownContent, parseMarkdown, type Section} from '../document/markdown.js';
import {freshId, slugWords} from './field-id.js';
import {type Field, type Form, type FormPart, type FormSection, fieldsOf, type Group} from './form.js';
import {numberedNoun, type Pattern, readNumberedPattern, readSlots} from './pattern.js';
import {
	bodyField,
	checklistField,
	frontMatterFields,
	hintText,
	joinId,
	labelField,
	makeField,
	slotFields,
	titleField,
} from './read-field.js';
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
	return {name, text, root, skeleton, document, naming};
}

/** Ids that no section gets, as the fields outside of all sections have them. */
const ownIds: readonly (readonly [string, number])[] = [
	['document', 1],
	['front-matter', 1],
];

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
	const taken = new Map(parentId === '' ? ownIds : []);
	for (let index = 0; index < sections.length; ) {
		const run = numberedRun(sections, index, section => section.titleText);
		const section = sections[index];
		if (run) {
			parts.push({
				kind: 'field',
				field: sectionGroup(document, sections.slice(index, index + run.length), run, parentId),
			});
			index += run.length;
		} else {
			if (section) {
				parts.push({kind: 'section', section: readSection(document, section, parentId, stage, taken)});
			}

			index++;
		}
	}

	return parts;
}

function readSection(
	document: MarkdownDocument,
	section: Section,
	parentId: string,
	parentStage: Stage,
	taken: Map<string, number>,
): FormSection {
	const heading = readHeading(section.titleText);
	const id = freshId(taken, joinId(parentId, slugWords(heading.title) || 'section'));
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
		const title = /^.*[^\s:–—-]/s.exec(first.text)?.[0] ?? first.text;
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
		const run = numberedRun(texts, 0, text => text);
		if (run && run.length === texts.length && run.pattern.some(part => part.kind === 'slot')) {
			return [listGroup(document, block, run, id, title)];
		}

		if (block.items.length > 0 && block.items.every(item => item.box)) {
			return [checklistField(texts, id, title)];
		}
	}

	return readFieldLines(document, block).map(line => labelField(document, id, line));
}

type Run = {readonly length: number; readonly noun: string; readonly pattern: Pattern};

/** How many neighbours from a place on count with one word (`Phase 1`, `Phase 2` …); undefined for fewer than two. */
function numberedRun<Item>(items: readonly Item[], from: number, textOf: (item: Item) => string): Run | undefined {
	const first = items[from];
	const noun = first === undefined ? undefined : numberedNoun(textOf(first));
	const pattern = first === undefined ? undefined : readNumberedPattern(textOf(first));
	if (noun === undefined || !pattern) {
		return undefined;
	}

	let length = 1;
	for (
		let next = items[from + 1];
		next !== undefined && numberedNoun(textOf(next)) === noun;
		next = items[from + length]
	) {
		length++;
	}

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
	const fields = list.flatMap(part => (part.kind === 'field' ? [part.field] : fieldsOf(part.section)));
	const titleLabel = fields.find(field => field.role === 'title' && field.place.at !== 'document-title');
	const category = fields.find(field => field.role === 'category');
	const seenRoles = new Set<string>();
	const taken = new Map<string, number>();
	const visit = (part: FormPart): FormPart => {
		if (part.kind === 'section') {
			return {kind: 'section', section: {...part.section, parts: part.section.parts.map(visit)}};
		}

		const {field} = part;
		const isLinkedTitle = field.place.at === 'document-title' && titleLabel !== undefined;
		const filledBy = isLinkedTitle ? 'title' : field.filledBy === 'category' && !category ? undefined : field.filledBy;
		const isFirst = field.role !== undefined && filledBy === undefined && !seenRoles.has(field.role);
		if (isFirst && field.role) {
			seenRoles.add(field.role);
		}

		const settled = {
			...field,
			id: freshId(taken, field.id),
			filledBy,
			role: isFirst || isLinkedTitle ? field.role : undefined,
			required: isFirst && isRequiredRole(field.role),
		};
		return {kind: 'field', field: settled};
	};

	return list.map(visit);
}

function unique(fields: readonly Field[]): readonly Field[] {
	const taken = new Map<string, number>();
	return fields.map(field => ({...field, id: freshId(taken, field.id)}));
}

function sourceOf(document: MarkdownDocument, section: Section): string {
	const end = section.children.at(-1) ?? section;
	const content = ownContent(document, end);
	return document.text.slice(section.heading.from, Math.max(content.to, end.heading.to));
}
