import type {HomeStart} from '../../../proposal/home-start.js';
import {linkTo} from '../../../proposal/move-link.js';
import {type Board, type BoardReading, linksFrom, openBoard} from '../../../store/board.js';
import type {Drafts} from '../../../store/drafts.js';
import {gitUserName} from '../../../store/git-user.js';
import type {Environment} from '../../../store/preferences.js';
import {writePlan} from '../../../store/proposals.js';
import type {ScreenEnd} from '../../start.js';
import {createStore, type Store} from '../../store.js';
import {stopUntilContinued} from '../../suspend.js';
import {terminalSize} from '../../terminal.js';
import type {Present, Suspend} from '../../terminal-session.js';
import {type HomeAction, reduceHome} from './home-reducer.js';
import {type HomeRequest, type HomeState, startHome} from './home-state.js';
import type {OpenedProposal} from './status-card.js';

/** What home needs of the outside. */
export type HomeWorld = {
	readonly drafts: Drafts | undefined;
	readonly environment: Environment;
	/** It is shown line by line. */
	readonly isPlain: boolean;
	/** Shows it to a person. */
	readonly present: Present<HomeState, HomeAction>;
};

type HomeStore = Store<HomeState, HomeAction>;

/** Runs home, however it is shown, until something is chosen or it is left. */
export async function runHome(start: HomeStart, world: HomeWorld): Promise<ScreenEnd> {
	const store = createStore<HomeState, HomeAction>(reduceHome, startHome(start, terminalSize()));
	const server = makeServer(start, store, world);
	const serveNext = (suspend: Suspend): void => {
		const {request} = store.getState();
		if (request) {
			store.dispatch({type: 'requested'});
			server(request, suspend);
		}
	};

	const begin = (): void => serveNext(async whileAway => whileAway());
	// Screens are filled once the first frame stands; what is said once is said when all is known.
	const timer = world.isPlain ? undefined : setImmediate(begin);
	if (world.isPlain) {
		await new Promise<void>(resolve => {
			const unsubscribe = store.subscribe(() => {
				if (!store.getState().isReading) {
					unsubscribe();
					resolve();
				}
			});
			begin();
		});
	}

	const end = await world.present({
		store,
		onChange: (_, suspend) => serveNext(suspend),
		onSignal: () => store.dispatch({type: 'key', key: {kind: 'key', name: 'ctrl+c'}}),
		isOver: state => state.exit !== undefined,
	});
	if (timer) {
		clearImmediate(timer);
	}

	return end.exit?.next ? {next: end.exit.next} : {exitCode: 0};
}

/** Does what home asks for, at once: a key that follows finds what came of it. Only reading everything takes its time. */
function makeServer(start: HomeStart, store: HomeStore, {drafts, environment}: HomeWorld) {
	const board = openBoard({...start, environment});
	/** What was written while everything was being read, which may have been read before that. */
	const written = new Set<string>();
	const notice = (says: string): void => store.dispatch({type: 'notice', says});
	return (request: HomeRequest, suspend: Suspend): void => {
		switch (request.kind) {
			case 'discard':
			case 'restore': {
				const move = drafts?.[request.kind](request.draft.id);
				if (move && move.kind !== 'done') {
					notice(move.message);
				}

				break;
			}

			case 'open': {
				const opened = openAt(start, board, request.path);
				if (typeof opened === 'string') {
					notice(opened);
				} else {
					store.dispatch({type: 'opened', opened, for: request.for});
				}

				break;
			}

			case 'link': {
				store.dispatch(findLink(board, request.words, request.from));
				break;
			}

			case 'write': {
				write(start, board, store, request);
				for (const {path} of request.plan) {
					written.add(path);
				}

				break;
			}

			case 'copy': {
				copyToClipboard(request.text);
				break;
			}

			case 'read': {
				readAll(board, store, written);
				break;
			}

			case 'suspend': {
				void suspend(stopUntilContinued);
				break;
			}

			case 'redraw': {
				void suspend(async () => {});
				break;
			}
		}
	};
}

function readAll(board: Board, store: HomeStore, written: Set<string>): void {
	written.clear();
	const tell = (reading: BoardReading, isAll: boolean): void => {
		store.dispatch({type: 'read', board: reading, isAll});
		for (const path of written) {
			store.dispatch({type: 'reread', path, board: board.summarise(board.read(path))});
		}
	};

	void board.readAll(tell, () => store.getState().exit !== undefined);
}

/** A proposal as it is on the disk now, or a sentence why it can't be opened. */
function openAt({root, today}: HomeStart, board: Board, path: string): OpenedProposal | string {
	const file = board.read(path);
	return file.kind === 'proposal'
		? {path, alignment: file.alignment, today, user: gitUserName(root), links: linksFrom(board, file)}
		: `${path} ${file.reason}`;
}

/** The proposal that is to take the place of another one. */
function findLink(board: Board, words: string, from: OpenedProposal): HomeAction {
	const paths = board.find(words).filter(path => path !== from.path);
	const [path, ...others] = paths;
	if (path === undefined) {
		return {type: 'notice', says: `There is no other proposal "${words}"`};
	}

	if (others.length > 0) {
		return {type: 'notice', says: `"${words}" could be ${paths.slice(0, 3).join(' or ')}: write more of it`};
	}

	const file = board.read(path);
	return file.kind === 'proposal'
		? {type: 'linked', link: linkTo(from, file)}
		: {type: 'notice', says: `${path} ${file.reason}`};
}

function write(
	start: HomeStart,
	board: Board,
	store: HomeStore,
	{plan, says, isUndo}: Extract<HomeRequest, {kind: 'write'}>,
): void {
	const result = writePlan(start.root, plan);
	const [first] = plan;
	if (result.kind === 'written') {
		store.dispatch({type: 'written', plan, says, isUndo});
	} else if (result.kind === 'changed' && first) {
		const opened = openAt(start, board, first.path);
		store.dispatch(typeof opened === 'string' ? {type: 'notice', says: opened} : {type: 'changed', opened});
	} else {
		store.dispatch({type: 'notice', says: result.kind === 'taken' ? `${result.path} exists already` : result.message});
	}

	for (const {path} of plan) {
		store.dispatch({type: 'reread', path, board: board.summarise(board.read(path))});
	}

	const {view, opened} = store.getState();
	const now = view === 'proposal' && opened ? openAt(start, board, opened.path) : undefined;
	if (now && typeof now !== 'string') {
		store.dispatch({type: 'opened', opened: now, for: 'proposal'});
	}
}

/** Asks the terminal to put a text where pasting finds it; one that does not know how ignores that. */
function copyToClipboard(text: string): void {
	process.stdout.write(`\u001B]52;c;${Buffer.from(text).toString('base64')}\u0007`);
}
