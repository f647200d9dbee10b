/** Which fields an author can fill in, also those that the document has lost. */
import {type Alignment, align} from '../template/align.js';
import type {FieldState} from '../template/field-state.js';
import type {Form} from '../template/form.js';
import {askedStates, dueStates, isCounted, missingRequired} from './progress.js';

/**
 * The fields that an author is asked for and that can take a value, in order: those that have their place in the
 * document, and those that get it back because the template has one for them.
 */
export function reachableStates(alignment: Alignment): readonly FieldState[] {
	const states = askedStates(alignment);
	if (states.every(({span}) => span !== undefined)) {
		return states;
	}

	const placed = placedInTemplate(alignment.form);
	return states.filter(state => state.span !== undefined || placed.has(state.field.id));
}

/** The field to begin with: the first required one that is missing, else the first that is due and empty; an empty id for none. */
export function firstOpenField(alignment: Alignment): string {
	const states = reachableStates(alignment);
	const ids = new Set(states.map(({id}) => id));
	const isOpen = (state: FieldState): boolean => ids.has(state.id) && !state.isFilled && isCounted(state);
	const found = missingRequired(alignment).find(({id}) => ids.has(id)) ?? dueStates(alignment).find(isOpen);
	return found?.id ?? '';
}

/** The ids of the fields that the form finds in its own template. */
function placedInTemplate(form: Form): ReadonlySet<string> {
	const known = placedByForm.get(form);
	if (known) {
		return known;
	}

	const states = align(form, form.document).states.filter(({span}) => span !== undefined);
	const placed = new Set(states.map(({field}) => field.id));
	placedByForm.set(form, placed);
	return placed;
}

const placedByForm = new WeakMap<Form, ReadonlySet<string>>();
