import type {MarkdownDocument} from '../document/markdown.js';
import type {Alignment} from '../template/align.js';
import {type FieldState, isNumberedName} from '../template/field-state.js';
import {problemWith, readEffortValue, readText} from '../template/field-value.js';
import {allFields, type Field, type Form, topSections} from '../template/form.js';
import {numberedNoun} from '../template/pattern.js';
import {findSlots} from '../template/placeholder.js';
import type {Stage} from '../template/vocabulary.js';
import {isOpenAt} from './life-cycle.js';
import {askedStates, isCounted, statusOf} from './progress.js';

/** Something about a field that its author should look at, in words behind the field's name. It hinders nothing. */
export type Doubt = {readonly id: string; readonly says: string};

/**
 * What is doubtful in a document, in the order of the form: values that their fields don't take, placeholders left
 * beside other words, items of which only a part is filled in, and what is due at the proposal's status but still the
 * template's. A field has one doubt at most. What is only not filled in yet is none.
 */
export function doubtsOf(alignment: Alignment): readonly Doubt[] {
	const halves = halfFilled(alignment);
	const isDue = dueCheck(alignment);
	return askedStates(alignment).flatMap(state => {
		const says = state.isFilled ? valueDoubt(alignment, state) : (halves.get(state.id) ?? isDue(state));
		return says === undefined ? [] : [{id: state.id, says}];
	});
}

function valueDoubt({form, document}: Alignment, state: FieldState): string | undefined {
	const {field} = state;
	const value = readText(state);
	switch (field.kind) {
		case 'choice':
		case 'option':
		case 'date':
		case 'percent': {
			const problem = problemWith(field, value, false);
			return problem === undefined ? undefined : `"${value}" ${problem}`;
		}

		case 'effort': {
			return effortDoubt(field, value);
		}

		case 'checklist': {
			return taskDoubt(form, document, state);
		}

		case 'line':
		case 'text': {
			return field.isSuggestion ? undefined : leftover(form, value);
		}

		case 'group': {
			return undefined;
		}
	}
}

const amount = /\d|\b(?:an?|one|two|three|four|five|six|half)\b/i;

function effortDoubt(field: Field, value: string): string | undefined {
	if (readEffortValue(field, value)) {
		return undefined;
	}

	return amount.test(value) ? leftoverNumber(value) : `"${value}" has no amount`;
}

/** The letter that stands for a number in a template. */
function leftoverNumber(value: string): string | undefined {
	const letter = /\b[XN]\b/.exec(value)?.[0];
	return letter && `still has ${letter} where a number belongs`;
}

/** A list with real tasks in which one of the template's stand-ins is left, or a placeholder inside a task. */
function taskDoubt(form: Form, {text}: MarkdownDocument, {field, tasks}: FieldState): string | undefined {
	const texts = tasks.map(task => text.slice(task.text.from, task.text.to));
	const standIn = texts.find(task => numberedNoun(task) !== undefined && field.items.includes(task));
	return standIn === undefined
		? texts.map(task => leftover(form, task)).find(found => found !== undefined)
		: `still holds the template's "${standIn}"`;
}

const code = /(?:^|\n)[ \t]*(`{3,}|~{3,})[^\n]*\n.*?(?:\n[ \t]*\1|$)|`[^`\n]*`/gs;

/** A placeholder of the template, or words that say that something is missing, in text that says more than that. */
function leftover(form: Form, value: string): string | undefined {
	const prose = value.replace(code, ' ');
	const known = placeholdersOf(form);
	const token = findSlots(prose).find(({inner}) => known.has(inner));
	if (token) {
		return `still holds the placeholder ${prose.slice(token.from, token.to)}`;
	}

	const word = /\bTBD\b|\bTODO(?=:)/.exec(prose)?.[0];
	return word && `still holds "${word}"`;
}

const placeholdersByForm = new WeakMap<Form, ReadonlySet<string>>();

/** The words of every placeholder that stands at the place of a value. */
function placeholdersOf(form: Form): ReadonlySet<string> {
	const known = placeholdersByForm.get(form);
	if (known) {
		return known;
	}

	const raws = [...allFields(form).flatMap(rawTexts), ...[...form.itemRaws.values()].flat()];
	const words = raws.flatMap(raw => findSlots(raw).map(({inner}) => inner));
	const isLink = (inner: string): boolean => form.text.includes(`\n[${inner}]:`);
	const result = new Set(words.filter(inner => /\p{L}{2}/u.test(inner) && !isLink(inner)));
	placeholdersByForm.set(form, result);
	return result;
}

function rawTexts(field: Field): readonly string[] {
	return [field.raw, ...(field.group?.fields.flatMap(rawTexts) ?? [])];
}

/** The empty fields of items in which other fields are filled in, by their ids. */
function halfFilled(alignment: Alignment): ReadonlyMap<string, string> {
	const items = alignment.states.flatMap(state => state.items);
	const halves = items.flatMap(({members}) => {
		const counted = members.filter(isExpected);
		return counted.some(member => member.isFilled) ? counted.filter(member => !member.isFilled) : [];
	});
	return new Map(halves.map(({id}) => [id, 'is empty, though its item is begun']));
}

/** True for a field that has to be filled in some time: a name such as `Risk 2` may stay as it is. */
function isExpected(state: FieldState): boolean {
	return (
		isCounted(state) && state.span !== undefined && !state.field.isOptional && !isNumberedName(state.field, state.raw)
	);
}

/** From these statuses on what the author writes is due, too. Before, and beside the usual way, nothing but required fields is. */
const statusesOfReview: ReadonlySet<string> = new Set([
	'in-review',
	'approved',
	'in-progress',
	'completed',
	'reviewed',
]);

/** Says of an empty field that it is due at the proposal's status. Required ones are missing anyway. */
function dueCheck(alignment: Alignment): (state: FieldState) => string | undefined {
	const status = statusOf(alignment);
	const stages = new Map<string, Stage>(topSections(alignment.form).map(({id, stage}) => [id, stage]));
	const isDue = ({section}: FieldState): boolean =>
		statusesOfReview.has(status) && isOpenAt(stages.get(section) ?? 'authoring', status);
	return state =>
		isExpected(state) && !state.field.required && isDue(state)
			? `is not filled in, and the status is ${status}`
			: undefined;
}
