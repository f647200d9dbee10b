/** The proposals of a repository as home sees them: all at once, bit by bit, and one again after it was changed. */
import {attentionOf} from '../proposal/attention.js';
import {type BoardEntry, readEntry} from '../proposal/board-entry.js';
import type {FolderOptions} from '../proposal/create.js';
import {linksOf} from '../proposal/facts.js';
import {matchProposals} from '../proposal/find-proposal.js';
import {type Linked, type Located, linkedPath, linkTo} from '../proposal/move-link.js';
import {folderOf, nearestFirst} from '../proposal/nearest-form.js';
import {recognise} from '../proposal/recognise.js';
import type {Form} from '../template/form.js';
import {lastChangeAdder} from './last-changes.js';
import type {Environment} from './preferences.js';
import {readProposal} from './proposals.js';
import {listCandidates, type ScannedFile, scanProposals} from './scan.js';

/** What was read of proposals, and of files among them that are none. */
export type BoardReading = {
	readonly proposals: readonly BoardEntry[];
	/** What needs attention, by the path of the proposal. */
	readonly attention: ReadonlyMap<string, readonly string[]>;
	readonly others: readonly {readonly path: string; readonly reason: string}[];
};

/** Where proposals lie and what they may follow. */
export type BoardOptions = {
	/** Absolute path of the root. */
	readonly root: string;
	/** The templates, the usual one first. */
	readonly forms: readonly Form[];
	readonly settings: FolderOptions;
	/** The person's calendar day. */
	readonly today: string;
	readonly environment: Environment;
};

/** Reads proposals of one repository. */
export type Board = {
	/** Reads everything; calls back with all that was read so far, last with all there is. Ends early where `isOver` says so. */
	readAll(onMore: (reading: BoardReading, isAll: boolean) => void, isOver: () => boolean): Promise<void>;
	/** Reads one file, by its path from the root. */
	read(path: string): ScannedFile;
	/** What lists show of a file that was just written. */
	summarise(file: ScannedFile): BoardReading;
	/** The paths of the proposals that some words mean. */
	find(words: string): readonly string[];
};

/** How many milliseconds pass before what was read meanwhile is shown. */
const interval = 60;

/** Opens the proposals of a repository. Nothing is read yet. */
export function openBoard({root, forms, settings, today, environment}: BoardOptions): Board {
	const folders = [...new Set(forms.map(form => folderOf(form, settings)))];
	const candidates = (): readonly string[] => listCandidates(root, folders, forms);
	return {
		read(file) {
			const content = readProposal(root, file);
			return 'problem' in content
				? {kind: 'other', path: file, reason: content.problem}
				: {path: file, ...recognise(nearestFirst(forms, file, settings), file, content.text)};
		},
		summarise(file) {
			const reading = emptyReading();
			const entry = entryOf(file);
			note(reading, file, entry && {...entry, lastUpdated: entry.lastUpdated ?? {day: today, source: 'file'}}, today);
			return reading;
		},
		find: words =>
			matchProposals(
				candidates(),
				words,
				forms.map(({naming}) => naming),
			),
		async readAll(onMore, isOver) {
			const addChange = lastChangeAdder({root, places: folders, environment});
			const reading = emptyReading();
			let told = performance.now();
			for await (const file of scanProposals({root, forms, folders: settings, paths: candidates()})) {
				const entry = entryOf(file);
				note(reading, file, entry && (await addChange(entry)), today);
				if (isOver()) {
					return;
				}

				if (performance.now() - told > interval) {
					onMore(copyOf(reading), false);
					told = performance.now();
				}
			}

			onMore(copyOf(reading), true);
		},
	};
}

type OpenReading = {
	readonly proposals: BoardEntry[];
	readonly attention: Map<string, readonly string[]>;
	readonly others: {readonly path: string; readonly reason: string}[];
};

function emptyReading(): OpenReading {
	return {proposals: [], attention: new Map(), others: []};
}

function copyOf({proposals, attention, others}: OpenReading): BoardReading {
	return {proposals: [...proposals], attention: new Map(attention), others: [...others]};
}

/** Notes what lists show of a file; `entry` is that of a proposal. */
function note(reading: OpenReading, file: ScannedFile, entry: BoardEntry | undefined, today: string): void {
	if (file.kind === 'other' || !entry) {
		reading.others.push({path: file.path, reason: file.kind === 'other' ? file.reason : ''});
		return;
	}

	const notes = attentionOf(file.alignment, {today, changed: entry.lastUpdated?.day});
	reading.proposals.push(entry);
	if (notes.length > 0) {
		reading.attention.set(
			entry.path,
			notes.map(({reason}) => reason),
		);
	}
}

function entryOf(file: ScannedFile): BoardEntry | undefined {
	return file.kind === 'proposal'
		? readEntry(file.alignment, {path: file.path, isFollowed: file.isFollowed, hasDays: true})
		: undefined;
}

/** What has taken the place of a proposal, as far as it lies in this repository. */
export function linksFrom(board: Board, moved: Located): readonly Linked[] {
	return linksOf(moved.alignment, 'superseded-by').flatMap(target => {
		const file = linkedPath(moved.path, target);
		const found = file === undefined ? undefined : board.read(file);
		return found?.kind === 'proposal' ? [linkTo(moved, found)] : [];
	});
}
