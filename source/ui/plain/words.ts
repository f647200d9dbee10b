import {countWords} from '../input/text-buffer.js';

/** Words with a full stop, unless they end as a sentence does. */
export function sentence(words: string): string {
	return /[.?!:]$/.test(words) ? words : `${words}.`;
}

/** A number with its noun: `1 task`, `3 tasks`. */
export function counted(number: number, noun: string): string {
	return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** How long a text is. */
export function extentOf(text: string): string {
	return `${counted(text.split('\n').length, 'line')}, ${counted(countWords(text), 'word')}`;
}
