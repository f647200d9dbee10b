import test from 'ava';
import fc from 'fast-check';
import {
	type Decoded,
	decodeKeys,
	flushKeys,
	flushPaste,
	initialDecoderState,
	isPending,
	type Key,
} from '../../../source/ui/input/key.js';
import {runs} from '../../helpers/runs.js';

/** Writes keys down as a person would say them: `text(a)`, `paste(b)`, `ctrl+c`. */
function spell(keys: readonly Key[]): string {
	return keys.map(key => (key.kind === 'key' ? key.name : `${key.kind}(${key.text})`)).join(' ');
}

function keysOf(stream: string): string {
	return spell(decodeKeys(initialDecoderState, stream).keys);
}

function decodeAll(chunks: readonly string[]): Decoded {
	let decoded: Decoded = {keys: [], state: initialDecoderState};
	for (const chunk of chunks) {
		const {keys, state} = decodeKeys(decoded.state, chunk);
		decoded = {keys: [...decoded.keys, ...keys], state};
	}

	return decoded;
}

function mergeText(keys: readonly Key[]): readonly Key[] {
	const merged: Key[] = [];
	for (const key of keys) {
		const last = merged.at(-1);
		if (key.kind === 'text' && last?.kind === 'text') {
			merged[merged.length - 1] = {kind: 'text', text: last.text + key.text};
		} else {
			merged.push(key);
		}
	}

	return merged;
}

const spelled: ReadonlyArray<readonly [stream: string, keys: string]> = [
	['a', 'text(a)'],
	[' ', 'text( )'],
	['héllo 漢字 👨‍👩‍👧', 'text(héllo 漢字 👨‍👩‍👧)'],
	['ab\rcd\r', 'text(ab) enter text(cd) enter'],
	['\t', 'tab'],
	['\n', 'ctrl+j'],
	['\u007F', 'backspace'],
	['\b', 'backspace'],
	['\u007F\u007F\u007F', 'backspace backspace backspace'],
	['\0', 'ctrl+space'],
	[
		'\u0001\u0005\u0013\u0017\u0015\u000B\u0007\u0004\u001A',
		'ctrl+a ctrl+e ctrl+s ctrl+w ctrl+u ctrl+k ctrl+g ctrl+d ctrl+z',
	],
	['\u0003\u000E\u0010\u000F\u0014\u0012\u000C', 'ctrl+c ctrl+n ctrl+p ctrl+o ctrl+t ctrl+r ctrl+l'],
	['\u001C\u001D\u001E\u001F', 'ctrl+\\ ctrl+] ctrl+^ ctrl+_'],
	['\u001Bb\u001Bf\u001Be', 'alt+b alt+f alt+e'],
	['\u001BE', 'alt+shift+e'],
	['\u001Bé\u001B👍\u001B ', 'alt+é alt+👍 alt+space'],
	['\u001B\u007F\u001B\r\u001B\t', 'alt+backspace alt+enter alt+tab'],
	['\u001B\u0001\u001B\0', 'ctrl+alt+a ctrl+alt+space'],
	['\u001B[A\u001B[B\u001B[C\u001B[D\u001B[H\u001B[F', 'up down right left home end'],
	['\u001BOA\u001BOB\u001BOC\u001BOD\u001BOH\u001BOF', 'up down right left home end'],
	['\u001B[1~\u001B[4~\u001B[7~\u001B[8~', 'home end home end'],
	['\u001B[2~\u001B[3~\u001B[5~\u001B[6~', 'insert delete pageup pagedown'],
	[
		'\u001B[1;5C\u001B[1;5D\u001B[1;3A\u001B[1;2B\u001B[1;8H',
		'ctrl+right ctrl+left alt+up shift+down ctrl+alt+shift+home',
	],
	['\u001B[1;9D', 'alt+left'],
	['\u001B[5D\u001BO5C', 'ctrl+left ctrl+right'],
	['\u001B[3;5~\u001B[5;3~', 'ctrl+delete alt+pageup'],
	['\u001B\u001B[A\u001B\u001BOB\u001B\u001B[3~', 'alt+up alt+down alt+delete'],
	['\u001B\u001B[1;5C', 'ctrl+alt+right'],
	['\u001B[Z', 'shift+tab'],
	['\u001BOP\u001BOQ\u001BOR\u001BOS', 'f1 f2 f3 f4'],
	['\u001B[11~\u001B[12~\u001B[13~\u001B[14~\u001B[15~', 'f1 f2 f3 f4 f5'],
	['\u001B[17~\u001B[18~\u001B[19~\u001B[20~\u001B[21~\u001B[23~\u001B[24~', 'f6 f7 f8 f9 f10 f11 f12'],
	['\u001B[1;5P\u001B[1;5R\u001B[15;2~', 'ctrl+f1 ctrl+f3 shift+f5'],
	['\u001B[[A\u001B[[B\u001B[[C\u001B[[D\u001B[[E', 'f1 f2 f3 f4 f5'],
	[
		'\u001B[a\u001B[d\u001BOa\u001BOd\u001B[3^\u001B[3@',
		'shift+up shift+left ctrl+up ctrl+left ctrl+delete ctrl+shift+delete',
	],
	['\u001BOM\u001BOp\u001BOy\u001BOk', 'enter text(0) text(9) text(+)'],
	['\u001B[13;2u\u001B[13u\u001B[13;5u', 'shift+enter enter ctrl+enter'],
	['\u001B[27u\u001B[9;2u\u001B[127;3u\u001B[32;5u', 'escape shift+tab alt+backspace ctrl+space'],
	['\u001B[97u\u001B[97;2u\u001B[49:33;2u\u001B[32;2u', 'text(a) text(A) text(!) text( )'],
	['\u001B[105;5u\u001B[101;4u\u001B[97;69u', 'ctrl+i alt+shift+e ctrl+a'],
	['\u001B[57414u\u001B[57417u\u001B[57400u', 'enter left text(1)'],
	['\u001B[97;1:1u\u001B[97;1:2u\u001B[97;1:3u', 'text(a) text(a)'],
	['\u001B[1;1:3A', ''],
	['\u001B[97;9u\u001B[57358u\u001B[55296u\u001B[99999999u', ''],
	['\u001B[27;2;13~\u001B[27;5;105~\u001B[27;6;65~\u001B[27;2;33~', 'shift+enter ctrl+i ctrl+shift+a text(!)'],
	['\u001B\u001B\u001B[A', 'escape alt+up'],
	['\u001B\u001Bx', 'escape alt+x'],
];

for (const [stream, keys] of spelled) {
	test(`${JSON.stringify(stream)} is read as ${keys || 'nothing'}`, t => {
		t.is(keysOf(stream), keys);
	});
}

const swallowed: Readonly<Record<string, string>> = {
	'focus reports': '\u001B[I\u001B[O',
	'a cursor report': '\u001B[24;80R',
	'a cursor report of the first row': '\u001B[1;80R',
	'mouse reports': '\u001B[<0;10;5M\u001B[<0;10;5m\u001B[32;10;5M',
	'an old mouse report': '\u001B[M !~',
	'an old mouse report far to the right': '\u001B[M \uFFFD\uFFFD',
	'device attributes': '\u001B[?62;c\u001B[>0;276;0c',
	'a status report': '\u001B[0n\u001B[?2026;2$y',
	'a colour reply that ends with BEL': '\u001B]11;rgb:0000/0000/0000\u0007',
	'a colour reply that ends with ST': '\u001B]11;rgb:0000/0000/0000\u001B\\',
	'a control string with letters of every kind': '\u001BP>|term é漢 2\u001B\\\u001B_Gi=1;OK\u001B\\\u001B^pm\u001B\\',
	'unknown sequences': '\u001B[31m\u001B[1;6I\u001B[99;5~\u001B[5;6;7A\u001B[ q\u001BO~',
	'the end of a paste that never began': '\u001B[201~',
	'C1 controls and lone surrogates': '\u0085\u009B\uDC00',
};

for (const [what, stream] of Object.entries(swallowed)) {
	test(`${what} type nothing and eat nothing`, t => {
		t.is(keysOf(`a${stream}b`).replaceAll(') text(', ''), 'text(ab)');
	});
}

test('Escape before a reply of the terminal is still Escape', t => {
	t.is(keysOf('\u001B\u001B[I'), 'escape');
	t.is(keysOf('\u001B\u001B[200~a\u001B[201~'), 'escape paste(a)');
});

test('a sequence that is broken off does not take the next key along', t => {
	t.is(keysOf('\u001B[1;\r'), 'enter');
	t.is(keysOf('\u001B[1;\u001B[A'), 'up');
	t.is(keysOf('\u001B]0;title\u001B[A'), 'up');
	t.is(keysOf('\u001B[M \r'), 'enter');
	t.is(keysOf('\u001B[[\r'), 'enter');
});

test('a paste comes as one key, just as it arrived', t => {
	t.is(keysOf('\u001B[200~one\r\ntwo\tthree\u001B[31m\u001B[201~x'), 'paste(one\r\ntwo\tthree\u001B[31m) text(x)');
	t.is(keysOf('\u001B[200~\u001B[201~'), 'paste()');
});

test('a paste may be cut anywhere, in the middle of its markers too', t => {
	const stream = 'a\u001B[200~one\rtwo \u001B[20 \u001B[201~\r';
	for (let at = 1; at < stream.length; at++) {
		const {keys, state} = decodeAll([stream.slice(0, at), stream.slice(at)]);
		t.is(spell(keys), 'text(a) paste(one\rtwo \u001B[20 ) enter');
		t.is(isPending(state), 'nothing');
	}
});

test('a paste without an end is given on request, and Escape does not end it', t => {
	const {keys, state} = decodeAll(['\u001B[200~one', ' two\u001B[20']);
	t.deepEqual(keys, []);
	t.is(isPending(state), 'paste');
	t.deepEqual(flushKeys(state), {keys: [], state});
	t.is(spell(flushPaste(state).keys), 'paste(one two\u001B[20)');
	t.is(flushPaste(state).state, initialDecoderState);
});

test('a lone Escape waits to become a sequence, and is Escape when nothing follows', t => {
	const {keys, state} = decodeKeys(initialDecoderState, '\u001B');
	t.deepEqual(keys, []);
	t.is(isPending(state), 'escape');
	t.is(spell(decodeKeys(state, '[A').keys), 'up');
	t.deepEqual(flushKeys(state), {keys: [{kind: 'key', name: 'escape'}], state: initialDecoderState});
	t.deepEqual(flushPaste(state), {keys: [], state});
});

test('what a flush makes of half a sequence', t => {
	const flushed = (stream: string) => spell(flushKeys(decodeKeys(initialDecoderState, stream).state).keys);
	t.is(flushed('\u001B\u001B'), 'escape escape');
	t.is(flushed('\u001B['), 'alt+[');
	t.is(flushed('\u001BO'), 'alt+shift+o');
	t.is(flushed('\u001B]'), 'alt+]');
	t.is(flushed('\u001B[1;5'), '');
	t.is(flushed('\u001B]0;title'), '');
	t.is(flushed('x'), '');
});

test('a string that never ends is given up after 4096 characters', t => {
	const {keys, state} = decodeAll(['\u001B]', 'x'.repeat(4094), 'typed\r']);
	t.is(spell(keys), 'text(typed) enter');
	t.is(isPending(state), 'nothing');
	t.is(isPending(decodeAll(['\u001B]', 'x'.repeat(4093)]).state), 'escape');
	t.is(spell(decodeAll([`\u001B[${'1'.repeat(5000)}\r`]).keys.slice(-1)), 'enter');
});

test('halves of one character that come in two chunks are put together', t => {
	t.is(spell(decodeAll(['a\uD83D', '\uDE00\u001B\uD83D', '\uDE00']).keys), 'text(a) text(😀) alt+😀');
	t.is(spell(decodeAll(['a\uD83D', 'b']).keys), 'text(a) text(b)');
});

const snippet = fc.oneof(
	fc.constantFrom(...spelled.map(([stream]) => stream), ...Object.values(swallowed)),
	fc.constantFrom(
		'\u001B',
		'\u001B[',
		'\u001BO',
		'\u001B]',
		'\u001BP',
		'\u001B[200~',
		'\u001B[201~',
		'\u001B\\',
		'\u001B[M',
	),
	fc.constantFrom('\uD83D', '\uDE00', '\u009C', '\u0007', ';', ':', '$', '~', '1', 'u', 'A', 'R'),
	fc.string({unit: 'grapheme', maxLength: 4}),
	fc.string({unit: 'binary', maxLength: 4}),
);
const streams = fc.array(snippet, {maxLength: 12}).map(snippets => snippets.join(''));

test('however a stream is cut, it gives the same keys', t => {
	fc.assert(
		fc.property(streams, fc.array(fc.nat(200), {maxLength: 8}), (stream, cuts) => {
			const places = [0, ...cuts.filter(cut => cut <= stream.length), stream.length].toSorted((a, b) => a - b);
			const chunks = places.map((place, index) => stream.slice(place, places[index + 1]));
			const whole = decodeAll([stream]);
			for (const pieces of [chunks, stream.split('')]) {
				const cut = decodeAll(pieces);
				t.deepEqual(mergeText(cut.keys), mergeText(whole.keys));
				t.deepEqual(cut.state, whole.state);
			}
		}),
		runs(2000),
	);
	t.pass();
});

test('no bytes throw, and typed text is always well-formed and free of controls', t => {
	const bytes = fc.uint8Array({maxLength: 60}).map(array => new TextDecoder('latin1').decode(array));
	const units = fc.array(fc.nat(0xff_ff), {maxLength: 60}).map(array => String.fromCharCode(...array));
	fc.assert(
		fc.property(fc.oneof(streams, bytes, units), stream => {
			const {keys, state} = decodeKeys(initialDecoderState, stream);
			for (const key of [...keys, ...flushKeys(state).keys]) {
				if (key.kind !== 'paste') {
					t.notRegex(key.kind === 'text' ? key.text : key.name, /^$|[\0-\u001F\u007F-\u009F]|\p{Surrogate}/u);
				}
			}
		}),
		runs(5000),
	);
	t.pass();
});
