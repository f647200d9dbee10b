import type {Alignment} from '../template/align.js';
import type {FieldState} from '../template/field-state.js';
import {readText} from '../template/field-value.js';
import {type FormSection, topSections} from '../template/form.js';
import {cycleOf, isOpenAt} from './life-cycle.js';
import {findStatusPlace} from './status-place.js';

/** How much of something is filled in. */
export type Progress = {readonly filled: number; readonly total: number};

/** A top section with how much of it is filled in. */
export type SectionProgress = Progress & {readonly section: FormSection; readonly states: readonly FieldState[]};

/** The fields that an author is asked for, in order: not what the product fills in itself. */
export function askedStates(alignment: Alignment): readonly FieldState[] {
	return alignment.states.filter(({field}) => field.filledBy === undefined && !field.isFixed);
}

/** True for a field that counts: groups are counted by their members, and suggested names are no questions. */
export function isCounted(state: FieldState): boolean {
	return state.field.kind !== 'group' && !state.field.isSuggestion && state.field.role !== 'purpose';
}

/** The fields of the sections that are due at the proposal's status, with those that stand outside every section. */
export function dueStates(alignment: Alignment): readonly FieldState[] {
	const status = statusOf(alignment);
	const cycle = cycleOf(alignment.form);
	const closed = topSections(alignment.form).filter(section => !isOpenAt(section.stage, status, cycle));
	return askedStates(alignment).filter(state => !closed.some(section => section.id === state.section));
}

/** The proposal's status as it is written; `proposed` where none is. */
export function statusOf(alignment: Alignment): string {
	return findStatusPlace(alignment).words || 'proposed';
}

/** Counts the filled fields among some. */
export function progressOf(states: readonly FieldState[]): Progress {
	const counted = states.filter(isCounted);
	return {filled: counted.filter(state => state.isFilled).length, total: counted.length};
}

/** The top sections in order, each with its fields and how many of them are filled in. */
export function sectionProgress(alignment: Alignment): readonly SectionProgress[] {
	const states = askedStates(alignment);
	return topSections(alignment.form).map(section => {
		const own = states.filter(state => state.section === section.id);
		return {section, states: own, ...progressOf(own)};
	});
}

/** The required fields that hold no answer yet. */
export function missingRequired(alignment: Alignment): readonly FieldState[] {
	return askedStates(alignment).filter(state => state.field.required && (!state.isFilled || readText(state) === ''));
}
