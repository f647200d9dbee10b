import {type Present, runSession} from '../../terminal-session.js';
import type {Symbols} from '../../theme.js';
import {HomeScreen} from './home-screen.js';
import type {HomeAction, HomeState} from './home-state.js';

/** Shows home as a screen of the terminal. */
export function showHome(symbols: Symbols): Present<HomeState, HomeAction> {
	return session =>
		runSession<HomeState, HomeAction>({
			...session,
			view: state => <HomeScreen state={state} symbols={symbols} />,
			toAction: key => ({type: 'key', key}),
			resize: (columns, rows) => ({type: 'resize', columns, rows}),
		});
}
