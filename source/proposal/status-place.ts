/** Where the status of a document stands: in its front matter, or where a template without that has it. */
import type {FrontMatterEntry} from '../document/front-matter.js';
import type {Span} from '../document/text-edit.js';
import type {Alignment} from '../template/align.js';
import type {FieldState} from '../template/field-state.js';
import {readText} from '../template/field-value.js';
import {isPlaceholder} from '../template/placeholder.js';
import {type Role, roleOf} from '../template/vocabulary.js';

/** Longer words in the text of a document are a sentence. */
const longestStatus = 60;
const opensBlock = /^(?:[-*+>#|<]|\d{1,9}[.)](?:\s|$)|```|~~~)/;

/** The status of a document and where it stands, or is to stand. */
export type StatusPlace = {
	/** The status as it is written; empty where none is. */
	readonly words: string;
} & (
	| {readonly at: 'key'; readonly key: string}
	/** In the text of the document, at a field; the span holds the words alone, without what emphasises them. */
	| {readonly at: 'field'; readonly state: FieldState; readonly span: Span | undefined}
);

/** Finds the status: the key of the front matter is the truth where there is one, else a field of that name. */
export function findStatusPlace(alignment: Alignment): StatusPlace {
	const keyState = alignment.states.find(({field}) => field.filledBy === 'status');
	if (keyState?.span) {
		return {at: 'key', key: keyOf(keyState) ?? 'status', words: chosen(readText(keyState))};
	}

	const entry = entryWith(alignment, 'status');
	if (entry) {
		return {at: 'key', key: entry.key, words: chosen(entry.value)};
	}

	const fieldState = statusField(alignment);
	if (fieldState && (fieldState.span || !keyState)) {
		const span = statusSpan(alignment, fieldState);
		const line = span ? alignment.document.text.slice(span.from, span.to) : '';
		const words = statusIn(line);
		// What an author wrote there that is no status stays: the status goes elsewhere then.
		if (words !== '' || !fieldState.isFilled || line.includes('|')) {
			return {at: 'field', state: fieldState, span, words};
		}
	}

	return {at: 'key', key: (keyState && keyOf(keyState)) ?? 'status', words: ''};
}

/** The field in the text of the document that holds the status, if the template has one. */
export function statusField({states}: Alignment): FieldState | undefined {
	return states.find(({field}) => field.role === 'status' && field.place.at !== 'front-matter');
}

/** Where the words of a field stand that are the status: its first line, without emphasis around it. */
export function statusSpan({document}: Alignment, {span}: FieldState): Span | undefined {
	if (!span) {
		return undefined;
	}

	const line = /^.*/.exec(document.text.slice(span.from, span.to))?.[0].trimEnd() ?? '';
	const mark = /^(?:\*{1,3}|_{1,3})(?=\S)/.exec(line)?.[0] ?? '';
	const isMarked = mark !== '' && line.length > 2 * mark.length && line.endsWith(mark);
	const by = isMarked ? mark.length : 0;
	return {from: span.from + by, to: span.from + line.length - by};
}

/** The outermost key of the front matter whose name has a meaning, whatever the template knows of it. */
export function entryWith({document}: Alignment, role: Role): FrontMatterEntry | undefined {
	const isOuter = ({key, name}: FrontMatterEntry): boolean => key === name;
	return document.frontMatter?.entries.find(
		entry => isOuter(entry) && roleOf(entry.name.replaceAll(/[_-]/g, ' ')) === role,
	);
}

function keyOf({field}: FieldState): string | undefined {
	return field.place.at === 'front-matter' ? field.place.key : undefined;
}

/** The value of a key, but for a placeholder or a list of values to choose from. */
function chosen(value: string): string {
	return isPlaceholder(value) || value.includes('|') ? '' : value;
}

/** The status in a line, without what follows a "by"; empty where it is none: a placeholder, a sentence, an item of a list. */
function statusIn(line: string): string {
	const name = line.replace(/\s+by\s.*$/i, '').trim();
	return name.length > longestStatus || opensBlock.test(name) ? '' : chosen(name);
}
