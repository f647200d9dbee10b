/** The steps that a move of the status is made of, one after the other. */
import type {Alignment} from '../template/align.js';
import {type Change, setField} from './change.js';
import {putBackField} from './put-back.js';
import {inTurn, unchanged} from './step.js';

/** One part of a move: what it changes, and a sentence for the person where there is something to know. */
export type Step = (alignment: Alignment) => Change & {readonly note?: string};

/** Everything that a move changes, or the first refusal, with the sentences of its steps. */
export type Steps = {readonly change: Change; readonly notes: readonly string[]};

/** Takes the steps one after the other, up to the first one that is refused. */
export function takeSteps(alignment: Alignment, steps: readonly Step[]): Steps {
	let change = unchanged(alignment);
	const notes: string[] = [];
	for (const step of steps) {
		const {note, ...made} = step(change.alignment);
		change = inTurn(change, made);
		notes.push(...(note === undefined ? [] : [note]));
		if (change.refused.length > 0) {
			break;
		}
	}

	return {change, notes};
}

/** A step that changes nothing and tells something. */
export function tell(note: string): Step {
	return alignment => ({...unchanged(alignment), note});
}

/** Sets a field, and gives it its place back first where its label or section was removed. */
export function setInPlace(alignment: Alignment, id: string, value: string): Change {
	const state = alignment.byId.get(id);
	if (state?.span) {
		return setField(alignment, id, value);
	}

	const placed = putBackField(alignment, id);
	return placed.refused.length === 0 ? inTurn(placed, setField(placed.alignment, id, value)) : placed;
}
