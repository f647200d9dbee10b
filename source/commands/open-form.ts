import {listTemplates, loadTemplate} from '../store/templates.js';
import {openWorkspace, type Workspace} from '../store/workspace.js';
import {allFields, type Form} from '../template/form.js';
import {readTemplate} from '../template/read-template.js';
import type {Context} from './command.js';
import {wrongUse} from './failure.js';

const usualTemplate = 'enhancement';

/** Opens the repository that the command works in. */
export function openRepository(context: Context): Workspace {
	const workspace = openWorkspace(context.folder);
	if ('problem' in workspace) {
		throw wrongUse(workspace.problem);
	}

	return workspace;
}

/** Reads the named template (or the repository's usual one) as a form. */
export function openForm(context: Context, workspace: Workspace, name: string | undefined): Form {
	const word = name ?? workspace.settings.template ?? usualTemplate;
	const {root} = workspace;
	const isOwn = name === undefined && workspace.settings.template !== undefined;
	if (isOwn && /^(?:[\\/]|[a-z]:)|(?:^|[\\/])\.\.(?:[\\/]|$)/i.test(word)) {
		throw wrongUse(
			`.enhance.json: "template" has to be the name of a template or a file inside the repository, not "${word}"`,
		);
	}

	const source = loadTemplate(word, {
		root,
		packageFolder: context.packageFolder,
		folder: isOwn ? root : context.folder,
	});
	if ('problem' in source) {
		throw wrongUse(`template: ${source.problem}`);
	}

	const form = formOf(workspace, source);
	if (!hasFields(form)) {
		throw wrongUse(
			`template: ${source.file} has no fields: a heading, a "**Label:** [hint]" or a "- [ ] task" makes one`,
		);
	}

	return form;
}

/** Reads a template as a form whose proposals have the statuses of the repository, where it has its own. */
export function formOf(
	{settings: {statuses}}: Workspace,
	{name, text}: {readonly name: string; readonly text: string},
): Form {
	const form = readTemplate(name, text);
	return statuses ? {...form, statuses} : form;
}

/** True where a word (or the setting) names a template by its file, so that another one may have its name. */
export function isNamedByFile(context: Context, {root, settings}: Workspace, name: string | undefined): boolean {
	const word = name ?? settings.template ?? usualTemplate;
	return !listTemplates(root, context.packageFolder).some(entry => entry.name === word);
}

/** The forms of all templates that the repository can use, its usual one first. Templates that can't be read are left out. */
export function knownForms(context: Context, workspace: Workspace): readonly [Form, ...Form[]] {
	const {root} = workspace;
	const {packageFolder} = context;
	const usual = openForm(context, workspace, undefined);
	const others = listTemplates(root, packageFolder)
		.filter(({name}) => name !== usual.name)
		.flatMap(({name}) => {
			const source = loadTemplate(name, {root, packageFolder, folder: root});
			return 'problem' in source ? [] : [formOf(workspace, source)];
		});
	return [usual, ...others.filter(hasFields)];
}

/** True where a form asks for anything. */
export function hasFields(form: Form): boolean {
	return allFields(form).some(({filledBy, place}) => filledBy === undefined && place.at !== 'document-title');
}
