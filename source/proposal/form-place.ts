/** Where in a document the parts of a form belong that the document lacks. */
import {
	allSections,
	type MarkdownDocument,
	ownContent,
	parseMarkdown,
	type Section,
	sectionContent,
	trimEnd,
} from '../document/markdown.js';
import type {TextEdit} from '../document/text-edit.js';
import {type Alignment, align} from '../template/align.js';
import type {Field, Form, FormPart, FormSection} from '../template/form.js';
import {insertBefore, insertBehind} from './insert-block.js';

/** A place for a section, or for the sections of a group. */
export type FormPlace = {
	/** How many levels deeper the headings are than those of the template. */
	readonly by: number;
	/** What stands between two sections there. */
	readonly gap: string;
	readonly insert: (block: string) => TextEdit;
};

/** A part of a form as it stands in a document: its first section, and the last one of all that belongs to it. */
type Sibling = {readonly first: Section; readonly last: Section; readonly by: number};

/** The sections of a form that lead to the one with an id, from the root on; empty where there is none. */
export function pathTo(form: Form, id: string): readonly FormSection[] {
	return pathInside(form.root, section => section.id === id);
}

/** The same for the section that holds a field. */
export function pathToField(form: Form, id: string): readonly FormSection[] {
	return pathInside(form.root, ({parts}) => parts.some(part => part.kind === 'field' && part.field.id === id));
}

function pathInside(section: FormSection, isWanted: (section: FormSection) => boolean): readonly FormSection[] {
	if (isWanted(section)) {
		return [section];
	}

	for (const part of section.parts) {
		const path = part.kind === 'section' ? pathInside(part.section, isWanted) : [];
		if (path.length > 0) {
			return [section, ...path];
		}
	}

	return [];
}

/** The section of the document that stands for one of the form, the root included. */
export function sectionFor({form, top, sections}: Alignment, {id}: FormSection): Section | undefined {
	return id === form.root.id ? top.section : sections.get(id);
}

/**
 * Finds the place of a part of a form's section that the document has: behind the nearest earlier part that stands there
 * too, else before the nearest later one, else at the end of the section.
 */
export function placeOf(alignment: Alignment, parent: FormSection, part: FormPart): FormPlace {
	const {document, form} = alignment;
	const siblings = siblingsOf(alignment, parent);
	const index = parent.parts.indexOf(part);
	const earlier = siblings.findLast((sibling, place) => sibling && place < index);
	const later = siblings.find((sibling, place) => sibling && place > index);
	const anchor = earlier?.last ?? later?.first;
	const section = sectionFor(alignment, parent) ?? document.root;
	const end = endOf(document, earlier?.last ?? section);
	const sample = sampleOf(form, parent, part, document.eol);
	const usual = (anchor && gapAround(document, anchor)) ?? sample.gap;
	const gap = !anchor && end === section.heading.to ? usual.replace(/\S.*$/s, '') : usual;
	return {
		by: (earlier ?? later)?.by ?? (parent === form.root ? 0 : section.level - parent.level),
		gap,
		insert(block) {
			if (later && !earlier) {
				return insertBefore(document, later.first.heading.from, gap, block);
			}

			const rule = sample.isClosed ? 0 : lastRuleEnd(document, end);
			return rule > 0 && gap.trim() !== ''
				? insertBehind(document, rule, gap.slice(gap.trimEnd().length), block)
				: insertBehind(document, end, gap, block);
		},
	};
}

/** The end of a thematic break that is all that stands behind a position; 0 where there is none. */
function lastRuleEnd({text, blocks}: MarkdownDocument, position: number): number {
	const last = blocks.at(-1);
	return last?.kind === 'rule' && last.from >= position && text.slice(position, last.from).trim() === '' ? last.to : 0;
}

/** The end of a section with all that stands in it, without the thematic break that closes it. */
function endOf(document: MarkdownDocument, section: Section): number {
	return trimEnd(document.text, section.heading.to, sectionContent(document, section).to);
}

/** The parts of a section that stand in the document behind its heading, with nothing between that belongs elsewhere. */
function siblingsOf(alignment: Alignment, parent: FormSection): readonly (Sibling | undefined)[] {
	const {document, form, byId} = alignment;
	const owners = ownersOf(parent);
	const ordered = [...alignment.sections].toSorted(([, one], [, other]) => one.heading.from - other.heading.from);
	const found = new Map<string, Sibling>();
	let isInPlace = parent === form.root;
	let before: FormSection | undefined;
	for (const [id, section] of ordered) {
		const owner = owners.get(id);
		const sibling = owner && owner === before ? found.get(owner.id) : undefined;
		before = owner;
		if (id === parent.id || !owner) {
			isInPlace = id === parent.id;
		} else if (isInPlace && owner.id === id) {
			found.set(id, {first: section, last: section, by: section.level - owner.level});
		} else if (isInPlace && sibling && endOf(document, section) > endOf(document, sibling.last)) {
			found.set(owner.id, {...sibling, last: section});
		}
	}

	const byStart = new Map(allSections(document.root).map(section => [section.heading.from, section]));
	return parent.parts.map(part => {
		if (part.kind === 'section') {
			return found.get(part.section.id);
		}

		const items = part.field.place.at === 'sections' ? (byId.get(part.field.id)?.items ?? []) : [];
		const first = byStart.get(items[0]?.span.from ?? -1);
		const last = byStart.get(items.at(-1)?.span.from ?? -1);
		return first && last && {first, last, by: first.level - itemLevel(part.field, first.level)};
	});
}

/** For each section below one of the form: the child of that one which it belongs to, or is. */
function ownersOf(parent: FormSection): ReadonlyMap<string, FormSection> {
	const owners = new Map<string, FormSection>();
	const visit = (section: FormSection, owner: FormSection): void => {
		owners.set(section.id, owner);
		for (const part of section.parts) {
			if (part.kind === 'section') {
				visit(part.section, owner);
			}
		}
	};

	for (const part of parent.parts) {
		if (part.kind === 'section') {
			visit(part.section, part.section);
		}
	}

	return owners;
}

/** The level of the headings of a group's items in the template. */
function itemLevel(field: Field, otherwise: number): number {
	return parseMarkdown(field.group?.skeletons[0] ?? '').root.children[0]?.level ?? otherwise;
}

/** What stands between a section and a neighbour inside the same section, or between two others there. */
function gapAround(document: MarkdownDocument, section: Section): string | undefined {
	const around = [document.root, ...allSections(document.root)].find(({children}) => children.includes(section));
	const siblings = around?.children ?? [];
	const index = siblings.indexOf(section);
	const found = [index, index - 1, 0].find(place => siblings[place] && siblings[place + 1]);
	const one = found === undefined ? undefined : siblings[found];
	const other = found === undefined ? undefined : siblings[found + 1];
	return one && other && gapBetween(document, endOf(document, one), other, document.eol);
}

/** What stands before a part in the template, and whether a thematic break closes it there. */
function sampleOf(
	form: Form,
	parent: FormSection,
	part: FormPart,
	eol: string,
): {readonly gap: string; readonly isClosed: boolean} {
	const {document} = form;
	const own = align(form, document);
	const section =
		part.kind === 'section'
			? own.sections.get(part.section.id)
			: allSections(document.root).find(({heading}) => heading.from === own.byId.get(part.field.id)?.span?.from);
	const around = sectionFor(own, parent);
	if (!section || !around) {
		return {gap: eol + eol, isClosed: false};
	}

	const before = around.children[around.children.indexOf(section) - 1];
	const end = before
		? endOf(document, before)
		: trimEnd(document.text, around.heading.to, ownContent(document, around).to);
	return {
		gap: gapBetween(document, end, section, eol),
		isClosed: document.text.slice(endOf(document, section), section.to).trim() !== '',
	};
}

function gapBetween({text}: MarkdownDocument, end: number, next: Section, eol: string): string {
	const gap = text
		.slice(end, next.heading.from)
		.replace(/[ \t]+$/, '')
		.replace(/\r?\n/g, eol);
	return /^\r?\n/.test(gap) ? gap : eol + eol;
}
