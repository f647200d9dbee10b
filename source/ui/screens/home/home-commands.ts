import type {Plan} from '../../../proposal/plan.js';
import {createTextBuffer, editText, textActionFor} from '../../input/text-buffer.js';
import {homeSorts, isNarrowed, modelOf} from './home-items.js';
import type {HomeCommand} from './home-reducer.js';
import {currentItem, currentProposal, type HomeState, type OpenFor, placeOf, withContent} from './home-state.js';

/** What the keys of the list and the board do, and those of the screens above them. */
export const homeCommands = {
	up: state => moveBy(state, -1),
	down: state => moveBy(state, 1),
	left: state => moveToGroup(state, -1),
	right: state => moveToGroup(state, 1),
	'next-group': state => moveToGroup(state, 1, 0),
	'previous-group': state => moveToGroup(state, -1, 0),
	'page-up': state => page(state, -1),
	'page-down': state => page(state, 1),
	first: state => moveTo(state, 0),
	last: state => moveTo(state, Number.POSITIVE_INFINITY),
	open(state) {
		const item = currentItem(state);
		switch (item?.kind) {
			case 'draft': {
				return {...state, exit: {next: ['resume', item.draft.id]}};
			}

			case 'new': {
				return {...state, exit: {next: newWords(state, item.template, item.isQuick)}};
			}

			case 'proposal': {
				return openFor(state, 'proposal');
			}

			case 'other': {
				return {...state, notice: `${item.other.path}: ${item.other.reason}`};
			}

			default: {
				return state;
			}
		}
	},
	status: state => openFor(state, 'status'),
	progress: state => openFor(state, 'progress'),
	tick: state => openFor(state, 'tick'),
	edit(state) {
		const item = currentItem(state);
		const proposal = currentProposal(state);
		if (proposal) {
			return {...state, exit: {next: ['edit', proposal.path]}};
		}

		return item?.kind === 'draft' ? {...state, exit: {next: ['resume', item.draft.id]}} : noProposal(state);
	},
	copy(state) {
		const path = currentProposal(state)?.path;
		return path === undefined
			? noProposal(state)
			: {...state, request: {kind: 'copy', text: path}, notice: `Copied: ${path}`};
	},
	new: state => ({...state, exit: {next: newWords(state, '', state.content.hasQuick)}}),
	'new-all': state => ({...state, exit: {next: newWords(state, '', false)}}),
	filter: state => ({...state, isFiltering: true}),
	'take-filter': state => ({...state, isFiltering: false}),
	'drop-filter': clearFilter,
	'clear-filter'(state) {
		return isNarrowed(state.content) ? clearFilter(state) : {...state, exit: {next: undefined}};
	},
	'next-noted'(state) {
		const {items} = modelOf(state.content);
		const here = placeOf(state)?.index ?? 0;
		const noted = items.flatMap((item, index) =>
			item.kind === 'proposal' && item.attention.length > 0 && (item.isNoted || state.content.isBoard)
				? [{key: item.key, index}]
				: [],
		);
		const next = noted.find(({index}) => index > here) ?? noted[0];
		return next ? {...state, cursor: next.key} : {...state, notice: 'Nothing needs attention'};
	},
	sort(state) {
		const place = homeSorts.indexOf(state.content.sort);
		const sort = homeSorts[(place + 1) % homeSorts.length] ?? 'updated';
		return {...withContent(state, {sort}), notice: `Sorted by ${sort}`};
	},
	'show-board': state => ({...withContent(state, {isBoard: true}), wantsBoard: true}),
	'show-list': state => ({...withContent(state, {isBoard: false}), wantsBoard: false}),
	'show-timeline': state => ({...state, view: 'timeline', scroll: 0}),
	'show-help': state => ({...state, view: 'help', below: state.view, scroll: 0}),
	back: state => ({...state, view: state.view === 'help' ? state.below : 'home', scroll: 0}),
	'scroll-up': state => ({...state, scroll: Math.max(0, state.scroll - 1)}),
	'scroll-down': state => ({...state, scroll: state.scroll + 1}),
	discard(state) {
		const item = currentItem(state);
		if (item?.kind !== 'draft') {
			return {...state, notice: 'Only a draft can be put away'};
		}

		const {draft} = item;
		return {
			...withContent(state, {drafts: state.content.drafts.filter(other => other !== draft)}),
			undo: [...state.undo, {kind: 'discarded', draft, index: state.content.drafts.indexOf(draft)}],
			notice: `"${draft.title || 'untitled'}" is put away: u brings it back`,
			request: {kind: 'discard', draft},
		};
	},
	undo(state) {
		const last = state.undo.at(-1);
		if (last?.kind === 'discarded') {
			return {
				...withContent(state, {drafts: state.content.drafts.toSpliced(last.index, 0, last.draft)}),
				cursor: `draft ${last.draft.id}`,
				undo: state.undo.slice(0, -1),
				notice: `"${last.draft.title || 'untitled'}" is back`,
				request: {kind: 'restore', draft: last.draft},
			};
		}

		return last
			? {...state, request: {kind: 'write', plan: inverse(last.plan), says: last.says, isUndo: true}}
			: {...state, notice: 'Nothing to undo'};
	},
	reload: state => ({...state, isReading: true, request: {kind: 'read'}}),
	suspend: state => ({...state, request: {kind: 'suspend'}}),
	redraw: state => ({...state, request: {kind: 'redraw'}}),
	leave: state => ({...state, exit: {next: undefined}}),
} satisfies Readonly<Record<string, HomeCommand>>;

/** A letter or a move in the line of the filter; the list follows at once. */
export function typeFilter(state: HomeState, text: string): HomeState {
	const action = textActionFor(text) ?? {type: 'insert', text};
	const query = editText(state.query, action, state.columns);
	return withContent({...state, query}, {filter: query.text.trim()});
}

function clearFilter(state: HomeState): HomeState {
	const query = createTextBuffer('', {oneLine: true});
	return withContent({...state, query, isFiltering: false}, {filter: '', cell: undefined});
}

function openFor(state: HomeState, what: OpenFor): HomeState {
	const proposal = currentProposal(state);
	return proposal ? {...state, request: {kind: 'open', path: proposal.path, for: what}} : noProposal(state);
}

function noProposal(state: HomeState): HomeState {
	return {...state, notice: 'There is no proposal under the cursor'};
}

/** On the board up and down stay in the column. */
function moveBy(state: HomeState, by: number): HomeState {
	const {groups, items} = modelOf(state.content);
	const place = placeOf(state);
	if (!place) {
		return moveTo(state, 0);
	}

	const row = state.content.isBoard ? (groups[place.group]?.items ?? []) : items;
	const from = state.content.isBoard ? place.row : place.index;
	const next = row[Math.max(0, Math.min(row.length - 1, from + by))];
	return next ? {...state, cursor: next.key} : state;
}

function moveTo(state: HomeState, index: number): HomeState {
	const {groups, items} = modelOf(state.content);
	const row = state.content.isBoard ? (groups[placeOf(state)?.group ?? 0]?.items ?? []) : items;
	const item = row[Math.min(index, row.length - 1)];
	return item ? {...state, cursor: item.key} : state;
}

function moveToGroup(state: HomeState, by: number, row?: number): HomeState {
	const {groups} = modelOf(state.content);
	const place = placeOf(state);
	const group = groups[Math.max(0, Math.min(groups.length - 1, (place?.group ?? 0) + by))];
	const item = group?.items[Math.min(row ?? place?.row ?? 0, group.items.length - 1)];
	return item ? {...state, cursor: item.key} : state;
}

function page(state: HomeState, direction: number): HomeState {
	const by = direction * Math.max(1, state.rows - 8);
	return state.view === 'home' ? moveBy(state, by) : {...state, scroll: Math.max(0, state.scroll + by)};
}

function newWords(state: HomeState, template: string, isQuick: boolean): readonly string[] {
	const isUsual = template === '' || template === state.start.templates[0];
	return ['new', ...(isQuick ? ['--quick'] : []), ...(isUsual ? [] : ['--template', template])];
}

/** The plan that brings back what another one changed. */
function inverse(plan: Plan): Plan {
	return plan.map(({path, before = '', after}) => ({path, before: after, after: before}));
}
