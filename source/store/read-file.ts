import fs from 'node:fs';
import type {Problem} from './workspace.js';

/** The largest file that is read as text, in bytes. */
export const largestText = 10_000_000;

/**
 * Reads a file as UTF-8 text, byte order mark kept; the problem in a sentence where it can't be read, is no text, or has
 * more bytes than `largest`.
 */
export function readTextFile(file: string, largest: number = largestText): {readonly text: string} | Problem {
	try {
		const stat = fs.statSync(file);
		if (!stat.isFile()) {
			return {problem: `${file} is not a file`};
		}

		if (stat.size > largest) {
			return {problem: `${file} is larger than ${largest / 1_000_000} MB`};
		}

		return decodeText(fs.readFileSync(file), file);
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : undefined;
		return {problem: code === 'ENOENT' ? `${file} does not exist` : `${file} can't be read (${String(code ?? error)})`};
	}
}

/** Decodes bytes as UTF-8; refuses those that would not encode to the same bytes again. */
export function decodeText(bytes: Uint8Array, name: string): {readonly text: string} | Problem {
	try {
		return {text: new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes)};
	} catch {
		return {problem: `${name} is not UTF-8 text`};
	}
}
