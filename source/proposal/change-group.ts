import {parseMarkdown, trimEnd} from '../document/markdown.js';
import {applyEdits, type TextEdit} from '../document/text-edit.js';
import {type Alignment, align} from '../template/align.js';
import {type FieldState, type ItemState, isNumberedName} from '../template/field-state.js';
import type {FieldValue, GroupItem} from '../template/field-value.js';
import type {Group} from '../template/form.js';
import {ordinalText, writePattern} from '../template/pattern.js';
import type {Change, ChangeOptions, Refusal} from './change.js';
import {boxEdits} from './change-list.js';
import {guard} from './guard.js';
import {insertBlock} from './insert-block.js';

type SetFields = (
	alignment: Alignment,
	assignments: readonly (readonly [string, FieldValue])[],
	options: ChangeOptions,
) => Change;

/** Puts one more item at the end of a group, as the template has its items. */
export function addItem(alignment: Alignment, groupId: string): Change {
	const found = findGroup(alignment, groupId);
	if ('reason' in found) {
		return {alignment, refused: [found]};
	}

	return finish(alignment, found.state, [addition(alignment, found.state, found.group)], 1);
}

/**
 * Takes an item out of its group with everything in it and the blank lines before it; the others close up and are
 * counted anew. What an author wrote between the items stays.
 */
export function removeItem(alignment: Alignment, groupId: string, number: number): Change {
	const found = findGroup(alignment, groupId);
	const item = 'state' in found ? found.state.items[number - 1] : undefined;
	if ('reason' in found || !item) {
		return {alignment, refused: [{id: groupId, reason: `has no item ${number}`}]};
	}

	const from = trimEnd(alignment.document.text, 0, item.span.from);
	return finish(alignment, found.state, [{from, to: item.span.to, insert: ''}], -1);
}

/** Moves an item by one place up (-1) or down (1); at the ends of the group nothing changes. */
export function moveItem(alignment: Alignment, groupId: string, number: number, by: -1 | 1): Change {
	const found = findGroup(alignment, groupId);
	if ('reason' in found) {
		return {alignment, refused: [found]};
	}

	const one = found.state.items[number - 1];
	const other = found.state.items[number - 1 + by];
	if (!one || !other) {
		return {alignment, refused: []};
	}

	const {text} = alignment.document;
	const edits = [
		{...one.span, insert: text.slice(other.span.from, other.span.to)},
		{...other.span, insert: text.slice(one.span.from, one.span.to)},
	];
	return finish(alignment, found.state, edits, 0);
}

/** Ticks or unticks the box of an item. */
export function tickItem(alignment: Alignment, groupId: string, number: number, done: boolean): Change {
	const found = findGroup(alignment, groupId);
	const item = 'state' in found ? found.state.items[number - 1] : undefined;
	if ('reason' in found || !item?.box) {
		return {alignment, refused: [{id: groupId, reason: `has no box at item ${number}`}]};
	}

	return applyChecked(alignment, found.state, boxEdits(alignment.document, item, done));
}

/** Makes a group hold exactly the given items: it is made longer or shorter at its end, then each field is set. */
export function groupEdits(
	alignment: Alignment,
	groupId: string,
	value: readonly unknown[],
	options: ChangeOptions,
	setFields: SetFields,
): Change | Refusal {
	const found = findGroup(alignment, groupId);
	if ('reason' in found) {
		return found;
	}

	const problem = itemsProblem(found.group, value);
	if (problem !== undefined) {
		return {id: groupId, reason: problem};
	}

	const items = value as readonly GroupItem[];
	const isCleared = items.length === 0;
	const resized = resize(alignment, found.state, isCleared ? found.group.count : items.length);
	const [failure] = resized.refused;
	if (failure) {
		return failure;
	}

	let current = resized.alignment;
	const refused: Refusal[] = [];
	const assignments: (readonly [string, FieldValue])[] = [];
	const state = current.byId.get(groupId);
	for (const [index, item] of (state?.items ?? []).entries()) {
		for (const member of item.members) {
			const answer = items[index]?.[member.field.id];
			const isKept = answer === undefined && !isCleared;
			if (!isKept) {
				assignments.push([
					member.id,
					typeof answer === 'boolean' || answer === undefined ? emptyValue(member) : answer,
				]);
			}
		}

		const tick = items[index]?.done;
		if (tick === true || (item.box && (tick === false || isCleared))) {
			const change = tickItem(current, groupId, item.number, tick === true);
			current = change.alignment;
			refused.push(...change.refused);
		}
	}

	const change = setFields(current, assignments, options);
	return {alignment: change.alignment, refused: [...refused, ...change.refused]};
}

function emptyValue(member: FieldState): FieldValue {
	return member.field.kind === 'checklist' || member.field.kind === 'group' ? [] : '';
}

function itemsProblem(group: Group, value: readonly unknown[]): string | undefined {
	const known = new Set([...group.fields.map(field => field.id), ...(group.hasBox ? ['done'] : [])]);
	for (const item of value) {
		if (typeof item !== 'object' || item === null || Array.isArray(item)) {
			return `takes a list of objects with ${[...known].join(', ')}`;
		}

		const unknown = Object.keys(item).find(key => !known.has(key));
		if (unknown !== undefined) {
			return `has no field "${unknown}": an item takes ${[...known].join(', ')}`;
		}
	}

	return undefined;
}

function resize(alignment: Alignment, state: FieldState, count: number): Change {
	let current: Change = {alignment, refused: []};
	for (let length = state.items.length; length !== count && current.refused.length === 0; ) {
		current = length < count ? addItem(current.alignment, state.id) : removeItem(current.alignment, state.id, length);
		length += length < count ? 1 : -1;
	}

	return current;
}

type FoundGroup = {readonly state: FieldState; readonly group: Group};

function findGroup(alignment: Alignment, id: string): FoundGroup | Refusal {
	const state = alignment.byId.get(id);
	const group = state?.field.group;
	if (!state || !group) {
		return {id, reason: 'is not a group of this document'};
	}

	return state.span ? {state, group} : {id, reason: 'has no place in this document: its section was removed'};
}

/** The edit that adds an item behind the last one, or where the group's section ends. */
function addition(alignment: Alignment, state: FieldState, group: Group): TextEdit {
	const {document} = alignment;
	const last = state.items.at(-1);
	const item = newItem(alignment, state, group);
	const isListed = state.field.place.at === 'items';
	const position = last?.span.to ?? state.span?.to ?? document.text.length;
	if (last) {
		const gap = isListed ? document.eol : document.eol + document.eol;
		return {from: position, to: position, insert: gap + item};
	}

	const isLineStart = position === 0 || document.text[position - 1] === '\n';
	const gap = isListed || position === 0 ? '' : document.eol;
	const insert = isLineStart ? gap + insertBlock(document, position, item) : document.eol + document.eol + item;
	return {from: position, to: position, insert};
}

/** The template's first item with the next number and without the template's suggested name. */
function newItem(alignment: Alignment, state: FieldState, group: Group): string {
	const {text, eol} = alignment.document;
	const number = state.items.length + 1;
	const first = state.items[0];
	const line = writePattern(group.pattern, number, new Map());
	if (state.field.place.at === 'items') {
		const opening = first ? text.slice(first.span.from, first.text.from) : `- ${group.hasBox ? '[ ] ' : ''}`;
		return opening.replace(/\[[xX]\]/, '[ ]') + line;
	}

	const [skeleton = ''] = group.skeletons;
	const marks = [first ? text.slice(first.span.from, first.text.from) : '', skeleton]
		.map(heading => /^#{1,6}[ \t]+/.exec(heading)?.[0])
		.find(found => found !== undefined);
	const body = skeleton.split(/\r?\n/).slice(1).join(eol);
	return `${marks ?? '### '}${line}${body === '' ? '' : eol + body}`;
}

/** Applies edits that make the group longer by some items, counts the items anew and looks whether anything else moved. */
function finish(alignment: Alignment, state: FieldState, edits: readonly TextEdit[], by: number): Change {
	const moved = applyChecked(alignment, state, edits);
	const items = moved.alignment.byId.get(state.id)?.items ?? [];
	if (moved.refused.length > 0 || items.length !== state.items.length + by) {
		return {alignment, refused: [moved.refused[0] ?? {id: state.id, reason: 'would not read back as it was given'}]};
	}

	const first = state.items[0]?.ordinal;
	const like = first ? alignment.document.text.slice(first.from, first.to) : '1';
	const counting = items.flatMap(item => countingEdits(item, like));
	const counted = applyChecked(moved.alignment, state, counting);
	return counted.refused.length === 0 ? counted : {alignment, refused: counted.refused};
}

function applyChecked(alignment: Alignment, state: FieldState, edits: readonly TextEdit[]): Change {
	if (edits.length === 0) {
		return {alignment, refused: []};
	}

	const after = align(alignment.form, parseMarkdown(applyEdits(alignment.document.text, edits)));
	const problem = guard(alignment, after, edits, new Set([state.id]));
	return problem === undefined
		? {alignment: after, refused: []}
		: {alignment, refused: [{id: state.id, reason: problem}]};
}

/** Gives an item the number of its place, in its ordinal and in a name that is only the number (`Risk 2`). */
function countingEdits(item: ItemState, like: string): readonly TextEdit[] {
	const names = item.members.filter(member => isNumberedName(member.field, member.raw));
	return [
		...(item.ordinal ? [{...item.ordinal, insert: ordinalText(item.number, like)}] : []),
		...names.flatMap(name => (name.span ? [{...name.span, insert: name.emptyRaw}] : [])),
	];
}
