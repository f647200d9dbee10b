import {existsSync, mkdtempSync, realpathSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {ExecutionContext} from 'ava';

/** Makes an empty folder for one test and returns its absolute path; the folder goes when the test ends. */
export function temporaryFolder(t: ExecutionContext): string {
	const folder = makeTemporaryFolder();
	t.teardown(() => removeFolder(folder));
	return folder;
}

/** Makes an empty folder that its maker removes; the path holds no symbolic link. */
export function makeTemporaryFolder(): string {
	return mkdtempSync(path.join(realpathSync(tmpdir()), 'enhance-test-'));
}

/** Removes a folder with all that it holds, also while a program that is just ending still writes into it. */
export function removeFolder(folder: string): void {
	rmSync(folder, {recursive: true, force: true, maxRetries: 5});
}

/** Absolute path of the project: the nearest folder above this module that holds a package.json. */
export const projectFolder: string = findProjectFolder(import.meta.dirname);

function findProjectFolder(folder: string): string {
	return existsSync(path.join(folder, 'package.json')) ? folder : findProjectFolder(path.dirname(folder));
}
