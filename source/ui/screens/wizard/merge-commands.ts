/** What the wizard does when the file that is edited changes on the disk meanwhile. */
import {conflictLine} from '../../../document/conflict.js';
import {realign} from '../../../proposal/change.js';
import {type Merge, mergeProposals, type Side, settleMerge} from '../../../proposal/merge.js';
import type {Alignment} from '../../../template/align.js';
import type {WizardCommand} from './field-commands.js';
import {commit, open, remember, show} from './wizard-moves.js';
import {problemsOf, type WizardState} from './wizard-state.js';
import type {Decision, Target} from './wizard-target.js';
import {labelOf} from './wizard-words.js';

const mostNamed = 3;

/**
 * Takes over what the file holds now, field by field. What does not go together is asked for on a screen of its own.
 * `text` is undefined where the file is gone.
 */
export function takeFound(before: WizardState, text: string | undefined): WizardState {
	const {target} = before;
	if (!target) {
		return before;
	}

	const committed = commit(before);
	// The document has no line for what is to be said.
	const state = committed.view === 'document' ? show(committed, 'review') : committed;
	if (text === undefined || text.trim() === '' || text === target.base.document.text) {
		return {...state, target: {...target, before: text}, notice: foundNotice(state, target, text)};
	}

	const theirs = realign(target.base, text);
	const line = conflictLine(theirs.document);
	if (line !== undefined) {
		return {...state, notice: `${target.path} holds the marks of a merge conflict (line ${line}): settle it first`};
	}

	const merge = mergeProposals(target.base, state.alignment, theirs);
	if (merge.conflicts.length > 0) {
		const decision = {merge, theirs, choices: merge.conflicts.map(() => undefined), index: 0, below: state.view};
		return {...show(state, 'conflict'), decision};
	}

	return takeOver(state, theirs, merge.alignment, changesIn(merge));
}

/** What can be done on the screen of conflicts. */
export const conflictCommands = {
	mine: state => choose(state, 'mine'),
	theirs: state => choose(state, 'theirs'),
	next: state => turn(state, 1),
	previous: state => turn(state, -1),
	settle,
	back: state => show({...state, decision: undefined}, state.decision?.below ?? 'review'),
} satisfies Readonly<Record<string, WizardCommand>>;

function foundNotice(state: WizardState, {base}: Target, text: string | undefined): string {
	const way = wayToWrite(state);
	if (text === undefined) {
		return `The file is gone: it was deleted or moved. ${way} it as a new one`;
	}

	return text === base.document.text ? 'The file is as it was before' : `The file is empty now. ${way} it again`;
}

function wayToWrite({view}: WizardState): string {
	return view === 'review' ? 'Press w to write' : 'Press Ctrl+R, then w to write';
}

function choose(state: WizardState, side: Side): WizardState {
	const {decision} = state;
	if (!decision) {
		return state;
	}

	const choices = decision.choices.with(decision.index, side);
	const later = choices.indexOf(undefined, decision.index);
	const next = later === -1 ? choices.indexOf(undefined) : later;
	return turnTo(state, {...decision, choices}, next === -1 ? decision.index : next);
}

function turn(state: WizardState, by: 1 | -1): WizardState {
	const {decision} = state;
	const count = decision?.choices.length ?? 0;
	return decision ? turnTo(state, decision, (decision.index + by + count) % count) : state;
}

function turnTo(state: WizardState, decision: Decision, index: number): WizardState {
	return {...state, decision: {...decision, index}, row: index === decision.index ? state.row : 0};
}

/** Goes on with what was chosen, once there is a choice for each conflict. */
function settle(state: WizardState): WizardState {
	const {decision} = state;
	if (!decision) {
		return state;
	}

	const {merge, theirs, choices, index} = decision;
	const chosen = choices.filter(choice => choice !== undefined);
	const open = choices.length - chosen.length;
	if (open > 0) {
		const notice = `Not yet: ${open} of ${choices.length} to decide. m keeps your text, t takes theirs`;
		return {...turnTo(state, decision, Math.max(0, choices[index] ? choices.indexOf(undefined) : index)), notice};
	}

	const {alignment} = settleMerge(merge, state.alignment, chosen);
	const settled = {...show(state, decision.below), decision: undefined};
	return takeOver(settled, theirs, alignment, 'What was changed on disk is merged in');
}

/** Puts the merged document in place. Undo brings back the one before, with the file's text that it was made from. */
function takeOver(state: WizardState, theirs: Alignment, alignment: Alignment, says: string): WizardState {
	const {target, view, field} = state;
	if (!target) {
		return state;
	}

	const text = theirs.document.text;
	const isKept = (key: string): boolean => alignment.byId.has(fieldOf(key));
	const pending = Object.entries(state.pending);
	const homeless = pending
		.filter(([key, typed]) => !isKept(key) && typed.trim() !== '')
		.map(([key, typed]) => ({label: state.alignment.byId.get(fieldOf(key))?.field.label ?? key, text: typed}));
	const moved: WizardState = {
		...remember(state, field),
		alignment,
		pending: Object.fromEntries(pending.filter(([key]) => isKept(key))),
		// What was typed in an item that somebody else took out is not lost with it.
		leftOver: [...state.leftOver, ...homeless],
		target: {...target, base: theirs, before: text},
		unmerged: {text: state.alignment.document.text, base: target.base.document.text},
	};
	const isDone = alignment.document.text === text;
	const rest = isDone ? 'nothing of yours is left to write' : wayToWrite(state).replace('P', 'p');
	const problems = problemsOf(alignment, moved.pending, '');
	return {...open({...moved, problems}, field), view, notice: `${says}; ${rest}`};
}

/** The field that a pending text belongs to: parts of it stand behind a `#`. */
function fieldOf(key: string): string {
	return key.replace(/#\w+$/, '');
}

/** Which fields somebody else changed, in a sentence. */
function changesIn({changed, alignment}: Merge): string {
	const states = changed.theirs.flatMap(id => alignment.byId.get(id) ?? []);
	const leaders = states.filter(({field}) => field.filledBy !== 'title' && field.filledBy !== 'category');
	const names = [...new Set(leaders.map(state => labelOf(alignment, state)))];
	if (names.length === 0) {
		return 'The text around the fields was changed on disk meanwhile';
	}

	const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : '';
	const fields = names.length === 1 ? '1 field was' : `${names.length} fields were`;
	return `${fields} changed on disk meanwhile: ${names.slice(0, mostNamed).join(', ')}${more}`;
}
