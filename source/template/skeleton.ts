import {readFieldLines} from '../document/field-line.js';
import {
	allSections,
	type Block,
	type MarkdownDocument,
	parseMarkdown,
	type Section,
	sectionContent,
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
	const title = titleSection(document.root);
	const removed = usageSpans(document, title);
	const usage = removed.map(span => templateText.slice(span.from, span.to)).join('\n');
	const naming = readNaming(usage, templateName);
	const edits: TextEdit[] = removed.map(span => ({...span, insert: ''}));
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

/** The parts that only speak of the template, in order and without overlaps. */
function usageSpans(document: MarkdownDocument, title: Section | undefined): readonly Span[] {
	const sections = allSections(document.root).filter(section => section !== title && isUsageHeading(section.titleText));
	const previous = new Map(document.blocks.map((block, index) => [block.from, document.blocks[index - 1]]));
	const spans = [
		...sections.map(section => {
			const {to} = sectionContent(document, section);
			return withRule(document, previous, section.heading.from, Math.max(section.heading.to, to));
		}),
		...document.blocks.flatMap(block => {
			const labels = block.kind === 'paragraph' ? readFieldLines(document, block).map(line => line.label) : [];
			const isUsage = labels.length > 0 && labels.every(label => isUsageLabel(label) || isNamingLabel(label));
			return isUsage || labels.some(isTrailerLabel) ? [withRule(document, previous, block.from, block.to)] : [];
		}),
	];
	return merge(spans);
}

/** The span together with the blank lines and the thematic break in front of it, so that no two are left in a row. */
function withRule(
	document: MarkdownDocument,
	previous: ReadonlyMap<number, Block | undefined>,
	from: number,
	to: number,
): Span {
	const before = previous.get(from);
	const start = before?.kind === 'rule' ? before.from : from;
	return {from: trimEnd(document.text, 0, start), to};
}

function merge(spans: readonly Span[]): readonly Span[] {
	const merged: Span[] = [];
	for (const span of spans.toSorted((one, other) => one.from - other.from || other.to - one.to)) {
		const last = merged.at(-1);
		if (last && span.from < last.to) {
			merged[merged.length - 1] = {from: last.from, to: Math.max(last.to, span.to)};
		} else {
			merged.push(span);
		}
	}

	return merged;
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
