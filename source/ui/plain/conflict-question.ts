import {shownConflict, versionLines} from '../screens/wizard/conflict-texts.js';
import type {WizardState} from '../screens/wizard/wizard-state.js';
import {labelOf} from '../screens/wizard/wizard-words.js';

/** How a conflict is decided. */
export const conflictWays =
	'1 keeps mine, 2 takes theirs. /back decides later: the draft keeps both. /show tells the two again.';

/** What both the author and somebody else changed, with the two versions one after the other. */
export function conflictQuestion(state: WizardState): readonly string[] {
	const {decision} = state;
	const conflict = shownConflict(state);
	if (!decision || !conflict) {
		return [];
	}

	const {alignment} = decision.merge;
	const field = conflict.kind === 'field' ? alignment.byId.get(conflict.id) : undefined;
	const name = field ? labelOf(alignment, field) : 'the text around the fields';
	const version = (title: string, lines: readonly string[]): readonly string[] =>
		lines.join('') === '' ? [`${title}: empty.`] : [`${title}:`, ...lines];
	return [
		`Changed on both sides: ${name}, ${decision.index + 1} of ${decision.choices.length}.`,
		...version('1. Mine', versionLines(state, 'mine')),
		...version('2. Theirs, on the disk', versionLines(state, 'theirs')),
		conflictWays,
	];
}
