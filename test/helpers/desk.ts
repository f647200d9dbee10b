/** A person's desk: a repository, a folder for drafts, and the built program in terminals of its own. */
import fs from 'node:fs';
import path from 'node:path';
import type {ExecutionContext} from 'ava';
import type {DraftState} from '../../source/proposal/draft.js';
import {type Drafts, openDrafts} from '../../source/store/drafts.js';
import {type RunResult, runProgram} from './run.js';
import {temporaryFolder} from './temporary-folder.js';
import {openTerminal, type Terminal, type TerminalOptions} from './terminal.js';

export type Desk = {
	/** Absolute path of the repository. */
	readonly repository: string;
	/** The drafts, seen from outside of the program. */
	readonly drafts: Drafts;
	/** Environment variables by which the program finds the drafts. */
	readonly env: Readonly<Record<string, string>>;
	/** Runs the program in a terminal that closes with the test. */
	open(args: readonly string[], options?: Partial<TerminalOptions>): Terminal;
	/** Runs the program without a terminal. */
	run(args: readonly string[]): Promise<RunResult>;
	/** The text of a file of the repository. */
	read(file: string): string;
	/** Puts a file into the repository. */
	write(file: string, text: string): void;
	/** What the only draft holds; undefined where there is none. */
	draft(): DraftState | undefined;
};

/** Makes a desk that goes when the test ends. */
export function makeDesk(t: ExecutionContext): Desk {
	const folder = temporaryFolder(t);
	const repository = path.join(folder, 'shop');
	fs.mkdirSync(path.join(repository, '.git'), {recursive: true});
	const env = {ENHANCE_CONFIG_DIR: path.join(folder, 'settings')};
	const drafts = openDrafts({folder: path.join(env.ENHANCE_CONFIG_DIR, 'drafts')});
	return {
		repository,
		drafts,
		env,
		open(args, options = {}) {
			const terminal = openTerminal({args, cwd: repository, ...options, env: {...env, ...options.env}});
			t.teardown(() => terminal.close());
			return terminal;
		},
		run: args => runProgram(args, {cwd: repository, env}),
		read: file => fs.readFileSync(path.join(repository, file), 'utf8'),
		write(file, text) {
			fs.mkdirSync(path.dirname(path.join(repository, file)), {recursive: true});
			fs.writeFileSync(path.join(repository, file), text);
		},
		draft() {
			const [listed] = drafts.list(repository).drafts;
			const loaded = listed && drafts.load(listed.id);
			return loaded?.kind === 'loaded' ? loaded.draft.state : undefined;
		},
	};
}

/** The program with the wizard on its first field. */
export async function openNew(desk: Desk, options: Partial<TerminalOptions> = {}): Promise<Terminal> {
	const terminal = desk.open(['new'], options);
	await terminal.waitFor('Title');
	return terminal;
}

/** Answers the four required fields, from the title on, and ends at the purpose, the last field of the first section. */
export async function fillRequired(terminal: Terminal, title: string): Promise<void> {
	await terminal.type(`${title}\r`);
	await terminal.press('Enter', 'Enter', 'Tab', 'Tab', 'Tab', 'Tab', 'Enter');
	await terminal.waitFor(/Purpose/);
}

/** Presses each key only when the one before has had its effect on the screen; every key must have one. */
export async function pressSlowly(terminal: Terminal, keys: readonly string[]): Promise<void> {
	for (const key of keys) {
		const printed = terminal.output().length;
		await terminal.press(key);
		await terminal.waitFor(() => terminal.output().length > printed);
	}
}

/** The colours, modes and moves that a program printed, without the text between them. */
export function sequencesIn(output: string): readonly string[] {
	return output.match(/\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)?|[^[\]])/g) ?? [];
}

/**
 * What a program printed besides text and its own sequences: colours, moves of the cursor, erasing a line or below the
 * cursor, modes. Clearing the screen or what was scrolled off it is not its own.
 */
export function foreignOutput(output: string): readonly string[] {
	const foreignSequences = sequencesIn(output).filter(sequence => !ownSequence.test(sequence));
	return [...foreignSequences, ...(output.match(foreignCharacters) ?? [])];
}

const ownSequence = /^\u001B\[(?:[\d;]*[mA-H]|[012]?K|0?J|\?[\d;]+[hl])$/;
const foreignCharacters =
	/(?!\u001B)[\0-\u0009\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2028\u2029\u2066-\u2069\u{E0000}-\u{E007F}]/gu;

/** True where the terminal is given back: the main screen, a visible cursor, no bracketed paste. */
export function isGivenBack(output: string): boolean {
	return !isOn(output, 1049) && isOn(output, 25) && !isOn(output, 2004);
}

/** Where the cursor is; undefined where it is hidden. */
export function shownCursor(terminal: Terminal): ReturnType<Terminal['cursor']> | undefined {
	return isOn(terminal.output(), 25) ? terminal.cursor() : undefined;
}

/** Whether a program switched a mode of the terminal on, and not off again. */
function isOn(output: string, mode: number): boolean {
	return output.lastIndexOf(`\u001B[?${mode}h`) > output.lastIndexOf(`\u001B[?${mode}l`);
}
