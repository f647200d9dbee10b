import fs from 'node:fs';
import path from 'node:path';
import type {Plan} from '../proposal/plan.js';
import {sha256} from './disk.js';
import {readTextFile} from './read-file.js';
import type {Problem} from './workspace.js';
import {createFile, replaceFile} from './write-file.js';

/** What came of a plan: every file written, a name that was taken, a file that changed, or a refusal in a sentence. Paths are those of the plan. */
export type PlanResult =
	| {readonly kind: 'written'; readonly warning: string | undefined}
	| {readonly kind: 'taken'; readonly path: string}
	/** The file no longer holds what the plan was made from, or is gone. */
	| {readonly kind: 'changed'; readonly path: string; readonly message: string}
	| {readonly kind: 'failed'; readonly message: string};

/** Writes a plan, file by file. A new file never replaces one; a changed one must still hold what the plan was made from. */
export function writePlan(root: string, plan: Plan): PlanResult {
	let warning: string | undefined;
	for (const change of plan) {
		const file = path.join(root, change.path);
		if (change.before === undefined && isTaken(file)) {
			return {kind: 'taken', path: change.path};
		}

		const result =
			change.before === undefined
				? createFile(file, change.after, {root})
				: replaceFile(file, change.after, {root, expectedHash: sha256(change.before)});
		switch (result.kind) {
			case 'written': {
				warning ??= result.warning;
				break;
			}

			case 'taken': {
				return {kind: 'taken', path: change.path};
			}

			case 'changed': {
				return {kind: 'changed', path: change.path, message: result.message};
			}

			default: {
				return {kind: 'failed', message: 'message' in result ? result.message : result.reason};
			}
		}
	}

	return {kind: 'written', warning};
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
	const found: string[] = [];
	const visit = (relative: string, depth: number): void => {
		let entries: readonly fs.Dirent[];
		try {
			entries = fs.readdirSync(path.join(root, relative), {withFileTypes: true});
		} catch {
			return;
		}

		for (const entry of entries) {
			const inner = `${relative}/${entry.name}`;
			if (entry.isDirectory() && depth < 8) {
				visit(inner, depth + 1);
			} else if (entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name) && !/^readme\./i.test(entry.name)) {
				found.push(inner);
			}
		}
	};

	visit(folder, 0);
	return found.toSorted();
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
	const file = folders.map(folder => path.resolve(folder, word)).find(isFile);
	if (file === undefined) {
		return undefined;
	}

	const top = fs.realpathSync(root);
	const named = path.relative(top, path.join(fs.realpathSync(path.dirname(file)), path.basename(file)));
	const isInside = [named, path.relative(top, fs.realpathSync(file))].every(
		way => way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way),
	);
	return isInside
		? named.split(path.sep).join('/')
		: {problem: `${word} lies outside of ${root}: -C works in another repository`};
}

/** The largest proposal that is read, in bytes: several times what real ones have, and what the worst text takes too long for. */
const largestProposal = 1_000_000;

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

function isFile(file: string): boolean {
	try {
		return fs.statSync(file).isFile();
	} catch {
		return false;
	}
}
