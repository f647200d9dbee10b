/** The key in front of a value: `status:`, `last updated:`, `created (*optional):`, `"a: b":`. */
import {
	isBlank,
	quoteEnd,
	readScalar,
	skipBlanks,
	trimmedEnd,
	unquote,
	valueProblem,
	writeScalar,
} from './front-matter-scalar.js';

/** A key on a line. */
export type Key = {
	/** The key without quotes. */
	readonly name: string;
	/** The column behind the colon. */
	readonly to: number;
};

/** Longer ones are sentences that happen to hold a colon. */
const longestKey = 200;

const indicator = /[#,[\]{}&*!|>%@`]/;

/** True where a list item starts at a column: a dash with a blank behind it. */
export function isDash(line: string, from: number): boolean {
	return line[from] === '-' && isBlank(line[from + 1]);
}

/** Reads the key that starts at a column; undefined where none does. */
export function readKey(line: string, from: number): Key | undefined {
	const first = line[from] ?? '#';
	if (first === '"' || first === "'") {
		const end = quoteEnd(line, from);
		const colon = end === -1 ? end : skipBlanks(line, end);
		const isKey = end !== -1 && end - from <= longestKey && line[colon] === ':' && isBlank(line[colon + 1]);
		return isKey ? {name: unquote(line.slice(from, end)), to: colon + 1} : undefined;
	}

	const colon = colonAt(line, from);
	const isExplicit = (first === '?' || first === ':') && isBlank(line[from + 1]);
	if (colon === -1 || indicator.test(first) || isExplicit || isDash(line, from)) {
		return undefined;
	}

	const name = line.slice(from, trimmedEnd(line, from, colon));
	return /[ \t]#/.test(name) || name === '' ? undefined : {name, to: colon + 1};
}

/** The text that reads back as a key; undefined where none does. */
export function writeKey(name: string): string | undefined {
	if (name === '' || name.length > longestKey || valueProblem(name) !== undefined) {
		return undefined;
	}

	const written = writeScalar(name, {quote: 'double'});
	const plain = readScalar(written, 0).quote === 'plain';
	const key = plain && readKey(`${written}:`, 0)?.name !== name ? JSON.stringify(name) : written;
	return readKey(`${key}:`, 0)?.name === name ? key : undefined;
}

/** The first colon with a blank or the line's end behind it, within the length of a key; -1 where there is none. */
function colonAt(line: string, from: number): number {
	const head = line.slice(from, from + longestKey + 2);
	let colon = head.indexOf(':');
	while (colon !== -1 && !isBlank(line[from + colon + 1])) {
		colon = head.indexOf(':', colon + 1);
	}

	return colon === -1 ? -1 : from + colon;
}
