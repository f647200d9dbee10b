/** Entries of a board for tests, with what a test speaks of and nothing else. */
import {type BoardEntry, readEntry} from '../../source/proposal/board-entry.js';
import {readOrders, type ValueOrders} from '../../source/proposal/board-order.js';
import {recognise} from '../../source/proposal/recognise.js';
import type {Form} from '../../source/template/form.js';
import {seedForm} from './seed.js';

/** The orders of the shipped template. */
export const seedOrders: ValueOrders = readOrders([seedForm]);

/** An entry with a name; the rest is unknown unless it is given. */
export function boardEntry(name: string, given: Partial<BoardEntry> = {}): BoardEntry {
	return {
		path: `docs/enhancements/${name}.md`,
		name,
		title: name,
		template: 'enhancement',
		status: undefined,
		category: undefined,
		priority: undefined,
		risk: undefined,
		effort: undefined,
		phase: undefined,
		progress: undefined,
		fields: {filled: 0, total: 0},
		tasks: {done: 0, total: 0},
		lastUpdated: undefined,
		days: [],
		...given,
	};
}

/** The entry of a text, with its planned days. */
export function entryOf(
	text: string,
	path = 'docs/enhancements/a.md',
	forms: readonly Form[] = [seedForm],
): BoardEntry {
	const found = recognise(forms, path, text);
	if (found.kind === 'other') {
		throw new Error(`${path} ${found.reason}`);
	}

	return readEntry(found.alignment, {path, isFollowed: found.isFollowed, hasDays: true});
}
