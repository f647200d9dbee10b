import {readFieldLines} from '../document/field-line.js';
import {
	allSections,
	type Block,
	type MarkdownDocument,
	parseMarkdown,
	type Section,
	trimEnd,
} from '../document/markdown.js';
import {applyEdits, type Span, type TextEdit} from '../document/text-edit.js';
import {type Naming, readNaming} from './naming.js';
import {findTokens} from './placeholder.js';
import {isNamingLabel, isTrailerLabel, isUsageHeading, isUsageLabel, roleOf} from './vocabulary.js';

/** A template without what only speaks of the template: the text that every new proposal starts from. */
export type Skeleton = {readonly text: string; readonly naming: Naming};

const titlePlaceholder = '[Title]';
const purposePlaceholder = '[What this is for, in one sentence]';

/**
 * Takes the usage block, the usage label and the version trailer out of a template, puts placeholders where its title
 * and purpose stand, and reads the naming convention from what was taken out.
 */
export function readSkeleton(templateText: string, templateName: string): Skeleton {
	const document = parseMarkdown(templateText);
	const removed = usageSpans(document);
	const usage = removed.map(span => templateText.slice(span.from, span.to)).join('\n');
	const naming = readNaming(usage, templateName);
	const edits: TextEdit[] = removed.map(span => ({...span, insert: ''}));
	const title = titleSection(document.root);
	if (title) {
		edits.push(...titleEdits(document, title, naming), ...purposeEdits(document, title, removed));
	}

	const text = applyEdits(templateText, edits);
	const end = trimEnd(text, 0, text.length);
	return {text: text.slice(0, end) + (end < text.length || removed.length > 0 ? document.eol : ''), naming};
}

/** The section of the document's title: its only heading of the first level. */
export function titleSection(root: Section): Section | undefined {
	const first = root.children.filter(section => section.level === 1);
	return first.length === 1 ? first[0] : undefined;
}

function usageSpans(document: MarkdownDocument): readonly Span[] {
	const spans: Span[] = [];
	for (const section of allSections(document.root)) {
		if (isUsageHeading(section.titleText)) {
			spans.push(withRule(document, section.heading.from, section.to));
		}
	}

	const {blocks} = document;
	for (const block of blocks) {
		const labels = readFieldLines(document, block).map(line => line.label);
		const isInside = spans.some(span => block.from >= span.from && block.to <= span.to);
		if (isInside || block.kind !== 'paragraph') {
			continue;
		}

		if (labels.some(isTrailerLabel)) {
			spans.push(withRule(document, block.from, block.to));
		} else if (labels.length > 0 && labels.every(label => isUsageLabel(label) || isNamingLabel(label))) {
			spans.push({from: block.from, to: nextBlockFrom(document, block)});
		}
	}

	return spans.toSorted((one, other) => one.from - other.from);
}

/** The span together with the thematic break in front of it, so that no two breaks are left in a row. */
function withRule(document: MarkdownDocument, from: number, to: number): Span {
	const before = document.blocks.filter(block => block.to <= from).at(-1);
	const start = before?.kind === 'rule' ? before.from : from;
	return {from: trimEnd(document.text, 0, start), to: trimEnd(document.text, from, to)};
}

function nextBlockFrom(document: MarkdownDocument, block: Block): number {
	return document.blocks.find(candidate => candidate.from >= block.to)?.from ?? document.text.length;
}

function titleEdits(document: MarkdownDocument, title: Section, naming: Naming): readonly TextEdit[] {
	if (findTokens(title.titleText).length > 0) {
		return [];
	}

	const label = allSections(document.root)
		.flatMap(section => section.blocks.flatMap(block => readFieldLines(document, block)))
		.find(line => roleOf(line.label) === 'title');
	const placeholder = label ? document.text.slice(label.value.from, label.value.to) : titlePlaceholder;
	return [{...title.title, insert: `${naming.kind ? `${naming.kind}: ` : ''}${placeholder}`}];
}

function purposeEdits(document: MarkdownDocument, title: Section, removed: readonly Span[]): readonly TextEdit[] {
	return title.blocks
		.flatMap(block => readFieldLines(document, block))
		.filter(
			line =>
				roleOf(line.label) === 'purpose' &&
				!removed.some(span => line.line.from >= span.from && line.line.to <= span.to),
		)
		.slice(0, 1)
		.map(line => ({...line.value, insert: purposePlaceholder}));
}
