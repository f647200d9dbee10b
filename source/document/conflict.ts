import type {MarkdownDocument} from './markdown.js';

/**
 * The number of the line (from 1 on) at which a merge was left with conflict markers; undefined where there are none.
 * Markers in code are an example of some.
 */
export function conflictLine({text, blocks}: MarkdownDocument): number | undefined {
	let opening: number | undefined;
	let isDivided = false;
	let number = 0;
	let index = 0;
	for (let from = 0; from < text.length; number++) {
		const newline = text.indexOf('\n', from);
		const next = newline === -1 ? text.length : newline + 1;
		for (let block = blocks[index]; block && block.to < from; block = blocks[index]) {
			index++;
		}

		const block = blocks[index];
		const isCode = block?.kind === 'code' && block.from <= from;
		const marker = isCode ? undefined : /^(?:<{7}|={7}|>{7})(?=[ \r\n]|$)/.exec(text.slice(from, from + 9))?.[0];
		if (marker === '<<<<<<<') {
			opening = number;
			isDivided = false;
		} else if (marker === '=======' && opening !== undefined) {
			isDivided = true;
		} else if (marker === '>>>>>>>' && opening !== undefined && isDivided) {
			return opening + 1;
		}

		from = next;
	}

	return undefined;
}
