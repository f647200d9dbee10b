import type {Stage} from '../template/vocabulary.js';

/** The stages that are due at a status; a stage that is not due is never missing. Unknown statuses open everything. */
const openStages: Readonly<Record<string, readonly Stage[]>> = {
	draft: ['authoring'],
	proposed: ['authoring'],
	'in-review': ['authoring', 'approval'],
	approved: ['authoring', 'approval', 'tracking'],
	'in-progress': ['authoring', 'approval', 'tracking'],
	completed: ['authoring', 'approval', 'tracking', 'review'],
	reviewed: ['authoring', 'approval', 'tracking', 'review'],
	deferred: ['authoring', 'approval'],
	rejected: ['authoring', 'approval'],
	withdrawn: ['authoring'],
	superseded: ['authoring'],
};

/** When a section of a stage opens, in words. */
export const opensAt: Readonly<Record<Stage, string>> = {
	authoring: 'open from the start',
	approval: 'opens at review',
	tracking: 'opens when approved',
	review: 'opens when completed',
};

/** True where sections of the stage are due at the status. */
export function isOpenAt(stage: Stage, status: string): boolean {
	const open = Object.hasOwn(openStages, status) ? openStages[status] : undefined;
	return open?.includes(stage) ?? true;
}
