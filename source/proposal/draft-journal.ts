/** The difference between two states of a draft as a small value, so that a typed letter costs a short line and not a copy of the text. */
import type {DraftState} from './draft.js';

/** One replacement in a string: offset and length of what goes (UTF-16 units), and what comes. Never splits a surrogate pair. */
export type Splice = readonly [from: number, deleted: number, inserted: string];

/** What changed between two states; what is absent stayed as it was. Survives a round trip through JSON. */
export type DraftChange = {
	readonly text?: Splice;
	readonly field?: Splice;
	readonly briefName?: Splice;
	readonly cursor?: number;
	/** The whole new list, as it is short. */
	readonly later?: readonly string[];
	/** Changed and new pending texts; a new one is spliced into the empty string. Pairs, so that any field id is safe. */
	readonly pending?: ReadonlyArray<readonly [field: string, splice: Splice]>;
	/** Field ids whose pending text is gone. */
	readonly removed?: readonly string[];
	/** What seldom changes, as a whole where any of it did. */
	readonly beside?: DraftBeside;
	readonly quick?: boolean;
};

/** The parts of a state that not every draft has. */
export type DraftBeside = Pick<DraftState, 'base' | 'unmerged' | 'leftOver'>;

/** Takes these parts out of a state; nothing where it has none of them. */
export function besideOf({base, unmerged, leftOver}: DraftState): DraftBeside {
	return {...named('base', base), ...named('unmerged', unmerged), ...named('leftOver', leftOver)};
}

/** Finds what leads from one state to the other, or undefined where they say the same. */
export function diffState(before: DraftState, after: DraftState): DraftChange | undefined {
	const change: DraftChange = {
		...named('text', diffString(before.text, after.text)),
		...named('field', diffString(before.field, after.field)),
		...named('briefName', diffString(before.briefName, after.briefName)),
		...named('cursor', before.cursor === after.cursor ? undefined : after.cursor),
		...named('later', isSameList(before.later, after.later) ? undefined : after.later),
		...diffPending(before.pending, after.pending),
		...named('beside', isSameBeside(before, after) ? undefined : besideOf(after)),
		...named('quick', isQuick(before) === isQuick(after) ? undefined : isQuick(after)),
	};
	return Object.keys(change).length === 0 ? undefined : change;
}

/** Gives the state that follows; only meant for the state that the change was found from. */
export function applyChange(state: DraftState, change: DraftChange): DraftState {
	return {
		text: splice(state.text, change.text),
		field: splice(state.field, change.field),
		cursor: change.cursor ?? state.cursor,
		pending: applyPending(state.pending, change),
		later: change.later ?? state.later,
		briefName: splice(state.briefName, change.briefName),
		...(change.beside ?? besideOf(state)),
		...((change.quick ?? isQuick(state)) ? {quick: true} : {}),
	};
}

function isQuick({quick = false}: DraftState): boolean {
	return quick;
}

function diffPending(before: DraftState['pending'], after: DraftState['pending']): DraftChange {
	if (before === after) return {};
	const old = new Map(Object.entries(before));
	const pending: Array<readonly [string, Splice]> = [];
	for (const [field, text] of Object.entries(after)) {
		const known = old.get(field);
		const difference = diffString(known ?? '', text) ?? (known === undefined ? emptySplice : undefined);
		if (difference) pending.push([field, difference]);
		old.delete(field);
	}
	const removed = [...old.keys()];
	return {...(pending.length > 0 ? {pending} : {}), ...(removed.length > 0 ? {removed} : {})};
}

function applyPending(before: DraftState['pending'], {pending = [], removed = []}: DraftChange): DraftState['pending'] {
	if (pending.length === 0 && removed.length === 0) return before;
	const texts = new Map(Object.entries(before));
	for (const field of removed) texts.delete(field);
	for (const [field, difference] of pending) texts.set(field, splice(texts.get(field) ?? '', difference));
	// Defines own properties even for `__proto__`, where an assignment would lose the text.
	return Object.fromEntries(texts);
}

const emptySplice: Splice = [0, 0, ''];

function diffString(before: string, after: string): Splice | undefined {
	if (before === after) return undefined;
	const from = commonStart(before, after);
	const kept = commonEnd(before, after, from);
	return [from, before.length - kept - from, after.slice(from, after.length - kept)];
}

function splice(text: string, difference: Splice | undefined): string {
	if (!difference) return text;
	const [from, deleted, inserted] = difference;
	return text.slice(0, from) + inserted + text.slice(from + deleted);
}

/** Whole blocks are compared at once, as a long text with one new letter is equal nearly everywhere. */
const block = 1024;

function commonStart(before: string, after: string): number {
	const limit = Math.min(before.length, after.length);
	let length = 0;
	while (length + block <= limit && before.slice(length, length + block) === after.slice(length, length + block))
		length += block;
	while (length < limit && before.charCodeAt(length) === after.charCodeAt(length)) length++;
	return length > 0 && isHighSurrogate(before.charCodeAt(length - 1)) ? length - 1 : length;
}

function commonEnd(before: string, after: string, start: number): number {
	const limit = Math.min(before.length, after.length) - start;
	const isSameBlock = (length: number) =>
		before.slice(before.length - length - block, before.length - length) ===
		after.slice(after.length - length - block, after.length - length);
	let length = 0;
	while (length + block <= limit && isSameBlock(length)) length += block;
	while (
		length < limit &&
		before.charCodeAt(before.length - 1 - length) === after.charCodeAt(after.length - 1 - length)
	)
		length++;
	return length > 0 && isLowSurrogate(before.charCodeAt(before.length - length)) ? length - 1 : length;
}

function isHighSurrogate(unit: number): boolean {
	return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
	return unit >= 0xdc00 && unit <= 0xdfff;
}

function isSameBeside(one: DraftState, other: DraftState): boolean {
	const isSame = one.base === other.base && one.unmerged === other.unmerged && one.leftOver === other.leftOver;
	return isSame || JSON.stringify(besideOf(one)) === JSON.stringify(besideOf(other));
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
	return one === other || (one.length === other.length && one.every((item, index) => item === other[index]));
}

function named<Name extends string, Value>(name: Name, value: Value | undefined): {[key in Name]?: Value} {
	return value === undefined ? {} : ({[name]: value} as {[key in Name]: Value});
}
