/** Looks at where a write would really go, before it goes there. */
import fs from 'node:fs';
import path from 'node:path';
import {errorCode} from './disk-failure.js';

/** The write is not done because of what is at the path; `reason` is a sentence that says why and what to do. */
export type Refusal = {readonly kind: 'refused'; readonly reason: string};

/** A file that may be replaced: its path with all links followed, and its status. */
export type Target = {readonly kind: 'target'; readonly file: string; readonly status: fs.Stats};

/** Refuses a folder (existing or still to be made) that links lead out of the root. Without a root every folder is fine. */
export function checkedFolder(folder: string, root: string | undefined): Refusal | undefined {
	if (root === undefined) return undefined;
	const existing = nearestExisting(path.resolve(folder));
	const real = realPath(existing);
	if (real === undefined)
		return refused(`${existing} is a symbolic link to nothing. Remove it or choose another folder.`);
	return isInside(real, fs.realpathSync(root)) ? undefined : outside(folder, real, root);
}

/** Follows a path to the file that is to be replaced; refuses what is not one ordinary file inside the root. */
export function checkedTarget(file: string, root: string | undefined): Target | Refusal {
	if (root === undefined && fs.lstatSync(file).isSymbolicLink())
		return refused(`${file} is a symbolic link. Name the file that it leads to.`);
	const real = fs.realpathSync(file);
	if (root !== undefined && !isInside(real, fs.realpathSync(root))) return outside(file, real, root);
	const status = fs.lstatSync(real);
	if (!status.isFile()) return refused(`${file} is not an ordinary file. Choose another one.`);
	if (status.nlink > 1)
		return refused(`${file} is one file under ${status.nlink} names (hard links). Copy it to a file of its own first.`);
	return {kind: 'target', file: real, status};
}

function nearestExisting(folder: string): string {
	const parent = path.dirname(folder);
	return parent === folder || isThere(folder) ? folder : nearestExisting(parent);
}

function isThere(file: string): boolean {
	return fs.lstatSync(file, {throwIfNoEntry: false}) !== undefined;
}

function realPath(folder: string): string | undefined {
	try {
		return fs.realpathSync(folder);
	} catch (error) {
		if (errorCode(error) === 'ENOENT') return undefined;
		throw error;
	}
}

function isInside(real: string, root: string): boolean {
	const way = path.relative(root, real);
	return way === '' || !(way === '..' || way.startsWith(`..${path.sep}`) || path.isAbsolute(way));
}

function outside(file: string, real: string, root: string): Refusal {
	return refused(`${file} leads to ${real}, outside of ${root}. Choose a path inside.`);
}

function refused(reason: string): Refusal {
	return {kind: 'refused', reason};
}
