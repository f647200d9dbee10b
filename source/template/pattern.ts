import type {Span} from '../document/text-edit.js';
import {slugWords} from './field-id.js';
import {findTokens} from './placeholder.js';

/** A place for a value inside a heading or a list item. */
export type Slot = {
	readonly kind: 'slot';
	readonly id: string;
	readonly label: string;
	/** What the template says there: a placeholder with its brackets, or a suggested name. */
	readonly raw: string;
	/** The value gives the item its name. */
	readonly isName: boolean;
	/** Only brackets separate the value from the words before it: it is written in round ones once it is filled in. */
	readonly isBracketed: boolean;
};

/** A heading or list item with slots, such as `Phase 1: Foundation [Time estimate]`. */
export type Pattern = readonly (
	| Slot
	| {readonly kind: 'literal'; readonly text: string}
	| {readonly kind: 'ordinal'}
)[];

/** Where a slot's value stands in a text. Offsets count from the start of that text. */
export type SlotMatch = {
	readonly slot: Slot;
	/** The value, or the empty place where it would stand. */
	readonly span: Span;
	/** What has to be written before the value because the text lacks it. */
	readonly prefix: string;
};

export type PatternMatch = {readonly ordinal: Span | undefined; readonly slots: readonly SlotMatch[]};

const numbered = /^(\*\*|__)?([\p{L}][\p{L}'’ -]*?)[ \t]+(\d+|[A-Z])(?![\p{L}\p{N}])([ \t]*[:.)–—-])?[ \t]*/u;

/** The words before the number, in lower case, of a heading or item that counts: `phase` for `Phase 1: Foundation`. */
export function numberedNoun(text: string): string | undefined {
	const match = numbered.exec(text);
	return match?.[2]?.toLowerCase();
}

/** Reads a numbered heading or list item as a pattern; undefined where it holds nothing to fill in. */
export function readNumberedPattern(text: string): Pattern | undefined {
	const match = numbered.exec(text);
	if (!match?.[2] || !match[3]) {
		return undefined;
	}

	const [head, emphasis = '', words, ordinal] = match;
	const closing = emphasis ? /^(?::?(?:\*\*|__):?|:)[ \t]*/.exec(text.slice(head.length))?.[0] : '';
	const bodyFrom = head.length + (closing?.length ?? 0);
	const rest = readSlots(text.slice(bodyFrom));
	if (emphasis) {
		const name = `${words} ${ordinal}`;
		const opening: Pattern = [
			{kind: 'literal', text: emphasis},
			{kind: 'slot', id: 'name', label: 'Name', raw: name, isName: true, isBracketed: false},
			{kind: 'literal', text: text.slice(emphasis.length + name.length, bodyFrom)},
		];
		return rest.some(part => part.kind === 'slot') ? [...opening, ...rest] : undefined;
	}

	const wordsTo = words.length + (/^[ \t]+/.exec(text.slice(words.length))?.[0].length ?? 0);
	const opening: Pattern = [
		{kind: 'literal', text: text.slice(0, wordsTo)},
		{kind: 'ordinal'},
		{kind: 'literal', text: text.slice(wordsTo + ordinal.length, bodyFrom)},
	];
	return [...opening, ...nameFirst(rest)];
}

/** Reads text with bracket tokens, such as `Recommended Approach: [Chosen option]`, as a pattern. */
export function readSlots(text: string): Pattern {
	const parts: Pattern[number][] = [];
	let position = 0;
	for (const token of findTokens(text)) {
		const before = text.slice(position, token.from);
		if (before !== '') {
			parts.push({kind: 'literal', text: before});
		}

		const label = /(?:\*\*|__)([^*_:]+)(?::(?:\*\*|__)|(?:\*\*|__):)[ \t]*$/.exec(before)?.[1] ?? token.inner;
		parts.push({
			kind: 'slot',
			id: slugWords(label),
			label: capitalise(label),
			raw: text.slice(token.from, token.to),
			isName: false,
			isBracketed: false,
		});
		position = token.to;
	}

	return position < text.length ? [...parts, {kind: 'literal', text: text.slice(position)}] : parts;
}

/** Finds the slots of a pattern in a text. Undefined where the text does not begin as the pattern does. Linear. */
export function matchPattern(pattern: Pattern, text: string): PatternMatch | undefined {
	const slots: SlotMatch[] = [];
	let ordinal: Span | undefined;
	let position = 0;
	let missing = '';
	for (const [index, part] of pattern.entries()) {
		if (part.kind === 'literal') {
			const length = missing === '' ? literalLength(part.text, text, position) : undefined;
			if (length === undefined && slots.length === 0) {
				return undefined;
			}

			position += length ?? 0;
			missing = length === undefined ? missing + part.text : missing;
		} else if (part.kind === 'ordinal') {
			const digits = /^(?:\d+|[A-Z](?![\p{L}\p{N}]))/u.exec(text.slice(position, position + 20))?.[0];
			if (!digits) {
				return undefined;
			}

			ordinal = {from: position, to: position + digits.length};
			position = ordinal.to;
		} else {
			const span = slotSpan(pattern, index, text, position);
			const isAbsent = part.isBracketed && span.from === span.to;
			slots.push({slot: part, span, prefix: missing !== '' ? missing : isAbsent ? ' ' : ''});
			missing = '';
			position = span.to;
		}
	}

	return {ordinal, slots};
}

/** Writes an item of a pattern with the given number and texts of the slots; what is not given stays as in the template. */
export function writePattern(pattern: Pattern, ordinal: number, texts: ReadonlyMap<string, string>): string {
	return pattern
		.map(part => {
			if (part.kind === 'literal') {
				return part.text;
			}

			const gap = part.kind === 'slot' && part.isBracketed ? ' ' : '';
			return part.kind === 'ordinal' ? String(ordinal) : gap + (texts.get(part.id) ?? emptySlot(part, ordinal));
		})
		.join('');
}

/** The placeholder of a slot in an item with the given number. */
export function emptySlot(slot: Slot, ordinal: number): string {
	if (!slot.isName) {
		return slot.raw;
	}

	return /\d$/.test(slot.raw) ? slot.raw.replace(/\d+$/, String(ordinal)) : '[Name]';
}

function literalLength(literal: string, text: string, position: number): number | undefined {
	const found = text.slice(position, position + literal.length);
	if (found.toLowerCase() === literal.toLowerCase()) {
		return literal.length;
	}

	const trimmed = literal.trimEnd();
	const isAtEnd = text.slice(position).trimEnd().toLowerCase() === trimmed.toLowerCase();
	return isAtEnd ? text.length - position : undefined;
}

function slotSpan(pattern: Pattern, index: number, text: string, position: number): Span {
	const slot = pattern[index];
	const next = pattern[index + 1];
	if (slot?.kind === 'slot' && slot.isBracketed) {
		const bracket = trailingBracket(text, position);
		return bracket ?? {from: text.length, to: text.length};
	}

	if (next?.kind === 'slot' && next.isBracketed) {
		const bracket = trailingBracket(text, position);
		return trimmed(text, position, bracket ? bracket.from : text.length);
	}

	if (next?.kind === 'literal') {
		const end = text.indexOf(next.text, position);
		const loose = end === -1 && text.endsWith(next.text.trimEnd()) ? text.length - next.text.trimEnd().length : end;
		return {from: position, to: loose < position ? text.length : loose};
	}

	return trimmed(text, position, text.length);
}

function trimmed(text: string, from: number, to: number): Span {
	return {from, to: Math.max(from, from + text.slice(from, to).trimEnd().length)};
}

function trailingBracket(text: string, position: number): Span | undefined {
	const end = text.trimEnd().length;
	const opening = text[end - 1] === ')' ? '(' : text[end - 1] === ']' ? '[' : undefined;
	const from = opening ? text.lastIndexOf(opening, end - 1) : -1;
	return from >= position ? {from, to: end} : undefined;
}

/** Words that stand before the first slot of a numbered heading are its suggested name. */
function nameFirst(parts: Pattern): Pattern {
	const [first, second] = parts;
	if (first?.kind !== 'literal' || !/[\p{L}\p{N}]/u.test(first.text)) {
		return parts;
	}

	const raw = first.text.trimEnd();
	const name: Slot = {kind: 'slot', id: 'name', label: 'Name', raw, isName: true, isBracketed: false};
	if (second?.kind === 'slot') {
		return [name, {...second, isBracketed: true}, ...parts.slice(2)];
	}

	return [name, ...parts.slice(1)];
}

function capitalise(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
}
