import {visibleLine} from '../document/visible-text.js';
import {age} from '../proposal/age.js';
import type {Draft} from '../proposal/draft.js';
import {draftsOf} from '../store/context.js';
import type {Drafts, ListedDraft} from '../store/drafts.js';
import type {Workspace} from '../store/workspace.js';
import {readTemplate} from '../template/read-template.js';
import {type Context, jsonOutput, type Options, type Result} from './command.js';
import {refused, wrongUse} from './failure.js';
import {openRepository} from './open-form.js';

/** `enhance resume`: goes on with a draft, lists the drafts, or puts one away. */
export async function runResume(context: Context, options: Options, words: readonly string[]): Promise<Result> {
	const workspace = openRepository(context);
	const drafts = draftsOf(context);
	if (!drafts) {
		throw refused('there is no folder for drafts: set HOME, or ENHANCE_CONFIG_DIR to a folder of your own');
	}

	if (options.list === true) {
		return list(context, drafts, workspace, options.json === true);
	}

	const chosen = choose(drafts.list(workspace.root).drafts, words.join(' '));
	if (options.discard === true) {
		return discard(drafts, chosen);
	}

	if (!context.hasTerminal) {
		throw wrongUse(
			`there is no terminal to go on with "${titleOf(chosen)}" in; "enhance resume --list" lists the drafts`,
		);
	}

	const loaded = drafts.load(chosen.id);
	if (loaded.kind !== 'loaded') {
		throw refused(loaded.message);
	}

	return resume(workspace, loaded.draft);
}

/** What the wizard needs to go on with a draft. The draft brings the template that it was begun with. */
function resume(workspace: Workspace, draft: Draft): Result {
	const form = readTemplate(draft.template.name, draft.template.text);
	return {
		kind: 'wizard',
		start: {root: workspace.root, form, folder: workspace.settings, draftId: draft.id, state: draft.state},
	};
}

function list(context: Context, drafts: Drafts, workspace: Workspace, isJson: boolean): Result {
	const {drafts: found, damaged} = drafts.list(workspace.root);
	const note = damaged.map(({path, reason}) => `${path}: ${reason}\n`).join('');
	if (isJson) {
		const rows = found.map(({id, summary, template, updatedAt, path}) => ({id, ...summary, template, updatedAt, path}));
		return {kind: 'output', output: jsonOutput({drafts: rows}), note};
	}

	const lines = found.map(
		draft =>
			`${draft.id}  ${draft.summary.filled}/${draft.summary.total}  ${age(draft.updatedAt, context.now())}  ${visibleLine(titleOf(draft))}\n`,
	);
	return {
		kind: 'output',
		output: lines.join(''),
		note: note + (found.length === 0 ? 'No drafts in this repository.\n' : ''),
	};
}

function choose(drafts: readonly ListedDraft[], word: string): ListedDraft {
	const [latest] = drafts;
	if (!latest) {
		throw refused('there are no drafts in this repository; "enhance new" begins one');
	}

	if (word === '') {
		return latest;
	}

	const wanted = word.toLowerCase();
	const exact = drafts.find(draft => draft.id === word);
	const fitting = drafts.filter(
		draft => draft.id.startsWith(word) || draft.summary.title.toLowerCase().includes(wanted),
	);
	const [only, another] = exact ? [exact] : fitting;
	if (!only || another) {
		const rows = (only ? fitting : drafts).map(draft => `  ${draft.id}  ${titleOf(draft)}`).join('\n');
		throw wrongUse(`"${word}" is ${only ? 'the name of several drafts' : 'no draft of this repository'}:\n${rows}`);
	}

	return only;
}

function discard(drafts: Drafts, draft: ListedDraft): Result {
	const move = drafts.discard(draft.id);
	if (move.kind !== 'done') {
		throw refused(move.message);
	}

	return {
		kind: 'output',
		output: `${draft.id}\n`,
		note: `Put away the draft "${titleOf(draft)}"; it lies in ${draft.path.replace(/[^/\\]*$/, 'discarded')}.\n`,
	};
}

function titleOf(draft: ListedDraft): string {
	return draft.summary.title || '(no title yet)';
}
