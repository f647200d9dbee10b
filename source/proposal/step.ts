/** The steps that a change is made of: edits that are applied and looked at, one after the other. */
import {parseMarkdown} from '../document/markdown.js';
import {applyEdits, composeEdits, type TextEdit} from '../document/text-edit.js';
import {type Alignment, align} from '../template/align.js';
import type {Change, Refusal} from './change.js';
import {guard} from './guard.js';

/** A document in which nothing changed. */
export function unchanged(alignment: Alignment, refused: readonly Refusal[] = []): Change {
	return {alignment, refused, edits: []};
}

/** A document in which nothing changed, and why. */
export function refuse(alignment: Alignment, id: string, reason: string): Change {
	return unchanged(alignment, [{id, reason}]);
}

/** Two changes as one: the second was made in the document that the first one gave. */
export function inTurn(first: Change, second: Change): Change {
	return {
		alignment: second.alignment,
		refused: [...first.refused, ...second.refused],
		edits: first.edits.length === 0 ? second.edits : composeEdits(first.edits, second.edits),
	};
}

/**
 * Applies edits, holds the text against the form again and looks whether anything else than the fields with the given
 * ids changed. Returns the new alignment, or what went wrong.
 */
export function tryEdits(
	alignment: Alignment,
	edits: readonly TextEdit[],
	changed: ReadonlySet<string>,
): Alignment | string {
	const after = align(
		alignment.form,
		parseMarkdown(applyEdits(alignment.document.text, edits), alignment.document.format),
	);
	return guard(alignment, after, edits, changed) ?? after;
}
