/** Writes a person's files so that they are whole or untouched, survive a power cut, and never cost another's change. */
import fs from 'node:fs';
import path from 'node:path';
import {lacksHardLinks, makeFolder, randomName, sha256, syncFolder, tidyAway, writeAll} from './disk.js';
import {type DiskFailure, diskFailure, errorCode} from './disk-failure.js';
import {checkedFolder, checkedTarget, type Refusal} from './write-target.js';

/** The file is written; the warning says so if it might not survive a power cut. */
export type Written = {readonly kind: 'written'; readonly warning?: string};

/** What came of making a file. `taken`: something has that name already and was left alone. */
export type Creation = Written | {readonly kind: 'taken'; readonly message: string} | Refusal | DiskFailure;

/** What came of replacing a file. `changed`: it no longer holds what was expected, or is gone, and was left alone. */
export type Replacement = Written | {readonly kind: 'changed'; readonly message: string} | Refusal | DiskFailure;

/** `root`: real folder (absolute path) that the write must not leave through a symbolic link. */
export type CreateOptions = {readonly root?: string};

/** `expectedHash`: SHA-256 (hexadecimal) of the bytes that the change was made from. `root` as in {@link CreateOptions}. */
export type ReplaceOptions = {readonly expectedHash: string; readonly root?: string};

/** Makes a new file with all its parent folders; whatever has that name already is never overwritten. */
export function createFile(file: string, content: Uint8Array | string, options: CreateOptions = {}): Creation {
	const bytes = Buffer.from(content);
	try {
		const refusal = prepareFolder(path.dirname(path.resolve(file)), options.root);
		if (refusal) return refusal;
		return createWhole(file, bytes) ? settle(file) : taken(file);
	} catch (error) {
		return diskFailure(error, `write ${file}`);
	}
}

/** Replaces the content of a file that still holds what is expected; keeps its mode and, where permitted, its owner. */
export function replaceFile(file: string, content: Uint8Array | string, options: ReplaceOptions): Replacement {
	const bytes = Buffer.from(content);
	try {
		const target = checkedTarget(file, options.root);
		if (target.kind === 'refused') return target;
		if (hashOf(target.file) !== options.expectedHash) return changed(file);
		fs.accessSync(target.file, fs.constants.W_OK);
		return replaceWhole(target, bytes, options.expectedHash) ? settle(target.file) : changed(file);
	} catch (error) {
		return errorCode(error) === 'ENOENT' ? changed(file) : diskFailure(error, `write ${file}`);
	}
}

/** Why a file would not be replaced, without doing it; undefined where nothing speaks against it. */
export function replaceProblem(
	file: string,
	{expectedHash, root}: ReplaceOptions,
): Exclude<Replacement, Written> | undefined {
	try {
		const target = checkedTarget(file, root);
		if (target.kind === 'refused') return target;
		return hashOf(target.file) === expectedHash ? undefined : changed(file);
	} catch (error) {
		return errorCode(error) === 'ENOENT' ? changed(file) : diskFailure(error, `write ${file}`);
	}
}

function taken(file: string): Creation {
	return {kind: 'taken', message: `${file} exists already and was left as it is. Choose another name.`};
}

function changed(file: string): Replacement & {kind: 'changed'} {
	return {kind: 'changed', message: `${file} was changed or removed meanwhile and was left as it is. Read it again.`};
}

function prepareFolder(folder: string, root: string | undefined): Refusal | undefined {
	const refusal = checkedFolder(folder, root);
	if (refusal) return refusal;
	makeFolder(folder);
	// Looked at again, as someone may have put a link there between the look and the making.
	return checkedFolder(folder, root);
}

/** False where the name is taken. */
function createWhole(file: string, bytes: Uint8Array): boolean {
	const temporary = temporaryBeside(file);
	writeNew(temporary, bytes, 0o644);
	try {
		fs.linkSync(temporary, file);
		return true;
	} catch (error) {
		if (errorCode(error) === 'EEXIST') return false;
		if (!lacksHardLinks(error)) throw error;
		return createInPlace(file, bytes);
	} finally {
		tidyAway(temporary);
	}
}

function createInPlace(file: string, bytes: Uint8Array): boolean {
	try {
		writeNew(file, bytes, 0o644);
	} catch (error) {
		if (errorCode(error) === 'EEXIST') return false;
		throw error;
	}
	if (hashOf(file) === sha256(bytes)) return true;
	tidyAway(file);
	throw Object.assign(new Error('Read back other bytes than were written'), {code: 'EIO'});
}

/** False where the file changed while the new one was being written. */
function replaceWhole(target: {file: string; status: fs.Stats}, bytes: Uint8Array, expectedHash: string): boolean {
	const temporary = temporaryBeside(target.file);
	writeNew(temporary, bytes, 0o600, target.status);
	try {
		if (hashOf(target.file) !== expectedHash) {
			tidyAway(temporary);
			return false;
		}
		fs.renameSync(temporary, target.file);
		return true;
	} catch (error) {
		tidyAway(temporary);
		throw error;
	}
}

/** Writes a file that must not exist yet, down to the disk; leaves nothing behind where that fails. */
function writeNew(file: string, bytes: Uint8Array, mode: number, like?: fs.Stats): void {
	const descriptor = fs.openSync(file, 'wx', mode);
	try {
		try {
			writeAll(descriptor, bytes);
			if (like) takeOver(descriptor, like);
			fs.fsyncSync(descriptor);
		} finally {
			fs.closeSync(descriptor);
		}
	} catch (error) {
		tidyAway(file);
		throw error;
	}
}

function takeOver(descriptor: number, like: fs.Stats): void {
	const own = fs.fstatSync(descriptor);
	if (own.uid !== like.uid || own.gid !== like.gid) {
		try {
			fs.fchownSync(descriptor, like.uid, like.gid);
		} catch (error) {
			// Only the administrator gives files away; the text matters more than who owns it.
			if (errorCode(error) !== 'EPERM') throw error;
		}
	}
	fs.fchmodSync(descriptor, like.mode & 0o7777);
}

/** The file has its new content by now, so that an error here is no failure to write. */
function settle(file: string): Written {
	try {
		syncFolder(path.dirname(file));
		return {kind: 'written'};
	} catch (error) {
		const {code} = diskFailure(error, `sync ${file}`);
		return {kind: 'written', warning: `${file} is saved, but may not survive a power cut (${code}).`};
	}
}

function hashOf(file: string): string {
	return sha256(fs.readFileSync(file));
}

const longestName = 255;

/** A hidden name in the same folder, cut so that every file system takes it. */
function temporaryBeside(file: string): string {
	const ending = `.${randomName()}.tmp`;
	let name = `.${path.basename(file)}`;
	while (Buffer.byteLength(name) + ending.length > longestName) name = [...name].slice(0, -1).join('');
	return path.join(path.dirname(file), name + ending);
}
