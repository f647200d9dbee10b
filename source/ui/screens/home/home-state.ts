import type {BoardEntry} from '../../../proposal/board-entry.js';
import type {HomeDraft, HomeStart} from '../../../proposal/home-start.js';
import type {Plan} from '../../../proposal/plan.js';
import {createTextBuffer, type TextBuffer} from '../../input/text-buffer.js';
import {type HomeContent, type HomeItem, modelOf, type Place} from './home-items.js';
import type {OpenedProposal, StatusCard} from './status-card.js';
import type {TickCard} from './tick-card.js';

/** What covers home: nothing, or one of the screens a level above it. */
export type HomeView = 'home' | 'proposal' | 'matrix' | 'timeline' | 'help';

/** What a proposal is opened for. */
export type OpenFor = 'status' | 'progress' | 'tick' | 'proposal';

/** What was done last, and can be undone. */
export type Undoable =
	/** `index`: where it stood among the drafts. */
	| {readonly kind: 'discarded'; readonly draft: HomeDraft; readonly index: number}
	| {readonly kind: 'written'; readonly plan: Plan; readonly says: string};

/** What home asks the outside to do; the answer comes back as an action. */
export type HomeRequest =
	| {readonly kind: 'discard' | 'restore'; readonly draft: HomeDraft}
	| {readonly kind: 'open'; readonly path: string; readonly for: OpenFor}
	/** Looks for the proposal that takes the place of the one on the card. */
	| {readonly kind: 'link'; readonly words: string; readonly from: OpenedProposal}
	| {readonly kind: 'write'; readonly plan: Plan; readonly says: string; readonly isUndo: boolean}
	| {readonly kind: 'copy'; readonly text: string}
	| {readonly kind: 'read' | 'suspend' | 'redraw'};

/** The state of home: a plain value, changed by `reduceHome` alone. */
export type HomeState = {
	readonly start: HomeStart;
	readonly content: HomeContent;
	/** The person chose between list and board; undefined while the width decides. */
	readonly wantsBoard: boolean | undefined;
	/** The key of the item under the cursor. */
	readonly cursor: string;
	readonly view: HomeView;
	/** The view below the help. */
	readonly below: HomeView;
	readonly card: StatusCard | TickCard | undefined;
	/** The proposal on the screen of one. */
	readonly opened: OpenedProposal | undefined;
	readonly query: TextBuffer;
	readonly isFiltering: boolean;
	/** The cell under the cursor of the matrix. */
	readonly matrix: {readonly row: number; readonly column: number};
	/** The first line shown of what is longer than the screen. */
	readonly scroll: number;
	readonly columns: number;
	readonly rows: number;
	/** Proposals are still being read. */
	readonly isReading: boolean;
	readonly undo: readonly Undoable[];
	/** One sentence at the bottom, until the next key. */
	readonly notice: string | undefined;
	readonly request: HomeRequest | undefined;
	/** The words of the command to run next, or nothing to leave. */
	readonly exit: {readonly next: readonly string[] | undefined} | undefined;
};

/** From this width on each status has a column. */
const boardWidth = 100;

/** Home as it opens: on the latest draft, or on a new proposal. The proposals come later. */
export function startHome(start: HomeStart, size: {readonly columns: number; readonly rows: number}): HomeState {
	const content: HomeContent = {
		drafts: start.drafts,
		templates: start.templates,
		hasQuick: start.questions.quick > 0 && start.questions.quick < start.questions.all,
		proposals: [],
		attention: new Map(),
		others: [],
		filter: '',
		cell: undefined,
		sort: 'updated',
		orders: start.orders,
		isBoard: size.columns >= boardWidth,
	};
	return {
		start,
		content,
		wantsBoard: undefined,
		cursor: modelOf(content).items[0]?.key ?? '',
		view: 'home',
		below: 'home',
		card: undefined,
		opened: undefined,
		query: createTextBuffer('', {oneLine: true}),
		isFiltering: false,
		matrix: {row: 0, column: 0},
		scroll: 0,
		...size,
		isReading: true,
		undo: [],
		notice: start.damaged[0],
		request: {kind: 'read'},
		exit: undefined,
	};
}

/** Another size: the board comes and goes with the width unless the person chose. */
export function resizeHome(state: HomeState, columns: number, rows: number): HomeState {
	return withContent({...state, columns, rows}, {isBoard: state.wantsBoard ?? columns >= boardWidth});
}

/** Other content with the cursor where it was, or where that item stood. */
export function withContent(state: HomeState, change: Partial<HomeContent>): HomeState {
	const content = {...state.content, ...change};
	const {places, items} = modelOf(content);
	if (places.has(state.cursor)) {
		return {...state, content};
	}

	const was = placeOf(state)?.index ?? 0;
	const twin = twinOf(state.cursor);
	const cursor = places.has(twin) ? twin : (items[Math.min(was, items.length - 1)]?.key ?? '');
	return {...state, content, cursor};
}

/** A proposal that needs attention is listed twice. */
function twinOf(key: string): string {
	return key.startsWith('noted ') ? key.replace(/^noted /, 'proposal ') : key.replace(/^proposal /, 'noted ');
}

/** Where the cursor is. */
export function placeOf(state: HomeState): Place | undefined {
	return modelOf(state.content).places.get(state.cursor);
}

/** The item under the cursor. */
export function currentItem(state: HomeState): HomeItem | undefined {
	const place = placeOf(state);
	return place && modelOf(state.content).items[place.index];
}

/** The proposal that the keys speak of: the one on the screen, or the one under the cursor. */
export function currentProposal(state: HomeState): BoardEntry | undefined {
	const {opened, content} = state;
	if (state.view === 'proposal' && opened) {
		return content.proposals.find(({path}) => path === opened.path);
	}

	const item = currentItem(state);
	return item?.kind === 'proposal' ? item.proposal : undefined;
}

/** What a new proposal is called, with the number of its questions. */
export function newText({start}: HomeState, template: string, isQuick: boolean): string {
	const {questions, templates} = start;
	if (isQuick) {
		return `New proposal, quick draft: ${questions.quick} questions`;
	}

	return template === templates[0]
		? `New proposal, every section: ${questions.all} questions`
		: `New proposal: ${template}`;
}

/** What a draft is called: changes of a file where it has one. */
export function draftText({title, target}: HomeDraft): string {
	return target === undefined ? `Draft: ${title || 'untitled'}` : `Changes: ${title || target}`;
}
