/** Runs git in a folder that may be hostile: nothing that its settings name is ever started, and nothing is asked or written. */
import {spawn} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** What git printed, or why it could not, in a sentence without a full stop. */
export type GitAnswer =
	| {readonly kind: 'done'; readonly bytes: Buffer}
	| {readonly kind: 'failed'; readonly message: string};

/** The variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** How git is run. Output above `largest` bytes and time above `patience` milliseconds end it. */
export type GitRun = {
	/** Absolute path of the program. */
	readonly program: string;
	/** The folder that it works in, absolute. */
	readonly folder: string;
	readonly environment: Environment;
	readonly largest?: number;
	readonly patience?: number;
};

const usualLargest = 256_000_000;
const usualPatience = 120_000;
const longestMessage = 500;

/**
 * The settings of a repository by which git would start other programs: monitors, hooks, pagers, helpers for passwords,
 * transports, checkers of signatures. What stands on the command line wins over them.
 */
const settings: readonly string[] = [
	'core.fsmonitor=false',
	'core.hooksPath=/dev/null',
	'core.pager=cat',
	'core.editor=false',
	'core.askPass=',
	'core.sshCommand=false',
	'core.alternateRefsCommand=',
	'credential.helper=',
	'diff.external=',
	'gpg.program=false',
	'log.showSignature=false',
	'protocol.allow=never',
	'safe.bareRepository=explicit',
];

const firstArguments: readonly string[] = [
	'--no-pager',
	'--no-optional-locks',
	'--literal-pathspecs',
	...settings.flatMap(setting => ['-c', setting]),
];

/** What git may know of the person's environment: where their own settings are, and what they set themselves by variables. */
const passedOn =
	/^(?:PATH|HOME|USERPROFILE|HOMEDRIVE|HOMEPATH|APPDATA|LOCALAPPDATA|PROGRAMDATA|XDG_CONFIG_HOME|SYSTEMROOT|TMPDIR|TEMP|TMP|GIT_CEILING_DIRECTORIES|GIT_CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+))$/i;

/** No questions, no transport of any name, no objects fetched on demand, messages in English. */
const ownVariables: Environment = {
	GIT_ALLOW_PROTOCOL: 'none',
	GIT_NO_LAZY_FETCH: '1',
	GIT_OPTIONAL_LOCKS: '0',
	GIT_PAGER: 'cat',
	GIT_TERMINAL_PROMPT: '0',
	LC_ALL: 'C',
};

/** Finds the program by the person's PATH; folders that are relative to where one stands are left out. */
export function findGit(environment: Environment): string | undefined {
	const name = process.platform === 'win32' ? 'git.exe' : 'git';
	const folders = (environment.PATH ?? environment.Path ?? '').split(path.delimiter);
	return folders
		.filter(folder => path.isAbsolute(folder))
		.map(folder => path.join(folder, name))
		.find(isProgram);
}

function isProgram(file: string): boolean {
	try {
		fs.accessSync(file, fs.constants.X_OK);
		return fs.statSync(file).isFile();
	} catch {
		return false;
	}
}

/** True for a name that can be given to git without being taken for anything else. */
export function isPlainName(name: string): boolean {
	return name !== '' && !name.startsWith('-') && !/[\0\n\r]/.test(name);
}

/** Runs one plumbing command to its end. The input is what it reads from its standard input. */
export function runGit(run: GitRun, words: readonly string[], input = ''): Promise<GitAnswer> {
	const {largest = usualLargest, patience = usualPatience} = run;
	const child = spawn(run.program, [...firstArguments, ...words], {
		cwd: run.folder,
		env: scrubbed(run.environment),
		stdio: 'pipe',
		windowsHide: true,
	});
	return new Promise(resolve => {
		const chunks: Buffer[] = [];
		let size = 0;
		let complaint = '';
		const end = (answer: GitAnswer): void => {
			clearTimeout(timer);
			child.kill('SIGKILL');
			for (const stream of child.stdio) {
				stream?.destroy();
			}

			resolve(answer);
		};

		const timer = setTimeout(() => {
			end({kind: 'failed', message: `git did not answer within ${patience / 1000} s`});
		}, patience);
		child.stdout.on('data', (chunk: Buffer) => {
			chunks.push(chunk);
			size += chunk.length;
			if (size > largest) {
				end({kind: 'failed', message: `git answers with more than ${Math.floor(largest / 1_000_000)} MB`});
			}
		});
		child.stderr.setEncoding('utf8').on('data', (text: string) => {
			complaint = (complaint + text).slice(0, longestMessage);
		});
		child.on('error', error => end({kind: 'failed', message: `git can't be started (${error.message})`}));
		child.on('close', (code, signal) => {
			end(
				code === 0
					? {kind: 'done', bytes: Buffer.concat(chunks)}
					: {kind: 'failed', message: sayWhy(complaint, code === null ? `signal ${signal}` : `exit code ${code}`)},
			);
		});
		// Git that ends before it has read everything breaks the pipe; its exit code tells the rest.
		child.stdin.on('error', () => {});
		child.stdin.end(input);
	});
}

/** Git's own words, as they often say what to do. */
function sayWhy(complaint: string, end: string): string {
	const words = complaint.trim().replace(/^(?:fatal|error): /, '');
	return `git says: ${words === '' ? end : words.replace(/\.$/, '')}`;
}

function scrubbed(environment: Environment): NodeJS.ProcessEnv {
	const kept = Object.entries(environment).filter(([name]) => passedOn.test(name));
	return {...Object.fromEntries(kept), ...ownVariables};
}
