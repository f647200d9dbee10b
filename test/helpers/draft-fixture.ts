/** A draft and a folder for it, for tests that keep drafts. */
import fs from 'node:fs';
import path from 'node:path';
import type {ExecutionContext} from 'ava';
import type {Draft, DraftState, DraftSummary} from '../../source/proposal/draft.js';
import {type Drafts, openDrafts} from '../../source/store/drafts.js';
import {temporaryFolder} from './temporary-folder.js';

export const root = '/repositories/shop';

export const summary: DraftSummary = {title: 'Faster search', filled: 3, total: 112};

export const emptyState: DraftState = {
	text: '',
	field: 'enhancement-overview.title',
	cursor: 0,
	pending: {},
	later: [],
	briefName: '',
};

export function sampleDraft(change: Partial<Draft> = {}): Draft {
	return {
		id: 'abcdef123456',
		root,
		template: {name: 'enhancement', hash: 'f00d', text: '# Enhancement: [Title]\n'},
		createdAt: '2026-01-08T09:00:00.000Z',
		updatedAt: '2026-01-08T09:00:00.000Z',
		summary,
		state: emptyState,
		...change,
	};
}

/** The empty state with a text, and the cursor at its end. */
export function typed(text: string): DraftState {
	return {...emptyState, text, cursor: text.length};
}

/** Timers that only run when the test says so. */
export type ManualTimers = {
	readonly waiting: Array<{readonly callback: () => void; readonly milliseconds: number}>;
	/** Runs the timers of this length. */
	run(milliseconds: number): void;
};

/** Drafts in a folder of their own, with a clock that stands still and timers by hand. */
export function temporaryDrafts(t: ExecutionContext): {folder: string; drafts: Drafts; timers: ManualTimers} {
	const folder = path.join(temporaryFolder(t), 'drafts');
	const waiting: ManualTimers['waiting'] = [];
	const schedule = (callback: () => void, milliseconds: number) => {
		const timer = {callback, milliseconds};
		waiting.push(timer);
		return () => {
			if (waiting.includes(timer)) waiting.splice(waiting.indexOf(timer), 1);
		};
	};
	const run = (milliseconds: number) => {
		for (const timer of waiting.filter(timer => timer.milliseconds === milliseconds)) timer.callback();
	};
	const now = () => new Date('2026-01-08T10:00:00.000Z');
	return {folder, drafts: openDrafts({folder, now, schedule}), timers: {waiting, run}};
}

/** Paths of all files in a folder and below it, relative to it, sorted. */
export function filesIn(folder: string): string[] {
	return fs
		.readdirSync(folder, {recursive: true, withFileTypes: true})
		.filter(entry => entry.isFile())
		.map(entry => path.relative(folder, path.join(entry.parentPath, entry.name)))
		.sort();
}
