import {conflictLine} from '../document/conflict.js';
import {type MarkdownDocument, parseMarkdown} from '../document/markdown.js';
import {callName, matchProposals} from '../proposal/find-proposal.js';
import {didYouMean} from '../proposal/nearest.js';
import {folderOf, nearestFirst} from '../proposal/nearest-form.js';
import {fileAt, listProposals, readProposal} from '../store/proposals.js';
import type {Workspace} from '../store/workspace.js';
import {type Alignment, align} from '../template/align.js';
import {bestForm} from '../template/best-form.js';
import type {Form} from '../template/form.js';
import {formatOf} from '../template/naming.js';
import {type Context, type Options, textOption} from './command.js';
import {refused, wrongUse} from './failure.js';
import {knownForms, openForm, openRepository} from './open-form.js';

/** A proposal that was found, read and held against the template that it follows. */
export type OpenProposal = {
	readonly workspace: Workspace;
	/** The file, relative to the root, with forward slashes. */
	readonly path: string;
	readonly alignment: Alignment;
	/** Why the template is only a guess, in a sentence; undefined where the document follows it or it was named. */
	readonly doubt: string | undefined;
};

const mostListed = 20;

/** Opens the proposal that a word means: a path, a file name, a brief name or any part of one that only one file has. */
export function openProposal(context: Context, options: Options, word: string | undefined): OpenProposal {
	if (word === undefined || word.trim() === '') {
		throw wrongUse('which proposal? Give its path, its file name or a part of it');
	}

	const workspace = openRepository(context);
	const templateName = textOption(options, 'template');
	const named = templateName === undefined ? undefined : openForm(context, workspace, templateName);
	const known = knownForms(context, workspace);
	const path = findProposal(context, workspace, word, named ? [named, ...known] : known);
	const document = readDocument(workspace, path);
	if (named) {
		return {workspace, path, alignment: align(named, document), doubt: undefined};
	}

	const forms = nearestFirst(known, path, workspace.settings);
	const fit = bestForm(forms, document);
	if (fit?.isFollowed) {
		return {workspace, path, alignment: fit.alignment, doubt: undefined};
	}

	const [usual = known[0]] = forms;
	const names = known.map(({name}) => name).toSorted();
	const doubt = `${path} follows none of the templates ${names.join(', ')}`;
	return {workspace, path, alignment: align(usual, document), doubt};
}

function readDocument(workspace: Workspace, path: string): MarkdownDocument {
	const read = readProposal(workspace.root, path);
	if ('problem' in read) {
		throw refused(read.problem);
	}

	if (read.text.trim() === '') {
		throw refused(`${path} is empty`);
	}

	const document = parseMarkdown(read.text, formatOf(path));
	const line = conflictLine(document);
	if (line !== undefined) {
		throw refused(`${path} holds the marks of a merge conflict (line ${line}): settle it first`);
	}

	return document;
}

function findProposal(context: Context, workspace: Workspace, word: string, forms: readonly Form[]): string {
	const {root, settings} = workspace;
	const file = fileAt(root, [context.folder, root], word);
	if (typeof file === 'string') {
		return file;
	}

	if (file !== undefined) {
		throw wrongUse(file.problem);
	}

	const folders = forms.map(form => folderOf(form, settings));
	const namings = forms.map(({naming}) => naming);
	const paths = listProposals(root, folders);
	const [only, ...others] = matchProposals(paths, word, namings);
	if (only === undefined) {
		const places = [...new Set(folders)].join(', ');
		const names = paths.flatMap(path => [callName(path, namings), path]);
		throw wrongUse(
			paths.length === 0
				? `there is no file ${word}, and there are no proposals in ${places}`
				: `there is no proposal "${word}" in ${settings.folder ?? places}.${didYouMean(word, names)}`,
		);
	}

	if (others.length > 0) {
		const found = [only, ...others];
		const more = found.length > mostListed ? `\n  and ${found.length - mostListed} more` : '';
		const list = found.slice(0, mostListed).map(path => `\n  ${path}`);
		throw wrongUse(`"${word}" could be one of ${found.length}, write more of it:${list.join('')}${more}`);
	}

	return only;
}
