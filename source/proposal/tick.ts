import {type TaskBox, taskBoxes} from '../document/task-box.js';
import type {Alignment} from '../template/align.js';
import {wordsKey} from '../template/field-id.js';
import {resolveField} from './answers.js';
import type {Change} from './change.js';
import {refuse, tryEdits, unchanged} from './step.js';

/** A box that can be ticked. */
export type Tickable = TaskBox & {
	/** The id of its field with its place there, such as `approval-review.technical-review.2`; undefined in free text. */
	readonly path: string | undefined;
};

/** Every box of a document in order, those in the author's own lists and texts too. */
export function tickables(alignment: Alignment): readonly Tickable[] {
	const paths = boxPaths(alignment);
	return taskBoxes(alignment.document).map(box => ({...box, path: paths.get(box.box.from)}));
}

/**
 * The boxes that an item means: its path (of the field only the last parts are needed), else the words behind the box,
 * else a part of them. Several are the caller's to ask about.
 */
export function findBoxes(alignment: Alignment, item: string): readonly Tickable[] {
	const boxes = tickables(alignment);
	const path = /^(.+)\.(\d{1,6})$/.exec(item.trim());
	const state = path?.[1] === undefined ? undefined : resolveField(alignment, path[1]);
	if (path && state && 'field' in state) {
		const found = boxes.filter(box => box.path === `${state.id}.${Number(path[2])}`);
		if (found.length > 0) {
			return found;
		}
	}

	const wanted = wordsKey(item);
	const exact = boxes.filter(({text}) => wordsKey(text) === wanted);
	return exact.length > 0 || wanted === '' ? exact : boxes.filter(({text}) => wordsKey(text).includes(wanted));
}

/** Ticks or unticks a box: one character changes. A box that is so already is no change. */
export function tickBox(alignment: Alignment, {box, isDone, path}: Tickable, done: boolean): Change {
	if (isDone === done) {
		return unchanged(alignment);
	}

	const edits = [{...box, insert: done ? 'x' : ' '}];
	const around = alignment.states.filter(({span}) => span && span.from <= box.from && box.to <= span.to);
	const after = tryEdits(alignment, edits, new Set(around.map(({id}) => id)));
	return typeof after === 'string'
		? refuse(alignment, path ?? 'document', after)
		: {alignment: after, refused: [], edits};
}

/** The paths of the boxes that belong to fields, by where the box stands. */
function boxPaths({states}: Alignment): ReadonlyMap<number, string> {
	const paths = new Map<number, string>();
	for (const {id, tasks, items} of states) {
		for (const [index, {box}] of [...tasks, ...items].entries()) {
			if (box) {
				paths.set(box.from, `${id}.${index + 1}`);
			}
		}
	}

	return paths;
}
