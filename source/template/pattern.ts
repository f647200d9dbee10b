import type {Span} from '../document/text-edit.js';
import {slugWords} from './field-id.js';
import {findSlots} from './placeholder.js';

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

const numbered = /^(\*\*|__)?([\p{L}][\p{L}'’ -]{0,80}?)[ \t]+(\d+|[A-Z])(?![\p{L}\p{N}])([ \t]*[:.)–—-])?[ \t]*/u;

/** A number right behind one to four capitals: `FR1`. */
const abbreviated = /^()([A-Z]{1,4})(\d+)(?![\p{L}\p{N}])([ \t]*[:.)–—-])?[ \t]*/u;

const separator = /^[ \t]*[:.)–—-](?:[ \t]+|$)/;
const isSeparator = /^[^\p{L}\p{N}]+$/u;

/** The words before the number, in lower case, of a heading or item that counts: `phase` for `Phase 1: Foundation`. */
export function numberedNoun(text: string): string | undefined {
	return matchNumbered(text)?.[2]?.toLowerCase();
}

/** Reads a numbered heading or list item as a pattern; undefined where it holds nothing to fill in. */
export function readNumberedPattern(text: string): Pattern | undefined {
	const match = matchNumbered(text);
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
			nameSlot(name),
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

/** The name of a heading that is wholly a placeholder, such as `{title of option 1}`, as a pattern; else undefined. */
export function readTokenPattern(text: string): Pattern | undefined {
	const [only, ...others] = findSlots(text.trim());
	const isWhole = only && others.length === 0 && only.from === 0 && only.to === text.trim().length;
	return isWhole ? [nameSlot(text.trim())] : undefined;
}

/** Reads text with bracket tokens, such as `Recommended Approach: [Chosen option]`, as a pattern. */
export function readSlots(text: string): Pattern {
	const parts: Pattern[number][] = [];
	let position = 0;
	for (const token of findSlots(text)) {
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

/**
 * The pattern for a run of headings whose first slot holds other words in each (`Phase 1: [Foundation]`, `Phase 2:
 * [Testing]`): that slot is the item's name.
 */
export function nameWhatDiffers(pattern: Pattern, texts: readonly string[]): Pattern {
	const index = pattern.findIndex(part => part.kind === 'slot');
	const slot = pattern[index];
	const firsts = texts.map(text => findSlots(text)[0]?.inner);
	const isName = slot?.kind === 'slot' && !slot.isName && new Set(firsts).size > 1 && !firsts.includes(undefined);
	return isName ? pattern.with(index, nameSlot(slot.raw, slot.isBracketed)) : pattern;
}

/**
 * Finds the slots of a pattern in a text. Undefined where the text does not begin as the pattern does; what is missing
 * behind the beginning, or between the number and the name, is written with the first value that needs it. Linear.
 */
export function matchPattern(pattern: Pattern, text: string): PatternMatch | undefined {
	const slots: SlotMatch[] = [];
	let ordinal: Span | undefined;
	let position = 0;
	let missing = '';
	for (const [index, part] of pattern.entries()) {
		if (part.kind === 'literal') {
			const found = missing === '' ? matchLiteral(part.text, text, position, ordinal?.to === position) : undefined;
			if (!found && slots.length === 0 && !ordinal) {
				return undefined;
			}

			position += found?.length ?? 0;
			missing += found ? found.missing : part.text;
		} else if (part.kind === 'ordinal') {
			const digits = /^(?:\d+|[A-Z](?![\p{L}\p{N}]))/u.exec(text.slice(position, position + 20))?.[0];
			if (!digits) {
				return undefined;
			}

			ordinal = {from: position, to: position + digits.length};
			position = ordinal.to;
		} else {
			const {span, end} = findSlot(pattern, index, text, position);
			const isAbsent = part.isBracketed && span.from === span.to;
			slots.push({slot: part, span, prefix: missing !== '' ? missing : isAbsent ? ' ' : ''});
			missing = '';
			position = end;
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

/** A number in the way in which another item has it: `3` where that is `1`, `C` where that is `A`. */
export function ordinalText(number: number, like: string): string {
	return /^[A-Z]$/.test(like) && number <= 26 ? String.fromCodePoint(64 + number) : String(number);
}

/** The placeholder of a slot in an item with the given number. */
export function emptySlot(slot: Slot, ordinal: number): string {
	if (!slot.isName) {
		return slot.raw;
	}

	return /\d$/.test(slot.raw) ? slot.raw.replace(/\d+$/, String(ordinal)) : '[Name]';
}

type LiteralMatch = {readonly length: number; readonly missing: string};

/** How much of the text at the position is the literal, and what of the literal is missing where the text ends in it. */
function matchLiteral(
	literal: string,
	text: string,
	position: number,
	isBehindOrdinal: boolean,
): LiteralMatch | undefined {
	if (text.slice(position, position + literal.length).toLowerCase() === literal.toLowerCase()) {
		return {length: literal.length, missing: ''};
	}

	const rest = text.length - position <= literal.length ? text.slice(position).trimEnd() : literal;
	const missing = literal.slice(rest.length);
	const endsInside = (rest !== '' || position > 0) && literal.toLowerCase().startsWith(rest.toLowerCase());
	if (endsInside && missing !== '' && isSeparator.test(missing)) {
		return {length: rest.length, missing};
	}

	const other = isBehindOrdinal && isSeparator.test(literal) ? separator.exec(text.slice(position))?.[0] : undefined;
	return other === undefined ? undefined : {length: other.length, missing: /\s$/.test(other) ? '' : ' '};
}

/** Where a slot's value stands, and where the parts behind it go on. */
function findSlot(
	pattern: Pattern,
	index: number,
	text: string,
	position: number,
): {readonly span: Span; readonly end: number} {
	const slot = pattern[index];
	const next = pattern[index + 1];
	if (slot?.kind === 'slot' && slot.isBracketed) {
		const span = trailingBracket(text, position) ?? {from: text.length, to: text.length};
		return {span, end: span.to};
	}

	const end =
		next?.kind === 'literal'
			? literalStart(next.text, text, position)
			: ((next?.kind === 'slot' && next.isBracketed ? trailingBracket(text, position)?.from : undefined) ??
				text.length);
	return {span: trimmed(text, position, end), end};
}

/** Where a literal stands, also without the blanks at its end where the text ends; the end of the text if nowhere. */
function literalStart(literal: string, text: string, position: number): number {
	const found = text.indexOf(literal, position);
	if (found !== -1) {
		return found;
	}

	const start = text.length - literal.trimEnd().length;
	return start >= position && text.endsWith(literal.trimEnd()) ? start : text.length;
}

/** The part of the range without blanks at its ends; its start where there is nothing else. */
function trimmed(text: string, from: number, to: number): Span {
	const words = text.slice(from, to).trimEnd();
	const start = from + words.length - words.trimStart().length;
	return {from: start, to: from + words.length};
}

/** The brackets that close the text, with the text between them; brackets inside them belong to them. */
function trailingBracket(text: string, position: number): Span | undefined {
	const to = text.trimEnd().length;
	const closing = text[to - 1];
	const opening = closing === ')' ? '(' : closing === ']' ? '[' : undefined;
	let depth = 0;
	for (let from = to - 1; opening && from >= position; from--) {
		depth += text[from] === closing ? 1 : text[from] === opening ? -1 : 0;
		if (depth === 0) {
			return {from, to};
		}
	}

	return undefined;
}

/** Words that stand before the first slot of a numbered heading are its suggested name. */
function nameFirst(parts: Pattern): Pattern {
	const [first, second] = parts;
	if (first?.kind !== 'literal' || !/[\p{L}\p{N}]/u.test(first.text)) {
		return parts;
	}

	const raw = first.text.trimEnd();
	const name = nameSlot(raw);
	if (second?.kind === 'slot') {
		return [name, {...second, isBracketed: true}, ...parts.slice(2)];
	}

	return [name, ...parts.slice(1)];
}

function matchNumbered(text: string): RegExpExecArray | null {
	return numbered.exec(text) ?? abbreviated.exec(text);
}

function nameSlot(raw: string, isBracketed = false): Slot {
	return {kind: 'slot', id: 'name', label: 'Name', raw, isName: true, isBracketed};
}

function capitalise(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
}
