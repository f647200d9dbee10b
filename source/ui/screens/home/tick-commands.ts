import {titleOf} from '../../../proposal/role-state.js';
import type {HomeCommand} from './home-reducer.js';
import type {HomeState} from './home-state.js';
import {type TickCard, takeProgress, tickPlan, toggleBox} from './tick-card.js';

/** What the keys of the card of boxes do. */
export const tickCommands = {
	'ticks.up': state => withTicks(state, card => ({...card, index: Math.max(0, card.index - 1)})),
	'ticks.down': state => withTicks(state, card => ({...card, index: Math.min(card.boxes.length - 1, card.index + 1)})),
	'ticks.toggle': state => withTicks(state, toggleBox),
	'ticks.progress': state => withTicks(state, takeProgress),
	'ticks.write'(state) {
		if (state.card?.kind !== 'tick') {
			return state;
		}

		const plan = tickPlan(state.card);
		return plan.length === 0
			? {...state, card: undefined, notice: 'Nothing was changed'}
			: {
					...state,
					request: {kind: 'write', plan, says: `"${titleOf(state.card.alignment)}" was changed`, isUndo: false},
				};
	},
} satisfies Readonly<Record<string, HomeCommand>>;

function withTicks(state: HomeState, change: (card: TickCard) => TickCard): HomeState {
	return state.card?.kind === 'tick' ? {...state, card: change(state.card)} : state;
}
