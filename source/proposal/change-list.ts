import type {ListItem, MarkdownDocument} from '../document/markdown.js';
import {applyEdits, narrowEdit, type Span, type TextEdit} from '../document/text-edit.js';
import {type FieldState, oneLine} from '../template/field-state.js';
import {type Task, unwritable} from '../template/field-value.js';
import {insertBlock} from './insert-block.js';
import {fitListItem, type ListCounting, listNumber, readListCounting, renumberItem} from './list-item.js';
import {pairRows, type RowKeys} from './pair-rows.js';
import {arrangeRows, placesOf, readRows} from './rows.js';

/** The form in which tasks are kept: one line each, without blanks at the ends; empty ones are left out. */
export function normaliseTasks(tasks: readonly Task[]): readonly Task[] {
	return tasks.map(({text, done}) => ({text: oneLine(text), done})).filter(task => task.text !== '');
}

/**
 * The edits that make a check list hold the given tasks. A task whose text stays keeps its bytes, and one that gets
 * another text keeps what is nested below it; where only boxes change, only the characters in the boxes change. An empty
 * list goes back to the template's items. What else stands between the items stays where it is.
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

	return state.tasks.length === 0 ? firstTasks(document, state.span, wanted) : taskEdits(document, state.tasks, wanted);
}

/** The edit that ticks or unticks one box, if it is not so already. */
export function boxEdits(
	{text}: Pick<MarkdownDocument, 'text'>,
	item: Pick<ListItem, 'box'>,
	done: boolean,
): readonly TextEdit[] {
	return item.box && isTicked(text, item) !== done ? [{...item.box, insert: done ? 'x' : ' '}] : [];
}

function taskProblem(task: Task): string | undefined {
	return unwritable.test(task.text) ? 'holds control characters' : undefined;
}

function writeTask({text, done}: Task): string {
	return `[${done ? 'x' : ' '}] ${text}`;
}

function firstTasks(document: MarkdownDocument, {from}: Span, tasks: readonly Task[]): readonly TextEdit[] {
	const {text, eol} = document;
	const list = tasks.map(task => `- ${writeTask(task)}`).join(eol);
	const isLineStart = from === 0 || text[from - 1] === '\n';
	return [{from, to: from, insert: isLineStart ? insertBlock(document, from, list) : eol + eol + list}];
}

function taskEdits(
	document: MarkdownDocument,
	items: readonly ListItem[],
	tasks: readonly Task[],
): readonly TextEdit[] {
	const {text} = document;
	const spans = items.map(({lineFrom, to}) => ({from: lineFrom, to}));
	const lines = spans.map(({from, to}) => text.slice(from, to));
	const arrangement = pairRows(
		items.map(item => taskKeys(text, item)),
		tasks.map(task => [writeTask(task), task.text]),
	);
	const isSame = arrangement.length === items.length && arrangement.every((row, index) => row === index);
	const counting = isSame ? undefined : countingOf(document, items);
	const numbered = (line: string, index: number): string =>
		counting ? renumberItem(line, listNumber(counting, index)) : line;
	const arranged = arrangeRows(readRows(document, spans), arrangement, {
		moved(row, place, index) {
			const [item, task] = [items[row], tasks[index]];
			const line = item && task ? applyInside(text, item, insideEdits(text, item, task)) : '';
			return numbered(fitListItem(line, lines[place] ?? ''), index);
		},
		added(neighbour, index) {
			const [item, task] = [items[neighbour], tasks[index]];
			const opening = item ? `${text.slice(item.lineFrom, item.from)}${item.marker} ` : '- ';
			return numbered(opening + (task ? writeTask(task) : ''), index);
		},
	});
	const staying = placesOf(arrangement).flatMap((place, index) => {
		const [item, task, span] = [items[place ?? -1], tasks[index], spans[place ?? -1]];
		if (!item || !task || !span || arrangement[index] !== place) {
			return [];
		}

		const number = narrowEdit(text, {...span, insert: numbered(lines[place ?? -1] ?? '', index)});
		return [...insideEdits(text, item, task), ...(number.from === number.to && number.insert === '' ? [] : [number])];
	});
	return [...(arranged ?? []), ...staying];
}

/** A task is known by its text and box, else by its text. */
function taskKeys(text: string, item: ListItem): RowKeys {
	const words = text.slice(item.text.from, item.text.to);
	return [writeTask({text: words, done: isTicked(text, item)}), words];
}

/** How a numbered list counts that holds nothing but the tasks. */
function countingOf({blocks}: MarkdownDocument, items: readonly ListItem[]): ListCounting | undefined {
	const list = blocks.find(block => block.items[0]?.from === items[0]?.from && block.items.length === items.length);
	return list && list.items.at(-1)?.from === items.at(-1)?.from
		? readListCounting(items.map(({marker}) => marker))
		: undefined;
}

/** What an item needs to hold a task: what is nested below its first line stays. */
function insideEdits(text: string, item: ListItem, task: Task): readonly TextEdit[] {
	const isSameText = text.slice(item.text.from, item.text.to) === task.text;
	return [...boxEdits({text}, item, task.done), ...(isSameText ? [] : [{...item.text, insert: task.text}])];
}

function applyInside(text: string, {lineFrom, to}: ListItem, edits: readonly TextEdit[]): string {
	const inside = edits.map(edit => ({from: edit.from - lineFrom, to: edit.to - lineFrom, insert: edit.insert}));
	return applyEdits(text.slice(lineFrom, to), inside);
}

function isTicked(text: string, {box}: Pick<ListItem, 'box'>): boolean {
	return box !== undefined && text[box.from] !== ' ';
}
