import {singleKeys} from '../../input/key.js';
import {type Present, runSession} from '../../terminal-session.js';
import type {Symbols} from '../../theme.js';
import type {HomeAction} from './home-reducer.js';
import {HomeScreen} from './home-screen.js';
import type {HomeState} from './home-state.js';

/** Shows home as a screen of the terminal. */
export function showHome(symbols: Symbols): Present<HomeState, HomeAction> {
	return session =>
		runSession<HomeState, HomeAction>({
			...session,
			view: state => <HomeScreen state={state} symbols={symbols} />,
			toActions: key => singleKeys(key).map(single => ({type: 'key', key: single})),
			resize: (columns, rows) => ({type: 'resize', columns, rows}),
		});
}
