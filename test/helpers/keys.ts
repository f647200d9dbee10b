const named: Readonly<Record<string, string>> = {
	Enter: '\r',
	Tab: '\t',
	'Shift+Tab': '\u001B[Z',
	Escape: '\u001B',
	Backspace: '\u007F',
	Space: ' ',
	Up: '\u001B[A',
	Down: '\u001B[B',
	Right: '\u001B[C',
	Left: '\u001B[D',
	Home: '\u001B[H',
	End: '\u001B[F',
	Insert: '\u001B[2~',
	Delete: '\u001B[3~',
	PageUp: '\u001B[5~',
	PageDown: '\u001B[6~',
	F1: '\u001BOP',
	F2: '\u001BOQ',
	F3: '\u001BOR',
	F4: '\u001BOS',
	F5: '\u001B[15~',
	F6: '\u001B[17~',
	F7: '\u001B[18~',
	F8: '\u001B[19~',
	F9: '\u001B[20~',
	F10: '\u001B[21~',
	F11: '\u001B[23~',
	F12: '\u001B[24~',
};

/** The number that a terminal adds to the sequence of a key that is pressed with others. */
const modifierNumbers: Readonly<Record<string, number>> = {Shift: 1, Alt: 2, Ctrl: 4};

/**
 * The bytes that a terminal (xterm) sends for a key: one character, or a name such as `Enter`, `Shift+Tab`, `Ctrl+N`,
 * `Alt+E`, `Ctrl+Left`. Throws for a name that it does not know.
 */
export function bytesOfKey(key: string): string {
	const known = named[key];
	if (known !== undefined) return known;
	if ([...key].length === 1) return key;
	const parts = key.split('+');
	const last = parts.pop() ?? '';
	const sequence = named[last] ?? last;
	const [modifier] = parts;
	if (parts.length === 1 && modifier === 'Alt' && !sequence.startsWith('\u001B')) {
		return `\u001B${[...last].length === 1 ? last.toLowerCase() : sequence}`;
	}

	if (parts.length === 1 && modifier === 'Ctrl' && /^[a-z@[\\\]^_ ]$/i.test(sequence)) {
		return String.fromCharCode(sequence.toUpperCase().charCodeAt(0) & 0x1f);
	}

	return withModifiers(sequence, parts) ?? unknownKey(key);
}

/** Puts the number of the modifiers into a sequence: `CSI 3 ~` becomes `CSI 3 ; 5 ~`, and `CSI A` `CSI 1 ; 5 A`. */
function withModifiers(sequence: string, modifiers: readonly string[]): string | undefined {
	const numbers = modifiers.map(modifier => modifierNumbers[modifier] ?? Number.NaN);
	const sum = numbers.reduce((total, number) => total + number, 1);
	const [, digits = '1', end] = /^\u001B[[O](\d+)?([~A-Z])$/.exec(sequence) ?? [];
	return end === undefined || Number.isNaN(sum) ? undefined : `\u001B[${digits};${sum}${end}`;
}

function unknownKey(key: string): never {
	throw new Error(`No terminal key is named ${key}`);
}
