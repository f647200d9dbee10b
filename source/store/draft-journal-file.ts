/** The journal of a draft: one line for each change, so that a killed process loses nothing that was typed. */
import crypto from 'node:crypto';
import fs from 'node:fs';
import type {DraftState, DraftSummary} from '../proposal/draft.js';
import {besideOf, type DraftChange} from '../proposal/draft-journal.js';
import {readIfThere, sha256, tidyAway, writeAll} from './disk.js';

/** One line: when (ISO 8601, UTC), what changed, and the summary where it changed too. */
export type JournalEntry = {readonly at: string; readonly change?: DraftChange; readonly summary?: DraftSummary};

/** A journal open for writing. `append` throws what the file system throws; then nothing more may be appended. */
export type JournalWriter = {append(entry: JournalEntry): void; close(): void};

/** What a journal was found to hold: the fingerprint of the state that it starts from, its good lines, and whether bad ones follow. */
export type Journal = {readonly base: string; readonly entries: readonly JournalEntry[]; readonly isDamaged: boolean};

/** A short value that two states share only if they say the same. */
export function fingerprint(state: DraftState): string {
	const pending = Object.entries(state.pending).sort(([one], [other]) => (one < other ? -1 : 1));
	const beside = besideOf(state);
	const {text, field, cursor, later, briefName} = state;
	// A state that says nothing of what not every draft has keeps the fingerprint that it had before there was any of it.
	const others = [...(Object.keys(beside).length > 0 ? [beside] : []), ...(state.quick ? ['quick'] : [])];
	return sha256(JSON.stringify([text, field, cursor, pending, later, briefName, ...others]));
}

/** Starts a journal in a new file; `base` is the fingerprint of the state that the first change starts from. */
export function startJournal(file: string, base: string): JournalWriter {
	const descriptor = fs.openSync(file, 'ax', 0o600);
	let last = '';
	const write = (value: unknown) => {
		const json = JSON.stringify(value);
		last = chain(last, json);
		writeAll(descriptor, Buffer.from(`${last} ${json}\n`));
	};
	try {
		write({base});
	} catch (error) {
		fs.closeSync(descriptor);
		tidyAway(file);
		throw error;
	}
	return {append: write, close: () => fs.closeSync(descriptor)};
}

/** Reads a journal up to its first bad line. A last line without an end was being written when the process died: no damage. */
export function readJournal(file: string): Journal | undefined {
	const lines = readIfThere(file)?.toString('utf8').split('\n').slice(0, -1);
	if (!lines) return undefined;
	const good = goodLines(lines);
	const [header, ...entries] = good.map((json): unknown => JSON.parse(json));
	// The checksums prove that this module wrote these lines.
	const {base} = (header ?? {base: ''}) as {base: string};
	return {base, entries: entries as JournalEntry[], isDamaged: good.length < lines.length};
}

function goodLines(lines: readonly string[]): string[] {
	const good: string[] = [];
	let last = '';
	for (const line of lines) {
		const json = line.slice(checksumLength + 1);
		last = chain(last, json);
		if (line !== `${last} ${json}`) break;
		good.push(json);
	}
	return good;
}

const checksumLength = 12;

/** Each checksum takes in the one before it, so that a missing line shows as well as a changed one. */
function chain(last: string, json: string): string {
	return crypto.createHash('sha256').update(last).update(json).digest('hex').slice(0, checksumLength);
}
