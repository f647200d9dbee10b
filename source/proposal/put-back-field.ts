/** Where the label or the check list of a field goes that a document lacks. */
import {type FieldLine, readFieldLines} from '../document/field-line.js';
import {
	allSections,
	type Block,
	type ListItem,
	lineEnd,
	lineStart,
	type MarkdownDocument,
	nextLine,
	ownContent,
	type Section,
	trimEnd,
} from '../document/markdown.js';
import type {TextEdit} from '../document/text-edit.js';
import {type Alignment, align} from '../template/align.js';
import type {FieldState} from '../template/field-state.js';
import {pathToField, sectionFor} from './form-place.js';
import {insertBehind} from './insert-block.js';
import {renumberItem} from './list-item.js';

/** A section of a document or of the template, and the fields of its own part in the template's order. */
type Surroundings = {
	readonly document: MarkdownDocument;
	readonly section: Section;
	readonly fields: readonly FieldState[];
};

const lineOpening = /^[ \t]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?/;

/** The edit that puts back the label of a field with its placeholder, or its check list; the reason where there is no place. */
export function fieldEdit(alignment: Alignment, state: FieldState): TextEdit | string {
	const template = align(alignment.form, alignment.form.document);
	const here = surroundings(alignment, state, false);
	const there = surroundings(template, state, true);
	const sample = there?.fields.find(({field}) => field.id === state.field.id);
	if (!here || !there || !sample?.span) {
		return 'has no place in this document: its section was removed';
	}

	const index = here.fields.findIndex(({field}) => field.id === state.field.id);
	const earlier = here.fields.slice(0, index).findLast(isThere);
	const later = here.fields.slice(index + 1).find(isThere);
	const neighbour = earlier ?? later;
	const isLabel = state.field.place.at === 'label';
	if (isLabel && neighbour?.field.place.at === 'label') {
		return lineBeside(here, neighbour, there, sample, neighbour === earlier);
	}

	const block = isLabel ? labelWithOpening(there, sample) : checklist(state, here.document.eol);
	if (earlier) {
		return blockBehind(here, blockAt(here, earlier), block, gapInTemplate(there, earlier, sample, isLabel));
	}

	return later ? blockBefore(here, later, block) : blockAtEnd(here, there, block);
}

function isThere({field, span, tasks, items}: FieldState): boolean {
	const {at} = field.place;
	return (
		(at === 'label' && span !== undefined) ||
		(at === 'list' && tasks.length > 0) ||
		(at === 'items' && items.length > 0)
	);
}

/** The section that a field stands in; in the template it is that of the group's first item. */
function surroundings(alignment: Alignment, {item, field}: FieldState, isTemplate: boolean): Surroundings | undefined {
	const {document, states, byId, form} = alignment;
	if (item === undefined) {
		const formSection = pathToField(form, field.id).at(-1);
		const section = formSection && sectionFor(alignment, formSection);
		const fields = formSection?.parts.flatMap(part => (part.kind === 'field' ? (byId.get(part.field.id) ?? []) : []));
		return section && fields && {document, section, fields};
	}

	const group = states.find(({field: {group}}) => group?.fields.includes(field));
	const found = isTemplate ? group?.items[0] : group?.items.find(({id}) => id === item);
	const section = allSections(document.root).find(({heading}) => heading.from === found?.span.from);
	return found && section && {document, section, fields: found.members.filter(member => member.item === found.id)};
}

/** A label line beside another one, as a list item where that is one, at the distance that such lines have there. */
function lineBeside(
	here: Surroundings,
	neighbour: FieldState,
	there: Surroundings,
	sample: FieldState,
	isBehind: boolean,
): TextEdit | string {
	const {document, section} = here;
	const {text, eol} = document;
	const lines = fieldLines(here);
	const index = lines.findIndex(({value}) => value.from === neighbour.span?.from);
	const line = lines[index];
	if (!line) {
		return 'has no place in this document';
	}

	const block = section.blocks.find(({from, to}) => from <= line.value.from && line.value.from <= to);
	const items = block?.items ?? [];
	const place = items.findIndex(({lineFrom}) => lineFrom === line.line.from);
	const item = items[place];
	const opening = lineOpening.exec(text.slice(line.line.from, line.value.from))?.[0] ?? '';
	const label = (isBehind ? countedOn(opening) : opening) + labelText(there, sample, eol);
	const gap =
		(item ? gapOfItems(text, items, place) : (gapOfLines(text, lines, index) ?? gapAround(there, sample))) ?? eol;
	const normal = gap.replace(/\r?\n/g, eol);
	if (!isBehind) {
		return {from: line.line.from, to: line.line.from, insert: label + normal};
	}

	const limit = items.find(({lineFrom, to}) => lineFrom <= line.line.from && line.line.from < to)?.to;
	const end = item?.to ?? (limit === undefined ? line.value.to : nestedEnd(text, line, opening, limit));
	return {from: end, to: end, insert: normal + label};
}

/** The end of a line with what is nested below it. */
function nestedEnd(text: string, {value, line}: FieldLine, opening: string, limit: number): number {
	const depth = indentOf(opening);
	let end = value.to;
	for (let start = nextLine(text, value.to); start < limit && start > line.from; start = nextLine(text, start)) {
		const below = text.slice(start, Math.min(lineEnd(text, start), limit));
		if (below.trim() !== '' && indentOf(below) <= depth) {
			return end;
		}

		end = below.trim() === '' ? end : start + below.trimEnd().length;
	}

	return end;
}

function indentOf(line: string): number {
	return line.length - line.trimStart().length;
}

function countedOn(opening: string): string {
	const number = /\d{1,9}/.exec(opening)?.[0];
	return number === undefined ? opening : renumberItem(opening, Number(number) + 1);
}

/** What stands between two items of a list, at best the given one and a neighbour. */
function gapOfItems(text: string, items: readonly ListItem[], place: number): string | undefined {
	return gapNear(place, index => {
		const [one, other] = [items[index], items[index + 1]];
		return one && other && text.slice(one.to, other.lineFrom);
	});
}

function gapOfLines(text: string, lines: readonly FieldLine[], place: number): string | undefined {
	return gapNear(place, index => {
		const [one, other] = [lines[index], lines[index + 1]];
		return one && other && text.slice(one.value.to, other.line.from);
	});
}

function gapNear(place: number, gapBehind: (index: number) => string | undefined): string | undefined {
	return [place, place - 1].map(gapBehind).find(gap => gap?.trim() === '' && gap.includes('\n'));
}

/** What stands between the line of a field in the template and a neighbour there. */
function gapAround(there: Surroundings, sample: FieldState): string | undefined {
	const lines = fieldLines(there);
	const index = lines.findIndex(({value}) => value.from === sample.span?.from);
	return gapOfLines(there.document.text, lines, index);
}

function fieldLines({document, section}: Surroundings): readonly FieldLine[] {
	return section.blocks.flatMap(block => readFieldLines(document, block));
}

/** The label with its placeholder as the template has it, without what opens the line. */
function labelText(there: Surroundings, sample: FieldState, eol: string): string {
	const line = labelWithOpening(there, sample);
	return line.slice(lineOpening.exec(line)?.[0].length).replace(/\r?\n/g, eol);
}

function labelWithOpening({document: {text}}: Surroundings, {span}: FieldState): string {
	return span ? text.slice(lineStart(text, span.from), span.to).trimStart() : '';
}

function checklist({field}: FieldState, eol: string): string {
	return field.items.map(item => `- [ ] ${item}`).join(eol);
}

/** The block of a section that holds a field. */
function blockAt({section}: Surroundings, {span}: FieldState): Block | undefined {
	return section.blocks.findLast(({from}) => from <= (span?.to ?? 0));
}

/** What stands between two fields in the template where a list follows there; elsewhere a blank line. */
function gapInTemplate(
	{document: {text}, fields}: Surroundings,
	earlier: FieldState,
	sample: FieldState,
	isLabel: boolean,
): string | undefined {
	const before = fields.find(({field}) => field.id === earlier.field.id)?.span;
	const gap = before && sample.span && text.slice(before.to, sample.span.from);
	return !isLabel && gap?.trim() === '' ? gap : undefined;
}

function blockBehind(
	{document}: Surroundings,
	block: Block | undefined,
	text: string,
	gap: string | undefined,
): TextEdit {
	const {eol} = document;
	const apart = (block?.kind === 'list' ? undefined : gap) ?? eol + eol;
	return insertBehind(document, block?.to ?? 0, apart.replace(/\r?\n/g, eol), unlike(document, text, block));
}

function blockBefore(here: Surroundings, later: FieldState, text: string): TextEdit {
	const {document} = here;
	const block = here.section.blocks.findLast(({from}) => from <= (later.span?.to ?? 0));
	const from = lineStart(document.text, block?.from ?? 0);
	return {from, to: from, insert: unlike(document, text, block) + document.eol + document.eol};
}

function blockAtEnd({document, section}: Surroundings, there: Surroundings, text: string): TextEdit {
	const {eol} = document;
	const end = trimEnd(document.text, section.heading.to, ownContent(document, section).to);
	const [first] = there.section.blocks;
	const above = first && there.document.text.slice(there.section.heading.to, first.from).replace(/\r?\n/g, eol);
	const gap = end === section.heading.to && above?.trim() === '' && above !== '' ? above : eol + eol;
	return insertBehind(document, end, gap, unlike(document, text, section.blocks.at(-1)));
}

/** A list with another bullet than the list beside it, so that the two stay two. */
function unlike({text}: MarkdownDocument, list: string, beside: Block | undefined): string {
	const bullet = beside?.kind === 'list' ? text.slice(beside.from, beside.from + 1) : '';
	const other = bullet === '-' ? '*' : '-';
	return list
		.split('\n')
		.map(line => (bullet !== '' && line.startsWith(`${bullet} `) ? other + line.slice(1) : line))
		.join('\n');
}
