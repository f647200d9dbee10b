import {didYouMean} from '../../proposal/nearest.js';
import {type HomeAction, type HomeRow, type HomeState, hasQuick, homeRows} from '../screens/home/home-state.js';
import type {Conversation, Reply, Turn} from './conversation.js';
import {counted, sentence} from './words.js';

type HomeReply = Reply<HomeState, HomeAction, undefined>;

/** Home as a numbered list. */
export const homeConversation: Conversation<HomeState, HomeAction, undefined> = {
	open: state => say(...(state.notice === undefined ? [] : [sentence(state.notice)]), ...listLines(state)),
	reply: (_, state, line) => reply(state, line.trim()),
	repeat: (_, state) => say(...listLines(state)),
	overhear: (before, after) =>
		after.notice !== undefined && after.notice !== before.notice ? [sentence(after.notice)] : [],
	end: key('escape'),
};

function waysOf(state: HomeState): readonly string[] {
	const all = hasQuick(state)
		? 'n begins a quick draft, a a new proposal with every section'
		: 'n begins a new proposal';
	return [
		`A number opens it. ${all}, d 1 puts draft 1 away, u brings it back, p lists the proposals.`,
		'/quit leaves.',
	];
}

function listLines(state: HomeState): readonly string[] {
	const {proposals, folder} = state.start;
	return [
		`Home. ${counted(state.drafts.length, 'draft')}, ${counted(proposals.length, 'proposal')} in ${folder}.`,
		...homeRows(state).map((row, index) => `${index + 1}. ${rowWords(state, row)}`),
		...waysOf(state),
	];
}

function rowWords({start: {questions}}: HomeState, row: HomeRow): string {
	if (row.kind === 'new') {
		const quick = row.isQuick ? `, a quick draft of ${questions.quick} questions` : '';
		return `New proposal: ${row.template}${quick}`;
	}

	const {title, filled, total, age} = row.draft;
	return `Draft: ${title || 'untitled'}, ${filled} of ${total} fields, ${age}`;
}

function reply(state: HomeState, line: string): HomeReply {
	const [, toDiscard] = /^d\s+(\d+)$/.exec(line) ?? [];
	if (toDiscard !== undefined) {
		return at(state, Number(toDiscard) - 1, 'd');
	}

	const command = commands.get(line.toLowerCase());
	return command?.(state) ?? (/^\d+$/.test(line) ? at(state, Number(line) - 1, 'enter') : byName(state, line));
}

const commands: ReadonlyMap<string, (state: HomeState) => HomeReply> = new Map([
	['', state => answer(...listLines(state))],
	['n', () => press('n')],
	['a', () => press('a')],
	['u', () => press('u')],
	['d', () => answer('d wants the number of a draft: d 1 puts draft 1 away.')],
	[
		'p',
		({start}) => answer(...(start.proposals.length > 0 ? start.proposals : [`No proposals in ${start.folder} yet.`])),
	],
	['/undo', () => press('u')],
	['/show', state => answer(...listLines(state))],
	[
		'/help',
		state => answer(...waysOf(state), 'A part of a title opens the draft with it. An empty line lists all again.'),
	],
	['/quit', () => press('q')],
] as const);

/** Opens the draft or template with these words in its name. */
function byName(state: HomeState, line: string): HomeReply {
	if (line.startsWith('/')) {
		const slashed = [...commands.keys()].filter(name => name.startsWith('/'));
		return answer(`${line} is no command here.${didYouMean(line, slashed)} /help tells what there is.`);
	}

	const rows = homeRows(state);
	const found = rows.filter(row => nameOf(row).toLowerCase().includes(line.toLowerCase()));
	const [only, another] = found;
	return only && !another
		? at(state, rows.indexOf(only), 'enter')
		: answer(`${line} is in the name of ${only ? 'several of these' : 'none of these'}.`, ...waysOf(state));
}

function nameOf(row: HomeRow): string {
	return row.kind === 'new' ? row.template : row.draft.title;
}

/** Presses a key at a row of the list. */
function at(state: HomeState, index: number, name: 'enter' | 'd'): HomeReply {
	const rows = homeRows(state);
	if (!rows[index]) {
		return answer(`There is no ${index + 1}: the list has ${rows.length}.`);
	}

	const moves = index - state.index;
	const arrows = Array.from({length: Math.abs(moves)}, () => key(moves > 0 ? 'down' : 'up'));
	return press(...arrows.map(({key: {name: arrow}}) => arrow), name);
}

function press(...names: readonly string[]): HomeReply {
	return {
		actions: names.map(key),
		tell(before, after) {
			if (after.exit) {
				return say();
			}

			const isChanged = after.drafts !== before.drafts;
			return say(...(after.notice ? [sentence(after.notice)] : []), ...(isChanged ? listLines(after) : []));
		},
	};
}

function key(
	name: string,
): Extract<HomeAction, {type: 'key'}> & {readonly key: {readonly kind: 'key'; readonly name: string}} {
	return {type: 'key', key: {kind: 'key', name}};
}

function answer(...says: readonly string[]): HomeReply {
	return {actions: [], tell: () => say(...says)};
}

function say(...says: readonly string[]): Turn<undefined> {
	return {talk: undefined, says};
}
