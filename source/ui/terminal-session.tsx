import {PassThrough} from 'node:stream';
import {type Instance, render, useApp} from 'ink';
import {type ReactNode, useEffect, useSyncExternalStore} from 'react';
import {CrashBoundary} from './crash.js';
import {watchForCrash} from './crash-watch.js';
import type {Key} from './input/key.js';
import {startPump} from './input/pump.js';
import type {Store} from './store.js';
import {terminalSize, watchSignals, watchTerminal} from './terminal.js';

/** The smallest interval in which frames are drawn follows from this; the usual 30 delays keys. */
const framesPerSecond = 250;

/** Undoes what other programs leave behind when they end badly: colours, another character set, other keys, reports of the mouse. */
const usualModes = '\u001B[0m\u001B(B\u001B[4l\u001B[?7h\u001B[?6l\u001B[?1l\u001B>\u001B[?1000;1002;1003;1004;1006l';

/** Gives the terminal to another program (or to the shell) and takes it back. */
export type Suspend = (whileAway: () => Promise<void>) => Promise<void>;

/** A state with what the outside does for it, however it is shown. */
export type Session<State, Action> = {
	readonly store: Store<State, Action>;
	/** Called after each change of the state, with what the outside can do. */
	readonly onChange: (state: State, suspend: Suspend) => void;
	/** A signal asks the program to end, or the terminal is gone, which is told as a hang-up. */
	readonly onSignal: (signal: NodeJS.Signals) => void;
	readonly isOver: (state: State) => boolean;
};

/** Runs a session in front of a person until its state says that it is over. */
export type Present<State, Action> = (session: Session<State, Action>) => Promise<State>;

/** A screen on the terminal, from the first frame to the last. */
export type ScreenSession<State, Action> = Session<State, Action> & {
	readonly view: (state: State) => ReactNode;
	readonly toAction: (key: Key) => Action;
	readonly resize: (columns: number, rows: number) => Action;
};

/**
 * Runs a screen until its state says that it is over, and gives the terminal back as it was. An error that nobody
 * catches, in a component or anywhere else, ends the screen too and is thrown on.
 */
export async function runSession<State, Action>(session: ScreenSession<State, Action>): Promise<State> {
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
			// Who is not in the foreground isn't told that the terminal has another size.
			process.emit('SIGWINCH', 'SIGWINCH');
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
	// Before Ink, which would else draw the former size on the new one.
	stdout.on('resize', onResize);
	const unwatchTerminal = watchTerminal(session.onSignal);
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
	const unwatchSignals = watchSignals(session.onSignal);
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
		unwatchTerminal();
		leaveScreen(app);
		crash.unwatch();
		stopInput();
		stdout.off('resize', onResize);
		process.off('SIGWINCH', redraw);
		unwatchSignals();
	}
}

function Root<State, Action>({
	session,
	onReady,
}: {
	readonly session: ScreenSession<State, Action>;
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
