import {parseMarkdown} from '../../../document/markdown.js';
import {briefNameFor, type FolderOptions, proposalPath, titleOf, valueOfRole} from '../../../proposal/create.js';
import {doubtsOf} from '../../../proposal/doubts.js';
import type {DraftState, DraftSummary} from '../../../proposal/draft.js';
import {fillField} from '../../../proposal/fill.js';
import {cycleOf, isOpenAt} from '../../../proposal/life-cycle.js';
import type {Plan} from '../../../proposal/plan.js';
import {dueStates, type Progress, progressOf, statusOf} from '../../../proposal/progress.js';
import {quickFields} from '../../../proposal/quick.js';
import {reachableStates} from '../../../proposal/reachable.js';
import type {OtherVersion, WizardStart} from '../../../proposal/wizard-start.js';
import {type Alignment, align} from '../../../template/align.js';
import type {FieldState} from '../../../template/field-state.js';
import {readText} from '../../../template/field-value.js';
import {type Form, type FormSection, topSections} from '../../../template/form.js';
import {createTextBuffer, type TextBuffer} from '../../input/text-buffer.js';
import {cursorOf, type Editor, ofField, openEditor, type Pending, pendingOf, withoutField} from './wizard-editor.js';
import {type Layout, layoutFor} from './wizard-layout.js';
import {type Beside, besideOf, type Decision, pastOf} from './wizard-target.js';

/** What covers the field: nothing, or one of the screens a level above it. */
export type View = 'field' | 'outline' | 'review' | 'document' | 'name' | 'about' | 'help' | 'conflict' | 'left-over';

/** A document as it was, to go back to, and the field that was changed then with what was pending there. */
export type Past = Beside & {readonly text: string; readonly field: string; readonly pending: Pending};

/** What the wizard asks the outside to do; the answer comes back as an action. */
export type Request =
	| {readonly kind: 'write'; readonly plan: Plan; readonly briefName: string}
	| {readonly kind: 'save'}
	| EditRequest
	| {readonly kind: 'suspend'}
	| {readonly kind: 'redraw'};

/** Asks to open a text in the person's editor: that of a field, or the whole document. */
export type EditRequest = {readonly kind: 'edit'; readonly field: string | undefined; readonly text: string};

/** How the wizard ended. */
export type Exit =
	| {readonly kind: 'left'; readonly isInterrupt: boolean}
	| {readonly kind: 'written'; readonly path: string}
	/** There was nothing to write: the file holds all of it. */
	| {readonly kind: 'unchanged'; readonly path: string};

/** The whole state of the wizard: a plain value, changed by `reduceWizard` alone. */
export type WizardState = Beside & {
	readonly alignment: Alignment;
	readonly folder: FolderOptions;
	/** The id of the field that is open. */
	readonly field: string;
	readonly editor: Editor;
	readonly pending: Pending;
	/** Why a pending text was not taken into the document, by field id. */
	readonly problems: Readonly<Record<string, string>>;
	readonly later: readonly string[];
	/** The wizard stops only at the questions of a quick draft. */
	readonly isQuick: boolean;
	/** The brief name that the author chose, or an empty string while it follows the title. */
	readonly briefName: string;
	readonly past: readonly Past[];
	readonly future: readonly Past[];
	readonly view: View;
	readonly decision: Decision | undefined;
	/** The text that is left over and read just now, counted from 0. */
	readonly leftOverAt: number;
	/** The same draft with another template, to go over to. */
	readonly other: OtherVersion | undefined;
	/** What is below the help, as it was left. */
	readonly below: Pick<WizardState, 'view' | 'row' | 'query'>;
	/** The filter of the outline or the help, and the brief name, while they are typed. */
	readonly query: TextBuffer;
	/** The row under the cursor in the outline and the review, or the first line shown of the document. */
	readonly row: number;
	readonly layout: Layout;
	/** One sentence at the bottom, until the next key. */
	readonly notice: string | undefined;
	/** Esc was pressed at the top: the next one leaves. */
	readonly isLeaving: boolean;
	/** Writing was asked for although something is left over: the next time it is written. */
	readonly isWriting: boolean;
	readonly request: Request | undefined;
	readonly exit: Exit | undefined;
	/** Files with what was written in an editor and could not be taken. */
	readonly leftFiles: readonly string[];
	/** The sentence about saving at the top: when it was saved, or why it can't be. */
	readonly saved: string;
};

/** What stands at the top while the draft can't be kept. */
export const notSaved = 'NOT SAVED';

/** A field where the wizard stops, with the section that it is shown in. */
export type Stop = {readonly state: FieldState; readonly section: FormSection};

/** Opens the wizard at the field where the draft was left. */
export function startWizard(
	start: Partial<WizardStart> & Pick<WizardStart, 'form' | 'folder' | 'state'>,
	size: {readonly columns: number; readonly rows: number},
): WizardState {
	const {state: draft, form} = start;
	const alignment = start.alignment ?? align(form, parseMarkdown(draft.text, form.document.format));
	const isQuick = draft.quick ?? false;
	const stops = isQuick ? quickStops(alignment) : stopsOf(alignment);
	const stop = stops.find(candidate => candidate.state.id === draft.field) ?? stops[0];
	const field = stop?.state.id ?? '';
	const cursor = field === draft.field ? draft.cursor : undefined;
	const beside = besideOf(start, alignment);
	return {
		...beside,
		alignment,
		folder: start.folder,
		field,
		editor: stop ? openEditor(alignment.document, stop.state, draft.pending, cursor) : {kind: 'items', index: 0},
		pending: withoutField(draft.pending, field),
		problems: problemsOf(alignment, draft.pending, field),
		later: draft.later,
		isQuick,
		briefName: draft.briefName,
		past: pastOf(beside, field),
		future: [],
		view: 'field',
		decision: undefined,
		leftOverAt: 0,
		other: start.other,
		below: {view: 'field', row: 0, query: emptyLine},
		query: emptyLine,
		row: 0,
		layout: layoutFor(size.columns, size.rows),
		notice: start.notice,
		isLeaving: false,
		isWriting: false,
		request: undefined,
		exit: undefined,
		leftFiles: [],
		saved: '',
	};
}

/** Why the pending texts of all fields but the open one are not in the document; texts that were refused before are tried again. */
export function problemsOf(alignment: Alignment, pending: Pending, open: string): Readonly<Record<string, string>> {
	const ids = new Set(Object.keys(withoutField(pending, open)).map(key => key.replace(/#\w+$/, '')));
	const reasons = [...ids].map(id => [id, pendingProblem(alignment, id, ofField(pending, id))] as const);
	return Object.fromEntries(reasons.flatMap(([id, reason]) => (reason === undefined ? [] : [[id, reason]])));
}

/** A value of one's own that was typed beside a list of choices, and then left, is no problem. */
function pendingProblem(alignment: Alignment, id: string, pending: Pending): string | undefined {
	const kind = alignment.byId.get(id)?.field.kind;
	const isAside = pending[id] === undefined && (kind === 'choice' || kind === 'option');
	if (kind === undefined || isAside) {
		return undefined;
	}

	const refused = pending[id] === undefined ? [] : fillField(alignment, id, pending[id]).refused;
	return refused[0]?.reason ?? (kind === 'effort' ? needsAmount : 'was not taken over');
}

/** What an effort wants that has people and no amount. */
export const needsAmount = 'needs an amount before the number of people';

/** A filter or name of which nothing is typed yet. */
export const emptyLine: TextBuffer = createTextBuffer('', {oneLine: true});

/** What the draft has to keep of a state. */
export function draftStateOf(state: WizardState): DraftState {
	return {
		text: state.alignment.document.text,
		field: state.field,
		cursor: cursorOf(state.editor),
		pending: {...withoutField(state.pending, state.field), ...typedIn(state)},
		later: state.later,
		briefName: state.briefName,
		...(state.target ? {base: state.target.base.document.text} : {}),
		...(state.unmerged ? {unmerged: state.unmerged} : {}),
		...(state.leftOver.length > 0 ? {leftOver: state.leftOver} : {}),
		...(state.isQuick ? {quick: true} : {}),
	};
}

/** What is typed in the open field and not in the document. */
export function typedIn(state: WizardState): Pending {
	const current = currentState(state);
	return current ? pendingOf(state.alignment.document, current, state.editor) : {};
}

/** What lists of drafts show of a state. */
export function summaryOf(state: WizardState): DraftSummary {
	return {title: nameOf(state), ...openProgress(state.alignment)};
}

/** What the proposal is called: its title, also while it is still being written; an existing file by its name at last. */
export function nameOf(state: WizardState): string {
	const heading = state.alignment.states.find(({field}) => field.filledBy === 'title');
	const isHeaded = state.target && heading?.isFilled;
	return (
		titleOf(state.alignment) ||
		typedTitle(state) ||
		(isHeaded ? readText(heading) : (state.target?.path.replace(/^.*\//, '') ?? ''))
	);
}

/** The title while it is still being written. */
function typedTitle(state: WizardState): string {
	const isTitleOpen = currentState(state)?.field.role === 'title';
	return isTitleOpen && state.editor.kind === 'text' ? state.editor.buffer.text.trim() : '';
}

/**
 * The fields in the order in which the wizard asks for them. What stands outside every section comes first, as a header;
 * only a title or purpose is asked with the first section, unless that opens only later.
 */
export function stopsOf(alignment: Alignment): readonly Stop[] {
	return remember(stopsByAlignment, alignment, () => {
		const sections = topSections(alignment.form);
		const states = reachableStates(alignment);
		const outside = states.filter(state => state.section === 'document' || state.section === 'front-matter');
		const titleFirst = [...outside.filter(isTitle), ...outside.filter(state => !isTitle(state))];
		const [first] = sections;
		const isHeader =
			first?.stage !== 'authoring' || outside.some(state => !isTitle(state) && state.field.role !== 'purpose');
		const header = headerOf(alignment.form);
		return [
			...(isHeader ? titleFirst.map(state => ({state, section: header})) : []),
			...sections.flatMap(section => {
				const own = states.filter(state => state.section === section.id);
				const isWithTitle = section === first && !isHeader;
				const before = isWithTitle ? titleFirst.filter(isTitle) : [];
				const after = isWithTitle ? titleFirst.filter(state => !isTitle(state)) : [];
				return [...before, ...own, ...after].map(state => ({state, section}));
			}),
		];
	});
}

/** The stops of a quick draft; all of them where a template leaves none for it. */
export function quickStops(alignment: Alignment): readonly Stop[] {
	return remember(quickByAlignment, alignment, () => {
		const stops = stopsOf(alignment);
		const ids = new Set(quickFields(alignment.form));
		const quick = stops.filter(stop => ids.has(stop.state.id));
		return quick.length > 0 ? quick : stops;
	});
}

/** The stops between which the author goes on and back. */
export function stopsIn(state: WizardState): readonly Stop[] {
	return state.isQuick ? quickStops(state.alignment) : stopsOf(state.alignment);
}

/** Which of how many sections one is, counted from 1. */
export function sectionNumber(
	alignment: Alignment,
	section: FormSection | undefined,
): {readonly index: number; readonly count: number} {
	const sections = [...new Set(stopsOf(alignment).map(stop => stop.section))];
	return {index: section ? sections.indexOf(section) + 1 : 1, count: sections.length};
}

/** The stops of one section. */
export function sectionStops(alignment: Alignment, section: FormSection): readonly Stop[] {
	const stopsById = remember(stopsBySection, alignment, () => {
		const known = new Map<string, Stop[]>();
		for (const stop of stopsOf(alignment)) {
			known.set(stop.section.id, [...(known.get(stop.section.id) ?? []), stop]);
		}

		return known;
	});
	return stopsById.get(section.id) ?? [];
}

/** The part of a form that stands outside every section: front matter, title and preamble. */
function headerOf(form: Form): FormSection {
	return {...form.root, title: 'Header'};
}

/** The open field as it stands in the document. */
export function currentState(state: WizardState): FieldState | undefined {
	return state.alignment.byId.get(state.field);
}

/** The index of the open field among the stops between which the author goes. */
export function currentIndex(state: WizardState): number {
	return Math.max(
		0,
		stopsIn(state).findIndex(stop => stop.state.id === state.field),
	);
}

/** The stop behind the open field; undefined where the review comes next, as behind the last field that is due. */
export function nextStop(state: WizardState): Stop | undefined {
	const stops = stopsIn(state);
	const index = currentIndex(state);
	const here = stops[index];
	const next = stops[index + 1];
	const isDue = (stop: Stop): boolean => isOpenSection(state.alignment, stop.section);
	return here && next && isDue(here) && !isDue(next) ? undefined : next;
}

/** True where a section is due at the proposal's status. */
export function isOpenSection(alignment: Alignment, section: FormSection): boolean {
	const status = remember(statusByAlignment, alignment, () => statusOf(alignment));
	return isOpenAt(section.stage, status, cycleOf(alignment.form));
}

/** How much is filled in of what is due. */
export function openProgress(alignment: Alignment): Progress {
	return remember(progressByAlignment, alignment, () => progressOf(dueStates(alignment)));
}

/** The brief name that the file gets. */
export function briefNameOfState(state: WizardState): string {
	return state.briefName || briefNameFor(state.alignment);
}

/** The path that the proposal is going to be written to. An existing file keeps its own. */
export function pathOf(state: WizardState): string {
	return state.target?.path ?? proposalPath(state.alignment, briefNameOfState(state), state.folder);
}

/** What is doubtful in the document: a sentence for each field. It hinders nothing. */
export function doubtsIn(alignment: Alignment): ReadonlyMap<string, string> {
	return remember(doubtsByAlignment, alignment, () => new Map(doubtsOf(alignment).map(({id, says}) => [id, says])));
}

/** The state of a field for the eye: is it filled in, put off, doubtful, or was what was typed refused? */
export type Mark = 'filled' | 'empty' | 'part' | 'later' | 'doubt' | 'problem' | 'closed';

/** The mark of a field. */
export function markOf(state: WizardState, field: FieldState): Mark {
	if (state.problems[field.id] !== undefined) {
		return 'problem';
	}

	if (doubtsIn(state.alignment).has(field.id)) {
		return 'doubt';
	}

	if (field.isFilled) {
		return 'filled';
	}

	return state.later.includes(field.id) ? 'later' : 'empty';
}

/** The mark of a section, from those of its fields. */
export function sectionMark(state: WizardState, section: FormSection): Mark {
	const fields = sectionStops(state.alignment, section).map(stop => stop.state);
	const {filled, total} = progressOf(fields);
	if (fields.some(field => state.problems[field.id] !== undefined)) {
		return 'problem';
	}

	if (fields.some(field => doubtsIn(state.alignment).has(field.id))) {
		return 'doubt';
	}

	if (filled === 0 && !isOpenSection(state.alignment, section)) {
		return 'closed';
	}

	const counted = fields.filter(field => !field.isFilled && field.field.kind !== 'group' && !field.field.isSuggestion);
	const isLacking = total === 0 && fields.some(field => field.span === undefined);
	if (filled === total) {
		return isLacking ? 'empty' : 'filled';
	}

	return counted.every(field => state.later.includes(field.id)) ? 'later' : filled > 0 ? 'part' : 'empty';
}

/** What the proposal is: category and priority, where they are known. */
export function aboutOf(alignment: Alignment): readonly string[] {
	return [valueOfRole(alignment, 'category'), valueOfRole(alignment, 'priority')].filter(Boolean);
}

const stopsByAlignment = new WeakMap<Alignment, readonly Stop[]>();
const quickByAlignment = new WeakMap<Alignment, readonly Stop[]>();
const doubtsByAlignment = new WeakMap<Alignment, ReadonlyMap<string, string>>();
const stopsBySection = new WeakMap<Alignment, ReadonlyMap<string, readonly Stop[]>>();
const progressByAlignment = new WeakMap<Alignment, Progress>();
const statusByAlignment = new WeakMap<Alignment, string>();

/** Keeps what is derived from an alignment as long as it lives: it is asked for at every key. */
function remember<Value>(memory: WeakMap<Alignment, Value>, alignment: Alignment, derive: () => Value): Value {
	const known = memory.get(alignment);
	if (known !== undefined) {
		return known;
	}

	const value = derive();
	memory.set(alignment, value);
	return value;
}

function isTitle(state: FieldState): boolean {
	return state.field.role === 'title';
}
