const hidden =
	/[\0-\x08\x0B-\x1F\x7F-\x9F\u061C\u200E\u200F\u202A-\u202E\u2028\u2029\u2066-\u2069\u{E0000}-\u{E007F}]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/gu;

/**
 * Text of other people as it may be shown in a terminal: control characters, escape sequences and marks that change the
 * direction of writing become visible (`␛`, `<U+202E>`), so that they are seen and do nothing. Tabs and line breaks stay.
 */
export function visibleText(text: string): string {
	return text.replaceAll('\r\n', '\n').replace(hidden, show);
}

/** The same on one line: line breaks and tabs become blanks. */
export function visibleLine(text: string): string {
	return visibleText(text.replace(/[\t\r\n]+/g, ' '));
}

function show(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	if (code < 0x20) {
		return String.fromCodePoint(0x24_00 + code);
	}

	return code === 0x7f ? '␡' : `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}
