import type {Span, TextEdit} from './text-edit.js';

/** One `key: value` line at the top level of the front matter. */
export type FrontMatterEntry = {
	readonly key: string;
	/** The value without quotes; an empty string where the value is empty or continues on the lines below. */
	readonly value: string;
	/** Where the scalar stands, quotes included, a trailing comment not. */
	readonly valueSpan: Span;
	/** The comment behind the value, without `#`. */
	readonly comment: string | undefined;
	/** The value goes on over the lines below: a list, a map or a long text. It can't be replaced as one line. */
	readonly isNested: boolean;
};

/** The block between two `---` lines at the very start of a document. */
export type FrontMatter = Span & {
	readonly entries: readonly FrontMatterEntry[];
	/** Where the closing `---` line starts: new keys are put here. */
	readonly closingFrom: number;
};

const keyLine = /^([\p{L}_][\p{L}\p{N}_. -]{0,100}?)[ \t]*:(?=[ \t]|$)/u;
const plainScalar = /^[\p{L}\p{N}_(/.][^\n\r#]*$/u;
const wouldChangeType = /^(?:~|null|true|false|yes|no|on|off|[-+.]?\d[\w.:+-]*|[-+]?\.(?:inf|nan))$/i;
const nestedLine = /^(?:[ \t]+[^ \t#]|-(?:[ \t]|$))/;
const isoDate = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Reads the front matter with a flat line scanner: no YAML is evaluated, so nothing in it can run, expand or throw.
 * Returns undefined where a text does not begin with front matter, or where it is never closed.
 */
export function readFrontMatter(text: string): FrontMatter | undefined {
	const from = text.startsWith('\uFEFF') ? 1 : 0;
	const opening = /^---[ \t]*(?:\r?\n)/.exec(text.slice(from, from + 200));
	if (!opening) {
		return undefined;
	}

	const entries: FrontMatterEntry[] = [];
	let open: FrontMatterEntry | undefined;
	let position = from + opening[0].length;
	while (position < text.length) {
		const newline = text.indexOf('\n', position);
		const next = newline === -1 ? text.length : newline + 1;
		const line = text.slice(position, next).replace(/\r?\n$/, '');
		if (/^(?:---|\.\.\.)[ \t]*$/.test(line)) {
			return {from, to: next, entries, closingFrom: position};
		}

		const entry = readEntry(line, position);
		const isNested = nestedLine.test(line);
		if (entry) {
			entries.push(entry);
		} else if (isNested && open) {
			entries[entries.length - 1] = {...open, isNested: true};
		}

		open = entry ?? (isNested || /^[ \t]*(?:#|$)/.test(line) ? open : undefined);

		position = next;
	}

	return undefined;
}

/**
 * The edit that gives a key a one-line value; undefined where it has that value already, and where its value is nested.
 * A new key goes to the end.
 */
export function frontMatterEdit(
	text: string,
	frontMatter: FrontMatter,
	key: string,
	value: string,
): TextEdit | undefined {
	const entry = frontMatter.entries.find(candidate => candidate.key === key);
	if (!entry) {
		const eol = text.slice(0, frontMatter.to).includes('\r\n') ? '\r\n' : '\n';
		return {from: frontMatter.closingFrom, to: frontMatter.closingFrom, insert: `${key}: ${quote(value, '')}${eol}`};
	}

	if (entry.value === value || entry.isNested) {
		return undefined;
	}

	const old = text.slice(entry.valueSpan.from, entry.valueSpan.to);
	const before = text[entry.valueSpan.from - 1] === ':' ? ' ' : '';
	const after = text[entry.valueSpan.to] === '#' ? ' ' : '';
	return {...entry.valueSpan, insert: before + quote(value, old) + after};
}

function readEntry(line: string, offset: number): FrontMatterEntry | undefined {
	const match = keyLine.exec(line);
	if (!match?.[1]) {
		return undefined;
	}

	const gap = /^[ \t]*/.exec(line.slice(match[0].length))?.[0].length ?? 0;
	const from = match[0].length + gap;
	const rest = line.slice(from);
	const raw = scalarAt(rest);
	const comment = /^[ \t]*#[ \t]*(.*)$/.exec(rest.slice(raw.length))?.[1]?.trim();
	return {
		key: match[1],
		value: unquote(raw),
		valueSpan: {from: offset + from, to: offset + from + raw.length},
		comment: comment || undefined,
		isNested: false,
	};
}

function scalarAt(rest: string): string {
	const quoted = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?=[ \t]*(?:#|$))/.exec(rest)?.[0];
	if (quoted !== undefined) {
		return quoted;
	}

	const comment = rest.startsWith('#') ? 0 : rest.search(/[ \t]#/);
	return (comment === -1 ? rest : rest.slice(0, comment)).trimEnd();
}

function unquote(raw: string): string {
	if (raw.startsWith('"') && raw.endsWith('"') && raw.length > 1) {
		try {
			return String(JSON.parse(raw));
		} catch {
			return raw.slice(1, -1);
		}
	}

	return raw.startsWith("'") && raw.endsWith("'") && raw.length > 1 ? raw.slice(1, -1).replaceAll("''", "'") : raw;
}

function quote(value: string, old: string): string {
	const isPlain =
		plainScalar.test(value) &&
		!/:(?:[ \t]|$)/.test(value) &&
		value === value.trim() &&
		(!wouldChangeType.test(value) || isoDate.test(value));
	if (old.startsWith("'") && !/[\n\r]/.test(value)) {
		return `'${value.replaceAll("'", "''")}'`;
	}

	return isPlain && !old.startsWith('"') ? value : JSON.stringify(value);
}
