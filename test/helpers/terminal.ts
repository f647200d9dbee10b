import {setImmediate as nextTurn} from 'node:timers/promises';
import {spawn} from '@lydell/node-pty';
import xterm from '@xterm/headless';
import {cleanEnvironment} from './environment.js';
import {bytesOfKey} from './keys.js';
import {builtProgram} from './run.js';
import {makeTemporaryFolder, removeFolder} from './temporary-folder.js';

/** What to wait for on a screen: a text that it holds, a pattern that it matches, or a condition of it. */
export type Expectation = string | RegExp | ((screen: string) => boolean);

/** How a program ended. */
export type Exit = {readonly exitCode: number; readonly signal?: number};

/** A program in a terminal of its own, as a person in front of it sees and uses it. */
export type Terminal = {
	/** Process id of the program. */
	readonly pid: number;
	/** Sends a text as it is, in one write. */
	type(text: string): Promise<void>;
	/**
	 * Presses named keys (`Enter`, `Shift+Tab`, `Ctrl+N`, `Alt+E`, `x`), one write each. The program may read several at
	 * once: wait for the effect of `Escape` before the next key, or the two mean Alt and that key.
	 */
	press(...keys: readonly string[]): Promise<void>;
	/** The visible screen, without the blanks at the end of each line and the blank lines at its end. */
	screen(): string;
	/** Where the cursor is on the visible screen, counted from 0. */
	cursor(): {readonly column: number; readonly row: number};
	/**
	 * Resolves with the screen as soon as it shows what is expected. Rejects, with the last screen in the message, after
	 * `timeout` milliseconds (10,000), or when the program ends before.
	 */
	waitFor(what: Expectation, options?: {readonly timeout?: number}): Promise<string>;
	/** Resolves when nothing was printed for `quiet` milliseconds (100). Rejects after `timeout` milliseconds (10,000). */
	waitForStill(options?: {readonly quiet?: number; readonly timeout?: number}): Promise<string>;
	/** Gives the terminal another size, of which the program is told. */
	resize(columns: number, rows: number): void;
	/** Sends a signal (SIGTERM) to the program. */
	kill(signal?: string): void;
	/** Resolves when the program has ended and all its output is on the screen. */
	readonly exited: Promise<Exit>;
	/** All that the program has printed, with its escape sequences. */
	output(): string;
	/** Ends the program if it still runs. */
	close(): Promise<void>;
};

/** How to open a terminal. */
export type TerminalOptions = {
	readonly args: readonly string[];
	readonly cwd: string;
	/** Another program than the built one, with its first arguments. */
	readonly command?: readonly string[];
	readonly columns?: number;
	readonly rows?: number;
	/** Variables added to the clean environment. Without HOME the program gets an empty one. */
	readonly env?: Readonly<Record<string, string>>;
};

const defaultTimeout = 10_000;

/** Starts a program in a pseudo-terminal of 80 columns and 24 rows, unless other numbers are given. */
export function openTerminal({
	args,
	cwd,
	command = builtProgram,
	columns = 80,
	rows = 24,
	env = {},
}: TerminalOptions): Terminal {
	const home = makeTemporaryFolder();
	const display = new xterm.Terminal({cols: columns, rows, allowProposedApi: true});
	const [file = '', ...firstArguments] = command;
	const program = spawn(file, [...firstArguments, ...args], {
		cols: columns,
		rows,
		cwd,
		env: cleanEnvironment(home, env),
	});

	const watchers = new Set<() => void>();
	const notify = () => {
		for (const watcher of watchers) watcher();
	};

	let output = '';
	let exit: Exit | undefined;
	program.onData(data => {
		output += data;
		display.write(data, notify);
	});
	// Programs ask a terminal for its abilities; this one answers.
	display.onData(answer => {
		if (!exit) program.write(answer);
	});
	const exited = new Promise<Exit>(resolve => {
		program.onExit(({exitCode, signal}) => {
			const ended: Exit = signal ? {exitCode, signal} : {exitCode};
			exit = ended;
			display.write('', () => {
				notify();
				resolve(ended);
			});
		});
	});

	const send = async (bytes: string) => {
		if (exit) throw new Error(`The program has ended and cannot read keys.\n${describeScreen(screen(), exit)}`);
		program.write(bytes);
		await nextTurn();
	};

	const screen = () => {
		const buffer = display.buffer.active;
		const lines = Array.from({length: display.rows}, (_, row) => buffer.getLine(buffer.baseY + row));
		const texts = lines.map(line => line?.translateToString(true, 0, display.cols).replace(/ +$/, '') ?? '');
		return texts.join('\n').replace(/\n+$/, '');
	};

	/** Calls `check` now and after each output, until it resolves or rejects. */
	const watch = (
		timeout: number,
		complaint: string,
		check: (settle: {resolve(): void; reject(): void}) => void,
	): Promise<string> =>
		new Promise((resolve, reject) => {
			const finish = (settle: () => void) => () => {
				clearTimeout(timer);
				watchers.delete(watcher);
				settle();
			};
			const settle = {
				resolve: finish(() => resolve(screen())),
				reject: finish(() => reject(new Error(`${complaint}\n${describeScreen(screen(), exit)}`))),
			};
			const timer = setTimeout(settle.reject, timeout);
			const watcher = () => check(settle);
			watchers.add(watcher);
			watcher();
		});

	return {
		pid: program.pid,
		exited,
		type: send,
		async press(...keys) {
			for (const key of keys) await send(bytesOfKey(key));
		},
		screen,
		cursor() {
			const {cursorX, cursorY} = display.buffer.active;
			return {column: Math.min(cursorX, display.cols - 1), row: cursorY};
		},
		waitFor(what, {timeout = defaultTimeout} = {}) {
			return watch(timeout, `Waited up to ${timeout} ms for ${describeExpectation(what)}.`, ({resolve, reject}) => {
				// A frame that is still being drawn is not looked at.
				if (display.modes.synchronizedOutputMode && !exit) return;
				if (isMet(what, screen())) resolve();
				else if (exit) reject();
			});
		},
		async waitForStill({quiet = 100, timeout = defaultTimeout} = {}) {
			let timer: NodeJS.Timeout | undefined;
			const still = watch(timeout, `Waited ${timeout} ms for the screen to stay still.`, ({resolve}) => {
				clearTimeout(timer);
				timer = setTimeout(resolve, quiet);
			});
			return still.finally(() => clearTimeout(timer));
		},
		resize(newColumns, newRows) {
			display.resize(newColumns, newRows);
			program.resize(newColumns, newRows);
		},
		kill(signal = 'SIGTERM') {
			if (!exit) program.kill(signal);
		},
		output: () => output,
		async close() {
			if (!exit) program.kill('SIGKILL');
			await exited;
			display.dispose();
			removeFolder(home);
		},
	};
}

function isMet(what: Expectation, screen: string): boolean {
	if (typeof what === 'string') return screen.includes(what);
	return typeof what === 'function' ? what(screen) : screen.search(what) !== -1;
}

function describeExpectation(what: Expectation): string {
	return typeof what === 'string' ? JSON.stringify(what) : String(what);
}

function describeScreen(screen: string, exit: Exit | undefined): string {
	const cause = exit?.signal ? `signal ${exit.signal}` : `exit code ${exit?.exitCode}`;
	return `${exit ? `The program ended (${cause}). ` : ''}The screen:\n${screen.replace(/^/gm, '| ')}`;
}
