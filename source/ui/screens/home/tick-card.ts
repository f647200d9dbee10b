/** The card over home by which boxes are ticked. */
import {setField} from '../../../proposal/change.js';
import type {Plan} from '../../../proposal/plan.js';
import {stateOfRole} from '../../../proposal/role-state.js';
import {type Tickable, tickables, tickBox} from '../../../proposal/tick.js';
import type {Alignment} from '../../../template/align.js';
import {readText} from '../../../template/field-value.js';
import type {OpenedProposal} from './status-card.js';

export type TickCard = OpenedProposal & {
	readonly kind: 'tick';
	/** The document with what was ticked here. */
	readonly after: Alignment;
	readonly boxes: readonly Tickable[];
	/** The box under the cursor. */
	readonly index: number;
	/** Why a box could not be ticked. */
	readonly problem: string | undefined;
};

/** Opens the card on the first box that is not ticked. */
export function openTickCard(opened: OpenedProposal): TickCard {
	const boxes = tickables(opened.alignment);
	const index = Math.max(
		0,
		boxes.findIndex(({isDone}) => !isDone),
	);
	return {...opened, kind: 'tick', after: opened.alignment, boxes, index, problem: undefined};
}

/** The same ticks on another text of the proposal, as someone else changed it meanwhile: boxes are known by their words. */
export function renewTickCard(card: TickCard, opened: OpenedProposal): TickCard {
	const before = tickables(card.alignment);
	const turned = card.boxes.filter(({isDone}, index) => isDone !== before[index]?.isDone);
	const fresh = {...openTickCard(opened), index: card.index};
	return turned.reduce((current, {text, isDone}) => {
		const index = current.boxes.findIndex(box => box.text === text && box.isDone !== isDone);
		return index === -1 ? current : {...toggleAt(current, index), index: card.index};
	}, fresh);
}

/** Ticks the box under the cursor, or takes its tick away. */
export function toggleBox(card: TickCard): TickCard {
	return toggleAt(card, card.index);
}

function toggleAt(card: TickCard, index: number): TickCard {
	const box = card.boxes[index];
	if (!box) {
		return card;
	}

	const {alignment, refused} = tickBox(card.after, box, !box.isDone);
	const [refusal] = refused;
	return refusal
		? {...card, problem: `This box ${refusal.reason}`}
		: {...card, after: alignment, boxes: tickables(alignment), problem: undefined};
}

/** The progress that the boxes speak of, in percent; undefined where there are none, or the template has no progress. */
export function suggestedProgress({
	after,
	boxes,
}: TickCard): {readonly written: string; readonly counted: string} | undefined {
	const state = stateOfRole(after, 'progress');
	if (!state?.span || boxes.length === 0) {
		return undefined;
	}

	const done = boxes.filter(({isDone}) => isDone).length;
	const counted = String(Math.round((100 * done) / boxes.length));
	const written = state.isFilled ? readText(state).replace(/\s*%$/, '') : '';
	return written === counted ? undefined : {written, counted};
}

/** Writes the progress that the boxes speak of. */
export function takeProgress(card: TickCard): TickCard {
	const suggestion = suggestedProgress(card);
	const state = stateOfRole(card.after, 'progress');
	if (!suggestion || !state) {
		return card;
	}

	const value = state.field.kind === 'percent' ? suggestion.counted : `${suggestion.counted} %`;
	const {alignment, refused} = setField(card.after, state.id, value);
	const [refusal] = refused;
	return refusal
		? {...card, problem: `The progress ${refusal.reason}`}
		: {...card, after: alignment, boxes: tickables(alignment), problem: undefined};
}

/** What Enter would write. */
export function tickPlan({path, alignment, after}: TickCard): Plan {
	const change = {path, before: alignment.document.text, after: after.document.text};
	return change.before === change.after ? [] : [change];
}
