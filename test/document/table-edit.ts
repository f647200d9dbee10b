import test from 'ava';
import fc from 'fast-check';
import {parseMarkdown} from '../../source/document/markdown.js';
import {readTables, type Table} from '../../source/document/table.js';
import {addRow, moveRow, removeRow, setCell} from '../../source/document/table-edit.js';
import {applyEdits, invertEdits, type TextEdit} from '../../source/document/text-edit.js';
import {type CorpusText, corpusDocuments, corpusFolder, corpusTemplates} from '../helpers/corpus.js';
import {cpuTime} from '../helpers/cpu-time.js';
import {hostileText} from '../helpers/hostile-text.js';
import {runs} from '../helpers/runs.js';

type Opened = {readonly document: ReturnType<typeof parseMarkdown>; readonly table: Table};

/** The table with a number, as a text is read. */
function open(text: string, number = 0): Opened {
	const document = parseMarkdown(text);
	const table = readTables(document, document.blocks)[number];
	if (!table) {
		throw new Error(`There is no table ${number} in ${JSON.stringify(text)}`);
	}

	return {document, table};
}

/** The text after a change; a refusal is an error here. */
function after(text: string, edits: readonly TextEdit[] | string): string {
	if (typeof edits === 'string') {
		throw new TypeError(edits);
	}

	return applyEdits(text, edits);
}

function set(text: string, row: number, column: number, value: string): string {
	const {document, table} = open(text);
	return after(text, setCell(document, table, row, column, value));
}

function add(text: string, behind: number, values: readonly string[]): string {
	const {document, table} = open(text);
	return after(text, addRow(document, table, behind, values));
}

/** The texts of the rows' cells. */
function cells({table}: Opened): readonly (readonly string[])[] {
	return [table.head, ...table.rows].map(row => row.cells.map(cell => cell.text));
}

const risks = '# Risks\n\n| Risk | Impact |\n|------|--------|\n| [Risk 1] | High/Low |\n\nend\n';

test('A cell gets a value, and nothing else changes', t => {
	t.is(set(risks, 0, 0, 'Data loss'), risks.replace('[Risk 1]', 'Data loss'));
	t.is(set(risks, 0, 1, 'High'), risks.replace('High/Low', 'High'));
	t.is(set(risks, -1, 1, 'Effect'), risks.replace('Impact', 'Effect'));
	t.is(set(risks, 0, 0, '[Risk 1]'), risks);
	t.is(set(risks, 0, 0, '  [Risk 1]\t'), risks);
});

test('A value keeps one blank at each side, an emptied cell too', t => {
	const head = '|a|b|\n|-|-|\n';
	t.is(set(`${head}|| |\n`, 0, 0, 'x'), `${head}| x | |\n`);
	t.is(set(`${head}|| |\n`, 0, 1, 'x'), `${head}|| x |\n`);
	t.is(set(`${head}|     | |\n`, 0, 0, 'x'), `${head}| x    | |\n`);
	t.is(set(`${head}| x | y |\n`, 0, 0, ''), `${head}|  | y |\n`);
	t.is(set(`${head}|x|y|\n`, 0, 1, 'z'), `${head}|x|z|\n`);
});

test('Pipes are escaped, also in code and behind backslashes, and read back', t => {
	t.is(set(risks, 0, 0, 'a | b'), risks.replace('[Risk 1]', 'a \\| b'));
	t.is(set(risks, 0, 0, '`a|b`'), risks.replace('[Risk 1]', '`a\\|b`'));
	t.is(set(risks, 0, 0, 'a \\| b'), risks.replace('[Risk 1]', 'a \\\\\\| b'));
	t.is(set('|a|b|\n|-|-|\n|x|y|\n', 0, 0, 'x\\'), '|a|b|\n|-|-|\n|x\\ |y|\n');
	for (const value of ['|', '\\|', '\\\\|', '||', '\\', '\\\\', 'a\\\\\\|\\|', '<br>', '\\n', '`', '**x', '$1 $& $`']) {
		t.is(cells(open(set(risks, 0, 1, value)))[1]?.[1], value);
	}
});

test('A line break is refused', t => {
	const {document, table} = open(risks);
	for (const value of ['a\nb', 'a\r\nb', '\r', '\n']) {
		t.regex(setCell(document, table, 0, 0, value).toString(), /line break/);
		t.regex(addRow(document, table, 0, ['', value]).toString(), /line break/);
	}
});

test('Cells and rows that are not there are refused', t => {
	const {document, table} = open(risks);
	for (const [row, column] of [
		[1, 0],
		[-2, 0],
		[0, 2],
		[0, -1],
	] as const) {
		t.is(setCell(document, table, row, column, 'x'), 'is no cell of this table');
	}

	t.is(addRow(document, table, 1, []), 'is no row of this table');
	t.is(addRow(document, table, 0, ['a', 'b', 'c']), 'has more cells than the table has columns');
	t.is(removeRow(table, 1), 'is no row of this table');
	t.is(moveRow(document, table, 1, -1), 'is no row of this table');
});

test('A row that is too short gets the cells that it lacks', t => {
	const head = '| a | b | c |\n|-|-|-|\n';
	t.is(set(`${head}| 1 |  \n`, 0, 2, 'x'), `${head}| 1 | | x |  \n`);
	t.is(set(`${head}| 1 |\n`, 0, 1, 'x'), `${head}| 1 | x |\n`);
	t.is(set(`${head}1\n`, 0, 2, 'x'), `${head}1 | | x\n`);
	t.is(set(`${head}|\n`, 0, 1, 'x'), `${head}| | x |\n`);
	t.is(set(`${head}|\n`, 0, 0, 'x'), `${head}| x |\n`);
	t.is(set(`${head}| 1 |\n`, 0, 2, ''), `${head}| 1 |\n`);
});

test('Cells beyond the columns stay', t => {
	t.is(set('| a |\n|-|\n| 1 | 2 | 3\n', 0, 0, 'x'), '| a |\n|-|\n| x | 2 | 3\n');
});

test('A row without a pipe at its start gets one where its value would begin another block', t => {
	const head = 'a | b\n--- | ---\n';
	for (const value of [
		'- x',
		'* x',
		'+ x',
		'# x',
		'> x',
		'1. x',
		'2) x',
		'```',
		'~~~',
		'<div>',
		'<!-- x',
		'***',
		'---',
		'===',
		'',
	]) {
		const text = set(`${head}1 | 2\n`, 0, 0, value);
		t.is(text, `${head}| ${value} | 2\n`);
		t.deepEqual(cells(open(text))[1], [value, '2']);
	}

	t.is(set(`${head}1 | 2\n`, 0, 0, '12 x'), `${head}12 x | 2\n`);
	t.is(set(`${head}1 | 2\n`, 0, 0, 'Ü'), `${head}Ü | 2\n`);
	t.is(set(`${head}1 | 2\n`, 0, 1, ''), `${head}1 | |\n`);
	t.is(set('a |\n--- |\nx\n', 0, 0, ''), 'a |\n--- |\n| |\n');
});

test('A row is added behind any row, in the manner of the head', t => {
	t.is(add(risks, 0, ['Delay', 'a|b']), risks.replace('Low |', 'Low |\n| Delay | a\\|b |'));
	t.is(add(risks, -1, ['Delay']), risks.replace('--|\n', '--|\n| Delay |  |\n'));
	t.is(add('a | b\n--- | ---', -1, ['1', '2']), 'a | b\n--- | ---\n1 | 2');
	t.is(add('a | b\n--- | ---\n1 | 2  ', 0, ['- 1']), 'a | b\n--- | ---\n1 | 2  \n| - 1 |  |');
	t.is(add('  |a|\r\n|-|\r\n', -1, []), '  |a|\r\n|-|\r\n  |  |\r\n');
});

test('A row is taken out with its line, and changes places with its neighbour', t => {
	const text = '| a |\n|-|\n| 1 |  \n  | 2\n| 3 |';
	const {document, table} = open(text);
	t.is(after(text, removeRow(table, 0)), '| a |\n|-|\n  | 2\n| 3 |');
	t.is(after(text, removeRow(table, 2)), '| a |\n|-|\n| 1 |  \n  | 2');
	t.is(after(text, moveRow(document, table, 0, 1)), '| a |\n|-|\n  | 2\n| 1 |  \n| 3 |');
	t.is(after(text, moveRow(document, table, 2, -1)), '| a |\n|-|\n| 1 |  \n| 3 |\n  | 2');
	t.deepEqual(moveRow(document, table, 0, -1), []);
	t.deepEqual(moveRow(document, table, 2, 1), []);
});

const hostileCell = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.constantFrom(
			'a | b',
			'\\|',
			'\\',
			'`x|y`',
			'`',
			'👩‍💻',
			'日本語',
			'',
			' ',
			'<br>',
			'[a|b|c]',
			'- x',
			'---',
			'| x',
		),
	},
	{weight: 1, arbitrary: fc.constant('long '.repeat(2000))},
	{weight: 3, arbitrary: hostileText.map(text => text.replace(/[\r\n]/g, ''))},
);

/** A cell as somebody may have typed it: no pipe ends it, and it begins no other block. */
const typedCell = fc.oneof(
	fc.constantFrom('x', '', ' y ', 'a\\|b', 'High/Low', '[Name]', '日本', '👍', 'two words', '`c\\|d`', 'e\\\\', 'f\\'),
	hostileText.map(text => `t${text.replace(/[\r\n|\\]/g, '')} `),
);

type Writing = {readonly opening: string; readonly closing: string; readonly indent: string; readonly end: string};

const writing: fc.Arbitrary<Writing> = fc.record({
	opening: fc.constantFrom('| ', '|', '| ', ''),
	closing: fc.constantFrom(' |', '|', ' |', ''),
	indent: fc.constantFrom('', '', ' ', '   '),
	end: fc.constantFrom('', '', '  ', '\t'),
});

/** A document with a table: columns, rows that are too short or too long, pipes left out, text around it. */
const tableText: fc.Arbitrary<string> = fc.integer({min: 1, max: 4}).chain(width =>
	fc
		.tuple(
			fc.constantFrom('', '\uFEFF', 'before\n\n', '---\na: b\n---\n', '# Head\n'),
			writing,
			fc.constantFrom('-', ':-', '--:', ':---:'),
			fc.array(fc.tuple(writing, fc.array(typedCell, {minLength: 1, maxLength: width + 1})), {maxLength: 5}),
			fc.constantFrom('', '\n', '\n\nafter\n', '\n# Next\n', '\n- list\n', '\n---\n'),
			fc.constantFrom('\n', '\r\n'),
		)
		.map(([start, style, dash, rows, end, eol]) => {
			const heads = Array.from({length: width}, (_, index) => `h${index}`);
			const head = line(style, heads, width === 1);
			const dashes = line(
				{...style, opening: '| ', end: ''},
				heads.map(() => dash),
				width === 1,
			);
			const lines = rows.map(([manner, values]) =>
				line(
					manner,
					values.map(value => (manner.opening === '' ? `z${value}` : value)),
					false,
				),
			);
			return (start + [head, dashes, ...lines].join('\n') + end).replaceAll('\n', eol);
		}),
);

function line({opening, closing, indent, end}: Writing, values: readonly string[], isSingle: boolean): string {
	const isClosed = closing !== '' || isSingle || values.at(-1)?.trim() === '' || (values.at(-1) ?? '').endsWith('\\');
	return `${indent}${opening}${values.join(' | ')}${isClosed ? closing.replace('|', ' |') || ' |' : ''}${end}`;
}

test('A generated text holds a table', t => {
	fc.assert(
		fc.property(tableText, text => {
			t.true(open(text).table.head.cells.length > 0);
		}),
		runs(200),
	);
});

test('Setting a cell changes only the bytes of that cell, reads back and can be undone', t => {
	fc.assert(
		fc.property(tableText, hostileCell, fc.nat(), fc.nat(), (text, value, rowSeed, columnSeed) => {
			const {document, table} = open(text);
			const row = (rowSeed % (table.rows.length + 1)) - 1;
			const column = columnSeed % table.head.cells.length;
			const edits = setCell(document, table, row, column, value);
			const changed = after(text, edits);
			const now = open(changed);
			const wanted = value.replace(/^[ \t]+|[ \t]+$/g, '');
			const line = [table.head, ...table.rows][row + 1];
			const lineNow = [now.table.head, ...now.table.rows][row + 1];
			t.is(lineNow?.cells[column]?.text ?? '', wanted);
			t.deepEqual(setCell(now.document, now.table, row, column, value), []);
			const others = (opened: Opened) =>
				cells(opened).map((texts, index) =>
					texts.filter((_, at) => index !== row + 1 || (at < (line?.cells.length ?? 0) && at !== column)),
				);
			t.deepEqual(others(now), others({document, table}));
			t.deepEqual(
				now.document.blocks.map(block => block.kind),
				document.blocks.map(block => block.kind),
			);
			t.is(changed.slice(0, line?.from), text.slice(0, line?.from));
			t.is(changed.slice(lineNow?.to), text.slice(line?.to));
			for (const edit of edits as readonly TextEdit[]) {
				const cell = line?.cells[column];
				t.true(edit.from >= (cell?.from ?? line?.contentTo ?? 0) && edit.to <= (cell?.to ?? line?.contentTo ?? 0));
			}

			t.is(applyEdits(changed, invertEdits(text, edits as readonly TextEdit[])), text);
		}),
		runs(600),
	);
});

test('Adding a row and taking it out again gives the same bytes', t => {
	fc.assert(
		fc.property(tableText, fc.array(hostileCell, {maxLength: 4}), fc.nat(), (text, values, seed) => {
			const {document, table} = open(text);
			const behind = (seed % (table.rows.length + 1)) - 1;
			const given = values.slice(0, table.head.cells.length);
			const edits = addRow(document, table, behind, given);
			const changed = after(text, edits);
			const now = open(changed);
			const wanted = table.head.cells.map((_, column) => (given[column] ?? '').replace(/^[ \t]+|[ \t]+$/g, ''));
			t.deepEqual(cells(now), cells({document, table}).toSpliced(behind + 2, 0, wanted));
			t.deepEqual(
				now.document.blocks.map(block => block.kind),
				document.blocks.map(block => block.kind),
			);
			t.is(after(changed, removeRow(now.table, behind + 1)), text);
			t.is(applyEdits(changed, invertEdits(text, edits as readonly TextEdit[])), text);
		}),
		runs(400),
	);
});

test('Taking a row out leaves the others, and can be undone', t => {
	fc.assert(
		fc.property(tableText, fc.nat(), (text, seed) => {
			const {document, table} = open(text);
			fc.pre(table.rows.length > 0);
			const row = seed % table.rows.length;
			const edits = removeRow(table, row);
			const changed = after(text, edits);
			t.deepEqual(cells(open(changed)), cells({document, table}).toSpliced(row + 1, 1));
			t.is(applyEdits(changed, invertEdits(text, edits as readonly TextEdit[])), text);
		}),
		runs(300),
	);
});

test('Moving a row down and up again gives the same bytes', t => {
	fc.assert(
		fc.property(tableText, fc.nat(), (text, seed) => {
			const {document, table} = open(text);
			fc.pre(table.rows.length > 1);
			const row = seed % (table.rows.length - 1);
			const changed = after(text, moveRow(document, table, row, 1));
			const now = open(changed);
			const texts = cells({document, table});
			t.deepEqual(cells(now), texts.with(row + 1, texts[row + 2] ?? []).with(row + 2, texts[row + 1] ?? []));
			t.is(after(changed, moveRow(now.document, now.table, row + 1, -1)), text);
		}),
		runs(300),
	);
});

test('A cell of ten thousand rows is set, and a row added, removed and moved, at once', t => {
	const text = `| a | b |\n|-|-|\n${'| some text | [High/Low] |\n'.repeat(10_000)}`;
	const {document, table} = open(text);
	let count = 0;
	const time = cpuTime(() => {
		for (let row = 0; row < 10_000; row++) {
			count += setCell(document, table, row, 1, 'a|b').length;
			count += addRow(document, table, row, ['x', 'y']).length;
			count += removeRow(table, row).length;
			count += moveRow(document, table, row, 1).length;
		}

		setCell(document, table, 0, 0, `${'\\'.repeat(1_000_000)}|${'|'.repeat(1_000_000)}${' '.repeat(1_000_000)}x`);
	});
	t.is(count, 30_000);
	t.true(time < 2000, `${time} ms`);
});

/** Tries some changes of every table of a text: each reads back, changes no other block, and is undone to the byte. */
function changeEveryTable({path, text}: Pick<CorpusText, 'path' | 'text'>): readonly string[] {
	const problems: string[] = [];
	const document = parseMarkdown(text);
	const kinds = document.blocks.map(block => block.kind).join();
	for (const [number, table] of readTables(document, document.blocks).entries()) {
		const width = table.head.cells.length;
		const before = cells({document, table});
		const check = (what: string, edits: readonly TextEdit[] | string, wanted: readonly (readonly string[])[]) => {
			const changed = after(text, edits);
			const now = open(changed, number);
			const isSame = JSON.stringify(cells(now)) === JSON.stringify(wanted);
			const isUndone = applyEdits(changed, invertEdits(text, edits as readonly TextEdit[])) === text;
			if (!isSame || !isUndone || now.document.blocks.map(block => block.kind).join() !== kinds) {
				problems.push(`${path}, table ${number}: ${what}`);
			}
		};

		for (const row of [0, table.rows.length - 1].filter(index => index >= 0)) {
			const line = before[row + 1] ?? [];
			for (const [column, value] of ['a | `b|c`\\', '', '- x'].entries()) {
				const place = column % width;
				const filled = [...line, ...Array.from({length: Math.max(0, place + 1 - line.length)}, () => '')];
				const wanted = value === '' && place >= line.length ? line : filled.with(place, value);
				check(`set ${row}`, setCell(document, table, row, place, value), before.with(row + 1, wanted));
			}

			check(`remove ${row}`, removeRow(table, row), before.toSpliced(row + 1, 1));
		}

		const values = table.head.cells.map((_, column) => `v${column}|`);
		check('add', addRow(document, table, table.rows.length - 1, values), [...before, values]);
		if (table.rows.length > 1) {
			const [head = [], one = [], two = [], ...others] = before;
			check('move', moveRow(document, table, 0, 1), [head, two, one, ...others]);
		}
	}

	return problems;
}

test('Every table of real documents takes changes', t => {
	if (!corpusFolder()) {
		t.log('skipped: no corpus');
		t.pass();
		return;
	}

	const files = [...corpusDocuments(), ...corpusTemplates()];
	t.deepEqual(files.flatMap(changeEveryTable), []);
	const crlf = files.map(({path, text}) => ({path, text: text.replace(/\r?\n/g, '\r\n')}));
	t.deepEqual(crlf.flatMap(changeEveryTable), []);
});
