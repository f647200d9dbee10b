/** One writer for each draft: a lock file that names its holder. */
import fs from 'node:fs';
import os from 'node:os';
import process from 'node:process';
import {randomName, readIfThere, tidyAway} from './disk.js';
import {type DiskFailure, diskFailure, errorCode} from './disk-failure.js';
import {createFile} from './write-file.js';

/** A lock that this process took. */
export type DraftLock = {
	/** Makes sure that the lock is still ours; takes it again where someone deleted it. Throws errors of the disk. */
	isOurs(): boolean;
	release(): void;
};

/** Another window has the draft open. */
export type DraftHeld = {readonly kind: 'held'; readonly pid: number; readonly message: string};

/** What came of asking for a lock. */
export type Locking = {readonly kind: 'locked'; readonly lock: DraftLock} | DraftHeld | DiskFailure;

/** `start`: when the process began, in ticks since the computer did, where the system tells; a pid alone may be used again. */
type Holder = {readonly pid: number; readonly host: string; readonly start?: string; readonly token: string};

/** Locks that this process holds: where its own pid stands in any other one, that was left by a process before it. */
const ownTokens = new Set<string>();
const attempts = 5;

/** Takes the lock at a path, or tells who has it. The lock of a process that is gone is taken over. */
export function lockDraft(file: string): Locking {
	try {
		return tryToLock(file, attempts);
	} catch (error) {
		return diskFailure(error, `lock the draft ${file}`);
	}
}

function tryToLock(file: string, attemptsLeft: number): Locking {
	const holder = ourselves();
	const creation = createFile(file, JSON.stringify(holder));
	if (creation.kind === 'written') {
		ownTokens.add(holder.token);
		return {kind: 'locked', lock: lockOf(file, holder.token)};
	}
	if (creation.kind === 'failed') return creation;
	const seen = readIfThere(file)?.toString('utf8');
	const other = seen === undefined ? undefined : parseHolder(seen);
	if (other && (isAlive(other) || attemptsLeft === 0)) return held(file, other);
	if (attemptsLeft === 0)
		return diskFailure(Object.assign(new Error('Lock'), {code: 'EEXIST'}), `lock the draft ${file}`);
	if (seen !== undefined) takeAway(file, seen);
	return tryToLock(file, attemptsLeft - 1);
}

function lockOf(file: string, token: string): DraftLock {
	const read = () => {
		const text = readIfThere(file)?.toString('utf8');
		return text === undefined ? undefined : parseHolder(text)?.token;
	};
	return {
		isOurs() {
			const found = read();
			if (found !== undefined) return found === token;
			return createFile(file, JSON.stringify(ourselves(token))).kind === 'written';
		},
		release() {
			ownTokens.delete(token);
			try {
				if (read() === token) tidyAway(file);
			} catch {
				// A lock that cannot be read now is taken over later, as its process will be gone.
			}
		},
	};
}

/** Moves a dead holder's lock away; if someone else has taken it over in between, theirs is put back. */
function takeAway(file: string, seen: string): void {
	const aside = `${file}.tmp-${randomName()}`;
	try {
		fs.renameSync(file, aside);
	} catch (error) {
		if (errorCode(error) === 'ENOENT') return;
		throw error;
	}
	try {
		if (fs.readFileSync(aside, 'utf8') !== seen) fs.linkSync(aside, file);
	} finally {
		tidyAway(aside);
	}
}

function ourselves(token = randomName()): Holder {
	const start = processStart(process.pid);
	return {pid: process.pid, host: os.hostname(), ...(start === undefined ? {} : {start}), token};
}

function held(file: string, {pid, host}: Holder): DraftHeld {
	const place = host === os.hostname() ? `process ${pid}` : `process ${pid} on ${host}`;
	const advice = `Close it there, or delete ${file} if it is not running any more.`;
	return {kind: 'held', pid, message: `This draft is open in another window (${place}). ${advice}`};
}

function parseHolder(text: string): Holder | undefined {
	try {
		const value: unknown = JSON.parse(text);
		const isHolder = typeof value === 'object' && value !== null && 'pid' in value && Number.isInteger(value.pid);
		return isHolder ? (value as Holder) : undefined;
	} catch {
		return undefined;
	}
}

function isAlive(holder: Holder): boolean {
	// Processes of another computer cannot be seen from here.
	if (holder.host !== os.hostname()) return true;
	if (holder.pid === process.pid) return ownTokens.has(holder.token);
	if (!isRunning(holder.pid)) return false;
	const start = processStart(holder.pid);
	return start === undefined || holder.start === undefined || start === holder.start;
}

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return errorCode(error) !== 'ESRCH';
	}
}

/** Field 22 of the process's status; the name before it, in brackets, may hold spaces and brackets itself. */
function processStart(pid: number): string | undefined {
	try {
		const status = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
		return status.slice(status.lastIndexOf(')') + 2).split(' ')[19];
	} catch {
		return undefined;
	}
}
