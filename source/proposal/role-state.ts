/** The fields of a document by what they are for. */
import type {Alignment} from '../template/align.js';
import type {FieldState} from '../template/field-state.js';
import {readText} from '../template/field-value.js';
import {fieldWithRole} from '../template/form.js';
import type {Role} from '../template/vocabulary.js';

/** The title that the author gave, or an empty string. */
export function titleOf(alignment: Alignment): string {
	return valueOfRole(alignment, 'title');
}

/** The value of the field with a role, or an empty string where the document or template has none. */
export function valueOfRole(alignment: Alignment, role: Role): string {
	const state = stateOfRole(alignment, role);
	return state ? readText(state) : '';
}

/** The field with a role as it stands in the document. */
export function stateOfRole(alignment: Alignment, role: Role): FieldState | undefined {
	const field = fieldWithRole(alignment.form, role);
	return field && alignment.byId.get(field.id);
}
