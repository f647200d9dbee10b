/** What becomes of texts for which a changed template has no place, and of the template as it was. */
import type {WizardCommand} from './field-commands.js';
import {commit, remember, reopen, show} from './wizard-moves.js';
import {draftStateOf, startWizard, type WizardState} from './wizard-state.js';
import {leftOverUnderCursor, sectionCount} from './wizard-target.js';

/** What can be done with what is left over, and with the other template. */
export const leftOverCommands = {
	'show-left-over'(state) {
		const index = leftOverUnderCursor(state);
		return index === undefined ? state : {...show(state, 'left-over'), leftOverAt: index};
	},
	'close-left-over': state => closeLeftOver(state),
	'remove-left-over'(state) {
		const index = state.view === 'left-over' ? state.leftOverAt : leftOverUnderCursor(state);
		const found = index === undefined ? undefined : state.leftOver[index];
		if (index === undefined || !found) {
			return state;
		}

		const removed = {...remember(state, state.field), leftOver: state.leftOver.toSpliced(index, 1)};
		return {...closeLeftOver({...removed, leftOverAt: index}), notice: `"${found.label}" is removed: u brings it back`};
	},
	'other-template': swapTemplate,
} satisfies Readonly<Record<string, WizardCommand>>;

function closeLeftOver(state: WizardState): WizardState {
	const place = Math.min(state.leftOverAt, state.leftOver.length - 1);
	return {...show(state, 'review'), row: Math.max(0, sectionCount(state) + place)};
}

/** Goes over to the draft as it is with the other template; this one can be gone back to in the same way. */
function swapTemplate(before: WizardState): WizardState {
	const {other} = before;
	if (!other) {
		return before;
	}

	const state = reopen(commit(before));
	const here = {form: state.alignment.form, state: draftStateOf(state)};
	const {form, state: draft} = other;
	const swapped = startWizard({form, folder: state.folder, state: draft, other: here}, state.layout);
	const notice = 'This is the draft with the other template. v goes back; each keeps what is typed in it';
	return {...show(swapped, 'review'), notice, saved: state.saved, leftFiles: state.leftFiles};
}
