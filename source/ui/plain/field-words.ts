import type {FieldState} from '../../template/field-state.js';
import {effortExample, readText} from '../../template/field-value.js';
import {isWriting} from '../screens/wizard/wizard-answers.js';
import {asksForPeople, type Editor, effortText, tasksOf} from '../screens/wizard/wizard-editor.js';
import {doubtsIn, typedIn, type WizardState} from '../screens/wizard/wizard-state.js';
import {itemName, itemSummary} from '../screens/wizard/wizard-words.js';
import {extentOf, sentence} from './words.js';

/** A text of more lines than this is told by its beginning, unless all of it is asked for. */
const longText = 8;
const beginning = 3;

/** What stands in the open field and what is typed there, what there is to choose from, and what is doubtful. */
export function presentLines(state: WizardState, field: FieldState, isFull: boolean): readonly string[] {
	// That it is empty is being asked just now.
	const isTold = field.isFilled && state.problems[field.id] === undefined;
	const doubt = isTold ? doubtsIn(state.alignment).get(field.id) : undefined;
	const says = doubt?.startsWith('"') ? doubt : `it ${doubt}`;
	return [...valueLines(state, field, isFull), ...(doubt === undefined ? [] : [sentence(`To check: ${says}`)])];
}

function valueLines(state: WizardState, field: FieldState, isFull: boolean): readonly string[] {
	const {editor} = state;
	switch (editor.kind) {
		case 'text': {
			return editor.buffer.oneLine
				? oneLine(state, field, editor.buffer.text)
				: severalLines(state, field, editor.buffer.text, isFull);
		}

		case 'choice': {
			return choiceLines(field, editor);
		}

		case 'effort': {
			return oneLine(state, field, effortText(field, editor));
		}

		case 'tasks': {
			return taskLines(state, field, editor);
		}

		case 'items': {
			return itemLines(state, field);
		}
	}
}

function oneLine(state: WizardState, field: FieldState, typed: string): readonly string[] {
	const problem = state.problems[field.id];
	const isPending = Object.keys(typedIn(state)).length > 0;
	if (!isPending) {
		const value = readText(field);
		return value === '' ? [] : [sentence(`Now: ${value}`)];
	}

	return problem === undefined
		? [sentence(`Typed and not taken yet: ${typed}`), 'An empty line takes it and goes on.']
		: [sentence(`Typed and not in the document: ${typed}`), sentence(`It ${problem}`)];
}

function severalLines(state: WizardState, field: FieldState, typed: string, isFull: boolean): readonly string[] {
	if (isWriting(state)) {
		return [`Typed so far, ${extentOf(typed)}:`, ...textLines(typed, true), 'Go on with the next line.'];
	}

	const problem = state.problems[field.id];
	if (problem !== undefined) {
		const ways = 'A new text replaces it, /add goes on at its end.';
		return [
			`Typed and not in the document, ${extentOf(typed)}:`,
			...textLines(typed, isFull),
			sentence(`It ${problem}`),
			ways,
		];
	}

	return typed === ''
		? []
		: [
				`Now, ${extentOf(typed)}:`,
				...textLines(typed, isFull),
				'A new text replaces it, /add goes on at its end, an empty line keeps it.',
			];
}

function textLines(text: string, isFull: boolean): readonly string[] {
	const lines = text.split('\n');
	return isFull || lines.length <= longText
		? lines
		: [...lines.slice(0, beginning), `There are ${lines.length - beginning} more lines: /show reads all of them.`];
}

function choiceLines(field: FieldState, editor: Extract<Editor, {kind: 'choice'}>): readonly string[] {
	const value = readText(field);
	return [
		...editor.options.map((option, index) => `${index + 1}. ${option}`),
		...(value === '' ? [] : [sentence(`Now: ${value}`)]),
		...(editor.other ? [sentence(`Typed and not in the list: ${editor.other.text}`), 'An empty line takes it.'] : []),
	];
}

function taskLines(state: WizardState, field: FieldState, {line}: Extract<Editor, {kind: 'tasks'}>): readonly string[] {
	const tasks = tasksOf(state.alignment.document, field);
	const rows = tasks.map(({text, done}, index) => `${index + 1}. ${done ? 'done' : 'open'}: ${text}`);
	return [
		...(tasks.length === 0 ? ['No tasks yet.'] : rows),
		...(line?.text
			? [sentence(`Typed and not in the list yet: ${line.text}`), 'An empty line takes it and goes on.']
			: []),
	];
}

function itemLines(state: WizardState, field: FieldState): readonly string[] {
	return field.items.map((_, row) => itemWords(state, field, row));
}

/** An item of a group with its box and what it holds. */
export function itemWords(state: WizardState, field: FieldState, row: number): string {
	const item = field.items[row];
	if (!item) {
		return '';
	}

	const box = item.box ? (state.alignment.document.text[item.box.from] === ' ' ? ', open' : ', done') : '';
	const name = itemName(state.alignment, item.id) ?? `${row + 1}`;
	return sentence(`${name}${box}: ${itemSummary(item).join(', ') || 'empty'}`);
}

/** How a field of this kind is answered. */
export function howToAnswer(state: FieldState): readonly string[] {
	const {field} = state;
	switch (field.kind) {
		case 'text': {
			return [
				'A line that is only a dot ends the text. A line that starts with a dot is typed with two dots, one that starts like a command with two slashes.',
			];
		}

		case 'choice': {
			return ['A number, a name or its beginning chooses. Another word is taken too, after a question.'];
		}

		case 'option': {
			return ['A number, a name or its beginning chooses.'];
		}

		case 'effort': {
			const example = effortExample(field);
			return [sentence(`Such as ${example}${asksForPeople(state) ? ', or in short 3-4 weeks, 2' : ''}`)];
		}

		case 'checklist': {
			return [
				'a TEXT adds a task, x 2 ticks or unticks task 2, e 2 TEXT changes it, m 2 1 moves it to place 1, d 2 removes it.',
				'A text alone is added, too. An empty line goes on.',
			];
		}

		case 'group': {
			return groupWays(state);
		}

		default: {
			return [];
		}
	}
}

function groupWays({field}: FieldState): readonly string[] {
	const noun = field.group?.noun.toLowerCase() ?? 'item';
	const article = /^[aeiou]/.test(noun) ? 'an' : 'a';
	const tick = field.group?.hasBox ? 'x 2 ticks or unticks it, ' : '';
	return [
		`a NAME adds ${article} ${noun}, e 2 NAME names ${noun} 2, ${tick}m 2 1 moves it to place 1, d 2 removes it.`,
		'A name alone is added, too. An empty line goes on to what each one holds.',
	];
}
