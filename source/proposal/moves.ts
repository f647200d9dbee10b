/** Which statuses a proposal may become, and why not the others. */
import type {Alignment} from '../template/align.js';
import type {FieldState} from '../template/field-state.js';
import {topSections} from '../template/form.js';
import type {Stage} from '../template/vocabulary.js';
import {cycleOf, findStatus, type LifeCycle, type Move, type Status, wayBetween} from './life-cycle.js';
import {askedStates, isCounted} from './progress.js';
import {findStatusPlace} from './status-place.js';

/** A status that a proposal may become, or why not. */
export type StatusMove = {
	readonly to: string;
	readonly possible: boolean;
	/** What the move says of the proposal, or why it is not possible. */
	readonly reason: string;
};

/** The status of a document as its life cycle has it; undefined where none is written, or one that is not known. */
export function currentStatus(alignment: Alignment, cycle: LifeCycle = cycleOf(alignment.form)): Status | undefined {
	return findStatus(cycle, findStatusPlace(alignment).words);
}

/** Every status but the present one, in the order of the life cycle. From one that is not known each is possible. */
export function movesFrom(alignment: Alignment, cycle: LifeCycle = cycleOf(alignment.form)): readonly StatusMove[] {
	const from = currentStatus(alignment, cycle);
	return cycle
		.filter(status => status !== from)
		.map(status => {
			const problem = moveProblem(alignment, status, cycle);
			return {
				to: status.name,
				possible: problem === undefined,
				reason: problem ?? findMove(alignment, status, cycle).says,
			};
		});
}

/** The move to another status; one that is not known leads everywhere. */
export function findMove(alignment: Alignment, to: Status, cycle: LifeCycle): Move {
	const from = currentStatus(alignment, cycle);
	const {words} = findStatusPlace(alignment);
	const says = words === '' ? 'no status is written yet' : `"${words}" is none of these statuses, so each is possible`;
	return from?.moves.find(move => move.to === to.name) ?? {to: to.name, kind: 'forward', says};
}

/** Why a proposal can't become a status; undefined where it can. */
export function moveProblem(alignment: Alignment, to: Status, cycle: LifeCycle): string | undefined {
	const from = currentStatus(alignment, cycle);
	if (from && !from.moves.some(move => move.to === to.name)) {
		const way = wayBetween(cycle, from.name, to.name);
		return way === undefined || way.length === 0
			? `no way leads there from ${from.name}`
			: `only by way of ${joinWords(way)}`;
	}

	const empty = to.means === 'reviewed' ? emptyReview(alignment) : [];
	return empty.length === 0 ? undefined : `first write ${joinWords(empty.map(({field}) => field.label))}`;
}

/** The fields of the review at the end that hold no answer yet; an optional one may stay empty. */
export function emptyReview(alignment: Alignment): readonly FieldState[] {
	return emptyFields(alignment, ['review']).filter(({field}) => !field.isOptional);
}

/** The fields of some stages that hold no answer yet. */
export function emptyFields(alignment: Alignment, stages: readonly Stage[]): readonly FieldState[] {
	const sections = topSections(alignment.form).filter(({stage}) => stages.includes(stage));
	const ids = new Set(sections.map(({id}) => id));
	return askedStates(alignment).filter(state => ids.has(state.section) && isCounted(state) && !state.isFilled);
}

/** Words as a list for people: `a, b and c`. */
export function joinWords(words: readonly string[]): string {
	const last = words.at(-1) ?? '';
	return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
