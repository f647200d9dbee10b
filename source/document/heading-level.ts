import {allSections, parseMarkdown} from './markdown.js';
import {applyEdits, type TextEdit} from './text-edit.js';

/**
 * The text with every heading some levels deeper (or higher, for a negative number). Underlined headings become headings
 * with number signs. Undefined where one would leave the levels 1 to 6.
 */
export function shiftHeadings(text: string, by: number): string | undefined {
	if (by === 0) {
		return text;
	}

	const edits: TextEdit[] = [];
	for (const {level, heading, title, titleText} of allSections(parseMarkdown(text).root)) {
		const now = level + by;
		if (now < 1 || now > 6) {
			return undefined;
		}

		const marks = '#'.repeat(now);
		const isUnderlined = title.from === heading.from;
		edits.push(
			isUnderlined
				? {...heading, insert: `${marks} ${titleText.replace(/\s*\r?\n\s*/g, ' ')}`}
				: {from: heading.from, to: heading.from + level, insert: marks},
		);
	}

	return applyEdits(text, edits);
}
