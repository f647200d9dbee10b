import {type Field, type Form, fieldsOf, topSections} from '../template/form.js';

/** A quick draft asks about this many questions: enough for a file that a reader understands. */
const longest = 9;
/** How many of them may be about the proposal as a whole, so that its sections get their turn. */
const mostLabels = 6;

/**
 * The ids of the fields that a quick draft asks for, in the template's order: the required ones, then the labelled lines,
 * choices and efforts at the start, those with a known role first, and then the first text of each section that is
 * written by the author.
 */
export function quickFields(form: Form): readonly string[] {
	const own = form.root.parts.flatMap(part => (part.kind === 'field' ? [part.field] : []));
	const sections = topSections(form);
	const authored = sections.filter(({stage}) => stage === 'authoring').map(fieldsOf);
	const asked = [...own, ...sections.flatMap(fieldsOf)].filter(isAsked);
	const start = (own.some(isLabelled) ? own : (authored[0] ?? [])).filter(isLabelled);
	const chosen = new Set(asked.filter(({required}) => required));
	for (const field of [...start.filter(({role}) => role), ...start.filter(({role}) => !role)]) {
		addTo(chosen, field, mostLabels);
	}

	for (const fields of [own, ...authored]) {
		addTo(chosen, fields.find(isText), longest);
	}

	return asked.filter(field => chosen.has(field)).map(({id}) => id);
}

function addTo(chosen: Set<Field>, field: Field | undefined, limit: number): void {
	if (field && chosen.size < limit) {
		chosen.add(field);
	}
}

function isAsked({filledBy, isFixed, role}: Field): boolean {
	return filledBy === undefined && !isFixed && role !== 'purpose';
}

function isLabelled(field: Field): boolean {
	const isShort = field.kind === 'choice' || field.kind === 'line' || field.kind === 'effort';
	const isBehindLabel = field.place.at === 'label' || field.place.at === 'cell';
	return isShort && isBehindLabel && isAsked(field) && !field.isOptional;
}

function isText(field: Field): boolean {
	return field.kind === 'text' && isAsked(field) && !field.isOptional;
}
