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
	{root, places, environment}: ChangePlaces,
): Promise<readonly BoardEntry[]> {
	if (entries.every(({lastUpdated}) => lastUpdated !== undefined)) {
		return entries;
	}

	const git = await openGit(root, environment);
	const found =
		'problem' in git
			? git
			: await lastChanges(
					git,
					places.map(place => place || '.'),
				);
	const days = 'problem' in found ? new Map<string, string>() : found;
	return entries.map(entry => ({...entry, lastUpdated: entry.lastUpdated ?? lastUpdateOf(entry.path, days, root)}));
}

function lastUpdateOf(path: string, days: ReadonlyMap<string, string>, root: string): LastUpdate {
	const day = days.get(path);
	return day === undefined ? {day: dayOf(changedAt(root, path)), source: 'file'} : {day, source: 'git'};
}
