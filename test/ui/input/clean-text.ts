import test from 'ava';
import fc from 'fast-check';
import {cleanPaste, isOneLine, joinLines} from '../../../source/ui/input/clean-text.js';

const lines = (text: string) => cleanPaste(text, {oneLine: false});
const line = (text: string) => cleanPaste(text, {oneLine: true});

test('text without anything odd stays as it is', t => {
	const text = 'Ünïcödé 漢字 👨‍👩‍👧 e\u0301\tשלום\n\n  - item\n';
	t.deepEqual(lines(text), {text, removed: 0, joined: false});
});

test('every kind of line break becomes LF', t => {
	t.deepEqual(lines('a\r\nb\rc\u2028d\u2029e'), {text: 'a\nb\nc\nd\ne', removed: 0, joined: false});
});

test('controls go, line breaks and tabs stay', t => {
	t.deepEqual(lines('a\0\u0007\b\u000B\u007F\u0085\u009Fb\tc\nd'), {text: 'ab\tc\nd', removed: 7, joined: false});
});

const sequences: Readonly<Record<string, string>> = {
	'a colour': '\u001B[31;1m',
	'a colour in eight bits': '\u009B31m',
	'a cursor movement': '\u001B[2;5H',
	'a private mode': '\u001B[?1049h',
	'a window title': '\u001B]0;title\u0007',
	'a link': '\u001B]8;;https://example.org\u001B\\',
	'a clipboard write in eight bits': '\u009D52;c;aGk=\u009C',
	'a device control string': '\u001BPq#0;2;0;0;0\u001B\\',
	'an application command': '\u001B_Gi=1;OK\u001B\\',
	'a reset': '\u001Bc',
	'a character set': '\u001B(B',
	'the end of a paste': '\u001B[201~',
};

for (const [what, sequence] of Object.entries(sequences)) {
	test(`${what} goes whole`, t => {
		t.deepEqual(lines(`one ${sequence}two`), {text: 'one two', removed: sequence.length, joined: false});
	});
}

test('a control string that never ends does not take the text behind it along', t => {
	t.is(lines('a\u001B]0;title\nb').text, 'a0;title\nb');
	t.is(lines('a\u001B').text, 'a');
	t.is(lines('a\u001B[').text, 'a');
});

test('characters that turn the direction of text go', t => {
	t.deepEqual(lines('a\u202Eb\u2066c\u2069d\u200Fe\u061Cf'), {text: 'abcdef', removed: 5, joined: false});
});

test('joiners inside emoji and Indic text stay', t => {
	t.is(lines('👩\u200D💻 क्\u200Dष').text, '👩\u200D💻 क्\u200Dष');
});

test('lone surrogates go, pairs stay', t => {
	t.deepEqual(lines('a\uD83Db\uDE00c😀\uD83D'), {text: 'abc😀', removed: 3, joined: false});
});

test('hidden tag characters go, but for those of a flag', t => {
	const tag = (text: string) =>
		[...text].map(letter => String.fromCodePoint(0xe_00_00 + letter.charCodeAt(0))).join('');
	const scotland = `\u{1F3F4}${tag('gbsct')}\u{E007F}`;
	t.is(lines(`${scotland} a${tag('run me')}b`).text, `${scotland} ab`);
	t.is(lines(`\u{1F3F4}${tag('gb')}x`).text, '\u{1F3F4}x');
});

test('a field of one line gets lines joined by one space', t => {
	t.deepEqual(line('one  \r\n\r\n  two\nthree'), {text: 'one two three', removed: 0, joined: true});
});

test('a line break at an end of a paste is dropped, not joined', t => {
	t.deepEqual(line('one\n'), {text: 'one', removed: 0, joined: false});
	t.deepEqual(line('\r\none'), {text: 'one', removed: 0, joined: false});
	t.deepEqual(line('\n'), {text: '', removed: 0, joined: false});
});

test('spaces of a text of one line stay, tabs become spaces', t => {
	t.deepEqual(line(' '), {text: ' ', removed: 0, joined: false});
	t.deepEqual(line('  a\tb '), {text: '  a b ', removed: 0, joined: false});
});

test('one line is a text without any line break', t => {
	t.true(isOneLine('a\tb'));
	t.false(isOneLine('a\rb'));
	t.false(isOneLine('a\u2028b'));
});

test('lines can be joined without cleaning them', t => {
	t.is(joinLines('a\u0007 \n b'), 'a\u0007 b');
});

const hostile = fc.array(
	fc.oneof(
		fc.constantFrom(
			...Object.values(sequences),
			'\u001B',
			'\u001B]',
			'\u009D',
			'\r',
			'\n',
			'\u2028',
			'\uD83D',
			'\uDE00',
		),
		fc.constantFrom('\u{1F3F4}', '\u{E0067}', '\u{E007F}', '\u202E', '\t', ' '),
		fc.string({unit: 'binary', maxLength: 5}),
	),
	{maxLength: 20},
);

test('whatever comes, the result is well-formed, holds nothing unwanted and does not change when cleaned again', t => {
	fc.assert(
		fc.property(hostile, fc.boolean(), (parts, oneLine) => {
			const {text} = cleanPaste(parts.join(''), {oneLine});
			t.notRegex(
				text,
				/[\0-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]|\p{Surrogate}/u,
			);
			t.is(cleanPaste(text, {oneLine}).text, text);
			t.true(!oneLine || isOneLine(text));
		}),
		{numRuns: 3000},
	);
	t.pass();
});

test('a megabyte of anything is cleaned in time that grows with its length only', t => {
	const units = [
		'a',
		'\n',
		' ',
		'\u001B',
		'\u001B]',
		'\u009D',
		'\u001B[',
		'\u001B[1',
		'\u001B( ',
		'\uD83D',
		'\u{E0067}',
		'\u{1F3F4}',
		'\u{1F3F4}\u{E0067}',
		'\r\n',
		'\u001B]0;x\u0007',
	];
	for (const unit of units) {
		for (const start of ['', '\u001B]']) {
			const text = start + unit.repeat(1_000_000 / unit.length);
			const began = performance.now();
			cleanPaste(text, {oneLine: true});
			const took = performance.now() - began;
			t.true(took < 1000, `${JSON.stringify(start + unit)} took ${took} ms`);
		}
	}
});
