/** What the head of any document says of the document, whatever template it follows, or none. */
import {type LabelStyle, readFieldLines} from '../document/field-line.js';
import type {FrontMatter} from '../document/front-matter.js';
import {allSections, type MarkdownDocument, ownContent, type Section} from '../document/markdown.js';
import {wordsKey} from '../template/field-id.js';
import {oneLine} from '../template/field-state.js';
import {isDate} from '../template/field-value.js';
import {isPlaceholder} from '../template/placeholder.js';
import {isHeaderHeading, isStatusLabel, isUpdatedLabel} from '../template/vocabulary.js';

/**
 * The status that a document gives itself, as it is written there: in its front matter, at a label in its head, or below
 * a heading. Undefined where it gives none.
 */
export function statusIn(document: MarkdownDocument): string | undefined {
	return headValue(document, isStatusLabel) ?? sectionValue(document, isStatusLabel);
}

/** The status that front matter gives; undefined where it gives none. */
export function statusInFrontMatter(frontMatter: FrontMatter): string | undefined {
	return keyValue(frontMatter, isStatusLabel);
}

/** The day (`2026-01-31`) that a document gives as that of its last change; undefined where it gives none. */
export function updatedIn(document: MarkdownDocument): string | undefined {
	const day = headValue(document, isUpdatedLabel);
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

const proseStyles: readonly LabelStyle[] = ['bold', 'plain'];
const allStyles: readonly LabelStyle[] = [...proseStyles, 'code'];

type IsLabel = (words: string) => boolean;

function headValue(document: MarkdownDocument, isLabel: IsLabel): string | undefined {
	const {frontMatter} = document;
	return (frontMatter && keyValue(frontMatter, isLabel)) ?? labelValue(document, isLabel);
}

function keyValue({entries}: FrontMatter, isLabel: IsLabel): string | undefined {
	const entry = entries.find(({name, kind}) => kind === 'scalar' && isLabel(name.replaceAll(/[_.-]/g, ' ')));
	return wordsOf(entry?.value);
}

/** The value of a label above the first part of the text: in a paragraph, a list, or a header that is written as code. */
function labelValue(document: MarkdownDocument, isLabel: IsLabel): string | undefined {
	for (const section of headSections(document.root)) {
		const isHeader = section.level === 0 || isHeaderHeading(section.titleText);
		for (const block of section.blocks) {
			for (const style of isHeader ? allStyles : proseStyles) {
				const line = readFieldLines(document, block, style).find(({label}) => isLabel(label));
				const value = line && wordsOf(document.text.slice(line.value.from, line.value.to));
				if (value !== undefined) {
					return value;
				}
			}
		}
	}

	return undefined;
}

/** What stands before the first heading and below it, and sections that are headers by their name. */
function headSections(root: Section): readonly Section[] {
	const [first] = root.children;
	const headers = [...root.children, ...(first?.children ?? [])].filter(({titleText}) => isHeaderHeading(titleText));
	return [root, ...(first && !headers.includes(first) ? [first] : []), ...headers];
}

/** The first line below a heading. */
function sectionValue(document: MarkdownDocument, isLabel: IsLabel): string | undefined {
	const section = allSections(document.root).find(({level, titleText}) => level <= 2 && isLabel(titleText));
	if (!section) {
		return undefined;
	}

	const {from, to} = ownContent(document, section);
	const line = document.text.slice(from, to).split('\n', 1)[0];
	return wordsOf(line?.replace(/^[ \t]*(?:[-*+>]|\d{1,9}[.)])[ \t]+/, ''));
}

/** A value without the marks of Markdown; undefined where nothing is filled in. */
function wordsOf(raw: string | undefined): string | undefined {
	const line = oneLine(raw ?? '').slice(0, 200);
	const isOpen = isPlaceholder(line) || /[|{}]/.test(line);
	const words = line
		.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
		.replace(/^[*_`"]+|[*_`".]+$/g, '')
		.trim();
	return isOpen || words === '' ? undefined : words;
}
