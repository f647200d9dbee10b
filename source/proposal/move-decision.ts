/** What a move writes of the decision on a proposal: the box, the day, who decided, and why. */
import type {Alignment} from '../template/align.js';
import {type FieldState, oneLine} from '../template/field-state.js';
import {readText} from '../template/field-value.js';
import {allFields, type Field, type Form} from '../template/form.js';
import {readInlineBoxes} from '../template/placeholder.js';
import {type Decision, decisionOf, isReasonLabel, type Meaning, type Role, type Stage} from '../template/vocabulary.js';
import {type Change, setField} from './change.js';
import {setFact} from './facts.js';
import {approvedContent, forgetApproval, noteApproval} from './fingerprint.js';
import {pathToField} from './form-place.js';
import {type Step, setInPlace} from './move-step.js';
import {stateOfRole} from './role-state.js';
import {refuse, tryEdits, unchanged} from './step.js';

/** Who decides, when and why. */
export type DecisionOptions = {
	/** The author's calendar day as `2026-01-31`. */
	readonly today: string;
	/** The name of who decided, as it was told. */
	readonly by?: string | undefined;
	/** Who it is where nobody was named. */
	readonly user?: string | undefined;
	/** The day of the decision where it is not today. */
	readonly date?: string | undefined;
	readonly reason?: string | undefined;
};

/** What is decided with a status. */
export const decisionAt: Readonly<Partial<Record<Meaning, Decision>>> = {
	approved: 'yes',
	rejected: 'no',
	deferred: 'deferred',
};

/** What the box says now; undefined where none is ticked, or the template has none. */
export function decisionIn(alignment: Alignment): Decision | undefined {
	const state = stateOfRole(alignment, 'decision');
	return state?.isFilled ? decisionOf(readText(state)) : undefined;
}

/** True for a field that asks for a decision and not for a text about one. */
export function takesDecision(form: Form, field: Field): boolean {
	const isWord = field.kind === 'line' && stageAround(form, field) === 'approval';
	return field.kind === 'option' || field.kind === 'choice' || isWord;
}

/**
 * The steps that write a decision. One that is written already is kept with its day and name, unless others are told. A
 * new one replaces both in the part of the template that is on approval; elsewhere the author has filled them in.
 */
export function decide(alignment: Alignment, decision: Decision, options: DecisionOptions): readonly Step[] {
	const {by, date, today, user} = options;
	const isNew = decisionIn(alignment) !== decision;
	const isRenewed = isNew || by !== undefined || date !== undefined || approvedContent(alignment) === undefined;
	return [
		document => chooseDecision(document, decision),
		document => writeRecord(document, 'approval-date', {told: date, usual: today, isNew: isNew || by !== undefined}),
		document => writeRecord(document, 'approver', {told: by, usual: user, isNew}),
		document =>
			decision !== 'yes' ? forgetApproval(document) : isRenewed ? noteApproval(document) : unchanged(document),
	];
}

/** The steps that take a decision back: the boxes are open again; day and name stay, until the next decision. */
export function undecide(): readonly Step[] {
	return [openDecision, forgetApproval];
}

/** The step that notes why a status was set: in the template's own field for that, else beside the status. */
export function giveReason(status: string, reason: string, isDecision: boolean): Step {
	return document => {
		const state = isDecision ? reasonField(document) : undefined;
		return state?.span && !state.isFilled
			? setField(document, state.id, reason)
			: setFact(document, `${status} reason`, oneLine(reason));
	};
}

function chooseDecision(alignment: Alignment, decision: Decision): ReturnType<Step> {
	const state = stateOfRole(alignment, 'decision');
	if (!state || !takesDecision(alignment.form, state.field) || decisionIn(alignment) === decision) {
		return unchanged(alignment);
	}

	const {field, id} = state;
	const isWord = field.kind === 'line';
	const choice = isWord
		? {yes: 'Yes', no: 'No', deferred: 'Deferred'}[decision]
		: field.choices.find(words => decisionOf(words) === decision);
	return choice === undefined
		? {...unchanged(alignment), note: `"${field.label}" has no box for this decision: ${field.choices.join(', ')}`}
		: setInPlace(alignment, id, choice);
}

type Wanted = {
	/** What was told to be written, and what is where nothing was told. */
	readonly told: string | undefined;
	readonly usual: string | undefined;
	readonly isNew: boolean;
};

function writeRecord(
	alignment: Alignment,
	role: Role & ('approval-date' | 'approver'),
	{told, usual, isNew}: Wanted,
): ReturnType<Step> {
	const state = stateOfRole(alignment, role);
	if (!state) {
		return told === undefined ? unchanged(alignment) : {...unchanged(alignment), note: noField[role]};
	}

	const isOfDecision = stageAround(alignment.form, state.field) === 'approval';
	if (told === undefined && state.isFilled && !(isNew && isOfDecision)) {
		return unchanged(alignment);
	}

	const value = told ?? usual;
	return value === undefined
		? {...unchanged(alignment), note: `nobody is named as "${state.field.label}": --by gives a name`}
		: setInPlace(alignment, state.id, value);
}

const noField = {
	'approval-date': 'this template has no field for the day of the decision',
	approver: 'this template has no field for who decided',
};

/** Unticks the box of the decision, or puts the placeholder back where it is a word. */
function openDecision(alignment: Alignment): Change {
	const state = stateOfRole(alignment, 'decision');
	if (!state?.span || decisionIn(alignment) === undefined || !takesDecision(alignment.form, state.field)) {
		return unchanged(alignment);
	}

	const {from} = state.span;
	const edits = readInlineBoxes(state.raw)
		.filter(({done}) => done)
		.map(({mark}) => ({from: from + mark, to: from + mark + 1, insert: ' '}));
	if (edits.length === 0) {
		return setField(alignment, state.id, '');
	}

	const after = tryEdits(alignment, edits, new Set([state.id]));
	return typeof after === 'string' ? refuse(alignment, state.id, after) : {alignment: after, refused: [], edits};
}

/** The field for the reason of a decision: by its role, or by its label among those on approval. */
function reasonField(alignment: Alignment): FieldState | undefined {
	const {form, byId} = alignment;
	const isReason = (field: Field): boolean =>
		(field.kind === 'line' || field.kind === 'text') &&
		isReasonLabel(field.label) &&
		stageAround(form, field) === 'approval';
	const field = allFields(form).find(isReason);
	return stateOfRole(alignment, 'reason') ?? (field && byId.get(field.id));
}

/** The stage of the section that holds a field. */
export function stageAround(form: Form, {id}: Field): Stage {
	return pathToField(form, id).at(-1)?.stage ?? 'authoring';
}
