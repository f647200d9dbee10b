/** Gives a text to the person's own editor, in a file that nobody else can read, and takes it back. */
import {type ChildProcess, spawn, spawnSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {type DiskFailure, diskFailure} from './disk-failure.js';
import {chooseEditor, type EditorCommand} from './editor-command.js';
import {type Ending, type Found, fileText, judgeEdit, type Verdict} from './editor-verdict.js';
import type {Environment} from './preferences.js';
import {readTextFile} from './read-file.js';

export type {EditorCommand};

/** What is edited: its text, the file's name without its ending, and the most bytes that are taken back. */
export type EditedText = {readonly text: string; readonly name: 'field' | 'proposal'; readonly largest: number};

/** What came back. `file` still lies there: with a changed text, or with what was written and could not be taken. */
export type Edited =
	| (Extract<Verdict, {kind: 'changed'}> & {readonly file: string})
	| (Exclude<Verdict, {kind: 'changed'}> & {readonly file: string | undefined});

/** An editor while it runs. */
export type RunningEditor = {
	readonly done: Promise<Edited>;
	/** Passes a signal on. One that does not end then is left to itself, and its file with it. */
	readonly end: (signal: NodeJS.Signals) => void;
};

const isWindows = process.platform === 'win32';
/** Milliseconds in which nobody opens an editor, writes and leaves. */
const quick = 1000;
/** Milliseconds that an editor has to put its affairs in order. */
const lastWait = 3000;

/** The person's editor, or why there is none. */
export function findEditor(environment: Environment): EditorCommand | {readonly problem: string} {
	return chooseEditor(environment, askGit, isWindows);
}

/** Starts the editor on a text. It gets the terminal, so that nothing else may read from it or write to it meanwhile. */
export function startEditor(command: EditorCommand, edited: EditedText): RunningEditor | DiskFailure {
	const folder = makeFile(edited);
	if (typeof folder !== 'string') {
		return folder;
	}

	const file = path.join(folder, fileName(edited));
	const started = performance.now();
	const child = spawnOn(command, file);
	let stopWaiting = (): void => {};
	const gaveUp = new Promise<Ending>(resolve => {
		stopWaiting = () => resolve({kind: 'running'});
	});
	const done = Promise.race([endOf(child), gaveUp]).then((ending): Edited => {
		const isQuick = performance.now() - started < quick;
		const hasOtherFiles = fs.existsSync(folder) && fs.readdirSync(folder).some(name => name !== path.basename(file));
		const found = readBack(file, edited.largest);
		const verdict = judgeEdit({given: edited.text, found, ending, hasOtherFiles, isQuick}, command);
		return settle(verdict, file);
	});
	return {
		done,
		end(signal) {
			child.kill(signal);
			setTimeout(stopWaiting, lastWait).unref();
		},
	};
}

/** Takes the file of an edit away, with all that the editor left beside it. */
export function discardEdit(file: string): void {
	fs.rmSync(path.dirname(file), {recursive: true, force: true});
}

/** What git was told by the person: the settings of a repository are somebody else's, and nothing found there is run. */
function askGit(): string | undefined {
	const args = ['config', '--global', '--includes', '--get', 'core.editor'];
	const {status, stdout} = spawnSync('git', args, {
		encoding: 'utf8',
		timeout: 2000,
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	return status === 0 ? stdout : undefined;
}

function fileName({name}: EditedText): string {
	return `${name}.md`;
}

function makeFile(edited: EditedText): string | DiskFailure {
	let folder: string | undefined;
	try {
		folder = fs.mkdtempSync(path.join(os.tmpdir(), 'enhance-'));
		fs.writeFileSync(path.join(folder, fileName(edited)), fileText(edited.text), {flag: 'wx', mode: 0o600});
		return folder;
	} catch (error) {
		if (folder !== undefined) {
			fs.rmSync(folder, {recursive: true, force: true});
		}

		return diskFailure(error, `write the text for the editor into ${folder ?? os.tmpdir()}`);
	}
}

function spawnOn({program, args}: EditorCommand, file: string): ChildProcess {
	if (!isWindows) {
		return spawn(program, [...args, file], {stdio: 'inherit'});
	}

	// In Windows many editors are started by batch files, which need its shell, and that looks into the current folder first.
	const line = [program, ...args, file].map(quoted).join(' ');
	return spawn(line, {stdio: 'inherit', shell: true, cwd: path.dirname(file)});
}

function quoted(word: string): string {
	return `"${word.replaceAll('"', '\\"')}"`;
}

function endOf(child: ChildProcess): Promise<Ending> {
	return new Promise(resolve => {
		child.on('error', error => {
			resolve({kind: 'not-started', code: 'code' in error ? String(error.code) : error.message});
		});
		child.on('exit', (code, signal) => {
			resolve(code === null ? {kind: 'killed', signal: signal ?? ''} : {kind: 'exited', code});
		});
	});
}

function readBack(file: string, largest: number): Found {
	if (!fs.existsSync(file)) {
		return {kind: 'gone'};
	}

	const read = readTextFile(file, largest);
	return 'problem' in read
		? {kind: 'unreadable', problem: read.problem.replace(file, 'What was saved')}
		: {kind: 'text', text: read.text};
}

/** Takes the file away unless what is in it is needed. */
function settle(verdict: Verdict, file: string): Edited {
	if (verdict.kind === 'changed') {
		return {...verdict, file};
	}

	if (verdict.kind === 'refused' && verdict.isWritten) {
		return {...verdict, file: fs.existsSync(file) ? file : path.dirname(file)};
	}

	discardEdit(file);
	return {...verdict, file: undefined};
}
