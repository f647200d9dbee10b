import {type ListItem, lineStart, type MarkdownDocument} from '../document/markdown.js';
import {applyEdits, narrowEdit, type TextEdit} from '../document/text-edit.js';
import {type FieldState, oneLine} from '../template/field-state.js';
import {type Task, unwritable} from '../template/field-value.js';
import {insertBlock} from './insert-block.js';

/** The form in which tasks are kept: one line each, without blanks at the ends; empty ones are left out. */
export function normaliseTasks(tasks: readonly Task[]): readonly Task[] {
	return tasks.map(({text, done}) => ({text: oneLine(text), done})).filter(task => task.text !== '');
}

/**
 * The edits that make a check list hold the given tasks. A task whose text stays keeps its bytes, and one that gets
 * another text keeps what is nested below it; where only boxes change, only the characters in the boxes change. An empty
 * list goes back to the template's items. Other text between the items is never lost: a change that would is refused.
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

	const sources = pairTasks(document, state.tasks, wanted);
	if (losesText(document, state.tasks, sources)) {
		return 'has other text between its items, which would be lost: change it in an editor';
	}

	const list = listText(document, state.tasks, wanted, sources);
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

function taskProblem(task: Task): string | undefined {
	return unwritable.test(task.text) ? 'holds control characters' : undefined;
}

function textOf(document: MarkdownDocument, item: ListItem | undefined): string | undefined {
	return item && document.text.slice(item.text.from, item.text.to);
}

/** The old item of each task: the one with its text; what is left over on both sides goes together in order. */
function pairTasks(
	document: MarkdownDocument,
	items: readonly ListItem[],
	tasks: readonly Task[],
): readonly (ListItem | undefined)[] {
	const unused = [...items];
	const sameText = tasks.map(task => {
		const index = unused.findIndex(item => textOf(document, item) === task.text);
		return index === -1 ? undefined : unused.splice(index, 1)[0];
	});
	return sameText.map(item => item ?? unused.shift());
}

/** True where something else than items stands between two of them that don't stay neighbours. */
function losesText(
	document: MarkdownDocument,
	items: readonly ListItem[],
	sources: readonly (ListItem | undefined)[],
): boolean {
	return items.some((item, index) => {
		const next = items[index + 1];
		const hasText = next !== undefined && document.text.slice(item.to, next.lineFrom).trim() !== '';
		const place = hasText ? sources.indexOf(item) : -1;
		return hasText && (place === -1 || sources[place + 1] !== next);
	});
}

/** Writes the tasks as list items, with the lines of the old items where they have any. */
function listText(
	document: MarkdownDocument,
	items: readonly ListItem[],
	tasks: readonly Task[],
	sources: readonly (ListItem | undefined)[],
): string {
	const [first] = items;
	const indent = first ? document.text.slice(lineStart(document.text, first.from), first.from) : '';
	const opening = `${indent}${first?.marker ?? '-'} `;
	return tasks
		.map((task, index) => {
			const item = sources[index];
			const previous = sources[index - 1];
			const isNeighbour = item && previous && items.indexOf(item) === items.indexOf(previous) + 1;
			const gap = isNeighbour ? document.text.slice(previous.to, item.lineFrom) : document.eol;
			const line = item ? withTask(document, item, task) : `${opening}[${task.done ? 'x' : ' '}] ${task.text}`;
			return index === 0 ? line : gap + line;
		})
		.join('');
}

/** The lines of an item with another text and box; what is nested below the first line stays. */
function withTask(document: MarkdownDocument, item: ListItem, task: Task): string {
	const edits = [...boxEdits(document, item, task.done), {...item.text, insert: task.text}];
	const from = item.lineFrom;
	const inItem = edits.map(edit => ({from: edit.from - from, to: edit.to - from, insert: edit.insert}));
	return applyEdits(document.text.slice(from, item.to), inItem);
}
