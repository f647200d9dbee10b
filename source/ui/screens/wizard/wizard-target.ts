/** The existing file that the wizard edits, and what was made of it. */
import {realign} from '../../../proposal/change.js';
import {changedFields} from '../../../proposal/changed-fields.js';
import {finishProposal} from '../../../proposal/create.js';
import type {LeftOver, Unmerged} from '../../../proposal/draft.js';
import type {Merge, Side} from '../../../proposal/merge.js';
import type {WizardStart} from '../../../proposal/wizard-start.js';
import type {Alignment} from '../../../template/align.js';
import {briefNameOfState, type Past, stopsOf, type View, type WizardState} from './wizard-state.js';

/** What goes with the document and is brought back with it. */
export type Beside = {
	/** The file that is edited; undefined for a new proposal. */
	readonly target: Target | undefined;
	readonly unmerged: Unmerged | undefined;
	readonly leftOver: readonly LeftOver[];
};

/** An existing file. */
export type Target = {
	/** Relative to the root, with forward slashes. */
	readonly path: string;
	/** The text that the document was made from. */
	readonly base: Alignment;
	/** What the file has to hold when it is written; undefined where it is gone. */
	readonly before: string | undefined;
};

/** Changes of somebody else that don't go together with the author's own, while they are decided one by one. */
export type Decision = {
	readonly merge: Merge;
	readonly theirs: Alignment;
	/** What was chosen for each conflict so far. */
	readonly choices: readonly (Side | undefined)[];
	/** The conflict that is shown. */
	readonly index: number;
	/** The view to go back to. */
	readonly below: View;
};

/** What a draft brings with its document. */
export function besideOf({target, state}: Pick<WizardStart, 'target' | 'state'>, alignment: Alignment): Beside {
	const {base, unmerged, leftOver = []} = state;
	const found = base === undefined || base === state.text ? alignment : realign(alignment, base);
	return {target: target && {path: target.path, base: found, before: found.document.text}, unmerged, leftOver};
}

/** Undo goes back to before the changes of somebody else were merged in, also after a crash. */
export function pastOf({target, unmerged, leftOver}: Beside, field: string): readonly Past[] {
	if (!target || !unmerged) {
		return [];
	}

	const before = {path: target.path, base: realign(target.base, unmerged.base), before: unmerged.base};
	return [{text: unmerged.text, field, pending: {}, target: before, unmerged: undefined, leftOver}];
}

/** The text that is going to be written: an existing document as it stands, a new one with what is filled in at last. */
export function finalText(state: WizardState): string {
	return state.target ? state.alignment.document.text : finishProposal(state.alignment, briefNameOfState(state));
}

/** The ids of the fields that differ from those of the file; none for a new proposal. */
export function differingFields({target, alignment}: WizardState): readonly string[] {
	const known = differingByAlignment.get(alignment);
	if (!target || known?.base === target.base) {
		return known?.ids ?? [];
	}

	const ids = changedFields(target.base, alignment);
	differingByAlignment.set(alignment, {base: target.base, ids});
	return ids;
}

/** How much an existing file is going to change, in words. */
export function differenceWords(state: WizardState): string {
	const {target, alignment} = state;
	const count = differingFields(state).length;
	if (target?.before === undefined) {
		return 'The file is gone: it is written again';
	}

	if (count > 0) {
		return count === 1 ? '1 field differs from the file' : `${count} fields differ from the file`;
	}

	const isSame = alignment.document.text === target.before;
	return isSame ? 'Nothing differs from the file' : 'Only the text around the fields differs';
}

const differingByAlignment = new WeakMap<Alignment, {readonly base: Alignment; readonly ids: readonly string[]}>();

/** Which of the texts that are left over is under the cursor of the review; they stand below the sections. */
export function leftOverUnderCursor(state: WizardState): number | undefined {
	const index = state.leftOver.length > 0 ? state.row - sectionCount(state) : -1;
	return state.view === 'review' && index >= 0 && index < state.leftOver.length ? index : undefined;
}

/** How many sections the review lists. */
export function sectionCount({alignment}: WizardState): number {
	return new Set(stopsOf(alignment).map(({section}) => section)).size;
}
