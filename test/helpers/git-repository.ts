/** Repositories of git with a history that a test tells. Names and dates are fixed, so that commits are the same on every machine. */
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type {ExecutionContext} from 'ava';
import {cleanEnvironment} from './environment.js';
import {makeTemporaryFolder, removeFolder, temporaryFolder} from './temporary-folder.js';

/** What a commit is made of: files by name, undefined for one that goes. `on` is a date that git reads. */
export type CommitStory = {
	readonly on: string;
	readonly committedOn?: string;
	readonly author?: string;
	readonly files?: Readonly<Record<string, string | Uint8Array | undefined>>;
	/** Files that get another name: new names by old ones. */
	readonly moves?: Readonly<Record<string, string>>;
};

/** A repository on disk until the test ends. */
export type GitRepository = {
	readonly cwd: string;
	/** Runs git; gives what it printed. */
	readonly git: (...words: readonly string[]) => string;
	readonly write: (name: string, content: string | Uint8Array) => void;
	/** Makes a commit of all that there is; gives its name. */
	readonly commit: (story: CommitStory) => string;
	/** Merges a branch into the current one with a commit of its own. Files settle what git can't. */
	readonly merge: (branch: string, story: CommitStory) => string;
};

/** An empty repository whose branch is called main. */
export function gitRepository(t: ExecutionContext): GitRepository {
	const cwd = temporaryFolder(t);
	const home = makeTemporaryFolder();
	t.teardown(() => removeFolder(home));
	const environment = {...cleanEnvironment(home), GIT_CONFIG_NOSYSTEM: '1', TZ: 'UTC'};
	const run = (words: readonly string[], extra: Readonly<Record<string, string>> = {}): string =>
		execFileSync('git', words, {cwd, env: {...environment, ...extra}, encoding: 'utf8', stdio: 'pipe'}).trim();
	const write = (name: string, content: string | Uint8Array): void => {
		fs.mkdirSync(path.join(cwd, path.dirname(name)), {recursive: true});
		fs.writeFileSync(path.join(cwd, name), content);
	};

	const save = ({on, committedOn = on, author = 'Ada', files = {}, moves = {}}: CommitStory): string => {
		for (const [from, to] of Object.entries(moves)) {
			fs.mkdirSync(path.join(cwd, path.dirname(to)), {recursive: true});
			run(['mv', from, to]);
		}

		for (const [name, content] of Object.entries(files)) {
			if (content === undefined) {
				fs.rmSync(path.join(cwd, name));
			} else {
				write(name, content);
			}
		}

		run(['add', '-A']);
		run(['commit', '--quiet', '--allow-empty', '-m', 'A change'], {
			GIT_AUTHOR_NAME: author,
			GIT_AUTHOR_EMAIL: 'author@example.org',
			GIT_AUTHOR_DATE: on,
			GIT_COMMITTER_NAME: 'Committer',
			GIT_COMMITTER_EMAIL: 'committer@example.org',
			GIT_COMMITTER_DATE: committedOn,
		});
		return run(['rev-parse', 'HEAD']);
	};

	run(['init', '--quiet', '--initial-branch=main', '.']);
	return {
		cwd,
		write,
		git: (...words) => run(words),
		commit: save,
		merge: (branch, story) => {
			try {
				run([
					'-c',
					'user.name=M',
					'-c',
					'user.email=m@example.org',
					'merge',
					'--quiet',
					'--no-ff',
					'--no-commit',
					branch,
				]);
			} catch {
				// What git can't merge by itself is settled by the files of the story.
			}

			return save(story);
		},
	};
}
