/** Gives values to fields that may have lost their place in the document. */

import type {Alignment} from '../template/align.js';
import type {FieldState} from '../template/field-state.js';
import type {FieldValue} from '../template/field-value.js';
import {type Change, type ChangeOptions, setFields} from './change.js';
import {putBackField} from './put-back.js';
import {inTurn, unchanged} from './step.js';

type Assignment = readonly [id: string, value: FieldValue];

/** Sets several fields; those whose section or label was removed get it back first, as the template has it. */
export function fillFields(alignment: Alignment, assignments: readonly Assignment[], options?: ChangeOptions): Change {
	const placed = putBackMissing(alignment, assignments);
	const isLost = new Set(placed.refused.map(({id}) => id));
	const found = assignments.filter(([id]) => !isLost.has(id));
	return inTurn(placed, setFields(placed.alignment, found, options));
}

/** Sets one field in the same way. Where its value is refused nothing is put back either, and nothing never is. */
export function fillField(alignment: Alignment, id: string, value: FieldValue, options?: ChangeOptions): Change {
	const state = alignment.byId.get(id);
	if (state && isMissing(state) && value.length === 0) {
		return unchanged(alignment);
	}

	const change = fillFields(alignment, [[id, value]], options);
	return change.refused.length > 0 ? unchanged(alignment, change.refused) : change;
}

/** True for a field of which the document has neither the place nor, for a key, the place where it would go. */
export function isMissing({span, field}: FieldState): boolean {
	return span === undefined && field.place.at !== 'front-matter';
}

function putBackMissing(alignment: Alignment, assignments: readonly Assignment[]): Change {
	return assignments.reduce((current, [id, value]) => {
		const state = current.alignment.byId.get(id);
		return state && isMissing(state) && value.length > 0
			? inTurn(current, putBackField(current.alignment, id))
			: current;
	}, unchanged(alignment));
}
