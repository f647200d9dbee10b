import fs from 'node:fs';
import path from 'node:path';
import type {FileChange, Plan} from '../proposal/plan.js';
import {readIfThere, sha256, tidyAway} from './disk.js';
import {withLocks} from './file-lock.js';
import {readTextFile} from './read-file.js';
import type {Problem} from './workspace.js';
import {createFile, type Replacement, replaceFile, replaceProblem, type Written} from './write-file.js';

/** What came of a plan: every file written, a name that was taken, a file that changed, or a refusal in a sentence. Paths are those of the plan. */
export type PlanResult =
	| {readonly kind: 'written'; readonly warning: string | undefined}
	| {readonly kind: 'taken'; readonly path: string}
	/** The file no longer holds what the plan was made from, or is gone: a new plan may succeed. */
	| {readonly kind: 'changed'; readonly path: string; readonly message: string}
	| {readonly kind: 'failed'; readonly message: string};

/**
 * Writes a plan: all of its files or none. A new file never replaces one; a changed one must still hold what the plan was
 * made from. Of two processes that write to the same proposal one waits for the other.
 */
export function writePlan(root: string, plan: Plan): PlanResult {
	const replaced = plan.filter(({before}) => before !== undefined).map(change => path.join(root, change.path));
	return withLocks(replaced, root, () => writeAll(root, plan));
}

function writeAll(root: string, plan: Plan): PlanResult {
	const problem = plan.length > 1 ? planProblem(root, plan) : undefined;
	if (problem) {
		return problem;
	}

	const written: FileChange[] = [];
	let warning: string | undefined;
	for (const change of plan) {
		const result = writeOne(root, change);
		if (result.kind !== 'written') {
			takeBack(root, written);
			return result;
		}

		written.push(change);
		warning ??= result.warning;
	}

	return {kind: 'written', warning};
}

/** What speaks against one of the files of a plan before the first one is written. */
function planProblem(root: string, plan: Plan): PlanResult | undefined {
	for (const {path: relative, before} of plan) {
		const file = path.join(root, relative);
		const problem = before === undefined ? undefined : replaceProblem(file, {root, expectedHash: sha256(before)});
		if (problem) {
			return failed(relative, problem);
		}
	}

	return undefined;
}

function writeOne(root: string, {path: relative, before, after}: FileChange): PlanResult {
	const file = path.join(root, relative);
	if (before === undefined && isTaken(file)) {
		return {kind: 'taken', path: relative};
	}

	const result =
		before === undefined
			? createFile(file, after, {root})
			: replaceFile(file, after, {root, expectedHash: sha256(before)});
	switch (result.kind) {
		case 'written': {
			return {kind: 'written', warning: result.warning};
		}

		case 'taken': {
			return {kind: 'taken', path: relative};
		}

		default: {
			return failed(relative, result);
		}
	}
}

function failed(path: string, result: Exclude<Replacement, Written>): PlanResult {
	if (result.kind === 'changed') {
		return {kind: 'changed', path, message: result.message};
	}

	return {kind: 'failed', message: 'message' in result ? result.message : result.reason};
}

/** Gives files that were written back what they held, as far as nobody changed them since. */
function takeBack(root: string, written: readonly FileChange[]): void {
	for (const {path: relative, before, after} of written) {
		const file = path.join(root, relative);
		if (before !== undefined) {
			replaceFile(file, before, {root, expectedHash: sha256(after)});
		} else if (readIfThere(file)?.toString('utf8') === after) {
			tidyAway(file);
		}
	}
}

/** The first of the candidates whose file does not exist; candidates are made by number, from 1 on. */
export function freeBriefName(
	root: string,
	candidate: (number: number) => {readonly name: string; readonly path: string},
): string {
	let number = 1;
	while (isTaken(path.join(root, candidate(number).path))) {
		number++;
	}

	return candidate(number).name;
}

/** True where a file has that name, also one that differs only in case or in how its letters are composed. */
export function isTaken(file: string): boolean {
	const fold = (name: string): string => name.normalize('NFC').toLowerCase();
	try {
		return fs.readdirSync(path.dirname(file)).some(name => fold(name) === fold(path.basename(file)));
	} catch {
		return false;
	}
}

/** The Markdown files in the proposals folder and below it, relative to the root, with forward slashes, sorted. */
export function listMarkdown(root: string, folder: string): readonly string[] {
	return listFiles(root, folder, name => /\.(?:md|markdown)$/i.test(name) && !/^readme\./i.test(name));
}

/**
 * The files in a folder and below it that have a wanted name, relative to the root, with forward slashes, sorted. The
 * folder is relative to the root too, and empty for the root itself. Links are not followed, and what is hidden or
 * installed is left alone.
 */
export function listFiles(root: string, folder: string, isWanted: (name: string) => boolean): readonly string[] {
	const found: string[] = [];
	const visit = (relative: string, depth: number): void => {
		let entries: readonly fs.Dirent[];
		try {
			entries = fs.readdirSync(path.join(root, relative), {withFileTypes: true});
		} catch {
			return;
		}

		for (const entry of entries) {
			const inner = relative === '' ? entry.name : `${relative}/${entry.name}`;
			if (entry.isDirectory() && depth < 8 && !isLeftAlone(entry.name)) {
				visit(inner, depth + 1);
			} else if (entry.isFile() && isWanted(entry.name)) {
				found.push(inner);
			}
		}
	};

	visit(folder, 0);
	return found.toSorted();
}

function isLeftAlone(folder: string): boolean {
	return folder.startsWith('.') || folder === 'node_modules';
}

/** The Markdown files in several folders, each once, sorted. */
export function listProposals(root: string, folders: readonly string[]): readonly string[] {
	return [...new Set(folders.flatMap(folder => listMarkdown(root, folder)))].toSorted();
}

/**
 * The file that a word names as a path from one of the folders (absolute), relative to the root with forward slashes;
 * undefined where there is no such file, a problem where it lies outside of the root.
 */
export function fileAt(root: string, folders: readonly string[], word: string): string | Problem | undefined {
	return placeAt(root, folders, word, 'file');
}

/** The same for a folder; the root itself is an empty path. */
export function folderAt(root: string, folders: readonly string[], word: string): string | Problem | undefined {
	return placeAt(root, folders, word, 'folder');
}

function placeAt(
	root: string,
	folders: readonly string[],
	word: string,
	kind: 'file' | 'folder',
): string | Problem | undefined {
	const place = folders.map(folder => path.resolve(folder, word)).find(candidate => isThere(candidate, kind));
	if (place === undefined) {
		return undefined;
	}

	const top = fs.realpathSync(root);
	const named = path.relative(top, path.join(fs.realpathSync(path.dirname(place)), path.basename(place)));
	const isInside = [named, path.relative(top, fs.realpathSync(place))].every(
		way => way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way),
	);
	return isInside
		? named.split(path.sep).join('/')
		: {problem: `${word} lies outside of ${root}: -C works in another repository`};
}

/** The largest proposal that is read, in bytes: several times what real ones have, and what the worst text takes too long for. */
export const largestProposal = 1_000_000;

/** The text of a proposal, by its path from the root; problems name it by that path. */
export function readProposal(root: string, relative: string): {readonly text: string} | Problem {
	const file = path.join(root, relative);
	const read = readTextFile(file, largestProposal);
	return 'problem' in read && read.problem.startsWith(file)
		? {problem: relative + read.problem.slice(file.length)}
		: read;
}

/** What a proposal that was read before holds now: its text, or undefined where the file is gone. */
export function rereadProposal(root: string, relative: string): {readonly text: string | undefined} | Problem {
	const isGone = fs.statSync(path.join(root, relative), {throwIfNoEntry: false}) === undefined;
	return isGone ? {text: undefined} : readProposal(root, relative);
}

function isThere(place: string, kind: 'file' | 'folder'): boolean {
	try {
		const stat = fs.statSync(place);
		return kind === 'file' ? stat.isFile() : stat.isDirectory();
	} catch {
		return false;
	}
}
