/** What a proposal says, without how it is written: the part that an approval is about. */
import {readFieldLines} from '../document/field-line.js';
import {type MarkdownDocument, ownContent, type Section, sectionContent} from '../document/markdown.js';
import type {Span} from '../document/text-edit.js';
import type {Alignment} from '../template/align.js';
import {freshId, wordsKey} from '../template/field-id.js';
import type {FormSection} from '../template/form.js';
import {type Role, roleOf, type Stage, stageOf} from '../template/vocabulary.js';

/** A top section (or the part before the first one) with what it says. */
export type SubstancePart = {
	/** The words of its heading. */
	readonly key: string;
	readonly title: string;
	/** Its text without white space, ticks and other marks that say nothing. */
	readonly text: string;
};

/** What is called by no heading: the title, with what stands below it. */
export const preamble = {key: '', title: 'Title and introduction'};

/** Fields that are kept up to date while a proposal is decided and carried out, wherever a template has them. */
const recordRoles: ReadonlySet<Role | undefined> = new Set<Role>([
	'status',
	'updated',
	'decision',
	'approver',
	'approval-date',
	'reason',
	'supersedes',
	'superseded-by',
	'phase',
	'current-phase',
	'progress',
	'blockers',
	'next-steps',
]);

/**
 * The parts of a document that its author is responsible for, in order: the sections of the template that are due while
 * authoring, and the author's own. The front matter is none of them, nor are sections on approval, tracking and review.
 */
export function substanceOf(alignment: Alignment): readonly SubstancePart[] {
	const {document, top} = alignment;
	const stages = stagesOf(alignment);
	const left = leftOut(alignment, stages);
	const taken = new Map<string, number>();
	const said = (span: Span): string => plainText(withoutSpans(document, span, left));
	const parts = top.section.children
		.filter(section => (stages.get(section) ?? stageOf(section.titleText)) === 'authoring')
		.map(section => ({
			key: freshId(taken, wordsKey(section.titleText)),
			title: section.titleText,
			text: said(sectionContent(document, section)),
		}));
	const head = `${top.title?.titleText ?? ''}\n${said(ownContent(document, top.section))}`;
	return [{...preamble, text: plainText(head)}, ...parts];
}

/** The stages of the sections that stand for one of the form. */
function stagesOf({form, sections}: Alignment): ReadonlyMap<Section, Stage> {
	const stages = new Map<Section, Stage>();
	const visit = ({parts}: FormSection): void => {
		for (const part of parts) {
			const section = part.kind === 'section' ? sections.get(part.section.id) : undefined;
			if (part.kind === 'section') {
				visit(part.section);
			}

			if (part.kind === 'section' && section) {
				stages.set(section, part.section.stage);
			}
		}
	};

	visit(form.root);
	return stages;
}

/** The parts of the text that no approval is about, in order. */
function leftOut({document, states, top}: Alignment, stages: ReadonlyMap<Section, Stage>): readonly Span[] {
	const later = [...stages].flatMap(([section, stage]) =>
		stage === 'authoring' ? [] : [{from: section.heading.from, to: section.to}],
	);
	const records = states.flatMap(({field, span}) =>
		span && recordRoles.has(field.role) && field.place.at !== 'front-matter' ? [span] : [],
	);
	const lines = top.section.blocks.flatMap(block =>
		(['bold', 'plain'] as const)
			.flatMap(style => readFieldLines(document, block, style))
			.filter(({label}) => recordRoles.has(roleOf(label)) || /\breason$/i.test(label))
			.map(({line}) => line),
	);
	return [...later, ...records, ...lines].toSorted((one, other) => one.from - other.from);
}

function withoutSpans({text}: MarkdownDocument, {from, to}: Span, left: readonly Span[]): string {
	let result = '';
	let position = from;
	for (const span of left) {
		if (span.to > position && span.from < to) {
			result += text.slice(position, Math.max(span.from, position));
			position = span.to;
		}
	}

	return result + text.slice(Math.min(position, to), to);
}

/** The words of a text, whatever formats it: wrapping, bullets, emphasis, tables, underlines and comments are left out. */
export function plainText(text: string): string {
	return withoutComments(text).split('\n').map(plainLine).join(' ').replace(/\s+/g, ' ').trim();
}

function plainLine(raw: string): string {
	const line = raw.trim();
	// Rules, underlines of headings, and what is below the head of a table.
	if (/^[-=*_|:\s]+$/.test(line)) {
		return '';
	}

	return line
		.replace(/^#{1,6}(?=\s)/, '')
		.replace(/^(?:>\s?)+/, '>')
		.replace(/^[-*+](?=\s)/, '-')
		.replace(/^\d{1,9}[.)](?=\s)/, '1.')
		.replace(/^((?:-|1\.)\s+)\[[ xX]\](?=\s)/, '$1[ ]')
		.replace(/\\(?=[!-/:-@[-`{-~])/g, '')
		.replaceAll('_', '*')
		.replace(/^\||\|$/g, '')
		.split('|')
		.map(cell => cell.trim())
		.join('|');
}

function withoutComments(text: string): string {
	let result = '';
	let position = 0;
	for (;;) {
		const from = text.indexOf('<!--', position);
		const to = from === -1 ? -1 : text.indexOf('-->', from);
		if (to === -1) {
			return result + text.slice(position);
		}

		result += text.slice(position, from);
		position = to + 3;
	}
}
