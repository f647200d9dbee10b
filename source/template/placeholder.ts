import {readOneOf} from './directive.js';
import {isChoiceLabel, isDateLabel, isOptionalMark} from './vocabulary.js';

/** What kind of answer a field takes. */
export type FieldKind = 'choice' | 'line' | 'text' | 'checklist' | 'option' | 'date' | 'percent' | 'effort' | 'group';

/** What a template says at the place of a value. */
export type Placeholder = {
	readonly kind: 'choice' | 'line' | 'option' | 'date' | 'percent' | 'effort';
	/** What the template tells the author, without its brackets; undefined for a blank to fill in. */
	readonly hint: string | undefined;
	/** The values that the template offers: of a choice or an option, or the units of an effort. */
	readonly choices: readonly string[];
	/** The words that stand around the number or the team size. */
	readonly before: string;
	readonly after: string;
};

const brackets: readonly (readonly [RegExp, number])[] = [
	[/^<!--(?!.*-->.)(.+)-->$/s, 1],
	[/^\[\[?([^[\]]+)\]?\](?![[(:])$/s, 1],
	[/^\{\{?([^{}]+)\}?\}$/s, 1],
	[/^<([^<>@]+)>$/s, 1],
	[/^_([^_]+)_$/s, 1],
	[/^\*(?!\*)([^*]+)\*$/s, 1],
	[/^\(((?:fill|leave|to be|tbd|pending|optional -)[^()]*)\)$/is, 1],
];
const htmlTag =
	/^<\/?(?:a|abbr|b|br|code|dd|del|details|div|dl|dt|em|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|picture|pre|q|s|samp|small|source|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul|var|video)(?:\s[^<>=]*=[^<>]*)?\s*\/?>/;
const blank = /^_{3,}$/;
const unknownYet = /^(?:tbd|todo|tba|\.{3}|…|\?+|#?n{3,}|#?x{3,})$/i;
const italics = /^(?:_[^_]+_|\*[^*]+\*)$/;
const boldWords = /^\*\*[^*]+\*\*(?: or \*\*[^*]+\*\*)+$/;
const bareEffort = /^(?:X|N)[ \t]+([a-z]+(?:[ \t]*[/|][ \t]*[a-z]+)*)$/i;
const inlineBox = /\[([ xX])\][ \t]+((?:(?!\[[ xX]\]).)+)(?=\[[ xX]\]|$)/g;
const timeUnit = /^(?:minutes?|hours?|days?|weeks?|months?|quarters?|years?)$/i;
const dateToken = /^(?:yyyy[-/.]mm[-/.]dd|dd[-/.]mm[-/.]yyyy|mm[-/.]dd[-/.]yyyy|date|today'?s date)$/i;
const anyDateToken = /\b(?:yyyy[-/.]?mm[-/.]?dd|dd[-/.]mm[-/.]yyyy|mm[-/.]dd[-/.]yyyy)\b/i;
const percentToken = /^(X|N|XX|0|\?)[ \t]?%(.*)$/s;
const quantityToken = /\b(?:X|N)\b/;

/**
 * Reads what stands at the place of a value. Undefined where it is not a placeholder but ordinary text, such as a
 * link, a footnote or a finished sentence.
 */
export function readPlaceholder(raw: string, label: string): Placeholder | undefined {
	const text = raw.trim();
	const boxes = readInlineBoxes(text);
	if (boxes.length > 1) {
		return make('option', {choices: boxes.map(box => box.text)});
	}

	if (blank.test(text)) {
		return make(isDateLabel(label) ? 'date' : 'line', {});
	}

	const effort = readEffort(text);
	if (effort) {
		return effort;
	}

	const inner = insideBrackets(text);
	if (inner !== undefined) {
		return readToken(inner, label);
	}

	if (isDateToken(text, label) && (isDateLabel(label) || !/^date$/i.test(text))) {
		return make('date', {hint: text});
	}

	const choices = text.includes('`') ? undefined : bareChoices(text, label);
	if (choices) {
		return make('choice', {choices});
	}

	return unknownYet.test(text)
		? make(isDateLabel(label) && /date/i.test(label) ? 'date' : 'line', {hint: text})
		: undefined;
}

/** Words that say how a day is written: alone, at the start, or anywhere at a label that speaks of a day. */
function isDateToken(text: string, label: string): boolean {
	const found = anyDateToken.exec(text);
	return dateToken.test(text) || (found !== null && (found.index === 0 || isDateLabel(label)) && text.length <= 200);
}

/** `a | b`, `A/B/C` or `**A** or **B**` without brackets. */
function bareChoices(text: string, label: string): readonly string[] | undefined {
	if (boldWords.test(text)) {
		return text.split(' or ').map(word => word.slice(2, -2).trim());
	}

	const open = text.replace(/^[{[<]/, '');
	return (
		splitChoices(open, '|', label) ??
		(/^[^/\n]*(?: \/ |\/)[^\n]*$/.test(open) ? splitChoices(open, '/', label) : undefined)
	);
}

/**
 * True where a whole value is only a placeholder in one of the usual spellings, whatever template it comes from. Words
 * in italics are none: they are a hint in a template, but in a document an author may mean them.
 */
export function isPlaceholder(raw: string): boolean {
	const text = raw.trim();
	return (insideBrackets(text) !== undefined && !italics.test(text)) || blank.test(text) || unknownYet.test(text);
}

/** The boxes of a line such as `[ ] Yes [x] No`: their texts, and where the character between the brackets stands. */
export function readInlineBoxes(
	text: string,
): readonly {readonly text: string; readonly mark: number; readonly done: boolean}[] {
	return [...text.matchAll(inlineBox)].map(match => ({
		text: (match[2] ?? '').trim(),
		mark: match.index + 1,
		done: match[1] !== ' ',
	}));
}

/** The places of bracket tokens in a line of text; links, references, footnotes and boxes are not tokens. */
export function findTokens(
	text: string,
): readonly {readonly from: number; readonly to: number; readonly inner: string}[] {
	return [...text.matchAll(/(?<![\]\w`\\])\[(?![ xX]\]|\^)([^[\]\n]+)\](?![([:])|\{\{?([^{}\n]+)\}?\}/g)].map(
		match => ({
			from: match.index,
			to: match.index + match[0].length,
			inner: (match[1] ?? match[2] ?? '').trim(),
		}),
	);
}

/** The same in a heading, where words in angle brackets are tokens too and marks such as `[optional]` are none. */
export function findSlots(
	text: string,
): readonly {readonly from: number; readonly to: number; readonly inner: string}[] {
	const angles = [...text.matchAll(/<(?![!/?]|https?:)([^<>@\n]+)>/g)]
		.filter(([whole]) => !htmlTag.test(whole))
		.map(match => ({from: match.index, to: match.index + match[0].length, inner: (match[1] ?? '').trim()}));
	const tokens = findTokens(text).filter(({inner}) => !isOptionalMark(inner));
	return [...tokens, ...angles].toSorted((one, other) => one.from - other.from);
}

function readToken(inner: string, label: string): Placeholder {
	const percent = percentToken.exec(inner);
	if (percent) {
		return make('percent', {hint: inner, after: `%${percent[2] ?? ''}`});
	}

	if (isDateToken(inner, label)) {
		return make('date', {hint: inner});
	}

	const choices = splitChoices(inner, '|', label) ?? splitChoices(inner, '/', label) ?? namedChoices(inner);
	if (choices) {
		return make('choice', {choices});
	}

	return make(isDateLabel(label) && /date|yyyy|pending/i.test(inner) ? 'date' : 'line', {hint: inner});
}

/** `Standards Track, Meta, or Informational`: names with "or" before the last one. */
function namedChoices(text: string): readonly string[] | undefined {
	const isList = /,? or [^,]+$/i.test(text) && /^\p{Lu}/u.test(text);
	const names = isList ? readOneOf(text) : undefined;
	return names?.every(name => /^\p{Lu}\S*(?: \S+){0,2}$/u.test(name)) ? names : undefined;
}

/** `[hours|days|weeks] (team size: X engineers)` or `[X hours/days/weeks]`: an amount in one of several units of time. */
function readEffort(text: string): Placeholder | undefined {
	const bare = bareEffort.exec(text)?.[1]?.split(/[ \t]*[/|][ \t]*/);
	if (bare?.every(unit => timeUnit.test(unit))) {
		return make('effort', {hint: text, choices: withMonths(bare)});
	}

	const match = /^[[{]([^[\]{}]+)[\]}][ \t]*(.*)$/s.exec(text);
	if (!match?.[1]) {
		return undefined;
	}

	const inner = match[1].replace(/^(?:X|N)[ \t]+/, '');
	const units = splitChoices(inner, '|') ?? splitChoices(inner, '/');
	if (!units?.every(unit => timeUnit.test(unit))) {
		return undefined;
	}

	const rest = match[2] ?? '';
	const quantity = quantityToken.exec(rest);
	if (rest !== '' && !quantity) {
		return undefined;
	}

	return make('effort', {
		hint: text,
		choices: withMonths(units),
		before: quantity ? rest.slice(0, quantity.index) : '',
		after: quantity ? rest.slice(quantity.index + quantity[0].length) : '',
	});
}

/** Months always go, because real authors need them. */
function withMonths(units: readonly string[]): readonly string[] {
	return units.some(unit => /^month/i.test(unit)) ? units : [...units, 'months'];
}

/**
 * Short parts between the separator. A slash separates only where it gives three parts or more (two at a label such as
 * "Status"), and never in a path. Dots for "and so on" are no part.
 */
function splitChoices(text: string, separator: '|' | '/', label = ''): readonly string[] | undefined {
	const parts = text
		.split(separator)
		.map(part => part.trim())
		.filter(part => !/^(?:…|\.{3})$/.test(part));
	const least = separator === '|' || isChoiceLabel(label) ? 2 : 3;
	const isShort = parts.every(part => part !== '' && part.length <= 40 && !/[.:;,][ \t]/.test(part));
	const isPath =
		separator === '/' &&
		(/:\/\/|^\.|\.\w+$/.test(text) ||
			parts.some(part => part.split(' ').length > 2 || !/^[\p{L}\p{N}]/u.test(part) || !/\p{L}/u.test(part)));
	return parts.length >= least && isShort && !isPath ? parts : undefined;
}

function insideBrackets(text: string): string | undefined {
	if (!/^[[{<_(*]/.test(text) || /^\[[ xX]\]$|^\[\^|^<https?:|^__/.test(text) || htmlTag.test(text)) {
		return undefined;
	}

	for (const [pattern, group] of brackets) {
		const inner = pattern.exec(text)?.[group]?.trim();
		if (inner) {
			return inner;
		}
	}

	return undefined;
}

/**
 * True where a whole block is one placeholder, which may go over several lines and hold links or brackets of its own:
 * `[A discussion of … [the guidelines](https://…).]`. Linear.
 */
export function isTokenBlock(raw: string): boolean {
	const text = raw.trim();
	const [open = ''] = text;
	const close = ({'[': ']', '{': '}', '<': '>'} as Readonly<Record<string, string>>)[open];
	if (
		close === undefined ||
		!text.endsWith(close) ||
		/^\[[ xX]\]|^\[\^|^<(?:https?:|!--)/i.test(text) ||
		htmlTag.test(text)
	) {
		return unknownYet.test(text) || italics.test(text);
	}

	let depth = 0;
	for (let index = 0; index < text.length; index++) {
		depth += text[index] === open ? 1 : text[index] === close ? -1 : 0;
		if (depth === 0) {
			return index === text.length - 1;
		}
	}

	return false;
}

function make(kind: Placeholder['kind'], parts: Partial<Placeholder>): Placeholder {
	return {kind, hint: undefined, choices: [], before: '', after: '', ...parts};
}
