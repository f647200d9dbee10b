import type {FormSection} from '../../template/form.js';
import {createTextBuffer} from '../input/text-buffer.js';
import {outlineRows, reviewRows} from '../screens/wizard/wizard-rows.js';
import {
	currentIndex,
	currentState,
	markOf,
	stopsIn,
	stopsOf,
	type WizardState,
} from '../screens/wizard/wizard-state.js';
import {labelOf} from '../screens/wizard/wizard-words.js';
import {markWords, sectionsOf} from './wizard-questions.js';
import {act, speak, type Talk, type WizardReply} from './wizard-talk.js';

/** More places than these are not listed: another word makes them fewer. */
const mostPlaces = 30;

/** Goes to the next section, to that of a number, or to the one with words in its title. */
export function goToSection(talk: Talk, state: WizardState, words: string): WizardReply {
	if (words === '') {
		return act(talk, {type: 'run', command: 'next-section'});
	}

	const sections = sectionsOf(state);
	const numbered = /^\d+$/.test(words) ? sections[Number(words) - 1] : undefined;
	const found = numbered ? [numbered] : sections.filter(({title}) => hasWords(title, words));
	const places = found.map(section => ({field: firstFieldOf(state, section), says: section.title}));
	return goOrList(talk, state, places, `No section has ${words} in its title. /sections lists them.`);
}

/** The sections with how much of them is filled in. */
export function listSections(talk: Talk, state: WizardState): WizardReply {
	const places = reviewRows(state).map(({section, filled, total, mark}) => ({
		field: firstFieldOf(state, section),
		says: `${section.title}: ${filled} of ${total}, ${markWords[mark]}`,
	}));
	return list(talk, state, places);
}

/** The fields of the section where the wizard is. */
export function listFields(talk: Talk, state: WizardState): WizardReply {
	const section = stopsIn(state)[currentIndex(state)]?.section;
	const own = stopsOf(state.alignment).filter(stop => stop.section === section);
	return list(
		talk,
		state,
		own.map(({state: field}) => ({
			field: field.id,
			says: `${labelOf(state.alignment, field)}: ${markWords[markOf(state, field)]}`,
		})),
	);
}

/** Goes to the field with words in its name or id. */
export function goToField(talk: Talk, state: WizardState, words: string): WizardReply {
	if (words === '') {
		return speak(talk, 'Type /go and a part of a name, such as /go risk. /sections and /fields list them.');
	}

	const rows = outlineRows({...state, query: createTextBuffer(words, {oneLine: true})});
	const exact = rows.filter(({text}) => text.toLowerCase() === words.toLowerCase());
	const places = (exact.length === 1 ? exact : rows).map(({field, text, headings}) => ({
		field,
		says: [text, ...headings.toReversed()].join(', '),
	}));
	return goOrList(talk, state, places, `No field has ${words} in its name. /sections and /fields list them.`);
}

type Place = {readonly field: string; readonly says: string};

function goOrList(talk: Talk, state: WizardState, places: readonly Place[], none: string): WizardReply {
	const [only, another] = places;
	if (!only) {
		return speak(talk, none);
	}

	return another ? list(talk, state, places) : act({...talk, headings: []}, {type: 'go', field: only.field});
}

function list(talk: Talk, state: WizardState, places: readonly Place[]): WizardReply {
	const shown = places.slice(0, mostPlaces);
	const more = places.length > shown.length ? [`There are ${places.length - shown.length} more: add a word.`] : [];
	const rows = shown.map(({says}, index) => `${index + 1}. ${says}.`);
	const here = currentState(state);
	const stay = state.view === 'field' && here ? `at ${labelOf(state.alignment, here)}` : 'here';
	const targets = shown.map(({field}) => field);
	return speak({...talk, targets}, ...rows, ...more, `A number goes there, an empty line stays ${stay}.`);
}

function firstFieldOf(state: WizardState, section: FormSection): string {
	return stopsOf(state.alignment).find(stop => stop.section === section)?.state.id ?? '';
}

function hasWords(text: string, words: string): boolean {
	return words
		.toLowerCase()
		.split(/\s+/)
		.every(word => text.toLowerCase().includes(word));
}
