/**
 * Reads front matter line by line: which keys there are, and where their values stand. No YAML is evaluated, so nothing
 * in it can run, expand or throw. A value is only offered for change where its line says all about it.
 */
import type {FrontMatter, FrontMatterEntry, FrontMatterKind} from './front-matter-entry.js';
import {isDash, type Key, readKey} from './front-matter-key.js';
import {skipBlanks} from './front-matter-scalar.js';
import {type LineValue, readValue} from './front-matter-value.js';
import type {Span} from './text-edit.js';

/** One line: `to` is in front of the line break, `next` behind it. */
type Line = Span & {readonly text: string; readonly next: number; readonly indent: number};

type Mutable<Type> = {-readonly [Name in keyof Type]: Type[Name]};

/** An entry while its lines are read. */
type Entry = Mutable<Omit<FrontMatterEntry, 'items' | 'itemSpans' | 'valueSpan'>> & {
	items: string[];
	itemSpans: Span[];
	readonly valueSpan: Mutable<Span>;
};

/** The entry that deeper lines belong to, and what they may hold. */
type Open = {
	readonly entry: Entry;
	/** How many keys its path has. */
	readonly depth: number;
	/** A line that is no key, a second key of the same name, or what belongs to one of these. */
	readonly isHidden: boolean;
	/** An anchor or tag stands in front of the value, or of a map around it: it may be used elsewhere. */
	readonly isMarked: boolean;
	/** A quote or bracket is not closed: only a key may follow. */
	readonly isOpen: boolean;
	/** A text that ends in `+`: blank lines behind it count. */
	readonly keepsBlankLines: boolean;
	/**
	 * What may follow: `empty` waits for a list or map, `list` for items, `literal` takes every deeper line as text. After
	 * anything else deeper lines make the value a block.
	 */
	state: 'empty' | 'list' | 'literal' | 'whole';
	/** The column of the dashes of a list. */
	listIndent: number;
};

/** A map whose keys are being read; `owner` is undefined for the outermost. */
type OpenMap = {readonly owner: Open | undefined; indent: number};

type Comment = {readonly indent: number; readonly text: string};

type Walk = {
	readonly entries: Entry[];
	readonly keys: Set<string>;
	/** The maps around the current line, the outermost first. */
	readonly maps: [OpenMap, ...OpenMap[]];
	current: Open | undefined;
	/** The comment lines directly above. */
	comments: Comment[];
	/** A line is neither a key nor part of a value. */
	hasOddLines: boolean;
	/** The block begins with a quote or bracket: it is one value, whatever its lines look like. */
	isForeign: boolean;
};

const inEditor = 'change it in an editor';
const severalLines = `holds a value of several lines: ${inEditor}`;
const notPlain = `holds a list of lists or maps: ${inEditor}`;
const keysOfItsOwn = `holds keys of its own: ${inEditor}`;
const tooDeep = `holds keys more than four levels deep: ${inEditor}`;
const marked = `is marked with a sign of YAML (&, ! or <<): ${inEditor}`;
const broken = `is not valid YAML: ${inEditor}`;
const noKeys = 'has no place in this document: its front matter is no list of keys';

/** How many keys a path has at most. */
export const deepest = 4;

const refusals: Readonly<Partial<Record<LineValue['shape'], string>>> = {
	map: keysOfItsOwn,
	nested: notPlain,
	literal: severalLines,
};

const kinds: Readonly<Record<LineValue['shape'], FrontMatterKind>> = {
	empty: 'scalar',
	scalar: 'scalar',
	open: 'scalar',
	list: 'list',
	map: 'block',
	nested: 'block',
	literal: 'block',
};

/**
 * Reads the front matter of a document: the block between two `---` lines at its very start, behind a byte order mark;
 * `...` closes too. Returns undefined where there is none, or where it is never closed. Never throws; cost is linear.
 */
export function readFrontMatter(text: string): FrontMatter | undefined {
	const from = startOf(text);
	const first = text.startsWith('---', from) ? lineAt(text, from) : undefined;
	if (!first || !isMarker(first.text) || first.next === first.to) {
		return undefined;
	}

	const {closing, ...read} = readLines(text, first.next);
	return closing && {from, to: closing.next, closingFrom: closing.from, ...read};
}

/**
 * Reads a text that is YAML as a whole, such as `kep.yaml`, as if it stood between `---` lines. Of several documents in
 * it the first one counts. Never throws; cost is linear.
 */
export function readYamlHeader(text: string): FrontMatter {
	const from = startOf(text);
	const first = lineAt(text, from);
	const {closing, ...read} = readLines(text, isMarker(first.text) ? first.next : from);
	return {from, to: text.length, closingFrom: closing?.from ?? text.length, ...read};
}

function startOf(text: string): number {
	return text.startsWith('\uFEFF') ? 1 : 0;
}

function lineAt(text: string, from: number): Line {
	const newline = text.indexOf('\n', from);
	const end = newline === -1 ? text.length : newline;
	const to = newline > from && text[newline - 1] === '\r' ? newline - 1 : end;
	const line = text.slice(from, to);
	let indent = 0;
	while (line[indent] === ' ') {
		indent++;
	}

	return {from, to, text: line, next: newline === -1 ? end : newline + 1, indent};
}

/** True for a line that opens or closes a block. */
function isMarker(line: string): boolean {
	return (line.startsWith('---') || line.startsWith('...')) && skipBlanks(line, 3) === line.length;
}

type Lines = Pick<FrontMatter, 'entries' | 'indent' | 'refusal'> & {
	/** The line that ends the block; undefined where the text ends before. */
	readonly closing: Line | undefined;
};

function readLines(text: string, start: number): Lines {
	const walk: Walk = {
		entries: [],
		keys: new Set(),
		maps: [{owner: undefined, indent: -1}],
		current: undefined,
		comments: [],
		hasOddLines: false,
		isForeign: false,
	};
	let position = start;
	let closing: Line | undefined;
	while (position < text.length && !closing) {
		const line = lineAt(text, position);
		position = line.next;
		if (isMarker(line.text)) {
			closing = line;
		} else if (!walk.isForeign) {
			readLine(walk, line);
		}
	}

	for (const entry of walk.entries) {
		if (entry.kind === 'block') {
			entry.value = blockText(text, entry);
		} else if (entry.kind === 'list') {
			entry.value = entry.items.join('\n');
		}
	}

	const {entries} = walk;
	const refusal = entries.length === 0 && walk.hasOddLines ? noKeys : undefined;
	return {entries, indent: Math.max(walk.maps[0].indent, 0), refusal, closing};
}

function readLine(walk: Walk, line: Line): void {
	const {current} = walk;
	const column = skipBlanks(line.text, line.indent);
	const isTab = column > line.indent;
	const isDeeper = current !== undefined && (line.indent > current.entry.indent || isTab);
	if (column === line.text.length) {
		walk.comments = [];
		if (current?.keepsBlankLines) {
			extend(walk, line.to);
		}
	} else if (current?.state === 'literal' && isDeeper) {
		extend(walk, line.to);
	} else if (line.text[column] === '#') {
		walk.comments.push({indent: line.indent, text: line.text.slice(column).replace(/^#+/, '').trim()});
	} else {
		const isItem = isDash(line.text, line.indent);
		if (current && isTab) {
			makeBlock(walk, current, line, broken);
		} else if (current && (isDeeper || (isItem && takesItems(current, line.indent)))) {
			readDeeper(walk, current, line, isItem);
		} else {
			readKeyLine(walk, line, isItem);
		}

		walk.comments = [];
	}
}

/** Items may stand below their key without being further from the left. */
function takesItems({state, entry, listIndent}: Open, column: number): boolean {
	return column === entry.indent && (state === 'empty' || (state === 'list' && listIndent === column));
}

/** A line that belongs to the value of the current entry. */
function readDeeper(walk: Walk, current: Open, line: Line, isItem: boolean): void {
	const {entry, state, listIndent} = current;
	if (isItem && (state === 'empty' || (state === 'list' && listIndent === line.indent))) {
		readItem(walk, current, line);
		return;
	}

	const key = state === 'empty' && !isItem ? readKey(line.text, line.indent) : undefined;
	if (!key || current.depth === deepest) {
		makeBlock(walk, current, line, key ? tooDeep : severalLines);
		return;
	}

	entry.kind = 'map';
	entry.refusal = keysOfItsOwn;
	entry.valueSpan.from = line.from + line.indent;
	walk.maps.push({owner: current, indent: line.indent});
	addEntry(walk, line, key);
}

/** A line that does not belong to what stands above: the next key, or something that is none. */
function readKeyLine(walk: Walk, line: Line, isItem: boolean): void {
	const {maps, current, comments} = walk;
	const [outermost] = maps;
	while (maps.length > 1 && (maps.at(-1)?.indent ?? 0) > line.indent) {
		maps.pop();
	}

	const key = isItem ? undefined : readKey(line.text, line.indent);
	if (key && maps.length === 1 && (outermost.indent === -1 || outermost.indent > line.indent)) {
		outermost.indent = line.indent;
	}

	if (key && maps.at(-1)?.indent === line.indent) {
		addEntry(walk, line, key);
		return;
	}

	if (current?.isOpen) {
		current.entry.refusal ??= broken;
	}

	const isFirst = !walk.hasOddLines && walk.entries.length === 0;
	walk.isForeign = isFirst && /[[{"']/.test(line.text[line.indent] ?? '');
	walk.hasOddLines = true;
	walk.current = {
		entry: newEntry('', line, {name: '', to: line.indent}, comments),
		depth: maps.length,
		isHidden: true,
		isMarked: false,
		isOpen: false,
		keepsBlankLines: false,
		state: 'whole',
		listIndent: -1,
	};
}

function addEntry(walk: Walk, line: Line, key: Key): void {
	const value = readValue(line.text, skipBlanks(line.text, key.to));
	const {shape} = value;
	const owner = walk.maps.at(-1)?.owner;
	const path = owner ? `${owner.entry.key}.${key.name}` : key.name;
	const entry = newEntry(path, line, key, walk.comments);
	const isMarked = value.isMarked || key.name === '<<' || (owner?.isMarked ?? false);
	const isHidden = walk.keys.has(path) || (owner?.isHidden ?? false);
	entry.kind = kinds[shape];
	entry.value = shape === 'list' ? value.items.join('\n') : value.value;
	entry.items = [...value.items];
	entry.itemSpans = value.itemColumns.map(columns => shift(columns, line.from));
	entry.valueSpan.from = line.from + value.from;
	entry.valueSpan.to = line.from + value.to;
	entry.quote = value.quote;
	entry.comment = value.comment;
	entry.refusal = line.text.includes('\r') ? broken : (refusals[shape] ?? (isMarked ? marked : undefined));
	walk.current = {
		entry,
		depth: walk.maps.length,
		isHidden,
		isMarked,
		isOpen: shape === 'open',
		keepsBlankLines: shape === 'literal' && value.value.includes('+'),
		state: shape === 'empty' || shape === 'literal' ? shape : 'whole',
		listIndent: -1,
	};
	extendMaps(walk, line.to);
	if (!isHidden) {
		walk.keys.add(path);
		walk.entries.push(entry);
	}
}

function newEntry(path: string, line: Line, key: Key, comments: readonly Comment[]): Entry {
	const from = line.from + line.indent;
	const above = comments.filter(({indent, text}) => indent === line.indent && text !== '');
	return {
		key: path,
		name: key.name,
		kind: 'scalar',
		value: '',
		items: [],
		itemSpans: [],
		valueSpan: {from, to: line.to},
		keySpan: {from, to: line.from + key.to},
		indent: line.indent,
		quote: 'plain',
		comment: undefined,
		commentsAbove: above.map(({text}) => text).join(' ') || undefined,
		refusal: undefined,
	};
}

function readItem(walk: Walk, list: Open, line: Line): void {
	const {entry} = list;
	const column = skipBlanks(line.text, line.indent + 1);
	const value = readValue(line.text, column);
	const isPlain = (value.shape === 'scalar' || value.shape === 'empty') && !value.isMarked;
	if (!isPlain || line.text.includes('\r') || isDash(line.text, column) || readKey(line.text, column)) {
		makeBlock(walk, list, line, value.shape === 'open' ? broken : notPlain);
		return;
	}

	if (list.state === 'empty') {
		entry.kind = 'list';
		entry.valueSpan.from = line.from + line.indent;
		list.state = 'list';
		list.listIndent = line.indent;
	}

	entry.items.push(value.value);
	entry.itemSpans.push(shift(value, line.from));
	extend(walk, line.from + value.to);
}

/** What can't be taken apart is a block, up to the last of its lines. */
function makeBlock(walk: Walk, current: Open, line: Line, refusal: string): void {
	const {entry} = current;
	if (current.state === 'empty') {
		entry.valueSpan.from = line.from + line.indent;
	}

	if (entry.kind !== 'block') {
		entry.kind = 'block';
		entry.refusal = refusal;
		entry.items = [];
		entry.itemSpans = [];
	}

	current.state = 'whole';
	extend(walk, line.to);
}

/** The current value, and the maps around it, reach up to an offset. */
function extend(walk: Walk, to: number): void {
	if (walk.current) {
		walk.current.entry.valueSpan.to = to;
	}

	extendMaps(walk, to);
}

function extendMaps({maps}: Walk, to: number): void {
	for (const {owner} of maps) {
		if (owner) {
			owner.entry.valueSpan.to = to;
		}
	}
}

/** The lines of a block without what they are all indented by, and without the sign (`|`) in front of a long text. */
function blockText(text: string, {valueSpan, keySpan}: Entry): string {
	const isBelow = text.slice(keySpan.to, valueSpan.from).includes('\n');
	const from = isBelow ? text.lastIndexOf('\n', valueSpan.from - 1) + 1 : valueSpan.from;
	const lines = text.slice(from, valueSpan.to).split(/\r?\n/);
	const head = isBelow ? undefined : lines.shift();
	const indents = lines.filter(line => line.trim() !== '').map(line => skipBlanks(line, 0));
	const indent = indents.reduce((least, column) => Math.min(least, column), Number.POSITIVE_INFINITY);
	const body = lines.map(line => line.slice(indent));
	const hasHead = head !== undefined && readValue(head, 0).shape !== 'literal';
	return (hasHead ? [head, ...body] : body).join('\n');
}

function shift({from, to}: Span, offset: number): Span {
	return {from: from + offset, to: to + offset};
}
