import {frontMatterEdit} from '../document/front-matter.js';
import {type MarkdownDocument, parseMarkdown} from '../document/markdown.js';
import {setCell} from '../document/table-edit.js';
import {applyEdits, haveOverlap, narrowEdit, type TextEdit} from '../document/text-edit.js';
import {type Alignment, align} from '../template/align.js';
import type {FieldState} from '../template/field-state.js';
import {
	type FieldValue,
	normaliseText,
	problemWith,
	readText,
	readValue,
	type Task,
	writeText,
} from '../template/field-value.js';
import {groupEdits} from './change-group.js';
import {checklistEdits, normaliseTasks} from './change-list.js';
import {bodyProblem, guard} from './guard.js';
import {insertBlock} from './insert-block.js';

/** Why a value was not written. */
export type Refusal = {readonly id: string; readonly reason: string};

/** The document after a change, held against its form, with what was refused on the way. */
export type Change = {readonly alignment: Alignment; readonly refused: readonly Refusal[]};

export type ChangeOptions = {
	/** Takes values that a choice does not list. */
	readonly allowUnlisted: boolean;
};

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
	const lists = last.filter(([id]) => alignment.byId.get(id)?.field.kind === 'group');
	let current = alignment;
	const refused: Refusal[] = [];
	for (const [id, value] of lists) {
		const change = setGroup(current, id, value, options);
		current = change.alignment;
		refused.push(...change.refused);
	}

	const change = setPlainFields(
		current,
		last.filter(assignment => !lists.includes(assignment)),
		options,
	);
	return {alignment: change.alignment, refused: [...refused, ...change.refused]};
}

/** Holds a changed text against the form again. */
export function realign(alignment: Alignment, text: string): Alignment {
	return align(alignment.form, parseMarkdown(text));
}

function setPlainFields(alignment: Alignment, assignments: readonly Assignment[], options: ChangeOptions): Change {
	const refused: Refusal[] = [];
	const accepted = new Map<string, FieldValue>();
	const edits: TextEdit[] = [];
	for (const assignment of assignments) {
		const together = [assignment, ...linkedTo(alignment, assignment)].filter(([id]) => !accepted.has(id));
		const results = together.map(([id, value]) => editsFor(alignment, id, value, options));
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
		return {alignment, refused};
	}

	if (haveOverlap(edits)) {
		return oneByOne(alignment, assignments, options);
	}

	const after = realign(alignment, applyEdits(alignment.document.text, edits));
	const problem = guard(alignment, after, edits, new Set(accepted.keys())) ?? readBackProblem(after, [...accepted]);
	if (problem === undefined) {
		return {alignment: after, refused};
	}

	const [only, ...others] = assignments;
	if (only && others.length === 0) {
		return {alignment, refused: [...refused, {id: only[0], reason: problem}]};
	}

	return oneByOne(alignment, assignments, options);
}

/** Where a whole batch does not pass, each field is set on its own, so that only the guilty one is refused. */
function oneByOne(alignment: Alignment, assignments: readonly Assignment[], options: ChangeOptions): Change {
	let current = alignment;
	const refused: Refusal[] = [];
	for (const assignment of assignments) {
		const change = setPlainFields(current, [assignment], options);
		current = change.alignment;
		refused.push(...change.refused);
	}

	return {alignment: current, refused};
}

/** The fields that hold the same words as a changed one: the title in the first heading, the category in the front matter. */
function linkedTo(alignment: Alignment, [id, value]: Assignment): readonly Assignment[] {
	const role = alignment.byId.get(id)?.field.role;
	return alignment.states
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

	if (text === '' ? state.raw === state.emptyRaw : text === readText(state)) {
		return [];
	}

	return textEdits(alignment, state, text);
}

function textEdits(alignment: Alignment, state: FieldState, text: string): readonly TextEdit[] | string {
	const {document} = alignment;
	const {span, field} = state;
	if (field.place.at === 'front-matter') {
		return frontMatterEdits(document, field.place.key, text || field.raw);
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
	if (isBlock && span.from === span.to) {
		return [{...span, insert: state.prefix + insertBlock(document, span.from, raw)}];
	}

	return [narrowEdit(document.text, {...span, insert: span.from === span.to ? state.prefix + raw : raw})];
}

function frontMatterEdits(document: MarkdownDocument, key: string, value: string): readonly TextEdit[] | string {
	const {frontMatter, text} = document;
	if (!frontMatter) {
		return 'has no place in this document: it has no front matter';
	}

	if (frontMatter.entries.some(entry => entry.key === key && entry.isNested)) {
		return 'holds a value of several lines: change it in an editor';
	}

	const edit = frontMatterEdit(text, frontMatter, key, value);
	return edit ? [edit] : [];
}

function readBackProblem(after: Alignment, accepted: readonly Assignment[]): string | undefined {
	for (const [id, value] of accepted) {
		const state = after.byId.get(id);
		if (state && typeof value === 'string') {
			const text = normaliseText(state.field, value);
			if (readText(state) !== text && (text !== '' || state.raw !== state.emptyRaw)) {
				return 'would not read back as it was given';
			}
		} else if (state && JSON.stringify(readValue(after.document, state)) !== JSON.stringify(wanted(state, value))) {
			return 'would not read back as it was given';
		}
	}

	return undefined;
}

/** A cleared list goes back to the template's items. */
function wanted(state: FieldState, value: FieldValue): unknown {
	const tasks = normaliseTasks(value as readonly Task[]);
	return tasks.length > 0 ? tasks : state.field.items.map(text => ({text, done: false}));
}

function setGroup(alignment: Alignment, id: string, value: FieldValue, options: ChangeOptions): Change {
	if (typeof value === 'string') {
		return {alignment, refused: [{id, reason: 'takes a list of items'}]};
	}

	const result = groupEdits(alignment, id, value, options, setFields);
	return 'reason' in result ? {alignment, refused: [result]} : result;
}
