import {createTwoFilesPatch} from 'diff';

/** One file of a plan. Paths are relative to the root, with forward slashes; `before` is undefined for a new file. */
export type FileChange = {readonly path: string; readonly before: string | undefined; readonly after: string};

/** What is going to be written: preview, dry run, confirmation and the write itself use the same plan. */
export type Plan = readonly FileChange[];

/** The plan as a unified diff with three lines of context, in git's form. Empty where nothing changes. */
export function planDiff(plan: Plan): string {
	return plan.map(fileDiff).join('');
}

function fileDiff({path, before, after}: FileChange): string {
	if (before === after) {
		return '';
	}

	const oldName = before === undefined ? '/dev/null' : `a/${path}`;
	const patch = createTwoFilesPatch(oldName, `b/${path}`, before ?? '', after, undefined, undefined, {context: 3});
	return patch.replace(/^=+\n/, '');
}
