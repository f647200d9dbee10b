/** The drafts of a person, kept so that a crash at any moment costs a few letters at most. */
import fs from 'node:fs';
import path from 'node:path';
import type {Draft, DraftSummary} from '../proposal/draft.js';
import {makeFolder, syncFolder} from './disk.js';
import {type DiskFailure, diskFailure} from './disk-failure.js';
import * as files from './draft-files.js';
import {type DraftHeld, lockDraft} from './draft-lock.js';
import {type DamagedFile, type ReadDraft, readDraft, type UnreadableDraft} from './draft-reader.js';
import {loadConf, readSnapshot, saveSnapshot} from './draft-snapshot.js';
import {type DraftListener, type DraftWriter, type Schedule, startWriter} from './draft-writer.js';

export {newDraftId} from './draft-files.js';
export type {DamagedFile, DraftHeld, DraftListener, DraftWriter, Schedule, UnreadableDraft};

/** One draft in a list. `path` is its file (absolute), `target` the path of the proposal that it edits, relative to the root. */
export type ListedDraft = {
	readonly id: string;
	readonly summary: DraftSummary;
	readonly template: string;
	readonly target?: string;
	readonly createdAt: string;
	readonly updatedAt: string;
	readonly path: string;
};

/** The drafts of a root, the last changed one first, and files that could not be read. */
export type DraftList = {readonly drafts: readonly ListedDraft[]; readonly damaged: readonly DamagedFile[]};

/** A draft with all its changes. `damaged` names files that could not be read and were done without. */
export type LoadedDraft = {readonly kind: 'loaded'; readonly draft: Draft; readonly damaged: readonly DamagedFile[]};

/** What came of opening a draft for writing. `damaged` as in {@link LoadedDraft}, with the paths where they were set aside. */
export type DraftOpening =
	| {readonly kind: 'opened'; readonly writer: DraftWriter; readonly damaged: readonly DamagedFile[]}
	| DraftHeld
	| UnreadableDraft;

/** What came of moving or deleting a draft. */
export type DraftMove =
	| {readonly kind: 'done'}
	| {readonly kind: 'missing'; readonly message: string}
	| DraftHeld
	| DiskFailure;

/** Where drafts are, and what a test puts in place of the clock. */
export type DraftsOptions = {
	/** Folder of all drafts (absolute path); it need not exist. */
	readonly folder: string;
	readonly now?: () => Date;
	readonly schedule?: Schedule;
};

/** Names a draft; a draft itself does that too. */
export type DraftName = {readonly id: string};

/** All drafts of a person. Nothing here throws for what the disk does. */
export type Drafts = {
	/** Lists the drafts of a root (absolute path). Changes nothing. */
	list(root: string): DraftList;
	/** Reads a draft, to be looked at. Changes nothing. */
	load(id: string): LoadedDraft | UnreadableDraft;
	/** Saves a new draft down to the disk. */
	create(draft: Draft): Promise<{readonly kind: 'created'} | DiskFailure>;
	/** Opens a draft for writing, as it is on the disk now; damaged files are set aside, never cleared. */
	open(draft: DraftName, listener?: DraftListener): Promise<DraftOpening>;
	/** Takes a closed draft out of the list so that it can come back. */
	discard(id: string): DraftMove;
	/** Brings a discarded draft back. */
	restore(id: string): DraftMove;
	/** Deletes a closed draft for good, once its proposal is on the disk. */
	remove(id: string): DraftMove;
};

const discardedName = 'discarded';

/** Opens the drafts in a folder; the folder is made when the first draft is. */
export function openDrafts({folder, now = () => new Date(), schedule = scheduleTimer}: DraftsOptions): Drafts {
	return {
		list: root => attempt(() => listDrafts(files.rootFolder(folder, root)), unlistable(folder)),
		load: id => loadDraft(find(folder, id)),
		create: draft => createDraft(folder, draft, now),
		open: (draft, listener = {}) => openDraft(find(folder, draft.id), {now, schedule, ...listener}),
		discard: id =>
			move(find(folder, id), draft => {
				const discarded = files.draftFiles(path.join(draft.folder, discardedName), id);
				makeFolder(discarded.folder, 0o700);
				files.moveDraft(draft, discarded, 'snapshot first');
				syncFolder(discarded.folder);
			}),
		restore: id =>
			move(find(folder, id, discardedName), discarded => {
				files.moveDraft(discarded, files.draftFiles(path.dirname(discarded.folder), id), 'snapshot last');
				syncFolder(path.dirname(discarded.folder));
			}),
		remove: id => move(find(folder, id), files.deleteDraft),
	};
}

function listDrafts(folder: string): DraftList {
	const drafts: ListedDraft[] = [];
	const names = files.namesIn(folder);
	const damaged = files.namesSetAside(names).map(name => explain(path.join(folder, name)));
	for (const id of files.draftIds(names)) {
		const draft = files.draftFiles(folder, id);
		const reading = readDraft(draft, names);
		if (reading.kind === 'read') drafts.push(listed(reading.draft, draft.snapshot));
		if (reading.kind === 'read') damaged.push(...reading.damaged);
		else if (reading.kind !== 'missing') damaged.push({path: draft.snapshot, reason: reading.message});
	}
	drafts.sort((one, other) => other.updatedAt.localeCompare(one.updatedAt));
	return {drafts, damaged};
}

function listed({id, summary, template, target, createdAt, updatedAt}: Draft, file: string): ListedDraft {
	const about = target ? {target: target.path} : {};
	return {id, summary, template: template.name, ...about, createdAt, updatedAt, path: file};
}

function explain(file: string): DamagedFile {
	const reading = file.endsWith('.json') ? readSnapshot(file) : undefined;
	return {path: file, reason: reading && 'reason' in reading ? reading.reason : 'some of its lines are damaged'};
}

function loadDraft(place: Place): LoadedDraft | UnreadableDraft {
	if (place.kind !== 'found') return place;
	const reading = readDraft(place.files);
	return reading.kind === 'read' ? {kind: 'loaded', draft: reading.draft, damaged: reading.damaged} : reading;
}

async function createDraft(folder: string, draft: Draft, now: () => Date): Promise<{kind: 'created'} | DiskFailure> {
	const conf = await loadConf();
	if (conf.kind === 'failed') return conf;
	return attempt(
		() => {
			const place = files.draftFiles(files.rootFolder(folder, draft.root), draft.id);
			makePrivateFolder(folder);
			makePrivateFolder(place.folder);
			if (fs.existsSync(place.snapshot)) throw Object.assign(new Error('Taken'), {code: 'EEXIST'});
			const saving = saveSnapshot(conf.conf, place, {generation: 1, draft}, now());
			return saving.kind === 'failed' ? saving : {kind: 'created'};
		},
		failed(`save the draft ${draft.id}`),
	);
}

type OpenContext = DraftListener & {readonly now: () => Date; readonly schedule: Schedule};

async function openDraft(place: Place, context: OpenContext): Promise<DraftOpening> {
	if (place.kind !== 'found') return place;
	const conf = await loadConf();
	if (conf.kind === 'failed') return conf;
	const locking = lockDraft(place.files.lock);
	if (locking.kind !== 'locked') return locking;
	const start = (reading: ReadDraft) =>
		startWriter(reading, {...context, files: place.files, lock: locking.lock, conf: conf.conf});
	const opening = attempt(
		(): DraftOpening => {
			files.sweepTemporaryFiles(place.files.folder, context.now());
			const reading = readDraft(place.files);
			const damaged = setDamagedAside(place.files, reading, context.now());
			return reading.kind === 'read' ? {kind: 'opened', writer: start(reading), damaged} : reading;
		},
		failed(`open the draft ${place.files.snapshot}`),
	);
	if (opening.kind !== 'opened') locking.lock.release();
	return opening;
}

function setDamagedAside(draft: files.DraftFiles, reading: ReadDraft | UnreadableDraft, now: Date): DamagedFile[] {
	if (reading.kind === 'damaged') {
		for (const file of [draft.snapshot, draft.previous]) if (fs.existsSync(file)) files.setAside(draft, file, now);
	}
	if (reading.kind !== 'read') return [];
	return reading.damaged.map(({path: file, reason}) => {
		const keep = file === draft.snapshot ? files.setAside : files.copyAside;
		return {path: keep(draft, file, now), reason};
	});
}

/** Moves a draft under its lock, so that no other window writes to it. */
function move(place: Place, action: (draft: files.DraftFiles) => void): DraftMove {
	if (place.kind !== 'found') return place;
	const draft = place.files;
	const locking = lockDraft(draft.lock);
	if (locking.kind !== 'locked') return locking;
	try {
		action(draft);
		syncFolder(draft.folder);
		return {kind: 'done'};
	} catch (error) {
		return diskFailure(error, `move the draft ${draft.snapshot}`);
	} finally {
		locking.lock.release();
	}
}

type Place =
	| {readonly kind: 'found'; readonly files: files.DraftFiles}
	| {readonly kind: 'missing'; readonly message: string}
	| DiskFailure;

/** Looks for a draft in the folders of all roots, as an id is enough to name it. */
function find(folder: string, id: string, below = ''): Place {
	const missing: Place = {kind: 'missing', message: `There is no draft ${id}. See enhance resume --list.`};
	if (!files.isDraftId(id) || !fs.existsSync(folder)) return missing;
	const look = (): Place => {
		const places = fs.readdirSync(folder).map(root => files.draftFiles(path.join(folder, root, below), id));
		const found = places.find(({snapshot, previous}) => fs.existsSync(snapshot) || fs.existsSync(previous));
		return found ? {kind: 'found', files: found} : missing;
	};
	return attempt(look, failed(`read ${folder}`));
}

/** What is typed is nobody else's business. */
function makePrivateFolder(folder: string): void {
	makeFolder(folder, 0o700);
	fs.chmodSync(folder, 0o700);
}

function attempt<Value, Failure>(action: () => Value, onError: (error: unknown) => Failure): Value | Failure {
	try {
		return action();
	} catch (error) {
		return onError(error);
	}
}

function failed(action: string): (error: unknown) => DiskFailure {
	return error => diskFailure(error, action);
}

function unlistable(folder: string): (error: unknown) => DraftList {
	return error => ({drafts: [], damaged: [{path: folder, reason: diskFailure(error, `read ${folder}`).message}]});
}

const scheduleTimer: Schedule = (callback, milliseconds) => {
	const timer = setTimeout(callback, milliseconds);
	timer.unref();
	return () => clearTimeout(timer);
};
