/** Puts a draft together again from its snapshots and journals. Changes nothing on the disk. */
import type {Draft} from '../proposal/draft.js';
import {applyChange} from '../proposal/draft-journal.js';
import {type DiskFailure, diskFailure} from './disk-failure.js';
import {type DraftFiles, journalFile, journalNumbers, namesIn} from './draft-files.js';
import {fingerprint, type JournalEntry, readJournal} from './draft-journal-file.js';
import {readSnapshot, type Snapshot, type SnapshotReading} from './draft-snapshot.js';

/** A draft that cannot be opened, and why; its files stay as they are. */
export type UnreadableDraft =
	| {readonly kind: 'missing'; readonly message: string}
	| {readonly kind: 'damaged'; readonly message: string}
	| {readonly kind: 'newer'; readonly message: string}
	| DiskFailure;

/** A draft as it was last on the disk. */
export type ReadDraft = {
	readonly kind: 'read';
	readonly draft: Draft;
	/** Number that no journal and no snapshot has had yet. */
	readonly next: number;
	/** Whether a snapshot alone would give the same. */
	readonly isSnapshot: boolean;
	/** Files that could not be read (whole), with the reason. */
	readonly damaged: readonly DamagedFile[];
};

/** A file of a draft that cannot be read or not to its end. */
export type DamagedFile = {readonly path: string; readonly reason: string};

/** Reads a draft: the last snapshot that is whole, then all journals that follow on it. `names` are those in its folder. */
export function readDraft(files: DraftFiles, names = namesIn(files.folder)): ReadDraft | UnreadableDraft {
	const current = readSnapshot(files.snapshot);
	if (current.kind === 'newer') return {kind: 'newer', message: `${files.snapshot} cannot be read: ${current.reason}.`};
	if (current.kind === 'failed') return current;
	const base = current.kind === 'good' ? current : readSnapshot(files.previous);
	if (base.kind === 'failed') return base;
	if (base.kind !== 'good') return unreadable(files, current, base);
	try {
		return replay(files, journalNumbers(files, names), base.snapshot, current);
	} catch (error) {
		return diskFailure(error, `read the draft ${files.snapshot}`);
	}
}

function unreadable(files: DraftFiles, current: SnapshotReading, previous: SnapshotReading): UnreadableDraft {
	const reading = current.kind === 'missing' ? previous : current;
	return 'reason' in reading
		? {kind: 'damaged', message: `The draft ${files.snapshot} cannot be read: ${reading.reason}.`}
		: {kind: 'missing', message: `There is no draft ${files.id}.`};
}

function replay(files: DraftFiles, numbers: readonly number[], base: Snapshot, current: SnapshotReading): ReadDraft {
	const damaged: DamagedFile[] = current.kind === 'damaged' ? [{path: files.snapshot, reason: current.reason}] : [];
	let draft: Draft = {...base.draft, id: files.id};
	let isSnapshot = current.kind === 'good';
	for (const number of numbers.filter(number => number >= base.generation)) {
		const path = journalFile(files, number);
		const journal = readJournal(path);
		if (journal?.isDamaged) damaged.push({path, reason: 'some of its lines are damaged'});
		if (!journal || journal.entries.length === 0) continue;
		// Each journal names the state that it goes on from; one that does not fit must not be applied.
		if (journal.base !== fingerprint(draft.state)) {
			damaged.push({path, reason: 'it does not go on from what could be read before it'});
			break;
		}
		draft = journal.entries.reduce(follow, draft);
		isSnapshot = false;
	}
	return {kind: 'read', draft, next: Math.max(base.generation, ...numbers) + 1, isSnapshot, damaged};
}

function follow(draft: Draft, {at, change, summary}: JournalEntry): Draft {
	return {
		...draft,
		updatedAt: at,
		summary: summary ?? draft.summary,
		state: change ? applyChange(draft.state, change) : draft.state,
	};
}
