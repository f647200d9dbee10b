import {visibleLine} from '../document/visible-text.js';
import {age} from '../proposal/age.js';
import {draftsOf} from '../store/context.js';
import type {Drafts, ListedDraft} from '../store/drafts.js';
import type {Workspace} from '../store/workspace.js';
import {type Context, jsonOutput, type Options, type Result} from './command.js';
import {refused, wrongUse} from './failure.js';
import {openDraft} from './open-draft.js';
import {openRepository} from './open-form.js';

/** `enhance resume`: goes on with a draft, lists the drafts, or puts one away. */
export async function runResume(context: Context, options: Options, words: readonly string[]): Promise<Result> {
	const workspace = openRepository(context);
	const drafts = draftsOf(context);
	if (!drafts) {
		throw refused('there is no folder for drafts: set HOME, or ENHANCE_CONFIG_DIR to a folder of your own');
	}

	const isJson = options.json === true;
	if (options.list === true) {
		return list(context, drafts, workspace, isJson);
	}

	const word = words.join(' ');
	if (options.restore === true) {
		return restore(drafts, word, isJson);
	}

	const found = drafts.list(workspace.root).drafts;
	if (options.discard === true) {
		return discard(drafts, chooseToDiscard(found, word), isJson);
	}

	const chosen = choose(found, word);

	if (!context.hasTerminal) {
		throw wrongUse(
			`there is no terminal to go on with "${titleOf(chosen)}" in; "enhance resume --list" lists the drafts`,
		);
	}

	const loaded = drafts.load(chosen.id);
	if (loaded.kind !== 'loaded') {
		throw refused(loaded.message);
	}

	return {kind: 'wizard', start: openDraft(context, workspace, loaded.draft)};
}

function list(context: Context, drafts: Drafts, workspace: Workspace, isJson: boolean): Result {
	const {drafts: found, damaged} = drafts.list(workspace.root);
	const note = damaged.map(({path, reason}) => `${path}: ${reason}\n`).join('');
	if (isJson) {
		const rows = found.map(({id, summary, template, updatedAt, path, target}) => ({
			id,
			...summary,
			template,
			updatedAt,
			path,
			...(target === undefined ? {} : {target}),
		}));
		return {kind: 'output', output: jsonOutput({drafts: rows}), note};
	}

	const lines = found.map(
		draft =>
			`${draft.id}  ${draft.summary.filled}/${draft.summary.total}  ${age(draft.updatedAt, context.now())}  ${visibleLine(nameOf(draft))}\n`,
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
		({id, summary, target = ''}) =>
			id.startsWith(word) || summary.title.toLowerCase().includes(wanted) || target.toLowerCase().includes(wanted),
	);
	const [only, another] = exact ? [exact] : fitting;
	if (!only || another) {
		const rows = rowsOf(only ? fitting : drafts);
		throw wrongUse(`"${word}" is ${only ? 'the name of several drafts' : 'no draft of this repository'}:\n${rows}`);
	}

	return only;
}

/** Without a name only a draft that is the only one is put away. */
function chooseToDiscard(drafts: readonly ListedDraft[], word: string): ListedDraft {
	if (word === '' && drafts.length > 1) {
		throw wrongUse(`which draft is to be put away? Name one:\n${rowsOf(drafts)}`);
	}

	return choose(drafts, word);
}

function discard(drafts: Drafts, draft: ListedDraft, isJson: boolean): Result {
	const {id} = draft;
	const move = drafts.discard(id);
	if (move.kind !== 'done') {
		throw refused(move.message);
	}

	const note = `Put away the draft "${titleOf(draft)}". "enhance resume --restore ${id}" brings it back.\n`;
	return {kind: 'output', output: isJson ? jsonOutput({id, discarded: true}) : `${id}\n`, note};
}

function restore(drafts: Drafts, id: string, isJson: boolean): Result {
	if (id === '') {
		throw wrongUse('which draft is to be brought back? Name its id, as it was told when it was put away');
	}

	const move = drafts.restore(id);
	if (move.kind !== 'done') {
		throw refused(move.message);
	}

	return {
		kind: 'output',
		output: isJson ? jsonOutput({id, discarded: false}) : `${id}\n`,
		note: 'The draft is back.\n',
	};
}

function rowsOf(drafts: readonly ListedDraft[]): string {
	return drafts.map(draft => `  ${draft.id}  ${nameOf(draft)}`).join('\n');
}

/** The title, and the file that is edited. */
function nameOf(draft: ListedDraft): string {
	return draft.target === undefined ? titleOf(draft) : `${titleOf(draft)}  (edits ${draft.target})`;
}

function titleOf(draft: ListedDraft): string {
	return draft.summary.title || '(no title yet)';
}
