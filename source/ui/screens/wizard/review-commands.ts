import {briefNameOf, briefNameProblem} from '../../../proposal/brief-name.js';
import {missingRequired} from '../../../proposal/progress.js';
import {type FormSection, fieldWithRole} from '../../../template/form.js';
import {createTextBuffer} from '../../input/text-buffer.js';
import type {WizardCommand} from './field-commands.js';
import {commit, goTo, open, reopen, show} from './wizard-moves.js';
import {emptyFields, laterFields, missingRows, outlineRows, reviewRows, warningsOf} from './wizard-rows.js';
import {briefNameOfState, currentIndex, pathOf, stopsIn, stopsOf, type WizardState} from './wizard-state.js';
import {finalText} from './wizard-target.js';

/** What can be done in the review, and what goes from its rows, and those of the outline, to a field. */
export const reviewCommands = {
	'show-review': showReview,
	'open-row': openRow,
	'next-warning'(state) {
		const warned = new Set([...missingRows(state), ...warningsOf(state).map(({id}) => id)]);
		return openNext(state, id => warned.has(id)) ?? {...state, notice: 'Nothing is missing or doubtful'};
	},
	'next-empty': openEmpty,
	'next-later'(state) {
		const later = new Set(laterFields(state));
		return openNext(state, id => later.has(id)) ?? {...state, notice: 'Nothing was put off with "fill later"'};
	},
	'show-name'(state) {
		const name = briefNameOfState(state);
		return {...show(state, 'name'), query: createTextBuffer(name, {oneLine: true, cursor: name.length})};
	},
	'take-name': takeName,
	write: askToWrite,
} satisfies Readonly<Record<string, WizardCommand>>;

function showReview(state: WizardState): WizardState {
	const committed = state.view === 'field' ? reopen(commit(state)) : state;
	const section = stopsIn(committed)[currentIndex(committed)]?.section;
	const row = reviewRows(committed).findIndex(candidate => candidate.section === section);
	return {...show(committed, 'review'), row: Math.max(0, row)};
}

function openRow(state: WizardState): WizardState {
	const row = state.row;
	const field =
		state.view === 'outline' ? outlineRows(state)[row]?.field : wantingField(state, reviewRows(state)[row]?.section);
	return field === undefined ? state : goTo(state, field);
}

/** The first field of a section that still wants something. */
export function wantingField(state: WizardState, section: FormSection | undefined): string | undefined {
	const stops = stopsOf(state.alignment).filter(stop => stop.section === section);
	const wanting = stops.find(stop => !stop.state.isFilled && stop.state.field.kind !== 'group');
	return (wanting ?? stops[0])?.state.id;
}

/**
 * Opens the next field of a kind, behind the open one, or from the section under the cursor on where that is another one,
 * and at last from the start.
 */
function openNext(state: WizardState, isWanted: (id: string) => boolean): WizardState | undefined {
	const stops = stopsOf(state.alignment);
	const section = reviewRows(state)[state.row]?.section;
	const openIndex = stops.findIndex(stop => stop.state.id === state.field);
	const here =
		stops[openIndex]?.section === section ? openIndex : stops.findIndex(stop => stop.section === section) - 1;
	const wanted = stops.map(stop => stop.state.id).filter(isWanted);
	const behind = new Set(stops.slice(here + 1).map(stop => stop.state.id));
	const next = wanted.find(id => behind.has(id)) ?? wanted[0];
	return next === undefined ? undefined : open(state, next);
}

/** The next empty question of the quick draft while there is one, else the next empty field of all. */
function openEmpty(state: WizardState): WizardState {
	const empty = emptyFields(state);
	const quick = new Set(stopsIn(state).map(stop => stop.state.id));
	const ids = new Set(empty.some(id => quick.has(id)) ? empty.filter(id => quick.has(id)) : empty);
	const later = laterFields(state).length;
	const notice = later > 0 ? `Nothing is empty but what was put off (${later}): L goes there` : 'Nothing is empty';
	return openNext(state, id => ids.has(id)) ?? {...state, notice};
}

/** Takes the name that was typed for the file; an empty one follows the title again. */
export function takeName(state: WizardState): WizardState {
	const name = state.query.text.trim();
	const problem = name === '' ? undefined : briefNameProblem(name);
	if (problem === undefined) {
		return {...show(state, 'review'), briefName: name};
	}

	return {...state, notice: `The name ${problem}`, query: createTextBuffer(briefNameOf(name), {oneLine: true})};
}

/** Why the file can't be written yet. */
export type Hindrance =
	| {readonly kind: 'missing'; readonly labels: readonly string[]}
	| {readonly kind: 'refused'; readonly label: string; readonly reason: string}
	| {readonly kind: 'nameless'};

/** What keeps the file from being written: it can't be named or placed, or something typed would be left behind. */
export function hindranceOf(state: WizardState): Hindrance | undefined {
	// A file that is there already may lack what it lacked before.
	const labels = state.target ? [] : missingRequired(state.alignment).map(({field}) => field.label);
	if (labels.length > 0) {
		return {kind: 'missing', labels};
	}

	const [problem] = Object.entries(state.problems);
	if (problem) {
		const [id, reason] = problem;
		return {kind: 'refused', label: state.alignment.byId.get(id)?.field.label ?? id, reason};
	}

	const isNameless = !state.target && state.briefName === '' && !fieldWithRole(state.alignment.form, 'title');
	return isNameless ? {kind: 'nameless'} : undefined;
}

function askToWrite(state: WizardState): WizardState {
	const hindrance = hindranceOf(state);
	switch (hindrance?.kind) {
		case 'missing': {
			const {labels} = hindrance;
			const notice = `Not yet: ${labels.join(', ')} ${labels.length === 1 ? 'is' : 'are'} missing. ! goes there`;
			return {...show(state, 'review'), notice};
		}

		case 'refused': {
			return {...show(state, 'review'), notice: `Not yet: "${hindrance.label}" ${hindrance.reason}. ! goes there`};
		}

		case 'nameless': {
			const notice = 'This template has no title: give the file a name';
			return {...show(state, 'name'), notice, query: createTextBuffer('', {oneLine: true})};
		}

		default: {
			return state.leftOver.length > 0 && !state.isWriting ? askForLeftOver(state) : requestToWrite(state);
		}
	}
}

/** What is left over is not going to be in the file: that takes a second word. */
function askForLeftOver(state: WizardState): WizardState {
	const count = state.leftOver.length;
	const texts = count === 1 ? '1 text that is left over is' : `${count} texts that are left over are`;
	return {...show(state, 'review'), isWriting: true, notice: `${texts} not in the file. w again writes without`};
}

function requestToWrite(state: WizardState): WizardState {
	const briefName = briefNameOfState(state);
	const [path, before, after] = [pathOf(state), state.target?.before, finalText(state)];
	return before === after
		? {...state, exit: {kind: 'unchanged', path}}
		: {...state, request: {kind: 'write', briefName, plan: [{path, before, after}]}};
}
