/** One value of YAML on one line: reading it as text, and writing text so that it reads back as that text. */

export type QuoteStyle = 'plain' | 'single' | 'double';

/** A value on one line, by its columns: `from` inclusive, `to` exclusive, quotes included. */
export type Scalar = {
	readonly value: string;
	readonly from: number;
	readonly to: number;
	readonly quote: QuoteStyle;
	/** The comment behind the value without `#`; undefined where there is none or an empty one. */
	readonly comment: string | undefined;
	/** The value begins with a quote that is not closed on its line: it reaches up to the line's end. */
	readonly isOpen: boolean;
};

/** How a value is written. */
export type WriteOptions = {
	/** The raw text that the value stands for or beside: its quotes are kept, and a number beside a number stays one. */
	readonly like?: string | undefined;
	/** Inside square brackets, where commas and brackets need quotes. */
	readonly isInFlow?: boolean;
	/** The quotes for a value that needs some where `like` has none. */
	readonly quote?: QuoteStyle;
};

const plainText = /^[\p{L}\p{N}_(/.]/u;
const inflow = /[,[\]{}]/;
const mustBeEscaped = /[\t\u2028\u2029\uFEFF\uFFFE\uFFFF]/;
const controlCharacter = /[\0-\b\n-\x1F\x7F-\x9F]/;
const escapeSequence = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))/gsu;

const escapes: ReadonlyMap<string, string> = new Map([
	['0', '\0'],
	['a', '\x07'],
	['b', '\b'],
	['t', '\t'],
	['\t', '\t'],
	['n', '\n'],
	['v', '\v'],
	['f', '\f'],
	['r', '\r'],
	['e', '\x1B'],
	[' ', ' '],
	['"', '"'],
	['/', '/'],
	['\\', '\\'],
	['N', '\x85'],
	['_', '\xA0'],
	['L', '\u2028'],
	['P', '\u2029'],
]);

/**
 * What some reader of YAML takes for something else than text. Such a value is written without quotes only in the place
 * of a value of the same type, and only in the spelling that `keeps` it.
 */
const types: readonly {readonly test: RegExp; readonly keeps: (value: string) => boolean}[] = [
	{test: /^(?:~|null)$/i, keeps: () => false},
	{test: /^(?:true|false)$/i, keeps: isLowerCase},
	{test: /^(?:yes|no|y|n)$/i, keeps: isLowerCase},
	{test: /^(?:on|off)$/i, keeps: isLowerCase},
	{
		test: /^[-+]?(?:\d[\d_]*\.?[\d_]*(?:e[-+]?\d+)?|\.\d[\d_]*(?:e[-+]?\d+)?|0o[0-7_]+|0x[\da-f_]+|\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?|\.inf|\.nan)$/i,
		keeps: value => String(Number(value)) === value,
	},
	{
		test: /^\d{4}-\d{1,2}-\d{1,2}(?:(?:t|[ \t])[\d:. \t]+(?:z|[-+][\d:]+)?)?$/i,
		keeps: () => true,
	},
];

/** A day is written without quotes everywhere: so all templates have it. */
const day = /^\d{4}-\d{2}-\d{2}$/;

/** The longest value that may be a number or a time. */
const typedLength = 60;

/** Reads the value that starts at a column and goes up to the end of its line or the comment there. */
export function readScalar(line: string, from: number): Scalar {
	const isQuoted = line[from] === '"' || line[from] === "'";
	const end = isQuoted ? quoteEnd(line, from) : from;
	if (end === -1) {
		const to = trimmedEnd(line, from, line.length);
		return {value: line.slice(from, to), from, to, quote: 'plain', comment: undefined, isOpen: true};
	}

	const hash = commentStart(line, end);
	const to = trimmedEnd(line, from, hash);
	const comment = line.slice(hash).replace(/^#+/, '').trim() || undefined;
	if (isQuoted && to === end) {
		const quote = line[from] === '"' ? 'double' : 'single';
		return {value: unquote(line.slice(from, to)), from, to, quote, comment, isOpen: false};
	}

	return {value: line.slice(from, to), from, to, quote: 'plain', comment, isOpen: false};
}

/** The column behind the quote that closes the one at a column; -1 where none does. */
export function quoteEnd(line: string, from: number): number {
	const quote = line[from] ?? '"';
	let position = from + 1;
	while (position < line.length) {
		if (line[position] === '\\' && quote === '"') {
			position += 2;
		} else if (line[position] !== quote) {
			position++;
		} else if (quote === "'" && line[position + 1] === "'") {
			position += 2;
		} else {
			return position + 1;
		}
	}

	return -1;
}

/** The text of a value in quotes that are closed. */
export function unquote(raw: string): string {
	const body = raw.slice(1, -1);
	if (raw.startsWith("'")) {
		return body.replaceAll("''", "'");
	}

	return body.includes('\\') ? body.replace(escapeSequence, readEscape) : body;
}

/** Why no line of front matter can hold a value; undefined where one can. */
export function valueProblem(value: string): string | undefined {
	if (/[\n\r]/.test(value)) {
		return 'takes one line only';
	}

	return controlCharacter.test(value) || /\p{Surrogate}/u.test(value) ? 'holds control characters' : undefined;
}

/**
 * The text that reads back as a value, which has to be free of problems. Without quotes where it can be, so that
 * neither this program nor any reader of YAML takes it for something else.
 */
export function writeScalar(value: string, {like = '', isInFlow = false, quote = 'double'}: WriteOptions = {}): string {
	const style = readScalar(like, 0).quote;
	if (style === 'plain' && isPlain(value, isInFlow) && keepsType(value, like)) {
		return value;
	}

	const isSingle = (style === 'plain' ? quote : style) === 'single';
	if (isSingle && !mustBeEscaped.test(value)) {
		return `'${value.replaceAll("'", "''")}'`;
	}

	return JSON.stringify(value).replace(/[\u2028\u2029\uFEFF\uFFFE\uFFFF]/g, escapeCharacter);
}

/** The first column from `from` that holds no blank. */
export function skipBlanks(line: string, from: number): number {
	let position = from;
	while (line[position] === ' ' || line[position] === '\t') {
		position++;
	}

	return position;
}

/** The column at which a comment starts at or behind `from`; the line's length where there is none. */
export function commentStart(line: string, from: number): number {
	let hash = line.indexOf('#', from);
	while (hash > 0 && !isBlank(line[hash - 1])) {
		hash = line.indexOf('#', hash + 1);
	}

	return hash === -1 ? line.length : hash;
}

/** True for what may stand between words and signs of YAML, and for the end of a line. */
export function isBlank(character: string | undefined): boolean {
	return character === undefined || character === ' ' || character === '\t';
}

/** `to` without the blanks in front of it. */
export function trimmedEnd(line: string, from: number, to: number): number {
	let end = to;
	while (end > from && isBlank(line[end - 1])) {
		end--;
	}

	return end;
}

/** True where a value needs no quotes to be text, whatever its type may be then. */
function isPlain(value: string, isInFlow: boolean): boolean {
	const isWord = plainText.test(value) && value === value.trim() && !mustBeEscaped.test(value);
	return isWord && !/:(?:[ \t]|$)|[ \t]#/.test(value) && !(isInFlow && inflow.test(value));
}

function keepsType(value: string, like: string): boolean {
	const type = typeOf(value);
	return type === undefined || day.test(value) || (type === typeOf(like) && type.keeps(value));
}

function isLowerCase(value: string): boolean {
	return value === value.toLowerCase();
}

function typeOf(value: string): (typeof types)[number] | undefined {
	return value.length > typedLength ? undefined : types.find(({test}) => test.test(value));
}

function readEscape(
	all: string,
	two: string | undefined,
	four: string | undefined,
	eight: string | undefined,
	sign: string | undefined,
): string {
	const code = Number.parseInt(two ?? four ?? eight ?? '', 16);
	return code <= 0x10_ffff ? String.fromCodePoint(code) : ((sign && escapes.get(sign)) ?? all);
}

function escapeCharacter(character: string): string {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
