/** What a template repeats: neighbours of one shape are the items of a group. */
import {
	type Block,
	lineStart,
	type MarkdownDocument,
	type Section,
	sectionContent,
	trimEnd,
} from '../document/markdown.js';
import {slugWords, withFreshIds} from './field-id.js';
import type {Field, Group} from './form.js';
import type {Marks} from './marks.js';
import {
	nameWhatDiffers,
	numberedNoun,
	type Pattern,
	readNumberedPattern,
	readSlots,
	readTokenPattern,
} from './pattern.js';
import {findSlots} from './placeholder.js';
import {joinId, makeField, slotFields} from './read-field.js';
import {nounOf, pluralOf, roleOf, withoutOptionalMark} from './vocabulary.js';

/** Neighbours that are items of one group. */
export type Run = {readonly length: number; readonly noun: string; readonly pattern: Pattern};

/** How many neighbouring sections from a place on are items of one group; undefined where the first is none. */
export function sectionRun(
	document: MarkdownDocument,
	marks: Marks,
	sections: readonly Section[],
	from: number,
): Run | undefined {
	const title = (section: Section): string => withoutOptionalMark(section.titleText);
	const first = sections[from];
	if (!first) {
		return undefined;
	}

	const says = marks.get(lineStart(document.text, first.heading.from));
	const numbered = numberedRun(sections, from, title, says?.isRepeated ? 1 : 2);
	if (numbered) {
		return {
			...numbered,
			pattern: nameWhatDiffers(numbered.pattern, sections.slice(from, from + numbered.length).map(title)),
		};
	}

	return namedRun(sections, from, title) ?? tokenRun(sections, from, title, says?.isRepeated ? 1 : 2);
}

/** The group of a list whose items count and hold slots, or of which one is marked as repeated. */
export function readListGroup(
	{document, marks}: {readonly document: MarkdownDocument; readonly marks: Marks},
	block: Block,
	id: string,
	title: string,
): Field | undefined {
	const texts = block.items.map(item => document.text.slice(item.text.from, item.text.to));
	const [first] = block.items;
	const isRepeated = first !== undefined && marks.get(first.lineFrom)?.isRepeated === true;
	const run =
		numberedRun(texts, 0, text => text, isRepeated ? 1 : 2) ?? (isRepeated ? slotRun(texts, title) : undefined);
	const hasSlots = run?.pattern.some(part => part.kind === 'slot') && findSlots(texts[0] ?? '').length > 0;
	if (!run || run.length !== texts.length || !hasSlots) {
		return undefined;
	}

	const skeletons = block.items.map(item => document.text.slice(item.text.from, item.to));
	const role = roleOf(title);
	const group: Group = {
		noun: run.noun,
		pattern: run.pattern,
		hasBox: block.items.every(item => item.box),
		fields: withFreshIds(slotFields(run.pattern, '', undefined, 'item')),
		skeletons,
		count: skeletons.length,
	};
	return groupField(
		group,
		role && id !== '' ? id : joinId(id, slugWords(run.noun)),
		{at: 'items'},
		title || pluralOf(run.noun),
		role,
	);
}

/** A group of sections with the fields that each of its items has. */
export function sectionGroup(
	document: MarkdownDocument,
	sections: readonly Section[],
	run: Run,
	parentId: string,
	own: readonly Field[],
): Field {
	const group: Group = {
		noun: run.noun,
		pattern: run.pattern,
		hasBox: false,
		fields: withFreshIds([
			...slotFields(run.pattern, '', undefined, 'heading'),
			...own.map(field => ({...field, role: undefined})),
		]),
		skeletons: sections.map(section => sourceOf(document, section)),
		count: sections.length,
	};
	return groupField(group, joinId(parentId, slugWords(run.noun)), {at: 'sections'}, pluralOf(run.noun), undefined);
}

/** A section as the template has it, with its heading and its sections. */
export function sourceOf(document: MarkdownDocument, section: Section): string {
	const {heading} = section;
	return document.text.slice(heading.from, trimEnd(document.text, heading.to, sectionContent(document, section).to));
}

/** How many neighbours from a place on count with one word (`Phase 1`, `Phase 2` …); undefined for too few. */
function numberedRun<Item>(
	items: readonly Item[],
	from: number,
	textOf: (item: Item) => string,
	least: number,
): Run | undefined {
	const first = items[from];
	const noun = first === undefined ? undefined : numberedNoun(textOf(first));
	const pattern = first === undefined ? undefined : readNumberedPattern(textOf(first));
	if (noun === undefined || !pattern) {
		return undefined;
	}

	const length = runLength(items, from, item => numberedNoun(textOf(item)) === noun);
	return length >= least ? {length, noun: capitalised(noun), pattern} : undefined;
}

/** One numbered section whose name is to be filled in: `Alternative 1: [Name]` asks for others of its kind. */
function namedRun(sections: readonly Section[], from: number, title: (section: Section) => string): Run | undefined {
	const run = numberedRun(sections, from, title, 1);
	const slots = run?.pattern.filter(part => part.kind === 'slot') ?? [];
	return slots.length > 0 && findSlots(title(sections[from] as Section)).length > 0 ? run : undefined;
}

/** Sections whose headings are wholly placeholders for one kind of thing: `{title of option 1}`, `{title of other option}`. */
function tokenRun(
	sections: readonly Section[],
	from: number,
	title: (section: Section) => string,
	least: number,
): Run | undefined {
	const nounAt = (section: Section): string | undefined => {
		const [slot] = readTokenPattern(title(section)) ? findSlots(title(section)) : [];
		return slot && nounOf(slot.inner);
	};

	const first = sections[from];
	const noun = first && nounAt(first);
	const pattern = first && readTokenPattern(title(first));
	if (!noun || !pattern) {
		return undefined;
	}

	const length = runLength(sections, from, section => nounAt(section) === noun);
	return length >= least ? {length, noun: capitalised(noun), pattern} : undefined;
}

/** A list of items with slots that its author marked as repeated. */
function slotRun(texts: readonly string[], title: string): Run | undefined {
	const pattern = readSlots(texts[0] ?? '');
	const noun = nounOf(title).replace(/(?<=\p{L}{2})s$/u, '') || 'item';
	return pattern.some(part => part.kind === 'slot')
		? {length: texts.length, noun: capitalised(noun), pattern}
		: undefined;
}

function runLength<Item>(items: readonly Item[], from: number, belongs: (item: Item) => boolean): number {
	let length = 1;
	for (let next = items[from + 1]; next !== undefined && belongs(next); next = items[from + length]) {
		length++;
	}

	return length;
}

function groupField(group: Group, id: string, place: Field['place'], label: string, role: Field['role']): Field {
	return makeField({id, label, kind: 'group', place, raw: '', group, role});
}

function capitalised(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
}
