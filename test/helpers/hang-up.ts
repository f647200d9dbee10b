import fs from 'node:fs';
import path from 'node:path';
import {spawn} from '@lydell/node-pty';
import type {ExecutionContext} from 'ava';
import type {Desk} from './desk.js';
import {cleanEnvironment} from './environment.js';
import {builtProgram} from './run.js';
import {temporaryFolder} from './temporary-folder.js';

/** What of a terminal is there to be used before its window is closed. */
type Window = {
	type(text: string): void;
	waitFor(text: string): Promise<void>;
};

/**
 * Opens the wizard in a window, closes the window and tells how the program ended. A closed window sends SIGHUP to the
 * program, unless a shell between them keeps it back: then the terminal is just gone.
 */
export async function closeWindow(
	t: ExecutionContext,
	desk: Desk,
	{isSignalled}: {readonly isSignalled: boolean},
	use: (window: Window) => Promise<void>,
): Promise<{readonly exitCode: number; readonly signal: number | undefined; readonly errors: string}> {
	const home = temporaryFolder(t);
	const errors = path.join(home, 'errors');
	const shell = ['/bin/sh', '-c', `trap '' HUP; "$@" 2>'${errors}'; exit $?`, 'sh'];
	const [file = '', ...args] = [...(isSignalled ? [] : shell), ...builtProgram, 'new'];
	const pty = spawn(file, args, {cols: 80, rows: 24, cwd: desk.repository, env: cleanEnvironment(home, desk.env)});
	const ended = new Promise<{exitCode: number; signal?: number}>(resolve => pty.onExit(resolve));
	let output = '';
	let notify = () => {};
	pty.onData(data => {
		output += data;
		notify();
	});
	await use({
		type: text => pty.write(text),
		waitFor: text =>
			new Promise(resolve => {
				notify = () => {
					if (output.includes(text)) resolve();
				};
				notify();
			}),
	});
	// The library knows how to close the terminal but does not say so in its types.
	(pty as unknown as {destroy(): void}).destroy();
	const {exitCode, signal} = await ended;
	return {exitCode, signal: signal || undefined, errors: isSignalled ? '' : fs.readFileSync(errors, 'utf8')};
}
