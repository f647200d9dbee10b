import type {Linked} from '../../../proposal/move.js';
import type {Plan} from '../../../proposal/plan.js';
import type {Key} from '../../input/key.js';
import {cardCommands, typeOnCard} from './card-commands.js';
import {homeCommands, typeFilter} from './home-commands.js';
import type {HomeContent} from './home-items.js';
import {contextsOf, homeKeys} from './home-keymap.js';
import {type HomeState, type OpenFor, resizeHome, withContent} from './home-state.js';
import {matrixCommands} from './matrix-commands.js';
import {type OpenedProposal, openStatusCard, renewStatusCard} from './status-card.js';
import {openTickCard, renewTickCard} from './tick-card.js';
import {tickCommands} from './tick-commands.js';

/** What was read of proposals and other files. */
export type ReadBoard = Pick<HomeContent, 'proposals' | 'attention' | 'others'>;

/** What happens to home. */
export type HomeAction =
	| {readonly type: 'key'; readonly key: Key}
	| {readonly type: 'resize'; readonly columns: number; readonly rows: number}
	/** The request was taken up by the outside. */
	| {readonly type: 'requested'}
	| {readonly type: 'notice'; readonly says: string}
	/** The cursor goes to an item. */
	| {readonly type: 'go'; readonly key: string}
	/** More of the proposals were read; with `isAll` these are all. */
	| {readonly type: 'read'; readonly board: ReadBoard; readonly isAll: boolean}
	/** One proposal was read again, or is gone. */
	| {readonly type: 'reread'; readonly path: string; readonly board: ReadBoard}
	| {readonly type: 'opened'; readonly opened: OpenedProposal; readonly for: OpenFor}
	| {readonly type: 'linked'; readonly link: Linked}
	| {readonly type: 'written'; readonly plan: Plan; readonly says: string; readonly isUndo: boolean}
	/** The file was changed by someone else in between; nothing was written. */
	| {readonly type: 'changed'; readonly opened: OpenedProposal};

/** A change of the state by a key. */
export type HomeCommand = (state: HomeState) => HomeState;

const commands: Readonly<Record<string, HomeCommand>> = {
	...homeCommands,
	...cardCommands,
	...tickCommands,
	...matrixCommands,
};

/** The next state of home. Pure: every decision about keys is made here, one key after the other. */
export function reduceHome(state: HomeState, action: HomeAction): HomeState {
	switch (action.type) {
		case 'key': {
			return reduceKey(state, action.key);
		}

		case 'resize': {
			return resizeHome(state, action.columns, action.rows);
		}

		case 'requested': {
			return {...state, request: undefined};
		}

		case 'notice': {
			return {...state, notice: action.says};
		}

		case 'go': {
			return {...state, cursor: action.key, notice: undefined};
		}

		case 'read': {
			return withContent({...state, isReading: !action.isAll}, action.board);
		}

		case 'reread': {
			return withContent(state, replaced(state.content, action.path, action.board));
		}

		case 'opened': {
			return open(state, action.opened, action.for);
		}

		case 'linked': {
			return state.card?.kind === 'status' ? {...state, card: {...state.card, link: action.link}} : state;
		}

		case 'written': {
			const {plan, says, isUndo} = action;
			const undo = isUndo ? state.undo.slice(0, -1) : [...state.undo, {kind: 'written' as const, plan, says}];
			return {
				...state,
				card: undefined,
				undo,
				notice: isUndo ? `Undone: the file is again what it was before ${says}` : `${says}: u undoes it`,
			};
		}

		case 'changed': {
			return renew(state, action.opened);
		}
	}
}

function reduceKey(before: HomeState, key: Key): HomeState {
	if (before.exit) {
		return before;
	}

	if (key.kind === 'paste') {
		return type(fresh(before), key.text);
	}

	if (key.kind === 'key') {
		return press(fresh(before), key.name);
	}

	return press(fresh(before), key.text);
}

function press(state: HomeState, name: string): HomeState {
	const command = homeKeys.commandFor(contextsOf(state), name);
	const run = command === undefined ? undefined : commands[command];
	return run ? run(state) : type(state, name);
}

/** What is typed and no command: letters for the card or the filter, and keys that move in a line. */
function type(state: HomeState, text: string): HomeState {
	return state.card?.kind === 'status' ? typeOnCard(state, text) : state.isFiltering ? typeFilter(state, text) : state;
}

function fresh(state: HomeState): HomeState {
	return state.notice === undefined ? state : {...state, notice: undefined};
}

/** What was read, with one file in the place of what it was before. */
function replaced(content: ReadBoard, path: string, board: ReadBoard): ReadBoard {
	const isOther = (entry: {readonly path: string}): boolean => entry.path !== path;
	const attention = new Map(content.attention);
	attention.delete(path);
	return {
		proposals: [...content.proposals.filter(isOther), ...board.proposals],
		attention: new Map([...attention, ...board.attention]),
		others: [...content.others.filter(isOther), ...board.others],
	};
}

function open(state: HomeState, opened: OpenedProposal, what: OpenFor): HomeState {
	switch (what) {
		case 'status': {
			return {...state, card: openStatusCard(opened)};
		}

		case 'progress': {
			return {...state, card: openStatusCard(opened, 'progress')};
		}

		case 'tick': {
			const card = openTickCard(opened);
			return card.boxes.length === 0 ? {...state, notice: 'There are no boxes in this proposal'} : {...state, card};
		}

		case 'proposal': {
			const isSame = state.view === 'proposal' && state.opened?.path === opened.path;
			return {...state, view: 'proposal', opened, scroll: isSame ? state.scroll : 0};
		}
	}
}

/** The card on the text that the file has now, with everything that was picked and typed. */
function renew(state: HomeState, opened: OpenedProposal): HomeState {
	const {card} = state;
	const notice = 'The file was changed meanwhile: this is what Enter writes now';
	return card
		? {...state, notice, card: card.kind === 'tick' ? renewTickCard(card, opened) : renewStatusCard(card, opened)}
		: {...state, notice: 'The file was changed since, and was left as it is'};
}
