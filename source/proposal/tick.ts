import {type TaskBox, taskBoxes} from '../document/task-box.js';
import {applyEdits} from '../document/text-edit.js';
import type {Alignment} from '../template/align.js';
import {wordsKey} from '../template/field-id.js';
import {resolveField} from './answers.js';
import {type Change, realign} from './change.js';
import {guard} from './guard.js';

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
		return {alignment, refused: []};
	}

	const edits = [{...box, insert: done ? 'x' : ' '}];
	const after = realign(alignment, applyEdits(alignment.document.text, edits));
	const around = alignment.states.filter(({span}) => span && span.from <= box.from && box.to <= span.to);
	const problem = guard(alignment, after, edits, new Set(around.map(({id}) => id)));
	return problem === undefined
		? {alignment: after, refused: []}
		: {alignment, refused: [{id: path ?? 'document', reason: problem}]};
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
