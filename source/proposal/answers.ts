import type {Alignment} from '../template/align.js';
import type {FieldState} from '../template/field-state.js';
import type {FieldValue, GroupItem, Task} from '../template/field-value.js';
import {type Change, type ChangeOptions, type Refusal, setFields} from './change.js';

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
	return {alignment: rest.alignment, refused: [...groups.refused, ...rest.refused]};
}

/** Nested objects become ids with dots; lists stay. */
export function flattenAnswers(value: Readonly<Record<string, unknown>>, prefix = ''): Answers {
	return Object.entries(value).flatMap(([key, inner]): Answers => {
		const id = prefix + key;
		const isObject = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
		return isObject ? flattenAnswers(inner as Record<string, unknown>, `${id}.`) : [[id, inner]];
	});
}

function setResolved(alignment: Alignment, answers: Answers, options: ChangeOptions): Change {
	const refused: Refusal[] = [];
	const assignments: (readonly [string, FieldValue])[] = [];
	for (const [id, value] of answers) {
		const state = resolveField(alignment, id);
		const checked = 'field' in state ? readAnswer(state, value) : state;
		if (typeof checked === 'object' && 'reason' in checked && 'id' in checked) {
			refused.push({id, reason: String(checked.reason)});
		} else if ('field' in state) {
			assignments.push([state.id, checked as FieldValue]);
		}
	}

	const change = setFields(alignment, assignments, options);
	return {alignment: change.alignment, refused: [...refused, ...change.refused]};
}

/** Brings a value from JSON or YAML into the form that its field takes. */
function readAnswer(state: FieldState, value: unknown): FieldValue | Refusal {
	const {id} = state;
	switch (state.field.kind) {
		case 'checklist': {
			const tasks = typeof value === 'string' ? splitTasks(value) : value;
			return Array.isArray(tasks) && tasks.every(isTaskLike)
				? tasks.map(toTask)
				: {id, reason: 'takes a list of tasks: texts, or objects with "text" and "done"'};
		}

		case 'group': {
			return Array.isArray(value)
				? value.map(item => (isObject(item) ? groupItem(item) : item))
				: {id, reason: 'takes a list of objects'};
		}

		default: {
			const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
			return isPlain ? String(value) : value === null ? '' : {id, reason: 'takes text'};
		}
	}
}

function splitTasks(text: string): readonly string[] {
	return text.split('\n').filter(line => line.trim() !== '');
}

function isTaskLike(value: unknown): boolean {
	return typeof value === 'string' || (isObject(value) && typeof value.text === 'string');
}

function toTask(value: unknown): Task {
	return isObject(value) ? {text: String(value.text), done: value.done === true} : {text: String(value), done: false};
}

/** The fields of a group's item: lists of texts become tasks, numbers become text. */
function groupItem(item: Readonly<Record<string, unknown>>): GroupItem {
	return Object.fromEntries(
		Object.entries(item).map(([key, value]): [string, FieldValue | boolean] => {
			if (Array.isArray(value)) {
				return [key, value.filter(isTaskLike).map(toTask)];
			}

			return [key, typeof value === 'boolean' ? value : value === null || value === undefined ? '' : String(value)];
		}),
	);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
