import type {FileChange} from '../proposal/plan.js';
import {writePlan} from '../store/proposals.js';
import {jsonOutput, type Options, type Result} from './command.js';
import {refused} from './failure.js';

/**
 * Writes a changed proposal, or with `--dry-run` prints the diff. A file that would stay as it is is not touched. `says`
 * tells a person what changed, in whole lines.
 */
export async function writeChange(root: string, change: FileChange, options: Options, says: string): Promise<Result> {
	const result = await tryToWrite(root, [change], options, {says});
	if (result.kind === 'changed') {
		throw refused(result.message);
	}

	return result;
}

/** What a command says of what it wrote. */
export type Answer = {
	/** What changed, for a person, in whole lines. */
	readonly says: string;
	/** What else there is to know, in whole lines. */
	readonly note?: string;
	/** Keys for `--json` besides the path, the diff, and whether anything was written. */
	readonly json?: Readonly<Record<string, unknown>>;
};

/** A file was changed by someone else since it was read, and nothing was written. */
export type ChangedMeanwhile = {readonly kind: 'changed'; readonly message: string};

/**
 * Writes the files of a plan, all or none, or with `--dry-run` prints the diff. The first one is the proposal that the
 * command is about. What someone else changed meanwhile is the caller's to look at again.
 */
export async function tryToWrite(
	root: string,
	plan: readonly [FileChange, ...FileChange[]],
	options: Options,
	{says, note = '', json = {}}: Answer,
): Promise<Result | ChangedMeanwhile> {
	const [{path}] = plan;
	const changes = plan.filter(({before, after}) => before !== after);
	const isDry = options['dry-run'] === true;
	const isWritten = changes.length > 0 && !isDry;
	const written = isWritten ? writePlan(root, changes) : undefined;
	if (written?.kind === 'changed') {
		return {kind: 'changed', message: written.message};
	}

	if (written && written.kind !== 'written') {
		throw refused(written.kind === 'taken' ? `${written.path} exists already` : written.message);
	}

	const same = changes.length === 0 ? 'Nothing to change: it is so already.\n' : '';
	const notes = same + (written?.warning === undefined ? '' : `${written.warning}\n`) + note;
	if (options.json === true) {
		const {planDiff} = await import('../proposal/plan.js');
		const answer = {path, changed: isWritten, diff: planDiff(changes), ...json};
		return {kind: 'output', output: jsonOutput(answer), note: notes};
	}

	if (isDry) {
		const {planDiff} = await import('../proposal/plan.js');
		return {kind: 'output', output: planDiff(changes), note: notes};
	}

	return {kind: 'output', output: `${path}\n${isWritten ? says : ''}`, note: notes};
}
