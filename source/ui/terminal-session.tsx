import {closeSync} from 'node:fs';
import {PassThrough} from 'node:stream';
import {type Instance, render, useApp} from 'ink';
import {type ReactNode, useEffect, useSyncExternalStore} from 'react';
import {CrashBoundary, watchForCrash} from './crash.js';
import type {Key} from './input/key.js';
import {startPump} from './input/pump.js';
import type {Store} from './store.js';

/** The smallest interval in which frames are drawn follows from this; the usual 30 delays keys. */
const framesPerSecond = 250;

/** Undoes what other programs leave behind when they end badly: colours, another character set, other keys, reports of the mouse. */
const usualModes = '\u001B[0m\u001B(B\u001B[4l\u001B[?7h\u001B[?6l\u001B[?1l\u001B>\u001B[?1000;1002;1003;1004;1006l';

/** Gives the terminal to another program (or to the shell) and takes it back. */
export type Suspend = (whileAway: () => Promise<void>) => Promise<void>;

/** A screen on the terminal, from the first frame to the last. */
export type Session<State, Action> = {
	readonly store: Store<State, Action>;
	readonly view: (state: State) => ReactNode;
	readonly toAction: (key: Key) => Action;
	readonly resize: (columns: number, rows: number) => Action;
	/** Called after each change of the state, with what the outside can do. */
	readonly onChange: (state: State, suspend: Suspend) => void;
	/** A signal asks the program to end, or the terminal is gone, which is told as a hang-up. */
	readonly onSignal: (signal: NodeJS.Signals) => void;
	readonly isOver: (state: State) => boolean;
};

/** The size of the terminal in cells; a terminal that tells none counts as 80 by 24. */
export function terminalSize(): {readonly columns: number; readonly rows: number} {
	return {columns: process.stdout.columns || 80, rows: process.stdout.rows || 24};
}

/**
 * Runs a screen until its state says that it is over, and gives the terminal back as it was. An error that nobody
 * catches, in a component or anywhere else, ends the screen too and is thrown on.
 */
export async function runSession<State, Action>(session: Session<State, Action>): Promise<State> {
	const {store} = session;
	const {stdin, stdout} = process;
	let isAway = false;
	/** Keys that were read together with the one that gave the terminal away; they are for the screen that comes back. */
	const waiting: Key[] = [];
	const hear = (key: Key): void => {
		if (isAway) {
			waiting.push(key);
		} else {
			store.dispatch(session.toAction(key));
		}
	};

	let takeSuspend = (_: Suspend): void => {};
	const drawn = new Promise<Suspend>(resolve => {
		takeSuspend = resolve;
	});
	const suspend: Suspend = async whileAway => {
		isAway = true;
		stopInput();
		const give = await drawn;
		await give(async () => {
			await whileAway();
			// A signal may have ended the session meanwhile.
			if (!session.isOver(store.getState())) {
				stdout.write(usualModes);
				startInput();
			}
		});
		isAway = false;
		for (let next = waiting[0]; next && !isAway; next = waiting[0]) {
			waiting.shift();
			hear(next);
		}
	};

	let stopPump: (() => void) | undefined;
	const startInput = (): void => {
		stdin.setRawMode(true);
		stdin.resume();
		stdout.write('\u001B[?2004h');
		stopPump = startPump(stdin, hear);
	};

	const stopInput = (): void => {
		stopPump?.();
		stdout.write('\u001B[?2004l');
		stdin.setRawMode(false);
		stdin.pause();
	};

	const onResize = (): void => {
		const {columns, rows} = terminalSize();
		store.dispatch(session.resize(columns, rows));
	};

	// First of all, as the terminal itself prints what is typed before.
	startInput();
	onResize();
	const unwatch = watchTerminal(session.onSignal);
	const crash = watchForCrash();
	const app = render(
		<CrashBoundary onCrash={crash.report}>
			<Root session={session} onReady={takeSuspend} />
		</CrashBoundary>,
		{
			stdin: deafInput() as unknown as NodeJS.ReadStream,
			alternateScreen: true,
			incrementalRendering: true,
			maxFps: framesPerSecond,
			exitOnCtrlC: false,
			patchConsole: false,
		},
	);
	const end = (): void => app.unmount();
	const unsubscribe = store.subscribe(() => {
		session.onChange(store.getState(), suspend);
		if (session.isOver(store.getState())) {
			end();
		}
	});
	const signals: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT'];
	for (const signal of signals) {
		process.on(signal, session.onSignal);
	}

	stdout.on('resize', onResize);
	try {
		await Promise.race([app.waitUntilExit(), crash.reported]);
		return store.getState();
	} finally {
		unsubscribe();
		unwatch();
		leaveScreen(app);
		crash.unwatch();
		stopInput();
		stdout.off('resize', onResize);
		for (const signal of signals) {
			// The program is ending anyway: a signal that comes only now must not cut that short.
			process.on(signal, ignore);
			process.off(signal, session.onSignal);
		}
	}
}

function Root<State, Action>({
	session,
	onReady,
}: {
	readonly session: Session<State, Action>;
	readonly onReady: (suspend: Suspend) => void;
}) {
	const {suspendTerminal} = useApp();
	const state = useSyncExternalStore(session.store.subscribe, session.store.getState);
	useEffect(() => onReady(suspendTerminal), [onReady, suspendTerminal]);
	return session.view(state);
}

/** Goes back to the screen that was there before; by hand where Ink can't, as it draws a last time while it leaves. */
function leaveScreen(app: Instance): void {
	try {
		app.unmount();
	} catch {
		process.stdout.write('\u001B[?2026l\u001B[?1049l\u001B[?25h');
	}
}

/** The keys reach the state through the pump alone: Ink gets an input on which nothing ever comes. */
function deafInput(): PassThrough {
	return Object.assign(new PassThrough(), {isTTY: true, setRawMode() {}, ref() {}, unref() {}});
}

/**
 * Calls back when the terminal is gone: its window was closed, or the connection to it is lost. What is written to it
 * from then on fails without a word. The result ends the calls.
 */
function watchTerminal(onGone: (signal: NodeJS.Signals) => void): () => void {
	const {stdin, stdout, stderr} = process;
	let isWatching = true;
	const hear = (): void => {
		if (!isGone) {
			abandonTerminal();
		}

		if (isWatching) {
			onGone('SIGHUP');
		}
	};

	stdin.once('error', hear).once('end', hear);
	stdout.once('error', hear);
	stderr.once('error', hear);
	return () => {
		isWatching = false;
	};
}

/** The terminal is gone, for all sessions to come. */
let isGone = false;

/** Node aborts when it wants to restore a terminal that is gone, unless its descriptors are closed by then. */
function abandonTerminal(): void {
	isGone = true;
	const streams = [process.stdin, process.stdout, process.stderr];
	for (const stream of streams) {
		stream.on('error', () => {});
	}

	process.once('exit', () => {
		for (const {fd} of streams.filter(({isTTY}) => isTTY)) {
			closeSync(fd);
		}
	});
}

function ignore(): void {}
