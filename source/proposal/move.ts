/** Moves the status of a proposal, with everything that follows from it, in one change. */
import type {Alignment} from '../template/align.js';
import type {FieldState} from '../template/field-state.js';
import {topSections} from '../template/form.js';
import type {Stage} from '../template/vocabulary.js';
import type {Change} from './change.js';
import {addLink} from './facts.js';
import {cycleOf, findStatus, isOpenAt, type LifeCycle, type Status} from './life-cycle.js';
import {line, undecidedMeanings} from './life-cycle-table.js';
import {decide, decisionAt, giveReason, undecide} from './move-decision.js';
import {type Linked, linkBack, removeLinks} from './move-link.js';
import {type MoveOptions, trackingProblem, wrongOptions} from './move-options.js';
import {type Step, takeSteps} from './move-step.js';
import {beginWork, endWork, openBoxes, tellProgress} from './move-tracking.js';
import {currentStatus, emptyFields, findMove, moveProblem, movesFrom} from './moves.js';
import {statusOf} from './progress.js';
import type {Tickable} from './tick.js';
import {writeDay, writeStatus} from './write-status.js';

export type {Linked} from './move-link.js';
export type {MoveOptions} from './move-options.js';

/** What came of a move. */
export type MoveResult =
	| {
			readonly kind: 'moved';
			readonly from: string;
			readonly to: string;
			readonly change: Change;
			/** What changes in other proposals, in the order of the linked ones that are documents. */
			readonly others: readonly Change[];
			/** Fields that were due before the move and are empty still. */
			readonly missing: readonly FieldState[];
			/** Boxes that are open although the work is done. */
			readonly open: readonly Tickable[];
			readonly notes: readonly string[];
	  }
	/** It is so already. */
	| {readonly kind: 'same'; readonly status: string}
	| {
			readonly kind: 'refused';
			readonly reason: string;
			/** The statuses that are possible. */
			readonly possible: readonly string[];
			/** The options don't go together: no document would take them. */
			readonly isWrongUse: boolean;
	  };

/**
 * Moves a document to a status, by its name. Everything that follows from that is part of the same change, as far as the
 * template has a place for it; a refusal changes nothing. A move to the status that it has writes only what was told
 * besides: a phase, a progress, a reason, or who decided and when.
 */
export function moveStatus(
	alignment: Alignment,
	to: string,
	options: MoveOptions,
	cycle: LifeCycle = cycleOf(alignment.form),
): MoveResult {
	const target = findStatus(cycle, to);
	if (!target) {
		return refusal(alignment, cycle, `there is no status "${to}"`);
	}

	const from = currentStatus(alignment, cycle);
	const wrong = wrongOptions(alignment, target, options, from !== target);
	if (wrong !== undefined) {
		return {...refusal(alignment, cycle, wrong), isWrongUse: true};
	}

	const problem = from === target ? undefined : moveProblem(alignment, target, cycle);
	if (problem !== undefined) {
		return refusal(alignment, cycle, problem);
	}

	const steps = from === target ? toldSteps(alignment, target, options) : moveSteps(alignment, target, options, cycle);
	return result(alignment, target, steps, options, cycle);
}

/** Writes what was told of phase and progress at the present status. */
export function updateTracking(alignment: Alignment, options: MoveOptions): MoveResult {
	const cycle = cycleOf(alignment.form);
	const status = statusOf(alignment);
	const target = findStatus(cycle, status) ?? {name: status, means: undefined, moves: [], open: [], isFinal: false};
	const wrong = trackingProblem(alignment, options, isOpenAt('tracking', status, cycle), status);
	return wrong === undefined
		? result(alignment, target, toldSteps(alignment, target, options), options, cycle)
		: {...refusal(alignment, cycle, wrong), isWrongUse: true};
}

/** The statuses that a document may become. */
function possibleMoves(alignment: Alignment, cycle: LifeCycle): readonly string[] {
	return movesFrom(alignment, cycle).flatMap(({to, possible}) => (possible ? [to] : []));
}

function refusal(alignment: Alignment, cycle: LifeCycle, reason: string): MoveResult & {readonly kind: 'refused'} {
	return {kind: 'refused', reason, possible: possibleMoves(alignment, cycle), isWrongUse: false};
}

function result(
	alignment: Alignment,
	target: Status,
	steps: readonly Step[],
	options: MoveOptions,
	cycle: LifeCycle,
): MoveResult {
	const {change, notes} = takeSteps(alignment, steps);
	const others = linkBack(options.linked ?? [], target.means === 'superseded');
	const [refused] = [change, ...others].flatMap(made => made.refused);
	if (refused) {
		const label = alignment.byId.get(refused.id)?.field.label ?? refused.id;
		return refusal(alignment, cycle, `"${label}" ${refused.reason}`);
	}

	if (change.edits.length === 0 && others.every(({edits}) => edits.length === 0)) {
		return {kind: 'same', status: target.name};
	}

	const after = change.alignment;
	return {
		kind: 'moved',
		from: statusOf(alignment),
		to: statusOf(after),
		change,
		others,
		missing: stillMissing(alignment, after, target, cycle),
		open: target.means === 'completed' ? openBoxes(after) : [],
		notes: [...notes, ...putBackNotes(alignment, after)],
	};
}

/** The steps of a move: the status and the day, and what follows from the new status and from leaving the old one. */
function moveSteps(alignment: Alignment, target: Status, options: MoveOptions, cycle: LifeCycle): readonly Step[] {
	const {means} = target;
	const from = currentStatus(alignment, cycle);
	const {kind} = findMove(alignment, target, cycle);
	const decision = means && decisionAt[means];
	const isTakenBack = from?.means && means && !undecidedMeanings.has(from.means) && undecidedMeanings.has(means);
	const isTold = options.by !== undefined || options.date !== undefined;
	// What comes back to a decision was decided before.
	const isDecided = decision !== undefined && (kind === 'forward' || kind === 'aside' || isTold);
	return [
		document => writeStatus(document, target.name),
		dayStep(options),
		...(isDecided ? decide(alignment, decision, options) : []),
		...(isTakenBack ? undecide() : []),
		...(means === 'in-progress' ? beginWork(options) : tellProgress(options)),
		...(means === 'completed' ? endWork(alignment) : []),
		...(means === 'superseded' ? (options.linked ?? []).map(linkStep) : []),
		...(from?.means === 'superseded' ? [removeLinks] : []),
		...reasonSteps(target, options),
	];
}

/** What is written at the status that a document has already: only what was told. */
function toldSteps(alignment: Alignment, target: Status, options: MoveOptions): readonly Step[] {
	const decision = target.means && decisionAt[target.means];
	const isTold = options.by !== undefined || options.date !== undefined;
	const steps = [
		...(decision !== undefined && isTold ? decide(alignment, decision, options) : []),
		...tellProgress(options),
		...(target.means === 'superseded' ? (options.linked ?? []).map(linkStep) : []),
		...reasonSteps(target, options),
	];
	const {change} = takeSteps(alignment, steps);
	return change.edits.length > 0 ? [...steps, dayStep(options)] : steps;
}

function reasonSteps({name, means}: Status, {reason}: MoveOptions): readonly Step[] {
	return reason === undefined ? [] : [giveReason(name, reason, means !== undefined && decisionAt[means] !== undefined)];
}

function dayStep({today}: MoveOptions): Step {
	return document => writeDay(document, today);
}

function linkStep({link}: Linked): Step {
	return document => addLink(document, 'superseded-by', link);
}

/** The fields that were due before the move and are empty after it; only a move along the line makes that matter. */
function stillMissing(before: Alignment, after: Alignment, target: Status, cycle: LifeCycle): readonly FieldState[] {
	const from = currentStatus(before, cycle);
	const isForward = target !== from && findMove(before, target, cycle).kind === 'forward';
	if (!isForward || target.means === undefined || line.indexOf(target.means) < line.indexOf('in-review')) {
		return [];
	}

	const due: readonly Stage[] = ['authoring', ...(from?.open ?? [])];
	return emptyFields(after, due);
}

function putBackNotes(before: Alignment, after: Alignment): readonly string[] {
	return topSections(after.form)
		.filter(({id}) => after.sections.has(id) && !before.sections.has(id))
		.map(({title}) => `"${title}" had been removed and is back`);
}
