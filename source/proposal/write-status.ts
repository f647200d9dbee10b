/** Writes the status of a document where it stands, and the day on which that happened. */
import type {Span} from '../document/text-edit.js';
import type {Alignment} from '../template/align.js';
import type {FieldState} from '../template/field-state.js';
import type {Change} from './change.js';
import {setKey} from './facts.js';
import {setInPlace} from './move-step.js';
import {stateOfRole} from './role-state.js';
import {entryWith, findStatusPlace, statusField, statusSpan} from './status-place.js';
import {inTurn, refuse, tryEdits, unchanged} from './step.js';

/**
 * Writes the status where it stands; a document without any gets it as the template has it, or as a key of the front
 * matter. A label in the text that says the same as the front matter goes with it.
 */
export function writeStatus(alignment: Alignment, name: string): Change {
	const place = findStatusPlace(alignment);
	if (place.at === 'key') {
		const change = setKey(alignment, place.key, name);
		const {document} = change.alignment;
		const state = statusField(change.alignment);
		const span = state && statusSpan(change.alignment, state);
		const isSame = span && place.words !== '' && document.text.slice(span.from, span.to) === place.words;
		return state && isSame ? inTurn(change, replaceWords(change.alignment, state, span, name)) : change;
	}

	const {state, span} = place;
	const change =
		span && span.from < span.to ? replaceWords(alignment, state, span, name) : setInPlace(alignment, state.id, name);
	if (change.edits.length === 0 && change.refused.length === 0) {
		return setKey(alignment, 'status', name);
	}

	const isRead = change.refused.length > 0 || findStatusPlace(change.alignment).words === name;
	return isRead ? change : refuse(alignment, state.id, 'would not read back as it was given');
}

/** Writes the day into the key, and the label, that say when a document was changed. */
export function writeDay(alignment: Alignment, today: string): Change {
	const state = alignment.states.find(({field}) => field.filledBy === 'today');
	const known = state?.field.place.at === 'front-matter' ? state.field.place.key : undefined;
	const key = (state?.span ? known : entryWith(alignment, 'updated')?.key) ?? known;
	const change = key === undefined ? unchanged(alignment) : setKey(alignment, key, today);
	const label = stateOfRole(change.alignment, 'updated');
	return label?.span && change.refused.length === 0
		? inTurn(change, setInPlace(change.alignment, label.id, today))
		: change;
}

function replaceWords(alignment: Alignment, {id}: FieldState, span: Span, name: string): Change {
	const edits = [{...span, insert: name}];
	const after = tryEdits(alignment, edits, new Set([id]));
	return typeof after === 'string' ? refuse(alignment, id, after) : {alignment: after, refused: [], edits};
}
