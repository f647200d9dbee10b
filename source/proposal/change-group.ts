import type {MarkdownDocument} from '../document/markdown.js';
import type {Alignment} from '../template/align.js';
import type {FieldState} from '../template/field-state.js';
import {type FieldValue, type GroupItem, readText} from '../template/field-value.js';
import type {Group} from '../template/form.js';
import type {Change, ChangeOptions} from './change.js';
import {boxEdits} from './change-list.js';
import {pairItems} from './pair-items.js';
import {type FoundGroup, findGroup, type Plan, rearrange} from './rearrange.js';
import type {Arrangement} from './rows.js';
import {inTurn, refuse, tryEdits, unchanged} from './step.js';

type Assignment = readonly [id: string, value: FieldValue];

type SetFields = (alignment: Alignment, assignments: readonly Assignment[], options: ChangeOptions) => Change;

/** Puts one more item at the end of a group, as the template has its items. */
export function addItem(alignment: Alignment, groupId: string): Change {
	return insertItem(alignment, groupId, alignment.byId.get(groupId)?.items.length ?? 0);
}

/** Puts one more item behind the one with a number, or before all others for the number 0. */
export function insertItem(alignment: Alignment, groupId: string, behind: number): Change {
	return change(alignment, groupId, places =>
		isPlace(behind, places.length + 1) ? places.toSpliced(behind, 0, undefined) : `has no item ${behind}`,
	);
}

/**
 * Takes an item out of its group with everything in it; the others close up and are counted anew. What an author wrote
 * between the items stays.
 */
export function removeItem(alignment: Alignment, groupId: string, number: number): Change {
	return change(alignment, groupId, places =>
		isPlace(number - 1, places.length) ? places.toSpliced(number - 1, 1) : `has no item ${number}`,
	);
}

/** Moves an item by one place up (-1) or down (1); at the ends of the group nothing changes. */
export function moveItem(alignment: Alignment, groupId: string, number: number, by: -1 | 1): Change {
	const {length} = alignment.byId.get(groupId)?.items ?? [];
	const isPossible = isPlace(number - 1, length) && isPlace(number - 1 + by, length);
	return isPossible || !alignment.byId.get(groupId)?.field.group
		? moveItemTo(alignment, groupId, number, number + by)
		: unchanged(alignment);
}

/** Moves an item with everything in it so that it has another number; those between move up or down by one. */
export function moveItemTo(alignment: Alignment, groupId: string, number: number, to: number): Change {
	return change(alignment, groupId, places => {
		const missing = [number, to].find(place => !isPlace(place - 1, places.length));
		return missing === undefined
			? places.toSpliced(number - 1, 1).toSpliced(to - 1, 0, number - 1)
			: `has no item ${missing}`;
	});
}

/** Ticks or unticks the box of an item. */
export function tickItem(alignment: Alignment, groupId: string, number: number, done: boolean): Change {
	const found = findGroup(alignment, groupId);
	const item = typeof found === 'string' ? undefined : found.state.items[number - 1];
	if (!item?.box) {
		return refuse(alignment, groupId, `has no box at item ${number}`);
	}

	const edits = boxEdits(alignment.document, item, done);
	const after = edits.length > 0 ? tryEdits(alignment, edits, new Set([groupId])) : alignment;
	return typeof after === 'string' ? refuse(alignment, groupId, after) : {alignment: after, refused: [], edits};
}

/**
 * Makes groups hold exactly the given items. An item that is there already keeps its text and goes to its new place;
 * then the members of all items are set at once, so that a long list takes as many parses as a short one.
 */
export function setGroups(
	alignment: Alignment,
	assignments: readonly Assignment[],
	options: ChangeOptions,
	setFields: SetFields,
): Change {
	const isInside = new Set(assignments.flatMap(([id]) => memberIds(alignment.byId.get(id))));
	if (assignments.some(([id]) => isInside.has(id))) {
		return assignments.reduce(
			(current, assignment) => inTurn(current, setGroups(current.alignment, [assignment], options, setFields)),
			unchanged(alignment),
		);
	}

	const arranged = rearrange(
		alignment,
		assignments.map(([id, value]) => ({id, plan: (found, document) => planItems(document, found, value)})),
	);
	const isRefused = new Set(arranged.refused.map(({id}) => id));
	const members = assignments.flatMap(([id, value]) =>
		isRefused.has(id) ? [] : memberAnswers(arranged.alignment.byId.get(id), value as readonly GroupItem[]),
	);
	return inTurn(arranged, setFields(arranged.alignment, members, options));
}

function planItems(document: MarkdownDocument, {state, group}: FoundGroup, value: FieldValue): Plan | string {
	const problem = typeof value === 'string' ? 'takes a list of items' : itemsProblem(group, value);
	if (problem !== undefined) {
		return problem;
	}

	const wanted = value as readonly GroupItem[];
	if (wanted.length === 0) {
		const places = Array.from({length: group.count}, (_, index) => (state.items[index] ? index : undefined));
		return {arrangement: places, boxes: places.map(() => (group.hasBox ? false : undefined))};
	}

	const boxes = wanted.map(item => (typeof item.done === 'boolean' ? item.done : undefined));
	return {arrangement: pairItems(document, group, state.items, wanted), boxes};
}

/** The answers for the members of a group that has the wanted items already; an empty list clears them all. */
function memberAnswers(state: FieldState | undefined, wanted: readonly GroupItem[]): readonly Assignment[] {
	return (state?.items ?? []).flatMap((item, index) => {
		const answers = wanted[index] ?? {};
		return item.members.flatMap((member): readonly Assignment[] => {
			const {id} = member.field;
			const answer = Object.hasOwn(answers, id) ? answers[id] : wanted.length === 0 ? emptyValue(member) : undefined;
			const isOwn = member.item === item.id;
			const isEmptyAlready = wanted.length > 0 && isEmptyAnswer(member, answer);
			return isOwn && !isEmptyAlready && answer !== undefined && typeof answer !== 'boolean'
				? [[member.id, answer]]
				: [];
		});
	});
}

/** A member that holds nothing and is to hold nothing is left alone, placeholder or not. */
function isEmptyAnswer(member: FieldState, answer: unknown): boolean {
	const isList = member.field.kind === 'checklist' || member.field.kind === 'group';
	const count = member.tasks.length + member.items.length;
	return isList ? Array.isArray(answer) && answer.length + count === 0 : answer === '' && readText(member) === '';
}

function memberIds(state: FieldState | undefined): readonly string[] {
	return (state?.items ?? []).flatMap(({members}) => members.map(({id}) => id));
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

function isPlace(index: number, length: number): boolean {
	return Number.isInteger(index) && index >= 0 && index < length;
}

/** Changes the items of one group: `arrange` gets their places and gives those that are wanted, or the reason why not. */
function change(alignment: Alignment, id: string, arrange: (places: Arrangement) => Arrangement | string): Change {
	const plan = ({state}: FoundGroup): Plan | string => {
		const arrangement = arrange(state.items.map((_, index) => index));
		return typeof arrangement === 'string' ? arrangement : {arrangement, boxes: []};
	};

	return rearrange(alignment, [{id, plan}]);
}
