/** What stands behind a key or the dash of a list item, up to the end of the line. */
import {
	commentStart,
	quoteEnd,
	readScalar,
	type Scalar,
	skipBlanks,
	trimmedEnd,
	unquote,
} from './front-matter-scalar.js';

/** A range of columns. */
type Columns = {readonly from: number; readonly to: number};

/** A value on one line. */
export type LineValue = Scalar & {
	/**
	 * `empty`: nothing, the value may follow on the next lines. `literal`: `|` or `>`, text follows. `open`: a quote or
	 * bracket that is not closed. `map`: braces with keys. `nested`: brackets that hold more than plain items.
	 */
	readonly shape: 'empty' | 'scalar' | 'list' | 'map' | 'nested' | 'literal' | 'open';
	/** The items of a list without quotes, and where they stand. */
	readonly items: readonly string[];
	readonly itemColumns: readonly Columns[];
	/** An anchor or a tag of YAML stands in front. */
	readonly isMarked: boolean;
};

const properties = /(?:[&!][^ \t]*(?:[ \t]+|$)){1,2}/y;
const literal = /[|>][-+\d]{0,2}(?:[ \t]+#.*|[ \t]*)$/sy;
const flowSign = /[,[\]{}]/g;

/** Reads the value that starts at a column. Anything that is not understood is a scalar as it stands. */
export function readValue(line: string, column: number): LineValue {
	properties.lastIndex = column;
	const isMarked = properties.test(line);
	const from = isMarked ? properties.lastIndex : column;
	const scalar = readScalar(line, from);
	const base = {...scalar, items: [], itemColumns: [], isMarked};
	literal.lastIndex = from;
	if (scalar.to === from) {
		return {...base, shape: 'empty'};
	}

	if (literal.test(line)) {
		return {...base, shape: 'literal'};
	}

	switch (line[from]) {
		case '[': {
			return {...base, ...readFlowList(line, from)};
		}

		case '{': {
			return {...base, shape: braceShape(scalar.value)};
		}

		default: {
			return {...base, shape: scalar.isOpen ? 'open' : 'scalar'};
		}
	}
}

/** Braces with a key are a map; others hold a hint: `{YYYY-MM-DD}`. */
function braceShape(value: string): LineValue['shape'] {
	if (!value.endsWith('}')) {
		return value.includes('}') ? 'scalar' : 'open';
	}

	return /:[ \t}]|["']:/.test(value) || value.slice(1, -1).trim() === '' ? 'map' : 'scalar';
}

type FlowList = Pick<LineValue, 'shape'> & Partial<LineValue>;

/** A list in square brackets. What has other text behind the brackets is no list: `[WIP] title`. */
function readFlowList(line: string, from: number): FlowList {
	const items: string[] = [];
	const itemColumns: Columns[] = [];
	let position = skipBlanks(line, from + 1);
	while (line[position] !== ']') {
		const item = readFlowItem(line, position);
		if (typeof item === 'string') {
			return {shape: item};
		}

		items.push(item.value);
		itemColumns.push({from: position, to: item.to});
		position = skipBlanks(line, item.to);
		if (line[position] === ',') {
			position = skipBlanks(line, position + 1);
		} else if (line[position] !== ']') {
			return {shape: position < line.length ? 'nested' : 'open'};
		}
	}

	const to = position + 1;
	const behind = skipBlanks(line, to);
	const isEnd = behind === line.length || (line[behind] === '#' && behind > to);
	return isEnd ? {...readComment(line, behind), shape: 'list', to, items, itemColumns} : {shape: 'scalar'};
}

function readComment(line: string, from: number): Pick<Scalar, 'comment'> {
	return {comment: readScalar(line, from).comment};
}

function readFlowItem(line: string, from: number): {readonly value: string; readonly to: number} | 'open' | 'nested' {
	const first = line[from] ?? '';
	if (first === '"' || first === "'") {
		const to = quoteEnd(line, from);
		return to === -1 ? 'open' : {value: unquote(line.slice(from, to)), to};
	}

	flowSign.lastIndex = from;
	const end = flowSign.exec(line)?.index;
	if (end === undefined) {
		return 'open';
	}

	const to = trimmedEnd(line, from, end);
	const value = line.slice(from, to);
	const isPlain = line[end] === ',' || line[end] === ']';
	if (!isPlain || value === '' || /^[&!]|:(?:[ \t]|$)/.test(value)) {
		return 'nested';
	}

	return commentStart(value, 0) < value.length ? 'open' : {value, to};
}
