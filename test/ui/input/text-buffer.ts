import test from 'ava';
import fc from 'fast-check';
import {
	countWords,
	createTextBuffer,
	editText,
	type TextAction,
	type TextBuffer,
	textActionFor,
} from '../../../source/ui/input/text-buffer.js';
import {runs} from '../../helpers/runs.js';

const width = 21;

/** Makes a buffer from a text in which `|` stands for the cursor. */
function bufferOf(marked: string, oneLine = false): TextBuffer {
	const cursor = marked.indexOf('|');
	return createTextBuffer(marked.replace('|', ''), {oneLine, cursor});
}

function show({text, cursor}: TextBuffer): string {
	return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}

/** Does what keys do, written as names; a name in quotes is typed. */
function press(buffer: TextBuffer, ...keys: readonly string[]): TextBuffer {
	return keys.reduce((pressed, key) => {
		const typed = /^'(.*)'$/s.exec(key)?.[1];
		const action: TextAction | undefined = typed === undefined ? textActionFor(key) : {type: 'insert', text: typed};
		return action ? editText(pressed, action, width) : pressed;
	}, buffer);
}

const pressed: ReadonlyArray<readonly [before: string, keys: string, after: string]> = [
	['hello worl|d', 'ctrl+a', '|hello world'],
	['hello worl|d', 'home', '|hello world'],
	['hello worl|d', 'ctrl+e', 'hello world|'],
	['hello worl|d', 'end', 'hello world|'],
	['hello worl|d', 'ctrl+w', 'hello |d'],
	['hello worl|d', 'alt+backspace', 'hello |d'],
	['hello worl|d', 'ctrl+u', '|d'],
	['hello worl|d', 'ctrl+k', 'hello worl|'],
	['hello worl|d', 'ctrl+d', 'hello worl|'],
	['hello worl|d', 'delete', 'hello worl|'],
	['hello worl|d', 'backspace', 'hello wor|d'],
	['hello worl|d', 'alt+b', 'hello |world'],
	['hello worl|d', 'ctrl+left', 'hello |world'],
	['hello worl|d', 'ctrl+b', 'hello wor|ld'],
	['hello worl|d', 'left', 'hello wor|ld'],
	['he|llo world', 'alt+f', 'hello| world'],
	['he|llo world', 'ctrl+right', 'hello| world'],
	['he|llo world', 'ctrl+f', 'hel|lo world'],
	['he|llo world', 'right', 'hel|lo world'],
	['he|llo world', 'alt+d', 'he| world'],
	['he|llo world', 'ctrl+delete', 'he| world'],
	['he|llo', 'ctrl+j', 'he\n|llo'],
	['he|llo', 'alt+enter', 'he\n|llo'],
	['he|llo', 'shift+enter', 'he\n|llo'],
	['one\nt|wo', 'ctrl+home', '|one\ntwo'],
	['o|ne\ntwo', 'ctrl+end', 'one\ntwo|'],
	['one\nt|wo', 'home', 'one\n|two'],
	['o|ne\ntwo', 'end', 'one|\ntwo'],
	['one\n|two', 'backspace', 'one|two'],
	['one|\ntwo', 'delete', 'one|two'],
	['one\n|two', 'ctrl+u', 'one|two'],
	['one|\ntwo', 'ctrl+k', 'one|two'],
	['one\n|two', 'left', 'one|\ntwo'],
	['one|\ntwo', 'alt+f', 'one\ntwo|'],
	['one\n|two', 'alt+b', '|one\ntwo'],
	['a, (b)|', 'ctrl+w', 'a, (|'],
	['über das Haus|', 'ctrl+w ctrl+w ctrl+w', '|'],
	['👍 ok|', 'alt+b alt+b', '|👍 ok'],
	['a👨‍👩‍👧|b', 'left', 'a|👨‍👩‍👧b'],
	['a|👨‍👩‍👧b', 'right', 'a👨‍👩‍👧|b'],
	['a👨‍👩‍👧|b', 'backspace', 'a|b'],
	['a|👨‍👩‍👧b', 'delete', 'a|b'],
	['a🇫🇷🇩🇪|', 'backspace', 'a🇫🇷|'],
	['e\u0301|', 'backspace', '|'],
	['|e\u0301x', 'right', 'e\u0301|x'],
	['|abc', 'left backspace ctrl+w ctrl+u', '|abc'],
	['abc|', 'right delete alt+d ctrl+k', 'abc|'],
	['hello|', "left left left 'X'", 'heX|llo'],
];

for (const [before, keys, after] of pressed) {
	test(`${keys} turns ${JSON.stringify(before)} into ${JSON.stringify(after)}`, t => {
		t.is(show(press(bufferOf(before), ...keys.split(' '))), after);
	});
}

test('keys of the wizard are none of the text', t => {
	const keys =
		'enter tab shift+tab escape ctrl+n ctrl+p ctrl+o ctrl+g ctrl+t ctrl+r ctrl+s ctrl+c ctrl+z ctrl+l f1 constructor';
	for (const key of keys.split(' ')) {
		t.is(textActionFor(key), undefined);
	}
});

test('the page keys move by as many rows as the page has', t => {
	t.deepEqual(textActionFor('pageup', 7), {type: 'page-up', rows: 7});
	t.deepEqual(textActionFor('pagedown'), {type: 'page-down', rows: 10});
});

test('up and down follow the rows on the screen and keep their column', t => {
	const start = bufferOf('the quick brown fo|x jumps\nover\n\na lazy dog of words');
	const once = press(start, 'down');
	t.is(show(once), 'the quick brown fox jumps|\nover\n\na lazy dog of words');
	const twice = press(once, 'down', 'down', 'down');
	t.is(show(twice), 'the quick brown fox jumps\nover\n\na lazy dog of word|s');
	t.is(show(press(twice, 'up', 'up', 'up', 'up')), show(start));
});

test('down onto a wrapped row stays on that row', t => {
	const buffer = bufferOf('0123456789012345678|\nthe quick brown words fox');
	t.is(show(press(buffer, 'down')), '0123456789012345678\nthe quick brown| words fox');
});

test('up on the first row and down on the last stay put, the very same buffer', t => {
	const first = bufferOf('the qu|ick brown fox jumps');
	t.is(press(first, 'up'), first);
	const last = bufferOf('the quick brown fox ju|mps');
	t.is(press(last, 'down'), last);
});

test('a page further than the text stops at its first and last row', t => {
	const text = Array.from({length: 30}, (_, index) => `line ${index}`).join('\n');
	const start = createTextBuffer(text, {oneLine: false, cursor: 2});
	const down = press(start, 'pagedown');
	t.is(text.slice(0, down.cursor).split('\n').length, 11);
	t.is(press(start, 'pagedown', 'pagedown', 'pagedown', 'pagedown').cursor, text.lastIndexOf('\n') + 3);
	t.is(press(down, 'pageup', 'pageup').cursor, 2);
});

test('a buffer of one line never holds a line break', t => {
	t.is(createTextBuffer('one\r\n two\nthree', {oneLine: true}).text, 'one two three');
	const buffer = bufferOf('a|b', true);
	t.is(press(buffer, 'ctrl+j', 'alt+enter'), buffer);
	t.is(show(editText(buffer, {type: 'paste', text: 'one\r\ntwo\tthree\n'}, width)), 'aone two three|b');
	t.is(show(editText(buffer, {type: 'insert', text: 'x\ny'}, width)), 'ax y|b');
});

test('a paste is cleaned and is one step', t => {
	const pasted = editText(bufferOf('a|b'), {type: 'paste', text: 'one\rtwo three\u001B[31m\u202E'}, width);
	t.is(show(pasted), 'aone\ntwo three|b');
	t.is(show(press(pasted, 'ctrl+_')), 'a|b');
});

test('undo takes back a word with the white space behind it at a time', t => {
	const typed = press(bufferOf('|'), ...'the quick  fox'.split('').map(letter => `'${letter}'`));
	t.is(show(press(typed, 'ctrl+_')), 'the quick  |');
	t.is(show(press(typed, 'ctrl+_', 'alt+u')), 'the |');
	t.is(show(press(typed, 'ctrl+_', 'ctrl+_', 'ctrl+_')), '|');
	t.is(show(press(typed, 'ctrl+_', 'ctrl+_', 'alt+e')), 'the quick  |');
});

test('a group of letters ends at a move, a new line, a kill and a paste', t => {
	t.is(show(press(bufferOf('|'), "'a'", "'b'", 'left', 'right', "'c'", 'ctrl+_')), 'ab|');
	t.is(show(press(bufferOf('|'), "'a'", 'ctrl+j', "'b'", 'ctrl+_', 'ctrl+_')), 'a|');
	t.is(show(press(bufferOf('|'), "'a'", "'b'", 'ctrl+u', "'c'", 'ctrl+_', 'ctrl+_')), 'ab|');
});

test('backspaces over one word are undone together, and so are deletes', t => {
	const erased = press(bufferOf('one two|'), 'backspace', 'backspace', 'backspace', 'backspace', 'backspace');
	t.is(show(erased), 'on|');
	t.is(show(press(erased, 'ctrl+_')), 'one|');
	t.is(show(press(erased, 'ctrl+_', 'ctrl+_', 'ctrl+_')), 'one two|');
	t.is(show(press(bufferOf('|one two'), 'delete', 'delete', 'ctrl+_')), '|one two');
});

test('undo puts the cursor back to where it was', t => {
	t.is(show(press(bufferOf('one two|'), 'ctrl+home', 'alt+d', 'ctrl+end', 'ctrl+_')), '|one two');
	t.is(show(press(bufferOf('ab|cd'), 'backspace', 'ctrl+_')), 'ab|cd');
});

test('a new change drops what could be done again', t => {
	const buffer = press(bufferOf('|'), "'a'", 'ctrl+_', "'b'");
	t.deepEqual(buffer.redo, []);
	t.is(press(buffer, 'alt+e'), buffer);
});

test('undo without steps changes nothing', t => {
	const buffer = bufferOf('a|b');
	t.is(press(buffer, 'ctrl+_', 'alt+e'), buffer);
});

test('a thousand steps can be undone, older ones are forgotten', t => {
	let buffer = bufferOf('|');
	for (let index = 0; index < 1100; index++) {
		buffer = press(buffer, 'ctrl+j');
	}

	t.is(buffer.undo.length, 1000);
	for (let index = 0; index < 1100; index++) {
		buffer = press(buffer, 'ctrl+_');
	}

	t.is(buffer.text.length, 100);
});

test('the cursor starts at the end, or at the boundary at or behind the given offset', t => {
	t.is(createTextBuffer('abc', {oneLine: false}).cursor, 3);
	t.is(createTextBuffer('a👨‍👩‍👧b', {oneLine: false, cursor: 3}).cursor, 9);
	t.is(createTextBuffer('abc', {oneLine: false, cursor: 99}).cursor, 3);
	t.is(createTextBuffer('a\r\nb\rc', {oneLine: false}).text, 'a\nb\nc');
});

test('words are counted as a person counts them', t => {
	t.is(countWords(''), 0);
	t.is(countWords('- one two-three, don’t — 4 ...\n'), 4);
	t.is(countWords('日本語 text'), 4);
});

const piece = fc.oneof(
	fc.constantFrom(
		'a',
		'word',
		' ',
		'  ',
		'é',
		'e',
		'\u0301',
		'\u200D',
		'👩',
		'👧',
		'🇫',
		'🇷',
		'漢',
		'\uFE0F',
		'.',
		'\t',
	),
	fc.string({unit: 'grapheme', maxLength: 5}),
);
const pasted = fc
	.array(fc.oneof(piece, fc.constantFrom('\n', '\r\n', '\u001B[1m')), {maxLength: 8})
	.map(parts => parts.join(''));
const names = [
	'newline',
	'backspace',
	'delete',
	'delete-word-back',
	'delete-word-forward',
	'kill-to-start',
	'kill-to-end',
	'left',
	'right',
	'word-left',
	'word-right',
	'up',
	'down',
	'line-start',
	'line-end',
	'text-start',
	'text-end',
	'undo',
	'redo',
] as const;
const action: fc.Arbitrary<TextAction> = fc.oneof(
	piece.map(text => ({type: 'insert' as const, text})),
	pasted.map(text => ({type: 'paste' as const, text})),
	fc.constantFrom(...names).map(type => ({type})),
	fc.record({type: fc.constantFrom('page-up' as const, 'page-down' as const), rows: fc.integer({min: 1, max: 5})}),
);
const scenario = {text: pasted, oneLine: fc.boolean(), actions: fc.array(action, {maxLength: 30})};
const segmenter = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

test('whatever a person does, the cursor stands between graphemes and the text stays well-formed', t => {
	fc.assert(
		fc.property(fc.record(scenario), ({text, oneLine, actions}) => {
			let buffer = createTextBuffer(text, {oneLine});
			for (const action of actions) {
				buffer = editText(buffer, action, width);
				const boundaries = Array.from(segmenter.segment(buffer.text), ({index}) => index);
				t.true([...boundaries, buffer.text.length].includes(buffer.cursor));
				t.notRegex(buffer.text, oneLine ? /\p{Surrogate}|[\r\n]/u : /\p{Surrogate}|\r/u);
			}
		}),
		runs(1000),
	);
	t.pass();
});

test('undoing every step gives the exact text back, and redoing every step the changed one', t => {
	fc.assert(
		fc.property(fc.record(scenario), ({text, oneLine, actions}) => {
			const original = createTextBuffer(text, {oneLine});
			const changed = actions.reduce((buffer, action) => editText(buffer, action, width), original);
			let undone = changed;
			while (undone.undo.length > 0) {
				undone = editText(undone, {type: 'undo'}, width);
			}

			t.is(undone.text, original.text);
			let redone = undone;
			while (redone.redo.length > 0) {
				redone = editText(redone, {type: 'redo'}, width);
			}

			const newest = changed.redo.reduce(buffer => editText(buffer, {type: 'redo'}, width), changed);
			t.is(redone.text, newest.text);
		}),
		runs(1000),
	);
	t.pass();
});

test('letters that come together are the same as letters that come one by one', t => {
	const word = fc.string({unit: fc.constantFrom('a', 'b', ' ', 'é', '漢', '.'), maxLength: 30});
	fc.assert(
		fc.property(pasted, word, (text, typed) => {
			const buffer = createTextBuffer(text, {oneLine: false});
			const together = editText(buffer, {type: 'insert', text: typed}, width);
			const oneByOne = [...typed].reduce(
				(before, letter) => editText(before, {type: 'insert', text: letter}, width),
				buffer,
			);
			t.deepEqual(together, oneByOne);
		}),
	);
	t.pass();
});

test('moves never change the text or its steps', t => {
	const moves = names.slice(names.indexOf('left'), names.indexOf('undo'));
	fc.assert(
		fc.property(pasted, fc.array(fc.constantFrom(...moves)), (text, types) => {
			const buffer = createTextBuffer(text, {oneLine: false});
			const moved = types.reduce((before, type) => editText(before, {type}, width), buffer);
			t.is(moved.text, buffer.text);
			t.deepEqual(moved.undo, []);
		}),
	);
	t.pass();
});
