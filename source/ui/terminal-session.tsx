import {PassThrough} from 'node:stream';
import {render, useApp} from 'ink';
import {type ReactNode, useEffect, useSyncExternalStore} from 'react';
import type {Key} from './input/key.js';
import {startPump} from './input/pump.js';
import type {Store} from './store.js';
import {terminalSize, watchSignals, watchTerminal} from './terminal.js';

/** The smallest interval in which frames are drawn follows from this; the usual 30 delays keys. */
const framesPerSecond = 250;

/** Gives the terminal to another program (or to the shell) and takes it back. */
export type Suspend = (whileAway: () => Promise<void>) => Promise<void>;

/** A state with what the outside does for it, however it is shown. */
export type Session<State, Action> = {
	readonly store: Store<State, Action>;
	/** Called after each change of the state, with what the outside can do. */
	readonly onChange: (state: State, suspend: Suspend) => void;
	/** A signal asks the program to end, or the terminal is gone. */
	readonly onSignal: () => void;
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
 * Runs a screen until its state says that it is over, and gives the terminal back as it was. An error in a component
 * ends the screen too and is thrown on.
 */
export async function runSession<State, Action>(session: ScreenSession<State, Action>): Promise<State> {
	const {store} = session;
	const {stdin, stdout} = process;
	let suspend: Suspend = async whileAway => whileAway();
	const takeSuspend = (given: Suspend): void => {
		suspend = async whileAway => {
			stopInput();
			await given(async () => {
				await whileAway();
				// A signal may have ended the session meanwhile.
				if (!session.isOver(store.getState())) {
					startInput();
				}
			});
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
	const unwatchTerminal = watchTerminal(session.onSignal);
	const app = render(<Root session={session} onReady={takeSuspend} />, {
		stdin: deafInput() as unknown as NodeJS.ReadStream,
		alternateScreen: true,
		incrementalRendering: true,
		maxFps: framesPerSecond,
		exitOnCtrlC: false,
		patchConsole: false,
	});
	const end = (): void => app.unmount();
	const unsubscribe = store.subscribe(() => {
		session.onChange(store.getState(), suspend);
		if (session.isOver(store.getState())) {
			end();
		}
	});
	const unwatchSignals = watchSignals(session.onSignal);
	stdout.on('resize', onResize);
	try {
		await app.waitUntilExit();
		return store.getState();
	} finally {
		unsubscribe();
		unwatchTerminal();
		stopInput();
		stdout.off('resize', onResize);
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

/** The keys reach the state through the pump alone: Ink gets an input on which nothing ever comes. */
function deafInput(): PassThrough {
	return Object.assign(new PassThrough(), {isTTY: true, setRawMode() {}, ref() {}, unref() {}});
}
