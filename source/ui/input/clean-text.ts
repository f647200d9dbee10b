/** Makes text from outside safe to hold in a field: no controls, no escape sequences, nothing that hides or reorders text. */

/** A cleaned paste. */
export type CleanPaste = {
	readonly text: string;
	/** How many UTF-16 units were taken out; line breaks and tabs that only changed their form don't count. */
	readonly removed: number;
	/** Whether several lines became one. */
	readonly joined: boolean;
};

const foreignLineBreak = /\r\n?|[\u2028\u2029]/g;

/**
 * What a field must not hold. A control string (OSC, DCS, ...) goes whole only where it ends before the next control
 * character, so that a stray introducer does not take the text behind it along.
 */
const unwanted = new RegExp(
	[
		String.raw`(?:\u001B[\]PX^_]|[\u0090\u0098\u009D-\u009F])[^\0-\u001F\u007F-\u009F]*(?:\u0007|\u009C|\u001B\\)`,
		String.raw`(?:\u001B\[|\u009B)[0-?]*[ -/]*[@-~]?`,
		String.raw`\u001B(?:[ -/]*[0-~])?`,
		String.raw`[\0-\u0008\u000B-\u001F\u007F-\u009F]`,
		String.raw`[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]`,
		String.raw`[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]`,
	].join('|'),
	'g',
);

/** The tag characters U+E0000 to U+E007F, and the flags (of Scotland, say) in which they have a meaning. */
const tags = /(\uD83C\uDFF4(?:\uDB40[\uDC20-\uDC7E]){1,16}\uDB40\uDC7F)|\uDB40[\uDC00-\uDC7F]/g;

/** Cleans pasted or typed text: line breaks become LF, or one space in a field of one line, where a tab is a space too. */
export function cleanPaste(text: string, options: {readonly oneLine: boolean}): CleanPaste {
	const normal = text.replaceAll(foreignLineBreak, '\n');
	const cleaned = normal.replaceAll(unwanted, '').replaceAll(tags, '$1');
	const removed = normal.length - cleaned.length;
	if (!options.oneLine) {
		return {text: cleaned, removed, joined: false};
	}

	const lines = filledLines(cleaned);
	const joined = isOneLine(cleaned) ? cleaned : lines.join(' ');
	return {text: joined.split('\t').join(' '), removed, joined: lines.length > 1};
}

/** Whether the text has no line break of any kind. */
export function isOneLine(text: string): boolean {
	return !/[\n\r\u2028\u2029]/.test(text);
}

/** Joins lines by one space each, leaving out blank lines and the white space around the joins. */
export function joinLines(text: string): string {
	return isOneLine(text) ? text : filledLines(text.replaceAll(foreignLineBreak, '\n')).join(' ');
}

/** The lines that are not blank, without the white space at the line breaks. */
function filledLines(text: string): readonly string[] {
	const lines = text.split('\n');
	const last = lines.length - 1;
	const filled: string[] = [];
	for (const [index, line] of lines.entries()) {
		const start = index === 0 ? line : line.trimStart();
		const trimmed = index === last ? start : start.trimEnd();
		if (trimmed.trim() !== '') {
			filled.push(trimmed);
		}
	}

	return filled;
}
