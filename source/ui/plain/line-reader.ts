import {createInterface} from 'node:readline';
import {setImmediate as nextTurn} from 'node:timers/promises';

/** Lines of standard input, one after the other, however they came. */
export type LineReader = {
	/** The next line, or undefined where no more will come. */
	readonly next: () => Promise<string | undefined>;
	/** Whether the next line, or the end, is there already, as with what is pasted or typed ahead. */
	readonly isThere: () => Promise<boolean>;
	/** Leaves the input to somebody else until it is taken up again. */
	readonly pause: () => void;
	readonly resume: () => void;
};

type Asked = {readonly promise: Promise<string | undefined>; readonly answer: (line?: string) => void};

let reader: LineReader | undefined;

/** The reader of this process: what was typed ahead at one screen is there for the next one. */
export function openLines(): LineReader {
	reader ??= readLines();
	return reader;
}

function readLines(): LineReader {
	const {stdin} = process;
	// Without a terminal of its own this prints nothing and leaves editing and echo to the one that is there.
	const lines = createInterface({input: stdin, terminal: false, crlfDelay: Number.POSITIVE_INFINITY});
	const waiting: string[] = [];
	let hasEnded = false;
	let asked: Asked | undefined;
	const give = (line?: string): void => {
		asked?.answer(line);
		asked = undefined;
	};

	lines.on('line', line => (asked ? give(line) : waiting.push(line)));
	lines.on('close', () => {
		hasEnded = true;
		give();
	});
	stdin.on('error', () => lines.close());
	return {
		next() {
			if (waiting.length > 0 || hasEnded) {
				return Promise.resolve(waiting.shift());
			}

			// One that nobody waits for any more, as a signal came between, is not to swallow a line.
			asked ??= promised();
			return asked.promise;
		},
		async isThere() {
			// A terminal gives one line at a time: the next one is read in the next turn.
			await nextTurn();
			return waiting.length > 0 || hasEnded;
		},
		pause: () => lines.pause(),
		resume: () => lines.resume(),
	};
}

function promised(): Asked {
	let answer = (_line?: string): void => {};
	const promise = new Promise<string | undefined>(resolve => {
		answer = resolve;
	});
	return {promise, answer};
}
