/** Which fields two versions of a document say differently. */
import type {MarkdownDocument} from '../document/markdown.js';
import type {Alignment} from '../template/align.js';
import type {FieldState} from '../template/field-state.js';
import {type GroupItem, readValue} from '../template/field-value.js';

/** The ids of the fields that have another value, in order; those that only the document before has come last. */
export function changedFields(before: Alignment, after: Alignment): readonly string[] {
	const ids = new Set([...after.byId.keys(), ...before.byId.keys()]);
	return [...ids].filter(id => {
		const [old, now] = [before.byId.get(id), after.byId.get(id)];
		const isNew = !old?.span || !now?.span;
		const isBlank = !old?.isFilled && !now?.isFilled;
		return !(isNew && isBlank) && ownValue(before.document, old) !== ownValue(after.document, now);
	});
}

/** Of a group only its items and their boxes count, as its members are fields too. */
function ownValue(document: MarkdownDocument, state: FieldState | undefined): string | undefined {
	const value = state && readValue(document, state);
	const isGroup = state?.field.kind === 'group';
	return JSON.stringify(isGroup ? (value as readonly GroupItem[]).map(({done}) => done ?? false) : value);
}
