import {parseMarkdown} from '../document/markdown.js';
import {age} from '../proposal/age.js';
import type {Answers} from '../proposal/answers.js';
import {firstOpenField} from '../proposal/reachable.js';
import type {WizardStart} from '../proposal/wizard-start.js';
import {draftsOf} from '../store/context.js';
import {align} from '../template/align.js';
import {type Context, type Options, type Result, textOptions} from './command.js';
import {refused, wrongUse} from './failure.js';
import {openDraft} from './open-draft.js';
import {type OpenProposal, openProposal} from './open-proposal.js';
import {readAssignments} from './read-answers.js';
import {answerAll, requireTemplate, writeAnswers} from './write-answers.js';

/** `enhance edit`: opens an existing proposal in the wizard, or changes fields of it at once where nobody is asked. */
export async function runEdit(context: Context, options: Options, words: readonly string[]): Promise<Result> {
	const [word, ...others] = words;
	if (others.length > 0) {
		throw wrongUse(`one proposal at a time, not also ${others.join(' ')}; --set FIELD=VALUE changes a field`);
	}

	const proposal = openProposal(context, options, word);
	const assignments = textOptions(options, 'set');
	const isSilent = options['no-input'] === true || options['dry-run'] === true || options.json === true;
	if (assignments.length === 0 && (isSilent || !context.hasTerminal)) {
		const reason = context.hasTerminal ? 'nothing is asked' : 'there is no terminal to edit in';
		throw wrongUse(
			`${reason}: change fields with --set FIELD=VALUE, such as --set priority=high; "enhance get ${proposal.path}" lists them`,
		);
	}

	requireTemplate(proposal);
	const answers = await readAssignments(context, assignments, '--set ');
	if (isSilent || !context.hasTerminal) {
		return writeAnswers(proposal, options, answers);
	}

	return {kind: 'wizard', start: resumed(context, options, proposal, answers) ?? begun(options, proposal, answers)};
}

/** The wizard on the file as it is, at the first field that is missing. */
function begun(options: Options, {workspace, path, alignment}: OpenProposal, answers: Answers): WizardStart {
	const {text} = alignment.document;
	const after = answerAll(alignment, options, answers);
	const state = {
		text: after.document.text,
		field: firstOpenField(after),
		cursor: 0,
		pending: {},
		later: [],
		briefName: '',
		base: text,
	};
	return {
		root: workspace.root,
		form: alignment.form,
		folder: workspace.settings,
		draftId: undefined,
		isBegun: after !== alignment,
		state,
		alignment: after,
		target: {path, now: text},
	};
}

/** The wizard on the draft that there is for the file; undefined where there is none. */
function resumed(
	context: Context,
	options: Options,
	{workspace, path}: OpenProposal,
	answers: Answers,
): WizardStart | undefined {
	const drafts = draftsOf(context);
	const found = drafts?.list(workspace.root).drafts.find(({target}) => target === path);
	const loaded = found && drafts?.load(found.id);
	if (!found || !loaded) {
		return undefined;
	}

	if (loaded.kind !== 'loaded') {
		throw refused(loaded.message);
	}

	const start = openDraft(context, workspace, loaded.draft);
	const alignment = align(start.form, parseMarkdown(start.state.text, start.form.document.format));
	const after = answerAll(alignment, options, answers);
	const notice = `Going on with the changes of ${age(found.updatedAt, context.now())}: they are not in the file yet`;
	const state = {...start.state, text: after.document.text};
	return {notice, ...start, isBegun: after !== alignment, alignment: after, state};
}
