import {
	type BoardGroup,
	filterEntries,
	groupEntries,
	type SortColumn,
	type SortStep,
	sortEntries,
} from '../../../proposal/board.js';
import type {BoardEntry} from '../../../proposal/board-entry.js';
import type {ValueOrders} from '../../../proposal/board-order.js';
import type {HomeDraft, HomeOther} from '../../../proposal/home-start.js';

/** Something on home that can be under the cursor. Its key stays the same while other things come and go. */
export type HomeItem = {readonly key: string} & (
	| {readonly kind: 'draft'; readonly draft: HomeDraft}
	| {readonly kind: 'new'; readonly template: string; readonly isQuick: boolean}
	/** `attention`: why it needs some; `isNoted`: it stands among those that do. */
	| {
			readonly kind: 'proposal';
			readonly proposal: BoardEntry;
			readonly attention: readonly string[];
			readonly isNoted: boolean;
	  }
	| {readonly kind: 'other'; readonly other: HomeOther}
);

/** Items under one heading; on the board a column. */
export type HomeGroup = {readonly title: string; readonly items: readonly HomeItem[]};

/** The columns by which home can sort, in the order in which a key goes through them. */
export const homeSorts = [
	'updated',
	'title',
	'priority',
	'risk',
	'category',
	'progress',
] as const satisfies readonly SortColumn[];

/** A column by which home sorts. */
export type HomeSort = (typeof homeSorts)[number];

/** One cell of the matrix of priority and risk: the values as the facets have them. */
export type Cell = {readonly priority: string; readonly risk: string};

/** Everything that there is, and what of it is shown in which order. */
export type HomeContent = {
	readonly drafts: readonly HomeDraft[];
	/** The names of the templates, the usual one first. */
	readonly templates: readonly string[];
	/** The usual template can be filled in as a quick draft. */
	readonly hasQuick: boolean;
	readonly proposals: readonly BoardEntry[];
	/** What needs attention, by the path of the proposal. */
	readonly attention: ReadonlyMap<string, readonly string[]>;
	readonly others: readonly HomeOther[];
	/** The words of the filter. */
	readonly filter: string;
	/** Only the proposals of one cell of the matrix. */
	readonly cell: Cell | undefined;
	readonly sort: HomeSort;
	readonly orders: ValueOrders;
	/** Each status has a column of its own. */
	readonly isBoard: boolean;
};

/** What is shown: the groups, every item in one row, and where each stands. */
export type HomeModel = {
	readonly groups: readonly HomeGroup[];
	readonly items: readonly HomeItem[];
	/** The place of each item by its key. */
	readonly places: ReadonlyMap<string, Place>;
};

/** Where an item stands, counted from 0: its group, its place in that, and in the row of all. */
export type Place = {readonly group: number; readonly row: number; readonly index: number};

const models = new WeakMap<HomeContent, HomeModel>();

/** The groups in the order in which they are shown. Made once for each content: every key asks for it. */
export function modelOf(content: HomeContent): HomeModel {
	const known = models.get(content);
	if (known) {
		return known;
	}

	const groups = (content.isBoard ? boardGroups(content) : listGroups(content)).filter(({items}) => items.length > 0);
	const items = groups.flatMap(group => group.items);
	let index = 0;
	const places = new Map(
		groups.flatMap((group, number) =>
			group.items.map(({key}, row) => [key, {group: number, row, index: index++}] as const),
		),
	);
	const model = {groups, items, places};
	models.set(content, model);
	return model;
}

function listGroups(content: HomeContent): readonly HomeGroup[] {
	const proposals = shownProposals(content);
	const noted = proposals.filter(({path}) => content.attention.has(path));
	return [
		{title: 'Drafts', items: draftItems(content)},
		{title: 'New', items: newItems(content)},
		{title: 'Needs attention', items: noted.map(proposal => proposalItem(content, proposal, true))},
		...statusGroups(content, proposals),
		{title: 'Not proposals', items: otherItems(content)},
	];
}

/** On the board a mark on the card says what needs attention. */
function boardGroups(content: HomeContent): readonly HomeGroup[] {
	return [
		{title: 'Start', items: [...draftItems(content), ...newItems(content)]},
		...statusGroups(content, shownProposals(content)),
	];
}

function statusGroups(content: HomeContent, proposals: readonly BoardEntry[]): readonly HomeGroup[] {
	return groupEntries(proposals, 'status', content.orders).map(({value, entries}: BoardGroup) => ({
		title: value ?? 'no status',
		items: entries.map(proposal => proposalItem(content, proposal, false)),
	}));
}

/** True while only some of the proposals are shown. */
export function isNarrowed({filter, cell}: HomeContent): boolean {
	return filter !== '' || cell !== undefined;
}

function draftItems({drafts, filter}: HomeContent): readonly HomeItem[] {
	const words = filter.toLowerCase().split(/\s+/);
	return drafts
		.filter(({title}) => words.every(word => title.toLowerCase().includes(word)))
		.map(draft => ({key: `draft ${draft.id}`, kind: 'draft', draft}));
}

function newItems(content: HomeContent): readonly HomeItem[] {
	const {templates, hasQuick} = content;
	const [usual = ''] = templates;
	const quick: readonly HomeItem[] = hasQuick ? [{key: 'quick', kind: 'new', template: usual, isQuick: true}] : [];
	return isNarrowed(content)
		? []
		: [
				...quick,
				...templates.map((template): HomeItem => ({key: `new ${template}`, kind: 'new', template, isQuick: false})),
			];
}

function proposalItem({attention}: HomeContent, proposal: BoardEntry, isNoted: boolean): HomeItem {
	const {path} = proposal;
	const key = `${isNoted ? 'noted' : 'proposal'} ${path}`;
	return {key, kind: 'proposal', proposal, attention: attention.get(path) ?? [], isNoted};
}

function otherItems(content: HomeContent): readonly HomeItem[] {
	const {others} = content;
	return isNarrowed(content) ? [] : others.map(other => ({key: `other ${other.path}`, kind: 'other', other}));
}

/** The proposals that have every word of the filter somewhere, sorted. */
function shownProposals({proposals, filter, cell, sort, orders}: HomeContent): readonly BoardEntry[] {
	const values = cell ? {priority: [cell.priority], risk: [cell.risk]} : {};
	return sortEntries(filterEntries(proposals, {values, words: filter}, ''), sortSteps[sort], orders);
}

/** The newest, the most urgent, the riskiest and the furthest first. */
const sortSteps: Readonly<Record<HomeSort, readonly SortStep[]>> = {
	updated: [
		{column: 'updated', isDescending: true},
		{column: 'title', isDescending: false},
	],
	title: [{column: 'title', isDescending: false}],
	priority: [
		{column: 'priority', isDescending: false},
		{column: 'title', isDescending: false},
	],
	risk: [
		{column: 'risk', isDescending: true},
		{column: 'title', isDescending: false},
	],
	category: [
		{column: 'category', isDescending: false},
		{column: 'title', isDescending: false},
	],
	progress: [
		{column: 'progress', isDescending: true},
		{column: 'title', isDescending: false},
	],
};
