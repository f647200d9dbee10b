import {untitled} from '../../proposal/brief-name.js';
import {titleOf} from '../../proposal/create.js';
import {cycleOf, opensAt} from '../../proposal/life-cycle.js';
import {missingRequired, type Progress, progressOf} from '../../proposal/progress.js';
import type {FieldState} from '../../template/field-state.js';
import {type Field, type FormSection, fieldWithRole} from '../../template/form.js';
import {hindranceOf, wantingField} from '../screens/wizard/review-commands.js';
import {type ReviewRow, reviewRows, type Want} from '../screens/wizard/wizard-rows.js';
import {
	briefNameOfState,
	currentIndex,
	isOpenSection,
	type Mark,
	nameOf,
	openProgress,
	pathOf,
	type Stop,
	sectionNumber,
	stopsIn,
	stopsOf,
	type WizardState,
} from '../screens/wizard/wizard-state.js';
import {differenceWords} from '../screens/wizard/wizard-target.js';
import {headingsOf, kindWords, labelOf} from '../screens/wizard/wizard-words.js';
import {conflictQuestion} from './conflict-question.js';
import type {Turn} from './conversation.js';
import {howToAnswer, presentLines} from './field-words.js';
import type {Talk} from './wizard-talk.js';
import {sentence} from './words.js';

/** Hints up to this length are told with the question, longer ones when they are asked for. In UTF-16 units. */
const shortHint = 120;

/** More fields than these are not named for each section of the review. */
const mostWanted = 5;

/** Each mark as a word. */
export const markWords: Readonly<Record<Mark, string>> = {
	filled: 'done',
	empty: 'empty',
	part: 'begun',
	later: 'later',
	doubt: 'to check',
	problem: 'not taken yet',
	closed: 'not due yet',
};

/** The question of the place where the wizard is. In full it tells the hint, the whole value and how to answer again. */
export function ask(talk: Talk, state: WizardState, isFull = false): Turn<Talk> {
	switch (state.view) {
		case 'review': {
			return {talk: {...talk, targets: sectionTargets(state)}, says: ['', ...reviewLines(state)]};
		}

		case 'name': {
			return {talk: {...talk, targets: []}, says: ['', ...nameLines(state)]};
		}

		case 'conflict': {
			return {talk: {...talk, targets: [], headings: []}, says: ['', ...conflictQuestion(state)]};
		}

		default: {
			return askField(talk, state, isFull);
		}
	}
}

/** What is said before the first question. */
export function greeting(state: WizardState): readonly string[] {
	const {alignment} = state;
	const {filled, total} = state.isQuick ? quickProgress(state) : openProgress(alignment);
	const title = state.target ? nameOf(state) : titleOf(alignment);
	const missing = missingRequired(alignment).length;
	const required = missing === 0 ? '' : `, ${missing} required ${missing === 1 ? 'one is' : 'ones are'} missing`;
	const what = title === '' ? `A new proposal from the template ${alignment.form.name}` : title;
	const fields = state.isQuick ? 'questions of a quick draft are answered' : 'fields are filled in';
	return [
		`${what}: ${filled} of ${total} ${fields}${required}.`,
		'Answer a field and press Enter. An empty line leaves it as it is and goes on.',
		'/help lists the commands, which all start with a slash. /quit leaves, and the draft is kept.',
	];
}

/** The sections of the form that are asked, in order. */
export function sectionsOf(state: WizardState): readonly FormSection[] {
	return [...new Set(stopsOf(state.alignment).map(stop => stop.section))];
}

/** What can be done in the review. A file that is there already has its name. */
export function reviewWays({target}: Pick<WizardState, 'target'>): string {
	const reads = target ? '/document tells what changes' : '/name chooses its name, /document reads it';
	return `/write writes the file, ${reads}, /missing goes to what is missing, /back to the field. A number opens a section.`;
}

function askField(talk: Talk, state: WizardState, isFull: boolean): Turn<Talk> {
	const stop = stopsIn(state)[currentIndex(state)];
	if (!stop) {
		return {talk, says: ['', 'This template asks for nothing. /write writes the file.']};
	}

	const {id, field} = stop.state;
	const isNew = isFull || !talk.hinted.has(id);
	const hint = isFull || field.hint?.toLowerCase() !== field.label.toLowerCase() ? hintOf(field) : undefined;
	const isLong = (hint?.length ?? 0) > shortHint && !isFull;
	const teaches = isFull || !talk.taught.has(field.kind);
	return {
		talk: {
			...talk,
			hinted: new Set([...talk.hinted, id]),
			taught: new Set([...talk.taught, field.kind]),
			headings: headingsFor(state, stop),
			targets: [],
		},
		says: [
			'',
			`${announcement(state, stop.state)} ${placeWords(state, stop, isFull ? [] : talk.headings)}`,
			...(isNew && hint ? [isLong ? 'There is a long hint: /hint tells it.' : `Hint: ${sentence(hint)}`] : []),
			...presentLines(state, stop.state, isFull),
			...(teaches ? howToAnswer(stop.state) : []),
		],
	};
}

/** What the template says of a field; of an effort it only says how it is written. */
export function hintOf({kind, hint}: Field): string | undefined {
	return kind === 'effort' ? undefined : hint;
}

function announcement(state: WizardState, field: FieldState): string {
	const isPutOff = state.later.includes(field.id) && !field.isFilled;
	const parts = [
		labelOf(state.alignment, field),
		kindWords[field.field.kind],
		...(field.field.required ? ['required'] : []),
		...(isPutOff ? ['put off'] : []),
	];
	return sentence(parts.join(', '));
}

/** Where the field is; of its headings only what is not known from the question before. */
function placeWords(state: WizardState, stop: Stop, known: readonly string[]): string {
	const stops = stopsIn(state);
	const own = state.isQuick ? stops : stops.filter(candidate => candidate.section === stop.section);
	const number = own.findIndex(candidate => candidate.state.id === state.field) + 1;
	const position = `${number} of ${own.length}${state.isQuick ? ' of the quick draft' : ''}.`;
	const headings = headingsFor(state, stop);
	if (headings[0] === known[0]) {
		const isSame = headings.join('\n') === known.join('\n');
		return [...(isSame ? [] : headings.slice(1)), position].join(', ');
	}

	const {index, count} = sectionNumber(state.alignment, stop.section);
	const due = isOpenSection(state.alignment, stop.section)
		? []
		: [opensAt(stop.section.stage, cycleOf(state.alignment.form))];
	return [`Section ${index} of ${count}`, ...headings, ...due, position].join(', ');
}

/** The headings above a field, its section first. */
function headingsFor({alignment}: WizardState, {state, section}: Stop): readonly string[] {
	return [section.title, ...headingsOf(alignment, state).filter(title => title !== section.title)];
}

function quickProgress(state: WizardState): Progress {
	return progressOf(stopsIn(state).map(stop => stop.state));
}

/** Where the numbers of the review lead: to what its sections want. */
export function sectionTargets(state: WizardState): readonly string[] {
	return sectionsOf(state).map(section => wantingField(state, section) ?? '');
}

function reviewLines(state: WizardState): readonly string[] {
	const rows = reviewRows(state).map((row, index) => {
		const {section, mark, filled, total} = row;
		const how =
			mark === 'closed'
				? opensAt(section.stage, cycleOf(state.alignment.form))
				: `${filled} of ${total}, ${markWords[mark]}`;
		return `${index + 1}. ${section.title}: ${how}.${wantsWords(row)}`;
	});
	const title = titleOf(state.alignment);
	return [
		`Review${title === '' ? '' : ` of ${title}`}.`,
		...rows,
		...leftOverLines(state),
		`File: ${pathOf(state)}`,
		...stateOfFile(state),
		...(state.isQuick ? [quickWords(state)] : []),
		reviewWays(state),
	];
}

/** The texts for which the template has no place any more, as a whole: nothing else tells them here. */
function leftOverLines({leftOver, other}: WizardState): readonly string[] {
	const texts = leftOver.flatMap(({label, text}) => [`Left over: ${label}:`, ...text.trim().split(/\r?\n/)]);
	const rest = leftOver.length === 0 ? [] : ['The template has no place for that any more: it is not in the file.'];
	const way = other ? ['/template goes over to the draft with the other template.'] : [];
	return [...texts, ...rest, ...way];
}

function quickWords(state: WizardState): string {
	const {filled, total} = quickProgress(state);
	return `Quick draft: ${filled} of ${total} answered. /quick asks for all the rest.`;
}

const wantWords: Readonly<Record<Want['kind'], string>> = {
	problem: 'Not taken',
	required: 'Required',
	doubt: 'To check',
	empty: 'Missing',
	later: 'Later',
};

/** A long list of names is told by its beginning: `/fields` lists all of a section. */
function wantsWords({wants, mark}: ReviewRow): string {
	const shown = mark === 'closed' ? [] : wants;
	return shown
		.map(({kind, labels}) => {
			const more = labels.length > mostWanted ? ` and ${labels.length - mostWanted} more` : '';
			return ` ${wantWords[kind]}: ${labels.slice(0, mostWanted).join(', ')}${more}.`;
		})
		.join('');
}

/** Whether the file can be written as it is. */
function stateOfFile(state: WizardState): readonly string[] {
	const hindrance = hindranceWords(state);
	if (hindrance !== undefined) {
		return [hindrance];
	}

	if (state.target) {
		return [sentence(differenceWords(state))];
	}

	const isNameless = briefNameOfState(state) === untitled && state.briefName === '';
	return [
		isNameless ? 'No file name can be made from this title: /name gives it one.' : 'Nothing required is missing.',
	];
}

/** Why the file can't be written yet, and what to do. */
export function hindranceWords(state: WizardState): string | undefined {
	const hindrance = hindranceOf(state);
	switch (hindrance?.kind) {
		case 'missing': {
			const {labels} = hindrance;
			return `Not to be written yet: ${labels.join(', ')} ${labels.length === 1 ? 'is' : 'are'} missing. /missing goes there.`;
		}

		case 'refused': {
			return `Not to be written yet: "${hindrance.label}" ${sentence(hindrance.reason)} /missing goes there.`;
		}

		case 'nameless': {
			return 'This template has no title: /name gives the file a name.';
		}

		default: {
			return undefined;
		}
	}
}

function nameLines(state: WizardState): readonly string[] {
	const name = briefNameOfState(state);
	const offered = state.query.text;
	const isOffered = offered !== '' && offered !== name;
	const follow = fieldWithRole(state.alignment.form, 'title') ? ', /clear lets it follow the title' : '';
	return [
		`Brief name of the file, lower-case letters, digits and hyphens. Now: ${name}.`,
		`An empty line ${isOffered ? `takes ${offered}` : 'keeps it'}${follow}.`,
	];
}
