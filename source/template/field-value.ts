import type {MarkdownDocument} from '../document/markdown.js';
import {type FieldState, oneLine} from './field-state.js';
import type {Field} from './form.js';
import {isPlaceholder, type Placeholder, readInlineBoxes} from './placeholder.js';

/** What no document takes: control characters other than tabs and line breaks, and halves of characters. */
export const unwritable = /[\0-\b\v\f\x0E-\x1F\x7F-\x9F]|\p{Surrogate}/u;

/** An item of a check list. */
export type Task = {readonly text: string; readonly done: boolean};

/** The answers of one item of a group, by the ids of its fields; `done` is its box. */
export type GroupItem = {readonly [field: string]: FieldValue | boolean};

/** The answer to a field: text, the items of a check list, or the items of a group. */
export type FieldValue = string | readonly Task[] | readonly GroupItem[];

/** An amount or range with its unit, and how many people. */
export type Effort = {readonly amount: string; readonly unit: string; readonly people: string};

/** The value of a field as a person would say it; an empty string or list where nothing is filled in. */
export function readValue(document: MarkdownDocument, state: FieldState): FieldValue {
	const {field} = state;
	if (field.kind === 'checklist') {
		return state.tasks.map(task => ({
			text: document.text.slice(task.text.from, task.text.to),
			done: task.box !== undefined && document.text[task.box.from] !== ' ',
		}));
	}

	if (field.kind === 'group') {
		return state.items.map(item => ({
			...(item.box ? {done: document.text[item.box.from] !== ' '} : {}),
			...Object.fromEntries(item.members.map(member => [member.field.id, readValue(document, member)])),
		}));
	}

	return readText(state);
}

/** The value of a field that is not a list, as text. */
export function readText(state: FieldState): string {
	const {field, raw} = state;
	const boxes = field.kind === 'option' ? readInlineBoxes(raw) : [];
	if (boxes.length > 0) {
		return boxes.find(box => box.done)?.text ?? '';
	}

	if (state.isUntouched || (field.isSuggestion && isPlaceholder(raw))) {
		return '';
	}

	if (field.kind === 'percent') {
		return /(?<!\d)(\d{1,9})[ \t]{0,9}%/.exec(raw)?.[1] ?? oneLine(raw);
	}

	if (field.kind === 'text') {
		return raw.replaceAll('\r\n', '\n');
	}

	const line = oneLine(raw);
	if (field.isBracketed) {
		return line.replace(/^[[(](.*)[\])]$/, '$1');
	}

	return isInHeading(field) ? line.replace(/(^|[ \t])\\(#+)$/, '$1$2') : line;
}

/** The text that stands for a value in the document: one line for all kinds but `text`. Its line ends are the document's. */
export function writeText(state: FieldState, value: string, eol: string): string {
	const text = value === '' ? state.emptyRaw : writeValue(state, value);
	return text.replace(/\r?\n/g, eol);
}

function writeValue({field, raw}: FieldState, value: string): string {
	switch (field.kind) {
		case 'option': {
			return chooseBox(readInlineBoxes(raw).length > 0 ? raw : field.raw, value);
		}

		case 'percent': {
			return `${value}${field.placeholder?.after ?? '%'}`;
		}

		case 'text': {
			return value;
		}

		default: {
			return field.isBracketed ? `(${value})` : isInHeading(field) ? value.replace(/(^|[ \t])(#+)$/, '$1\\$2') : value;
		}
	}
}

/** True where a field holds what it holds while nothing is filled in; the line ends are those of the document. */
export function isCleared({raw, emptyRaw}: FieldState): boolean {
	return raw === emptyRaw || raw.replaceAll('\r\n', '\n') === emptyRaw.replaceAll('\r\n', '\n');
}

/** At the end of a heading number signs would close it, so they are written with a backslash. */
function isInHeading({place}: Field): boolean {
	return place.at === 'heading' || place.at === 'document-title';
}

/** The form in which a value is kept: line ends as `\n`, no blanks at the ends, one line where the field takes one. */
export function normaliseText(field: Field, value: string): string {
	const text = value.replace(/\r\n?/g, '\n');
	if (field.place.at === 'front-matter' && field.place.isList) {
		const items = text.split('\n').map(item => item.trim());
		return items.filter(item => item !== '').join('\n');
	}

	if (field.kind === 'text') {
		return text.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();
	}

	const line = oneLine(text);
	return field.kind === 'percent' && line.endsWith('%') ? line.slice(0, -1).trimEnd() : line;
}

/** Why a value (normalised, not empty) can't be the answer to a field; undefined where it can. */
export function problemWith(field: Field, value: string, allowUnlisted: boolean): string | undefined {
	if (unwritable.test(value)) {
		return 'holds control characters';
	}

	switch (field.kind) {
		case 'choice':
		case 'option': {
			const isListed = field.choices.includes(value);
			const mustBeListed = field.kind === 'option' || !allowUnlisted;
			return isListed || !mustBeListed ? undefined : `is not one of ${field.choices.join(', ')}`;
		}

		case 'date': {
			return isDate(value) ? undefined : 'is not a day: write it as 2026-01-31';
		}

		case 'percent': {
			return /^\d{1,3}$/.test(value) && Number(value) <= 100 ? undefined : 'is not a whole number from 0 to 100';
		}

		case 'effort': {
			return readEffortValue(field, value) || allowUnlisted
				? undefined
				: `is not an amount with its unit, such as ${effortExample(field)}`;
		}

		default: {
			return undefined;
		}
	}
}

/** Takes an effort apart; undefined where it is not written in the usual way. */
export function readEffortValue(field: Field, value: string): Effort | undefined {
	const match = /^(\d+(?:\.\d+)?(?:[ \t]*[-–][ \t]*\d+(?:\.\d+)?)?)[ \t]+([a-z]+)(?![a-z])(?:[ \t]*(\S.*))?$/i.exec(
		value,
	);
	const unit = field.choices.find(choice => singular(choice) === singular(match?.[2] ?? ''));
	if (!match?.[1] || !unit) {
		return undefined;
	}

	const people = match[3] === undefined ? '' : peopleIn(field.placeholder, match[3]);
	return people === undefined ? undefined : {amount: match[1].replace(/[ \t]*[-–][ \t]*/, '-'), unit, people};
}

/** Writes an effort as the template has it: `3-4 weeks (team size: 2 engineers)`. Empty without an amount. */
export function writeEffortValue(field: Field, effort: Effort): string {
	if (effort.amount === '') {
		return '';
	}

	const unit = effort.amount === '1' ? singular(effort.unit) : effort.unit;
	const {before = '', after = ''} = field.placeholder ?? {};
	const words = effort.people === '1' ? after.replace(/s(?=\W*$)/, '') : after;
	const people = effort.people === '' || before + after === '' ? '' : ` ${before.trimStart()}${effort.people}${words}`;
	return `${effort.amount} ${unit}${people}`;
}

/** An example of an effort in the words of the template. */
export function effortExample(field: Field): string {
	const unit = field.choices.at(-2) ?? field.choices[0] ?? 'weeks';
	return writeEffortValue(field, {amount: '3-4', unit, people: '2'});
}

/** True for a day of the calendar, written as year, month and day. */
export function isDate(value: string): boolean {
	const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
	if (!match) {
		return false;
	}

	const date = new Date(`${value}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

function peopleIn(placeholder: Placeholder | undefined, text: string): string | undefined {
	const before = placeholder?.before.trim() ?? '';
	if (before === '' || !text.toLowerCase().startsWith(before.toLowerCase())) {
		return undefined;
	}

	return /^[ \t]*(\d+(?:[ \t]*[-–][ \t]*\d+)?)(?!\d)/.exec(text.slice(before.length))?.[1];
}

function singular(unit: string): string {
	return unit.toLowerCase().replace(/s$/, '');
}

function chooseBox(raw: string, value: string): string {
	let text = raw;
	for (const box of readInlineBoxes(raw)) {
		text = `${text.slice(0, box.mark)}${box.text === value ? 'x' : ' '}${text.slice(box.mark + 1)}`;
	}

	return text;
}
