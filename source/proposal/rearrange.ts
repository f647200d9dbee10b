/** Changes which items groups have, and in which order. */
import type {MarkdownDocument} from '../document/markdown.js';
import {haveOverlap, type TextEdit} from '../document/text-edit.js';
import type {Alignment} from '../template/align.js';
import type {FieldState, ItemState} from '../template/field-state.js';
import type {Group} from '../template/form.js';
import {arrangeItems} from './arrange-items.js';
import type {Change, Refusal} from './change.js';
import {boxEdits} from './change-list.js';
import {countingEdits, countingOf, listCountings, markerEdits} from './count-items.js';
import type {ListCounting} from './list-item.js';
import {type Arrangement, placesOf} from './rows.js';
import {inTurn, tryEdits, unchanged} from './step.js';

/** A group that has its place in a document. */
export type FoundGroup = {readonly state: FieldState; readonly group: Group};

/** What becomes of a group: its items, and their boxes (undefined for those that stay as they are). */
export type Plan = {
	readonly arrangement: Arrangement;
	readonly boxes: readonly (boolean | undefined)[];
};

/** Plans the change of a group as it stands in a document, or says why there is none. */
export type Planner = {
	readonly id: string;
	readonly plan: (found: FoundGroup, document: MarkdownDocument) => Plan | string;
};

/** A plan with the edits that it takes in the document as it stands. */
type Ready = FoundGroup & Plan & {readonly edits: readonly TextEdit[]};

/** Finds a group by its id, or says why it can't be changed. */
export function findGroup(alignment: Alignment, id: string): FoundGroup | string {
	const state = alignment.byId.get(id);
	const group = state?.field.group;
	if (!state || !group) {
		return 'is not a group of this document';
	}

	return state.span ? {state, group} : 'has no place in this document: its section was removed';
}

/**
 * Changes the items of groups of which none lies inside another: all edits at once, then the numbers and boxes at once.
 * Where that can't be done for all of them together, it is tried for one after the other.
 */
export function rearrange(alignment: Alignment, planners: readonly Planner[]): Change {
	const refused: Refusal[] = [];
	const ready = new Map<Planner, Ready>();
	for (const planner of planners) {
		const plan = prepare(alignment, planner);
		if (typeof plan === 'string') {
			refused.push({id: planner.id, reason: plan});
		} else {
			ready.set(planner, plan);
		}
	}

	const change = carryOut(alignment, [...ready.values()]);
	if (typeof change !== 'string') {
		return {...change, refused: [...refused, ...change.refused]};
	}

	const [first, ...others] = ready.keys();
	return first && others.length === 0
		? unchanged(alignment, [...refused, {id: first.id, reason: change}])
		: [...ready.keys()].reduce(
				(current, planner) => inTurn(current, rearrange(current.alignment, [planner])),
				unchanged(alignment, refused),
			);
}

function prepare(alignment: Alignment, {id, plan}: Planner): Ready | string {
	const found = findGroup(alignment, id);
	const planned = typeof found === 'string' ? found : plan(found, alignment.document);
	if (typeof found === 'string' || typeof planned === 'string') {
		return planned as string;
	}

	const {arrangement} = planned;
	const isSame =
		arrangement.length === found.state.items.length && arrangement.every((source, index) => source === index);
	const edits = isSame ? [] : arrangeItems(alignment, found.state, found.group, arrangement);
	return typeof edits === 'string' ? edits : {...found, ...planned, edits};
}

/** Makes the edits, counts anew and sets the boxes. Returns what went wrong where nothing can be changed. */
function carryOut(alignment: Alignment, plans: readonly Ready[]): Change | string {
	const ids = new Set(plans.map(({state}) => state.id));
	const edits = plans.flatMap(plan => plan.edits);
	const arranged = attempt(alignment, edits, ids);
	const problem = typeof arranged === 'string' ? arranged : misplaced(alignment, arranged, plans);
	if (typeof arranged === 'string' || problem !== undefined) {
		return openBlock(alignment.document, edits) ?? problem ?? '';
	}

	const refused: Refusal[] = [];
	const numbers = plans.flatMap(plan => {
		const items = arranged.byId.get(plan.state.id)?.items ?? [];
		const boxes = boxChanges(arranged.document, items, plan);
		refused.push(...boxes.refused);
		return [...boxes.edits, ...(plan.edits.length > 0 ? numberEdits(alignment, arranged, items, plan) : [])];
	});
	const counted = attempt(arranged, numbers, ids);
	const first: Change = {alignment: arranged, refused: [], edits};
	return typeof counted === 'string' ? counted : inTurn(first, {alignment: counted, refused, edits: numbers});
}

function attempt(alignment: Alignment, edits: readonly TextEdit[], ids: ReadonlySet<string>): Alignment | string {
	if (edits.length === 0) {
		return alignment;
	}

	return haveOverlap(edits) ? 'would change the same text twice' : tryEdits(alignment, edits, ids);
}

/** Looks whether each item that stays is found again at its new place. */
function misplaced(before: Alignment, after: Alignment, plans: readonly Ready[]): string | undefined {
	const isLost = plans.some(({state, arrangement}) => {
		const items = after.byId.get(state.id)?.items ?? [];
		return (
			items.length !== arrangement.length ||
			arrangement.some((source, index) => {
				const [old, now] = [source === undefined ? undefined : state.items[source], items[index]];
				return old !== undefined && now !== undefined && !isSameItem(before, old, after, now);
			})
		);
	});
	return isLost ? 'would not read back as it was given' : undefined;
}

/** Text over several lines may have been indented anew; all else has to read as before. */
function isSameItem(before: Alignment, old: ItemState, after: Alignment, now: ItemState): boolean {
	const isSameMember = (member: FieldState, index: number): boolean => {
		const other = now.members[index];
		const isLine = !member.raw.includes('\n');
		return (
			other?.field === member.field &&
			other.tasks.length === member.tasks.length &&
			(other.raw === member.raw || !isLine) &&
			(other.span === undefined) === (member.span === undefined)
		);
	};

	return (
		old.members.length === now.members.length &&
		old.members.every(isSameMember) &&
		before.document.text[old.box?.from ?? -1] === after.document.text[now.box?.from ?? -1]
	);
}

/** Where the text before a new item is left open, the item would become part of it. */
function openBlock({blocks}: MarkdownDocument, edits: readonly TextEdit[]): string | undefined {
	const places = new Set(edits.filter(({insert}) => insert !== '').map(({from}) => from));
	const isOpen = blocks.some(({kind, to}) => openKinds.has(kind) && places.has(to));
	return isOpen ? 'has no place behind a code block, comment or HTML that is left open' : undefined;
}

const openKinds: ReadonlySet<string> = new Set(['code', 'comment', 'html']);

function boxChanges(
	document: MarkdownDocument,
	items: readonly ItemState[],
	{state, boxes}: Ready,
): Pick<Change, 'refused' | 'edits'> {
	const refused = items.flatMap((item, index) =>
		boxes[index] === true && !item.box ? [{id: state.id, reason: `has no box at item ${index + 1}`}] : [],
	);
	const edits = items.flatMap((item, index) => boxEdits(document, item, boxes[index] ?? isTicked(document, item)));
	return {refused, edits};
}

function isTicked({text}: MarkdownDocument, {box}: ItemState): boolean {
	return box !== undefined && text[box.from] !== ' ';
}

function numberEdits(
	before: Alignment,
	after: Alignment,
	items: readonly ItemState[],
	{state, group, arrangement}: Ready,
): readonly TextEdit[] {
	const counted = countingEdits(after.document, items, countingOf(before.document, state, group));
	if (state.field.place.at !== 'items') {
		return counted;
	}

	const lists = listCountings(before.document);
	const countingAt = new Map<number, ListCounting>();
	for (const [index, place] of placesOf(arrangement).entries()) {
		const counting = lists.get(state.items[place ?? -1]?.span.from ?? -1);
		const item = items[index];
		if (counting && item) {
			countingAt.set(item.span.from, counting);
		}
	}

	return [...counted, ...markerEdits(after.document, countingAt)];
}
