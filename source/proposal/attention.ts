/** What of one proposal needs somebody's attention, in words. */
import type {Alignment} from '../template/align.js';
import {readText, readValue} from '../template/field-value.js';
import {topSections} from '../template/form.js';
import {type Decision, isDonePhase, type Meaning, type Stage, saysNothing} from '../template/vocabulary.js';
import {changedSinceApproval} from './fingerprint.js';
import {cycleOf, type LifeCycle} from './life-cycle.js';
import {line, undecidedMeanings} from './life-cycle-table.js';
import {decisionAt, decisionIn, takesDecision} from './move-decision.js';
import {currentStatus, emptyReview, joinWords} from './moves.js';
import {stateOfRole} from './role-state.js';

/** Why a proposal needs attention. */
export type AttentionKind =
	/** The status and the decision say different things. */
	| 'contradiction'
	/** What was approved has changed. */
	| 'changed-since-approval'
	/** Something is in the way. */
	| 'blocked'
	/** A decision is due. */
	| 'approval-waits'
	/** Everything is done, but not said to be. */
	| 'all-done'
	/** The review at the end is not written. */
	| 'review-missing'
	/** Nothing has happened for long. */
	| 'stale';

/** One thing that needs attention, and a sentence about it without a full stop. */
export type Attention = {readonly kind: AttentionKind; readonly reason: string};

export type AttentionOptions = {
	/** Calendar day of whoever looks, as `2026-01-31`. */
	readonly today: string;
	/** The day of the last change; undefined where it is not known. */
	readonly changed: string | undefined;
	/** So many days without a change are too many; 30 where nothing else is said. */
	readonly staleAfter?: number;
	/** So many days in review are too many; 14 where nothing else is said. */
	readonly reviewAfter?: number;
};

type Look = AttentionOptions & {
	readonly alignment: Alignment;
	readonly means: Meaning | undefined;
	readonly status: string;
	readonly isFinal: boolean;
};

/** In the order of their weight. */
const looks: readonly (readonly [kind: AttentionKind, reasonOf: (look: Look) => string | undefined])[] = [
	['contradiction', contradiction],
	['changed-since-approval', changedContent],
	['blocked', blocked],
	['approval-waits', waiting],
	['all-done', allDone],
	['review-missing', reviewMissing],
	['stale', stale],
];

/** What needs attention, the gravest first; nothing where all is well. */
export function attentionOf(
	alignment: Alignment,
	options: AttentionOptions,
	cycle: LifeCycle = cycleOf(alignment.form),
): readonly Attention[] {
	const status = currentStatus(alignment, cycle);
	const hasReview = topSections(alignment.form).some(({stage}) => stage === 'review');
	const look: Look = {
		...options,
		alignment,
		means: status?.means,
		status: status?.name ?? '',
		isFinal: status !== undefined && (status.isFinal || (status.means === 'completed' && !hasReview)),
	};
	return looks.flatMap(([kind, reasonOf]) => {
		const reason = reasonOf(look);
		return reason === undefined ? [] : [{kind, reason}];
	});
}

/** What the box has to say at a status; undefined where it may say anything. */
function wantedDecision(means: Meaning): Decision | 'nothing' | undefined {
	if (undecidedMeanings.has(means)) {
		return 'nothing';
	}

	return line.includes(means) ? 'yes' : decisionAt[means];
}

function contradiction({alignment, means, status}: Look): string | undefined {
	const state = stateOfRole(alignment, 'decision');
	const wanted = means && wantedDecision(means);
	if (wanted === undefined || !state?.span || !takesDecision(alignment.form, state.field)) {
		return undefined;
	}

	const found = decisionIn(alignment) ?? 'nothing';
	const isOtherWord = found === 'nothing' && state.isFilled;
	if (found === wanted || isOtherWord) {
		return undefined;
	}

	return found === 'nothing'
		? `the status is ${status}, but "${state.field.label}" is not answered`
		: `"${state.field.label}" says ${readText(state)}, but the status is ${status}`;
}

function changedContent({alignment, means, isFinal}: Look): string | undefined {
	const isApproved = means !== undefined && !undecidedMeanings.has(means) && line.includes(means) && !isFinal;
	const titles = isApproved ? changedSinceApproval(alignment) : undefined;
	return titles && titles.length > 0 ? `changed since it was approved: ${joinWords(titles)}` : undefined;
}

function blocked({alignment, means, isFinal}: Look): string | undefined {
	const isOver = isFinal || means === 'completed' || means === 'deferred';
	const state = isOver ? undefined : stateOfRole(alignment, 'blockers');
	const words = state?.isFilled ? textOf(alignment, state.id) : '';
	const first = words
		.split('\n')
		.map(text => text.trim())
		.find(text => text !== '' && !saysNothing(text));
	return first && `blocked: ${first.replace(/^[-*+][ \t]+/, '')}`;
}

function waiting({alignment, means, changed, today, reviewAfter = 14}: Look): string | undefined {
	if (means !== 'in-review') {
		return undefined;
	}

	const {done, total} = boxesIn(alignment, ['approval']);
	const days = changed === undefined ? 0 : daysBetween(changed, today);
	if (total > 0 && done === total) {
		return 'every review is ticked, only the decision is missing';
	}

	return days >= reviewAfter ? `in review without a change for ${days} days` : undefined;
}

function allDone({alignment, means, status}: Look): string | undefined {
	if (means !== 'approved' && means !== 'in-progress') {
		return undefined;
	}

	const {done, total} = boxesIn(alignment, ['authoring', 'tracking']);
	const phase = stateOfRole(alignment, 'phase');
	const progress = stateOfRole(alignment, 'progress');
	const facts = [
		total > 0 && done === total ? `all ${total} boxes are ticked` : '',
		progress?.isFilled && readText(progress) === '100' ? 'the progress is 100 %' : '',
		phase?.isFilled && isDonePhase(readText(phase)) ? `the phase is ${readText(phase)}` : '',
	].filter(fact => fact !== '');
	return facts.length === 0 ? undefined : `${joinWords(facts)}, but the status is ${status}`;
}

function reviewMissing({alignment, means}: Look): string | undefined {
	const empty = means === 'completed' ? emptyReview(alignment) : [];
	return empty.length === 0 ? undefined : `still to be written: ${joinWords(empty.map(({field}) => field.label))}`;
}

function stale({means, changed, today, isFinal, staleAfter = 30}: Look): string | undefined {
	const days = changed === undefined ? 0 : daysBetween(changed, today);
	const isResting = isFinal || means === 'deferred';
	return !isResting && days >= staleAfter ? `nothing has changed for ${days} days` : undefined;
}

/** How many boxes of the lists in sections of some stages are ticked; lists that the template only has as stand-ins count too. */
function boxesIn(alignment: Alignment, stages: readonly Stage[]): {readonly done: number; readonly total: number} {
	const {document, form, states} = alignment;
	const ids = new Set(topSections(form).flatMap(({id, stage}) => (stages.includes(stage) ? [id] : [])));
	const boxes = states
		.filter(state => ids.has(state.section))
		.flatMap(({tasks, items}) => [...tasks, ...items].flatMap(({box}) => box ?? []));
	return {done: boxes.filter(({from}) => document.text[from] !== ' ').length, total: boxes.length};
}

function textOf(alignment: Alignment, id: string): string {
	const state = alignment.byId.get(id);
	const value = state ? readValue(alignment.document, state) : '';
	return typeof value === 'string' ? value : value.map(item => ('text' in item ? item.text : '')).join('\n');
}

/** Whole days from one calendar day to another; 0 where one of them is none. */
function daysBetween(from: string, to: string): number {
	const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
	return Number.isNaN(days) ? 0 : Math.round(days);
}
