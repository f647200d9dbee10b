import {type ListItem, lineStart, type MarkdownDocument} from '../document/markdown.js';
import {narrowEdit, type TextEdit} from '../document/text-edit.js';
import type {FieldState} from '../template/field-state.js';
import type {Task} from '../template/field-value.js';
import {insertBlock} from './insert-block.js';

/** The form in which tasks are kept: one line each, without blanks at the ends; empty ones are left out. */
export function normaliseTasks(tasks: readonly Task[]): readonly Task[] {
	return tasks
		.map(({text, done}) => ({text: text.trim().replace(/\s*[\r\n]+\s*/g, ' '), done}))
		.filter(task => task.text !== '');
}

/**
 * The edits that make a check list hold the given tasks. A task whose text stays keeps its bytes, what is nested below
 * it included; where only boxes change, only the characters in the boxes change. An empty list goes back to the
 * template's items.
 */
export function checklistEdits(
	document: MarkdownDocument,
	state: FieldState,
	value: readonly Task[],
): readonly TextEdit[] | string {
	if (!state.span) {
		return 'has no place in this document: its section was removed';
	}

	const tasks = normaliseTasks(value);
	const wanted = tasks.length > 0 ? tasks : state.field.items.map(text => ({text, done: false}));
	const problem = tasks.map(taskProblem).find(found => found !== undefined);
	if (problem !== undefined) {
		return problem;
	}

	const isSameTexts =
		wanted.length === state.tasks.length &&
		wanted.every((task, index) => task.text === textOf(document, state.tasks[index]));
	if (isSameTexts) {
		return wanted.flatMap((task, index) => boxEdits(document, state.tasks[index], task.done));
	}

	const list = listText(document, state.tasks, wanted);
	if (state.tasks.length > 0) {
		return [narrowEdit(document.text, {...state.span, insert: list})];
	}

	const position = state.span.from;
	const isLineStart = position === 0 || document.text[position - 1] === '\n';
	const insert = isLineStart ? insertBlock(document, position, list) : `${document.eol}${document.eol}${list}`;
	return [{from: position, to: position, insert}];
}

/** The edit that ticks or unticks one box, if it is not so already. */
export function boxEdits(
	document: MarkdownDocument,
	item: Pick<ListItem, 'box'> | undefined,
	done: boolean,
): readonly TextEdit[] {
	const {box} = item ?? {};
	const isDone = box !== undefined && document.text[box.from] !== ' ';
	return box && isDone !== done ? [{...box, insert: done ? 'x' : ' '}] : [];
}

/** The item's lines from the start of its first one, as they stand. */
export function itemText(document: MarkdownDocument, item: ListItem): string {
	return document.text.slice(item.lineFrom, item.to);
}

function taskProblem(task: Task): string | undefined {
	return /[\0-\x1F\x7F-\x9F]/.test(task.text.replaceAll('\t', '')) ? 'holds control characters' : undefined;
}

function textOf(document: MarkdownDocument, item: ListItem | undefined): string | undefined {
	return item && document.text.slice(item.text.from, item.text.to);
}

/** Writes the tasks as list items, with the lines of the old items where they can stay. */
function listText(document: MarkdownDocument, items: readonly ListItem[], tasks: readonly Task[]): string {
	const unused = [...items];
	const [first] = items;
	const indent = first ? document.text.slice(lineStart(document.text, first.from), first.from) : '';
	const marker = first?.marker ?? '-';
	let previous: ListItem | undefined;
	let text = '';
	for (const task of tasks) {
		const index = unused.findIndex(item => textOf(document, item) === task.text);
		const [item] = index === -1 ? [] : unused.splice(index, 1);
		const isNeighbour = item && previous && items.indexOf(item) === items.indexOf(previous) + 1;
		const gap = isNeighbour && previous ? document.text.slice(previous.to, item.lineFrom) : document.eol;
		const line = item
			? withBox(document, item, task.done)
			: `${indent}${marker} [${task.done ? 'x' : ' '}] ${task.text}`;
		text += text === '' ? line : gap + line;
		previous = item;
	}

	return text;
}

function withBox(document: MarkdownDocument, item: ListItem, done: boolean): string {
	const raw = itemText(document, item);
	const [edit] = boxEdits(document, item, done);
	return edit ? raw.slice(0, edit.from - item.lineFrom) + edit.insert + raw.slice(edit.to - item.lineFrom) : raw;
}
