/** The wizard without a terminal: its state, and keys that change it. */
import fs from 'node:fs';
import path from 'node:path';
import {parseMarkdown} from '../../source/document/markdown.js';
import {startProposal} from '../../source/proposal/create.js';
import type {DraftState} from '../../source/proposal/draft.js';
import {firstOpenField} from '../../source/proposal/reachable.js';
import {align} from '../../source/template/align.js';
import {readTemplate} from '../../source/template/read-template.js';
import type {Key} from '../../source/ui/input/key.js';
import {reduceWizard} from '../../source/ui/screens/wizard/wizard-reducer.js';
import {draftStateOf, startWizard, type WizardState} from '../../source/ui/screens/wizard/wizard-state.js';
import {projectFolder} from './temporary-folder.js';

export const form = readTemplate(
	'enhancement',
	fs.readFileSync(path.join(projectFolder, 'templates', 'enhancement.md'), 'utf8'),
);
const emptyText = startProposal(form, {today: '2026-01-08', status: 'proposed'}).document.text;

/** Ids of fields that several tests go to. */
export const fieldIds = {
	title: 'enhancement-overview.title',
	category: 'enhancement-overview.category',
	priority: 'enhancement-overview.priority',
	effort: 'enhancement-overview.estimated-effort',
	impact: 'enhancement-overview.business-impact',
	risk: 'enhancement-overview.technical-risk',
	problem: 'current-state-analysis.problem-statement',
	tasks: 'implementation-plan.phase-1.tasks',
	risks: 'risk-assessment.technical-risks.risk',
} as const;

/** The wizard as it opens on a draft, or on a new proposal with what is given. */
export function openWizard(draft: Partial<DraftState> = {}, size = {columns: 80, rows: 24}): WizardState {
	const state = {text: emptyText, field: fieldIds.title, cursor: 0, pending: {}, later: [], briefName: '', ...draft};
	const folder = {folder: undefined, layout: 'flat'} as const;
	return startWizard({root: '/shop', form, folder, draftId: undefined, state}, size);
}

/** The wizard as it opens on an existing file, which may hold something else by now. */
export function openFile(text: string, draft: Partial<DraftState> = {}, size = {columns: 80, rows: 24}): WizardState {
	const alignment = align(form, parseMarkdown(draft.text ?? text));
	const field = firstOpenField(alignment);
	const state = {text, field, cursor: 0, pending: {}, later: [], briefName: '', base: text, ...draft};
	const folder = {folder: undefined, layout: 'flat'} as const;
	const target = {path: 'docs/enhancements/faster.md', now: text};
	return startWizard({root: '/shop', form, folder, draftId: undefined, state, alignment, target}, size);
}

/** The wizard as it opens after a crash: from what the draft holds of a state. */
export function resumeWizard(state: WizardState): WizardState {
	const {columns, rows} = state.layout;
	const draft = draftStateOf(state);
	return draft.base === undefined ? openWizard(draft, {columns, rows}) : openFile(draft.base, draft, {columns, rows});
}

/** Presses named keys, one after the other. */
export function press(state: WizardState, ...names: readonly string[]): WizardState {
	return give(
		state,
		names.map(name => ({kind: 'key', name})),
	);
}

/** Types a text, in one piece. */
export function type(state: WizardState, text: string): WizardState {
	return give(state, [{kind: 'text', text}]);
}

/** Pastes a text, as it comes from the terminal. */
export function paste(state: WizardState, text: string): WizardState {
	return give(state, [{kind: 'paste', text}]);
}

/** Gives keys of any kind to the wizard. */
export function give(state: WizardState, keys: readonly Key[]): WizardState {
	return keys.reduce((next, key) => reduceWizard(next, {type: 'key', key}), state);
}

/** The document as it stands. */
export function textOf(state: WizardState): string {
	return state.alignment.document.text;
}

/** The raw text of a field in the document. */
export function rawOf(state: WizardState, id: string): string | undefined {
	return state.alignment.byId.get(id)?.raw;
}
