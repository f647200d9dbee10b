import test from 'ava';
import fc from 'fast-check';
import stringWidth from 'string-width';
import {
	detach,
	displayText,
	endOfLine,
	expandTabs,
	graphemesOf,
	layoutText,
	locate,
	nextBoundary,
	offsetAt,
	previousBoundary,
	startOfLine,
	textWidth,
} from '../../../source/ui/input/text-layout.js';

/** The rows of a text as strings; `⏎` marks a row that ends its line. */
function rowsOf(text: string, width: number): readonly string[] {
	return layoutText(text, width).map(row => text.slice(row.from, row.to) + (row.hard ? '⏎' : ''));
}

test('an empty text is one empty row', t => {
	t.deepEqual(layoutText('', 20), [{from: 0, to: 0, hard: true}]);
});

test('lines that fit are one row each, empty ones too', t => {
	t.deepEqual(rowsOf('one\n\ntwo\n', 20), ['one⏎', '⏎', 'two⏎', '⏎']);
});

test('long lines are wrapped behind the space before the word that does not fit', t => {
	t.deepEqual(rowsOf('the quick brown fox', 11), ['the quick ', 'brown fox⏎']);
});

test('one cell stays free for the cursor', t => {
	t.deepEqual(rowsOf('123456789', 10), ['123456789⏎']);
	t.deepEqual(rowsOf('1234567890', 10), ['123456789', '0⏎']);
});

test('a space between words may stand in the last cell', t => {
	t.deepEqual(rowsOf('123456789 x', 10), ['123456789 ', 'x⏎']);
});

test('a space in the last cell that ends the line gets an empty row behind it, for the cursor', t => {
	t.deepEqual(rowsOf('123456789 ', 10), ['123456789 ', '⏎']);
	t.deepEqual(rowsOf('12345678é ', 10), ['12345678é ', '⏎']);
});

test('more spaces than fit go on in the next row', t => {
	t.deepEqual(rowsOf(`a${' '.repeat(12)}b`, 10), [`a${' '.repeat(9)}`, '   b⏎']);
});

test('a word longer than a row is broken', t => {
	t.deepEqual(rowsOf('an incomprehensibility', 10), ['an ', 'incompreh', 'ensibilit', 'y⏎']);
});

test('wide characters count two cells and may be parted from one another', t => {
	t.deepEqual(rowsOf('漢字漢字漢字', 10), ['漢字漢字', '漢字⏎']);
	t.deepEqual(rowsOf('ab 漢字漢字', 10), ['ab 漢字漢', '字⏎']);
});

test('a grapheme is never broken', t => {
	t.deepEqual(rowsOf('aaaaaaaa👨‍👩‍👧b', 10), ['aaaaaaaa', '👨‍👩‍👧b⏎']);
	t.deepEqual(rowsOf(`${'e\u0301'.repeat(9)}e\u0301`, 10), ['e\u0301'.repeat(9), 'e\u0301⏎']);
	t.deepEqual(rowsOf('🇫🇷🇩🇪🇫🇷🇩🇪🇫🇷', 10), ['🇫🇷🇩🇪🇫🇷🇩🇪', '🇫🇷⏎']);
});

test('a tab goes to the next fourth cell of its row', t => {
	t.is(expandTabs('\ta\tbcd\t漢\te'), '    a   bcd 漢  e');
	t.is(displayText('x\n\ty', {from: 2, to: 4, hard: true}), '    y');
	t.is(textWidth('ab\tc'), 5);
	t.deepEqual(rowsOf('abcdef\tgh', 10), ['abcdef\t', 'gh⏎']);
	t.deepEqual(rowsOf('abcdefgh\ti', 10), ['abcdefgh', '\ti⏎']);
});

test('a width of less than eight cells is taken as eight', t => {
	t.deepEqual(rowsOf('1234567890', 0), ['1234567', '890⏎']);
});

test('an offset where a row goes over stands at the start of the next row', t => {
	const text = 'the quick brown\nfox';
	const rows = layoutText(text, 11);
	t.deepEqual(locate(rows, text, 9), {row: 0, column: 9});
	t.deepEqual(locate(rows, text, 10), {row: 1, column: 0});
	t.deepEqual(locate(rows, text, 15), {row: 1, column: 5});
	t.deepEqual(locate(rows, text, 16), {row: 2, column: 0});
	t.deepEqual(locate(rows, text, 19), {row: 2, column: 3});
});

test('columns count cells', t => {
	const text = '漢a\tb';
	t.deepEqual(locate(layoutText(text, 20), text, 1), {row: 0, column: 2});
	t.deepEqual(locate(layoutText(text, 20), text, 3), {row: 0, column: 4});
});

test('a column leads to the grapheme that covers it, or to the last place of the row', t => {
	const text = '漢字 quick brown\nab';
	const rows = layoutText(text, 11);
	t.is(offsetAt(rows, text, 0, 1), 0);
	t.is(offsetAt(rows, text, 0, 2), 1);
	t.is(offsetAt(rows, text, 0, 99), 8);
	t.is(offsetAt(rows, text, 1, 99), 14);
	t.is(offsetAt(rows, text, 2, 1), 16);
	t.is(offsetAt(rows, text, 99, 0), 15);
	t.is(offsetAt(rows, text, -1, 0), 0);
});

test('lines are found from any offset in them', t => {
	t.is(startOfLine('ab\ncd', 0), 0);
	t.is(startOfLine('ab\ncd', 2), 0);
	t.is(startOfLine('ab\ncd', 3), 3);
	t.is(endOfLine('ab\ncd', 1), 2);
	t.is(endOfLine('ab\ncd', 3), 5);
});

test('a detached part is the same text', t => {
	t.is(detach('漢字'), '漢字');
	t.is(detach(''), '');
});

const character = fc.oneof(
	fc.constantFrom(
		'a',
		'b',
		'-',
		' ',
		' ',
		'\t',
		'é',
		'漢',
		'か',
		'가',
		'\u0301',
		'\u200D',
		'\uFE0F',
		'👍',
		'🏽',
		'👨‍👩‍👧',
		'🇫',
		'🇷',
	),
	fc.constantFrom(
		'\u0600',
		'\u1100',
		'\u1161',
		'\u11A8',
		'क',
		'\u094D',
		'\u0E33',
		'©',
		'\u{1F3F4}',
		'\u{E0067}',
		'\u{E007F}',
	),
	fc.string({unit: 'grapheme', minLength: 1, maxLength: 1}),
);
const line = fc.array(character, {maxLength: 60}).map(characters => characters.join('').replaceAll(/[\r\n]/g, ''));
const text = fc.array(line, {minLength: 1, maxLength: 4}).map(lines => lines.join('\n'));
const ascii = fc
	.array(fc.constantFrom('a', 'bc', 'def', '-', ' ', '  ', '\n'), {maxLength: 60})
	.map(parts => parts.join(''));
const width = fc.integer({min: 8, max: 24});

test('the rows together are the text', t => {
	fc.assert(
		fc.property(fc.oneof(text, ascii), width, (text, width) => {
			t.is(rowsOf(text, width).join('').replaceAll('⏎', '\n'), `${text}\n`);
		}),
	);
	t.pass();
});

test('no row is wider than the width, and the cursor always stands inside it', t => {
	fc.assert(
		fc.property(fc.oneof(text, ascii), width, (text, width) => {
			const isTooWide = graphemesOf(text).some(grapheme => stringWidth(grapheme) > 4);
			fc.pre(!isTooWide);
			const rows = layoutText(text, width);
			for (const row of rows) {
				t.true(stringWidth(displayText(text, row)) <= width);
			}

			for (
				let offset = 0;
				offset <= text.length;
				offset = nextBoundary(text, offset) + (offset === text.length ? 1 : 0)
			) {
				const {row, column} = locate(rows, text, offset);
				t.true(column < width);
				t.is(
					offsetAt(rows, text, row, column) === offset ||
						column === locate(rows, text, offsetAt(rows, text, row, column)).column,
					true,
				);
			}
		}),
	);
	t.pass();
});

test('plain and other text are wrapped by the same rules', t => {
	fc.assert(
		fc.property(ascii, width, (text, width) => {
			const accented = text.replaceAll('a', 'à').replaceAll('b', 'ß').replaceAll('d', 'ð').replaceAll('-', '·');
			t.deepEqual(layoutText(accented, width), layoutText(text, width));
		}),
	);
	t.pass();
});

test('after a change a long text has the rows it would have if it were laid out anew', t => {
	const edit = fc.record({at: fc.nat(13_000), removed: fc.nat(40), inserted: fc.oneof(text, ascii, fc.constant(''))});
	const original = Array.from({length: 600}, (_, index) => `${index} the quick brown fóx `).join('\n');
	fc.assert(
		fc.property(edit, ({at, removed, inserted}) => {
			const long = original.slice(0, at) + inserted + original.slice(at + removed);
			let from = 0;
			const expected = long.split('\n').flatMap(line => {
				const start = from;
				from += line.length + 1;
				return layoutText(line, 20).map(row => ({...row, from: row.from + start, to: row.to + start}));
			});
			t.deepEqual(layoutText(long, 20), expected);
		}),
		{numRuns: 60},
	);
	t.pass();
});

const segmenter = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

test('graphemes are those of Unicode, in long lines too', t => {
	fc.assert(
		fc.property(fc.array(line, {maxLength: 12}), lines => {
			const long = lines.join('');
			t.deepEqual(
				graphemesOf(long),
				Array.from(segmenter.segment(long), ({segment}) => segment),
			);
		}),
	);
	t.pass();
});

test('a grapheme of any length is one', t => {
	const tower = `a${'\u0301'.repeat(1000)}`;
	t.deepEqual(graphemesOf(`x${tower}y`), ['x', tower, 'y']);
	t.is(nextBoundary(`x${tower}y`, 1), 1002);
	t.is(previousBoundary(`x${tower}y`, 1002), 1);
});

test('the next and the previous boundary are those of Unicode', t => {
	fc.assert(
		fc.property(text, text => {
			const boundaries = [...Array.from(segmenter.segment(text), ({index}) => index), text.length];
			for (let offset = 0; offset <= text.length; offset++) {
				t.is(nextBoundary(text, offset), boundaries.find(boundary => boundary > offset) ?? text.length);
				t.is(previousBoundary(text, offset), boundaries.findLast(boundary => boundary < offset) ?? 0);
			}
		}),
	);
	t.pass();
});
