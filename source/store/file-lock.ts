/** Lets one process of this program after the other write to a file. */
import fs from 'node:fs';
import path from 'node:path';
import {sha256, tidyAway} from './disk.js';
import {lockDraft} from './draft-lock.js';
import {checkedTarget} from './write-target.js';

/** How long a process waits for another one, which has the lock for some milliseconds; and how often it looks. */
const patience = 5000;
const pause = 10;

/** A lock that is older was left behind, perhaps on another computer, or came with the repository. */
const longestLife = 60_000;

/**
 * Does something while no other process of this program writes to some files inside of a root (absolute paths). The locks
 * stand beside the files and are gone afterwards; those of a process that died are taken over. Where no lock can be had,
 * by lack of rights or of patience, the work is done without: it looks for itself whether a file has changed, only less
 * surely.
 */
export function withLocks<Result>(files: readonly string[], root: string, work: () => Result): Result {
	// Everybody takes the locks in the same order, so that no two wait for each other.
	const names = [...new Set(files.flatMap(file => lockName(file, root) ?? []))].toSorted();
	const locks = names.flatMap(name => takeLock(name) ?? []);
	try {
		return work();
	} finally {
		for (const lock of locks) {
			lock.release();
		}
	}
}

function takeLock(name: string): {release: () => void} | undefined {
	const deadline = performance.now() + patience;
	for (;;) {
		const status = fs.lstatSync(name, {throwIfNoEntry: false});
		// Only what can be read at once is looked into: not a pipe on which nothing ever comes.
		if (status && !status.isFile()) return undefined;
		if (status && Date.now() - status.mtimeMs > longestLife) tidyAway(name);
		const locking = lockDraft(name);
		if (locking.kind === 'locked') return locking.lock;
		if (locking.kind === 'failed' || performance.now() > deadline) return undefined;

		Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
	}
}

/** The lock of the file that a path leads to; undefined for one that must not be written: nothing is put beside that. */
function lockName(file: string, root: string): string | undefined {
	try {
		const target = checkedTarget(file, root);
		if (target.kind === 'refused') return undefined;
		const name = path.basename(target.file);
		return path.join(path.dirname(target.file), `.${Buffer.byteLength(name) > 200 ? sha256(name) : name}.lock`);
	} catch {
		// The write itself tells what is wrong with the path.
		return undefined;
	}
}
