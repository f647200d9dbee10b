import {shiftHeadings} from '../document/heading-level.js';
import type {MarkdownDocument, Section} from '../document/markdown.js';
import {parseMarkdown} from '../document/markdown.js';
import type {ItemState} from '../template/field-state.js';
import type {Group} from '../template/form.js';
import {writePattern} from '../template/pattern.js';
import {contentColumn} from './list-item.js';

/** Writes a new item of a group with the given number, as the template has it and in the document's style. */
export type ItemWriter = (number: number) => string;

/** New list items have the indent, marker and box of a neighbour, and below their line what the template has there. */
export function listItemWriter(
	{text, eol}: MarkdownDocument,
	group: Group,
	neighbour: ItemState | undefined,
): ItemWriter {
	const like = neighbour ? text.slice(neighbour.span.from, neighbour.text.from) : `- ${group.hasBox ? '[ ] ' : ''}`;
	const opening = like.replace(/\[[xX]\](?=[ \t]*$)/, '[ ]');
	const [, ...below] = (group.skeletons[0] ?? '').split(/\r?\n/);
	const indent = ' '.repeat(contentColumn(opening));
	const depth = Math.min(...below.filter(line => line.trim() !== '').map(indentOf));
	const body = below.map(line => eol + (line.trim() === '' ? '' : indent + line.slice(depth))).join('');
	return number => opening + writePattern(group.pattern, number, new Map()) + body;
}

/**
 * New sections have the heading of a neighbour, underlined or closed as that is, or a heading of a level; below it stands
 * the body of the template's first item. Undefined where its headings would lie too deep.
 */
export function sectionItemWriter(
	{text, eol}: MarkdownDocument,
	group: Group,
	like: Section | number,
): ItemWriter | undefined {
	const skeleton = group.skeletons[0] ?? '';
	const sample = parseMarkdown(skeleton).root.children[0];
	const section = typeof like === 'number' ? undefined : like;
	const level = typeof like === 'number' ? like : like.level;
	const raw = sample ? skeleton.slice(sample.bodyFrom) : '';
	const body = shiftHeadings(raw, level - (sample?.level ?? level));
	if (body === undefined || level < 1 || level > 6) {
		return undefined;
	}

	const opening = section ? text.slice(section.heading.from, section.title.from) : `${'#'.repeat(level)} `;
	const ending = section ? text.slice(section.title.to, section.heading.to).trim() : '';
	const closing = ending === '' ? '' : opening === '' ? eol + ending : ` ${ending}`;
	const rest = body === '' ? '' : eol + body.replace(/\r?\n/g, eol);
	return number => opening + writePattern(group.pattern, number, new Map()) + closing + rest;
}

function indentOf(line: string): number {
	return line.length - line.trimStart().length;
}
