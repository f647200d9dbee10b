import {closeSync} from 'node:fs';

/** The size of the terminal in cells; a terminal that tells none counts as 80 by 24. */
export function terminalSize(): {readonly columns: number; readonly rows: number} {
	return {columns: process.stdout.columns || 80, rows: process.stdout.rows || 24};
}

/** Calls back at each signal that asks the program to end. The result ends the calls. */
export function watchSignals(onSignal: (signal: NodeJS.Signals) => void): () => void {
	const signals: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT'];
	for (const signal of signals) {
		process.on(signal, onSignal);
	}

	return () => {
		for (const signal of signals) {
			// The program is ending anyway: a signal that comes only now must not cut that short.
			process.on(signal, ignore);
			process.off(signal, onSignal);
		}
	};
}

/**
 * Calls back when the terminal is gone: its window was closed, or the connection to it is lost. What is written to it
 * from then on fails without a word. It is told as a hang-up. The result ends the calls. Line by line the end of the
 * input is what Ctrl+D says, and no sign of that.
 */
export function watchTerminal(onGone: (signal: NodeJS.Signals) => void, {isEndGone} = {isEndGone: true}): () => void {
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

	stdin.once('error', hear);
	if (isEndGone) {
		stdin.once('end', hear);
	}

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
