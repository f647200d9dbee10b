import {cutCells} from '../document/cells.js';
import {visibleLine} from '../document/visible-text.js';
import type {BoardEntry} from './board-entry.js';
import {daysBetween} from './day-in.js';
import {daySigns, type Timeline, type TimelineDay, type TimelineRow} from './timeline.js';
import {chartLines} from './timeline-chart.js';

/** The timeline as lines of at most a width in cells: a picture, the days of each proposal, and what has none. */
export function timelineLines(timeline: Timeline, width: number): readonly string[] {
	const {today, dated, undated} = timeline;
	const picture = chartLines(timeline, width);
	const lines = [
		...picture,
		...(picture.length > 0 ? [''] : []),
		`today ${today}`,
		Object.entries(daySigns)
			.map(([state, sign]) => `${sign} ${state}`)
			.join('  '),
		...dated.flatMap(row => ['', headLine(row.entry), ...row.days.map(day => dayLine(day, today))]),
		...(undated.length > 0 ? ['', 'without any day:', ...undated.map(undatedLine)] : []),
	];
	return lines.map(line => cutCells(visibleLine(line), width));
}

function headLine({name, status, phase, progress}: BoardEntry): string {
	const told = [status, phase, progress === undefined ? undefined : `${progress}%`].filter(Boolean);
	return told.length > 0 ? `${name}  (${told.join(', ')})` : name;
}

const noDay = 'no day';

function dayLine({day = noDay, words, state, written}: TimelineDay, today: string): string {
	const isRough = written !== undefined && written !== day;
	const distance = state === 'late' || state === 'ahead' ? `  (${distanceTo(day, today)})` : '';
	return `  ${day.padEnd(10)}  ${daySigns[state]}  ${words}${isRough ? ` (${written})` : ''}${distance}`;
}

function distanceTo(day: string, today: string): string {
	const days = daysBetween(today, day);
	const count = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`;
	return days === 0 ? 'today' : days > 0 ? `in ${count}` : `${count} late`;
}

function undatedLine({entry, days}: TimelineRow): string {
	const count = days.length === 1 ? '1 step planned' : `${days.length} steps planned`;
	return `  ${headLine(entry)}${days.length > 0 ? `  ${count}` : ''}`;
}
