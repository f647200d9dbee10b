import {allSections, type Block, type MarkdownDocument, parseMarkdown, type Section} from '../document/markdown.js';
import type {TextEdit} from '../document/text-edit.js';
import type {Alignment} from '../template/align.js';
import type {FieldState} from '../template/field-state.js';
import {type Shift, shiftBy} from './shift.js';

/**
 * Looks at a change after it was made: every block, list item and entry of the front matter outside the edited ranges
 * must be the same at its shifted place, every heading must belong to the same section, line ends and byte order mark must be as they were, and every field that was
 * not to change must read as before. Returns what went wrong, or undefined. Linear, but for the search in the edits.
 */
export function guard(
	before: Alignment,
	after: Alignment,
	edits: readonly TextEdit[],
	changed: ReadonlySet<string>,
): string | undefined {
	const {document: old} = before;
	const {document} = after;
	const shift = shiftBy(edits);
	return (
		movedBlock(old, document, shift) ??
		movedItem(old, document, shift) ??
		movedSection(old, document, shift) ??
		movedEntry(old, document, shift, changed) ??
		otherBytes(old.text, document.text) ??
		movedField(before, after, changed)
	);
}

/**
 * Looks at a text before it is put under a heading of the given level: what would start a section of its own, or
 * swallow what follows. Returns the problem in words, or undefined.
 */
export function bodyProblem(text: string, level: number): string | undefined {
	const sentinel = 'The end of the value';
	const {blocks, root} = parseMarkdown(`x\n\n${text}\n\n# ${sentinel}\n`);
	if (blocks.at(-1)?.kind !== 'heading') {
		return 'leaves a code block, comment or HTML open: what follows would become part of it';
	}

	const climbing = allSections(root).find(section => section.titleText !== sentinel && section.level <= level);
	if (climbing) {
		const least = '#'.repeat(Math.min(level + 1, 6));
		return level >= 6
			? 'holds a heading, which would start a section of its own'
			: `holds the heading "${climbing.titleText}", which would start a section of its own: begin it with ${least}`;
	}

	return blocks.at(-2)?.kind === 'rule' ? 'ends in a line of dashes, which would close the section' : undefined;
}

const elsewhere = 'would change parts of the document outside this field';

/** Lists may grow together or part, so of them only the items are compared. */
function movedBlock(before: MarkdownDocument, after: MarkdownDocument, shift: Shift): string | undefined {
	const found = new Set(after.blocks.flatMap(block => [blockKey(block), startKey(block.kind, block.from)]));
	const isLost = before.blocks.some(block => {
		const place = block.kind === 'list' ? undefined : shift.span(block);
		const start = block.kind === 'list' ? undefined : shift.start(block);
		const isOther = start !== undefined && !found.has(startKey(block.kind, start));
		return isOther || (place && !found.has(blockKey({...place, kind: block.kind})));
	});
	return isLost ? elsewhere : undefined;
}

/** An item stays one where its marker stays, and keeps its box where that stays. */
function movedItem(before: MarkdownDocument, after: MarkdownDocument, shift: Shift): string | undefined {
	const found = new Map(after.blocks.flatMap(block => block.items.map(item => [item.from, item])));
	for (const item of before.blocks.flatMap(block => block.items)) {
		const from = shift.point(item.from);
		const now = from === undefined ? undefined : found.get(from);
		const box = item.box && shift.point(item.box.from);
		const whole = shift.span(item);
		const isOther =
			(box !== undefined && now?.box?.from !== box) ||
			(whole && (now?.to !== whole.to || (now.box === undefined) !== (item.box === undefined)));
		if (from !== undefined && (!now || isOther)) {
			return elsewhere;
		}
	}

	return undefined;
}

/** A new heading must not take over headings that stood below another one. */
function movedSection(before: MarkdownDocument, after: MarkdownDocument, shift: Shift): string | undefined {
	const parents = new Map(parentsOf(after.root));
	for (const [from, parent] of parentsOf(before.root)) {
		const place = shift.point(from);
		const now = place === undefined ? undefined : parents.get(place);
		const wanted = parent.level === 0 ? undefined : shift.point(parent.heading.from);
		const isOther = parent.level === 0 ? now?.level !== 0 : wanted !== undefined && now?.heading.from !== wanted;
		if (now && isOther) {
			return elsewhere;
		}
	}

	return undefined;
}

/** The start of every heading with the section that it belongs to. */
function parentsOf(root: Section): readonly (readonly [from: number, parent: Section])[] {
	return [root, ...allSections(root)].flatMap(parent =>
		parent.children.map(({heading}) => [heading.from, parent] as const),
	);
}

const keyPrefix = 'front-matter.';

function isKey(id: string): boolean {
	return id.startsWith(keyPrefix);
}

function keyId(key: string): string {
	return keyPrefix + key;
}

/** Only a key that is set may begin the front matter. */
function movedEntry(
	before: MarkdownDocument,
	after: MarkdownDocument,
	shift: Shift,
	changed: ReadonlySet<string>,
): string | undefined {
	const mayBegin = [...changed].some(isKey);
	const [hadAny, hasAny] = [before.frontMatter !== undefined, after.frontMatter !== undefined];
	if (hadAny !== hasAny && !(hasAny && mayBegin)) {
		return 'would begin or end the front matter';
	}

	const found = new Map(after.frontMatter?.entries.map(entry => [entry.valueSpan.from, entry]));
	for (const {key, value, valueSpan, kind} of before.frontMatter?.entries ?? []) {
		const place = shift.span(valueSpan);
		const now = place && found.get(place.from);
		// A new line at the end of a list stands behind its span.
		const mayChange = changed.has(keyId(key));
		if (place && !mayChange && (now?.key !== key || now.value !== value || now.kind !== kind)) {
			return `would also change "${key}" in the front matter`;
		}
	}

	return undefined;
}

const lineEnds: readonly RegExp[] = [/(?<!\r)\n/, /\r\n/, /\r(?!\n)/];

function otherBytes(before: string, after: string): string | undefined {
	if (before.startsWith('\uFEFF') !== after.startsWith('\uFEFF')) {
		return 'would add or remove the byte order mark';
	}

	const isNew = lineEnds.some(kind => !kind.test(before) && kind.test(after));
	return isNew && /[\r\n]/.test(before) ? 'would mix line ends' : undefined;
}

function startKey(kind: Block['kind'], from: number): string {
	return `${kind}:${from}`;
}

function blockKey(block: Pick<Block, 'kind' | 'from' | 'to'>): string {
	return `${block.kind}:${block.from}:${block.to}`;
}

function movedField(before: Alignment, after: Alignment, changed: ReadonlySet<string>): string | undefined {
	const allowed = allowedToChange(before.states, changed);
	for (const state of before.states) {
		const now = after.byId.get(state.id);
		const isSame =
			now !== undefined && isSameText(state, now) && (now.span === undefined) === (state.span === undefined);
		if (!isSame && !allowed.has(state.id)) {
			return `would also change "${state.field.label}"`;
		}
	}

	return undefined;
}

/** Of a group only its items count: their fields are looked at one by one, and other sections may stand between them. */
function isSameText(state: FieldState, now: FieldState): boolean {
	return state.field.group ? now.items.length === state.items.length : now.raw === state.raw;
}

/** A field may change with itself, with the group that holds it, and with any of its own members. */
function allowedToChange(states: readonly FieldState[], changed: ReadonlySet<string>): ReadonlySet<string> {
	const allowed = new Set(changed);
	for (const group of states.filter(state => state.field.kind === 'group')) {
		const members = group.items.flatMap(item => item.members);
		if (changed.has(group.id)) {
			for (const member of members) {
				allowed.add(member.id);
			}
		} else if (members.some(member => changed.has(member.id))) {
			allowed.add(group.id);
		}
	}

	return allowed;
}
