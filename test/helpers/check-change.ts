/** Changes fields and groups of a document and looks at everything that must hold afterwards; throws where it doesn't. */
import assert from 'node:assert/strict';
import type {Section} from '../../source/document/markdown.js';
import type {Span} from '../../source/document/text-edit.js';
import {type Change, setField} from '../../source/proposal/change.js';
import {addItem, moveItem, removeItem, tickItem} from '../../source/proposal/change-group.js';
import {normaliseTasks} from '../../source/proposal/change-list.js';
import type {Alignment} from '../../source/template/align.js';
import {wordsKey} from '../../source/template/field-id.js';
import type {FieldState, ItemState} from '../../source/template/field-state.js';
import {
	type FieldValue,
	type GroupItem,
	normaliseText,
	readText,
	readValue,
	type Task,
} from '../../source/template/field-value.js';
import type {FormSection} from '../../source/template/form.js';
import {checkLines, checkOwnLines, checkText, merged, textChange} from './lossless.js';
import {aligned, stateOf} from './seed.js';

/** What became of a change that was looked at. */
export type Outcome = 'taken' | 'refused' | 'same';

/**
 * Sets a field and looks at the result: a refusal has a reason and changes nothing; a value that is taken changes
 * nothing outside the field, reads back from the new text, is no change when it is set again, and can be undone.
 */
export function checkSet(before: Alignment, id: string, value: FieldValue): Outcome {
	const state = stateOf(before, id);
	const change = setField(before, id, value);
	const {alignment, refused} = change;
	const isGroup = state.field.kind === 'group';
	for (const refusal of refused) {
		assert.ok(refusal.reason.length > 5, 'a refusal says why');
		assert.ok(refusal.id === id || (isGroup && refusal.id.startsWith(id)), `${refusal.id} is refused for ${id}`);
	}

	if (alignment.document.text === before.document.text) {
		assert.equal(alignment, before, 'what changes nothing gives the same alignment');
		return refused.length > 0 ? 'refused' : 'same';
	}

	assert.ok(isGroup || refused.length === 0, 'what is refused changes nothing');
	if (isGroup) {
		checkGroup(before, change, state, value.length);
	} else {
		checkOutside(before, change, state, fieldSpans(before, state));
		checkSection(before, state);
	}

	if (refused.length === 0) {
		checkReading(alignment, id, value);
		checkReading(aligned(alignment.document.text, alignment.form), id, value);
		assert.equal(setField(alignment, id, value).alignment, alignment, 'the same value again is no change');
	}

	return refused.length > 0 ? 'refused' : 'taken';
}

/** Sets each field to the value that it has: nothing changes, whatever it holds. Empty values ask for the placeholder. */
export function checkKept(before: Alignment): void {
	for (const state of before.states) {
		const value = readValue(before.document, state);
		const {alignment} = value.length > 0 ? setField(before, state.id, value) : {alignment: before};
		assert.ok(alignment === before, `${state.id} set to what it holds is no change: ${alignment.document.text}`);
	}
}

/** Of two values one after the other the second is all that is left; how much room an empty one leaves is not looked at. */
export function checkLastWins(before: Alignment, id: string, first: string, second: string): Outcome {
	const {kind} = stateOf(before, id).field;
	const one = setField(before, id, first);
	const both = setField(one.alignment, id, second);
	const only = setField(before, id, second);
	const isTaken = [one, both, only].every(({refused}) => refused.length === 0);
	const isEmpty = [first, second].some(value => value.trim() === '');
	if (!isTaken || kind === 'checklist' || kind === 'group' || isEmpty || only.alignment === before) {
		return 'refused';
	}

	const state = stateOf(before, id);
	if ([state, ...linkedStates(before, state)].every(({field, cell}) => field.place.at !== 'front-matter' && !cell)) {
		// In front matter a value keeps the quotes of the one before, and a cell its width.
		assert.equal(both.alignment.document.text, only.alignment.document.text, 'the last value is all that is left');
	}

	assert.equal(readText(stateOf(both.alignment, id)), readText(stateOf(only.alignment, id)), 'the last value is read');
	return 'taken';
}

/** True where two fields share no text and neither is written with the other. */
export function areApart(alignment: Alignment, one: FieldState, other: FieldState): boolean {
	const spans = [one, other].map(state => (state.span ? fieldSpans(alignment, state) : []));
	const [first = [], second = []] = spans;
	const isApart = first.every(span => second.every(({from, to}) => to < span.from || from > span.to));
	return one.id !== other.id && isApart && (one.item ?? one.id) !== (other.item ?? other.id);
}

/** Sets two fields in both orders and at once. */
export function checkOrder(
	before: Alignment,
	one: readonly [string, FieldValue],
	other: readonly [string, FieldValue],
): Outcome {
	const first = setField(before, ...one);
	const second = setField(before, ...other);
	if (first.refused.length > 0 || second.refused.length > 0) {
		return 'refused';
	}

	const forwards = setField(first.alignment, ...other);
	const backwards = setField(second.alignment, ...one);
	assert.deepEqual(
		[forwards.refused, backwards.refused],
		[[], []],
		'what each alone is taken is taken after the other',
	);
	const [text, turned] = [forwards, backwards].map(({alignment}) => alignment.document.text);
	const isMixed = /(?<!\r)\n/.test(before.document.text) && before.document.text.includes('\r\n');
	// Which line ends are the usual ones in a file that mixes them can change with the first of two edits.
	const comparable = isMixed ? [text, turned].map(found => found?.replaceAll('\r\n', '\n')) : [text, turned];
	assert.equal(comparable[0], comparable[1], 'the order changes nothing');
	return forwards.alignment === before ? 'same' : 'taken';
}

/** Adds, removes, moves and ticks items of a group; `pick` says which. Undoing by hand gives the document back. */
export function checkItems(before: Alignment, id: string, pick: number): Outcome {
	const state = stateOf(before, id);
	const {items} = state;
	const {text} = before.document;
	const index = pick % Math.max(items.length, 1);
	const item = items[index];
	const changes: readonly (() => readonly [Change, readonly Span[]])[] = [
		() => [addItem(before, id), [endOf(state), ...counters(items)]],
		() => [removeItem(before, id, index + 1), [...(item ? [itemSpan(text, item.span)] : []), ...counters(items)]],
		() => [
			moveItem(before, id, index + 1, 1),
			[...items.slice(index, index + 2).map(({span}) => span), ...counters(items)],
		],
		() => [tickItem(before, id, index + 1, pick % 2 === 0), item?.box ? [item.box] : []],
	];
	const [change, spans] = changes[pick % changes.length]?.() ?? [{alignment: before, refused: [], edits: []}, []];
	const {alignment, refused} = change;
	if (alignment === before || refused.length > 0) {
		assert.equal(alignment, before, 'what is refused changes nothing');
		return refused.length > 0 ? 'refused' : 'same';
	}

	if (items.length === 0) {
		checkLines(text, alignment.document.text);
	} else {
		checkOutside(before, change, state, spans);
	}

	const by = alignment.document.text.length - text.length;
	const {length} = stateOf(alignment, id).items;
	const isTick = pick % changes.length === 3;
	assert.equal(length, items.length + ([1, -1, 0, 0][pick % changes.length] ?? 0), 'as many items as are wanted');
	assert.ok(!isTick || by === 0, 'a box is one character');
	return 'taken';
}

/** Everything that a change of one field must leave alone, inside the given spans of the old text. */
function checkOutside(before: Alignment, change: Change, state: FieldState, spans: readonly Span[]): void {
	checkText(textChange(before.document.text, change, spans));
	checkOthers(before, change.alignment, state, merged(spans));
}

/** The spans that hold the words of a field: its own, and those of the fields that follow it. */
function fieldSpans(before: Alignment, state: FieldState): readonly Span[] {
	const {span} = state;
	const own = span
		? [span, ...aroundList(before, state), ...belowLabel(before, state)]
		: [insertedAt(before.document.text)];
	return [...own, ...linkedStates(before, state).flatMap(linked => (linked.span ? [linked.span] : []))];
}

/** What stands between a label and a list below it goes with the list. */
function belowLabel({document: {text}}: Alignment, {field, span}: FieldState): readonly Span[] {
	return span && field.place.at === 'below-label'
		? [{from: text.slice(0, span.from).trimEnd().length, to: span.from}]
		: [];
}

/** A list in the front matter takes what is behind its colon along, and an item the comment behind it. */
function aroundList({document}: Alignment, {field: {place}, span = {from: 0, to: 0}}: FieldState): readonly Span[] {
	const {text, frontMatter} = document;
	const key = place.at === 'front-matter' ? place.key : undefined;
	const entry = frontMatter?.entries.find(candidate => candidate.key === key);
	if (entry?.kind !== 'list') {
		return [];
	}

	const {to} = entry.keySpan;
	const blanks = /^[ \t]*/.exec(text.slice(to))?.[0].length ?? 0;
	const rest = /^[^\r\n]*(?:\r?\n)?/.exec(text.slice(span.to))?.[0].length ?? 0;
	return [
		{from: to, to: to + blanks},
		{from: span.to, to: span.to + rest},
	];
}

/** The fields that are written with another one: the title in the heading, the category in the front matter. */
function linkedStates(alignment: Alignment, {id, field}: FieldState): readonly FieldState[] {
	return alignment.states.filter(
		other => other.id !== id && other.field.filledBy !== undefined && other.field.filledBy === field.role,
	);
}

/** Where a key that the front matter lacks can go: before its closing line, or where there is none at the start of the text. */
function insertedAt(text: string): Span {
	const block = /^\uFEFF?---[ \t]*\r?\n(?:[^\n]*\n)*?(?=(?:---|\.\.\.)[ \t]*(?:\r?\n|$))/.exec(text);
	const start = text.startsWith('\uFEFF') ? 1 : 0;
	const from = block?.[0].length ?? start;
	assert.ok(block || !text.startsWith('---', start), 'front matter that is never closed is left alone');
	return {from, to: from};
}

/** A group that is set keeps everything outside its items, and what the author added to items that all stay. */
function checkGroup(before: Alignment, change: Change, state: FieldState, length: number): void {
	const {text} = before.document;
	const {items} = state;
	const count = length === 0 ? (state.field.group?.count ?? 0) : length;
	if (items.length === 0) {
		checkLines(text, change.alignment.document.text);
		return;
	}

	const gaps = items.slice(1).flatMap((item, index) => {
		// A line of dashes between two items is the end of the first, a comment right above a heading belongs to that.
		const gap = {from: items[index]?.span.to ?? 0, to: item.span.from};
		return count < items.length && /^(?:[\s*_-]|<!--[^>]*-->)*$/.test(text.slice(gap.from, gap.to)) ? [gap] : [];
	});
	const members = items.flatMap(item =>
		item.members.flatMap(member => [...(member.span ? [member.span] : []), ...belowLabel(before, member)]),
	);
	const whole = items.map(({span}) => itemSpan(text, span));
	checkOutside(before, change, state, [...whole, ...members, ...gaps, endOf(state)]);
	if (count >= items.length) {
		const inner = items.flatMap(({ordinal, box, text: line, members: own}) => [
			...(ordinal ? [ordinal] : []),
			...(box ? [box] : []),
			line,
			...own.flatMap(member => (member.span ? [member.span, ...member.tasks, ...belowLabel(before, member)] : [])),
		]);
		checkOwnLines(text, change.alignment.document.text, inner);
	}
}

/** An item that is taken out goes with the blank lines before it or behind it, and with the line of dashes that closes it. */
function itemSpan(text: string, {from, to}: Span): Span {
	const blanks =
		/^\s*(?:(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})(?=[\r\n]|$)\s*)?/.exec(text.slice(to))?.[0].length ??
		0;
	const before = text
		.slice(0, from)
		.trimEnd()
		.replace(/\n[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/, '');
	return {from: before.trimEnd().length, to: to + blanks};
}

function endOf({items, span}: FieldState): Span {
	const end = items.at(-1)?.span.to ?? span?.to ?? 0;
	return {from: end, to: end};
}

/** The numbers of items, which are counted anew when one comes or goes. */
function counters(items: readonly ItemState[]): readonly Span[] {
	return items.flatMap(({ordinal, members}) => [
		...(ordinal ? [ordinal] : []),
		...members.flatMap(({span, raw}) => (span && /^[^\n]*\d$/.test(raw) ? [span] : [])),
	]);
}

/** Every field that shares no character with the change has the text that it had. */
function checkOthers(before: Alignment, after: Alignment, state: FieldState, spans: readonly Span[]): void {
	const first = spans[0]?.from ?? 0;
	const last = spans.at(-1)?.to ?? 0;
	const by = after.document.text.length - before.document.text.length;
	for (const other of before.states) {
		const {span} = other;
		const isInside = state.items.some(item => other.id.startsWith(`${item.id}.`));
		const isAround = other.items.some(item => state.id.startsWith(`${item.id}.`));
		const isTouched = span !== undefined && spans.some(({from, to}) => span.to >= from && span.from <= to);
		if (isInside || isAround || isTouched || other.id === state.id) {
			continue;
		}

		const now = after.byId.get(other.id);
		// Between the items of a group other sections may stand.
		assert.ok(other.items.length > 0 || now?.raw === other.raw, `${other.id} stays`);
		assert.equal(now?.tasks.length, other.tasks.length, `${other.id} keeps its tasks`);
		assert.equal(now?.items.length, other.items.length, `${other.id} keeps its items`);
		assert.equal(now?.span === undefined, span === undefined, `${other.id} has a place as before`);
		// A heading that is edited may take the place of one with the same words, where nothing is filled in below.
		if (span && other.isFilled && span.from < span.to && (span.to < first || span.from > last)) {
			assert.equal(now?.span?.from, span.from + (span.to < first ? 0 : by), `${other.id} stays at its place`);
		}
	}
}

/** Where only one section of the document has the headings of the field's section, the field stands there. */
function checkSection(before: Alignment, state: FieldState): void {
	const path = sectionPath(before.form.root, state.id);
	const wanted = path?.map(({title}) => wordsKey(title)) ?? [];
	const sections = sectionsBelow(before.document.root, []);
	const found = sections.filter(({words}) => words.at(-1) === wanted.at(-1));
	const [only] = found;
	const isSame = only?.words.slice(-wanted.length).join('/') === wanted.join('/');
	if (found.length !== 1 || !only || !isSame || path?.some(({pattern}) => pattern)) {
		return;
	}

	const {
		heading: {from},
		to,
	} = only.section;
	const isInside = state.span === undefined || (state.span.from >= from && state.span.to <= to);
	assert.ok(isInside, `${state.id} stands in its own section`);
}

function sectionPath(section: FormSection, id: string): readonly FormSection[] | undefined {
	for (const part of section.parts) {
		if (part.kind === 'field') {
			if (part.field.id === id) {
				return [];
			}
		} else {
			const inside = sectionPath(part.section, id);
			if (inside) {
				return [part.section, ...inside];
			}
		}
	}

	return undefined;
}

type Found = {readonly section: Section; readonly words: readonly string[]};

function sectionsBelow(section: Section, words: readonly string[]): readonly Found[] {
	return section.children.flatMap(child => {
		const own = [...words, wordsKey(child.titleText)];
		return [{section: child, words: own}, ...sectionsBelow(child, own)];
	});
}

function checkReading(after: Alignment, id: string, value: FieldValue): void {
	const state = stateOf(after, id);
	if (typeof value === 'string') {
		const wanted = normaliseText(state.field, value);
		const cleared = state.emptyRaw.replaceAll('\r\n', '\n');
		const isCleared = wanted === '' && state.raw.replaceAll('\r\n', '\n') === cleared;
		assert.equal(isCleared ? '' : readText(state), wanted, 'it reads back');
		if (wanted !== '' && state.field.kind !== 'percent') {
			assert.equal(wordsOf(readText(state)), wordsOf(value), 'no word is lost');
		}
	} else if (state.field.kind === 'checklist') {
		const tasks = normaliseTasks(value as readonly Task[]);
		const wanted = tasks.length > 0 ? tasks : state.field.items.map(text => ({text, done: false}));
		assert.deepEqual(readValue(after.document, state), wanted, 'the tasks read back');
	} else {
		checkItemValues(after, state, value as readonly GroupItem[]);
	}
}

function checkItemValues(after: Alignment, state: FieldState, value: readonly GroupItem[]): void {
	const count = value.length === 0 ? state.field.group?.count : value.length;
	assert.equal(state.items.length, count, 'as many items');
	for (const [index, item] of value.entries()) {
		const found = state.items[index];
		for (const [key, answer] of Object.entries(item)) {
			const member = found?.members.find(({field, item: owner}) => field.id === key && owner === found.id);
			if (key === 'done' && found?.box) {
				assert.equal(after.document.text[found.box.from] !== ' ', answer, 'the box reads back');
			} else if (member && typeof answer !== 'boolean') {
				checkReading(after, member.id, answer);
			}
		}
	}
}

function wordsOf(text: string): string {
	return text.trim().replace(/\s+/g, ' ');
}
