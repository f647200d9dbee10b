/** What becomes of each field of a document that two people changed. */
import type {MarkdownDocument} from '../document/markdown.js';
import {type Alignment, itemId} from '../template/align.js';
import type {FieldState, ItemState} from '../template/field-state.js';
import type {FieldValue, GroupItem, Task} from '../template/field-value.js';
import type {Field, Group} from '../template/form.js';
import {type MergedRow, mergeRows, type Side, sides} from './merge-rows.js';
import {
	answerIn,
	isSameValue,
	mapVersions,
	mergeBox,
	mergeTasks,
	mergeValues,
	tasksIn,
	type Versions,
	wordsOf,
} from './merge-value.js';
import {pairItems} from './pair-items.js';

/** A field that both sides gave a value of their own; the id is the one that it has in the merged document. */
export type FieldConflict = Versions<FieldValue> & {readonly kind: 'field'; readonly id: string};

/** One thing to do, by the id that the field has in the merged document, and which sides asked for it. */
export type MergeStep =
	| {readonly kind: 'value'; readonly id: string; readonly value: FieldValue; readonly by: readonly Side[]}
	| {
			readonly kind: 'items';
			readonly id: string;
			readonly rows: readonly MergedRow[];
			readonly boxes: readonly (boolean | undefined)[];
			readonly by: readonly Side[];
	  }
	| FieldConflict;

/** A field in one version of the document; undefined where that version has not even the item around it. */
type Found = {readonly document: MarkdownDocument; readonly state: FieldState} | undefined;

/**
 * Compares three versions of a document field by field. A group is compared item by item, and its items come before
 * what is in them. `blocked` are the ids of fields of which no merged value can be written: they are in conflict
 * wherever a side changed them.
 */
export function planMerge(versions: Versions<Alignment>, blocked: ReadonlySet<string>): readonly MergeStep[] {
	const found = mapVersions(versions, ({document, states}) => foundAmong(document, states, undefined));
	return [...found.base].flatMap(([id, base]) => {
		const own = {base, mine: found.mine.get(id), theirs: found.theirs.get(id)};
		return base ? planField(id, base.state.field, own, blocked) : [];
	});
}

/** The fields among some that stand in no item, or in the one with an id, by the ids of the form. */
function foundAmong(
	document: MarkdownDocument,
	states: readonly FieldState[],
	item: string | undefined,
): ReadonlyMap<string, Found> {
	const own = states.filter(state => state.item === item);
	return new Map(own.map(state => [state.field.id, {document, state}]));
}

function planField(
	id: string,
	field: Field,
	found: Versions<Found>,
	blocked: ReadonlySet<string>,
): readonly MergeStep[] {
	const answers = mapVersions(found, version => answerOf(field, version));
	const by = sides.filter(side => !isSameValue(answers[side], answers.base));
	if (by.length === 0) {
		return [];
	}

	const conflict: FieldConflict = {kind: 'field', id, ...answers};
	if (blocked.has(id)) {
		return [conflict];
	}

	if (field.group) {
		const items = itemsOf(field, found, answers);
		return items ? planItems(id, field.group, items, found, blocked) : [conflict];
	}

	const value = mergeValues(field, answers) ?? (field.kind === 'checklist' ? tasksOf(found) : undefined);
	return [value === undefined ? conflict : {kind: 'value', id, value, by}];
}

function answerOf({kind}: Field, found: Found): FieldValue {
	const isList = kind === 'checklist' || kind === 'group';
	return found ? answerIn(found.document, found.state) : isList ? [] : '';
}

/** The merged tasks. The template's own count here, as each of them may have been ticked. */
function tasksOf(found: Versions<Found>): readonly Task[] | undefined {
	return mergeTasks(mapVersions(found, version => (version ? tasksIn(version.document, version.state) : [])));
}

/** The merged items of a group, and the sides that took some out, added or moved or ticked any. */
type Items = {readonly rows: readonly MergedRow[]; readonly by: readonly Side[]};

/** Undefined where both moved items, each in its own way. */
function itemsOf({group}: Field, found: Versions<Found>, answers: Versions<FieldValue>): Items | undefined {
	const items = mapVersions(answers, answer => answer as readonly GroupItem[]);
	const gone = sides.filter(side => found[side]?.state.span === undefined);
	if (gone.length > 0 && items.base.length > 0) {
		// Its section was taken out: what the other side changed in it brings it back as that side has it.
		const keeper = sides.find(side => !gone.includes(side) && !isSameValue(items[side], items.base));
		return keeper ? {rows: items[keeper].map((_, row) => ({[keeper]: row})), by: [keeper]} : {rows: [], by: gone};
	}

	const {base} = found;
	const sourcesOf = (side: Side): readonly (number | undefined)[] =>
		base && group ? pairItems(base.document, group, base.state.items, items[side]) : items[side].map(() => undefined);
	const sources = {mine: sourcesOf('mine'), theirs: sourcesOf('theirs')};
	const keys = mapVersions(items, list => list.map(item => JSON.stringify(item)));
	const words = mapVersions(found, version =>
		(version?.state.items ?? []).map(({span}) => version && wordsOf(version.document, span)),
	);
	const isChanged = (side: Side, row: number): boolean => {
		const source = sources[side][row] ?? -1;
		return keys[side][row] !== keys.base[source] || words[side][row] !== words.base[source];
	};
	const rows = mergeRows({sources, isChanged, keyOf: (side, row) => keys[side][row] ?? ''});
	const by = sides.filter(
		side =>
			sources[side].length !== items.base.length ||
			sources[side].some((source, row) => source !== row || items[side][row]?.done !== items.base[row]?.done),
	);
	return rows && {rows, by};
}

function planItems(
	id: string,
	group: Group,
	{rows, by}: Items,
	found: Versions<Found>,
	blocked: ReadonlySet<string>,
): readonly MergeStep[] {
	const items = rows.map(row => ({
		base: itemIn(found.base, row.base),
		mine: itemIn(found.mine, row.mine),
		theirs: itemIn(found.theirs, row.theirs),
	}));
	const boxes = items.map(item => mergedBox(mapVersions(item, boxOf)));
	const members = items.flatMap((item, index) => {
		// Of an item that one side does not have everything comes along.
		const base = item.mine && item.theirs && item.base;
		const own = mapVersions({...item, base}, version => version && membersOf(version));
		return group.fields.flatMap(field =>
			planField(
				`${itemId(id, group, index + 1)}.${field.id}`,
				field,
				mapVersions(own, version => version?.get(field.id)),
				blocked,
			),
		);
	});
	return by.length > 0 ? [{kind: 'items', id, rows, boxes, by}, ...members] : members;
}

/** An item of a group in one version of the document. */
type FoundItem = {readonly document: MarkdownDocument; readonly item: ItemState};

function itemIn(found: Found, row: number | undefined): FoundItem | undefined {
	const item = row === undefined ? undefined : found?.state.items[row];
	return found && item && {document: found.document, item};
}

function membersOf({document, item}: FoundItem): ReadonlyMap<string, Found> {
	return foundAmong(document, item.members, item.id);
}

function boxOf(found: FoundItem | undefined): boolean | undefined {
	return found?.item.box && found.document.text[found.item.box.from] !== ' ';
}

function mergedBox({base, mine, theirs}: Versions<boolean | undefined>): boolean | undefined {
	return mine === undefined || theirs === undefined ? (mine ?? theirs) : mergeBox(base, mine, theirs);
}
