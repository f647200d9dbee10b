import {applyEdits, haveOverlap, type Span, type TextEdit} from '../../../document/text-edit.js';
import {askedEdits} from '../../../proposal/change.js';
import {fillField} from '../../../proposal/fill.js';
import type {FieldState} from '../../../template/field-state.js';
import type {FieldValue} from '../../../template/field-value.js';
import {type Editor, effortText, tasksWithLine} from './wizard-editor.js';
import {currentState, type WizardState} from './wizard-state.js';

/** The document with what is being typed in its place. */
export type Preview = {
	readonly text: string;
	/** What the open field holds in it. */
	readonly field: Span;
	/** Where the cursor stands in it. */
	readonly cursor: number;
	/** The document has lost the field and nothing is typed for it: there is no place to show. */
	readonly isMissing: boolean;
};

/** The document as it will be when the open field is left. What it may refuse stands there as it was typed. */
export function previewOf(state: WizardState): Preview {
	const {alignment, editor} = state;
	const {text} = alignment.document;
	const current = currentState(state);
	const span = current?.span;
	if (!current) {
		return {text, field: {from: 0, to: 0}, cursor: 0, isMissing: false};
	}

	const value = typedNow(state, current);
	if (!span) {
		return putBackPreview(state, current.id, value);
	}

	const asked = value === undefined ? [] : askedEdits(alignment, current.id, value);
	const isUsable = typeof asked !== 'string' && !haveOverlap(asked);
	const asTyped = typeof value === 'string' ? [{...span, insert: value}] : [];
	const edits = isUsable ? asked : asTyped;
	const field = fieldSpan(edits, span);
	const after = applyEdits(text, edits);
	const cursor = cursorIn(after.slice(field.from, field.to), field.from, editor);
	return {text: after, field, cursor, isMissing: false};
}

/** The document with a field that it has lost, at its place again where anything is typed for it. */
function putBackPreview({alignment, editor}: WizardState, id: string, value: FieldValue | undefined): Preview {
	const filled = value === undefined ? alignment : fillField(alignment, id, value, {allowUnlisted: true}).alignment;
	const {text} = filled.document;
	const field = filled.byId.get(id)?.span;
	return field
		? {text, field, cursor: cursorIn(text.slice(field.from, field.to), field.from, editor), isMissing: false}
		: {text: '', field: {from: 0, to: 0}, cursor: 0, isMissing: true};
}

/** What the editor stands for just now; undefined where the document tells it already. */
function typedNow(state: WizardState, current: FieldState): FieldValue | undefined {
	const {editor} = state;
	switch (editor.kind) {
		case 'text': {
			return editor.buffer.text;
		}

		case 'choice': {
			return editor.other?.text;
		}

		case 'effort': {
			return effortText(current, editor);
		}

		case 'tasks': {
			return tasksWithLine(state.alignment.document, current, editor);
		}

		case 'items': {
			return undefined;
		}
	}
}

/** Where the field stands when the edits are made: those before it move it, those inside change its length. */
function fieldSpan(edits: readonly TextEdit[], {from, to}: Span): Span {
	const growth = ({from: start, to: end, insert}: TextEdit): number => insert.length - (end - start);
	const sum = (chosen: readonly TextEdit[]): number => chosen.reduce((total, edit) => total + growth(edit), 0);
	const before = edits.filter(edit => edit.to < from);
	const inside = edits.filter(edit => edit.to >= from && edit.from <= to);
	const start = Math.min(from, ...inside.map(edit => edit.from)) + sum(before);
	const end = Math.max(to, ...inside.map(edit => edit.to)) + sum(before) + sum(inside);
	return {from: start, to: end};
}

/** The place of the cursor: in the line of the field that is the line of the text, or the row of its list. */
function cursorIn(held: string, from: number, editor: Editor): number {
	const buffer = editor.kind === 'text' ? editor.buffer : undefined;
	const lead = /^\s*/.exec(held)?.[0].length ?? 0;
	const row = editor.kind === 'tasks' ? editor.index : 0;
	const typed = buffer?.text.slice(0, buffer.cursor).replace(/^(?:[^\S\n]*\n)+/, '') ?? '';
	const lines = typed.split('\n');
	let position = lead;
	for (let line = 0; line < lines.length - 1 + row; line++) {
		const next = held.indexOf('\n', position);
		position = next === -1 ? position : next + 1;
	}

	return from + Math.min(held.length, position + (lines.at(-1)?.length ?? 0));
}
