/** Turns the characters that a terminal sends into keys. The decoder is a plain value, so a stream may be cut anywhere. */

/**
 * What a person did: typed text, pasted text (just as it arrived), or pressed a key with a name. Modifiers stand before
 * the name, in one order: `enter`, `ctrl+n`, `ctrl+alt+shift+up`. A space is text.
 */
export type Key =
	| {readonly kind: 'text'; readonly text: string}
	| {readonly kind: 'paste'; readonly text: string}
	| {readonly kind: 'key'; readonly name: string};

/** What the decoder remembers between two chunks: the beginning of a sequence, and the text of an unfinished paste. */
export type DecoderState = {readonly pending: string; readonly paste: string | undefined};

/** Keys in the order they were pressed, and the state to hand to the next call. */
export type Decoded = {readonly keys: readonly Key[]; readonly state: DecoderState};

/** A decoder that has seen nothing yet. */
export const initialDecoderState: DecoderState = {pending: '', paste: undefined};

const escapeCode = '\u001B';
const pasteStart = `${escapeCode}[200~`;
const pasteEnd = `${escapeCode}[201~`;
const longestSequence = 4096;

/** Modifiers as terminals count them; xterm's Meta and the Option key of iTerm2 act as Alt. */
const shift = 1;
const alt = 2;
const ctrl = 4;
const meta = 8;
const superHyperMeta = 0b11_1000;

const letterNames = table('A up, B down, C right, D left, F end, H home, P f1, Q f2, R f3, S f4, Z tab');
const numberNames = table(
	'1 home, 2 insert, 3 delete, 4 end, 5 pageup, 6 pagedown, 7 home, 8 end, 11 f1, 12 f2, 13 f3, 14 f4, 15 f5, ' +
		'17 f6, 18 f7, 19 f8, 20 f9, 21 f10, 23 f11, 24 f12',
);
const codeNames = table(
	'8 backspace, 9 tab, 13 enter, 27 escape, 127 backspace, 57414 enter, 57417 left, 57418 right, 57419 up, ' +
		'57420 down, 57421 pageup, 57422 pagedown, 57423 home, 57424 end, 57425 insert, 57426 delete',
);

/** Rxvt tells the modifiers of a numbered key by the last character. */
const numberFinals = new Map([
	['~', 0],
	['^', ctrl],
	['@', ctrl | shift],
]);

/** The number pad in application mode sends `ESC O j` to `ESC O y`, kitty the codes from 57399 on. */
const padLetters = 'jklmnopqrstuvwxy';
const padCharacters = '*+,-./0123456789';
const kittyPadStart = 57_399;
const kittyPadCharacters = '0123456789./*-+';

/** One thing read from the stream; where it is `undefined`, more characters are needed to tell. */
type Reading = {readonly length: number; readonly keys: readonly Key[]};

/** A kind of escape sequence: `body` matches any beginning of it, `end` what completes it. */
type Form = {
	readonly body: RegExp;
	readonly end: RegExp;
	readonly keys: (parameters: string, final: string) => readonly Key[];
};

const forms: readonly Form[] = [
	{body: /^\u001B\[\[/, end: /^[A-E]/, keys: (_, final) => [named(`f${'ABCDE'.indexOf(final) + 1}`)]},
	{body: /^\u001B\[M[^\0-\u001F]{0,2}/, end: /^[^\0-\u001F]/, keys: () => []},
	{body: /^\u001B\[([0-?]*[ -/]*)/, end: /^[@-~]/, keys: controlSequenceKeys},
	{body: /^\u001BO([\d;]*)/, end: /^[ -~]/, keys: singleShiftKeys},
	{body: /^\u001B\][^\u0007\u001B\u009C]*/, end: /^(?:\u0007|\u009C|\u001B\\)/, keys: () => []},
	{body: /^\u001B[PX^_][^\u001B\u009C]*/, end: /^(?:\u009C|\u001B\\)/, keys: () => []},
];

/** Reads a chunk. However a stream is cut into chunks, it gives the same keys; only a run of text may come in pieces. */
export function decodeKeys(state: DecoderState, chunk: string): Decoded {
	const stream = state.pending + chunk;
	const keys: Key[] = [];
	let {paste} = state;
	let at = 0;
	while (at < stream.length) {
		if (paste === undefined) {
			const reading = read(stream, at);
			if (!reading) {
				break;
			}

			keys.push(...reading.keys);
			at += reading.length;
			paste = stream.endsWith(pasteStart, at) ? '' : undefined;
		} else {
			const end = stream.indexOf(pasteEnd, at);
			if (end === -1) {
				const held = stream.length - heldForPasteEnd(stream.slice(at));
				return {keys, state: {pending: stream.slice(held), paste: paste + stream.slice(at, held)}};
			}

			keys.push({kind: 'paste', text: paste + stream.slice(at, end)});
			at = end + pasteEnd.length;
			paste = undefined;
		}
	}

	return {keys, state: {pending: stream.slice(at), paste}};
}

/** Ends the wait for the rest of a sequence: a lone Escape becomes its key, half a sequence is dropped, a paste goes on. */
export function flushKeys(state: DecoderState): Decoded {
	return state.paste === undefined
		? {keys: unfinishedKeys(state.pending), state: initialDecoderState}
		: {keys: [], state};
}

/** Ends a paste whose end marker never came, and gives what arrived of it. */
export function flushPaste(state: DecoderState): Decoded {
	return state.paste === undefined
		? {keys: [], state}
		: {keys: [{kind: 'paste', text: state.paste + state.pending}], state: initialDecoderState};
}

/** Tells which flush, if any, the state is waiting for. */
export function isPending(state: DecoderState): 'nothing' | 'escape' | 'paste' {
	if (state.paste !== undefined) {
		return 'paste';
	}

	return state.pending.startsWith(escapeCode) ? 'escape' : 'nothing';
}

/** Length of the end of the text that may be the beginning of the end marker. */
function heldForPasteEnd(text: string): number {
	let length = Math.min(pasteEnd.length - 1, text.length);
	while (!text.endsWith(pasteEnd.slice(0, length))) {
		length--;
	}

	return length;
}

/** The keys of a sequence that stopped short: `ESC [` alone is what Alt with a bracket sends. */
function unfinishedKeys(pending: string): readonly Key[] {
	if (/^\u001B+$/.test(pending)) {
		return Array.from(pending, () => named('escape'));
	}

	return /^\u001B[!-~]$/.test(pending) ? [chord(pending.slice(1), alt)] : [];
}

function read(stream: string, at: number): Reading | undefined {
	if (stream[at] === escapeCode) {
		const sequence = stream.slice(at, at + longestSequence);
		return readEscape(sequence) ?? (sequence.length === longestSequence ? swallow(longestSequence) : undefined);
	}

	const code = stream.charCodeAt(at);
	return isControl(code) ? {length: 1, keys: [{kind: 'key', name: controlName(code)}]} : readText(stream, at);
}

function readText(stream: string, at: number): Reading | undefined {
	const pattern = /[^\0-\u001F\u007F]+/y;
	pattern.lastIndex = at;
	const run = pattern.exec(stream)?.[0] ?? '';
	const isCut = at + run.length === stream.length && /[\uD800-\uDBFF]$/.test(run);
	const length = isCut ? run.length - 1 : run.length;
	const text = run.slice(0, length).replaceAll(/[\u0080-\u009F]|\p{Surrogate}/gu, '');
	return length === 0 ? undefined : {length, keys: text === '' ? [] : [{kind: 'text', text}]};
}

function readEscape(sequence: string): Reading | undefined {
	const form = forms.find(({body}) => body.test(sequence));
	if (form) {
		return readForm(sequence, form);
	}

	if (sequence.length === 1) {
		return undefined;
	}

	return sequence[1] === escapeCode ? readDoubleEscape(sequence) : readAlt(sequence);
}

function readForm(sequence: string, {body, end, keys}: Form): Reading | undefined {
	const [start, parameters = ''] = body.exec(sequence) ?? [''];
	const rest = sequence.slice(start.length);
	if (rest === '' || rest === escapeCode) {
		return undefined;
	}

	const final = end.exec(rest)?.[0];
	return final === undefined
		? swallow(start.length)
		: {length: start.length + final.length, keys: keys(parameters, final)};
}

/** `ESC ESC [ A` is Alt with an arrow; before anything that is no key the first Escape was a key of its own. */
function readDoubleEscape(sequence: string): Reading | undefined {
	const introducer = sequence[2];
	if (introducer === undefined) {
		return undefined;
	}

	if (introducer !== '[' && introducer !== 'O') {
		return {length: 1, keys: [named('escape')]};
	}

	const inner = readEscape(sequence.slice(1));
	const [key] = inner?.keys ?? [];
	const keys = key?.kind === 'key' ? [withAlt(key.name)] : [named('escape'), ...(inner?.keys ?? [])];
	return inner && {length: inner.length + 1, keys};
}

function readAlt(sequence: string): Reading | undefined {
	const code = sequence.codePointAt(1) ?? 0;
	if (isControl(code)) {
		return {length: 2, keys: [withAlt(controlName(code))]};
	}

	const character = characterOf(code);
	if (character !== undefined) {
		return {length: 1 + character.length, keys: [chord(character, alt)]};
	}

	const isHalf = sequence.length === 2 && code >= 0xd8_00 && code <= 0xdb_ff;
	return isHalf ? undefined : swallow(2);
}

/** Keys of `ESC O parameters final`. */
function singleShiftKeys(parameters: string, final: string): readonly Key[] {
	const modifiers = modifiersOf(Number(parameters.split(';').at(-1)));
	const padCharacter = padCharacters[padLetters.indexOf(final)];
	if (padCharacter !== undefined) {
		return characterKeys(padCharacter, modifiers);
	}

	return final === 'M' ? [named('enter', modifiers)] : letterKeys(final, modifiers, ctrl);
}

/** Keys of `ESC [ parameters final`; replies of the terminal, mouse reports, focus reports and key releases give none. */
function controlSequenceKeys(parameters: string, final: string): readonly Key[] {
	const fields = parameters.split(';').map(field => field.split(':').map(Number));
	const [[code = 0, shiftedCode = 0] = [], [modifierField = 0, event] = [], [otherCode = 0] = []] = fields;
	const isReleased = event === 3;
	if (isReleased || !/^[\d;:]*$/.test(parameters)) {
		return [];
	}

	const modifiers = modifiersOf(modifierField);
	if (final === 'u') {
		return codeKeys(code, modifiers, shiftedCode);
	}

	if (final === '~' && code === 27 && fields.length === 3) {
		return codeKeys(otherCode, modifiers, 0);
	}

	const finalModifiers = numberFinals.get(final);
	if (finalModifiers !== undefined) {
		return nameKeys(numberNames.get(String(code)), modifiers | finalModifiers);
	}

	const isReply = fields.length > 2 || (fields.length === 2 && code > 1) || (final === 'R' && modifierField > 16);
	return isReply ? [] : letterKeys(final, fields.length === 1 ? modifiersOf(code) : modifiers, shift);
}

/** Keys that end in a letter; rxvt sends arrows with a modifier of its own in lower case. */
function letterKeys(final: string, modifiers: number, lowerCaseModifier: number): readonly Key[] {
	if (/[a-d]/.test(final)) {
		return nameKeys(letterNames.get(final.toUpperCase()), modifiers | lowerCaseModifier);
	}

	return nameKeys(letterNames.get(final), final === 'Z' ? modifiers | shift : modifiers);
}

/** Keys of a code point, as kitty and xterm's modifyOtherKeys send them. */
function codeKeys(code: number, modifiers: number, shiftedCode: number): readonly Key[] {
	if (modifiers & superHyperMeta) {
		return [];
	}

	const name = codeNames.get(String(code));
	if (name !== undefined) {
		return [named(name, modifiers)];
	}

	const character = kittyPadCharacters[code - kittyPadStart] ?? characterOf(code);
	return character === undefined ? [] : characterKeys(character, modifiers, characterOf(shiftedCode));
}

function characterKeys(character: string, modifiers: number, shifted = character.toUpperCase()): readonly Key[] {
	return modifiers & (ctrl | alt | meta)
		? [chord(character, modifiers)]
		: [{kind: 'text', text: modifiers & shift ? shifted : character}];
}

/** A character pressed with Ctrl or Alt; a capital letter is its small one with Shift. */
function chord(character: string, modifiers: number): Key {
	if (/^[A-Z]$/.test(character)) {
		return named(character.toLowerCase(), modifiers | shift);
	}

	return named(character === ' ' ? 'space' : character, modifiers);
}

function nameKeys(name: string | undefined, modifiers: number): readonly Key[] {
	return name === undefined ? [] : [named(name, modifiers)];
}

function named(name: string, modifiers = 0): Key {
	const prefixes = [modifiers & ctrl && 'ctrl+', modifiers & (alt | meta) && 'alt+', modifiers & shift && 'shift+'];
	return {kind: 'key', name: [...prefixes.filter(Boolean), name].join('')};
}

function withAlt(name: string): Key {
	return {kind: 'key', name: name.replace(/^(ctrl\+)?(?:alt\+)?/, '$1alt+')};
}

/** Terminals send the modifiers plus one, and nothing for none. */
function modifiersOf(field: number): number {
	return Math.max(field - 1, 0);
}

function isControl(code: number): boolean {
	return code < 0x20 || code === 0x7f;
}

function controlName(code: number): string {
	const letter = code === 0 ? 'space' : String.fromCharCode(code + 64).toLowerCase();
	return codeNames.get(String(code)) ?? `ctrl+${letter}`;
}

/** The printable character of a code point; kitty numbers keys without a character in the private use area. */
function characterOf(code: number): string | undefined {
	const isAssignable = code <= 0x10_ff_ff && !(code >= 0xd8_00 && code <= 0xf8_ff);
	return isAssignable && code >= 0x20 && !(code >= 0x7f && code <= 0x9f) ? String.fromCodePoint(code) : undefined;
}

function swallow(length: number): Reading {
	return {length, keys: []};
}

function table(pairs: string): ReadonlyMap<string, string> {
	const entries = pairs.split(', ').map(pair => pair.split(' '));
	return new Map(entries.map(([key = '', name = '']) => [key, name]));
}

/** A key for each letter that was typed at once, for places where letters are commands: each may change what the next one means. */
export function singleKeys(key: Key): readonly Key[] {
	return key.kind === 'text' ? [...key.text].map(text => ({kind: 'text', text})) : [key];
}
