/** What the head of any document says of the document, whatever template it follows, or none. */
import {type LabelStyle, readFieldLines} from '../document/field-line.js';
import type {FrontMatter} from '../document/front-matter.js';
import {allSections, type MarkdownDocument, ownContent, type Section} from '../document/markdown.js';
import {wordsKey} from '../template/field-id.js';
import {oneLine} from '../template/field-state.js';
import {isDate} from '../template/field-value.js';
import {isPlaceholder} from '../template/placeholder.js';
import {isHeaderHeading, isStatusLabel, isUpdatedLabel} from '../template/vocabulary.js';

/** A key of the front matter or a label in the head of a document, in words, with its value on one line. */
export type HeadEntry = {readonly label: string; readonly value: string};

type IsLabel = (words: string) => boolean;

/** What the head gives: the keys of the front matter first, then the labels above the text. What is not filled in is left out. */
export function readHead(document: MarkdownDocument): readonly HeadEntry[] {
	const {frontMatter} = document;
	return [...(frontMatter ? readKeys(frontMatter) : []), ...readLabels(document)];
}

/** The first value whose label is meant. */
export function valueIn(head: readonly HeadEntry[], isLabel: IsLabel): string | undefined {
	return head.find(({label}) => isLabel(label))?.value;
}

/**
 * The status that a document gives itself, as it is written there: in its front matter, at a label in its head, or below
 * a heading. Undefined where it gives none.
 */
export function statusIn(
	document: MarkdownDocument,
	head: readonly HeadEntry[] = readHead(document),
): string | undefined {
	return valueIn(head, isStatusLabel) ?? statusBelow(document);
}

/** The status that front matter gives; undefined where it gives none. */
export function statusInFrontMatter(frontMatter: FrontMatter): string | undefined {
	return valueIn(readKeys(frontMatter), isStatusLabel);
}

/** The day (`2026-01-31`) that a head gives as that of the last change; undefined where it gives none. */
export function updatedIn(head: readonly HeadEntry[]): string | undefined {
	const day = valueIn(head, isUpdatedLabel);
	return day !== undefined && isDate(day) ? day : undefined;
}

/**
 * What statuses are compared by: their first words in lower case, joined by hyphens. What is told besides is left out:
 * `Superseded by [ADR 5](5.md)` and `superseded` are one status.
 */
export function statusKey(status: string): string {
	const [first = ''] = status.split(/ by |[([,;:<]/i);
	return wordsKey(first) || wordsKey(status);
}

function readKeys({entries}: FrontMatter): readonly HeadEntry[] {
	return entries.flatMap(({name, kind, value}) =>
		kind === 'scalar' ? headEntry(name.replaceAll(/[_.-]/g, ' '), value) : [],
	);
}

const proseStyles: readonly LabelStyle[] = ['bold', 'plain'];
const allStyles: readonly LabelStyle[] = [...proseStyles, 'code'];

/** The labels above the first part of the text: in paragraphs, lists, or a header that is written as code. */
function readLabels(document: MarkdownDocument): readonly HeadEntry[] {
	return headSections(document.root).flatMap(section => {
		const isHeader = section.level === 0 || isHeaderHeading(section.titleText);
		return section.blocks.flatMap(block =>
			(isHeader ? allStyles : proseStyles).flatMap(style =>
				readFieldLines(document, block, style).flatMap(({label, value}) =>
					headEntry(label, document.text.slice(value.from, value.to)),
				),
			),
		);
	});
}

/** What stands before the first heading and below it, and sections that are headers by their name. */
function headSections(root: Section): readonly Section[] {
	const [first] = root.children;
	const headers = [...root.children, ...(first?.children ?? [])].filter(({titleText}) => isHeaderHeading(titleText));
	return [root, ...(first && !headers.includes(first) ? [first] : []), ...headers];
}

/** The first line below a heading that speaks of the status. */
function statusBelow(document: MarkdownDocument): string | undefined {
	const section = allSections(document.root).find(({level, titleText}) => level <= 2 && isStatusLabel(titleText));
	if (!section) {
		return undefined;
	}

	const {from, to} = ownContent(document, section);
	const line = document.text.slice(from, to).split('\n', 1)[0] ?? '';
	return headEntry('', line.replace(/^[ \t]*(?:[-*+>]|\d{1,9}[.)])[ \t]+/, ''))[0]?.value;
}

const longest = 200;

/** An entry with its value freed from the marks of Markdown; none where nothing is filled in. */
function headEntry(label: string, raw: string): readonly HeadEntry[] {
	const line = oneLine(raw.slice(0, 10 * longest)).slice(0, longest);
	const isOpen = isPlaceholder(line) || /[|{}]/.test(line);
	const value = line
		.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
		.replace(/^[*_`"]+|[*_`".]+$/g, '')
		.trim();
	return isOpen || value === '' ? [] : [{label, value}];
}
