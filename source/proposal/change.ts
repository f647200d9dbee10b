import {frontMatterEdit} from '../document/front-matter.js';
import {parseMarkdown} from '../document/markdown.js';
import {applyEdits, narrowEdit, type TextEdit} from '../document/text-edit.js';
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

/** Sets several fields at once. What is refused leaves the other fields set. */
export function setFields(
	alignment: Alignment,
	assignments: readonly Assignment[],
	options: ChangeOptions = {allowUnlisted: true},
): Change {
	const lists = assignments.filter(([id]) => alignment.byId.get(id)?.field.kind === 'group');
	let current = alignment;
	const refused: Refusal[] = [];
	for (const [id, value] of lists) {
		const change = setGroup(current, id, value, options);
		current = change.alignment;
		refused.push(...change.refused);
	}

	const change = setPlainFields(
		current,
		assignments.filter(assignment => !lists.includes(assignment)),
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
	const accepted: Assignment[] = [];
	const edits: TextEdit[] = [];
	for (const [id, value] of withLinked(alignment, assignments)) {
		const result = editsFor(alignment, id, value, options);
		if (typeof result === 'string') {
			refused.push({id, reason: result});
		} else {
			accepted.push([id, value]);
			edits.push(...result);
		}
	}

	if (edits.length === 0) {
		return {alignment, refused};
	}

	const after = realign(alignment, applyEdits(alignment.document.text, edits));
	const problem =
		guard(alignment, after, edits, new Set(accepted.map(([id]) => id))) ?? readBackProblem(after, accepted);
	if (problem === undefined) {
		return {alignment: after, refused};
	}

	const [only] = accepted;
	if (assignments.length <= 1) {
		return {alignment, refused: [...refused, {id: assignments[0]?.[0] ?? only?.[0] ?? '', reason: problem}]};
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
function withLinked(alignment: Alignment, assignments: readonly Assignment[]): readonly Assignment[] {
	return assignments.flatMap(assignment => {
		const [id, value] = assignment;
		const role = alignment.byId.get(id)?.field.role;
		const linked = alignment.states.filter(
			state => state.field.filledBy !== undefined && state.field.filledBy === role && canFollow(alignment, state, role),
		);
		return [assignment, ...linked.map((state): Assignment => [state.id, value])];
	});
}

/** A front matter that uses `category` for something else keeps it. */
function canFollow(alignment: Alignment, state: FieldState, role: string): boolean {
	if (state.span === undefined) {
		return false;
	}

	const choices = alignment.states.find(other => other.field.role === role && other.field.filledBy === undefined)?.field
		.choices;
	return role !== 'category' || !state.isFilled || (choices?.includes(state.raw) ?? false);
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

	if (text === readText(state) && (text !== '' || state.raw === state.emptyRaw)) {
		return [];
	}

	return textEdits(alignment, state, text);
}

function textEdits(alignment: Alignment, state: FieldState, text: string): readonly TextEdit[] | string {
	const {document} = alignment;
	if (!state.span) {
		return 'has no place in this document: its section or label was removed';
	}

	const {span, field} = state;
	if (field.place.at === 'front-matter' && document.frontMatter) {
		const edit = frontMatterEdit(document.text, document.frontMatter, field.place.key, text || field.raw);
		return edit ? [edit] : [];
	}

	const problem = field.place.at === 'body' ? bodyProblem(text, state.level) : undefined;
	if (problem !== undefined) {
		return problem;
	}

	const raw = writeText(state, text, document.eol);
	if (field.place.at === 'body' && span.from === span.to) {
		return [{...span, insert: insertBlock(document, span.from, raw)}];
	}

	return [narrowEdit(document.text, {...span, insert: span.from === span.to ? state.prefix + raw : raw})];
}

function readBackProblem(after: Alignment, accepted: readonly Assignment[]): string | undefined {
	for (const [id, value] of accepted) {
		const state = after.byId.get(id);
		if (state && typeof value === 'string') {
			const text = normaliseText(state.field, value);
			if (readText(state) !== text) {
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
