/** Small steps on the disk that every writer here is made of. They throw what the file system throws. */
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {errorCode} from './disk-failure.js';

/** SHA-256 of bytes, or of a string as UTF-8, in hexadecimal. */
export function sha256(content: Uint8Array | string): string {
	return crypto.createHash('sha256').update(content).digest('hex');
}

/** Twelve random hexadecimal digits. */
export function randomName(): string {
	return crypto.randomBytes(6).toString('hex');
}

/** Writes all bytes to an open file; the system may take fewer than it is given without calling that an error. */
export function writeAll(descriptor: number, bytes: Uint8Array): void {
	let offset = 0;
	while (offset < bytes.length) {
		const written = fs.writeSync(descriptor, bytes, offset, bytes.length - offset);
		if (written === 0) throw Object.assign(new Error('Nothing was written'), {code: 'ENOSPC'});
		offset += written;
	}
}

const noFolderSync = new Set(['EINVAL', 'ENOTSUP', 'EISDIR']);

/** Makes names in a folder survive a power cut, where the system can do that. */
export function syncFolder(folder: string): void {
	if (process.platform === 'win32') return;
	const descriptor = fs.openSync(folder, 'r');
	try {
		fs.fsyncSync(descriptor);
	} catch (error) {
		if (!noFolderSync.has(errorCode(error) ?? '')) throw error;
	} finally {
		fs.closeSync(descriptor);
	}
}

/**
 * Makes a folder and those above it as needed, and has the new names survive a power cut. One by one from above: made
 * recursively by Node, a folder where nothing can be made (below `/proc`) would be tried for ever.
 */
export function makeFolder(folder: string, mode = 0o777): void {
	if (isFolder(folder)) return;
	const parent = path.dirname(folder);
	if (parent !== folder) makeFolder(parent, mode);
	try {
		fs.mkdirSync(folder, mode);
	} catch (error) {
		// Someone else may have made it just now.
		if (errorCode(error) !== 'EEXIST' || !isFolder(folder)) throw error;
	}
	syncFolder(parent);
}

function isFolder(folder: string): boolean {
	return fs.statSync(folder, {throwIfNoEntry: false})?.isDirectory() ?? false;
}

/** Reads a file, or gives undefined where there is none. */
export function readIfThere(file: string): Buffer | undefined {
	try {
		return fs.readFileSync(file);
	} catch (error) {
		if (errorCode(error) === 'ENOENT') return undefined;
		throw error;
	}
}

/** Removes a file; that it is gone already is no error. */
export function removeFile(file: string): void {
	try {
		fs.unlinkSync(file);
	} catch (error) {
		if (errorCode(error) !== 'ENOENT') throw error;
	}
}

/** Removes what a failed step left behind; that this fails too must not hide the first error. */
export function tidyAway(file: string): void {
	try {
		fs.unlinkSync(file);
	} catch {}
}

const noHardLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EMLINK']);

/** Whether an error of `link` says that this disk has no hard links, rather than that this one is not possible. */
export function lacksHardLinks(error: unknown): boolean {
	return noHardLinks.has(errorCode(error) ?? '');
}
