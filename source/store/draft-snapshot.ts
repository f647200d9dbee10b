/** A draft as one readable JSON file with a checksum, kept by conf, with the generation before it beside it. */
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type ConfClass from 'conf';
import type {Draft} from '../proposal/draft.js';
import {lacksHardLinks, randomName, readIfThere, sha256, syncFolder, tidyAway} from './disk.js';
import {type DiskFailure, diskFailure} from './disk-failure.js';
import {type DraftFiles, setAside} from './draft-files.js';

/** A whole draft; each snapshot has a higher generation than the one before. */
export type Snapshot = {readonly generation: number; readonly draft: Draft};

/** What a snapshot's file was found to hold. Only `damaged` means that its content is of no use. */
export type SnapshotReading =
	| {readonly kind: 'good'; readonly snapshot: Snapshot}
	| {readonly kind: 'missing'}
	| {readonly kind: 'newer'; readonly reason: string}
	| {readonly kind: 'damaged'; readonly reason: string}
	| DiskFailure;

/** The class that keeps a snapshot's file; see {@link loadConf}. */
export type Conf = typeof ConfClass;

/** What came of saving: the generation that `.prev` holds now, and a warning if a power cut could undo the save. */
export type SnapshotSaving =
	| {readonly kind: 'saved'; readonly previous: number | undefined; readonly warning?: string}
	| DiskFailure;

const schemaVersion = 1;

/** Loads conf when it is first needed. It cannot be loaded for a user without a home folder. */
export async function loadConf(): Promise<{readonly kind: 'loaded'; readonly conf: Conf} | DiskFailure> {
	try {
		return {kind: 'loaded', conf: (await import('conf')).default};
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		const message = `Drafts cannot be kept: ${reason}. Set HOME to a folder of yours.`;
		return {kind: 'failed', code: 'ENOCONF', message};
	}
}

/** Reads a snapshot and proves it by its checksum. Changes nothing on the disk. */
export function readSnapshot(file: string): SnapshotReading {
	try {
		const bytes = readIfThere(file);
		return bytes ? decode(bytes.toString('utf8')) : {kind: 'missing'};
	} catch (error) {
		return diskFailure(error, `read ${file}`);
	}
}

/**
 * Saves a snapshot down to the disk and proves it by reading it back. The last good one is kept as `.prev`; where the
 * new one is not whole, the last good one is put back.
 */
export function saveSnapshot(conf: Conf, files: DraftFiles, snapshot: Snapshot, now: Date): SnapshotSaving {
	try {
		// Without this look conf would try for a second, with all keys waiting, to write where it may not.
		fs.accessSync(files.folder, fs.constants.W_OK);
		const previous = keepPrevious(files, now);
		write(conf, files, snapshot);
		return {kind: 'saved', previous, ...syncWarning(files)};
	} catch (error) {
		return diskFailure(error, `save the draft ${files.snapshot}`);
	}
}

function encode(snapshot: Snapshot): string {
	return `${JSON.stringify({schemaVersion, checksum: checksum(schemaVersion, snapshot), snapshot}, undefined, '\t')}\n`;
}

/** This envelope stays in every later version, so that a newer draft can be told from a damaged one. */
type Envelope = {readonly schemaVersion: number; readonly checksum: string; readonly snapshot: Snapshot};

function decode(text: string): SnapshotReading {
	if (text === '') return {kind: 'damaged', reason: 'it is empty'};
	const envelope = parseEnvelope(text);
	if (!envelope) return {kind: 'damaged', reason: 'it is cut, or something in it was changed'};
	const {schemaVersion: version, snapshot} = envelope;
	return version === schemaVersion
		? {kind: 'good', snapshot}
		: {kind: 'newer', reason: `it was written by a newer version (format ${version}); install that to open it`};
}

function parseEnvelope(text: string): Envelope | undefined {
	try {
		// The checksum proves the shape too: what it proves was written by this module.
		const envelope = JSON.parse(text) as Envelope;
		return envelope.checksum === checksum(envelope.schemaVersion, envelope.snapshot) ? envelope : undefined;
	} catch {
		return undefined;
	}
}

function checksum(version: number, snapshot: Snapshot): string {
	return sha256(`${version} ${JSON.stringify(snapshot)}`);
}

function keepPrevious(files: DraftFiles, now: Date): number | undefined {
	const current = readSnapshot(files.snapshot);
	if (current.kind === 'failed') throw Object.assign(new Error(current.message), {code: current.code});
	if (current.kind === 'newer') throw Object.assign(new Error(current.reason), {code: 'EEXIST'});
	if (current.kind === 'good') {
		copyOver(files.snapshot, files.previous);
		return current.snapshot.generation;
	}
	if (current.kind === 'damaged') setAside(files, files.snapshot, now);
	const previous = readSnapshot(files.previous);
	return previous.kind === 'good' ? previous.snapshot.generation : undefined;
}

function write(conf: Conf, files: DraftFiles, snapshot: Snapshot): void {
	// Conf does not count the bytes that the disk took: on a full one it cuts the file and reports success.
	let failure: unknown = Object.assign(new Error('Read back another text than was saved'), {code: 'ENOSPC'});
	try {
		writeWithConf(conf, files, snapshot);
	} catch (error) {
		failure = error;
	}
	const reading = readSnapshot(files.snapshot);
	if (reading.kind === 'good' && reading.snapshot.generation === snapshot.generation) return;
	if (reading.kind === 'damaged') putBack(files);
	throw failure;
}

function writeWithConf(ConfOfDraft: Conf, files: DraftFiles, snapshot: Snapshot): void {
	const conf = new ConfOfDraft<Snapshot>({
		projectName: 'enhance',
		projectSuffix: '',
		cwd: files.folder,
		configName: files.id,
		accessPropertiesByDotNotation: false,
		clearInvalidConfig: false,
		configFileMode: 0o600,
		serialize: encode,
		deserialize: decodeForConf,
	});
	withoutSnap(() => {
		conf.store = {...snapshot};
	});
}

function decodeForConf(text: string): Snapshot {
	const reading = decode(text);
	if (reading.kind !== 'good') throw new SyntaxError('Not a snapshot of this version');
	return reading.snapshot;
}

/** Inside a snap package conf writes in place, where a crash leaves half a file. */
function withoutSnap(save: () => void): void {
	const {SNAP: snap} = process.env;
	delete process.env.SNAP;
	try {
		save();
	} finally {
		if (snap !== undefined) process.env.SNAP = snap;
	}
}

function putBack(files: DraftFiles): void {
	if (fs.existsSync(files.previous)) copyOver(files.previous, files.snapshot);
	else tidyAway(files.snapshot);
}

/** Gives the content of one file a second name in one step, whatever had that name before. */
function copyOver(from: string, to: string): void {
	const temporary = `${to}.tmp-${randomName()}`;
	try {
		fs.linkSync(from, temporary);
	} catch (error) {
		if (!lacksHardLinks(error)) throw error;
		fs.copyFileSync(from, temporary, fs.constants.COPYFILE_EXCL);
	}
	try {
		fs.renameSync(temporary, to);
	} finally {
		// Renaming onto another name of the same file does nothing and leaves both.
		tidyAway(temporary);
	}
}

function syncWarning(files: DraftFiles): {warning?: string} {
	try {
		syncFolder(path.dirname(files.snapshot));
		return {};
	} catch (error) {
		const {code} = diskFailure(error, `sync ${files.folder}`);
		return {warning: `The draft is saved, but may not survive a power cut (${code}).`};
	}
}
