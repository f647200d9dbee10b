import {filterEntries, groupEntries, sortEntries} from '../proposal/board.js';
import {type BoardEntry, readEntry} from '../proposal/board-entry.js';
import {isAtEnd, readOrders, type ValueOrders} from '../proposal/board-order.js';
import {localDay} from '../proposal/local-day.js';
import {folderOf} from '../proposal/nearest-form.js';
import {matrixLines, riskMatrix} from '../proposal/risk-matrix.js';
import {makeTimeline, type Timeline} from '../proposal/timeline.js';
import {timelineLines} from '../proposal/timeline-lines.js';
import {addLastChanges} from '../store/last-changes.js';
import {fileAt, folderAt} from '../store/proposals.js';
import {listCandidates, scanProposals} from '../store/scan.js';
import type {Workspace} from '../store/workspace.js';
import type {Form} from '../template/form.js';
import {type Context, jsonOutput, type Options, type Result, textOption} from './command.js';
import {wrongUse} from './failure.js';
import {entryJson, matrixJson, timelineJson} from './list-json.js';
import {checkValues, type ListOptions, readListOptions} from './list-options.js';
import {groupedTable, listTable} from './list-table.js';
import {knownForms, openForm, openRepository} from './open-form.js';
import {outputWidth} from './width.js';

/** A file that is no proposal, and why. */
type OtherFile = {readonly path: string; readonly reason: string};

/** Where proposals are looked for: folders and single files, relative to the root. */
type Places = {readonly folders: readonly string[]; readonly files: readonly string[]};

/** All that is known when the list is shown. */
type Board = {
	readonly list: ListOptions;
	readonly orders: ValueOrders;
	readonly today: string;
	/** Every proposal that there is. */
	readonly all: readonly BoardEntry[];
	/** Those that were asked for, sorted. */
	readonly entries: readonly BoardEntry[];
	readonly others: readonly OtherFile[];
};

const mostOthers = 10;

/** `enhance list`: the proposals of a repository as a table, a matrix, a timeline or JSON. */
export async function runList(context: Context, options: Options, words: readonly string[]): Promise<Result> {
	const list = readListOptions(options);
	const workspace = openRepository(context);
	const name = textOption(options, 'template');
	const forms = name === undefined ? knownForms(context, workspace) : [openForm(context, workspace, name)];
	const places = words.length > 0 ? namedPlaces(context, workspace, words) : usualPlaces(workspace, forms);
	const {all, others} = await readPlaces(context, workspace, forms, places, list.view === 'timeline');
	const orders = readOrders(forms);
	checkValues(options, orders, all);
	const today = localDay(context.now());
	const entries = sortEntries(filterEntries(all, list.filter, today), list.sort, orders);
	const board: Board = {list, orders, today, all, entries, others};
	return options.json === true
		? {kind: 'output', output: listJson(board)}
		: {kind: 'output', output: listText(board, outputWidth(context)), note: noteOn(board, places)};
}

function usualPlaces({settings}: Workspace, forms: readonly Form[]): Places {
	return {folders: [...new Set(forms.map(form => folderOf(form, settings)))], files: []};
}

function namedPlaces(context: Context, {root}: Workspace, words: readonly string[]): Places {
	const from = [context.folder, root];
	const places = words.map(word => ({word, folder: folderAt(root, from, word), file: fileAt(root, from, word)}));
	for (const {word, folder, file} of places) {
		const place = folder ?? file;
		if (place === undefined) {
			throw wrongUse(`there is no folder ${word}; --search ${JSON.stringify(words.join(' '))} looks for words`);
		}

		if (typeof place !== 'string') {
			throw wrongUse(place.problem);
		}
	}

	const isPath = (place: unknown): place is string => typeof place === 'string';
	return {folders: places.map(({folder}) => folder).filter(isPath), files: places.map(({file}) => file).filter(isPath)};
}

async function readPlaces(
	{environment}: Context,
	{root, settings}: Workspace,
	forms: readonly Form[],
	{folders, files}: Places,
	hasDays: boolean,
): Promise<Pick<Board, 'all' | 'others'>> {
	const all: BoardEntry[] = [];
	const others: OtherFile[] = [];
	const paths = [...new Set([...listCandidates(root, folders, forms), ...files])];
	for await (const file of scanProposals({root, forms, folders: settings, paths})) {
		if (file.kind === 'proposal') {
			all.push(readEntry(file.alignment, {...file, hasDays}));
		} else {
			others.push({path: file.path, reason: file.reason});
		}
	}

	return {all: await addLastChanges(all, {root, places: [...folders, ...files], environment}), others};
}

function listJson(board: Board): string {
	const {
		list: {view},
		orders,
		entries,
		others,
	} = board;
	return jsonOutput({
		proposals: entries.map(entryJson),
		others,
		...(view === 'matrix' ? {matrix: matrixJson(riskMatrix(entries, orders))} : {}),
		...(view === 'timeline' ? {timeline: timelineJson(timelineOf(board))} : {}),
	});
}

function listText(board: Board, width: number): string {
	const {
		list: {view, group},
		orders,
		entries,
	} = board;
	if (entries.length === 0) {
		return '';
	}

	switch (view) {
		case 'matrix': {
			return joined(matrixLines(riskMatrix(entries, orders), width));
		}

		case 'timeline': {
			return joined(timelineLines(timelineOf(board), width));
		}

		case 'table': {
			return group === undefined
				? listTable(entries, width)
				: groupedTable(groupEntries(entries, group, orders), group, width);
		}
	}
}

/** What has come to its end plans nothing any more, unless it is asked for. */
function timelineOf({list: {filter}, today, entries}: Board): Timeline {
	const takesEnds = filter.values?.status !== undefined;
	return makeTimeline(takesEnds ? entries : entries.filter(({status}) => !isAtEnd(status)), today);
}

/** How many there are of those that were asked for, else what is no proposal. */
function noteOn({list: {isFiltered, view}, all, entries, others}: Board, {folders}: Places): string {
	if (all.length > 0 && isFiltered) {
		return `${entries.length} of ${countOf(all.length, 'proposal')}.\n`;
	}

	const places = folders.join(', ');
	const shown = all.length > 0 && view !== 'table' ? [] : others;
	return joined([
		...(all.length === 0
			? [`There are no proposals in ${places}. "enhance new" begins one, "enhance list FOLDER" looks elsewhere.`]
			: []),
		...(shown.length > 0 ? [`${countOf(shown.length, 'other file')} there:`] : []),
		...shown.slice(0, mostOthers).map(({path, reason}) => `  ${path} ${reason}`),
		...(shown.length > mostOthers ? [`  and ${shown.length - mostOthers} more: --json lists them all`] : []),
	]);
}

function countOf(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function joined(lines: readonly string[]): string {
	return lines.map(line => `${line}\n`).join('');
}
