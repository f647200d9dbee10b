/** What a document lacks of its form, and how it is put back as the template has it. */
import {shiftHeadings} from '../document/heading-level.js';
import {parseMarkdown, type Section, sectionContent} from '../document/markdown.js';
import {applyEdits, type Span, type TextEdit} from '../document/text-edit.js';
import type {Alignment} from '../template/align.js';
import type {FieldState} from '../template/field-state.js';
import {type FormSection, fieldsOf} from '../template/form.js';
import {pairSections} from '../template/pair-sections.js';
import {type Change, setField} from './change.js';
import {keyEdits} from './change-key.js';
import {pathTo, pathToField, placeOf} from './form-place.js';
import {contentEnd} from './insert-block.js';
import {fieldEdit} from './put-back-field.js';
import {refuse, tryEdits, unchanged} from './step.js';

const notFound = 'would not be found again where it belongs';

/** The sections of the form that the document has not, in the form's order; those inside of one follow it. */
export function missingSections({form, sections}: Alignment): readonly FormSection[] {
	return sectionsInside(form.root).filter(({id}) => !sections.has(id));
}

/**
 * The sections of the document that stand for none of the form and are no part of a group's item or of a field's text,
 * in order. What stands inside of such a section is not listed again.
 */
export function addedSections({document, top, sections, states}: Alignment): readonly Section[] {
	const known = new Set<Section | undefined>([top.title, ...sections.values()]);
	const covered = states
		.flatMap(({field, span, items}) => [
			...(field.place.at === 'body' && span ? [span] : []),
			...items.map(item => item.span),
		])
		.toSorted((one, other) => one.from - other.from);
	const added: Section[] = [];
	let index = 0;
	let coveredTo = 0;
	const visit = (section: Section, isInAdded: boolean): void => {
		for (const child of section.children) {
			const {from} = child.heading;
			for (let span = covered[index]; span && span.from <= from; span = covered[index]) {
				coveredTo = Math.max(coveredTo, span.to);
				index++;
			}

			const isKnown = known.has(child) || from < coveredTo;
			added.push(...(isKnown || isInAdded ? [] : [child]));
			visit(child, !isKnown);
		}
	};

	visit(document.root, false);
	return added;
}

/**
 * Puts a section back that the document lacks, with everything that the template has in it, at its place among those that
 * are there. A section around it that is missing too is put back with it; what the document has of it elsewhere stays there.
 */
export function putBackSection(alignment: Alignment, sectionId: string): Change {
	const path = pathTo(alignment.form, sectionId);
	const depth = path.findIndex(({id}, index) => index > 0 && !alignment.sections.has(id));
	const [parent, section] = [path[depth - 1], path[depth]];
	const part = parent?.parts.find(candidate => candidate.kind === 'section' && candidate.section === section);
	if (!parent || !section || !part) {
		return path.length > 1 ? unchanged(alignment) : refuse(alignment, sectionId, 'is not a section of this template');
	}

	const place = placeOf(alignment, parent, part);
	const block = shiftHeadings(missingText(alignment, section), place.by);
	if (block === undefined) {
		return refuse(alignment, sectionId, 'would need a heading below the sixth level');
	}

	const edits = [place.insert(block.replace(/\r?\n/g, alignment.document.eol))];
	const after = tryEdits(alignment, edits, new Set(fieldsOf(section).map(({id}) => id)));
	const isBack =
		typeof after !== 'string' && [section, ...sectionsInside(section)].every(({id}) => after.sections.has(id));
	return isBack
		? {alignment: after, refused: [], edits}
		: refuse(alignment, sectionId, typeof after === 'string' ? after : notFound);
}

/**
 * Gives a field its place again: its label with the placeholder beside its neighbours, its check list or items as the
 * template has them, its key in the front matter, or its whole section. A field that has its place is left alone.
 */
export function putBackField(alignment: Alignment, id: string): Change {
	const state = alignment.byId.get(id);
	if (!state) {
		return refuse(alignment, id, 'is not a field of this document');
	}

	if (hasPlace(state)) {
		return unchanged(alignment);
	}

	const section = pathToField(alignment.form, state.field.id).at(-1);
	const isSectionMissing =
		state.item === undefined && section && section !== alignment.form.root && !alignment.sections.has(section.id);
	if (isSectionMissing) {
		const change = putBackSection(alignment, section.id);
		return {...change, refused: change.refused.map(({reason}) => ({id, reason}))};
	}

	if (state.field.kind === 'group') {
		return setField(alignment, id, []);
	}

	const {field} = state;
	const made =
		field.place.at === 'front-matter' ? keyEdits(alignment.document, field, field.raw) : fieldEdit(alignment, state);
	const edits = typeof made === 'string' || Array.isArray(made) ? made : [made as TextEdit];
	const after = typeof edits === 'string' ? edits : tryEdits(alignment, edits, new Set([id]));
	const now = typeof after === 'string' ? undefined : after.byId.get(id);
	if (typeof edits === 'string' || typeof after === 'string' || !now || !hasPlace(now)) {
		return refuse(alignment, id, typeof after === 'string' ? after : notFound);
	}

	return {alignment: after, refused: [], edits};
}

function hasPlace({field, span, tasks, items}: FieldState): boolean {
	const isEmptyList =
		(field.kind === 'checklist' && tasks.length === 0) || (field.kind === 'group' && items.length === 0);
	return span !== undefined && !isEmptyList;
}

/** The section's text in the template, without what the document has of it elsewhere. */
function missingText({sections}: Alignment, section: FormSection): string {
	const document = parseMarkdown(section.source);
	const [top] = document.root.children;
	if (!top) {
		return section.source;
	}

	const removed: Span[] = [];
	for (const [id, part] of pairSections(section, document.root, top)) {
		const isInside = removed.some(({from, to}) => from <= part.heading.from && part.heading.from < to);
		if (sections.has(id) && !isInside) {
			const content = sectionContent(document, part);
			const to = content.from < content.to ? content.to : part.heading.to;
			removed.push({from: contentEnd(document, part.heading.from), to});
		}
	}

	return applyEdits(
		section.source,
		removed.map(span => ({...span, insert: ''})),
	);
}

function sectionsInside(section: FormSection): readonly FormSection[] {
	return section.parts.flatMap(part =>
		part.kind === 'section' ? [part.section, ...sectionsInside(part.section)] : [],
	);
}
