import {linksOf} from '../proposal/facts.js';
import {cycleOf, findStatus, type LifeCycle, type Status} from '../proposal/life-cycle.js';
import {localDay} from '../proposal/local-day.js';
import {type MoveOptions, type MoveResult, moveStatus, updateTracking} from '../proposal/move.js';
import {decisionAt} from '../proposal/move-decision.js';
import {type Linked, linkedPath, linkTo, linkToAddress, movePlan} from '../proposal/move-link.js';
import {currentStatus} from '../proposal/moves.js';
import {didYouMean} from '../proposal/nearest.js';
import {withoutTemplate} from '../proposal/plain-form.js';
import type {FileChange} from '../proposal/plan.js';
import {stateOfRole} from '../proposal/role-state.js';
import {unchanged} from '../proposal/step.js';
import {gitUserName} from '../store/git-user.js';
import {fileAt} from '../store/proposals.js';
import {type Context, type Options, type Result, textOption} from './command.js';
import {refused, wrongUse} from './failure.js';
import {type OpenProposal, openProposal} from './open-proposal.js';
import {keyText, refusalText, resultJson, resultNotes, showStatus} from './status-text.js';
import {changeText} from './write-answers.js';
import {tryToWrite} from './write-change.js';

/** How often a move is tried anew where someone else changed the file in between. */
const mostAttempts = 10;

/** Options that say something of a move, and nothing without one. */
const moveOptions = ['by', 'reason', 'date', 'superseded-by'] as const;

/** `enhance status`: shows the status of a proposal and what it may become, or moves it. */
export async function runStatus(context: Context, options: Options, words: readonly string[]): Promise<Result> {
	const [word, wanted, ...others] = words;
	if (others.length > 0) {
		throw wrongUse(`one status at a time, not also ${others.join(' ')}`);
	}

	const isTracking = textOption(options, 'phase') !== undefined || textOption(options, 'progress') !== undefined;
	if (wanted !== undefined || isTracking) {
		return change(context, options, word, wanted);
	}

	const told = moveOptions.find(name => options[name] !== undefined);
	if (told !== undefined) {
		throw wrongUse(`--${told} goes with a status: enhance status ${word ?? '<proposal>'} <status> --${told} …`);
	}

	return showStatus(openDocument(context, options, word), localDay(context.now()), options);
}

/** Opens a proposal; what follows no template is read without one. */
function openDocument(context: Context, options: Options, word: string | undefined): OpenProposal {
	const open = openProposal(context, options, word);
	return open.doubt === undefined ? open : {...open, alignment: withoutTemplate(open.alignment)};
}

/** Moves a proposal, on the text that it has at that moment: what someone else writes in between is read again. */
async function change(
	context: Context,
	options: Options,
	word: string | undefined,
	wanted: string | undefined,
): Promise<Result> {
	for (let attempt = 1; ; attempt++) {
		const open = openDocument(context, options, word);
		const {alignment} = open;
		const target = wanted === undefined ? undefined : chooseStatus(cycleOf(alignment.form), wanted);
		const linked = target ? linkedFiles(context, options, open, target) : [];
		const told = readOptions(context, options, open, target, linked);
		const result = target ? moveStatus(alignment, target.name, told) : updateTracking(alignment, told);
		if (result.kind === 'refused') {
			const text = refusalText(open, target?.name, result);
			throw result.isWrongUse ? wrongUse(text) : refused(text);
		}

		const made = result.kind === 'moved' ? result : {change: unchanged(alignment), others: []};
		const plan = movePlan(open, linked, made);
		const answer = {
			says: saysOf(open, plan, result),
			note: resultNotes(open, result),
			json: resultJson(plan, result),
		};
		const written = await tryToWrite(open.workspace.root, plan, options, answer);
		if (written.kind !== 'changed') {
			return written;
		}

		if (attempt === mostAttempts) {
			throw refused(written.message);
		}
	}
}

/** The status that a word means: its name in any spelling, or the start of one. */
function chooseStatus(cycle: LifeCycle, word: string): Status {
	const exact = findStatus(cycle, word);
	if (exact) {
		return exact;
	}

	const names = cycle.map(({name}) => name);
	const name = startingWith(names, word);
	const status = cycle.find(candidate => candidate.name === name);
	if (!status) {
		throw wrongUse(`there is no status "${word}": it is one of ${names.join(', ')}.${didYouMean(word, names)}`);
	}

	return status;
}

/** The only one of some words that begins like this; undefined for none, wrong use for several. */
function startingWith(words: readonly string[], start: string): string | undefined {
	const found = start === '' ? [] : words.filter(word => word.toLowerCase().startsWith(start.toLowerCase()));
	if (found.length > 1) {
		throw wrongUse(`"${start}" could be ${found.join(' or ')}: write more of it`);
	}

	return found[0];
}

function readOptions(
	context: Context,
	options: Options,
	{alignment, workspace}: OpenProposal,
	target: Status | undefined,
	linked: readonly Linked[],
): MoveOptions {
	const phase = textOption(options, 'phase');
	const phases = stateOfRole(alignment, 'phase')?.field.choices ?? [];
	const by = textOption(options, 'by');
	const isDecision = target?.means !== undefined && decisionAt[target.means] !== undefined;
	const isAsked = isDecision && by === undefined && stateOfRole(alignment, 'approver') !== undefined;
	return {
		today: localDay(context.now()),
		by,
		user: isAsked ? gitUserName(workspace.root) : undefined,
		date: textOption(options, 'date'),
		reason: textOption(options, 'reason'),
		phase: phase === undefined || phases.includes(phase) ? phase : (startingWith(phases, phase) ?? phase),
		progress: textOption(options, 'progress')?.replace(/\s*%\s*$/, ''),
		linked,
	};
}

/** What takes the place of a proposal that is superseded, or had taken that of one that is so no more. */
function linkedFiles(context: Context, options: Options, open: OpenProposal, target: Status): readonly Linked[] {
	const word = textOption(options, 'superseded-by');
	const targets = linksOf(open.alignment, 'superseded-by');
	if (word !== undefined && target.means !== 'superseded') {
		throw wrongUse(`--superseded-by goes with a proposal that is superseded, not with ${target.name}`);
	}

	if (word === undefined && target.means === 'superseded' && currentStatus(open.alignment) !== target) {
		throw wrongUse('superseded by what? --superseded-by names the proposal, or an address that begins with https://');
	}

	if (word === undefined) {
		return target.means === 'superseded' ? [] : targets.flatMap(link => linkedFile(context, open, link) ?? []);
	}

	if (/^https?:\/\/\S+$/i.test(word)) {
		return [linkToAddress(word)];
	}

	const {template: _, ...rest} = options;
	const other = openDocument(context, rest, word);
	if (other.path === open.path) {
		throw wrongUse(`${other.path} can't take its own place`);
	}

	const linked = linkTo(open, other);
	if (linksOf(other.alignment, 'superseded-by').includes(linked.other?.back.target ?? '')) {
		throw refused(`${other.path} is itself superseded by ${open.path}`);
	}

	return [linked];
}

/** The proposal that a link in another one leads to; undefined where it leads nowhere, so that there is no link back. */
function linkedFile(context: Context, open: OpenProposal, link: string): Linked | undefined {
	const {root} = open.workspace;
	const file = linkedPath(open.path, link);
	if (typeof file !== 'string' || typeof fileAt(root, [root], file) !== 'string') {
		return undefined;
	}

	return linkTo(open, openDocument({...context, folder: root}, {}, file));
}

/** What changed, for a person: the fields of the proposal, its further keys, and the names of the other files. */
function saysOf({alignment}: OpenProposal, [, ...others]: readonly FileChange[], result: MoveResult): string {
	if (result.kind !== 'moved') {
		return '';
	}

	const after = result.change.alignment;
	const files = others.filter(change => change.before !== change.after).map(change => `${change.path}\n`);
	return changeText(alignment, after) + keyText(alignment, after) + files.join('');
}
