/** What a move is told besides the status, and what of that does not go together. */
import type {Alignment} from '../template/align.js';
import {isDate} from '../template/field-value.js';
import {isDonePhase} from '../template/vocabulary.js';
import type {Status} from './life-cycle.js';
import {type DecisionOptions, decisionAt} from './move-decision.js';
import type {Linked} from './move-link.js';
import {type TrackingOptions, workPhases} from './move-tracking.js';
import {stateOfRole} from './role-state.js';

/** What a move is told, besides the status. */
export type MoveOptions = DecisionOptions &
	TrackingOptions & {
		/** What takes the place of a superseded proposal; for one that is superseded no more, what had taken it. */
		readonly linked?: readonly Linked[];
	};

/** Options that say nothing at this status; undefined where they go together. */
export function wrongOptions(
	alignment: Alignment,
	target: Status,
	options: MoveOptions,
	isMoving: boolean,
): string | undefined {
	const {by, date, reason, linked = []} = options;
	const {name, means} = target;
	if ((by !== undefined || date !== undefined) && (means === undefined || decisionAt[means] === undefined)) {
		return `nothing is decided at ${name}: the name and the day are of a decision`;
	}

	if (date !== undefined && !isDate(date)) {
		return `"${date}" is not a day: write it as 2026-01-31`;
	}

	if (by?.trim() === '') {
		return 'the name of who decided is empty';
	}

	if (reason?.trim() === '') {
		return 'the reason is empty';
	}

	if (means === 'superseded' && isMoving && linked.length === 0) {
		return 'it has to be said what takes its place';
	}

	const progress = means === 'completed' && options.progress !== undefined && options.progress !== '100';
	return progress
		? `what is ${name} has a progress of 100 %`
		: trackingProblem(alignment, options, target.open.includes('tracking'), name);
}

/** What is wrong with a phase or progress that was told. */
export function trackingProblem(
	alignment: Alignment,
	{phase, progress}: MoveOptions,
	isOpen: boolean,
	status: string,
): string | undefined {
	if (phase === undefined && progress === undefined) {
		return undefined;
	}

	if (!isOpen) {
		return `no work is tracked at ${status}: phase and progress come later`;
	}

	const roles = [
		phase === undefined ? [] : ['phase' as const],
		progress === undefined ? [] : ['progress' as const],
	].flat();
	const lacking = roles.find(role => stateOfRole(alignment, role) === undefined);
	if (lacking !== undefined) {
		return `the template ${alignment.form.name} has no field for the ${lacking}`;
	}

	const phases = workPhases(alignment);
	if (phase !== undefined && phases.length > 0 && !phases.includes(phase)) {
		return isDonePhase(phase)
			? `"${phase}" is no phase of the work: move the status instead`
			: `there is no phase "${phase}": it is one of ${phases.join(', ')}`;
	}

	const isPercent = progress === undefined || (/^\d{1,3}$/.test(progress) && Number(progress) <= 100);
	return isPercent ? undefined : `"${progress}" is not a whole number from 0 to 100`;
}
