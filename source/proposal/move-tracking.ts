/** What a move writes of the work on a proposal: the phase, what is being done, and how far it is. */
import type {Alignment} from '../template/align.js';
import type {FieldState} from '../template/field-state.js';
import {readText} from '../template/field-value.js';
import {topSections} from '../template/form.js';
import {isDonePhase} from '../template/vocabulary.js';
import type {Change} from './change.js';
import {type Step, setInPlace} from './move-step.js';
import {missingSections, putBackSection} from './put-back.js';
import {stateOfRole} from './role-state.js';
import {inTurn, unchanged} from './step.js';
import {type Tickable, tickables} from './tick.js';

/** The phase and the progress as they were told. */
export type TrackingOptions = {
	readonly phase?: string | undefined;
	/** Percent without the sign. */
	readonly progress?: string | undefined;
};

/** The phases of a template in which work is done, in their order; none where it has no such list. */
export function workPhases(alignment: Alignment): readonly string[] {
	const choices = stateOfRole(alignment, 'phase')?.field.choices ?? [];
	return choices.filter(choice => !isDonePhase(choice));
}

/** The steps that begin the work, or bring it back after it was said to be done. */
export function beginWork(options: TrackingOptions): readonly Step[] {
	return [
		document => writePhase(document, options.phase ?? nextPhase(document)),
		document => writeCurrentPhase(document),
		...tellProgress(options),
	];
}

/** The steps that write what was told of phase and progress, and nothing else. */
export function tellProgress({phase, progress}: TrackingOptions): readonly Step[] {
	return [document => writePhase(document, phase), document => writeRole(document, 'progress', progress)];
}

/** The steps that end the work. The section on its review is put back, as it is due from now on. */
export function endWork(alignment: Alignment): readonly Step[] {
	const choices = stateOfRole(alignment, 'phase')?.field.choices ?? [];
	const done = choices.find(isDonePhase);
	const reviews = topSections(alignment.form).filter(({stage}) => stage === 'review');
	return [
		document => writePhase(document, done),
		document => writeRole(document, 'progress', '100'),
		document =>
			putBackAll(
				document,
				reviews.map(({id}) => id),
			),
	];
}

/** The boxes that are not ticked, but for those that the template only has as stand-ins (`Task 1`). */
export function openBoxes(alignment: Alignment): readonly Tickable[] {
	const untouched = new Set(
		alignment.states.flatMap(({items}) =>
			items.filter(({members}) => members.every(({isFilled}) => !isFilled)).map(({box}) => box?.from),
		),
	);
	return tickables(alignment).filter(
		({isDone, text, box}) => !isDone && !/^\p{L}+ \d+$/u.test(text) && !untouched.has(box.from),
	);
}

/** The first phase of work where none is written, the last one where the work had been done; else it stays. */
function nextPhase(alignment: Alignment): string | undefined {
	const state = stateOfRole(alignment, 'phase');
	const phases = workPhases(alignment);
	if (!state?.isFilled) {
		return phases[0];
	}

	return isDonePhase(readText(state)) ? phases.at(-1) : undefined;
}

function writePhase(alignment: Alignment, phase: string | undefined): ReturnType<Step> {
	return writeRole(alignment, 'phase', phase);
}

function writeRole(
	alignment: Alignment,
	role: 'phase' | 'progress' | 'current-phase',
	value: string | undefined,
): Change {
	const state = stateOfRole(alignment, role);
	if (!state || value === undefined) {
		return unchanged(alignment);
	}

	const isText = role === 'progress' && state.field.kind !== 'percent';
	return setInPlace(alignment, state.id, isText ? `${value} %` : value);
}

/** Names the first part of the plan that has an open box, unless an author has written what is being done. */
function writeCurrentPhase(alignment: Alignment): Change {
	const state = stateOfRole(alignment, 'current-phase');
	return state && !state.isFilled
		? writeRole(alignment, 'current-phase', currentPart(alignment))
		: unchanged(alignment);
}

/** The first item with an open box of the first group whose items are headings with boxes: `Phase 2: Clients`. */
function currentPart({document, states}: Alignment): string | undefined {
	const isOpen = ({tasks}: FieldState): boolean => tasks.some(({box}) => box && document.text[box.from] === ' ');
	const isPlan = ({field, items}: FieldState): boolean =>
		field.place.at === 'sections' && items.some(({members}) => members.some(({tasks}) => tasks.length > 0));
	const group = states.find(isPlan);
	const item = group?.items.find(({members}) => members.some(isOpen));
	const name = item?.members.find(({field}) => field.place.at === 'heading');
	const words = name && readText(name);
	return item && `${group?.field.group?.noun} ${item.number}${words ? `: ${words}` : ''}`;
}

function putBackAll(alignment: Alignment, ids: readonly string[]): Change {
	const missing = new Set(missingSections(alignment).map(({id}) => id));
	return ids
		.filter(id => missing.has(id))
		.reduce((change, id) => inTurn(change, putBackSection(change.alignment, id)), unchanged(alignment));
}
