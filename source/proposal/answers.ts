import type {Alignment} from '../template/align.js';
import type {FieldState} from '../template/field-state.js';
import {type FieldValue, type GroupItem, normaliseText, problemWith, type Task} from '../template/field-value.js';
import type {Field} from '../template/form.js';
import type {Change, ChangeOptions, Refusal} from './change.js';
import {fillFields} from './fill.js';
import {inTurn} from './step.js';

/** Ids are never as long as this: what is nested deeper is no answer. */
const longestId = 1000;

type Assignment = readonly [id: string, value: FieldValue];

/** Answers by field id as an answers file gives them, before they are checked. */
export type Answers = readonly (readonly [id: string, value: unknown])[];

/** Finds the field that an id means: the whole id, or its last parts where only one field has them. */
export function resolveField(alignment: Alignment, id: string): FieldState | Refusal {
	const exact = alignment.byId.get(id);
	if (exact) {
		return exact;
	}

	const candidates = alignment.states.filter(
		state => state.id.endsWith(`.${id}`) && state.section !== 'front-matter' && state.field.filledBy === undefined,
	);
	const outside = candidates.filter(state => state.item === undefined);
	const [only, ...others] = outside.length > 0 ? outside : candidates;
	if (!only) {
		return {id, reason: 'is not a field of this template'};
	}

	return others.length === 0
		? only
		: {id, reason: `could be ${[only, ...others].map(state => state.id).join(' or ')}: write the whole id`};
}

/** Sets answers on a document. Groups come first, so that the fields of added items can be named in the same answers. */
export function applyAnswers(alignment: Alignment, answers: Answers, options: ChangeOptions): Change {
	const isGroup = ([id]: Answers[number]): boolean => {
		const state = resolveField(alignment, id);
		return 'field' in state && state.field.kind === 'group';
	};

	const groups = setResolved(alignment, answers.filter(isGroup), options);
	const rest = setResolved(
		groups.alignment,
		answers.filter(answer => !isGroup(answer)),
		options,
	);
	return inTurn(groups, rest);
}

/**
 * Answers that no document could take: to fields that the template does not have, or that its kind of field does not
 * take. What else is refused only this document refuses.
 */
export function wrongAnswers(alignment: Alignment, answers: Answers, options: ChangeOptions): readonly Refusal[] {
	return answers.flatMap(([id, value]) => {
		const state = resolveField(alignment, id);
		if (!('field' in state)) {
			return [state];
		}

		const checked = automatic(id, state) ?? readAnswer(state, value);
		const reason = isRefusal(checked) ? checked.reason : valueProblem(state.field, checked, options);
		return reason === undefined ? [] : [{id, reason}];
	});
}

/** Nested objects become ids with dots; lists stay. */
export function flattenAnswers(value: Readonly<Record<string, unknown>>, prefix = ''): Answers {
	return Object.entries(value).flatMap(([key, inner]): Answers => {
		const id = prefix + key;
		return isObject(inner) && id.length < longestId ? flattenAnswers(inner, `${id}.`) : [[id, inner]];
	});
}

function setResolved(alignment: Alignment, answers: Answers, options: ChangeOptions): Change {
	const refused: Refusal[] = [];
	const assignments: Assignment[] = [];
	for (const [id, value] of answers) {
		const state = resolveField(alignment, id);
		const checked = 'field' in state ? (automatic(id, state) ?? readAnswer(state, value)) : state;
		if (isRefusal(checked)) {
			refused.push({id, reason: checked.reason});
		} else if ('field' in state) {
			assignments.push([state.id, checked]);
		}
	}

	const change = fillFields(alignment, assignments, options);
	return {...change, refused: [...refused, ...change.refused]};
}

/** Why a field can't be answered that is never asked: the product fills it in, or another field does. */
function automatic(id: string, {field}: Pick<FieldState, 'field'>): Refusal | undefined {
	const reasons = {
		title: 'follows the title: set that',
		category: 'follows the category: set that',
		status: 'is set by the life cycle: a new proposal takes --status, "enhance status" moves it later',
		today: 'is set by itself',
		created: 'is set by itself',
	} as const;
	return field.filledBy && {id, reason: reasons[field.filledBy]};
}

/** Why a field can't hold a value, whatever the document; undefined where it can. */
function valueProblem(field: Field, value: FieldValue | boolean, options: ChangeOptions): string | undefined {
	if (typeof value === 'string') {
		const text = normaliseText(field, value);
		return text === '' ? undefined : problemWith(field, text, options.allowUnlisted);
	}

	const members = new Map((field.group?.fields ?? []).map(member => [member.id, member]));
	for (const item of field.kind === 'group' && Array.isArray(value) ? (value as readonly GroupItem[]) : []) {
		for (const [key, inner] of Object.entries(item)) {
			const member = members.get(key);
			const isBox = key === 'done' && field.group?.hasBox === true;
			const problem = member ? valueProblem(member, inner, options) : isBox ? undefined : `has no field "${key}"`;
			if (problem !== undefined) {
				return problem;
			}
		}
	}

	return undefined;
}

/** Brings a value from JSON or YAML into the form that its field takes. */
function readAnswer({id, field}: Pick<FieldState, 'id' | 'field'>, value: unknown): FieldValue | Refusal {
	switch (field.kind) {
		case 'checklist': {
			const tasks = typeof value === 'string' ? (readJsonList(value) ?? readTaskLines(value)) : value;
			return Array.isArray(tasks) && tasks.every(isTaskLike)
				? tasks.map(toTask)
				: {id, reason: 'takes a list of tasks: texts, or objects with "text" and "done"'};
		}

		case 'group': {
			return readItems(id, field, typeof value === 'string' ? readJsonList(value) : value);
		}

		default: {
			const isList = field.place.at === 'front-matter' && field.place.isList;
			if (isList && Array.isArray(value) && value.every(item => typeof item === 'string')) {
				return value.join('\n');
			}

			const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
			return isPlain ? String(value) : value === null ? '' : {id, reason: 'takes text'};
		}
	}
}

/** The items of a group, each answer in the form that its field takes; unknown ones are left for the group to refuse. */
function readItems(id: string, field: Field, value: unknown): FieldValue | Refusal {
	if (!Array.isArray(value) || !value.every(isObject)) {
		return {id, reason: 'takes a list of objects'};
	}

	const items: GroupItem[] = [];
	for (const item of value) {
		const entries: (readonly [string, FieldValue | boolean])[] = [];
		for (const [key, inner] of Object.entries(item)) {
			const member = field.group?.fields.find(candidate => candidate.id === key);
			if (key === 'done' && typeof inner !== 'boolean') {
				return {id, reason: 'takes true or false for "done"'};
			}

			const answer = member ? readAnswer({id: key, field: member}, inner) : inner === true;
			if (isRefusal(answer)) {
				return {id, reason: `${answer.reason} for "${key}"`};
			}

			entries.push([key, answer]);
		}

		items.push(Object.fromEntries(entries));
	}

	return items;
}

function isRefusal(value: unknown): value is Refusal {
	return isObject(value) && 'reason' in value;
}

/** The list that a text holds as JSON, as on a command line. */
function readJsonList(text: string): readonly unknown[] | undefined {
	if (!text.trimStart().startsWith('[')) {
		return undefined;
	}

	try {
		const value: unknown = JSON.parse(text);
		return Array.isArray(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

/** A task for each line; a line may begin with its box, as in a document: `[x] Measure`. */
function readTaskLines(text: string): readonly unknown[] {
	return text
		.split('\n')
		.filter(line => line.trim() !== '')
		.map(line => {
			const match = /^[ \t]*(?:[-*+][ \t]+)?\[([ xX])\][ \t]+(.*)$/.exec(line);
			return match ? {text: match[2], done: match[1] !== ' '} : line;
		});
}

function isTaskLike(value: unknown): boolean {
	const isTicked = isObject(value) ? ['boolean', 'undefined'].includes(typeof value.done) : true;
	return isTicked && (typeof value === 'string' || (isObject(value) && typeof value.text === 'string'));
}

function toTask(value: unknown): Task {
	return isObject(value) ? {text: String(value.text), done: value.done === true} : {text: String(value), done: false};
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
