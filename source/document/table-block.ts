import type {BlockContext, LeafBlock, LeafBlockParser, Line, MarkdownConfig} from '@lezer/markdown';
import {readRow, trimBlanks} from './table-row.js';

const dashes = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/;
const headingLine = /^(?:-+|=+)$/;

/**
 * Where tables are, for the block parser. Its own extension leaves those out whose line of dashes ends in a blank, makes
 * a table above a line of dashes a heading, and needs quadratic time for lines of blanks.
 */
export const tableBlocks: MarkdownConfig = {
	defineNodes: [{name: 'Table', block: true}],
	parseBlock: [
		{
			name: 'Table',
			before: 'SetextHeading',
			leaf: () => new TableParser(),
			endLeaf: (context, line, leaf) => {
				const text = line.text.slice(line.pos);
				const parser = leaf.parsers.find(candidate => candidate instanceof TableParser);
				const mayStart = text.includes('|') && !parser?.goesOn(text, leaf);
				return mayStart && startsTable(text, context.peekLine().slice(line.basePos));
			},
		},
	],
};

/** Reads on from a line that may be the head of a table. */
class TableParser implements LeafBlockParser {
	private state: 'first line' | 'table' | 'text' = 'first line';

	/** True where the next line belongs to a table that begins with the block. */
	goesOn(text: string, leaf: LeafBlock): boolean {
		return this.state === 'table' || (this.state === 'first line' && startsTable(leaf.content, text));
	}

	nextLine(context: BlockContext, line: Line, leaf: LeafBlock): boolean {
		const text = line.text.slice(line.pos);
		if (this.state === 'table' && headingLine.test(trimBlanks(text))) {
			return this.finish(context, leaf);
		}

		this.state = this.goesOn(text, leaf) ? 'table' : 'text';
		return false;
	}

	finish(context: BlockContext, leaf: LeafBlock): boolean {
		if (this.state === 'table') {
			context.addLeafElement(leaf, context.elt('Table', leaf.start, leaf.start + leaf.content.length));
		}

		return this.state === 'table';
	}
}

/** True for two lines that are a head and the line of dashes below it, with the same number of cells. */
function startsTable(head: string, delimiter: string): boolean {
	return isDashes(delimiter) && head.includes('|') && cellCount(head) === cellCount(delimiter);
}

function isDashes(line: string): boolean {
	return line.includes('|') && line.includes('-') && dashes.test(trimBlanks(line));
}

function cellCount(line: string): number {
	return readRow(line, 0, line.length).cells.length;
}
