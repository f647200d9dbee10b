/** The numbers of a group's items: counted anew after the group was changed, and never otherwise. */
import type {ListItem, MarkdownDocument} from '../document/markdown.js';
import {narrowEdit, type Span, type TextEdit} from '../document/text-edit.js';
import {type FieldState, type ItemState, isNumberedName} from '../template/field-state.js';
import type {Group} from '../template/form.js';
import {matchPattern, ordinalText} from '../template/pattern.js';
import {type ListCounting, listNumber, readListCounting, renumberItem} from './list-item.js';

/** How a group counts. */
export type Counting = {
	/** The number of its first item: 1 in most, 0 in some. */
	readonly start: number;
	/** A number as the group writes it: `1`, `01` or `A`. */
	readonly like: string;
};

/** Finds how a group counts: as its items do, else as those of the template. */
export function countingOf({text}: MarkdownDocument, {items}: FieldState, group: Group): Counting {
	const [first] = items;
	if (!first) {
		const heading = group.skeletons[0]?.split(/\r?\n/, 1)[0]?.replace(/^#{1,6}[ \t]+/, '') ?? '';
		const ordinal = matchPattern(group.pattern, heading)?.ordinal;
		const like = ordinal ? heading.slice(ordinal.from, ordinal.to) : '1';
		return {start: ordinal ? (numberOf(like) ?? 1) : 1, like};
	}

	const numbers = items.flatMap((item, index) => numbersIn(text, item).map(number => ({index, number})));
	const least = numbers.reduce((lowest, {number}) => Math.min(lowest, number), Number.MAX_SAFE_INTEGER);
	const start = least - (numbers[0]?.index ?? 0);
	return {
		start: numbers.length > 0 ? Math.max(least === 0 ? 0 : 1, start) : 1,
		like: first.ordinal ? text.slice(first.ordinal.from, first.ordinal.to) : '1',
	};
}

/** The edits that give each item the number of its place, in its ordinal and in a name that is only a number (`Risk 2`). */
export function countingEdits(
	{text}: MarkdownDocument,
	items: readonly ItemState[],
	counting: Counting,
): readonly TextEdit[] {
	return items
		.flatMap((item, index) => {
			const number = counting.start + index;
			const names = ownNames(item).map(({span, raw}) => ({...span, insert: raw.replace(/\d+$/, String(number))}));
			return [...(item.ordinal ? [{...item.ordinal, insert: written(number, counting.like)}] : []), ...names];
		})
		.filter(({from, to, insert}) => text.slice(from, to) !== insert);
}

/** The numbered lists of a document by the lines on which their items start. */
export function listCountings({blocks}: MarkdownDocument): ReadonlyMap<number, ListCounting> {
	return new Map(
		blocks.flatMap(({items}) => {
			const counting = readListCounting(items.map(({marker}) => marker));
			return counting ? items.map(({lineFrom}) => [lineFrom, counting] as const) : [];
		}),
	);
}

/** The edits that number the items of lists anew; `countingAt` says for the start of a line how the list of its item counts. */
export function markerEdits(
	{text, blocks}: MarkdownDocument,
	countingAt: ReadonlyMap<number, ListCounting>,
): readonly TextEdit[] {
	return blocks.flatMap(({items}) => {
		const known = items.find(({lineFrom}) => countingAt.has(lineFrom));
		const counting = known && countingAt.get(known.lineFrom);
		return counting ? items.flatMap((item, index) => markerEdit(text, item, listNumber(counting, index))) : [];
	});
}

/** The edit that gives an item of a numbered list its number, if it can have it. */
function markerEdit(text: string, {from, to}: ListItem, number: number): readonly TextEdit[] {
	const item = text.slice(from, to);
	const insert = renumberItem(item, number);
	return insert === item ? [] : [narrowEdit(text, {from, to, insert})];
}

/** The number that an ordinal stands for: `A` counts as 1. Undefined for what is none, or beyond all counting. */
function numberOf(ordinal: string): number | undefined {
	if (/^[A-Z]$/.test(ordinal)) {
		return (ordinal.codePointAt(0) ?? 0) - 64;
	}

	return /^\d{1,9}$/.test(ordinal) ? Number(ordinal) : undefined;
}

function numbersIn(text: string, item: ItemState): readonly number[] {
	const names = ownNames(item).map(({raw}) => /\d+$/.exec(raw)?.[0] ?? '');
	const ordinals = item.ordinal ? [text.slice(item.ordinal.from, item.ordinal.to)] : names;
	return ordinals.map(numberOf).filter(number => number !== undefined);
}

/** The names of an item that are only a number; those of a group inside of it are not its own. */
function ownNames({id, members}: ItemState): readonly {readonly raw: string; readonly span: Span}[] {
	return members.flatMap(({item, field, raw, span}) =>
		span && item === id && isNumberedName(field, raw) ? [{raw, span}] : [],
	);
}

/** A number in the style of another: with its letters, or with as many digits where that begins with a zero. */
function written(number: number, like: string): string {
	return /^0\d/.test(like) ? String(number).padStart(like.length, '0') : ordinalText(number, like);
}
