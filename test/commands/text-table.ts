import test from 'ava';
import fc from 'fast-check';
import {type Column, tableLines} from '../../source/commands/text-table.js';
import {cellWidth} from '../../source/document/cells.js';
import {runs} from '../helpers/runs.js';

type Row = {readonly name: string; readonly title: string; readonly count: number};

const columns: readonly Column<Row>[] = [
	{title: 'NAME', cell: ({name}) => name, least: 10},
	{title: 'TITLE', cell: ({title}) => title, least: 8, rank: 2},
	{title: 'COUNT', cell: ({count}) => String(count), side: 'end', rank: 1},
];

const rows: readonly Row[] = [
	{name: 'cold-start', title: 'Faster cold start', count: 7},
	{name: 'resumable-uploads', title: '漢字の提案', count: 1200},
];

function table(width: number): readonly string[] {
	return tableLines(columns, rows, width);
}

test('A table is as wide as it needs to be, with numbers at the end of their column', t => {
	t.deepEqual(table(80), [
		'NAME               TITLE              COUNT',
		'cold-start         Faster cold start      7',
		'resumable-uploads  漢字の提案          1200',
	]);
});

test('Where there is less room columns are cut, and then the least important ones are left out', t => {
	t.deepEqual(table(38), [
		'NAME              TITLE          COUNT',
		'cold-start        Faster cold…       7',
		'resumable-uploa…  漢字の提案      1200',
	]);
	t.deepEqual(table(26), ['NAME               COUNT', 'cold-start             7', 'resumable-uploads   1200']);
	t.deepEqual(table(12), ['NAME', 'cold-start', 'resumable-u…']);
	t.deepEqual(table(3), ['NA…', 'co…', 're…']);
});

test('Text of other people is made harmless before it is measured', t => {
	const [, line] = tableLines(columns, [{name: 'a\u001B[31m\nb', title: '\u202Ex', count: 1}], 80);
	t.is(line, 'a␛[31m b  <U+202E>x      1');
});

test('A table without rows is its titles', t => {
	t.deepEqual(tableLines(columns, [], 80), ['NAME  TITLE  COUNT']);
});

test('No line is wider than it may be, and columns stand below one another', t => {
	const word = fc.oneof(fc.string({unit: 'grapheme', maxLength: 30}), fc.constantFrom('漢字漢字', '👍🏽 ok', 'plain'));
	const row = fc.record({name: word, title: word, count: fc.nat()});
	const property = fc.property(fc.array(row, {maxLength: 6}), fc.integer({min: 1, max: 90}), (some, width) =>
		tableLines(columns, some, width).every(line => cellWidth(line) <= width),
	);
	t.notThrows(() => fc.assert(property, runs(300)));
});
