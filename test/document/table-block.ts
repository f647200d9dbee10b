import test from 'ava';
import {parseMarkdown} from '../../source/document/markdown.js';
import {cpuTime} from '../helpers/cpu-time.js';

/** The kinds of the blocks with their texts. */
function blocks(text: string): readonly (readonly [string, string])[] {
	return parseMarkdown(text).blocks.map(({kind, from, to}) => [kind, text.slice(from, to)]);
}

test('A table is a head with a line of dashes that has as many cells', t => {
	for (const text of [
		'| a | b |\n|---|---|',
		'| a | b |\n|:-:|--:|\n| 1 | 2 |',
		'a | b\n--- | ---',
		'| a | b\n---|--- |',
		'| a |\n|-|',
		'a |\n--- |',
		'| | |\n|-|-|',
		'| a\\|b |\n| --- |',
		'| a | b |  \n| - | - | \t\n| 1 | 2 |',
		'| a |\n|-|\ntext',
		'| a |\n|-|\n    | 1 |',
		'| a | b |\n| - | - |\n| - | - |',
	]) {
		t.deepEqual(blocks(text), [['table', text]]);
	}

	for (const text of [
		'| a | b |\n|---|',
		'| a |\n|---|---|',
		'a\n| - |',
		'a\\|b\n-|-',
		'| a |\n| = |',
		'| a |\n| |',
		'| a |',
	]) {
		t.deepEqual(blocks(text), [['paragraph', text]]);
	}
});

test('A table may follow a text without a blank line, also one with pipes', t => {
	const table = '| a | b |\n| - | - |\n| 1 | 2 |';
	t.deepEqual(blocks(`text\n${table}`), [
		['paragraph', 'text'],
		['table', table],
	]);
	t.deepEqual(blocks(`one | two\nthree | four\n${table}`), [
		['paragraph', 'one | two\nthree | four'],
		['table', table],
	]);
	t.deepEqual(
		blocks(`> quote\n> ${table.replaceAll('\n', '\n> ')}\n\n- item\n\n  ${table.replaceAll('\n', '\n  ')}`).map(
			([kind]) => kind,
		),
		['quote', 'list'],
	);
});

test('What begins another block ends a table, also a line of dashes', t => {
	const table = '| a | b |\n| - | - |\n| 1 | 2 |';
	t.deepEqual(blocks(`${table}\n---\ntext`), [
		['table', table],
		['rule', '---'],
		['paragraph', 'text'],
	]);
	for (const [kind, text] of [
		['rule', '***'],
		['heading', '# h'],
		['list', '- x'],
		['quote', '> x'],
		['code', '```\n```'],
		['html', '<div>'],
		['comment', '<!-- x -->'],
		['paragraph', '==='],
	] as const) {
		t.deepEqual(blocks(`${table}\n${text}`), [
			['table', table],
			[kind, text],
		]);
	}

	t.deepEqual(blocks('a | b\n---'), [['heading', 'a | b\n---']]);
});

test('Lines of a hundred thousand blanks, pipes or dashes are read at once', t => {
	const long = 100_000;
	const time = cpuTime(() => {
		for (const text of [
			`x\na | b\n${' '.repeat(long)}x`,
			`x\na | b\n${' '.repeat(long)}-|x`,
			`a | b\n-${' '.repeat(long)}x`,
			`a | b\n|${'-'.repeat(long)}x`,
			`${'|'.repeat(long)}\n${'|-'.repeat(long)}x`,
			'a | b\n'.repeat(long / 5),
			'| - |\n'.repeat(long / 5),
		]) {
			parseMarkdown(text);
		}
	});
	t.true(time < 3000, `${time} ms`);
});
