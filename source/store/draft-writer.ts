/** Keeps an open draft on the disk while a person types: a journal line for each change, a snapshot when they pause. */
import type {Draft, DraftState, DraftSummary} from '../proposal/draft.js';
import {diffState} from '../proposal/draft-journal.js';
import {makeFolder, tidyAway} from './disk.js';
import {type DiskFailure, diskFailure} from './disk-failure.js';
import {type DraftFiles, journalFile, journalNumbers} from './draft-files.js';
import {fingerprint, type JournalWriter, startJournal} from './draft-journal-file.js';
import type {DraftLock} from './draft-lock.js';
import type {ReadDraft} from './draft-reader.js';
import {type Conf, saveSnapshot} from './draft-snapshot.js';

/** Calls back after some milliseconds without keeping the process alive; the result cancels that. */
export type Schedule = (callback: () => void, milliseconds: number) => () => void;

/** Told while a draft is open. `onError` hears each message once until saving works again, which `onSaved` hears (ISO 8601, UTC). */
export type DraftListener = {onError?(message: string): void; onSaved?(time: string): void};

/** What came of a snapshot. */
export type DraftSaving = {readonly kind: 'saved'; readonly time: string} | DiskFailure;

/** What changes together when a draft goes over to another template. */
export type DraftReplacement = Pick<Draft, 'template' | 'other' | 'state' | 'summary'>;

/** An open draft. Its methods never throw for what the disk does. */
export type DraftWriter = {
	/** The draft with everything that was recorded. */
	readonly draft: Draft;
	/** Appends the change to the journal at once; cheap enough for every key. */
	record(state: DraftState, summary: DraftSummary): void;
	/** Gives the draft another template and the state that goes with it, in a snapshot: a reader gets both or neither. */
	replace(change: DraftReplacement): DraftSaving;
	/** Saves a snapshot now, down to the disk, if there is anything that no snapshot has. */
	flush(): DraftSaving;
	/** Flushes and lets others open the draft. Further calls do nothing. */
	close(): DraftSaving;
};

/** What a writer needs from outside. */
export type WriterContext = DraftListener & {
	readonly files: DraftFiles;
	readonly lock: DraftLock;
	readonly conf: Conf;
	readonly now: () => Date;
	readonly schedule: Schedule;
};

const pause = 1000;
const longestWait = 10_000;

/** Starts to write a draft that was read under its lock. Touches nothing until something is recorded. */
export function startWriter(reading: ReadDraft, context: WriterContext): DraftWriter {
	return new Writer(reading, context);
}

class Writer implements DraftWriter {
	#draft: Draft;
	/** What a reader would get from the disk now; a line that failed is thereby part of the next one. */
	#onDisk: Draft;
	/** Number of the journal in use, or of the next one. */
	#number: number;
	#journal: JournalWriter | undefined;
	#needsSnapshot: boolean;
	#isClosed = false;
	#savedAt: string;
	#cancelPause: (() => void) | undefined;
	#cancelWait: (() => void) | undefined;
	readonly #failing = new Map<'journal' | 'snapshot', string>();
	readonly #told = new Set<string>();
	readonly #context: WriterContext;

	constructor(reading: ReadDraft, context: WriterContext) {
		this.#draft = reading.draft;
		this.#onDisk = reading.draft;
		this.#number = reading.next;
		this.#needsSnapshot = !reading.isSnapshot;
		this.#savedAt = reading.draft.updatedAt;
		this.#context = context;
	}

	get draft(): Draft {
		return this.#draft;
	}

	record(state: DraftState, summary: DraftSummary): void {
		if (this.#isClosed) return;
		const change = diffState(this.#onDisk.state, state);
		const isNewSummary = !isSameSummary(this.#onDisk.summary, summary);
		const at = this.#context.now().toISOString();
		this.#draft = {...this.#draft, updatedAt: at, state, summary};
		if (!change && !isNewSummary) return;
		this.#needsSnapshot = true;
		if (this.#onDisk.template !== this.#draft.template) {
			// What is on the disk belongs to another template: only a snapshot can follow on it.
			this.#scheduleSnapshot();
			return;
		}
		this.#append({at, ...(change ? {change} : {}), ...(isNewSummary ? {summary} : {})});
		this.#scheduleSnapshot();
	}

	replace(change: DraftReplacement): DraftSaving {
		if (!this.#isClosed) {
			this.#draft = {...this.#draft, ...change, updatedAt: this.#context.now().toISOString()};
			this.#needsSnapshot = true;
		}
		return this.flush();
	}

	flush(): DraftSaving {
		this.#cancelTimers();
		if (this.#isClosed || !this.#needsSnapshot) return {kind: 'saved', time: this.#savedAt};
		const saving = this.#saveSnapshot();
		if (saving.kind === 'failed') this.#cancelWait = this.#context.schedule(() => this.flush(), longestWait);
		return saving;
	}

	close(): DraftSaving {
		const saving = this.flush();
		if (this.#isClosed) return saving;
		this.#isClosed = true;
		this.#cancelTimers();
		this.#endJournal();
		this.#context.lock.release();
		return saving;
	}

	#append(entry: Parameters<JournalWriter['append']>[0]): void {
		try {
			this.#journal ??= startJournal(journalFile(this.#context.files, this.#number), fingerprint(this.#onDisk.state));
			this.#journal.append(entry);
		} catch (error) {
			// The file may end in half a line: the next attempt starts a file of its own.
			this.#endJournal();
			this.#fail('journal', failureOf(error, `save the draft ${this.#context.files.snapshot}`));
			return;
		}
		this.#onDisk = this.#draft;
		this.#succeed('journal', entry.at);
	}

	#endJournal(): void {
		if (!this.#journal) return;
		try {
			this.#journal.close();
		} catch {
			// All lines are with the system already; there is nothing left to be written.
		}
		this.#journal = undefined;
		this.#number++;
	}

	#saveSnapshot(): DraftSaving {
		const {files, conf, now} = this.#context;
		const generation = this.#number + 1;
		try {
			makeFolder(files.folder, 0o700);
			if (!this.#context.lock.isOurs()) return this.#fail('snapshot', takenOver(files));
			const saving = saveSnapshot(conf, files, {generation, draft: this.#draft}, now());
			if (saving.kind === 'failed') return this.#fail('snapshot', saving);
			this.#settle(generation, saving.previous);
			if (saving.warning) this.#fail('snapshot', {kind: 'failed', code: 'ESYNC', message: saving.warning});
			else this.#succeed('snapshot', now().toISOString());
			return {kind: 'saved', time: this.#savedAt};
		} catch (error) {
			return this.#fail('snapshot', failureOf(error, `save the draft ${files.snapshot}`));
		}
	}

	/** The snapshot holds everything: the journals go, but for those that follow on the snapshot before it. */
	#settle(generation: number, previous: number | undefined): void {
		const {files} = this.#context;
		this.#endJournal();
		this.#number = generation;
		this.#onDisk = this.#draft;
		this.#needsSnapshot = false;
		this.#savedAt = this.#context.now().toISOString();
		this.#failing.delete('journal');
		const oldest = previous ?? generation;
		for (const number of journalNumbers(files).filter(number => number < oldest)) tidyAway(journalFile(files, number));
	}

	#scheduleSnapshot(): void {
		const {schedule} = this.#context;
		this.#cancelPause?.();
		this.#cancelPause = schedule(() => this.flush(), pause);
		this.#cancelWait ??= schedule(() => this.flush(), longestWait);
	}

	#cancelTimers(): void {
		this.#cancelPause?.();
		this.#cancelWait?.();
		this.#cancelPause = undefined;
		this.#cancelWait = undefined;
	}

	#fail(part: 'journal' | 'snapshot', failure: DiskFailure): DiskFailure {
		this.#failing.set(part, failure.message);
		if (!this.#told.has(failure.message)) {
			this.#told.add(failure.message);
			this.#context.onError?.(failure.message);
		}
		return failure;
	}

	#succeed(part: 'journal' | 'snapshot', time: string): void {
		this.#failing.delete(part);
		if (this.#failing.size > 0) return;
		this.#told.clear();
		this.#savedAt = time;
		this.#context.onSaved?.(time);
	}
}

function isSameSummary(one: DraftSummary, other: DraftSummary): boolean {
	return one.title === other.title && one.filled === other.filled && one.total === other.total;
}

function takenOver({lock}: DraftFiles): DiskFailure {
	const message = `Could not save the draft: another window has taken it over (${lock}). Close it there and save again.`;
	return {kind: 'failed', code: 'EBUSY', message};
}

function failureOf(error: unknown, action: string): DiskFailure {
	try {
		return diskFailure(error, action);
	} catch {
		// A person who types must not lose the window for a bug in saving.
		const reason = error instanceof Error ? error.message : String(error);
		return {kind: 'failed', code: 'EBUG', message: `Could not ${action}: ${reason}`};
	}
}
