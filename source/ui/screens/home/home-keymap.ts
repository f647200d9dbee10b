import {type Binding, createKeymap, type Keymap} from '../../keymap.js';
import {currentItem, currentProposal, type HomeState} from './home-state.js';

/** Where a key means something on home, from the innermost place outwards. */
export type HomeContext =
	| 'list'
	| 'board'
	| 'filter'
	| 'statuses'
	| 'card-line'
	| 'card-choice'
	| 'card'
	| 'ticks'
	| 'proposal'
	| 'matrix'
	| 'timeline'
	| 'help'
	| 'everywhere';

const rows: readonly Binding<HomeContext>[] = [
	{contexts: ['list', 'board'], keys: ['enter'], command: 'open', says: 'open', rank: 1},
	{contexts: ['list', 'board'], keys: ['up', 'k'], command: 'up', says: ''},
	{contexts: ['list', 'board'], keys: ['down', 'j'], command: 'down', says: 'move', rank: 2, isPair: true},
	{contexts: ['board'], keys: ['left', 'h', 'shift+tab'], command: 'left', says: ''},
	{contexts: ['board'], keys: ['right', 'l', 'tab'], command: 'right', says: 'next column'},
	{contexts: ['list'], keys: ['tab', ']'], command: 'next-group', says: 'next group'},
	{contexts: ['list'], keys: ['shift+tab', '['], command: 'previous-group', says: 'previous group'},
	{contexts: ['list', 'board'], keys: ['pageup', 'ctrl+b'], command: 'page-up', says: ''},
	{contexts: ['list', 'board'], keys: ['pagedown', 'ctrl+f'], command: 'page-down', says: ''},
	{contexts: ['list', 'board'], keys: ['home', 'g'], command: 'first', says: ''},
	{contexts: ['list', 'board'], keys: ['end', 'G'], command: 'last', says: ''},
	{contexts: ['list', 'board', 'proposal'], keys: ['s'], command: 'status', says: 'status', rank: 3},
	{contexts: ['list', 'board', 'proposal'], keys: ['p'], command: 'progress', says: 'progress', rank: 5},
	{contexts: ['list', 'board', 'proposal'], keys: ['t', 'x', ' '], command: 'tick', says: 'tick boxes', rank: 6},
	{contexts: ['list', 'board', 'proposal'], keys: ['e'], command: 'edit', says: 'edit', rank: 7},
	{contexts: ['list', 'board', 'proposal'], keys: ['y'], command: 'copy', says: 'copy the path'},
	{contexts: ['list', 'board'], keys: ['n'], command: 'new', says: 'new', rank: 8},
	{contexts: ['list', 'board'], keys: ['a'], command: 'new-all', says: 'new, every section'},
	{contexts: ['list', 'board'], keys: ['/'], command: 'filter', says: 'filter', rank: 4},
	{contexts: ['list', 'board'], keys: ['!'], command: 'next-noted', says: 'next that needs attention'},
	{contexts: ['list', 'board'], keys: ['o'], command: 'sort', says: 'sort by the next column', rank: 12},
	{contexts: ['list'], keys: ['b'], command: 'show-board', says: 'board', rank: 11},
	{contexts: ['board'], keys: ['b'], command: 'show-list', says: 'list', rank: 11},
	{contexts: ['list', 'board'], keys: ['m'], command: 'show-matrix', says: 'matrix of priority and risk'},
	{contexts: ['list', 'board'], keys: ['T'], command: 'show-timeline', says: 'timeline'},
	{contexts: ['list', 'board'], keys: ['d', 'delete'], command: 'discard', says: 'put a draft away'},
	{contexts: ['list', 'board', 'proposal'], keys: ['u', 'ctrl+_'], command: 'undo', says: 'undo', rank: 9},
	{contexts: ['list', 'board'], keys: ['r', 'f5'], command: 'reload', says: 'read everything again'},
	{contexts: ['list', 'board'], keys: ['escape'], command: 'clear-filter', says: 'clear the filter; leave'},
	{contexts: ['list', 'board'], keys: ['q'], command: 'leave', says: 'leave', rank: 15},
	{contexts: ['filter'], keys: ['enter', 'down', 'tab'], command: 'take-filter', says: 'to the list', rank: 1},
	{contexts: ['filter'], keys: ['escape'], command: 'drop-filter', says: 'show all', rank: 2},
	{contexts: ['statuses'], keys: ['up'], command: 'card.up', says: ''},
	{contexts: ['statuses'], keys: ['down'], command: 'card.down', says: 'or a letter: pick', rank: 2, isPair: true},
	{contexts: ['card-choice'], keys: ['left'], command: 'card.choice-back', says: ''},
	{contexts: ['card-choice'], keys: ['right', ' '], command: 'card.choice-on', says: 'change', rank: 2},
	{contexts: ['card-line', 'card-choice'], keys: ['up'], command: 'card.previous', says: ''},
	{contexts: ['card-line', 'card-choice'], keys: ['down'], command: 'card.next', says: ''},
	{contexts: ['card'], keys: ['enter'], command: 'card.write', says: 'write', rank: 1},
	{contexts: ['card'], keys: ['tab'], command: 'card.next', says: 'more to fill in', rank: 3},
	{contexts: ['card'], keys: ['shift+tab'], command: 'card.previous', says: ''},
	{contexts: ['card'], keys: ['pagedown'], command: 'card.scroll-down', says: 'see more of the change', rank: 5},
	{contexts: ['card'], keys: ['pageup'], command: 'card.scroll-up', says: ''},
	{contexts: ['card'], keys: ['escape'], command: 'card.close', says: 'close, nothing changes', rank: 4},
	{contexts: ['ticks'], keys: ['up', 'k'], command: 'ticks.up', says: ''},
	{contexts: ['ticks'], keys: ['down', 'j'], command: 'ticks.down', says: 'move', rank: 3, isPair: true},
	{contexts: ['ticks'], keys: [' ', 'x'], command: 'ticks.toggle', says: 'tick', rank: 2},
	{contexts: ['ticks'], keys: ['p'], command: 'ticks.progress', says: 'take the progress that the boxes say', rank: 5},
	{contexts: ['ticks'], keys: ['enter'], command: 'ticks.write', says: 'write', rank: 1},
	{contexts: ['ticks'], keys: ['escape', 'q'], command: 'card.close', says: 'close, nothing changes', rank: 4},
	{contexts: ['proposal'], keys: ['up', 'k'], command: 'scroll-up', says: ''},
	{contexts: ['proposal'], keys: ['down', 'j'], command: 'scroll-down', says: 'scroll', rank: 2, isPair: true},
	{contexts: ['proposal'], keys: ['pageup'], command: 'page-up', says: ''},
	{contexts: ['proposal'], keys: ['pagedown'], command: 'page-down', says: ''},
	{contexts: ['proposal'], keys: ['enter'], command: 'edit', says: 'edit', rank: 1},
	{contexts: ['matrix'], keys: ['up', 'k'], command: 'matrix.up', says: ''},
	{contexts: ['matrix'], keys: ['down', 'j'], command: 'matrix.down', says: 'move', rank: 2, isPair: true},
	{contexts: ['matrix'], keys: ['left', 'h'], command: 'matrix.left', says: ''},
	{contexts: ['matrix'], keys: ['right', 'l'], command: 'matrix.right', says: ''},
	{contexts: ['matrix'], keys: ['enter'], command: 'matrix.open', says: 'list these', rank: 1},
	{contexts: ['timeline', 'help'], keys: ['up', 'k'], command: 'scroll-up', says: ''},
	{
		contexts: ['timeline', 'help'],
		keys: ['down', 'j', ' '],
		command: 'scroll-down',
		says: 'scroll',
		rank: 2,
		isPair: true,
	},
	{contexts: ['timeline', 'help'], keys: ['pageup'], command: 'page-up', says: ''},
	{contexts: ['timeline', 'help'], keys: ['pagedown'], command: 'page-down', says: ''},
	{
		contexts: ['proposal', 'matrix', 'timeline', 'help'],
		keys: ['escape', 'q'],
		command: 'back',
		says: 'back',
		rank: 10,
	},
	{
		contexts: ['list', 'board', 'proposal', 'matrix', 'timeline'],
		keys: ['?', 'f1'],
		command: 'show-help',
		says: 'keys',
		rank: 16,
	},
	{contexts: ['everywhere'], keys: ['ctrl+z'], command: 'suspend', says: 'suspend'},
	{contexts: ['everywhere'], keys: ['ctrl+l'], command: 'redraw', says: 'draw the screen anew'},
	{contexts: ['everywhere'], keys: ['ctrl+c'], command: 'leave', says: 'leave'},
];

/** Every key of home. */
export const homeKeys: Keymap<HomeContext> = createKeymap(rows);

/** The places that the person is in, innermost first. */
export function contextsOf(state: HomeState): readonly HomeContext[] {
	const {card, view, isFiltering, content} = state;
	if (view === 'help') {
		return ['help', 'everywhere'];
	}

	if (card?.kind === 'tick') {
		return ['ticks', 'everywhere'];
	}

	if (card) {
		const part = card.part === 'status' ? 'statuses' : card.part === 'phase' ? 'card-choice' : 'card-line';
		return [part, 'card', 'everywhere'];
	}

	if (isFiltering) {
		return ['filter', 'everywhere'];
	}

	return [view === 'home' ? (content.isBoard ? 'board' : 'list') : view, 'everywhere'];
}

/** The bindings to show at the bottom: those that do something now, most useful first. */
export function shownKeys(state: HomeState): readonly Binding<HomeContext>[] {
	const hasProposal = currentProposal(state) !== undefined;
	const isLive: Readonly<Record<string, boolean>> = {
		status: hasProposal,
		progress: hasProposal,
		tick: hasProposal,
		edit: hasProposal || currentItem(state)?.kind === 'draft',
		undo: state.undo.length > 0,
	};
	return homeKeys.shownIn(contextsOf(state)).filter(({command}) => isLive[command] ?? true);
}
