import test from 'ava';
import {parseMarkdown} from '../../source/document/markdown.js';
import {readTables, type Table} from '../../source/document/table.js';
import {corpusDocuments, corpusFolder, corpusTemplates} from '../helpers/corpus.js';
import {cpuTime} from '../helpers/cpu-time.js';

function tables(text: string): readonly Table[] {
	const document = parseMarkdown(text);
	return readTables(document, document.blocks);
}

/** The texts of the cells of the first table, the head's first. */
function cells(text: string): readonly (readonly string[])[] {
	const [table] = tables(text);
	return table ? [table.head, ...table.rows].map(row => row.cells.map(cell => cell.text)) : [];
}

/** What the spans of the cells hold. */
function spans(text: string): readonly (readonly string[])[] {
	const [table] = tables(text);
	return table ? [table.head, ...table.rows].map(row => row.cells.map(cell => text.slice(cell.from, cell.to))) : [];
}

test('A table has a head, a line of dashes and rows of cells', t => {
	const text = 'before\n\n| Risk | Impact |\n|:-----|-------:|\n| [Risk 1] |  High   |\n|a|b|\n\nafter\n';
	t.deepEqual(cells(text), [
		['Risk', 'Impact'],
		['[Risk 1]', 'High'],
		['a', 'b'],
	]);
	const [table] = tables(text);
	t.is(text.slice(table?.delimiter.from, table?.delimiter.to), '|:-----|-------:|');
	t.is(text.slice(table?.from, table?.to), text.slice(8, -8));
	t.deepEqual(
		table?.rows.map(row => text.slice(row.from, row.to)),
		['| [Risk 1] |  High   |', '|a|b|'],
	);
});

test('Other blocks are no tables', t => {
	t.deepEqual(tables('a | b\n\n- | -\n\n```\n| a |\n| - |\n```\n\n    | a |\n    | - |\n'), []);
	t.deepEqual(tables('| a | b |\n| - |\n'), []);
});

test('Pipes at the ends of the lines may be missing, in each line by itself', t => {
	t.deepEqual(cells('a | b\n--- | ---\n1 | 2\n| 3 | 4\n5 | 6 |\n'), [
		['a', 'b'],
		['1', '2'],
		['3', '4'],
		['5', '6'],
	]);
	const [table] = tables('a | b\n--- | ---\n| 3 | 4\n5 | 6 |\n|\n');
	t.deepEqual(
		[table?.head, ...(table?.rows ?? [])].map(row => [row?.hasOpening, row?.hasClosing]),
		[
			[false, false],
			[true, false],
			[false, true],
			[true, true],
		],
	);
	t.deepEqual(cells('a |\n--- |\nx\n'), [['a'], ['x']]);
});

test('A row keeps the cells that it has, fewer or more than the columns', t => {
	t.deepEqual(cells('| a | b |\n| - | - |\n| 1 |\n| 1 | 2 | 3 |\ntext\n|\n||\n| |\n'), [
		['a', 'b'],
		['1'],
		['1', '2', '3'],
		['text'],
		[],
		[''],
		[''],
	]);
});

test('A backslash keeps a pipe in its cell, code does not', t => {
	const text = '| a\\|b | `c\\|d` |\n|-|-|\n| `e | f` |\n| g\\\\| h |\n| i\\\\\\|j | \\k\\ |\n';
	t.deepEqual(cells(text), [
		['a|b', '`c|d`'],
		['`e', 'f`'],
		['g\\\\', 'h'],
		['i\\|j', '\\k\\'],
	]);
	t.deepEqual(spans(text)[0], ['a\\|b', '`c\\|d`']);
});

test('Line breaks written as HTML are text like any other', t => {
	t.deepEqual(cells('| a |\n|-|\n| one<br>two<br/>three |\n')[1], ['one<br>two<br/>three']);
});

test('An empty cell is an empty span, with a blank before it where there is one', t => {
	const text = '||b| |\n|-|-|-|\n|| |    |\n';
	const [table] = tables(text);
	t.deepEqual(
		table?.rows[0]?.cells.map(({from, to}) => [from, to]),
		[
			[16, 16],
			[18, 18],
			[20, 20],
		],
	);
	t.deepEqual(cells(text), [
		['', 'b', ''],
		['', '', ''],
	]);
});

test('Carriage returns and a byte order mark belong to no cell and no row', t => {
	const text = '\uFEFF  | a | b |\r\n |:-:|---|\r\n   | 1 | 2 |  \r\n| 3 |\r\n';
	const [table] = tables(text);
	t.deepEqual(cells(text), [['a', 'b'], ['1', '2'], ['3']]);
	t.deepEqual(
		[table?.head, table?.delimiter, ...(table?.rows ?? [])].map(line => text.slice(line?.from, line?.to)),
		['  | a | b |', ' |:-:|---|', '   | 1 | 2 |  ', '| 3 |'],
	);
	t.is(table?.from, 1);
});

test('Signs of any script, emoji and other blanks are kept as they are', t => {
	t.deepEqual(cells('| 日本語 | 👩‍💻 |\n|-|-|\n| \u00A0x\u00A0 | e\u0301 |\n'), [
		['日本語', '👩‍💻'],
		['\u00A0x\u00A0', 'e\u0301'],
	]);
});

test('Ten thousand rows, a row of a million blanks and one of backslashes are read at once', t => {
	const rows = '| some text | [High/Medium/Low] | a \\| b |\n'.repeat(10_000);
	const text = `| a | b | c |\n|-|-|-|\n${rows}| x |${' '.repeat(1_000_000)}y |\n|${'\\'.repeat(1_000_000)}|\n`;
	const document = parseMarkdown(text);
	let found: readonly Table[] = [];
	const time = cpuTime(() => {
		found = readTables(document, document.blocks);
	});
	t.is(found[0]?.rows.length, 10_002);
	t.deepEqual(
		found[0]?.rows[9999]?.cells.map(cell => cell.text),
		['some text', '[High/Medium/Low]', 'a | b'],
	);
	t.true(time < 2000, `${time} ms`);
});

test('The tables of real documents are read so that their cells cover them but for pipes and blanks', t => {
	if (!corpusFolder()) {
		t.log('skipped: no corpus');
		t.pass();
		return;
	}

	let count = 0;
	for (const {path, text} of [...corpusDocuments(), ...corpusTemplates()]) {
		const document = parseMarkdown(text);
		const blocks = document.blocks.filter(block => block.kind === 'table');
		const found = readTables(document, blocks);
		t.is(found.length, blocks.length, path);
		for (const table of found) {
			count++;
			const rows = [table.head, ...table.rows];
			t.is(table.to >= (blocks[found.indexOf(table)]?.to ?? 0), true, path);
			for (const row of rows) {
				let rest = '';
				let position = row.from;
				for (const cell of row.cells) {
					rest += text.slice(position, cell.from);
					position = cell.to;
				}

				t.regex(rest + text.slice(position, row.to), /^[|\t ]*$/, path);
			}
		}
	}

	t.true(count > 100);
});
