/** What the program asks git, a function for each question. Only plumbing: nothing is written, started or fetched. */
import fs from 'node:fs';
import path from 'node:path';
import {type Environment, findGit, type GitRun, isPlainName, runGit} from './git-process.js';
import type {Problem} from './workspace.js';

/** A repository that git can be asked about. */
export type Git = {
	readonly run: GitRun;
	/** The commits at which a shallow clone ends; empty where the clone is whole. */
	readonly ends: ReadonlySet<string>;
};

/** A commit that changed one of the asked files, or brought such changes together. */
export type Commit = {
	readonly id: string;
	/** The next older ones of these commits; those of the first parent first. */
	readonly parents: readonly string[];
	readonly author: string;
	/** When the author made the change, and when it was committed: seconds since 1970 and the place's offset from UTC, `1767600000 +0100`. */
	readonly authored: string;
	readonly committed: string;
};

/** A file that got another name in a commit. Paths are relative to the root, with forward slashes. */
export type Rename = {readonly commit: string; readonly from: string; readonly to: string};

/** A file in a commit. */
export type FileAt = {readonly commit: string; readonly path: string};

/** Opens the repository of which a folder (absolute) is the top; the problem in a sentence where there is no git or no repository. */
export async function openGit(root: string, environment: Environment): Promise<Git | Problem> {
	const program = findGit(environment);
	if (program === undefined) {
		return {problem: 'git was not found: no folder in PATH holds it'};
	}

	const run = {program, folder: root, environment};
	const answer = await runGit(run, ['rev-parse', '--is-inside-work-tree', '--git-path', 'shallow', '--show-prefix']);
	if (answer.kind === 'failed') {
		return {problem: `${root} is no repository that git can read; ${answer.message}`};
	}

	const [isInside, shallow = '', prefix] = answer.bytes.toString('utf8').split('\n');
	return isInside === 'true' && prefix === ''
		? {run, ends: readEnds(path.resolve(root, shallow))}
		: {problem: `${root} is not the top of a git work tree`};
}

/** The commits of the current branch in which one of some files changed, the newest first, and no commit before those that follow from it. */
export async function listCommits(git: Git, paths: readonly string[]): Promise<readonly Commit[] | Problem> {
	const problem = problemOf(paths);
	if (problem !== undefined) {
		return {problem};
	}

	const format = '--format=%an%x00%ad%x00%cd';
	const options = ['--topo-order', '--parents', '--ignore-missing', '--encoding=UTF-8', '--date=raw', format];
	const answer = await runGit(git.run, ['rev-list', ...options, 'HEAD', '--', ...paths]);
	return answer.kind === 'failed' ? {problem: answer.message} : readCommits(answer.bytes.toString('utf8'));
}

/** The contents of files in commits, in the order asked; undefined for a file that a commit does not have. */
export async function readFilesAt(
	git: Git,
	files: readonly FileAt[],
): Promise<readonly (Buffer | undefined)[] | Problem> {
	const problem = problemOf(files.map(file => file.path));
	if (problem !== undefined) {
		return {problem};
	}

	const lines = files.map(({commit, path: name}) => `${commit}:${name}\n`).join('');
	const answer = await runGit(git.run, ['cat-file', '--batch'], lines);
	return answer.kind === 'failed' ? {problem: answer.message} : readBatch(answer.bytes, files.length);
}

/** Those of some files that each commit has changed or brought, and not taken away. Merges are not looked at. */
export async function findWritten(
	git: Git,
	commits: readonly string[],
	paths: readonly string[],
): Promise<readonly FileAt[] | Problem> {
	const options = [
		'--stdin',
		'-r',
		'--root',
		'-z',
		'--no-renames',
		'--diff-filter=d',
		'--name-only',
		'--format=%x01%H',
	];
	const answer = await runGit(git.run, ['diff-tree', ...options, '--', ...paths], linesOf(commits));
	return answer.kind === 'failed'
		? {problem: answer.message}
		: readNames(answer.bytes.toString('utf8')).map(({mark, name}) => ({commit: mark, path: name}));
}

/** The files that got other names in some commits. Merges are not looked at. */
export async function findRenames(git: Git, commits: readonly string[]): Promise<readonly Rename[] | Problem> {
	const options = ['--stdin', '-r', '-z', '-M', '-l1000', '--diff-filter=R', '--name-status'];
	const answer = await runGit(git.run, ['diff-tree', ...options], linesOf(commits));
	return answer.kind === 'failed' ? {problem: answer.message} : readRenames(answer.bytes.toString('utf8'));
}

/**
 * The days (`2026-01-31`, where the author was) of the last commits that changed each file in some folders or files, by
 * the files' paths. Merges are not looked at.
 */
export async function lastChanges(git: Git, paths: readonly string[]): Promise<ReadonlyMap<string, string> | Problem> {
	const problem = problemOf(paths);
	if (problem !== undefined) {
		return {problem};
	}

	const listing = ['rev-list', '--no-merges', '--ignore-missing', 'HEAD', '--', ...paths];
	const commits = await runGit(git.run, listing);
	if (commits.kind === 'failed') {
		return {problem: commits.message};
	}

	const options = ['--stdin', '-r', '--root', '-z', '--no-renames', '--name-only', '--format=%x01%as'];
	const changes = await runGit(git.run, ['diff-tree', ...options, '--', ...paths], commits.bytes.toString('utf8'));
	return changes.kind === 'failed' ? {problem: changes.message} : readChanges(changes.bytes.toString('utf8'));
}

function problemOf(paths: readonly string[]): string | undefined {
	const odd = paths.find(name => !isPlainName(name));
	return odd === undefined ? undefined : `git is not asked about a file with a name such as ${JSON.stringify(odd)}`;
}

function readEnds(file: string): ReadonlySet<string> {
	try {
		return new Set(fs.readFileSync(file, 'utf8').split('\n').filter(Boolean));
	} catch {
		return new Set();
	}
}

function readCommits(text: string): readonly Commit[] {
	const lines = text.split('\n');
	const commits: Commit[] = [];
	for (let index = 0; index + 1 < lines.length; index += 2) {
		const [id = '', ...parents] = (lines[index] ?? '').replace(/^commit /, '').split(' ');
		const [author = '', authored = '', committed = ''] = (lines[index + 1] ?? '').split('\0');
		commits.push({id, parents, author, authored, committed});
	}

	return commits;
}

const lineFeed = 0x0a;
/** What stands before each commit in the formats above. */
const commitMark = '\u0001';

/** Takes apart what `cat-file` says: a line with kind and size before each content, or one that ends in `missing`. */
function readBatch(bytes: Buffer, count: number): readonly (Buffer | undefined)[] {
	const contents: (Buffer | undefined)[] = [];
	let from = 0;
	while (contents.length < count && from < bytes.length) {
		const newline = bytes.indexOf(lineFeed, from);
		const head = /^[\da-f]{40,64} (\w+) (\d+)$/.exec(bytes.toString('latin1', from, newline));
		const to = newline + 1 + Number(head?.[2] ?? 0);
		contents.push(head?.[1] === 'blob' ? bytes.subarray(newline + 1, to) : undefined);
		from = head ? to + 1 : newline + 1;
	}

	return contents;
}

function readRenames(text: string): readonly Rename[] {
	const parts = text.split('\0');
	const renames: Rename[] = [];
	let commit = '';
	for (let index = 0; index < parts.length; ) {
		const part = parts[index] ?? '';
		if (/^R\d+$/.test(part)) {
			renames.push({commit, from: parts[index + 1] ?? '', to: parts[index + 2] ?? ''});
			index += 3;
		} else {
			commit = part;
			index++;
		}
	}

	return renames;
}

/** The newest commit stands first, so that the first day that is told of a file is its last one. */
function readChanges(text: string): ReadonlyMap<string, string> {
	const days = new Map<string, string>();
	for (const {mark, name} of readNames(text)) {
		days.set(name, days.get(name) ?? mark);
	}

	return days;
}

/** The names of files that `diff-tree` tells, each with what the format says of its commit. */
function readNames(text: string): readonly {readonly mark: string; readonly name: string}[] {
	let mark = '';
	return text.split('\0').flatMap(part => {
		if (part.startsWith(commitMark)) {
			mark = part.slice(commitMark.length);
			return [];
		}

		const name = part.replace(/^\n/, '');
		return name === '' ? [] : [{mark, name}];
	});
}

function linesOf(words: readonly string[]): string {
	return words.map(word => `${word}\n`).join('');
}
