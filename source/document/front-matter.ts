/**
 * The front matter of a document: `front-matter-reader` finds its keys, and here are the edits that change their values.
 * Everything outside a value stays byte for byte.
 */
import type {FrontMatter, FrontMatterEntry} from './front-matter-entry.js';
import {writeKey} from './front-matter-key.js';
import {eolAt, insertLines, joinLines, lineStart, nextLine} from './front-matter-line.js';
import {defaultListStyle, type ListStyle, listEdits, listLines, listStyle} from './front-matter-list.js';
import {deepest} from './front-matter-reader.js';
import {valueProblem, writeScalar} from './front-matter-scalar.js';
import type {TextEdit} from './text-edit.js';

export type {FrontMatter, FrontMatterEntry, FrontMatterKind} from './front-matter-entry.js';
export {readFrontMatter, readYamlHeader} from './front-matter-reader.js';

/** What a key can be set to: the text of one line, or the items of a list. */
export type FrontMatterValue = string | readonly string[];

const unwritableKey = 'has a name that no key can have';

/**
 * The edits that give a key a value: none where it has that value already, or the reason why it can't have it, as the
 * end of a sentence about the field (`takes one line only`). A key that is missing is added at the end, or at the end of
 * its map. A key without a value takes a list too.
 */
export function frontMatterEdit(
	text: string,
	frontMatter: FrontMatter,
	key: string,
	value: FrontMatterValue,
): readonly TextEdit[] | string {
	const entry = frontMatter.entries.find(candidate => candidate.key === key);
	if (!entry) {
		return problemOf(value) ?? newKeyEdits(text, frontMatter, key, value);
	}

	if (hasValue(entry, value)) {
		return [];
	}

	const problem = entry.refusal ?? kindProblem(entry, value) ?? problemOf(value);
	if (problem !== undefined) {
		return problem;
	}

	return typeof value === 'string' ? [scalarEdit(text, entry, value)] : listEdits(text, frontMatter, entry, value);
}

/**
 * The edits that give a text without front matter some: a block at its very start, behind a byte order mark, and a blank
 * line. Keys are paths, so `milestone.alpha` makes a map. Returns the reason where a value or key can't be written.
 */
export function createFrontMatter(
	text: string,
	eol: string,
	entries: readonly (readonly [key: string, value: FrontMatterValue])[],
): readonly TextEdit[] | string {
	const problem = entries.map(([, value]) => problemOf(value)).find(found => found !== undefined);
	const lines = problem ?? mapLines(entries.map(([key, value]) => [key.split('.'), value]));
	if (typeof lines === 'string') {
		return lines;
	}

	if (lines.length === 0) {
		return [];
	}

	const from = text.startsWith('\uFEFF') ? 1 : 0;
	const block = ['---', ...lines, '---'].map(line => line + eol).join('');
	const needsBlank = text.length > from && !/^\r?\n/.test(text.slice(from, from + 2));
	return [{from, to: from, insert: block + (needsBlank ? eol : '')}];
}

/** The edit that takes a key with one value away, its whole line; the reason where its value is of another kind. */
export function removeKeyEdit(text: string, {kind, keySpan, valueSpan, refusal}: FrontMatterEntry): TextEdit | string {
	if (kind !== 'scalar' || refusal !== undefined) {
		return refusal ?? 'holds more than one value';
	}

	const from = lineStart(text, keySpan.from);
	const to = nextLine(text, valueSpan.to);
	// A text without a line break at its end keeps none there.
	const isOpenEnd = to === text.length && !text.endsWith('\n') && from > 0;
	return {from: isOpenEnd ? from - eolAt(text, from).length : from, to, insert: ''};
}

function hasValue(entry: FrontMatterEntry, value: FrontMatterValue): boolean {
	if (typeof value === 'string') {
		return entry.value === value && entry.kind !== 'map';
	}

	const isSame = entry.items.length === value.length && entry.items.every((item, index) => item === value[index]);
	return isSame && (entry.kind === 'list' || hasNoValue(entry));
}

/** Nothing stands behind the key, not even quotes. */
function hasNoValue({kind, valueSpan}: FrontMatterEntry): boolean {
	return kind === 'scalar' && valueSpan.from === valueSpan.to;
}

function kindProblem(entry: FrontMatterEntry, value: FrontMatterValue): string | undefined {
	if (typeof value === 'string') {
		return entry.kind === 'list' ? 'holds a list, not one value' : undefined;
	}

	return entry.kind === 'list' || hasNoValue(entry) ? undefined : 'holds one value, not a list';
}

function problemOf(value: FrontMatterValue): string | undefined {
	const values = typeof value === 'string' ? [value] : value;
	return values.map(valueProblem).find(problem => problem !== undefined);
}

function scalarEdit(text: string, {valueSpan}: FrontMatterEntry, value: string): TextEdit {
	const like = text.slice(valueSpan.from, valueSpan.to);
	const before = text[valueSpan.from - 1] === ':' ? ' ' : '';
	const after = text[valueSpan.to] === '#' ? ' ' : '';
	return {...valueSpan, insert: before + writeScalar(value, {like}) + after};
}

function newKeyEdits(
	text: string,
	frontMatter: FrontMatter,
	key: string,
	value: FrontMatterValue,
): readonly TextEdit[] | string {
	const dot = key.lastIndexOf('.');
	const owner = frontMatter.entries.find(entry => entry.key === key.slice(0, Math.max(dot, 0)));
	const name = writeKey(key.slice(dot + 1));
	if (frontMatter.refusal !== undefined || name === undefined) {
		return frontMatter.refusal ?? unwritableKey;
	}

	if (dot !== -1 && owner?.kind !== 'map') {
		return `has no place in this document: there are no keys under ${key.slice(0, dot)}`;
	}

	const style = listStyle(text, frontMatter);
	if (owner) {
		const indent = owner.valueSpan.from - lineStart(text, owner.valueSpan.from);
		return [insertLines(text, owner.valueSpan.to, keyLines(' '.repeat(indent), name, value, style))];
	}

	const {closingFrom: from} = frontMatter;
	const lines = keyLines(' '.repeat(frontMatter.indent), name, value, style);
	const isOpenLine = from > frontMatter.from && text[from - 1] !== '\n';
	const eol = eolAt(text, from);
	const insert = isOpenLine ? eol + lines.join(eol) : joinLines(lines, eol);
	return [{from, to: from, insert}];
}

/** A new key with its value. */
function keyLines(indent: string, name: string, value: FrontMatterValue, style: ListStyle): readonly string[] {
	const head = `${indent}${name}:`;
	if (typeof value === 'string') {
		return [`${head} ${writeScalar(value)}`];
	}

	return value.length === 0 ? [`${head} []`] : [head, ...listLines(indent, value, style)];
}

type PathEntry = readonly [path: readonly string[], value: FrontMatterValue];

/** The lines of a map of which the keys are paths. Of two values for a path the first one counts. */
function mapLines(entries: readonly PathEntry[], indent = ''): readonly string[] | string {
	const groups = new Map<string, PathEntry[]>();
	for (const [[name = '', ...rest], value] of entries) {
		const group = groups.get(name);
		if (group) {
			group.push([rest, value]);
		} else {
			groups.set(name, [[rest, value]]);
		}
	}

	const lines: (readonly string[])[] = [];
	for (const [name, group] of groups) {
		const key = writeKey(name);
		const [[path, value]] = group as [PathEntry];
		if (key === undefined || path.length >= deepest) {
			return unwritableKey;
		}

		if (path.length === 0) {
			lines.push(keyLines(indent, key, value, defaultListStyle));
		} else {
			const inner = mapLines(
				group.filter(([rest]) => rest.length > 0),
				`${indent}  `,
			);
			if (typeof inner === 'string') {
				return inner;
			}

			lines.push([`${indent}${key}:`], inner);
		}
	}

	return lines.flat();
}
