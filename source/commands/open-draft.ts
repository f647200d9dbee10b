import {carryOver} from '../proposal/carry-over.js';
import type {Draft} from '../proposal/draft.js';
import {localDay} from '../proposal/local-day.js';
import type {WizardStart} from '../proposal/wizard-start.js';
import {sha256} from '../store/disk.js';
import {rereadProposal} from '../store/proposals.js';
import {listTemplates, loadTemplate} from '../store/templates.js';
import type {Workspace} from '../store/workspace.js';
import type {Form} from '../template/form.js';
import type {Context} from './command.js';
import {formOf, hasFields} from './open-form.js';

/** What the wizard needs to go on with a draft. The draft brings the template that it was begun with. */
export function openDraft(context: Context, workspace: Workspace, draft: Draft): WizardStart {
	const form = formOf(workspace, draft.template);
	const start: WizardStart = {
		root: workspace.root,
		form,
		folder: workspace.settings,
		draftId: draft.id,
		state: draft.state,
		...(draft.template.isFile ? {isTemplateFile: true} : {}),
		...(draft.other ? {other: {form: formOf(workspace, draft.other.template), state: draft.other.state}} : {}),
	};
	const {target} = draft;
	return target ? withTarget(start, target) : withTemplate(context, workspace, start, draft);
}

/** The draft of an existing file, with what that holds now. */
function withTarget(start: WizardStart, {path, hash}: NonNullable<Draft['target']>): WizardStart {
	const read = rereadProposal(start.root, path);
	const problem = 'problem' in read ? read.problem : undefined;
	const now = 'text' in read ? read.text : start.state.base;
	// A draft that does not say what it was made from is merged with nothing in common.
	const base = start.state.base ?? (now !== undefined && sha256(now) === hash ? now : '');
	return {
		...start,
		state: {...start.state, base},
		target: {path, now},
		...(problem === undefined ? {} : {notice: problem}),
	};
}

/** The draft of a new proposal, carried over where the template of its name has changed since. */
function withTemplate(context: Context, workspace: Workspace, start: WizardStart, draft: Draft): WizardStart {
	const now = changedTemplate(context, workspace, draft);
	if (!now) {
		return start;
	}

	const {state, carried, lost} = carryOver(draft.state, start.form, now, localDay(context.now()));
	return {
		...start,
		form: now,
		state,
		other: {form: start.form, state: draft.state},
		notice: carriedText(carried, lost),
	};
}

function carriedText(carried: number, lost: number): string {
	const values = carried === 1 ? '1 value' : `${carried} values`;
	const rest =
		lost === 0 ? '' : `, ${lost} no longer ${lost === 1 ? 'fits' : 'fit'}: Ctrl+R shows ${lost === 1 ? 'it' : 'them'}`;
	return `The template changed since: ${values} carried over${rest}`;
}

/** The template of the draft's name as it is now; undefined where it is the same, is gone, or was gone back from. */
function changedTemplate({packageFolder}: Context, workspace: Workspace, {template, other}: Draft): Form | undefined {
	const {root} = workspace;
	const isListed = listTemplates(root, packageFolder).some(({name}) => name === template.name);
	const source =
		isListed && !template.isFile ? loadTemplate(template.name, {root, packageFolder, folder: root}) : undefined;
	if (!source || 'problem' in source) {
		return undefined;
	}

	const form = formOf(workspace, source);
	const hash = sha256(form.text);
	return hash === template.hash || hash === other?.template.hash || !hasFields(form) ? undefined : form;
}
