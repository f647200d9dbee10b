import {detach} from '../document/detach.js';
import type {Alignment} from '../template/align.js';
import {wordsKey} from '../template/field-id.js';
import type {FieldState, ItemState} from '../template/field-state.js';
import {readText} from '../template/field-value.js';
import {isRecordLabel, isScheduleLabel} from '../template/vocabulary.js';
import {dayIn, type NamedDay} from './day-in.js';
import {type HeadEntry, readHead} from './header.js';

/** A phase, a milestone or another day that a proposal plans with. */
export type PlannedDay = {
	/** What happens, on one line. */
	readonly words: string;
	/** The calendar day as `2026-01-31`; of a month or quarter the last one. Undefined where none is given. */
	readonly day: string | undefined;
	/** The day as it is written. */
	readonly written: string | undefined;
	/** Undefined for what can't be done, such as the day until which comments are welcome. */
	readonly isDone: boolean | undefined;
};

/** The phases, milestones and other planned days of a proposal, in the order of the document. What is not filled in is left out. */
export function plannedDays(
	alignment: Alignment,
	head: readonly HeadEntry[] = readHead(alignment.document),
): readonly PlannedDay[] {
	const {states} = alignment;
	const items = states.filter(isOfPlan).flatMap(state => state.items.flatMap(item => itemDay(alignment, state, item)));
	const dates = states.filter(isPlannedDate);
	const known = new Set(dates.map(({field}) => wordsKey(field.label)));
	const others = head.filter(({label}) => isScheduleLabel(label) && !known.has(wordsKey(label)));
	return [
		...dates.flatMap(state => labelDay(state.field.label, readText(state))),
		...others.flatMap(({label, value}) => labelDay(label, value)),
		...items,
	];
}

/** Milestones, and items with tasks of their own, such as phases. */
function isOfPlan({field, item}: FieldState): boolean {
	const hasTasks = field.group?.fields.some(({kind}) => kind === 'checklist') ?? false;
	return item === undefined && field.group !== undefined && (field.role === 'milestones' || hasTasks);
}

/** A day outside of groups that is still to come when it is written: not the day of an approval. */
function isPlannedDate({field, item, isFilled}: FieldState): boolean {
	const isDay = isScheduleLabel(field.label) || (field.kind === 'date' && !isRecordLabel(field.label));
	const isOwn = item === undefined && field.filledBy === undefined && field.group === undefined;
	return isFilled && isDay && isOwn && field.role !== 'approval-date';
}

function labelDay(label: string, text: string): readonly PlannedDay[] {
	const found = dayIn(text);
	return found ? [plannedDay(label, found, undefined)] : [];
}

/** Entries are kept when their documents are long forgotten, so nothing here may be a part of one. */
function plannedDay(words: string, found: NamedDay | undefined, isDone: boolean | undefined): PlannedDay {
	return {words: detach(words), day: found && detach(found.day), written: found && detach(found.written), isDone};
}

/** An item with its day; none where nothing of it is filled in. */
function itemDay({document}: Alignment, {field}: FieldState, item: ItemState): readonly PlannedDay[] {
	const members = item.members.filter(({isFilled}) => isFilled);
	if (members.every(member => member.field.isSuggestion)) {
		return [];
	}

	const line = document.text.slice(item.text.from, item.text.to);
	const found = dayIn(line) ?? members.map(member => dayIn(member.raw)).find(day => day !== undefined);
	const names = members
		.filter(member => member.field.kind === 'line' && dayIn(member.raw) === undefined)
		.map(readText)
		.filter(words => words !== '');
	const [name = ''] = names;
	const numbered = field.group ? `${field.group.noun} ${item.number}` : '';
	const words = field.role === 'milestones' ? name || numbered : [numbered, name].filter(Boolean).join(': ');
	return [plannedDay(words, found, isItemDone(document.text, item))];
}

/** An item is done where its own box is ticked, or all of its tasks. */
function isItemDone(text: string, {box, members}: ItemState): boolean {
	if (box) {
		return text[box.from] !== ' ';
	}

	const tasks = members.flatMap(member => member.tasks);
	return tasks.length > 0 && tasks.every(task => task.box !== undefined && text[task.box.from] !== ' ');
}
