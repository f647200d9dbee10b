import {readText} from '../../template/field-value.js';
import type {WizardAction} from '../screens/wizard/wizard-reducer.js';
import type {WizardState} from '../screens/wizard/wizard-state.js';
import {labelOf} from '../screens/wizard/wizard-words.js';
import type {Reply, Turn} from './conversation.js';
import {noticeWords} from './notice-words.js';
import {ask} from './wizard-questions.js';
import {extentOf, sentence} from './words.js';

/** What the wizard's conversation remembers beside the wizard's state. */
export type Talk = {
	/** The fields whose hint was told, by id. */
	readonly hinted: ReadonlySet<string>;
	/** The kinds of fields of which it was told how they are answered. */
	readonly taught: ReadonlySet<string>;
	/** The headings above the field of the last question; none where they are to be told again. */
	readonly headings: readonly string[];
	/** The fields that the numbers of the last list lead to. */
	readonly targets: readonly string[];
	/** The draft can't be kept, and the person was told so when leaving. */
	readonly isLeaving: boolean;
};

/** A conversation that has just begun. */
export const newTalk: Talk = {hinted: new Set(), taught: new Set(), headings: [], targets: [], isLeaving: false};

/** What a line means to the wizard. */
export type WizardReply = Reply<WizardState, WizardAction, Talk>;

/** Says something; nothing else happens. */
export function speak(talk: Talk, ...says: readonly string[]): WizardReply {
	return {actions: [], tell: () => ({talk, says})};
}

/** Lets something happen and tells what became of it. */
export function act(talk: Talk, ...actions: readonly WizardAction[]): WizardReply {
	return {actions, tell: (before, after) => tellOutcome(talk, before, after)};
}

/** Gives an answer to the open field, and tells whether it was taken. */
export function answer(talk: Talk, typed: string, action: WizardAction): WizardReply {
	return {
		actions: [action],
		tell(before, after) {
			const refusal = refusalOf(before, after, typed);
			return refusal ? {talk, says: refusal} : tellOutcome(talk, before, after, valueTaken(before, after, typed));
		},
	};
}

/** Says what is to be known of a change, and the question where it is another one now. */
export function tellOutcome(
	talk: Talk,
	before: WizardState,
	after: WizardState,
	news: readonly string[] = [],
): Turn<Talk> {
	const notice = after !== before && after.notice !== undefined ? [noticeWords(after.notice)] : [];
	const says = [...news, ...notice];
	if (after.exit) {
		return {talk, says};
	}

	const isOther = after.decision?.index !== before.decision?.index || after.other !== before.other;
	const isMoved = after.field !== before.field || after.view !== before.view || isOther;
	if (!isMoved && says.length > 0) {
		return {talk, says};
	}

	const turn = ask(talk, after);
	return {talk: turn.talk, says: [...says, ...turn.says]};
}

function refusalOf(before: WizardState, after: WizardState, typed: string): readonly string[] | undefined {
	const reason = after.problems[before.field];
	const field = after.alignment.byId.get(before.field);
	if (reason === undefined || after.field !== before.field || after.view !== 'field' || !field) {
		return undefined;
	}

	const isText = field.field.kind === 'text';
	const subject = isText || typed === '' || typed.length > 60 ? labelOf(after.alignment, field) : `"${typed}"`;
	const ways = isText
		? 'Type it anew, /add goes on at its end, /next leaves it so.'
		: 'Type it anew, or /next leaves it so.';
	return [`${subject} is kept as typed, but ${sentence(reason)}`, ways];
}

/** What stands in the document now, where it is not what was typed, if anything was. */
function valueTaken(before: WizardState, after: WizardState, typed: string): readonly string[] {
	const field = after.alignment.byId.get(before.field);
	if (!field) {
		return [];
	}

	const label = labelOf(after.alignment, field);
	const value = readText(field);
	if (field.field.kind === 'text') {
		return [`${label}: ${extentOf(value)}.`];
	}

	return value === typed || typed === '' ? [] : [sentence(`${label}: ${value}`)];
}
