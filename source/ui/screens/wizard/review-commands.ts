import {briefNameOf, briefNameProblem} from '../../../proposal/brief-name.js';
import {missingRequired} from '../../../proposal/progress.js';
import {fieldWithRole} from '../../../template/form.js';
import {createTextBuffer} from '../../input/text-buffer.js';
import type {WizardCommand} from './field-commands.js';
import {commit, goTo, open, reopen, show} from './wizard-moves.js';
import {missingRows, outlineRows, reviewRows} from './wizard-rows.js';
import {briefNameOfState, currentIndex, pathOf, stopsOf, type WizardState} from './wizard-state.js';
import {finalText} from './wizard-target.js';

/** What can be done in the review, and what goes from its rows, and those of the outline, to a field. */
export const reviewCommands = {
	'show-review': showReview,
	'open-row': openRow,
	'next-missing': openMissing,
	'show-name'(state) {
		const name = briefNameOfState(state);
		return {...show(state, 'name'), query: createTextBuffer(name, {oneLine: true, cursor: name.length})};
	},
	'take-name': takeName,
	write: askToWrite,
} satisfies Readonly<Record<string, WizardCommand>>;

function showReview(state: WizardState): WizardState {
	const committed = state.view === 'field' ? reopen(commit(state)) : state;
	const section = stopsOf(committed.alignment)[currentIndex(committed)]?.section;
	const row = reviewRows(committed).findIndex(candidate => candidate.section === section);
	return {...show(committed, 'review'), row: Math.max(0, row)};
}

function openRow(state: WizardState): WizardState {
	const field = state.view === 'outline' ? outlineRows(state)[state.row]?.field : firstField(state);
	return field === undefined ? state : goTo(state, field);
}

/** The first field of the section under the cursor that still wants something. */
function firstField(state: WizardState): string | undefined {
	const section = reviewRows(state)[state.row]?.section;
	const stops = stopsOf(state.alignment).filter(stop => stop.section === section);
	const wanting = stops.find(stop => !stop.state.isFilled && stop.state.field.kind !== 'group');
	return (wanting ?? stops[0])?.state.id;
}

/** Opens the next field, from the open one on, that has a problem or is required and empty. */
function openMissing(state: WizardState): WizardState {
	const ids = missingRows(state);
	const order = stopsOf(state.alignment).map(stop => stop.state.id);
	const here = currentIndex(state);
	const next = ids.find(id => order.indexOf(id) > here) ?? ids[0];
	return next === undefined ? {...state, notice: 'Nothing is missing'} : open(state, next);
}

function takeName(state: WizardState): WizardState {
	const name = state.query.text.trim();
	const problem = name === '' ? undefined : briefNameProblem(name);
	if (problem === undefined) {
		return {...show(state, 'review'), briefName: name};
	}

	return {...state, notice: `The name ${problem}`, query: createTextBuffer(briefNameOf(name), {oneLine: true})};
}

/** The file is written only when it can be named and placed, and nothing typed would be left behind. */
function askToWrite(state: WizardState): WizardState {
	// A file that is there already may lack what it lacked before.
	const missing = state.target ? [] : missingRequired(state.alignment).map(({field}) => field.label);
	if (missing.length > 0) {
		return {
			...show(state, 'review'),
			notice: `Not yet: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing. ! goes there`,
		};
	}

	const [problem] = Object.keys(state.problems);
	if (problem !== undefined) {
		const label = state.alignment.byId.get(problem)?.field.label ?? problem;
		return {...show(state, 'review'), notice: `Not yet: "${label}" ${state.problems[problem]}. ! goes there`};
	}

	if (!state.target && state.briefName === '' && !fieldWithRole(state.alignment.form, 'title')) {
		const notice = 'This template has no title: give the file a name';
		return {...show(state, 'name'), notice, query: createTextBuffer('', {oneLine: true})};
	}

	if (state.leftOver.length > 0 && !state.isWriting) {
		const texts =
			state.leftOver.length === 1
				? '1 text that is left over is'
				: `${state.leftOver.length} texts that are left over are`;
		return {...show(state, 'review'), isWriting: true, notice: `${texts} not in the file. w again writes without`};
	}

	const briefName = briefNameOfState(state);
	const [path, before, after] = [pathOf(state), state.target?.before, finalText(state)];
	return before === after
		? {...state, exit: {kind: 'unchanged', path}}
		: {...state, request: {kind: 'write', briefName, plan: [{path, before, after}]}};
}
