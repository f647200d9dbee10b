/** Comments of a template that speak to this program or to authors: what they say, of what, and where they stand. */
import {readFieldLines} from '../document/field-line.js';
import {
	allSections,
	type Block,
	lineEnd,
	lineStart,
	type MarkdownDocument,
	nextLine,
	type Section,
	sectionContent,
	trimEnd,
} from '../document/markdown.js';
import {applyEdits, type Span, type TextEdit} from '../document/text-edit.js';
import {type Directives, readDirectives} from './directive.js';
import {isLastingComment} from './vocabulary.js';

/** What is said of the heading, label or item whose line starts at the position; the comment that says it is taken out. */
export type Mark = {readonly at: number; readonly says: Directives; readonly remove: Span};

/** What is said of headings, labels and items, by the start of their lines. */
export type Marks = ReadonlyMap<number, Directives>;

const inlineComment = /[ \t]*<!--((?:[^\n-]|-(?!->))*)-->/g;
const beginsRemoved = /^<!--\s*begin\b[^\n]*\bremove/i;
const endsRemoved = /^<!--\s*end\b[^\n]*\bremove/i;

/** What a comment says, without its marks. */
export function commentText(raw: string): string {
	return raw
		.replace(/^\s*<!--/, '')
		.replace(/-->\s*$/, '')
		.trim();
}

/** The directives in a template, with the parts that they take out of it. */
export function readMarks(document: MarkdownDocument): readonly Mark[] {
	const sections = [document.root, ...allSections(document.root)];
	return sections.flatMap(section => [...headingMarks(document, section), ...ownMarks(document, section)]);
}

/** The parts between `<!-- BEGIN … remove -->` and `<!-- END … remove -->`. */
export function removedRanges(document: MarkdownDocument): readonly Span[] {
	const {text, blocks} = document;
	const spans: Span[] = [];
	let from: number | undefined;
	for (const block of blocks) {
		const raw = block.kind === 'comment' ? text.slice(block.from, Math.min(block.to, block.from + 200)) : '';
		if (from === undefined && beginsRemoved.test(raw)) {
			({from} = block);
		} else if (from !== undefined && endsRemoved.test(raw)) {
			spans.push({from: trimEnd(text, 0, from), to: block.to});
			from = undefined;
		}
	}

	return spans;
}

/**
 * Applies the edits, takes the comments out (those inside an edit go with it), and moves what was said to where it
 * stands now.
 */
export function takeOut(
	text: string,
	earlier: Marks,
	marks: readonly Mark[],
	changes: readonly TextEdit[] = [],
): {readonly text: string; readonly marks: Marks} {
	const spans = withoutOverlaps(marks.map(mark => mark.remove)).filter(
		span => !changes.some(change => change.from < span.to && span.from < change.to),
	);
	const edits = [...changes, ...spans.map(span => ({...span, insert: ''}))].toSorted(
		(one, other) => one.from - other.from,
	);
	const move = mover(edits);
	const moved = new Map([...earlier].map(([at, says]) => [move(at), says]));
	for (const {at, says} of marks) {
		const place = move(at);
		const {hint, ...known} = moved.get(place) ?? {};
		const hints = [hint, says.hint].filter(words => words !== undefined);
		moved.set(place, {...known, ...says, ...(hints.length > 0 ? {hint: hints.join('\n\n')} : {})});
	}

	return {text: applyEdits(text, edits), marks: moved};
}

/** Where the start of a line stands after edits (in order, without overlaps). */
function mover(edits: readonly TextEdit[]): (position: number) => number {
	const shifts: number[] = [];
	let total = 0;
	for (const edit of edits) {
		total += edit.insert.length - (edit.to - edit.from);
		shifts.push(total);
	}

	return position => {
		let low = 0;
		let high = edits.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((edits[middle]?.to ?? 0) <= position) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}

		return position + (shifts[low - 1] ?? 0);
	};
}

/** The spans in order, those that overlap as one. */
export function withoutOverlaps(spans: readonly Span[]): readonly Span[] {
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

/** A comment in a heading's line is about its section, whatever it says: a heading is no place for guidance. */
function headingMarks({text}: MarkdownDocument, section: Section): readonly Mark[] {
	if (section.level === 0) {
		return [];
	}

	return [...section.titleText.matchAll(inlineComment)].map(match => {
		const comment = (match[1] ?? '').trim();
		const from = section.title.from + match.index;
		return {
			at: lineStart(text, section.heading.from),
			says: readDirectives(comment) ?? {hint: comment},
			remove: {from, to: from + match[0].length},
		};
	});
}

function ownMarks(document: MarkdownDocument, section: Section): readonly Mark[] {
	return section.blocks.flatMap((block, index) => {
		if (block.kind === 'comment') {
			return blockMarks(document, section, index);
		}

		return block.kind === 'paragraph' || block.kind === 'list' || block.kind === 'quote'
			? inlineMarks(document, block)
			: [];
	});
}

/** Directives behind the value of a label or in a list item. Other comments there stay what they are. */
function inlineMarks({text}: MarkdownDocument, block: Block): readonly Mark[] {
	return [...text.slice(block.from, block.to).matchAll(inlineComment)].flatMap(match => {
		const from = block.from + match.index;
		const says = readDirectives(match[1] ?? '');
		return says ? [{at: lineStart(text, from), says, remove: {from, to: from + match[0].length}}] : [];
	});
}

/** A comment on lines of its own: of the next heading where it is glued to that, else of what stands before it. */
function blockMarks(document: MarkdownDocument, section: Section, index: number): readonly Mark[] {
	const {text} = document;
	const block = section.blocks[index];
	const raw = block ? text.slice(block.from, block.to) : '';
	const says = readDirectives(commentText(raw));
	if (!block || !says) {
		return [];
	}

	const isFirst = section.blocks.slice(0, index).every(({kind}) => kind === 'definition');
	if (says.isRemoved) {
		const next = section.blocks[index + 1];
		const isWhole = isFirst && section.level > 0;
		const to = isWhole ? Math.max(sectionContent(document, section).to, block.to) : (next?.to ?? block.to);
		return [
			{at: block.from, says: {}, remove: {from: trimEnd(text, 0, isWhole ? section.heading.from : block.from), to}},
		];
	}

	return [{at: anchorOf(document, section, index), says, remove: commentLines(text, block)}];
}

/** The line of the heading, label or block that a comment on lines of its own speaks of. */
export function anchorOf(document: MarkdownDocument, section: Section, index: number): number {
	const {text} = document;
	const block = section.blocks[index];
	const previous = section.blocks.slice(0, index).findLast(({kind}) => kind !== 'definition' && kind !== 'comment');
	if (block && section.ownTo < text.length && nextLine(text, block.to) === section.ownTo) {
		return lineStart(text, section.ownTo);
	}

	if (!previous) {
		return lineStart(text, section.heading.from);
	}

	const label = readFieldLines(document, previous).at(-1);
	return lineStart(text, label?.line.from ?? previous.from);
}

/** The lines of a comment, with one of the blank lines around it. */
export function commentLines(text: string, block: Span): Span {
	const from = Math.max(lineStart(text, block.from), text.startsWith('\uFEFF') ? 1 : 0);
	const isAlone =
		text.slice(from, block.from).trim() === '' && text.slice(block.to, lineEnd(text, block.to)).trim() === '';
	if (!isAlone) {
		return block;
	}

	const before = trimEnd(text, 0, from);
	const next = nextLine(text, block.to);
	if (before === 0) {
		const rest = /^\s*\n/.exec(text.slice(next, next + 100))?.[0].length ?? 0;
		return {from, to: next + rest};
	}

	const isBlankBehind = next >= text.length || text.slice(next, nextLine(text, next)).trim() === '';
	return isBlankBehind ? {from: before, to: trimEnd(text, from, block.to)} : {from, to: next};
}

/** True for a comment that no document needs: neither a licence nor a mark for another tool. */
export function isGuidance(document: MarkdownDocument, block: Block): boolean {
	return block.kind === 'comment' && !isLastingComment(commentText(document.text.slice(block.from, block.to)));
}
