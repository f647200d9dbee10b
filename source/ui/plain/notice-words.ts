import {sentence} from './words.js';

/** How notices of the screens go on where they name a key, and how they do line by line. */
const ways: readonly (readonly [string, string])[] = [
	['Alt+Q goes back to ', '/quick goes back to '],
	['use the arrows and Enter, or "other" for words of your own', 'type a number or a name, or words of your own'],
	['use the arrows and Enter', 'type a number or a name'],
	['open one, or the whole document with g in the review', 'open one, or the whole document with /edit in the review'],
	['u brings the one before back', '/undo brings the one before back'],
	['Ctrl+_ brings it back', '/undo brings it back'],
	['! goes there', '/missing goes there'],
	['L goes there', '/later goes there'],
	['with "fill later"', 'with /later'],
	['Press w to write under the name shown, n to change it', '/write writes under another name, /name chooses one'],
	['Press Ctrl+R, then w to write', '/write writes'],
	['Press w to write', '/write writes'],
	['press Ctrl+R, then w to write', '/write writes it'],
	['press w to write', '/write writes it'],
	['w again writes without', '/write again writes without'],
	['v goes back;', '/template goes back;'],
	['Ctrl+R shows ', '/review shows '],
];

/** A notice of a screen as a sentence that names no key. */
export function noticeWords(notice: string): string {
	return sentence(ways.reduce((words, [key, line]) => words.replace(key, line), notice));
}
