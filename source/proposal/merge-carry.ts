/** Brings one version of a document to what the merged one is to hold. */
import type {Alignment} from '../template/align.js';
import {type FieldValue, isCleared} from '../template/field-value.js';
import type {Change} from './change.js';
import {fillFields, isMissing} from './fill.js';
import type {MergeStep} from './merge-plan.js';
import type {Side} from './merge-rows.js';
import {answerIn, isSameValue, type Versions} from './merge-value.js';
import {putBackField} from './put-back.js';
import {type FoundGroup, type Plan, rearrange} from './rearrange.js';
import {inTurn, unchanged} from './step.js';

type ItemsStep = Extract<MergeStep, {kind: 'items'}>;

/** Takes the steps of a merge in one of the versions that it was planned from. What is in conflict gets the value of a side. */
export function carryOut(
	alignment: Alignment,
	version: keyof Versions<unknown>,
	steps: readonly MergeStep[],
	choice: Side,
): Change {
	const groups = steps.filter(step => step.kind === 'items');
	const arranged = groups.reduce(
		(current, step) => inTurn(current, arrange(current.alignment, version, step)),
		unchanged(alignment),
	);
	const values = steps.flatMap(step => {
		const value = step.kind === 'value' ? step.value : step.kind === 'field' ? step[choice] : undefined;
		return value === undefined ? [] : [[step.id, value] as const];
	});
	return inTurn(arranged, giveValues(arranged.alignment, values));
}

type Assignment = readonly [id: string, value: FieldValue];

/** Sets values that stood in another version; what does not read so afterwards is refused. */
export function giveValues(alignment: Alignment, values: readonly Assignment[]): Change {
	// A field that follows another one (the title in the first heading) is to keep its value when that one is set.
	const isFollower = ([id]: Assignment): boolean => alignment.byId.get(id)?.field.filledBy !== undefined;
	const change = fillFields(
		alignment,
		values.filter(value => isFollower(value) || !hasValue(alignment, value)),
	);
	const lost = values.filter(value => !hasValue(change.alignment, value));
	return {...change, refused: [...change.refused, ...lost.map(([id]) => ({id, reason: 'would not read back'}))]};
}

/** Values are only written where they are not there already, as an author may have written what the field does not take. */
function hasValue({byId, document}: Alignment, [id, value]: Assignment): boolean {
	const state = byId.get(id);
	const isEmpty = value.length === 0 && (!state?.span || isCleared(state));
	return isEmpty || (state !== undefined && isSameValue(answerIn(document, state), value));
}

function arrange(alignment: Alignment, version: keyof Versions<unknown>, {id, rows, boxes}: ItemsStep): Change {
	const state = alignment.byId.get(id);
	const isGone = state !== undefined && isMissing(state);
	if (isGone && rows.length === 0) {
		return unchanged(alignment);
	}

	const placed = isGone ? putBackField(alignment, id) : unchanged(alignment);
	const plan = ({state: {items}}: FoundGroup): Plan => {
		// Items that say nothing are there to be filled in.
		const isBlank = items.every(({members}) => !members.some(member => member.isFilled));
		const arrangement = rows.map((row, index) => row[version] ?? (isBlank && items[index] ? index : undefined));
		return {arrangement, boxes};
	};

	return inTurn(placed, rearrange(placed.alignment, [{id, plan}]));
}
