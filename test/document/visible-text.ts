import test from 'ava';
import {visibleLine, visibleText} from '../../source/document/visible-text.js';

test('Control characters and escape sequences are shown instead of obeyed', t => {
	t.is(visibleText('a\u001B[31mred\u0007\u007F\u0000'), 'a␛[31mred␇␡␀');
	t.is(visibleText('\u009B2J\u202Etxt.exe\u2028'), '<U+009B>2J<U+202E>txt.exe<U+2028>');
});

test('Tabs, line breaks, emoji and letters of all scripts stay', t => {
	t.is(visibleText('a\tb\r\nc\n👩‍💻 日本 ü'), 'a\tb\nc\n👩‍💻 日本 ü');
	t.is(visibleText('alone \uD83D'), 'alone <U+D83D>');
});

test('On one line breaks and tabs become blanks', t => {
	t.is(visibleLine('a\r\n\tb\nc'), 'a b c');
});
