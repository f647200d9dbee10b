import type {HomeStart} from '../../../proposal/home-start.js';
import type {Drafts} from '../../../store/drafts.js';
import type {ScreenEnd} from '../../start.js';
import {createStore} from '../../store.js';
import {terminalSize} from '../../terminal.js';
import type {Present} from '../../terminal-session.js';
import {type HomeAction, type HomeState, reduceHome, startHome} from './home-state.js';

/** What home needs of the outside. */
export type HomeWorld = {
	readonly drafts: Drafts | undefined;
	/** Shows it to a person. */
	readonly present: Present<HomeState, HomeAction>;
};

/** Runs home, however it is shown, until something is chosen or it is left. */
export async function runHome(start: HomeStart, {drafts, present}: HomeWorld): Promise<ScreenEnd> {
	const store = createStore<HomeState, HomeAction>(reduceHome, startHome(start, terminalSize()));
	const end = await present({
		store,
		onChange({request}) {
			if (request) {
				const move = drafts?.[request.kind](request.id);
				store.dispatch({type: 'requested', problem: move && move.kind !== 'done' ? move.message : undefined});
			}
		},
		onSignal: () => store.dispatch({type: 'key', key: {kind: 'key', name: 'ctrl+c'}}),
		isOver: state => state.exit !== undefined,
	});
	return end.exit?.next ? {next: end.exit.next} : {exitCode: 0};
}
