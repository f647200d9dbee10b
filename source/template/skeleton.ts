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
import {type Marks, readMarks, removedRanges, takeOut, withoutOverlaps} from './marks.js';
import {formatOf, type Naming, readNaming} from './naming.js';
import {templateHeading, titleParts, topOfTemplate} from './outline.js';
import {findSlots} from './placeholder.js';
import {isNamingLabel, isTrailerLabel, isUsageHeading, isUsageLabel, roleOf} from './vocabulary.js';

/** A template without what only speaks of the template: the text that every new proposal starts from. */
export type Skeleton = {
	readonly text: string;
	readonly naming: Naming;
	/** What comments said of headings and labels, by the start of their lines in the text. */
	readonly marks: Marks;
};

const titlePlaceholder = '[Title]';
const purposePlaceholder = '[What this is for, in one sentence]';

/**
 * Takes the usage block, the usage label, the version trailer and the comments that speak to this program out of a
 * template, puts placeholders where its title and purpose stand, and reads the naming convention from what was taken out.
 */
export function readSkeleton(templateText: string, templateName: string): Skeleton {
	const format = formatOf(templateName);
	const whole = parseMarkdown(templateText, format);
	const extra = templateHeading(whole.root);
	const cut = extra && {from: extra.heading.heading.from, to: extra.title.heading.from};
	const document = cut ? parseMarkdown(applyEdits(templateText, [{...cut, insert: ''}]), format) : whole;
	const {text} = document;
	const {title} = topOfTemplate(document.root);
	const removed = withoutOverlaps([...usageSpans(document, title), ...removedRanges(document)]);
	const marks = readMarks(document).filter(({at}) => !removed.some(span => at >= span.from && at < span.to));
	const usage = removed.map(span => text.slice(span.from, span.to)).join('\n');
	const naming = readNaming(cut ? templateText.slice(cut.from, cut.to) + usage : usage, templateName);
	const edits = title ? [...titleEdits(document, title, naming), ...purposeEdits(document, title, removed)] : [];
	const gone = removed.map(span => ({at: span.from, says: {}, remove: span}));
	const out = takeOut(text, new Map(), [...gone, ...marks], edits);
	const end = trimEnd(out.text, 0, out.text.length);
	const isTrimmed = end < out.text.length || removed.length > 0;
	return {text: out.text.slice(0, end) + (isTrimmed ? document.eol : ''), naming, marks: out.marks};
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
		...document.blocks.flatMap((block, index) => {
			const lines = block.kind === 'paragraph' ? readFieldLines(document, block) : [];
			const labels = lines.map(line => line.label);
			const isUsage = labels.length > 0 && labels.every(label => isUsageLabel(label) || isNamingLabel(label));
			const {from, to} = lines.at(-1)?.value ?? {from: 0, to: 1};
			const next = document.blocks[index + 1];
			const below = isUsage && from === to && (next?.kind === 'list' || next?.kind === 'code') ? next : block;
			return isUsage || labels.some(isTrailerLabel) ? [withRule(document, previous, block.from, below.to)] : [];
		}),
	];
	return spans;
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

/** The title's words become a placeholder, unless the template has one there. */
function titleEdits(document: MarkdownDocument, title: Section, naming: Naming): readonly TextEdit[] {
	const words = title.titleText.replace(/[ \t]*<!--.*$/, '');
	const {prefix, text} = titleParts(words);
	if (findSlots(text).length > 0) {
		return [];
	}

	const label = allSections(document.root)
		.flatMap(section => section.blocks.flatMap(block => readFieldLines(document, block)))
		.find(line => roleOf(line.label) === 'title');
	const value = label ? document.text.slice(label.value.from, label.value.to) : '';
	const placeholder = value === '' || /\n|<!--/.test(value) ? titlePlaceholder : value;
	const kind = prefix === '' && naming.kind ? `${naming.kind}: ` : '';
	const from = title.title.from + prefix.length;
	return [{from, to: title.title.from + words.length, insert: kind + placeholder}];
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
