/** Home without a terminal: its state, keys that change it, and an outside that answers from memory. */
import {attentionOf} from '../../source/proposal/attention.js';
import {readEntry} from '../../source/proposal/board-entry.js';
import {readOrders} from '../../source/proposal/board-order.js';
import type {HomeStart} from '../../source/proposal/home-start.js';
import type {Plan} from '../../source/proposal/plan.js';
import type {Alignment} from '../../source/template/align.js';
import {type Key, singleKeys} from '../../source/ui/input/key.js';
import {type HomeAction, reduceHome} from '../../source/ui/screens/home/home-reducer.js';
import {HomeScreen} from '../../source/ui/screens/home/home-screen.js';
import {type HomeState, startHome} from '../../source/ui/screens/home/home-state.js';
import {symbolsFor} from '../../source/ui/theme.js';
import {frameOf, type Size} from './frame.js';
import {aligned, seedForm} from './seed.js';

export const today = '2026-03-05';

/** What home opens with: two drafts unless told otherwise, and the shipped template. */
export function homeStart(change: Partial<HomeStart> = {}): HomeStart {
	return {
		root: '/home/ada/shop',
		settings: {folder: undefined, layout: 'flat'},
		folder: 'docs/enhancements',
		drafts: [
			{id: 'a1b2c3d4', title: 'Multi-agent orchestration', filled: 38, total: 74, age: '2h ago'},
			{id: 'e5f6a7b8', title: '', filled: 0, total: 74, age: '3d ago'},
		],
		templates: ['enhancement', 'adr'],
		questions: {quick: 9, all: 74},
		forms: [seedForm],
		orders: readOrders([seedForm]),
		damaged: [],
		today,
		...change,
	};
}

/** A repository in memory: the texts of proposals by their paths. */
export type Desktop = {
	readonly files: Map<string, string>;
	readonly requests: string[];
	state: HomeState;
};

/** Opens home on some proposals, all of them read. */
export function openHome(
	texts: Readonly<Record<string, string>>,
	size: Size = {columns: 80, rows: 24},
	start: HomeStart = homeStart({drafts: []}),
): Desktop {
	const desktop: Desktop = {files: new Map(Object.entries(texts)), requests: [], state: startHome(start, size)};
	serve(desktop);
	return desktop;
}

/** Presses keys one after the other: names in the way of the decoder, letters for themselves. */
export function pressHome(desktop: Desktop, ...keys: readonly string[]): Desktop {
	for (const key of keys) {
		const named = key.length > 1 && !/^ /.test(key);
		give(desktop, named ? {kind: 'key', name: key} : {kind: 'text', text: key});
	}

	return desktop;
}

/** Gives home a key as the terminal hands it on. */
export function give(desktop: Desktop, key: Key): void {
	for (const single of singleKeys(key)) {
		send(desktop, {type: 'key', key: single});
	}
}

/** Gives home an action, and answers what it asks for. */
export function send(desktop: Desktop, action: HomeAction): void {
	desktop.state = reduceHome(desktop.state, action);
	serve(desktop);
}

/** The screen as text. */
export function homeFrame({state}: Desktop, environment: Readonly<Record<string, string>> = {}): string {
	return frameOf(<HomeScreen state={state} symbols={symbolsFor(environment)} />, state);
}

function serve(desktop: Desktop): void {
	const {request} = desktop.state;
	if (!request) {
		return;
	}

	desktop.requests.push(request.kind);
	send(desktop, {type: 'requested'});
	switch (request.kind) {
		case 'read': {
			send(desktop, {type: 'read', board: boardOf(desktop, [...desktop.files.keys()]), isAll: true});
			break;
		}

		case 'open': {
			const opened = {path: request.path, alignment: alignmentOf(desktop, request.path), today, user: 'Ada', links: []};
			send(desktop, {type: 'opened', opened, for: request.for});
			break;
		}

		case 'write': {
			write(desktop, request);
			break;
		}

		default: {
			break;
		}
	}
}

function write(
	desktop: Desktop,
	{plan, says, isUndo}: {readonly plan: Plan; readonly says: string; readonly isUndo: boolean},
) {
	const [first] = plan;
	if (plan.some(({path, before}) => desktop.files.get(path) !== before) && first) {
		const alignment = alignmentOf(desktop, first.path);
		send(desktop, {type: 'changed', opened: {path: first.path, alignment, today, user: 'Ada', links: []}});
		return;
	}

	for (const {path, after} of plan) {
		desktop.files.set(path, after);
	}

	send(desktop, {type: 'written', plan, says, isUndo});
	for (const {path} of plan) {
		send(desktop, {type: 'reread', path, board: boardOf(desktop, [path])});
	}
}

function alignmentOf({files}: Desktop, path: string): Alignment {
	return aligned(files.get(path) ?? '');
}

function boardOf(desktop: Desktop, paths: readonly string[]) {
	const alignments = paths.map(path => ({path, alignment: alignmentOf(desktop, path)}));
	const proposals = alignments.map(({path, alignment}) =>
		readEntry(alignment, {path, isFollowed: true, hasDays: true}),
	);
	const attention = new Map(
		alignments.flatMap(({path, alignment}, index) => {
			const notes = attentionOf(alignment, {today, changed: proposals[index]?.lastUpdated?.day});
			return notes.length > 0 ? [[path, notes.map(({reason}) => reason)] as const] : [];
		}),
	);
	return {proposals, attention, others: []};
}
