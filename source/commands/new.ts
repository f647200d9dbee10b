import {type Answers, applyAnswers, resolveField} from '../proposal/answers.js';
import {briefNameOf, briefNameProblem, numberedBriefName, untitled} from '../proposal/brief-name.js';
import {briefNameFor, finishProposal, proposalPath, startProposal} from '../proposal/create.js';
import {cycleOf} from '../proposal/life-cycle.js';
import {localDay} from '../proposal/local-day.js';
import {didYouMean} from '../proposal/nearest.js';
import type {Plan} from '../proposal/plan.js';
import {askedStates, dueStates, missingRequired, progressOf} from '../proposal/progress.js';
import {quickFields} from '../proposal/quick.js';
import type {WizardStart} from '../proposal/wizard-start.js';
import {freeBriefName, isTaken, writePlan} from '../store/proposals.js';
import type {Workspace} from '../store/workspace.js';
import type {Alignment} from '../template/align.js';
import {type Form, fieldWithRole} from '../template/form.js';
import {type Context, jsonOutput, type Options, type Result, textOption, textOptions} from './command.js';
import {type Failure, refused, wrongUse} from './failure.js';
import {isNamedByFile, openForm, openRepository} from './open-form.js';
import {readAnswers, readAssignment} from './read-answers.js';
import {explainRefusal} from './refusals.js';

const usualStart: readonly string[] = ['proposed', 'draft'];

/** `enhance new`: opens the wizard, or writes the proposal at once where nobody is asked. */
export async function runNew(context: Context, options: Options, words: readonly string[]): Promise<Result> {
	const workspace = openRepository(context);
	const form = openForm(context, workspace, textOption(options, 'template'));
	const alignment = await answered(context, form, options, words);
	const hasTitle = fieldWithRole(form, 'title') !== undefined;
	const briefName = givenBriefName(options) || (hasTitle ? '' : nameOf(words));
	const isSilent = options['no-input'] === true || options['dry-run'] === true || options.json === true;
	if (context.hasTerminal && !isSilent) {
		const isBegun = words.length > 0 || options.set !== undefined || options.answers !== undefined;
		const isTemplateFile = isNamedByFile(context, workspace, textOption(options, 'template'));
		return openWizard(workspace, alignment, {briefName, isBegun, isTemplateFile, isQuick: options.quick === true});
	}

	return writeNew(workspace, alignment, briefName, options, context.hasTerminal);
}

/** The statuses that a new proposal may have, the usual one first: with those of a repository the ones before a review. */
function startStatusesOf(form: Form): readonly string[] {
	if (!form.statuses) {
		return usualStart;
	}

	const cycle = cycleOf(form);
	const early = cycle.filter(({means = 'draft'}) => usualStart.includes(means)).map(({name}) => name);
	const names = new Set([...usualStart.filter(name => early.includes(name)), ...early]);
	return names.size > 0 ? [...names] : cycle.slice(0, 1).map(({name}) => name);
}

/** A new proposal with every answer that was given on the command line. */
async function answered(context: Context, form: Form, options: Options, words: readonly string[]): Promise<Alignment> {
	const startStatuses = startStatusesOf(form);
	const status = textOption(options, 'status') ?? startStatuses[0] ?? 'proposed';
	if (!startStatuses.includes(status)) {
		throw wrongUse(
			`--status ${status}: a new proposal is ${startStatuses.join(' or ')}.${didYouMean(status, startStatuses)}`,
		);
	}

	const file = textOption(options, 'answers');
	const title = fieldWithRole(form, 'title');
	const given = words.join(' ');
	const answers: Answers = [
		...(file === undefined ? [] : await readAnswers(context, file)),
		...(title && given !== '' ? [[title.id, given] as const] : []),
		...textOptions(options, 'set').map(assignment => readAssignment(assignment, '--set ')),
	];
	const start = startProposal(form, {today: localDay(context.now()), status});
	const change = applyAnswers(start, lastOfEach(start, answers), {allowUnlisted: options['allow-unlisted'] === true});
	if (change.refused.length > 0) {
		throw wrongUse(change.refused.map(refusal => explainRefusal(change.alignment, refusal, answers)).join('\n'));
	}

	return change.alignment;
}

/** Where a field is answered twice the later answer holds: the command line after the file. */
function lastOfEach(alignment: Alignment, answers: Answers): Answers {
	const byField = new Map<string, Answers[number]>();
	for (const answer of answers) {
		const state = resolveField(alignment, answer[0]);
		byField.set(state.id, answer);
	}

	return [...byField.values()];
}

/** Where a template has no title the words name the file. */
function nameOf(words: readonly string[]): string {
	return words.length === 0 ? '' : briefNameOf(words.join(' '));
}

function givenBriefName(options: Options): string {
	const briefName = textOption(options, 'name') ?? '';
	const problem = briefName === '' ? undefined : briefNameProblem(briefName);
	if (problem !== undefined) {
		throw wrongUse(`--name ${briefName} ${problem}`);
	}

	return briefName;
}

type Opening = Pick<WizardStart, 'isBegun' | 'isTemplateFile'> & {
	readonly briefName: string;
	readonly isQuick: boolean;
};

function openWizard(workspace: Workspace, alignment: Alignment, opening: Opening): Result {
	const {briefName, isQuick, ...about} = opening;
	const [missing] = missingRequired(alignment);
	const quick = new Set(isQuick ? quickFields(alignment.form) : []);
	const asked = askedStates(alignment).filter(state => (isQuick ? quick.has(state.id) : state.section !== 'document'));
	const field = missing ?? asked.find(state => !state.isFilled);
	const text = alignment.document.text;
	const state = {text, field: field?.id ?? '', cursor: 0, pending: {}, later: [], briefName};
	return {
		kind: 'wizard',
		start: {
			root: workspace.root,
			form: alignment.form,
			folder: workspace.settings,
			draftId: undefined,
			...about,
			alignment,
			state: isQuick ? {...state, quick: true} : state,
		},
	};
}

async function writeNew(
	workspace: Workspace,
	alignment: Alignment,
	givenName: string,
	options: Options,
	hasTerminal: boolean,
): Promise<Result> {
	const missing = missingRequired(alignment);
	if (missing.length > 0) {
		const reason = hasTerminal || options['no-input'] === true ? 'nothing is asked' : 'there is no terminal to ask at';
		const flags = missing.map(({id, field}) => `  --set ${id}=${field.choices.join('|') || 'TEXT'}`);
		throw wrongUse(
			`${missing.map(({field}) => field.label).join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing, and ${reason}. Add:\n${flags.join('\n')}`,
		);
	}

	if (givenName === '' && !fieldWithRole(alignment.form, 'title')) {
		throw wrongUse(`the template ${alignment.form.name} has no title: name the file with --name or in words`);
	}

	const briefName = givenName || briefNameFor(alignment);
	const path = proposalPath(alignment, briefName, workspace.settings);
	const plan: Plan = [{path, before: undefined, after: finishProposal(alignment, briefName)}];
	const isDry = options['dry-run'] === true;
	if (isDry && isTaken(`${workspace.root}/${path}`)) {
		throw taken(workspace, alignment, path, briefName);
	}

	if (!isDry) {
		write(workspace, alignment, plan, briefName);
	}

	if (options.json === true) {
		const {planDiff} = await import('../proposal/plan.js');
		return {kind: 'output', output: jsonOutput({path, changed: !isDry, diff: planDiff(plan)})};
	}

	if (isDry) {
		return {kind: 'output', output: plan[0]?.after ?? ''};
	}

	const {filled, total} = progressOf(dueStates(alignment));
	const isNameless = givenName === '' && briefName === untitled;
	const hint = isNameless ? 'No brief name can be made from this title: --name gives one.\n' : '';
	return {kind: 'output', output: `${path}\n`, note: `Written with ${filled} of ${total} fields filled in.\n${hint}`};
}

function write(workspace: Workspace, alignment: Alignment, plan: Plan, briefName: string): void {
	const written = writePlan(workspace.root, plan);
	if (written.kind === 'taken') {
		throw taken(workspace, alignment, written.path, briefName);
	}

	if (written.kind !== 'written') {
		throw refused(written.message);
	}
}

function taken(workspace: Workspace, alignment: Alignment, path: string, briefName: string): Failure {
	const free = freeBriefName(workspace.root, number => {
		const name = number === 1 ? briefName : numberedBriefName(briefName, number);
		return {name, path: proposalPath(alignment, name, workspace.settings)};
	});
	return refused(`${path} exists already and was left as it is. Another name: --name ${free}`);
}
