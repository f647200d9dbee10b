/** Two changed versions of a proposal made into one, field by field. */
import {mergeLines} from '../document/merge-lines.js';
import type {Alignment} from '../template/align.js';
import {allFields} from '../template/form.js';
import {type Change, realign} from './change.js';
import {isMissing} from './fill.js';
import {carryOut, giveValues} from './merge-carry.js';
import {type FieldConflict, type MergeStep, planMerge} from './merge-plan.js';
import {type Side, sides} from './merge-rows.js';
import {answerIn, isSameValue, mapVersions, type Versions} from './merge-value.js';
import {putBackField} from './put-back.js';

export type {FieldConflict} from './merge-plan.js';
export type {Side} from './merge-rows.js';

/** What was changed outside of every field does not go together: one of the two texts has to be taken as a whole. */
export type DocumentConflict = Versions<string> & {readonly kind: 'document'};

/** What both sides changed, each in its own way. */
export type Conflict = FieldConflict | DocumentConflict;

/** What came of a merge. */
export type Merge = {
	/** The merged document. What is in conflict is as they have it. */
	readonly alignment: Alignment;
	readonly conflicts: readonly Conflict[];
	/** The ids of the fields that each side changed, as they are in the merged document. */
	readonly changed: Readonly<Record<Side, readonly string[]>>;
};

/**
 * Merges two versions of a document that were both made from the same one; all three are held against the same form.
 * What only one side changed is taken over, field by field and item by item; what both changed alike too. What was
 * changed outside of every field is merged by lines. A side that changed nothing gives the other side byte for byte, and
 * which side is called mine decides nothing.
 */
export function mergeProposals(base: Alignment, mine: Alignment, theirs: Alignment): Merge {
	const versions = {base, mine, theirs};
	const texts = mapVersions(versions, textOf);
	const isTheirs = texts.mine === texts.base || texts.mine === texts.theirs;
	if (isTheirs || texts.theirs === texts.base) {
		return {alignment: isTheirs ? theirs : mine, conflicts: [], changed: changedIn(planMerge(versions, new Set()))};
	}

	const level = levelled(versions);
	return mergeFields(level, sideWithMore(level), new Set()) ?? wholeConflict(versions);
}

/** The merged document with every conflict settled for one of the sides; what can't be written is refused. */
export function settleMerge({alignment, conflicts}: Merge, mine: Alignment, choices: readonly Side[]): Change {
	const chosen = conflicts.filter((_, index) => choices[index] === 'mine');
	if (chosen.some(({kind}) => kind === 'document')) {
		return {alignment: mine, refused: [], edits: []};
	}

	return giveValues(
		alignment,
		chosen.flatMap(conflict => (conflict.kind === 'field' ? [[conflict.id, conflict.mine] as const] : [])),
	);
}

/** Parts of the form that a side put back in the document stand in all three versions then, without a value. */
function levelled(versions: Versions<Alignment>): Versions<Alignment> {
	const isGone = (alignment: Alignment, id: string): boolean => {
		const state = alignment.byId.get(id);
		return state === undefined || isMissing(state);
	};

	const ids = allFields(versions.base.form)
		.map(({id}) => id)
		.filter(id => isGone(versions.base, id) && sides.some(side => !isGone(versions[side], id)));
	return mapVersions(versions, alignment =>
		ids.reduce((current, id) => (isGone(current, id) ? putBackField(current, id).alignment : current), alignment),
	);
}

/** Undefined where the texts around the fields don't go together, or a conflict can't be settled for each side. */
function mergeFields(
	versions: Versions<Alignment>,
	side: Side | undefined,
	blocked: ReadonlySet<string>,
): Merge | undefined {
	const steps = planMerge(versions, blocked);
	const conflicts = steps.filter(step => step.kind === 'field');
	const mergeFor = (choice: Side): Change | undefined =>
		side ? carryOut(versions[side], side, steps, choice) : mergeTexts(versions, steps, choice);
	const theirs = mergeFor('theirs');
	const mine = conflicts.length > 0 ? mergeFor('mine') : theirs;
	if (!mine || !theirs) {
		return undefined;
	}

	const refused = [...mine.refused, ...theirs.refused].map(({id}) => id);
	const fresh = refused.filter(id => !blocked.has(id));
	if (fresh.length > 0) {
		// What can't be written in the other version has to be looked at by a person.
		return mergeFields(versions, side, new Set([...blocked, ...fresh]));
	}

	const canSettle = (change: Change, choice: Side): boolean =>
		giveValues(
			change.alignment,
			conflicts.map(conflict => [conflict.id, conflict[choice]]),
		).refused.length === 0;
	return refused.length === 0 && canSettle(theirs, 'mine') && canSettle(mine, 'theirs')
		? {alignment: theirs.alignment, conflicts, changed: changedIn(steps)}
		: undefined;
}

/**
 * The side that takes up what the other one changed: the other one is nothing but the base with other values. Where both
 * are, the texts say which one it is, so that it does not depend on what the sides are called.
 */
function sideWithMore(versions: Versions<Alignment>): Side | undefined {
	const {base, mine, theirs} = versions;
	const isTaker = {mine: isMadeOfFields(base, theirs), theirs: isMadeOfFields(base, mine)};
	return sides
		.filter(side => isTaker[side])
		.toSorted((one, other) => (textOf(versions[one]) < textOf(versions[other]) ? -1 : 1))
		.at(0);
}

/** True where a version is the base with other values, and nothing else was changed. */
function isMadeOfFields(base: Alignment, version: Alignment): boolean {
	const steps = planMerge({base, mine: version, theirs: base}, new Set());
	return textOf(carryOut(base, 'base', steps, 'mine').alignment) === textOf(version);
}

/** With the same values in all three versions only the text around them differs, which is merged by lines. */
function mergeTexts(versions: Versions<Alignment>, steps: readonly MergeStep[], choice: Side): Change | undefined {
	const carried = {
		base: carryOut(versions.base, 'base', steps, choice),
		mine: carryOut(versions.mine, 'mine', steps, choice),
		theirs: carryOut(versions.theirs, 'theirs', steps, choice),
	};
	const refused = [carried.base, carried.mine, carried.theirs].flatMap(change => change.refused);
	const alignments = mapVersions(carried, change => change.alignment);
	const {base, mine, theirs} = mapVersions(alignments, textOf);
	const text = refused.length > 0 ? base : mergeLines(base, mine, theirs);
	const alignment = text === undefined ? undefined : realign(versions.base, text);
	return alignment && hasSameAnswers(alignment, alignments.base) ? {alignment, refused, edits: []} : undefined;
}

function hasSameAnswers(one: Alignment, other: Alignment): boolean {
	return (
		one.states.length === other.states.length &&
		one.states.every(state => {
			const same = other.byId.get(state.id);
			return same && isSameValue(answerIn(one.document, state), answerIn(other.document, same));
		})
	);
}

function changedIn(steps: readonly MergeStep[]): Merge['changed'] {
	const by = (side: Side): readonly string[] =>
		steps.filter(step => step.kind === 'field' || step.by.includes(side)).map(({id}) => id);
	return {mine: by('mine'), theirs: by('theirs')};
}

function wholeConflict(versions: Versions<Alignment>): Merge {
	return {
		alignment: versions.theirs,
		conflicts: [{kind: 'document', ...mapVersions(versions, textOf)}],
		changed: changedIn(planMerge(versions, new Set())),
	};
}

function textOf({document}: Alignment): string {
	return document.text;
}
