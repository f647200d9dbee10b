import type {BoardEntry} from './board-entry.js';
import {isOver} from './board-order.js';
import type {PlannedDay} from './planned-days.js';

/** How a planned day stands against today. */
export type DayState = 'done' | 'late' | 'ahead' | 'passed' | 'undated';

/** A planned day with its state. */
export type TimelineDay = PlannedDay & {readonly state: DayState};

/** A proposal with what it plans: what has a day first, by day, and behind it what has none. */
export type TimelineRow = {readonly entry: BoardEntry; readonly days: readonly TimelineDay[]};

/** Proposals by what they plan. */
export type Timeline = {
	/** A calendar day as `2026-01-31`. */
	readonly today: string;
	/** Those with any day: the ones with the next (or longest overdue) day first. */
	readonly dated: readonly TimelineRow[];
	/** Those without, in the order in which they were given. */
	readonly undated: readonly TimelineRow[];
};

/** The sign of each state, in plain characters. */
export const daySigns: Readonly<Record<DayState, string>> = {
	done: 'x',
	late: '!',
	ahead: 'o',
	passed: '.',
	undated: '?',
};

/** Puts proposals on a timeline. Their days have to be read (`EntryOptions.hasDays`). */
export function makeTimeline(entries: readonly BoardEntry[], today: string): Timeline {
	const rows = entries.map((entry): TimelineRow => {
		const days = entry.days.map(day => ({...day, state: stateOf(day, entry, today)}));
		return {entry, days: days.toSorted((one, other) => compareDays(one.day, other.day))};
	});
	const dated = rows.filter(({days}) => days[0]?.day !== undefined);
	return {
		today,
		dated: dated.toSorted((one, other) => compareDays(nextDay(one), nextDay(other))),
		undated: rows.filter(row => !dated.includes(row)),
	};
}

function stateOf({day, isDone}: PlannedDay, {status}: BoardEntry, today: string): DayState {
	if (isDone === true || day === undefined) {
		return isDone === true ? 'done' : 'undated';
	}

	if (day >= today) {
		return 'ahead';
	}

	return isDone === undefined || isOver(status) ? 'passed' : 'late';
}

/** Days in their order; what has none stands last. */
function compareDays(one: string | undefined, other: string | undefined): number {
	if (one === undefined || other === undefined) {
		return Number(one === undefined) - Number(other === undefined);
	}

	return one < other ? -1 : Number(one > other);
}

function nextDay({days}: TimelineRow): string | undefined {
	return days.find(({state}) => state === 'late' || state === 'ahead')?.day;
}
