import {isCounted, missingRequired, type Progress, progressOf} from '../../../proposal/progress.js';
import type {Alignment} from '../../../template/align.js';
import type {FieldState} from '../../../template/field-state.js';
import type {FormSection} from '../../../template/form.js';
import type {Binding} from '../../keymap.js';
import {wrapWords} from '../../line.js';
import {conflictHeight, conflictRoom} from './conflict-texts.js';
import {diffLines, textLines} from './text-lines.js';
import {contextsOf, type KeyContext, wizardKeys} from './wizard-keymap.js';
import {
	briefNameOfState,
	currentState,
	doubtsIn,
	isOpenSection,
	type Mark,
	markOf,
	sectionMark,
	stopsOf,
	type WizardState,
} from './wizard-state.js';
import {finalText} from './wizard-target.js';
import {headingsOf, labelOf, nameInSection} from './wizard-words.js';

/** A row of the outline: a section's first field, or a field. */
export type OutlineRow = {
	readonly kind: 'section' | 'field';
	readonly field: string;
	readonly text: string;
	readonly mark: Mark;
	/** The headings that the field stands under. */
	readonly headings: readonly string[];
};

/** What a section wants: texts that were refused, required fields, doubtful ones, empty ones, and those that were put off. */
export type Want = {
	readonly kind: 'problem' | 'required' | 'doubt' | 'empty' | 'later';
	readonly text: string;
	readonly labels: readonly string[];
};

/** A row of the review: a section with how much of it is filled in and what it wants, the most urgent first. */
export type ReviewRow = Progress & {
	readonly section: FormSection;
	readonly mark: Mark;
	readonly wants: readonly Want[];
};

/** A sentence about a field that hinders writing or is doubtful. */
export type Warning = {
	readonly kind: 'problem' | 'doubt';
	readonly id: string;
	/** What the field is called in its section. */
	readonly name: readonly string[];
	readonly says: string;
};

/**
 * All sections and fields; with a filter the fields of which the names, ids or sections hold all its words, and those
 * first of which the name itself does.
 */
export function outlineRows(state: WizardState): readonly OutlineRow[] {
	const words = wordsOf(state.query.text);
	const rows: OutlineRow[] = [];
	let section: FormSection | undefined;
	for (const stop of stopsOf(state.alignment)) {
		if (stop.section !== section) {
			section = stop.section;
			const {title} = section;
			const mark = sectionMark(state, section);
			rows.push({kind: 'section', field: stop.state.id, text: title, mark, headings: []});
		}

		rows.push({
			kind: 'field',
			field: stop.state.id,
			text: labelOf(state.alignment, stop.state),
			mark: markOf(state, stop.state),
			headings: headingsOf(state.alignment, stop.state),
		});
	}

	if (words.length === 0) {
		return rows;
	}

	const fields = rows.filter(row => row.kind === 'field');
	const fitting = fields.filter(row => holdsWords(`${row.text} ${row.headings.join(' ')} ${row.field}`, words));
	const named = fitting.filter(row => holdsWords(row.text, words));
	return [...named, ...fitting.filter(row => !named.includes(row))];
}

/** The sections of the form as the review lists them. */
export function reviewRows(state: WizardState): readonly ReviewRow[] {
	const stops = stopsOf(state.alignment);
	const sections = [...new Set(stops.map(stop => stop.section))];
	return sections.map(section => {
		const states = stops.filter(stop => stop.section === section).map(stop => stop.state);
		return {
			section,
			mark: sectionMark(state, section),
			wants: isOpenSection(state.alignment, section) || states.some(isSet) ? wantsOf(state, states) : [],
			...progressOf(states),
		};
	});
}

function isSet(field: FieldState): boolean {
	return field.isFilled && isCounted(field);
}

/** Each field stands with the most urgent of what it wants. */
function wantsOf(state: WizardState, states: readonly FieldState[]): readonly Want[] {
	const kinds = states.map(field => wantOf(state, field));
	return wantWords.flatMap(([kind, words]) => {
		const wanting = states.filter((_, index) => kinds[index] === kind);
		const labels = wanting.map(field => labelOf(state.alignment, field));
		return labels.length === 0 ? [] : [{kind, labels, text: `${words}${labels.join(', ')}`}];
	});
}

const wantWords: ReadonlyArray<readonly [Want['kind'], string]> = [
	['problem', 'not taken: '],
	['required', 'needs '],
	['doubt', 'check '],
	['empty', ''],
	['later', 'later: '],
];

function wantOf(state: WizardState, field: FieldState): Want['kind'] | undefined {
	if (state.problems[field.id] !== undefined) {
		return 'problem';
	}

	if (field.field.required && !field.isFilled) {
		return 'required';
	}

	if (doubtsIn(state.alignment).has(field.id)) {
		return 'doubt';
	}

	return isEmpty(field) ? (state.later.includes(field.id) ? 'later' : 'empty') : undefined;
}

/** True for a field that is to be filled in, also where the document has lost it. */
function isEmpty(field: FieldState): boolean {
	return !field.isFilled && (isCounted(field) || field.span === undefined);
}

/** Why typed texts are not in the document, and what is doubtful in it, in the order of the fields. */
export function warningsOf(state: WizardState): readonly Warning[] {
	const doubts = doubtsIn(state.alignment);
	return stopsOf(state.alignment).flatMap(({state: field}): readonly Warning[] => {
		const {id} = field;
		const problem = state.problems[id];
		const says = problem ?? doubts.get(id);
		const kind = problem === undefined ? 'doubt' : 'problem';
		return says === undefined ? [] : [{kind, id, name: nameInSection(state.alignment, field), says}];
	});
}

/** The ids of fields that are due, empty, and not put off. */
export function emptyFields(state: WizardState): readonly string[] {
	return stopsOf(state.alignment)
		.filter(({state: field, section}) => {
			return isEmpty(field) && !state.later.includes(field.id) && isOpenSection(state.alignment, section);
		})
		.map(stop => stop.state.id);
}

/** The ids of fields that were put off and are still empty. */
export function laterFields(state: WizardState): readonly string[] {
	return stopsOf(state.alignment)
		.filter(({state: field}) => !field.isFilled && state.later.includes(field.id))
		.map(stop => stop.state.id);
}

/** The ids of fields that hinder writing: required ones that are empty, and typed texts that were refused. */
export function missingRows(state: WizardState): readonly string[] {
	const hindering = new Set([...missingRequired(state.alignment).map(({id}) => id), ...Object.keys(state.problems)]);
	return stopsOf(state.alignment)
		.map(stop => stop.state.id)
		.filter(id => hindering.has(id));
}

/** The text that is left over and read just now, wrapped to the width of the screen. */
export function leftOverLines(state: WizardState): readonly string[] {
	return textLines(state.leftOver[state.leftOverAt]?.text ?? '', Math.max(10, state.layout.columns - 2));
}

/** The document as it would be written, or what changes in the file, wrapped to the width of the screen. */
export function documentLines(state: WizardState): readonly string[] {
	const {target, alignment} = state;
	const briefName = briefNameOfState(state);
	const known = linesByAlignment.get(alignment);
	const {columns} = state.layout;
	if (known?.briefName === briefName && known.columns === columns && known.before === target?.before) {
		return known.lines;
	}

	const width = Math.max(10, columns - 2);
	const after = finalText(state);
	const lines = target ? diffLines({path: target.path, before: target.before, after}, width) : textLines(after, width);
	linesByAlignment.set(alignment, {briefName, columns, before: target?.before, lines});
	return lines;
}

/** A row of the help: the name of a place, a key that works there, keys that every text knows, or an empty line. */
export type HelpRow =
	| {readonly kind: 'place'; readonly text: string}
	| {readonly kind: 'key'; readonly binding: Binding}
	| {readonly kind: 'edit'; readonly keys: string; readonly says: string}
	| {readonly kind: 'blank'};

/** What is to be known about the open field, wrapped to the width of the screen: the whole hint, the values, the id. */
export function aboutLines(state: WizardState): readonly string[] {
	const current = currentState(state);
	if (!current) {
		return [];
	}

	const {field, id} = current;
	const width = Math.min(100, state.layout.columns - 2);
	const wrap = (text: string): readonly string[] => wrapWords(text, width);
	const hint = (field.hint ?? '').split('\n').flatMap(text => (text.trim() === '' ? [''] : wrap(text)));
	const warning = state.problems[id] ?? doubtsIn(state.alignment).get(id);
	return [
		...(field.hint === undefined ? [] : [...hint, '']),
		...(field.choices.length > 0 ? [...wrap(`Values: ${field.choices.join(', ')}`), ''] : []),
		...(warning === undefined ? [] : [...wrap(`To check: ${warning}`), '']),
		'In commands:',
		...textLines(id, width),
	];
}

const places: readonly (readonly [KeyContext, string])[] = [
	['everywhere', 'Everywhere'],
	['field', 'In a field'],
	['text', 'In text of several lines'],
	['choice', 'In a choice'],
	['effort', 'In an effort'],
	['tasks', 'In a check list'],
	['task', 'In a task'],
	['items', 'In a list of items'],
	['outline', 'In the outline'],
	['review', 'In the review'],
	['new-file', 'In the review of a new proposal'],
	['existing-file', 'In the review of an existing file'],
	['left-over-row', 'On a text that is left over'],
	['other-template', 'Where the template has changed'],
	['conflict', 'Where the file was changed meanwhile'],
	['document', 'In the document'],
];

const editingKeys: readonly (HelpRow & {readonly kind: 'edit'})[] = [
	{kind: 'edit', keys: 'Arrows', says: 'move, with Ctrl by word'},
	{kind: 'edit', keys: 'Home ^A', says: 'to the start of the line'},
	{kind: 'edit', keys: 'End ^E', says: 'to the end of the line'},
	{kind: 'edit', keys: '^W', says: 'delete the word before'},
	{kind: 'edit', keys: 'Alt+D', says: 'delete the word behind'},
	{kind: 'edit', keys: '^U', says: 'delete to the start'},
	{kind: 'edit', keys: '^K', says: 'delete to the end'},
];

/**
 * Every key that does something worth telling, by the place where it works: first those of the place that the help was
 * opened from. With words in the filter only the keys of which all of them are said.
 */
export function helpRows(state: WizardState): readonly HelpRow[] {
	const here = contextsOf({...state, ...state.below});
	const rank = ([context]: (typeof places)[number]): number =>
		here.includes(context) ? here.indexOf(context) : here.length;
	const words = wordsOf(state.query.text);
	return places
		.toSorted((one, other) => rank(one) - rank(other))
		.flatMap(([context, text]): readonly HelpRow[] => {
			const bindings = wizardKeys.bindings.filter(binding => binding.says !== '' && binding.contexts.includes(context));
			const fitting = bindings.filter(({says, keys}) => holdsWords(`${says} ${keys.join(' ')} ${text}`, words));
			const rows = fitting.map((binding): HelpRow => ({kind: 'key', binding}));
			return rows.length > 0 ? [{kind: 'place', text}, ...rows, {kind: 'blank'}] : [];
		})
		.concat(editingRows(words));
}

/** The keys of every text and line, as far as the filter has them. */
function editingRows(words: readonly string[]): readonly HelpRow[] {
	const text = 'In every text and line';
	const rows = editingKeys.filter(({keys, says}) => holdsWords(`${says} ${keys} ${text}`, words));
	return rows.length > 0 ? [{kind: 'place', text}, ...rows] : [];
}

function wordsOf(filter: string): readonly string[] {
	return filter.toLowerCase().split(/\s+/).filter(Boolean);
}

function holdsWords(text: string, words: readonly string[]): boolean {
	const held = text.toLowerCase();
	return words.every(word => held.includes(word));
}

/** How many rows a page of the screen that is shown has. */
export function pageRows(state: WizardState): number {
	return state.view === 'conflict' ? conflictRoom(state) : state.layout.body - 2;
}

/** The last row that the cursor can stand on in the screen that is shown. */
export function lastRow(state: WizardState): number {
	const counts: Partial<Record<WizardState['view'], () => number>> = {
		outline: () => outlineRows(state).length - 1,
		review: () => reviewRows(state).length + state.leftOver.length - 1,
		document: () => documentLines(state).length - state.layout.body + 1,
		about: () => aboutLines(state).length - state.layout.body + 2,
		help: () => helpRows(state).length - state.layout.body + 1,
		conflict: () => conflictHeight(state) - conflictRoom(state),
		'left-over': () => leftOverLines(state).length - state.layout.body + 1,
	};
	return Math.max(0, counts[state.view]?.() ?? 0);
}

const linesByAlignment = new WeakMap<
	Alignment,
	{
		readonly briefName: string;
		readonly columns: number;
		readonly before: string | undefined;
		readonly lines: readonly string[];
	}
>();

/** Keys that go to the next field of a kind are not worth a word while there is none. */
const leadsSomewhere: Readonly<Record<string, (state: WizardState) => boolean>> = {
	'next-warning': state => missingRows(state).length + warningsOf(state).length > 0,
	'next-empty': state => emptyFields(state).length > 0,
	'next-later': state => laterFields(state).length > 0,
};

/** The bindings to show at the bottom: those that do something now, most useful first. */
export function shownKeys(state: WizardState): readonly Binding<KeyContext>[] {
	return wizardKeys.shownIn(contextsOf(state)).filter(({command}) => leadsSomewhere[command]?.(state) ?? true);
}
