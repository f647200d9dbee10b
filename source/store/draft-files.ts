/** The files of one draft and how they are named. */
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import {removeFile, sha256, tidyAway} from './disk.js';

/** Where one draft is kept. All paths are absolute. */
export type DraftFiles = {
	readonly id: string;
	/** The folder of all drafts of one root. */
	readonly folder: string;
	/** The last snapshot, and the one before it. */
	readonly snapshot: string;
	readonly previous: string;
	readonly lock: string;
};

const idPattern = /^[a-z0-9-]{6,64}$/;
const snapshotName = /^([a-z0-9-]{6,64})(?:\.prev)?\.json$/;
const damagedName = /^[a-z0-9-]{6,64}\.damaged-\d+\.(?:json|journal)$/;
const temporaryName = /\.tmp(?:-|$)/;
const temporaryLife = 60_000;

/** A random id for a new draft, safe as a file name. */
export function newDraftId(): string {
	return crypto.randomUUID();
}

/** Whether a text may become part of a path as the id of a draft. */
export function isDraftId(text: string): boolean {
	return idPattern.test(text);
}

/** The folder of all drafts of a root (absolute path); the name says nothing of it. */
export function rootFolder(folder: string, root: string): string {
	return path.join(folder, sha256(root).slice(0, 16));
}

/** Names the files of a draft. Throws on an id that is not safe as a file name. */
export function draftFiles(folder: string, id: string): DraftFiles {
	if (!isDraftId(id)) throw new RangeError(`Not the id of a draft: ${id}`);
	const file = (ending: string) => path.join(folder, `${id}.${ending}`);
	return {id, folder, snapshot: file('json'), previous: file('prev.json'), lock: file('lock')};
}

/** The journal with a number: it holds what came after the snapshot of the same generation, or after the journal before. */
export function journalFile(files: DraftFiles, number: number): string {
	return path.join(files.folder, `${files.id}.${number}.journal`);
}

/** Numbers of the journals of a draft, in their order; `names` are those in its folder, where they are known already. */
export function journalNumbers(files: DraftFiles, names = namesIn(files.folder)): number[] {
	const start = `${files.id}.`;
	const end = '.journal';
	return names
		.filter(name => name.startsWith(start) && name.endsWith(end))
		.map(name => name.slice(start.length, -end.length))
		.filter(number => /^\d+$/.test(number))
		.map(Number)
		.sort((one, other) => one - other);
}

/** Ids of all drafts of which a folder with these names holds files. */
export function draftIds(names: readonly string[]): string[] {
	return [...new Set(names.flatMap(name => snapshotName.exec(name)?.[1] ?? []))];
}

/** Those of some names that were given to files because they could not be read. */
export function namesSetAside(names: readonly string[]): string[] {
	return names.filter(name => damagedName.test(name));
}

/** Gives a damaged snapshot a name of its own, where nothing writes or clears it, and tells that path. */
export function setAside(files: DraftFiles, file: string, time: Date): string {
	const place = placeAside(files, file, time);
	fs.renameSync(file, place);
	return place;
}

/** Copies a damaged journal to a name of its own; its good lines are still needed where they are. */
export function copyAside(files: DraftFiles, file: string, time: Date): string {
	const place = placeAside(files, file, time);
	fs.copyFileSync(file, place, fs.constants.COPYFILE_EXCL);
	return place;
}

function placeAside({folder, id}: DraftFiles, file: string, time: Date): string {
	let stamp = time.getTime();
	const place = () => path.join(folder, `${id}.damaged-${stamp}${path.extname(file)}`);
	while (fs.existsSync(place())) stamp++;
	return place();
}

/** Moves a draft to another folder. At every moment in between it can be read whole in one of the two. */
export function moveDraft(files: DraftFiles, target: DraftFiles, order: 'snapshot first' | 'snapshot last'): void {
	const journals = journalNumbers(files).map(number => [journalFile(files, number), journalFile(target, number)]);
	const moves = [[files.snapshot, target.snapshot], ...journals, [files.previous, target.previous]];
	for (const [from = '', to = ''] of order === 'snapshot first' ? moves : moves.reverse()) {
		if (fs.existsSync(from)) fs.renameSync(from, to);
	}
}

/** Deletes a draft for good. What a crash leaves of it is still in the list, and can be deleted again. */
export function deleteDraft(files: DraftFiles): void {
	for (const number of journalNumbers(files)) removeFile(journalFile(files, number));
	removeFile(files.previous);
	removeFile(files.snapshot);
}

/** Removes temporary files that a killed process left behind more than a minute ago. */
export function sweepTemporaryFiles(folder: string, now: Date): void {
	for (const name of namesIn(folder).filter(name => temporaryName.test(name))) {
		const file = path.join(folder, name);
		const status = fs.lstatSync(file, {throwIfNoEntry: false});
		if (status && now.getTime() - status.mtimeMs > temporaryLife) tidyAway(file);
	}
}

/** Names in a folder; none where there is no folder. */
export function namesIn(folder: string): string[] {
	return fs.existsSync(folder) ? fs.readdirSync(folder) : [];
}
