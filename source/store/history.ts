import fs from 'node:fs';
import path from 'node:path';
import type {Version} from '../proposal/history.js';
import {type Moment, readMoment} from '../proposal/moment.js';
import {type Commit, findRenames, findWritten, type Git, listCommits, type Rename, readFilesAt} from './git.js';
import {largestProposal} from './proposals.js';
import {decodeText} from './read-file.js';
import type {Problem} from './workspace.js';

/** A file that was renamed more often has only its later history. */
const mostNames = 20;

const partialClone: Problem = {
	problem: 'this clone lacks the contents that files once had. "git fetch --refetch --no-filter" brings them',
};

/** The texts of a file in some commits by its names, as `Version` has them. */
type Texts = ReadonlyMap<string, ReadonlyMap<string, string | undefined>>;

/**
 * The versions of a file, the newest first, also from before it was renamed. `file` is relative to the root. Git is
 * started three times, and three times more for each other name that the file had.
 */
export async function readVersions(git: Git, file: string): Promise<readonly Version[] | Problem> {
	const names = [file];
	for (;;) {
		const commits = await listCommits(git, names);
		if ('problem' in commits) {
			return commits;
		}

		const texts = await readTexts(git, commits, names);
		if ('problem' in texts) {
			return texts;
		}

		const found = await findRenames(git, addingCommits(commits, texts));
		if ('problem' in found) {
			return found;
		}

		const renames = found.filter(({to}) => names.includes(to));
		const fresh = [...new Set(renames.map(({from}) => from))].filter(name => !names.includes(name));
		if (fresh.length === 0 || names.length + fresh.length > mostNames) {
			return commits.map(commit => versionOf(commit, texts, renames));
		}

		names.push(...fresh);
	}
}

async function readTexts(git: Git, commits: readonly Commit[], names: readonly string[]): Promise<Texts | Problem> {
	const files = commits.flatMap(({id}) => names.map(name => ({commit: id, path: name})));
	const contents = await readFilesAt(git, files);
	if ('problem' in contents) {
		return /promisor|lazy fetching/.test(contents.problem) ? partialClone : contents;
	}

	const texts = new Map<string, Map<string, string | undefined>>(commits.map(({id}) => [id, new Map()]));
	for (const [index, {commit, path: name}] of files.entries()) {
		const bytes = contents[index];
		if (bytes) {
			texts.get(commit)?.set(name, textOf(bytes));
		}
	}

	// A clone without older contents answers as if the files were not there.
	const empty = commits.filter(({id, parents}) => parents.length < 2 && texts.get(id)?.size === 0).map(({id}) => id);
	const written = empty.length > 0 ? await findWritten(git, empty, names) : [];
	if ('problem' in written) {
		return written;
	}

	for (const {commit, path: name} of written) {
		texts.get(commit)?.set(name, undefined);
	}

	return texts;
}

function textOf(bytes: Buffer): string | undefined {
	const decoded = bytes.length > largestProposal ? undefined : decodeText(bytes, '');
	return decoded && 'text' in decoded ? decoded.text : undefined;
}

/** The commits that brought a file which no older version had: it may have had another name before. */
function addingCommits(commits: readonly Commit[], texts: Texts): readonly string[] {
	const isNew = (name: string, parents: readonly string[]): boolean =>
		parents.every(parent => texts.get(parent)?.has(name) !== true);
	return commits
		.filter(
			({id, parents}) => parents.length < 2 && [...(texts.get(id)?.keys() ?? [])].some(name => isNew(name, parents)),
		)
		.map(({id}) => id);
}

function versionOf(
	{id, parents, author, authored, committed}: Commit,
	texts: Texts,
	renames: readonly Rename[],
): Version {
	return {
		commit: id,
		parents,
		author,
		authored: readMoment(authored),
		committed: readMoment(committed),
		texts: texts.get(id) ?? new Map(),
		renames: new Map(renames.flatMap(({commit, from, to}) => (commit === id ? [[to, from]] : []))),
	};
}

/** When a file was written last, in the time zone of this computer. `file` is relative to the root. */
export function changedAt(root: string, file: string): Moment {
	const changed = fs.statSync(path.join(root, file), {throwIfNoEntry: false})?.mtime ?? new Date();
	return {time: changed.getTime(), offset: -changed.getTimezoneOffset()};
}
