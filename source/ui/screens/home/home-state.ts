import type {HomeDraft, HomeStart} from '../../../proposal/home-start.js';
import type {Key} from '../../input/key.js';

/** A row of home that can be opened. */
export type HomeRow =
	| {readonly kind: 'draft'; readonly draft: HomeDraft}
	| {readonly kind: 'new'; readonly template: string; readonly isQuick: boolean};

/** What home asks the outside to do with a draft. */
export type HomeRequest = {readonly kind: 'discard' | 'restore'; readonly id: string};

/** The state of home. */
export type HomeState = {
	readonly start: HomeStart;
	readonly drafts: readonly HomeDraft[];
	readonly discarded: readonly HomeDraft[];
	readonly index: number;
	readonly columns: number;
	readonly rows: number;
	readonly notice: string | undefined;
	readonly request: HomeRequest | undefined;
	/** The words of the command to run next, or nothing to leave. */
	readonly exit: {readonly next: readonly string[] | undefined} | undefined;
};

/** What happens to home. */
export type HomeAction =
	| {readonly type: 'key'; readonly key: Key}
	| {readonly type: 'resize'; readonly columns: number; readonly rows: number}
	| {readonly type: 'requested'; readonly problem: string | undefined};

/** One key of home; the line at the bottom comes from these rows. */
export type HomeBinding = {
	readonly keys: readonly string[];
	readonly command: HomeCommand;
	readonly label: string;
	readonly says: string;
	/** Up does the same the other way round: both arrows are shown instead of the label. */
	readonly isPair?: boolean;
};

type HomeCommand = 'up' | 'down' | 'open' | 'new' | 'new-all' | 'discard' | 'undo' | 'help' | 'leave';

/** Every key of home. */
export const homeKeys: readonly HomeBinding[] = [
	{keys: ['enter'], command: 'open', label: 'Enter', says: 'open'},
	{keys: ['up', 'k', 'shift+tab'], command: 'up', label: '', says: ''},
	{keys: ['down', 'j', 'tab'], command: 'down', label: '', says: 'move', isPair: true},
	{keys: ['n'], command: 'new', label: 'n', says: 'new'},
	{keys: ['a'], command: 'new-all', label: 'a', says: 'new, every section'},
	{keys: ['d', 'delete'], command: 'discard', label: 'd', says: 'put away'},
	{keys: ['u', 'ctrl+_'], command: 'undo', label: 'u', says: 'bring back'},
	{keys: ['f1', '?'], command: 'help', label: '?', says: ''},
	{keys: ['q', 'escape', 'ctrl+c'], command: 'leave', label: 'q', says: 'leave'},
];

/** Home as it opens: on the latest draft, or on a new proposal. */
export function startHome(start: HomeStart, size: {readonly columns: number; readonly rows: number}): HomeState {
	return {
		start,
		drafts: start.drafts,
		discarded: [],
		index: 0,
		...size,
		notice: start.damaged[0],
		request: undefined,
		exit: undefined,
	};
}

/** The rows that can be opened: drafts first, then a new proposal from each template, of the usual one as a quick draft too. */
export function homeRows(state: HomeState): readonly HomeRow[] {
	return [
		...state.drafts.map((draft): HomeRow => ({kind: 'draft', draft})),
		...(hasQuick(state) ? [{kind: 'new' as const, template: state.start.templates[0] ?? '', isQuick: true}] : []),
		...state.start.templates.map((template): HomeRow => ({kind: 'new', template, isQuick: false})),
	];
}

/** True where a quick draft asks less than the usual template as a whole. */
export function hasQuick({start: {questions}}: HomeState): boolean {
	return questions.quick > 0 && questions.quick < questions.all;
}

/** The keys that do something now. */
export function liveKeys(state: HomeState): readonly HomeBinding[] {
	const isLive: Partial<Record<HomeCommand, boolean>> = {
		'new-all': hasQuick(state),
		discard: homeRows(state)[state.index]?.kind === 'draft',
		undo: state.discarded.length > 0,
	};
	return homeKeys.filter(({command}) => isLive[command] ?? true);
}

/** The next state of home. */
export function reduceHome(state: HomeState, action: HomeAction): HomeState {
	switch (action.type) {
		case 'resize': {
			return {...state, columns: action.columns, rows: action.rows};
		}

		case 'requested': {
			return {...state, request: undefined, notice: action.problem ?? state.notice};
		}

		case 'key': {
			return state.exit ? state : pressAll(state, action.key);
		}
	}
}

function pressAll(state: HomeState, key: Key): HomeState {
	if (key.kind === 'key') {
		return press(state, key.name);
	}

	return key.kind === 'text'
		? [...key.text].reduce((next, letter) => (next.exit ? next : press(next, letter)), state)
		: state;
}

function press(state: HomeState, name: string): HomeState {
	const command = homeKeys.find(binding => binding.keys.includes(name))?.command;
	return command ? handlers[command]({...state, notice: undefined}) : state;
}

const handlers: Readonly<Record<HomeCommand, (state: HomeState) => HomeState>> = {
	up: state => ({...state, index: Math.max(0, state.index - 1)}),
	down: state => ({...state, index: Math.min(homeRows(state).length - 1, state.index + 1)}),
	open(state) {
		const row = homeRows(state)[state.index];
		const next = row?.kind === 'draft' ? ['resume', row.draft.id] : row && newWords(state, row);
		return next ? {...state, exit: {next}} : state;
	},
	new: state => ({...state, exit: {next: newWords(state, {template: undefined, isQuick: hasQuick(state)})}}),
	'new-all': state => ({...state, exit: {next: newWords(state, {template: undefined, isQuick: false})}}),
	discard(state) {
		const row = homeRows(state)[state.index];
		if (row?.kind !== 'draft') {
			return {...state, notice: 'Only a draft can be put away'};
		}

		const drafts = state.drafts.filter(draft => draft !== row.draft);
		return {
			...state,
			drafts,
			discarded: [...state.discarded, row.draft],
			index: Math.min(state.index, drafts.length),
			notice: `"${row.draft.title || 'untitled'}" is put away: u brings it back`,
			request: {kind: 'discard', id: row.draft.id},
		};
	},
	undo(state) {
		const draft = state.discarded.at(-1);
		return draft
			? {
					...state,
					drafts: [draft, ...state.drafts],
					discarded: state.discarded.slice(0, -1),
					index: 0,
					notice: `"${draft.title || 'untitled'}" is back`,
					request: {kind: 'restore', id: draft.id},
				}
			: {...state, notice: 'Nothing was put away'};
	},
	help: state => ({...state, notice: 'Every key of this screen stands in the line below; the wizard has its own help'}),
	leave: state => ({...state, exit: {next: undefined}}),
};

type New = {readonly template: string | undefined; readonly isQuick: boolean};

function newWords(state: HomeState, {template, isQuick}: New): readonly string[] {
	const isUsual = template === undefined || template === state.start.templates[0];
	return ['new', ...(isQuick ? ['--quick'] : []), ...(isUsual ? [] : ['--template', template])];
}
