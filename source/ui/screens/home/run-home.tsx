import type {HomeStart} from '../../../proposal/home-start.js';
import type {Drafts} from '../../../store/drafts.js';
import type {ScreenEnd} from '../../start.js';
import {createStore} from '../../store.js';
import {runSession, terminalSize} from '../../terminal-session.js';
import type {Symbols} from '../../theme.js';
import {HomeScreen} from './home-screen.js';
import {type HomeAction, type HomeState, reduceHome, startHome} from './home-state.js';

/** Runs home until something is chosen or it is left. */
export async function runHome(
	start: HomeStart,
	{drafts, symbols}: {readonly drafts: Drafts | undefined; readonly symbols: Symbols},
): Promise<ScreenEnd> {
	const store = createStore<HomeState, HomeAction>(reduceHome, startHome(start, terminalSize()));
	const end = await runSession<HomeState, HomeAction>({
		store,
		view: state => <HomeScreen state={state} symbols={symbols} />,
		toAction: key => ({type: 'key', key}),
		resize: (columns, rows) => ({type: 'resize', columns, rows}),
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
