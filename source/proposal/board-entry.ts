import {detach} from '../document/detach.js';
import {taskBoxes} from '../document/task-box.js';
import type {Alignment} from '../template/align.js';
import type {FieldState} from '../template/field-state.js';
import {readText} from '../template/field-value.js';
import {briefNameIn} from '../template/naming.js';
import {type Role, roleOf} from '../template/vocabulary.js';
import {type HeadEntry, readHead, statusIn, updatedIn, valueIn} from './header.js';
import {type PlannedDay, plannedDays} from './planned-days.js';
import {dueStates, type Progress, progressOf} from './progress.js';
import {fileNames} from './recognise.js';

/** The calendar day of the last change, as `2026-01-31`, and what tells it. */
export type LastUpdate = {readonly day: string; readonly source: 'document' | 'git' | 'file'};

/** How many boxes of a proposal are ticked. */
export type TaskCount = {readonly done: number; readonly total: number};

/** What lists show of a proposal. What the document does not tell is undefined. */
export type BoardEntry = {
	/** The file, relative to the root, with forward slashes. */
	readonly path: string;
	/** What the proposal is called in commands. */
	readonly name: string;
	readonly title: string;
	/** The template that it follows; undefined where it follows none. */
	readonly template: string | undefined;
	readonly status: string | undefined;
	readonly category: string | undefined;
	readonly priority: string | undefined;
	readonly risk: string | undefined;
	readonly effort: string | undefined;
	readonly phase: string | undefined;
	/** Percent. */
	readonly progress: number | undefined;
	/** The fields of the template that are due at its status. */
	readonly fields: Progress;
	readonly tasks: TaskCount;
	readonly lastUpdated: LastUpdate | undefined;
	/** Phases, milestones and other days; empty unless they were asked for. */
	readonly days: readonly PlannedDay[];
};

/** What is known of a proposal besides its alignment, and whether its planned days are to be read. */
export type EntryOptions = {readonly path: string; readonly isFollowed: boolean; readonly hasDays?: boolean};

/** The entry of a proposal. The day of its last change is only taken from the document here. */
export function readEntry(alignment: Alignment, {path, isFollowed, hasDays = false}: EntryOptions): BoardEntry {
	const {document, form} = alignment;
	const {file, name: plainName} = fileNames(path);
	const name = briefNameIn(form.naming, file) ?? plainName;
	const head = readHead(document);
	const states = statesByRole(alignment);
	const told = (role: Role): string | undefined => own(valueOfRole(states.get(role), role, head));
	const progress = Number.parseInt(told('progress') ?? '', 10);
	const day = updatedIn(head);
	return {
		path,
		name,
		title: own(titleOf(alignment, states, head)) ?? name,
		template: isFollowed ? form.name : undefined,
		status: own(statusIn(document, head)),
		category: told('category'),
		priority: told('priority'),
		risk: told('risk'),
		effort: told('effort'),
		phase: told('phase'),
		progress: Number.isNaN(progress) ? undefined : progress,
		fields: progressOf(dueStates(alignment)),
		tasks: countTasks(alignment),
		lastUpdated: day === undefined ? undefined : {day: detach(day), source: 'document'},
		days: hasDays ? plannedDays(alignment, head) : [],
	};
}

/** Entries are kept when their documents are long forgotten. */
function own(text: string | undefined): string | undefined {
	return text === undefined ? undefined : detach(text);
}

/** The fields with roles. Of those that fill themselves from others only the title is one. */
function statesByRole({states}: Alignment): ReadonlyMap<Role, FieldState> {
	const byRole = new Map<Role, FieldState>();
	for (const state of states) {
		const {role, filledBy} = state.field;
		if (role !== undefined && filledBy === undefined && state.item === undefined && !byRole.has(role)) {
			byRole.set(role, state);
		}
	}

	return byRole;
}

/**
 * The value of a field, else what the head says: of documents that follow no template, or have such a value elsewhere. A
 * category in the front matter may be the kind of the document, so that only one of the template's is taken.
 */
function valueOfRole(state: FieldState | undefined, role: Role, head: readonly HeadEntry[]): string | undefined {
	const value = state?.isFilled ? readText(state) : '';
	if (value !== '') {
		return value;
	}

	const told = valueIn(head, words => roleOf(words) === role);
	const choices = state?.field.choices ?? [];
	const isForeign = role === 'category' && choices.length > 0 && told !== undefined && !choices.includes(told);
	return isForeign ? undefined : told;
}

/** The title as its field has it, or the heading, or the front matter. */
function titleOf(
	{states, top}: Alignment,
	byRole: ReadonlyMap<Role, FieldState>,
	head: readonly HeadEntry[],
): string | undefined {
	const fields = [byRole.get('title'), states.find(({field}) => field.place.at === 'document-title')];
	const given = fields.map(state => (state?.isFilled ? readText(state) : '')).find(words => words !== '');
	const heading = top.title?.titleText ?? '';
	return given ?? (heading === '' ? undefined : heading) ?? valueIn(head, words => /^title$/i.test(words));
}

/** Counts the boxes of a document, wherever they stand; those that only hold the template's placeholders are no tasks. */
function countTasks({document, states}: Alignment): TaskCount {
	const empty = new Set<number>();
	for (const {field, tasks, items} of states) {
		for (const {box, text} of tasks) {
			const words = document.text.slice(text.from, text.to);
			if (box && numbered.test(words) && field.items.includes(words)) {
				empty.add(box.from);
			}
		}

		for (const {box, members} of items) {
			if (box && members.every(member => !member.isFilled)) {
				empty.add(box.from);
			}
		}
	}

	const boxes = taskBoxes(document).filter(({box}) => !empty.has(box.from));
	return {done: boxes.filter(({isDone}) => isDone).length, total: boxes.length};
}

/** The words of a task that a template only counts: `Task 2`. */
const numbered = /^\p{L}+ \d+$/u;
