import {type MarkdownDocument, parseMarkdown, trimEnd} from '../document/markdown.js';
import {setCell} from '../document/table-edit.js';
import {haveOverlap, narrowEdit, type Span, type TextEdit} from '../document/text-edit.js';
import {type Alignment, align} from '../template/align.js';
import type {FieldState} from '../template/field-state.js';
import {
	type FieldValue,
	isCleared,
	normaliseText,
	problemWith,
	readText,
	readValue,
	type Task,
	writeText,
} from '../template/field-value.js';
import {setGroups} from './change-group.js';
import {keyEdits} from './change-key.js';
import {checklistEdits, normaliseTasks} from './change-list.js';
import {bodyProblem} from './guard.js';
import {insertBlock} from './insert-block.js';
import {inTurn, tryEdits, unchanged} from './step.js';

/** Why a value was not written. */
export type Refusal = {readonly id: string; readonly reason: string};

/** The document after a change, held against its form, with what was refused on the way. */
export type Change = {
	readonly alignment: Alignment;
	readonly refused: readonly Refusal[];
	/** What led from the text before to the text after: its inverse brings the text back, byte for byte. */
	readonly edits: readonly TextEdit[];
};

export type ChangeOptions = {
	/** Takes values that a choice does not list. */
	readonly allowUnlisted: boolean;
};

const unreadable = 'would not read back as it was given';
const twice = 'would change the same text twice';

type Assignment = readonly [id: string, value: FieldValue];

/**
 * Sets one field. The value is written where the field stands and nowhere else; a value that would change anything
 * else, or that would not read back as it was given, is refused with the reason. An empty value puts the template's
 * placeholder back.
 */
export function setField(alignment: Alignment, id: string, value: FieldValue, options?: ChangeOptions): Change {
	return setFields(alignment, [[id, value]], options);
}

/** Sets several fields at once. What is refused leaves the other fields set; of two values for one field the later holds. */
export function setFields(
	alignment: Alignment,
	assignments: readonly Assignment[],
	options: ChangeOptions = {allowUnlisted: true},
): Change {
	const last = [...new Map(assignments)];
	const isGroup = ([id]: Assignment): boolean => alignment.byId.get(id)?.field.kind === 'group';
	const groups = last.filter(isGroup);
	const change = groups.length > 0 ? setGroups(alignment, groups, options, setFields) : unchanged(alignment);
	const others = last.filter(assignment => !isGroup(assignment));
	return inTurn(change, setPlainFields(change.alignment, others, options));
}

/**
 * The edits that a value asks for, with those of the fields that hold the same words, to be shown while it is written.
 * Whether the document takes them is not looked at. The reason where the field itself refuses the value.
 */
export function askedEdits(alignment: Alignment, id: string, value: FieldValue): readonly TextEdit[] | string {
	const assignments: readonly Assignment[] = [[id, value], ...linkedTo(alignment, [id, value])];
	const results = assignments.map(([other, given]) => editsFor(alignment, other, given, {allowUnlisted: true}));
	const problem = results.find(result => typeof result === 'string');
	return problem ?? results.flatMap(result => (typeof result === 'string' ? [] : result));
}

/** Holds a changed text against the form again. */
export function realign(alignment: Alignment, text: string): Alignment {
	return align(alignment.form, parseMarkdown(text, alignment.document.format));
}

function setPlainFields(alignment: Alignment, assignments: readonly Assignment[], options: ChangeOptions): Change {
	const refused: Refusal[] = [];
	const accepted = new Map<string, FieldValue>();
	const edits: TextEdit[] = [];
	const given = new Set(assignments.map(([id]) => id));
	for (const assignment of assignments) {
		const own = editsFor(alignment, ...assignment, options);
		const linked = own.length > 0 ? linkedTo(alignment, assignment).filter(([id]) => !given.has(id)) : [];
		const together = [assignment, ...linked].filter(([id]) => !accepted.has(id));
		const results = together.map(([id, value]) =>
			id === assignment[0] ? own : editsFor(alignment, id, value, options),
		);
		const problem = results.find(result => typeof result === 'string');
		if (problem === undefined) {
			edits.push(...results.flatMap(result => (typeof result === 'string' ? [] : result)));
			for (const [id, value] of together) {
				accepted.set(id, value);
			}
		} else {
			refused.push({id: assignment[0], reason: problem});
		}
	}

	if (edits.length === 0) {
		return unchanged(alignment, refused);
	}

	const after = haveOverlap(edits) ? twice : tryEdits(alignment, edits, new Set(accepted.keys()));
	const unread = typeof after === 'string' ? [] : unreadFields(after, [...accepted]);
	if (typeof after !== 'string' && unread.length === 0) {
		return {alignment: after, refused, edits: edits.map(edit => narrowEdit(alignment.document.text, edit))};
	}

	const problem = typeof after === 'string' ? after : unreadable;
	const [only, ...others] = assignments;
	if (only && others.length === 0) {
		return unchanged(alignment, [...refused, {id: only[0], reason: problem}]);
	}

	return inParts(alignment, assignments, new Set(unread), options);
}

/**
 * Where a whole batch does not pass, it is set in parts, so that only the guilty ones are refused: what reads back first,
 * then what does not, at last one field of each item. Those don't meet, so what doesn't read back then never will. With
 * no such hint the batch is halved.
 */
function inParts(
	alignment: Alignment,
	assignments: readonly Assignment[],
	unread: ReadonlySet<string>,
	options: ChangeOptions,
): Change {
	const isUnread = (assignment: Assignment): boolean =>
		[assignment, ...linkedTo(alignment, assignment)].some(([id]) => unread.has(id));
	const read = assignments.filter(assignment => !isUnread(assignment));
	const others = assignments.filter(isUnread);
	const seen = new Set<string>();
	const isFirst = ([id]: Assignment): boolean => {
		const item = alignment.byId.get(id)?.item;
		const isNew = item !== undefined && !seen.has(item);
		seen.add(item ?? '');
		return isNew;
	};

	const firsts = others.filter(isFirst);
	if (firsts.length === assignments.length) {
		return unchanged(
			alignment,
			firsts.map(([id]) => ({id, reason: unreadable})),
		);
	}

	const middle = assignments.length >> 1;
	const part = [read, firsts].find(found => found.length > 0 && found.length < assignments.length);
	const chosen = new Set(part ?? assignments.slice(0, middle));
	const change = setPlainFields(alignment, [...chosen], options);
	const rest = assignments.filter(assignment => !chosen.has(assignment));
	return inTurn(change, setPlainFields(change.alignment, rest, options));
}

/** The fields that hold the same words as a changed one: the title in the first heading, the category in the front matter. */
function linkedTo(alignment: Alignment, [id, value]: Assignment): readonly Assignment[] {
	const role = alignment.byId.get(id)?.field.role;
	return (role === undefined ? [] : alignment.states)
		.filter(({id: other, field}) => other !== id && field.filledBy !== undefined && field.filledBy === role)
		.filter(state => canFollow(alignment, state))
		.map(state => [state.id, value]);
}

/** A front matter that uses `category` for something else keeps it. */
function canFollow(alignment: Alignment, state: FieldState): boolean {
	const {filledBy} = state.field;
	if (state.span === undefined) {
		return false;
	}

	const leader = alignment.states.find(({field}) => field.role === filledBy && field.filledBy === undefined);
	const isSame = leader !== undefined && readText(leader) === state.raw;
	return filledBy !== 'category' || !state.isFilled || isSame || (leader?.field.choices.includes(state.raw) ?? false);
}

function editsFor(
	alignment: Alignment,
	id: string,
	value: FieldValue,
	options: ChangeOptions,
): readonly TextEdit[] | string {
	const {document} = alignment;
	const state = alignment.byId.get(id);
	if (!state) {
		return 'is not a field of this document';
	}

	if (state.field.kind === 'checklist') {
		return typeof value === 'string'
			? 'takes a list of tasks'
			: checklistEdits(document, state, value as readonly Task[]);
	}

	if (typeof value !== 'string') {
		return 'takes text, not a list';
	}

	const text = normaliseText(state.field, value);
	const problem = text === '' ? undefined : problemWith(state.field, text, options.allowUnlisted);
	if (problem !== undefined) {
		return problem;
	}

	if (text === '' ? isCleared(state) || !state.span : text === readText(state)) {
		return [];
	}

	return textEdits(alignment, state, text);
}

function textEdits(alignment: Alignment, state: FieldState, text: string): readonly TextEdit[] | string {
	const {document} = alignment;
	const {span, field} = state;
	if (field.place.at === 'front-matter') {
		return keyEdits(document, field, text || field.raw);
	}

	if (!span) {
		return 'has no place in this document: its section or label was removed';
	}

	if (state.cell) {
		const {table, row, column} = state.cell;
		return setCell(document, table, row, column, writeText(state, text, document.eol));
	}

	const isBlock = field.place.at === 'body' || field.place.at === 'text';
	const problem = isBlock ? bodyProblem(text, state.level) : undefined;
	if (problem !== undefined) {
		return problem;
	}

	const raw = writeText(state, text, document.eol);
	if (field.place.at === 'below-label') {
		return [besideLabel(document, span, raw)];
	}

	if (isBlock && span.from === span.to) {
		return [{...span, insert: state.prefix + insertBlock(document, span.from, raw)}];
	}

	return [{...span, insert: span.from === span.to ? state.prefix + raw : raw}];
}

/** A list or quote stands below its label, with the distance that one had before; words stand behind the label. */
function besideLabel({text, eol}: MarkdownDocument, {from, to}: Span, raw: string): TextEdit {
	const labelEnd = trimEnd(text, 0, from);
	const gap = text.slice(labelEnd, from);
	const below = gap.slice(0, gap.lastIndexOf('\n') + 1) || eol;
	return {from: labelEnd, to, insert: (opensBlock.test(raw) ? below : raw === '' ? '' : ' ') + raw};
}

const opensBlock = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]|>)/;

/** The ids of the fields that read otherwise than they were set. */
function unreadFields(after: Alignment, accepted: readonly Assignment[]): readonly string[] {
	return accepted.flatMap(([id, value]) => {
		const state = after.byId.get(id);
		return state && !readsAs(after.document, state, value) ? [id] : [];
	});
}

function readsAs(document: MarkdownDocument, state: FieldState, value: FieldValue): boolean {
	if (typeof value !== 'string') {
		return JSON.stringify(readValue(document, state)) === JSON.stringify(wanted(state, value));
	}

	const text = normaliseText(state.field, value);
	return state.span !== undefined && (text === '' ? isCleared(state) : readText(state) === text);
}

/** A cleared list goes back to the template's items. */
function wanted(state: FieldState, value: FieldValue): unknown {
	const tasks = normaliseTasks(value as readonly Task[]);
	return tasks.length > 0 ? tasks : state.field.items.map(text => ({text, done: false}));
}
