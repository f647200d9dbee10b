/** Documents at each status, and what a move changed in them. */

import {type Linked, type MoveOptions, type MoveResult, moveStatus} from '../../source/proposal/move.js';
import {planDiff} from '../../source/proposal/plan.js';
import type {Alignment} from '../../source/template/align.js';
import {aligned, readProjectFile} from './seed.js';

const full = readProjectFile('test/fixtures/proposal-full.md');

/** What every move here is told: the day, and who it is. */
export const moveOptions: MoveOptions = {today: '2026-04-10', user: 'Ada Lovelace'};

const boxes: Readonly<Record<string, string>> = {
	draft: '[ ] Yes [ ] No [ ] Deferred',
	proposed: '[ ] Yes [ ] No [ ] Deferred',
	'in-review': '[ ] Yes [ ] No [ ] Deferred',
	rejected: '[ ] Yes [x] No [ ] Deferred',
	deferred: '[ ] Yes [ ] No [x] Deferred',
};

/** The text of the full proposal with a status and the decision that goes with it. */
export function textAt(status: string, text: string = full): string {
	return text
		.replace(/^status: .*$/m, `status: ${status}`)
		.replace('[x] Yes [ ] No [ ] Deferred', boxes[status] ?? '[x] Yes [ ] No [ ] Deferred');
}

/** The full proposal with a status and the decision that goes with it. */
export function proposalAt(status: string): Alignment {
	return aligned(textAt(status));
}

/** What came of a move that was made; throws where it was refused or changed nothing. */
export function moved(
	alignment: Alignment,
	to: string,
	options: Partial<MoveOptions> = {},
): MoveResult & {readonly kind: 'moved'} {
	const result = moveStatus(alignment, to, {...moveOptions, ...options});
	if (result.kind !== 'moved') {
		throw new Error(result.kind === 'refused' ? result.reason : `${to} is no change`);
	}

	return result;
}

/** The document after a move. */
export function movedTo(alignment: Alignment, to: string, options: Partial<MoveOptions> = {}): Alignment {
	return moved(alignment, to, options).change.alignment;
}

/** The lines that differ between two texts, as in a diff without its context. */
export function changedLines(before: string, after: string): string {
	return planDiff([{path: 'a', before, after}])
		.split('\n')
		.slice(2)
		.filter(line => /^[-+]/.test(line))
		.join('\n');
}

/** What takes the place of a superseded proposal here: a file that is not looked at. */
export const successor: Linked = {link: {target: 'enhancement-performance-tus.md', title: 'tus'}, other: undefined};
