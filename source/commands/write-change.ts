import type {FileChange} from '../proposal/plan.js';
import {writePlan} from '../store/proposals.js';
import {jsonOutput, type Options, type Result} from './command.js';
import {refused} from './failure.js';

/**
 * Writes a changed proposal, or with `--dry-run` prints the diff. A file that would stay as it is is not touched. `says`
 * tells a person what changed, in whole lines.
 */
export async function writeChange(root: string, change: FileChange, options: Options, says: string): Promise<Result> {
	const {path, before, after} = change;
	const isDry = options['dry-run'] === true;
	const isWritten = before !== after && !isDry;
	const written = isWritten ? writePlan(root, [change]) : undefined;
	if (written && written.kind !== 'written') {
		throw refused(written.kind === 'taken' ? `${path} exists already` : written.message);
	}

	const same = before === after ? 'Nothing to change: it is so already.\n' : '';
	const note = written?.warning === undefined ? same : `${written.warning}\n`;
	if (options.json === true) {
		const {planDiff} = await import('../proposal/plan.js');
		return {kind: 'output', output: jsonOutput({path, changed: isWritten, diff: planDiff([change])}), note};
	}

	if (isDry) {
		const {planDiff} = await import('../proposal/plan.js');
		return {kind: 'output', output: planDiff([change]), note};
	}

	return {kind: 'output', output: `${path}\n${isWritten ? says : ''}`, note};
}
