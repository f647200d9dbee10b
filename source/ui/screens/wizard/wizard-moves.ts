import {type Change, realign} from '../../../proposal/change.js';
import {fillField} from '../../../proposal/fill.js';
import {type FieldValue, normaliseText, readText, type Task} from '../../../template/field-value.js';
import {type Editor, effortText, ofField, openEditor, tasksWithLine, withoutField} from './wizard-editor.js';
import {
	currentIndex,
	currentState,
	needsAmount,
	nextStop,
	type Past,
	problemsOf,
	quickStops,
	type Stop,
	stopsIn,
	stopsOf,
	typedIn,
	type View,
	type WizardState,
} from './wizard-state.js';

const longestPast = 200;

/**
 * Takes what was typed into the document. What the document can't hold stays as it was typed, with the reason, and
 * blocks nothing. Nothing to take is no change.
 */
export function commit(state: WizardState): WizardState {
	const current = currentState(state);
	if (!current) {
		return state;
	}

	if (state.editor.kind === 'tasks' && state.editor.line) {
		return saveLine(state);
	}

	const typed = typedValue(state, current.field.kind === 'effort');
	if (typed === undefined) {
		return keepPending(state);
	}

	const isSame = normaliseText(current.field, typed) === readText(current);
	return isSame ? withoutProblem(state, current.id) : assign(state, current.id, typed);
}

/** Sets a field to a value; a refused text stays pending with its reason. */
export function assign(state: WizardState, id: string, value: FieldValue): WizardState {
	const field = state.alignment.byId.get(id)?.field;
	const change = fillField(state.alignment, id, value, {allowUnlisted: field?.kind === 'choice'});
	const [refusal] = change.refused;
	if (!refusal) {
		return withoutProblem(applyChange(state, change), id);
	}

	const problems = {...state.problems, [id]: refusal.reason};
	const notice = `${field?.label ?? id}: kept as typed, but ${refusal.reason}`;
	if (typeof value !== 'string' || state.pending[id] === value) {
		return {...state, problems, notice};
	}

	return {...remember(state, id), notice, problems, pending: {...withoutField(state.pending, id), [id]: value}};
}

/** Takes the task that is being written into the list; an empty line is dropped. */
export function saveLine(state: WizardState): WizardState {
	const editor = editorOf(state, 'tasks');
	const current = currentState(state);
	const text = editor?.line?.text.trim() ?? '';
	if (!editor?.line || !current || text === '') {
		return {...state, pending: withoutField(state.pending, state.field)};
	}

	const {target} = editor;
	const changed = tasksWithLine(state.alignment.document, current, editor);
	const saved = setTasks(state, changed, target === 'new' ? changed.length - 1 : target);
	return editorOf(saved, 'tasks')?.line ? withPending(saved) : saved;
}

/** Sets the tasks of the open check list, with the cursor on one of them. A refused list leaves the line as it was typed. */
export function setTasks(state: WizardState, tasks: readonly Task[], index: number): WizardState {
	const changed = assign(state, state.field, tasks);
	const isRefused = changed.problems[state.field] !== undefined;
	const editor: Editor = {kind: 'tasks', index: Math.max(0, index), line: undefined, target: 'new'};
	return isRefused ? changed : {...changed, editor};
}

/** Puts a changed document in place and remembers the one before. */
export function applyChange(state: WizardState, change: Change): WizardState {
	const text = state.alignment.document.text;
	const [refusal] = change.refused;
	const notice = refusal ? `Not done: ${refusal.reason}` : state.notice;
	if (change.alignment.document.text === text) {
		return {...state, notice};
	}

	return {...remember(state, state.field), alignment: change.alignment, notice};
}

/** Remembers the document as it is now, before a field is changed. */
export function remember(state: WizardState, field: string): WizardState {
	return {...state, past: [...state.past, momentOf(state, field)].slice(-longestPast), future: []};
}

/** Puts another text in the place of the whole document and holds it against the form again: one step of undo. */
export function replaceDocument(state: WizardState, text: string): WizardState {
	const alignment = realign(state.alignment, text);
	const problems = problemsOf(alignment, state.pending, '');
	return reopen({...remember(state, state.field), alignment, problems});
}

function momentOf(state: WizardState, field: string): Past {
	const {alignment, pending, target, unmerged, leftOver} = state;
	return {text: alignment.document.text, field, pending: ofField(pending, field), target, unmerged, leftOver};
}

/** Opens a field. What was typed in the one before is taken into the document first. */
export function goTo(state: WizardState, id: string): WizardState {
	const committed = commit(state);
	return open(committed, id);
}

/** Opens a field without taking anything over, as after a change of the document itself. */
export function open(state: WizardState, id: string): WizardState {
	const stops = stopsIn(state);
	const isHere = (stop: Stop): boolean => stop.state.id === id;
	const outside = stops.some(isHere) ? undefined : stopsOf(state.alignment).find(isHere);
	const stop = stops.find(isHere) ?? outside ?? stops[Math.min(currentIndex(state), stops.length - 1)];
	if (!stop) {
		return {...state, view: 'review'};
	}

	const editor = openEditor(state.alignment.document, stop.state, state.pending);
	const opened = {...state, field: stop.state.id, editor, view: 'field' as const, row: 0};
	return outside ? {...opened, isQuick: false, notice: everySection} : opened;
}

const everySection = 'Every section now. Alt+Q goes back to the quick draft';

/** Goes from the quick draft to every section or back. Nothing is lost; the field stays open where the other way has it. */
export function toggleQuick(state: WizardState): WizardState {
	if (state.isQuick) {
		return {...state, isQuick: false, notice: everySection};
	}

	const all = stopsOf(state.alignment);
	const quick = quickStops(state.alignment);
	if (quick.length === all.length) {
		return {...state, notice: 'This template asks for no more than a quick draft does'};
	}

	const notice = `Quick draft: ${quick.length} questions. Alt+Q goes back to every section`;
	const here = all.findIndex(stop => stop.state.id === state.field);
	const next = quick.find(stop => all.indexOf(stop) >= here) ?? quick.at(-1);
	const isKept = next === undefined || next.state.id === state.field;
	const moved = isKept ? state : {...goTo(state, next.state.id), view: state.view, row: state.row};
	return {...moved, isQuick: true, notice};
}

/** The same field with its editor made anew. */
export function reopen(state: WizardState): WizardState {
	return open(state, state.field);
}

/** The next or previous field. Behind the last field that is due stands the review. */
export function step(state: WizardState, by: 1 | -1): WizardState {
	const committed = commit(state);
	const next = by === 1 ? nextStop(committed) : stopsIn(committed)[currentIndex(committed) - 1];
	if (!next) {
		return by === 1 ? show(reopen(committed), 'review') : {...reopen(committed), notice: 'This is the first field'};
	}

	return open(committed, next.state.id);
}

/** The first field of the next section, or of this one or the one before. */
export function stepSection(state: WizardState, by: 1 | -1): WizardState {
	const committed = commit(state);
	const stops = stopsIn(committed);
	const index = currentIndex(committed);
	const section = stops[index]?.section;
	const first = stops.findIndex(stop => stop.section === section);
	if (by === 1) {
		const next = stops.find((stop, position) => position > index && stop.section !== section);
		return next ? open(committed, next.state.id) : show(reopen(committed), 'review');
	}

	const before = stops[first - 1];
	const target = index > first ? stops[first] : stops.find(stop => stop.section === before?.section);
	return open(committed, target?.state.id ?? committed.field);
}

/** Shows a screen over the field, at its first row. */
export function show(state: WizardState, view: View): WizardState {
	return {...state, view, row: 0};
}

/** Goes back to the document before the last change, or forward again. What is typed just now is a change too. */
export function travel(before: WizardState, direction: 'past' | 'future'): WizardState {
	const state = isTyping(before) ? commit(before) : before;
	const moment = state[direction].at(-1);
	if (!moment) {
		return {...before, notice: direction === 'past' ? 'Nothing to undo' : 'Nothing to redo'};
	}

	const alignment = realign(state.alignment, moment.text);
	const pending = {...withoutField(state.pending, moment.field), ...moment.pending};
	const other = direction === 'past' ? 'future' : 'past';
	const moved = {
		...state,
		target: moment.target,
		unmerged: moment.unmerged,
		leftOver: moment.leftOver,
		alignment,
		pending,
		problems: problemsOf(alignment, pending, ''),
		[direction]: state[direction].slice(0, -1),
		[other]: [...state[other], momentOf(state, moment.field)],
	};
	return {...open(moved, moment.field), notice: direction === 'past' ? 'Undone' : 'Done again'};
}

/** The text that the editor stands for; undefined where nothing of it goes into the document by itself. */
function typedValue(state: WizardState, isEffort: boolean): string | undefined {
	const {editor} = state;
	const current = currentState(state);
	if (editor.kind === 'text') {
		return editor.buffer.text;
	}

	if (editor.kind === 'choice') {
		return editor.other?.text.trim() || undefined;
	}

	const isWritable =
		isEffort && editor.kind === 'effort' && (editor.amount.text.trim() !== '' || editor.people.text.trim() === '');
	return isWritable && current ? effortText(current, editor) : undefined;
}

/** Keeps what was typed in an editor whose text does not go into the document by itself. */
function keepPending(state: WizardState): WizardState {
	const problems = {...state.problems};
	delete problems[state.field];
	if (state.editor.kind === 'effort') {
		problems[state.field] = needsAmount;
	}

	return {...withPending(state), problems};
}

/** Puts what is typed in the editor, and not in the document, with the texts that are kept. */
function withPending(state: WizardState): WizardState {
	return {...state, pending: {...withoutField(state.pending, state.field), ...typedIn(state)}};
}

/** True where the editor holds something else than what it was opened with. */
function isTyping(state: WizardState): boolean {
	const kept = Object.entries(ofField(state.pending, state.field));
	const typed = typedIn(state);
	return kept.length !== Object.keys(typed).length || kept.some(([key, text]) => typed[key] !== text);
}

function withoutProblem(state: WizardState, id: string): WizardState {
	const problems = {...state.problems};
	delete problems[id];
	const later = currentFilled(state, id) ? state.later.filter(put => put !== id) : state.later;
	return {...state, problems, later, pending: withoutField(state.pending, id)};
}

function currentFilled(state: WizardState, id: string): boolean {
	return state.alignment.byId.get(id)?.isFilled ?? false;
}

/** The editor of the open field, if it is of a kind. */
export function editorOf<Kind extends Editor['kind']>(
	state: WizardState,
	kind: Kind,
): Extract<Editor, {kind: Kind}> | undefined {
	return state.editor.kind === kind ? (state.editor as Extract<Editor, {kind: Kind}>) : undefined;
}
