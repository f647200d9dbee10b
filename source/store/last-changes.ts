import type {BoardEntry, LastUpdate} from '../proposal/board-entry.js';
import {dayOf} from '../proposal/moment.js';
import {lastChanges, openGit} from './git.js';
import type {Environment} from './git-process.js';
import {changedAt} from './history.js';

/** Where the files of the entries lie: folders or files, relative to the root. */
export type ChangePlaces = {
	readonly root: string;
	readonly places: readonly string[];
	readonly environment: Environment;
};

/**
 * Gives each entry that does not tell when it was changed the day of the last commit of its file, or where git knows none
 * the day on which the file was written. Git is asked once for all of them, and not at all where none needs it.
 */
export async function addLastChanges(
	entries: readonly BoardEntry[],
	places: ChangePlaces,
): Promise<readonly BoardEntry[]> {
	const addTo = lastChangeAdder(places);
	return Promise.all(entries.map(addTo));
}

/** The same for entries that come one by one. */
export function lastChangeAdder(places: ChangePlaces): (entry: BoardEntry) => Promise<BoardEntry> | BoardEntry {
	let days: Promise<ReadonlyMap<string, string>> | undefined;
	return entry => {
		if (entry.lastUpdated !== undefined) {
			return entry;
		}

		days ??= readChangeDays(places);
		return days.then(found => ({...entry, lastUpdated: lastUpdateOf(entry.path, found, places.root)}));
	};
}

/** The day of the last commit of each file that git knows, by its path from the root; none without git. */
async function readChangeDays({root, places, environment}: ChangePlaces): Promise<ReadonlyMap<string, string>> {
	const git = await openGit(root, environment);
	const found =
		'problem' in git
			? git
			: await lastChanges(
					git,
					places.map(place => place || '.'),
				);
	return 'problem' in found ? new Map() : found;
}

function lastUpdateOf(path: string, days: ReadonlyMap<string, string>, root: string): LastUpdate {
	const day = days.get(path);
	return day === undefined ? {day: dayOf(changedAt(root, path)), source: 'file'} : {day, source: 'git'};
}
