import {spawn} from 'node:child_process';
import path from 'node:path';
import {cleanEnvironment, nodeUnderTest} from './environment.js';
import {makeTemporaryFolder, projectFolder, removeFolder} from './temporary-folder.js';

/** How to run the program without a terminal. */
export type RunOptions = {
	readonly cwd: string;
	/** What it reads from its standard input, which is empty if this is absent. */
	readonly input?: string;
	/** Variables added to the clean environment. Without HOME the program gets an empty one. */
	readonly env?: Readonly<Record<string, string>>;
	/** Milliseconds after which the program is killed and the result rejected. */
	readonly timeout?: number;
	/** Another program than the built one, with its first arguments. */
	readonly command?: readonly string[];
};

/** What a program left behind. */
export type RunResult = {readonly exitCode: number; readonly stdout: string; readonly stderr: string};

/** The built program, as a command line without its arguments. */
export const builtProgram: readonly string[] = [nodeUnderTest, path.join(projectFolder, 'dist', 'cli.js')];

/** Runs the built program without a terminal. Rejects if it ends by a signal or takes too long. */
export async function runProgram(
	args: readonly string[],
	{cwd, input = '', env = {}, timeout = 20_000, command = builtProgram}: RunOptions,
): Promise<RunResult> {
	const [file = '', ...firstArguments] = command;
	const home = makeTemporaryFolder();
	const child = spawn(file, [...firstArguments, ...args], {cwd, env: cleanEnvironment(home, env), timeout});
	// A program that ends without reading its input breaks the pipe, which is no failure of the test.
	child.stdin.on('error', () => {});
	child.stdin.end(input);
	try {
		return await new Promise((resolve, reject) => {
			let stdout = '';
			let stderr = '';
			child.stdout.setEncoding('utf8').on('data', (text: string) => {
				stdout += text;
			});
			child.stderr.setEncoding('utf8').on('data', (text: string) => {
				stderr += text;
			});
			child.on('error', reject);
			child.on('close', (exitCode, signal) => {
				if (exitCode !== null) return resolve({exitCode, stdout, stderr});
				reject(new Error(`${[...command, ...args].join(' ')} ended by ${signal}\n${stdout}\n${stderr}`));
			});
		});
	} finally {
		removeFolder(home);
	}
}
