import {isCounted, missingRequired, type Progress, progressOf} from '../../../proposal/progress.js';
import type {Alignment} from '../../../template/align.js';
import type {FormSection} from '../../../template/form.js';
import {conflictHeight, conflictRoom} from './conflict-texts.js';
import {diffLines, textLines} from './text-lines.js';
import {type Binding, type KeyContext, wizardKeys} from './wizard-keymap.js';
import {briefNameOfState, type Mark, markOf, sectionMark, stopsOf, type WizardState} from './wizard-state.js';
import {finalText} from './wizard-target.js';
import {labelOf} from './wizard-words.js';

/** A row of the outline: a section's first field, or a field. */
export type OutlineRow = {
	readonly kind: 'section' | 'field';
	readonly field: string;
	readonly text: string;
	readonly mark: Mark;
};

/** A row of the review: a section with how much of it is filled in and what it wants. */
export type ReviewRow = Progress & {readonly section: FormSection; readonly mark: Mark; readonly wants: string};

/** Sections and fields whose names hold the words of the filter, in order; all of them without a filter. */
export function outlineRows(state: WizardState): readonly OutlineRow[] {
	const words = state.query.text.toLowerCase().split(/\s+/).filter(Boolean);
	const rows: OutlineRow[] = [];
	let section: FormSection | undefined;
	for (const stop of stopsOf(state.alignment)) {
		if (stop.section !== section) {
			section = stop.section;
			rows.push({kind: 'section', field: stop.state.id, text: section.title, mark: sectionMark(state, section)});
		}

		rows.push({
			kind: 'field',
			field: stop.state.id,
			text: labelOf(state.alignment, stop.state),
			mark: markOf(state, stop.state),
		});
	}

	const fits = (row: OutlineRow): boolean => {
		const text = `${row.text} ${row.field}`.toLowerCase();
		return words.every(word => text.includes(word));
	};

	return words.length === 0 ? rows : rows.filter(row => fits(row) && row.kind === 'field');
}

/** The sections of the form as the review lists them. */
export function reviewRows(state: WizardState): readonly ReviewRow[] {
	const stops = stopsOf(state.alignment);
	const sections = [...new Set(stops.map(stop => stop.section))];
	return sections.map(section => {
		const states = stops.filter(stop => stop.section === section).map(stop => stop.state);
		const problem = states.find(field => state.problems[field.id] !== undefined);
		const required = states.filter(field => field.field.required && !field.isFilled);
		const empty = states.filter(field => !field.isFilled && (isCounted(field) || field.span === undefined));
		const wants = problem
			? `${problem.field.label} ${state.problems[problem.id]}`
			: (required.length > 0 ? required : empty)
					.map(field => labelOf(state.alignment, field) + (state.later.includes(field.id) ? ' (later)' : ''))
					.join(', ');
		return {
			section,
			mark: sectionMark(state, section),
			wants: required.length > 0 ? `needs ${wants}` : wants,
			...progressOf(states),
		};
	});
}

/** The ids of fields that hinder writing: required ones that are empty, and typed texts that were refused. */
export function missingRows(state: WizardState): readonly string[] {
	const hindering = new Set([...missingRequired(state.alignment).map(({id}) => id), ...Object.keys(state.problems)]);
	return stopsOf(state.alignment)
		.map(stop => stop.state.id)
		.filter(id => hindering.has(id));
}

/** The text that is left over and read just now, wrapped to the width of the screen. */
export function leftOverLines(state: WizardState): readonly string[] {
	return textLines(state.leftOver[state.leftOverAt]?.text ?? '', Math.max(10, state.layout.columns - 2));
}

/** The document as it would be written, or what changes in the file, wrapped to the width of the screen. */
export function documentLines(state: WizardState): readonly string[] {
	const {target, alignment} = state;
	const briefName = briefNameOfState(state);
	const known = linesByAlignment.get(alignment);
	const {columns} = state.layout;
	if (known?.briefName === briefName && known.columns === columns && known.before === target?.before) {
		return known.lines;
	}

	const width = Math.max(10, columns - 2);
	const after = finalText(state);
	const lines = target ? diffLines({path: target.path, before: target.before, after}, width) : textLines(after, width);
	linesByAlignment.set(alignment, {briefName, columns, before: target?.before, lines});
	return lines;
}

/** A row of the help: the name of a place, a key that works there, or an empty line. */
export type HelpRow =
	| {readonly kind: 'place'; readonly text: string}
	| {readonly kind: 'key'; readonly binding: Binding}
	| {readonly kind: 'blank'};

const places: readonly (readonly [KeyContext, string])[] = [
	['everywhere', 'Everywhere'],
	['field', 'In a field'],
	['text', 'In text of several lines'],
	['choice', 'In a choice'],
	['effort', 'In an effort'],
	['tasks', 'In a check list'],
	['task', 'In a task'],
	['items', 'In a list of items'],
	['outline', 'In the outline'],
	['review', 'In the review'],
	['new-file', 'In the review of a new proposal'],
	['existing-file', 'In the review of an existing file'],
	['left-over-row', 'On a text that is left over'],
	['other-template', 'Where the template has changed'],
	['conflict', 'Where the file was changed meanwhile'],
];

/** Every key that does something worth telling, by the place where it works. */
export const helpRows: readonly HelpRow[] = places.flatMap(([context, text]): readonly HelpRow[] => {
	const bindings = wizardKeys.filter(binding => binding.says !== '' && binding.contexts.includes(context));
	return [{kind: 'place', text}, ...bindings.map((binding): HelpRow => ({kind: 'key', binding})), {kind: 'blank'}];
});

/** How many rows a page of the screen that is shown has. */
export function pageRows(state: WizardState): number {
	return state.view === 'conflict' ? conflictRoom(state) : state.layout.body - 2;
}

/** The last row that the cursor can stand on in the screen that is shown. */
export function lastRow(state: WizardState): number {
	const counts: Partial<Record<WizardState['view'], () => number>> = {
		outline: () => outlineRows(state).length - 1,
		review: () => reviewRows(state).length + state.leftOver.length - 1,
		document: () => documentLines(state).length - state.layout.body + 1,
		help: () => helpRows.length - state.layout.body,
		conflict: () => conflictHeight(state) - conflictRoom(state),
		'left-over': () => leftOverLines(state).length - state.layout.body + 1,
	};
	return Math.max(0, counts[state.view]?.() ?? 0);
}

const linesByAlignment = new WeakMap<
	Alignment,
	{
		readonly briefName: string;
		readonly columns: number;
		readonly before: string | undefined;
		readonly lines: readonly string[];
	}
>();
