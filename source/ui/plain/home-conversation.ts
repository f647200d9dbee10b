import {didYouMean} from '../../proposal/nearest.js';
import {type HomeItem, modelOf} from '../screens/home/home-items.js';
import type {HomeAction} from '../screens/home/home-reducer.js';
import {draftText, type HomeState} from '../screens/home/home-state.js';
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
	const all = state.content.hasQuick
		? 'n begins a quick draft, a a new proposal with every section'
		: 'n begins a new proposal';
	return [
		`A number opens it. ${all}, d 1 puts draft 1 away, u brings it back, p lists the proposals, a part of a name opens one.`,
		'/quit leaves.',
	];
}

function listLines(state: HomeState): readonly string[] {
	const {content, isReading, start} = state;
	const count = isReading
		? 'proposals are being read'
		: `${counted(content.proposals.length, 'proposal')} in ${start.folder}`;
	return [
		`Home. ${counted(content.drafts.length, 'draft')}, ${count}.`,
		...rowsOf(state).map((row, index) => `${index + 1}. ${rowWords(state, row)}`),
		...waysOf(state),
	];
}

/** What can be begun or gone on with, as it is numbered. */
function rowsOf({content}: HomeState): readonly HomeItem[] {
	return modelOf(content).items.filter(({kind}) => kind === 'draft' || kind === 'new');
}

function rowWords({start: {questions}}: HomeState, row: HomeItem): string {
	switch (row.kind) {
		case 'new': {
			const quick = row.isQuick ? `, a quick draft of ${questions.quick} questions` : '';
			return `New proposal: ${row.template}${quick}`;
		}

		case 'draft': {
			const {filled, total, age} = row.draft;
			return `${draftText(row.draft)}, ${filled} of ${total} fields, ${age}`;
		}

		default: {
			return nameOf(row);
		}
	}
}

/** Every proposal with its status and what needs attention. */
function proposalLines({content, isReading, start}: HomeState): readonly string[] {
	const {proposals, attention} = content;
	if (proposals.length === 0) {
		return [isReading ? 'The proposals are still being read.' : `No proposals in ${start.folder} yet.`];
	}

	return proposals.map(({title, status, path}) =>
		[`${title}: ${status ?? 'no status'}`, ...(attention.get(path) ?? []), path].join('. '),
	);
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
	['p', state => answer(...proposalLines(state))],
	['/undo', () => press('u')],
	['/show', state => answer(...listLines(state))],
	[
		'/help',
		state => answer(...waysOf(state), 'A part of a title opens the draft with it. An empty line lists all again.'),
	],
	['/quit', () => press('q')],
] as const);

/** Opens the draft, template or proposal with these words in its name. */
function byName(state: HomeState, line: string): HomeReply {
	if (line.startsWith('/')) {
		const slashed = [...commands.keys()].filter(name => name.startsWith('/'));
		return answer(`${line} is no command here.${didYouMean(line, slashed)} /help tells what there is.`);
	}

	const rows = modelOf(state.content).items.filter(
		row => row.kind !== 'other' && !(row.kind === 'proposal' && row.isNoted),
	);
	const found = rows.filter(row => nameOf(row).toLowerCase().includes(line.toLowerCase()));
	const [only, another] = found;
	return only && !another
		? pressAt(only, only.kind === 'proposal' ? 'e' : 'enter')
		: answer(`${line} is in the name of ${only ? 'several of these' : 'none of these'}.`, ...waysOf(state));
}

function nameOf(row: HomeItem): string {
	switch (row.kind) {
		case 'new': {
			return row.template;
		}

		case 'draft': {
			return row.draft.title;
		}

		case 'proposal': {
			return row.proposal.title;
		}

		case 'other': {
			return row.other.path;
		}
	}
}

/** Presses a key at a row of the list. */
function at(state: HomeState, index: number, name: 'enter' | 'd'): HomeReply {
	const rows = rowsOf(state);
	const row = rows[index];
	return row ? pressAt(row, name) : answer(`There is no ${index + 1}: the list has ${rows.length}.`);
}

function pressAt(row: HomeItem, name: string): HomeReply {
	return act({type: 'go', key: row.key}, key(name));
}

function press(name: string): HomeReply {
	return act(key(name));
}

function act(...actions: readonly HomeAction[]): HomeReply {
	return {
		actions,
		tell(before, after) {
			if (after.exit) {
				return say();
			}

			const isChanged = after.content.drafts !== before.content.drafts;
			return say(...(after.notice ? [sentence(after.notice)] : []), ...(isChanged ? listLines(after) : []));
		},
	};
}

function key(name: string): HomeAction {
	return {type: 'key', key: {kind: 'key', name}};
}

function answer(...says: readonly string[]): HomeReply {
	return {actions: [], tell: () => say(...says)};
}

function say(...says: readonly string[]): Turn<undefined> {
	return {talk: undefined, says};
}
