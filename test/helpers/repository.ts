import fs from 'node:fs';
import path from 'node:path';
import type {ExecutionContext} from 'ava';
import {readProjectFile} from './seed.js';
import {temporaryFolder} from './temporary-folder.js';

/** A repository with files of a test, on disk until the test ends. */
export type Repository = {
	/** Its folder, absolute. */
	readonly cwd: string;
	readonly read: (name: string) => string;
	readonly write: (name: string, content: string | Uint8Array) => void;
	/** What a file says of itself: another value means that it was written. */
	readonly stamp: (name: string) => string;
};

/** The full proposal of the fixtures in such a repository. */
export const fullProposal = 'docs/enhancements/enhancement-performance-resumable-uploads.md';

/** A new one, with nothing but the required fields. */
export const newProposal = 'docs/enhancements/enhancement-security-two-keys.md';

/** A repository with two proposals of the shipped template. */
export function repositoryWith(t: ExecutionContext, files: Readonly<Record<string, string>> = {}): Repository {
	const cwd = temporaryFolder(t);
	const write = (name: string, content: string | Uint8Array): void => {
		fs.mkdirSync(path.join(cwd, path.dirname(name)), {recursive: true});
		fs.writeFileSync(path.join(cwd, name), content);
	};

	fs.mkdirSync(path.join(cwd, '.git'));
	write(fullProposal, readProjectFile('test/fixtures/proposal-full.md'));
	write(newProposal, readProjectFile('test/fixtures/proposal-minimal.md'));
	for (const [name, text] of Object.entries(files)) {
		write(name, text);
	}

	return {
		cwd,
		write,
		read: name => fs.readFileSync(path.join(cwd, name), 'utf8'),
		stamp: name => {
			const {mtimeNs, ino, size} = fs.statSync(path.join(cwd, name), {bigint: true});
			return [mtimeNs, ino, size].join(' ');
		},
	};
}
