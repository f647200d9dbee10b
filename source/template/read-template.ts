import {lineStart, type MarkdownDocument, parseMarkdown, type Section} from '../document/markdown.js';
import {align} from './align.js';
import {freshId, slugWords} from './field-id.js';
import {type Field, type Form, type FormPart, type FormSection, fieldsOf, itemRawKey} from './form.js';
import {commentLines, isGuidance, type Mark, type Marks, takeOut} from './marks.js';
import {formatOf} from './naming.js';
import {titleParts, topOfTemplate} from './outline.js';
import {numberedNoun, type Pattern, readSlots} from './pattern.js';
import {isTokenBlock} from './placeholder.js';
import {bodyField, frontMatterFields, joinId, slotFields, titleField} from './read-field.js';
import {type Run, sectionGroup, sectionRun, sourceOf} from './read-group.js';
import {type OwnOptions, type Reading, readOwnFields} from './read-section.js';
import {readSkeleton} from './skeleton.js';
import {
	isBoilerplateHeading,
	isRequiredRole,
	type Stage,
	speaksOfTemplate,
	stageOf,
	withoutOptionalMark,
} from './vocabulary.js';

/** Reads a Markdown template as a form. Never throws: a text without headings gives a form without fields. */
export function readTemplate(name: string, text: string): Form {
	const {text: skeleton, naming, marks} = readSkeleton(text, name);
	const first = readText(name, skeleton, marks);
	if (first.leftover.length === 0) {
		return withItemRaws({name, text, naming, ...first.form});
	}

	// Guidance that is part of no field leaves the proposals; what it says becomes the hint of what it speaks of.
	const out = takeOut(skeleton, marks, first.leftover);
	return withItemRaws({name, text, naming, ...readText(name, out.text, out.marks).form});
}

type ReadForm = Pick<Form, 'root' | 'skeleton' | 'document' | 'titlePlace'>;

/** Holds the form against its own skeleton, to see in which texts the template's items differ. */
function withItemRaws(form: Omit<Form, 'itemRaws'>): Form {
	const whole = {...form, itemRaws: new Map()};
	if (fieldsOf(form.root).every(field => field.group === undefined)) {
		return whole;
	}

	const groups = align(whole, form.document).states.filter(state => state.items.length > 0);
	const itemRaws = new Map<string, readonly string[]>();
	for (const {id, field, items} of groups) {
		for (const member of field.group?.fields ?? []) {
			const raws = items.map(item => item.members.find(state => state.field === member)?.raw ?? member.raw);
			if (new Set(raws).size > 1) {
				itemRaws.set(itemRawKey(id, member.id), raws);
			}
		}
	}

	return {...whole, itemRaws};
}

function readText(
	name: string,
	skeleton: string,
	marks: Marks,
): {readonly form: ReadForm; readonly leftover: readonly Mark[]} {
	const document = parseMarkdown(skeleton, formatOf(name));
	const top = topOfTemplate(document.root);
	const reading: Reading = {document, marks, leftover: [...marksAboveTitle(document, top.title)]};
	const says = top.title && marks.get(lineStart(skeleton, top.title.heading.from));
	const hasOutline = top.title !== undefined || document.root.children.length > 0;
	const preamble = readOwnFields(reading, top.section, {...preambleOptions, hasText: hasOutline});
	const parts = [
		...frontMatterFields(document),
		...(top.title ? [titleField(top.title, says)] : []),
		...preamble.fields,
		...sectionParts(reading, top.section.children, '', 'authoring'),
	];
	const root: FormSection = {
		id: 'document',
		title: top.title ? titleParts(top.title.titleText).text : name,
		level: top.section.level,
		stage: 'authoring',
		hint: undefined,
		pattern: undefined,
		parts: settle(parts),
		source: skeleton,
	};
	return {form: {root, skeleton, document, titlePlace: top.place}, leftover: reading.leftover};
}

const preambleOptions: OwnOptions = {
	id: 'document',
	title: '',
	textId: 'document.introduction',
	textLabel: 'Introduction',
	isParent: false,
	isPreamble: true,
	hasText: true,
};

/** Ids that no section gets, as the fields outside of all sections have them. */
const ownIds: readonly (readonly [string, number])[] = [
	['document', 1],
	['front-matter', 1],
];

/** What stands above the title and speaks of the template only. */
function marksAboveTitle(document: MarkdownDocument, title: Section | undefined): readonly Mark[] {
	const {root, text} = document;
	return (title && title !== root ? root.blocks : []).flatMap(block => {
		const raw = text.slice(block.from, block.to);
		const isUsage = isGuidance(document, block) || (isTokenBlock(raw) && speaksOfTemplate(raw));
		return isUsage ? [{at: 0, says: {}, remove: commentLines(text, block)}] : [];
	});
}

function sectionParts(
	reading: Reading,
	sections: readonly Section[],
	parentId: string,
	stage: Stage,
): readonly FormPart[] {
	const runs = runsOf(reading, sections);
	const nouns = new Set([...runs.values()].map(run => run.noun.toLowerCase()));
	const parts: FormPart[] = [];
	const taken = new Map(parentId === '' ? ownIds : []);
	for (let index = 0; index < sections.length; ) {
		const run = runs.get(index);
		const section = sections[index];
		if (run) {
			const items = sections.slice(index, index + run.length);
			const [fields = []] = items.map(item => itemFields(reading, item, run.noun));
			parts.push({kind: 'field', field: sectionGroup(reading.document, items, run, parentId, fields)});
			index += run.length;
		} else {
			// What counts like the items of a group is one of them, wherever it stands.
			const noun = section && numberedNoun(section.titleText);
			if (section && (noun === undefined || !nouns.has(noun))) {
				parts.push({kind: 'section', section: readSection(reading, section, parentId, stage, taken)});
			}

			index++;
		}
	}

	return parts;
}

/** The runs of sections that are items of groups, by the place of their first section. */
function runsOf({document, marks}: Reading, sections: readonly Section[]): ReadonlyMap<number, Run> {
	const runs = new Map<number, Run>();
	const nouns = new Set<string>();
	for (let index = 0; index < sections.length; ) {
		const run = sectionRun(document, marks, sections, index);
		if (run && !nouns.has(run.noun)) {
			runs.set(index, run);
			nouns.add(run.noun);
		}

		index += run?.length ?? 1;
	}

	return runs;
}

/** The fields below the heading of a group's item; where there are none, all of its text is one. */
function itemFields(reading: Reading, section: Section, noun: string): readonly Field[] {
	const {fields} = readOwnFields(reading, section, {
		id: '',
		title: noun,
		textId: 'description',
		textLabel: 'Description',
		isParent: false,
		isPreamble: false,
		hasText: true,
	});
	return fields.length > 0 ? fields : [bodyField(reading.document, section, 'description', 'Description', undefined)];
}

function readSection(
	reading: Reading,
	section: Section,
	parentId: string,
	parentStage: Stage,
	taken: Map<string, number>,
): FormSection {
	const {document, marks} = reading;
	const says = marks.get(lineStart(document.text, section.heading.from));
	const heading = readHeading(section.titleText);
	const id = freshId(taken, joinId(parentId, slugWords(heading.title) || 'section'));
	const stage = says?.stage ?? (parentStage === 'authoring' ? stageOf(heading.title) : parentStage);
	const own = readOwnFields(reading, section, {
		id,
		title: heading.title,
		textId: id,
		textLabel: heading.title,
		isParent: section.children.length > 0,
		isPreamble: false,
		hasText: true,
	});
	const isKept = says?.isKept === true || isBoilerplateHeading(heading.title);
	const ownFields = isKept ? own.fields.filter(field => !isProse(field)) : named(own.fields, id, heading.title);
	const headingFields = heading.pattern ? slotFields(heading.pattern, id, heading.title, 'heading') : [];
	const children = sectionParts(reading, section.children, id, stage);
	const fields = [...headingFields, ...ownFields];
	const isOpen = fields.length === 0 && children.length === 0 && !isKept;
	const body = isOpen ? [bodyField(document, section, id, heading.title, says)] : [];
	const all = [...fields, ...body].map(field => withRequired(field, says?.isRequired));
	return {
		id,
		title: heading.title,
		level: section.level,
		stage,
		hint: own.hint,
		pattern: heading.pattern,
		parts: [...all.map(field => ({kind: 'field' as const, field})), ...children],
		source: sourceOf(document, section),
	};
}

/** A check list that is all a section asks for is the section itself. */
function named(fields: readonly Field[], id: string, title: string): readonly Field[] {
	const [only] = fields;
	return only?.kind === 'checklist' && fields.length === 1 && only.place.at === 'list' && only.place.label === undefined
		? [{...only, id, label: title}]
		: fields;
}

/** A heading that ends in a slot is a field itself: its title is what stands before. */
function readHeading(titleText: string): {readonly title: string; readonly pattern: Pattern | undefined} {
	const words = withoutOptionalMark(titleText);
	const parts = readSlots(words);
	const [first, second] = parts;
	if (parts.length === 2 && first?.kind === 'literal' && /\p{L}/u.test(first.text) && second?.kind === 'slot') {
		const title = /^.*[^\s:–—-]/s.exec(first.text)?.[0] ?? first.text;
		return {title, pattern: [first, {...second, id: slugWords(title), label: title}]};
	}

	return {title: words, pattern: undefined};
}

function withRequired(field: Field, isRequired: boolean | undefined): Field {
	return isRequired === undefined ? field : {...field, required: isRequired, isOptional: !isRequired};
}

/** Gives ids that occur twice a number, marks what is required and which fields another one fills. */
function settle(parts: readonly (Field | FormPart)[]): readonly FormPart[] {
	const list = parts.map(part => ('field' in part || 'section' in part ? part : {kind: 'field' as const, field: part}));
	const fields = list.flatMap(part => (part.kind === 'field' ? [part.field] : fieldsOf(part.section)));
	const titles = fields.filter(field => field.role === 'title' || field.filledBy === 'title');
	const leader =
		titles.find(({place}) => place.at !== 'document-title' && place.at !== 'front-matter') ??
		titles.find(({place}) => place.at === 'document-title') ??
		titles[0];
	const category = fields.find(field => field.role === 'category');
	const seenRoles = new Set<string>();
	const taken = new Map<string, number>();
	const visit = (part: FormPart): FormPart => {
		if (part.kind === 'section') {
			return {kind: 'section', section: {...part.section, parts: part.section.parts.map(visit)}};
		}

		const {field} = part;
		const isTitle = titles.includes(field);
		const follows = field.filledBy === 'category' && !category ? undefined : field.filledBy;
		const filledBy = isTitle ? (field === leader ? undefined : 'title') : follows;
		const role = field === leader ? 'title' : field.role;
		const isFirst = role !== undefined && filledBy === undefined && !seenRoles.has(role);
		if (isFirst) {
			seenRoles.add(role);
		}

		const isLinkedTitle = isTitle && filledBy === 'title' && field.place.at === 'document-title';
		const isNeeded = isRequiredRole(role) && (field.place.at !== 'front-matter' || role === 'title');
		const settled = {
			...field,
			id: freshId(taken, field.id),
			filledBy,
			role: isFirst || isLinkedTitle ? role : undefined,
			isSuggestion: field.isSuggestion && filledBy === undefined,
			required: !field.isOptional && filledBy === undefined && (field.required || (isFirst && isNeeded)),
		};
		return {kind: 'field', field: settled};
	};

	return list.map(visit);
}

/** Text that stands in a section by itself: in one that a template keeps as it is, it is no question. */
function isProse({kind, place}: Field): boolean {
	return kind === 'text' && (place.at === 'body' || place.at === 'text');
}
