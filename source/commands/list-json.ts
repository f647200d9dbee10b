import type {BoardEntry} from '../proposal/board-entry.js';
import type {RiskMatrix} from '../proposal/risk-matrix.js';
import type {Timeline, TimelineRow} from '../proposal/timeline.js';

type Json = Readonly<Record<string, unknown>>;

/** A proposal of the list; what it does not tell is null. */
export function entryJson(entry: BoardEntry): Json {
	const {path, name, title, status, category, priority, risk, effort, phase, progress, fields, tasks} = entry;
	const {lastUpdated, template} = entry;
	return {
		path,
		name,
		title,
		status: status ?? null,
		category: category ?? null,
		priority: priority ?? null,
		risk: risk ?? null,
		effort: effort ?? null,
		phase: phase ?? null,
		progress: progress ?? null,
		fields,
		tasks,
		lastUpdated: lastUpdated?.day ?? null,
		lastUpdatedFrom: lastUpdated?.source ?? null,
		template: template ?? null,
	};
}

/** The cells of the matrix that hold proposals. */
export function matrixJson({priorities, risks, cells}: RiskMatrix): Json {
	return {
		priorities,
		risks,
		cells: cells.map(({priority, risk, entries}) => ({priority, risk, paths: entries.map(({path}) => path)})),
	};
}

/** The planned days of each proposal, in the order of the timeline. */
export function timelineJson({today, dated, undated}: Timeline): Json {
	const rowJson = ({entry: {path}, days}: TimelineRow): Json => ({
		path,
		days: days.map(({words, day = null, written = null, state}) => ({words, day, written, state})),
	});
	return {today, proposals: [...dated, ...undated].map(rowJson)};
}
