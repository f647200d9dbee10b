import {cellWidth, fitCells} from '../document/cells.js';
import {visibleLine} from '../document/visible-text.js';
import {daysBetween} from './day-in.js';
import {type DayState, daySigns, type Timeline, type TimelineRow} from './timeline.js';

/** The days that a picture shows, and how many cells it has for them. */
type Scale = {readonly from: string; readonly days: number; readonly cells: number};

/** A mark on the axis. */
type Tick = {readonly day: string; readonly label: string};

const narrowest = 48;
const fewestDays = 14;
const gap = 2;
/** Of several days in one cell the one that needs most care is shown. */
const ranks: readonly DayState[] = ['passed', 'done', 'ahead', 'late'];
/** How many months may lie between two marks of the axis. */
const monthSteps: readonly number[] = [
	1,
	2,
	3,
	6,
	...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map(years => years * 12),
];
const daySteps: readonly number[] = [1, 2, 7, 14];

/** A picture with a line for each proposal that has any day; none where there is no such one, or no room. */
export function chartLines({today, dated}: Timeline, width: number): readonly string[] {
	if (dated.length === 0 || width < narrowest) {
		return [];
	}

	const names = dated.map(({entry}) => visibleLine(entry.name));
	const side = Math.min(Math.max(...names.map(cellWidth)), Math.floor(width / 3));
	const scale = scaleOf(dated, today, width - side - gap);
	const margin = ' '.repeat(side + gap);
	const rows = dated.map(
		(row, index) => fitCells(names[index] ?? '', side) + ' '.repeat(gap) + rowCells(row, today, scale),
	);
	return [margin + axisLine(scale), ...rows].map(line => line.trimEnd());
}

function scaleOf(rows: readonly TimelineRow[], today: string, cells: number): Scale {
	const days = [today, ...rows.flatMap(row => row.days.flatMap(({day}) => day ?? []))].toSorted();
	const from = days[0] ?? today;
	return {from, days: Math.max(daysBetween(from, days.at(-1) ?? today), fewestDays), cells};
}

function cellOf(day: string, {from, days, cells}: Scale): number {
	return Math.round((daysBetween(from, day) / days) * (cells - 1));
}

/** Signs at the days, joined by a line, and `|` at today. */
function rowCells({days}: TimelineRow, today: string, scale: Scale): string {
	const marks = new Map<number, DayState>();
	for (const {day, state} of days) {
		const cell = day === undefined ? undefined : cellOf(day, scale);
		if (cell !== undefined && ranks.indexOf(state) > ranks.indexOf(marks.get(cell) ?? 'undated')) {
			marks.set(cell, state);
		}
	}

	const first = Math.min(...marks.keys());
	const last = Math.max(...marks.keys());
	const now = cellOf(today, scale);
	return Array.from({length: scale.cells}, (_, cell) => {
		const state = marks.get(cell);
		return state ? daySigns[state] : cell === now ? '|' : cell > first && cell < last ? '-' : ' ';
	}).join('');
}

/** Months or days above the cells where they begin, as close as there is room for. */
function axisLine(scale: Scale): string {
	let line = '';
	for (const {day, label} of ticksOf(scale)) {
		const cell = cellOf(day, scale);
		const isFree = line === '' || cell > line.length;
		if (isFree && cell + label.length <= scale.cells) {
			line = line.padEnd(cell) + label;
		}
	}

	return line;
}

function ticksOf({from, days, cells}: Scale): readonly Tick[] {
	const cellsOfDay = (cells - 1) / days;
	const dayStep = daySteps.find(step => step * cellsOfDay >= 'MM-DD'.length + gap);
	if (dayStep !== undefined) {
		return Array.from({length: Math.floor(days / dayStep) + 1}, (_, index) => {
			const day = addDays(from, index * dayStep);
			return {day, label: day.slice(5)};
		});
	}

	const daysOfMonth = 30;
	const step = monthSteps.find(months => months * daysOfMonth * cellsOfDay >= 'YYYY-MM'.length + gap) ?? 12_000;
	const first = Math.ceil(monthOf(from) / step) * step;
	const count = Math.floor((monthOf(addDays(from, days)) - first) / step) + 1;
	return Array.from({length: Math.max(count, 0)}, (_, index) => {
		const month = first + index * step;
		const label = `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
		return {day: `${label}-01`, label};
	}).filter(({day}) => day >= from);
}

/** Months since the year 0. */
function monthOf(day: string): number {
	return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function addDays(day: string, count: number): string {
	const moment = new Date(`${day}T00:00:00Z`);
	moment.setUTCDate(moment.getUTCDate() + count);
	return moment.toISOString().slice(0, 10);
}
