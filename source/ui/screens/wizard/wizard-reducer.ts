import {numberedBriefName} from '../../../proposal/brief-name.js';
import type {Key} from '../../input/key.js';
import {editText, type TextBuffer, textActionFor} from '../../input/text-buffer.js';
import {
	choiceCommands,
	effortCommands,
	itemCommands,
	pasteTasks,
	taskCommands,
	typeAhead,
	typeUnit,
	type WizardCommand,
} from './field-commands.js';
import {leftOverCommands} from './left-over-commands.js';
import {conflictCommands, takeFound} from './merge-commands.js';
import {type OutsideEdit, outsideCommands, takeEdit} from './outside-edit.js';
import {reviewCommands} from './review-commands.js';
import {type AnswerAction, reduceAnswer} from './wizard-answers.js';
import {activeBuffer, withBuffer} from './wizard-editor.js';
import {contextsOf, wizardKeys} from './wizard-keymap.js';
import {layoutFor, textWidthOf} from './wizard-layout.js';
import {commit, reopen, show, step, stepSection, toggleQuick, travel} from './wizard-moves.js';
import {lastRow, outlineRows, pageRows} from './wizard-rows.js';
import {type EditRequest, emptyLine, notSaved, type WizardState} from './wizard-state.js';

/** What happens to the wizard. */
export type WizardAction =
	| {readonly type: 'key'; readonly key: Key}
	| {readonly type: 'resize'; readonly columns: number; readonly rows: number}
	/** The request was taken up by the outside. */
	| {readonly type: 'requested'}
	| {readonly type: 'saved'; readonly says: string}
	| {readonly type: 'notice'; readonly says: string}
	/** The person's editor has ended. */
	| {readonly type: 'edited'; readonly request: EditRequest; readonly edit: OutsideEdit}
	/** The program is told to end from outside. */
	| {readonly type: 'signal'}
	| {readonly type: 'written'; readonly path: string}
	/** The file that is edited was read again; its text is undefined where it is gone. */
	| {readonly type: 'found'; readonly text: string | undefined}
	/** The file of that name exists; this brief name is free. */
	| {readonly type: 'taken'; readonly path: string; readonly free: string}
	/** A command by its name, without its key. */
	| {readonly type: 'run'; readonly command: string}
	| AnswerAction;

/** The next state of the wizard. Pure: every decision about keys is made here, one key after the other. */
export function reduceWizard(state: WizardState, action: WizardAction): WizardState {
	switch (action.type) {
		case 'key': {
			return reduceKey(state, action.key);
		}

		case 'resize': {
			const resized = {...state, layout: layoutFor(action.columns, action.rows)};
			// What scrolls has other rows in another size.
			const isScrolled = scrolledViews.includes(state.view);
			return isScrolled ? moveTo(resized, state.row) : resized;
		}

		case 'requested': {
			return {...state, request: undefined};
		}

		case 'saved': {
			return state.saved === action.says ? state : {...state, saved: action.says};
		}

		case 'edited': {
			return takeEdit(state, action.request, action.edit);
		}

		case 'signal': {
			return {...state, exit: {kind: 'left', isInterrupt: true}};
		}

		case 'notice': {
			return {...state, notice: action.says};
		}

		case 'found': {
			return takeFound(state, action.text);
		}

		case 'written': {
			return {...state, exit: {kind: 'written', path: action.path}};
		}

		case 'taken': {
			const says = `${action.path} exists already and was left as it is. Press w to write under the name shown, n to change it.`;
			return {...show(state, 'review'), briefName: action.free, notice: says};
		}

		case 'run': {
			return runCommand(state, fresh(state), action.command);
		}

		default: {
			return reduceAnswer(fresh(state), action);
		}
	}
}

const scrolledViews: readonly WizardState['view'][] = ['document', 'about', 'help', 'left-over', 'conflict'];

function reduceKey(before: WizardState, key: Key): WizardState {
	if (before.exit) {
		return before;
	}

	if (key.kind === 'paste') {
		return paste(fresh(before), key.text);
	}

	return key.kind === 'key' ? press(before, key.name) : typeText(before, key.text);
}

/** A key that is not a letter: a command of this place, or a move in the text. */
function press(before: WizardState, pressed: string): WizardState {
	const state = fresh(before);
	const name = pressed === 'ctrl+j' && !isWritingLines(state) ? 'enter' : pressed;
	const command = wizardKeys.commandFor(contextsOf(state), name);
	const isOutsideText = activeText(state) === undefined;
	if (command !== undefined && (name !== '?' || isOutsideText)) {
		return runCommand(before, state, command);
	}

	const action = textActionFor(name, Math.max(1, state.layout.body - 6));
	const buffer = activeText(state);
	return action && buffer ? withText(state, editText(buffer, action, textWidthOf(state.layout))) : state;
}

/** Where one line is written, or none, a line feed is an Enter that was pressed before the program was there to hear it. */
function isWritingLines(state: WizardState): boolean {
	return activeText(state)?.oneLine === false;
}

/** Letters go into the text that is being written; elsewhere each one is a key of its own. */
function typeText(before: WizardState, text: string): WizardState {
	if (text === '') {
		return before;
	}

	const state = fresh(before);
	const buffer = activeText(state);
	if (state.view === 'help' && text === '?' && buffer?.text === '') {
		return runCommand(before, state, 'close-help');
	}

	if (buffer) {
		return withText(state, editText(buffer, {type: 'insert', text}, textWidthOf(state.layout)));
	}

	return typeLetters(before, text);
}

/** Letters where nothing is written, until one of them opens a text: the rest goes there. */
function typeLetters(before: WizardState, text: string): WizardState {
	let state = before;
	let typed = 0;
	for (const letter of text) {
		if (state.exit || activeText(state)) {
			break;
		}

		const command = wizardKeys.commandFor(contextsOf(state), letter);
		state = command === undefined ? letterIn(fresh(state), letter) : runCommand(state, fresh(state), command);
		typed += letter.length;
	}

	return state.exit ? state : typeText(state, text.slice(typed));
}

function letterIn(state: WizardState, letter: string): WizardState {
	if (state.view !== 'field') {
		return state;
	}

	return state.editor.kind === 'effort' ? typeUnit(state, letter) : typeAhead(state, letter);
}

function paste(state: WizardState, text: string): WizardState {
	const buffer = activeText(state);
	if (!buffer) {
		return {...state, notice: 'Nothing is being written here: the paste was left out'};
	}

	const asTasks = state.view === 'field' ? pasteTasks(state, text) : undefined;
	if (asTasks) {
		return asTasks;
	}

	const pasted = withText(state, editText(buffer, {type: 'paste', text}, textWidthOf(state.layout)));
	const isJoined = buffer.oneLine && /[\r\n]/.test(text.trim());
	return isJoined ? {...pasted, notice: 'The lines of the paste were joined: this field takes one line'} : pasted;
}

/** What lasted only until the next key is over. */
function fresh(state: WizardState): WizardState {
	const isFresh = state.notice === undefined && !state.isLeaving && !state.isWriting;
	return isFresh ? state : {...state, notice: undefined, isLeaving: false, isWriting: false};
}

function activeText(state: WizardState): TextBuffer | undefined {
	if (state.view === 'field') {
		return activeBuffer(state.editor);
	}

	return state.view === 'outline' || state.view === 'name' || state.view === 'help' ? state.query : undefined;
}

function withText(state: WizardState, buffer: TextBuffer): WizardState {
	if (state.view === 'field') {
		return {...state, editor: withBuffer(state.editor, buffer)};
	}

	return {...state, query: buffer, row: state.view === 'name' ? state.row : 0};
}

function runCommand(before: WizardState, state: WizardState, name: string): WizardState {
	if (name === 'leave' || name === 'interrupt') {
		return leave(before, state, name === 'interrupt');
	}

	// Only a second w right after the first writes without what is left over.
	return commands.get(name)?.({...state, isWriting: before.isWriting && name === 'write'}) ?? state;
}

/** Ctrl+C leaves, Esc asks for a second one; while the draft can't be kept both ask, as what was typed would be lost. */
function leave(before: WizardState, state: WizardState, isInterrupt: boolean): WizardState {
	const isSafe = state.saved !== notSaved;
	if (before.isLeaving || (isInterrupt && isSafe)) {
		return {...(isInterrupt ? state : commit(state)), exit: {kind: 'left', isInterrupt}};
	}

	const key = isInterrupt ? 'Ctrl+C' : 'Esc';
	const notice = isSafe
		? `${key} again leaves; the draft is kept`
		: `The draft can't be saved. ${key} again leaves all the same; Ctrl+R and w write the file`;
	return {...state, isLeaving: true, notice};
}

const wizardCommands: Readonly<Record<string, WizardCommand>> = {
	next: state => step(state, 1),
	previous: state => step(state, -1),
	'next-section': state => stepSection(state, 1),
	'previous-section': state => stepSection(state, -1),
	newline: state => editCurrent(state, 'newline'),
	later: putOff,
	'toggle-quick': toggleQuick,
	undo: state => undo(state, 'past'),
	redo: state => undo(state, 'future'),
	'undo-document': state => show(travel(state, 'past'), 'review'),
	'show-outline'(state) {
		const opened = {...reopen(commit(state)), query: emptyLine};
		const row = outlineRows(opened).findIndex(candidate => candidate.field === state.field);
		return {...show(opened, 'outline'), row: Math.max(0, row)};
	},
	'show-document': state => show(state, 'document'),
	'show-help'(state) {
		const {view, row, query} = state;
		return {...show(state, 'help'), below: {view, row, query}, query: emptyLine};
	},
	'close-help': state => ({...state, ...state.below}),
	'show-about': state => show(state, 'about'),
	back: state => (state.view === 'name' ? show(state, 'review') : show(state, 'field')),
	'row-up': state => moveTo(state, state.row - 1),
	'row-down': state => moveTo(state, state.row + 1),
	'page-up': state => moveTo(state, state.row - pageRows(state)),
	'page-down': state => moveTo(state, state.row + pageRows(state)),
	'row-first': state => moveTo(state, 0),
	'row-last': state => moveTo(state, Number.MAX_SAFE_INTEGER),
	save: state => ({...state, request: {kind: 'save'}}),
	suspend: state => ({...state, request: {kind: 'suspend'}}),
	redraw: state => ({...state, request: {kind: 'redraw'}}),
};

const commands: ReadonlyMap<string, WizardCommand> = new Map([
	...Object.entries(wizardCommands),
	...Object.entries(reviewCommands),
	...Object.entries(leftOverCommands),
	...Object.entries(outsideCommands),
	...withPrefix('choice', choiceCommands),
	...withPrefix('effort', effortCommands),
	...withPrefix('tasks', taskCommands),
	...withPrefix('items', itemCommands),
	...withPrefix('conflict', conflictCommands),
]);

/** The names of all commands, for the test that every binding has one. */
export const commandNames: ReadonlySet<string> = new Set([...commands.keys(), 'leave', 'interrupt']);

function withPrefix(
	prefix: string,
	table: Readonly<Record<string, WizardCommand>>,
): readonly [string, WizardCommand][] {
	return Object.entries(table).map(([name, command]) => [`${prefix}.${name}`, command]);
}

function editCurrent(state: WizardState, type: 'newline' | 'undo' | 'redo'): WizardState {
	const buffer = activeText(state);
	return buffer ? withText(state, editText(buffer, {type}, textWidthOf(state.layout))) : state;
}

/** Undo goes back in the text that is being written, and when that is as it was, in the document. */
function undo(state: WizardState, direction: 'past' | 'future'): WizardState {
	const edited = editCurrent(state, direction === 'past' ? 'undo' : 'redo');
	const isChanged = activeText(edited)?.text !== activeText(state)?.text;
	return isChanged ? edited : travel(state, direction);
}

function putOff(state: WizardState): WizardState {
	const committed = commit(state);
	const isFilled = committed.alignment.byId.get(state.field)?.isFilled ?? false;
	const later = isFilled || committed.later.includes(state.field) ? committed.later : [...committed.later, state.field];
	return step({...committed, later}, 1);
}

function moveTo(state: WizardState, row: number): WizardState {
	return {...state, row: Math.min(Math.max(0, row), lastRow(state))};
}

/** Names to try, in order, when the file of a brief name exists. */
export function candidateName(briefName: string, number: number): string {
	return number === 1 ? briefName : numberedBriefName(briefName, number);
}
