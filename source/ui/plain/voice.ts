import {visibleText} from '../../document/visible-text.js';

/** Says things to a person and never takes them back: no escape sequence, no move of the cursor. */
export type Voice = {
	/** Prints lines. */
	readonly say: (lines: readonly string[]) => void;
	/** Prints lines while an answer is awaited, or not. */
	readonly interject: (lines: readonly string[]) => void;
	/** Prints the sign that an answer is awaited. */
	readonly ask: () => void;
	/** An answer came. A terminal has shown it while it was typed; otherwise it is shown here. */
	readonly hear: (line: string) => void;
	/** No answer comes. */
	readonly breakOff: () => void;
	/** Resolves when all is printed. */
	readonly finish: () => Promise<void>;
};

/**
 * Speaks on standard output where that is a terminal, and else on standard error, so that the result stands alone on
 * standard output.
 */
export function openVoice(): Voice {
	const {stdin, stdout, stderr} = process;
	const output = stdout.isTTY ? stdout : stderr;
	let isAsking = false;
	const breakOff = (): void => {
		if (isAsking) {
			output.write('\n');
		}

		isAsking = false;
	};

	const say = (lines: readonly string[]): void => {
		if (lines.length > 0) {
			breakOff();
			output.write(lines.map(line => `${visibleText(line)}\n`).join(''));
		}
	};

	const ask = (): void => {
		output.write('> ');
		isAsking = true;
	};

	return {
		say,
		ask,
		interject(lines) {
			const wasAsking = isAsking;
			say(lines);
			if (wasAsking && !isAsking) {
				ask();
			}
		},
		hear(line) {
			isAsking = false;
			if (!stdin.isTTY) {
				output.write(`${visibleText(line)}\n`);
			}
		},
		breakOff,
		finish: () => new Promise(resolve => output.write('', () => resolve())),
	};
}
