/**
 * What the life cycle notes of a proposal that no template asks for: why a status was set, and which proposals replace each
 * other. It stands beside the status: as a key of the front matter, or in a document that has its status in the text as
 * a line with a label.
 */
import {type FieldLine, readFieldLines} from '../document/field-line.js';
import {type FrontMatterEntry, removeKeyEdit} from '../document/front-matter.js';
import {lineEnd, lineStart, type MarkdownDocument, nextLine} from '../document/markdown.js';
import type {TextEdit} from '../document/text-edit.js';
import type {Alignment} from '../template/align.js';
import {wordsKey} from '../template/field-id.js';
import type {FieldState} from '../template/field-state.js';
import {readText} from '../template/field-value.js';
import {roleOf} from '../template/vocabulary.js';
import {type Change, setField} from './change.js';
import {keyEdits} from './change-key.js';
import {stateOfRole} from './role-state.js';
import {entryWith, findStatusPlace} from './status-place.js';
import {refuse, tryEdits, unchanged} from './step.js';

const styles = ['bold', 'plain', 'code'] as const;
const unreadable = 'would not read back as it was given';

/** Sets a key of the front matter, whether the template has it or not; a document without front matter gets some. */
export function setKey(alignment: Alignment, key: string, value: string): Change {
	const edits = keyEdits(alignment.document, {place: {at: 'front-matter', key, isList: false}}, value);
	return changeKey(alignment, key, edits, value);
}

/** Takes a key with one value away; one that is not there is no change. */
export function removeKey(alignment: Alignment, key: string): Change {
	const entry = alignment.document.frontMatter?.entries.find(candidate => candidate.key === key);
	if (!entry) {
		return unchanged(alignment);
	}

	const edit = removeKeyEdit(alignment.document.text, entry);
	return changeKey(alignment, key, typeof edit === 'string' ? edit : [edit], undefined);
}

/** The key for some words: the one that is there in any spelling, else with the signs that the other keys have. */
export function keyFor({document}: Alignment, words: string): string {
	const entries = document.frontMatter?.entries ?? [];
	const known = entries.find(({key, name}) => key === name && wordsKey(name) === wordsKey(words));
	const isHyphened = entries.some(({key}) => key.includes('-')) && !entries.some(({key}) => key.includes('_'));
	return known?.key ?? wordsKey(words).replaceAll('-', isHyphened ? '-' : '_');
}

/** Notes one value under some words, such as `withdrawn reason`; a value that stands there already is replaced. */
export function setFact(alignment: Alignment, words: string, value: string): Change {
	const {document} = alignment;
	const line = document.frontMatter
		? undefined
		: labelLines(document).find(({label}) => wordsKey(label) === wordsKey(words));
	if (!line) {
		return besideStatus(alignment, words, value) ?? setKey(alignment, keyFor(alignment, words), value);
	}

	const old = document.text.slice(line.value.from, line.value.to);
	return old === value
		? unchanged(alignment)
		: changeLines(alignment, [{...line.value, insert: (line.needsSpace ? ' ' : '') + value}]);
}

/** Another proposal as it is linked to: the path from the folder of this one (or an address), and its title. */
export type Link = {readonly target: string; readonly title: string};

/** How two proposals are linked to each other, each in its own file. */
export type LinkRole = 'supersedes' | 'superseded-by';

/** Notes a link to another proposal, beside those that are there already. */
export function addLink(alignment: Alignment, role: LinkRole, {target, title}: Link): Change {
	if (linksOf(alignment, role).includes(target)) {
		return unchanged(alignment);
	}

	const entry = entryWith(alignment, role);
	const state = entry ? alignment.byId.get(`front-matter.${entry.key}`) : stateOfRole(alignment, role);
	const markdown = `[${(title || target).replace(/[[\]\\]/g, '\\$&')}](${target})`;
	if (!entry && state?.span && state.field.place.at !== 'front-matter') {
		return setField(alignment, state.id, state.isFilled ? `${readText(state)}, ${markdown}` : markdown);
	}

	if (!entry) {
		const words = role.replace('-', ' ');
		return besideStatus(alignment, words, markdown) ?? setKey(alignment, keyFor(alignment, words), target);
	}

	const items = state?.isUntouched ? [] : itemsOf(entry);
	if (items.length === 0 || entry.kind !== 'scalar') {
		return setKey(alignment, entry.key, [...items, target].join('\n'));
	}

	const {from, to} = entry.valueSpan;
	const old = alignment.document.text.slice(from, to);
	const made = entry.refusal ?? [{from, to, insert: `[${old}, ${JSON.stringify(target)}]`}];
	return changeKey(alignment, entry.key, made, [...items, target].join('\n'));
}

/** Takes a link away; one that is not there is no change. */
export function removeLink(alignment: Alignment, role: LinkRole, target: string): Change {
	const entry = entryWith(alignment, role);
	const items = entry ? itemsOf(entry) : [];
	if (!entry || !items.includes(target)) {
		return removeLine(alignment, role, target);
	}

	const rest = items.filter(item => item !== target);
	return entry.kind === 'list' ? setKey(alignment, entry.key, rest.join('\n')) : removeKey(alignment, entry.key);
}

/** What a document links to in that role, in its order. */
export function linksOf(alignment: Alignment, role: LinkRole): readonly string[] {
	const entry = entryWith(alignment, role);
	const isUntouched = entry && alignment.byId.get(`front-matter.${entry.key}`)?.isUntouched === true;
	return entry && !isUntouched ? itemsOf(entry) : linesWith(alignment, role).map(({target}) => target);
}

function itemsOf({kind, value, items}: FrontMatterEntry): readonly string[] {
	return kind === 'list' ? items : value === '' ? [] : [value];
}

/** Applies edits of a key and looks whether it reads as it was to; undefined where it is to be gone. */
function changeKey(
	alignment: Alignment,
	key: string,
	edits: readonly TextEdit[] | string,
	value: string | undefined,
): Change {
	const id = `front-matter.${key}`;
	if (edits.length === 0) {
		return unchanged(alignment);
	}

	const after = typeof edits === 'string' ? edits : tryEdits(alignment, edits, new Set([id]));
	if (typeof edits === 'string' || typeof after === 'string') {
		return refuse(alignment, id, typeof after === 'string' ? after : unreadable);
	}

	const now = after.document.frontMatter?.entries.find(entry => entry.key === key)?.value;
	return now === value ? {alignment: after, refused: [], edits} : refuse(alignment, id, unreadable);
}

/** A line below the status of a document that has it in its text; undefined where it has front matter or no room for one. */
function besideStatus(alignment: Alignment, words: string, value: string): Change | undefined {
	const place = findStatusPlace(alignment);
	const {document} = alignment;
	if (place.at === 'key' || document.frontMatter || !place.state.span) {
		return undefined;
	}

	const label = words.charAt(0).toUpperCase() + words.slice(1);
	const edit = lineBelow(alignment, place.state, label, value);
	const after = edit && tryEdits(alignment, [edit], new Set([place.state.id]));
	return edit && after !== undefined && typeof after !== 'string'
		? {alignment: after, refused: [], edits: [edit]}
		: undefined;
}

function lineBelow(
	{document}: Alignment,
	{span, field, prefix}: FieldState,
	label: string,
	value: string,
): TextEdit | undefined {
	const {text, eol, blocks} = document;
	if (!span) {
		return undefined;
	}

	if (field.place.at === 'body') {
		return {from: span.to, to: span.to, insert: `${eol}${eol}${label}: ${value}`};
	}

	if (field.place.at !== 'label') {
		return undefined;
	}

	const start = Math.max(lineStart(text, span.from), text.startsWith('\uFEFF') ? 1 : 0);
	const opening = text.slice(start, span.from).replace(/\p{L}[^:*_\n]*(?=[:*_])/u, label) + prefix;
	const item = blocks.flatMap(({items}) => items).find(({lineFrom}) => lineFrom === start);
	const end = item ? item.to : lineEnd(text, span.to);
	// Two blanks at the end of a line keep it apart from the next one.
	const tail = item ? '' : text.slice(span.to, end);
	return {from: end, to: end, insert: eol + opening + value + tail};
}

type LinkLine = {readonly from: number; readonly target: string};

/** The lines with a label of that role, and what they link to; several links on one line are several lines. */
function linesWith({document}: Alignment, role: LinkRole): readonly LinkLine[] {
	const {text} = document;
	return labelLines(document)
		.filter(({label}) => roleOf(label) === role)
		.flatMap(({line, value}) => {
			const targets = text.slice(value.from, value.to).matchAll(/\]\(([^()\s]+)\)/g);
			return [...targets].map(([, target = '']) => ({from: line.from, target}));
		});
}

/** Takes the line with a link away; a label that the template has gets its placeholder back. */
function removeLine(alignment: Alignment, role: LinkRole, target: string): Change {
	const {text} = alignment.document;
	const found = linesWith(alignment, role).find(line => line.target === target);
	if (!found) {
		return unchanged(alignment);
	}

	const state = stateOfRole(alignment, role);
	if (state?.span) {
		return setField(alignment, state.id, '');
	}

	const from = lineStart(text, found.from);
	return changeLines(alignment, [{from, to: nextLine(text, from), insert: ''}]);
}

/** Changes lines beside the status, which may be part of the section that is the status. */
function changeLines(alignment: Alignment, edits: readonly TextEdit[]): Change {
	const place = findStatusPlace(alignment);
	const after = tryEdits(alignment, edits, new Set(place.at === 'field' ? [place.state.id] : []));
	return typeof after === 'string' ? refuse(alignment, 'document', after) : {alignment: after, refused: [], edits};
}

function labelLines(document: MarkdownDocument): readonly FieldLine[] {
	return document.blocks.flatMap(block => styles.flatMap(style => readFieldLines(document, block, style)));
}
