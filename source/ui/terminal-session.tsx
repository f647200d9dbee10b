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
	/** A signal asks the program to end, or the terminal is gone. */
	readonly onSignal: () => void;
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
	let suspend: Suspend = async whileAway => whileAway();
	const takeSuspend = (given: Suspend): void => {
		suspend = async whileAway => {
			// Keys that were read together with the one that suspends may ask for it again.
			if (isAway) {
				return;
			}

			isAway = true;
			stopInput();
			await given(async () => {
				await whileAway();
				// Who is not in the foreground isn't told that the terminal has another size.
				process.emit('SIGWINCH', 'SIGWINCH');
				// A signal may have ended the session meanwhile.
				if (!session.isOver(store.getState())) {
					startInput();
				}
			});
			isAway = false;
		};
	};

	let stopPump: (() => void) | undefined;
	const startInput = (): void => {
		stdin.setRawMode(true);
		stdin.resume();
		stdout.write('\u001B[?2004h');
		stopPump = startPump(stdin, key => store.dispatch(session.toAction(key)));
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
	// Before Ink, which would else draw the former size on the new one.
	stdout.on('resize', onResize);
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

	const redraw = (): void => {
		if (!isAway) {
			redrawFromTop(app);
		}
	};
	process.on('SIGWINCH', redraw);
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
		process.off('SIGWINCH', redraw);
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

/**
 * Draws the whole frame anew. Ink draws what has changed, and moves from where the cursor should be; but a terminal
 * that becomes smaller and larger again loses a part of what it shows, and its size may then be the same as before.
 */
function redrawFromTop(app: Instance): void {
	process.stdout.write(beginFrame);
	app.clear();
	process.stdout.write('\u001B[H\u001B[J');
	// Ink draws at once then.
	process.stdout.emit('resize');
	process.stdout.write(endFrame);
}

/** What stands between these a terminal shows at once. */
const beginFrame = '\u001B[?2026h';
const endFrame = '\u001B[?2026l';

/** Goes back to the screen that was there before; by hand where Ink can't, as it draws a last time while it leaves. */
function leaveScreen(app: Instance): void {
	try {
		app.unmount();
	} catch {
		process.stdout.write(`${endFrame}\u001B[?1049l\u001B[?25h`);
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
function watchTerminal(onGone: () => void): () => void {
	const {stdin, stdout, stderr} = process;
	let isWatching = true;
	const hear = (): void => {
		if (!isGone) {
			abandonTerminal();
		}

		if (isWatching) {
			onGone();
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
