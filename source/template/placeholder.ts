import {isDateLabel} from './vocabulary.js';

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
	[/^\(((?:fill|leave|to be|tbd)\b[^()]*)\)$/is, 1],
];
const blank = /^_{3,}$/;
const unknownYet = /^(?:tbd|todo|tba|\.{3}|…)$/i;
const italics = /^_[^_]+_$/;
const inlineBox = /\[([ xX])\][ \t]+((?:(?!\[[ xX]\]).)+)(?=\[[ xX]\]|$)/g;
const timeUnit = /^(?:minutes?|hours?|days?|weeks?|months?|quarters?|years?)$/i;
const dateToken = /^(?:yyyy[-/.]mm[-/.]dd|dd[-/.]mm[-/.]yyyy|mm[-/.]dd[-/.]yyyy|date|today'?s date)$/i;
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

	if (dateToken.test(text) && !/^date$/i.test(text)) {
		return make('date', {hint: text});
	}

	const choices = text.includes('`') ? undefined : splitChoices(text, '|');
	if (choices) {
		return make('choice', {choices});
	}

	return unknownYet.test(text) ? make('line', {hint: text}) : undefined;
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

function readToken(inner: string, label: string): Placeholder {
	const percent = percentToken.exec(inner);
	if (percent) {
		return make('percent', {hint: inner, after: `%${percent[2] ?? ''}`});
	}

	if (dateToken.test(inner)) {
		return make('date', {hint: inner});
	}

	const choices = splitChoices(inner, '|') ?? splitChoices(inner, '/');
	if (choices) {
		return make('choice', {choices});
	}

	return make(isDateLabel(label) && /date|yyyy/i.test(inner) ? 'date' : 'line', {hint: inner});
}

/** `[hours|days|weeks] (team size: X engineers)` or `[X hours/days/weeks]`: an amount in one of several units of time. */
function readEffort(text: string): Placeholder | undefined {
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
		choices: units.some(unit => /^month/i.test(unit)) ? units : [...units, 'months'],
		before: quantity ? rest.slice(0, quantity.index) : '',
		after: quantity ? rest.slice(quantity.index + quantity[0].length) : '',
	});
}

/** Short parts between the separator; a slash separates only where it gives three parts or more, and never in a path. */
function splitChoices(text: string, separator: '|' | '/'): readonly string[] | undefined {
	const parts = text.split(separator).map(part => part.trim());
	const least = separator === '|' ? 2 : 3;
	const isShort = parts.every(part => part !== '' && part.length <= 40 && !/[.:;,][ \t]/.test(part));
	const isPath = separator === '/' && (/:\/\/|^\.|\.\w+$/.test(text) || parts.some(part => part.split(' ').length > 2));
	return parts.length >= least && isShort && !isPath ? parts : undefined;
}

function insideBrackets(text: string): string | undefined {
	if (!/^[[{<_(]/.test(text) || /^\[[ xX]\]$|^\[\^|^<https?:|^__|^<\/?[a-z][\w-]*(?:\s[^>]*)?\/>$/.test(text)) {
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

function make(kind: Placeholder['kind'], parts: Partial<Placeholder>): Placeholder {
	return {kind, hint: undefined, choices: [], before: '', after: '', ...parts};
}
