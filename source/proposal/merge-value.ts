/** The value of a field that two people changed. */
import type {MarkdownDocument} from '../document/markdown.js';
import type {Span} from '../document/text-edit.js';
import type {FieldState} from '../template/field-state.js';
import {type FieldValue, readValue, type Task} from '../template/field-value.js';
import type {Field} from '../template/form.js';
import {isPlaceholder} from '../template/placeholder.js';
import {type MergedRow, mergeRows, type Side} from './merge-rows.js';
import {pairRows} from './pair-rows.js';

/** Something in three versions: as both found it, and as each of them left it. */
export type Versions<Value> = {readonly base: Value; readonly mine: Value; readonly theirs: Value};

/** The same of each version. */
export function mapVersions<From, To>({base, mine, theirs}: Versions<From>, map: (version: From) => To): Versions<To> {
	return {base: map(base), mine: map(mine), theirs: map(theirs)};
}

/** What a field says; a check list that is still the template's says nothing. */
export function answerIn(document: MarkdownDocument, state: FieldState): FieldValue {
	return state.field.kind === 'checklist' && !state.isFilled ? [] : readValue(document, state);
}

/** True where two values say the same. */
export function isSameValue(one: FieldValue, other: FieldValue): boolean {
	return one === other || (typeof one !== 'string' && JSON.stringify(one) === JSON.stringify(other));
}

/** The value that both sides together give a field; undefined where each gave it its own, and they don't go together. */
export function mergeValues(field: Field, {base, mine, theirs}: Versions<FieldValue>): FieldValue | undefined {
	if (isSameValue(mine, base) || isSameValue(mine, theirs)) {
		return theirs;
	}

	if (isSameValue(theirs, base)) {
		return mine;
	}

	const isDay = field.filledBy === 'today' && [mine, theirs].every(day => /^\d{4}-\d{2}-\d{2}$/.test(String(day)));
	return isDay ? [mine, theirs].toSorted().at(-1) : undefined;
}

/** A task with what else stands in its item: text that is nested below it is no part of the value, but not to be lost. */
export type FoundTask = Task & {readonly words: string};

/** The tasks of a check list; none where the document does not have it. */
export function tasksIn(document: MarkdownDocument, state: FieldState): readonly FoundTask[] {
	const tasks = readValue(document, state) as readonly Task[];
	return tasks.map((task, index) => ({...task, words: wordsOf(document, state.tasks[index])}));
}

/** What a part of a document says, without what changes by itself: numbers are counted anew, lines are indented anew. */
export function wordsOf({text}: MarkdownDocument, span: Span | undefined): string {
	return span ? text.slice(span.from, span.to).replace(/[\s\d]+/g, '') : '';
}

/**
 * A check list that both changed, item by item: ticked if either ticked it, new items of both, without those that one
 * took out and the other left as they were. Undefined where both gave the same item other words, or moved items.
 */
export function mergeTasks(versions: Versions<readonly FoundTask[]>): readonly Task[] | undefined {
	const sources = {mine: sourcesOf(versions.base, versions.mine), theirs: sourcesOf(versions.base, versions.theirs)};
	const taskOf = (side: Side, row: number): FoundTask | undefined => versions[side][row];
	const rows = mergeRows({
		sources,
		isChanged: (side, row) => !isSameTask(taskOf(side, row), versions.base[sources[side][row] ?? -1]),
		keyOf: (side, row) => taskOf(side, row)?.text ?? '',
	});
	const tasks = rows?.map(row => mergeTask(versions, row));
	return tasks?.every(task => task !== undefined) ? tasks : undefined;
}

/** For each task the one of the base that it was: the one with the same words, else one at its place with some of them. */
function sourcesOf(base: readonly Task[], tasks: readonly Task[]): readonly (number | undefined)[] {
	const keys = ({text, done}: Task): readonly string[] => [`${done} ${text}`, text];
	return pairRows(base.map(keys), tasks.map(keys)).map((source, row) => {
		const [old, now] = [base[source ?? -1], tasks[row]];
		return old && now && (old.text === now.text || isAlike(old.text, now.text)) ? source : undefined;
	});
}

/** Half of the words stayed, and they said something. */
function isAlike(old: string, now: string): boolean {
	const isStandIn = isPlaceholder(old) || /^\S+ \d+$/.test(old);
	const [words, others] = [old, now].map(text => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu)));
	const common = [...(words ?? [])].filter(word => others?.has(word)).length;
	return !isStandIn && common > 0 && 2 * common >= Math.min(words?.size ?? 0, others?.size ?? 0);
}

function isSameTask(one: FoundTask | undefined, other: FoundTask | undefined): boolean {
	return one?.text === other?.text && one?.done === other?.done && one?.words === other?.words;
}

function mergeTask(versions: Versions<readonly Task[]>, row: MergedRow): Task | undefined {
	const base = versions.base[row.base ?? -1];
	const mine = versions.mine[row.mine ?? -1];
	const theirs = versions.theirs[row.theirs ?? -1];
	if (!mine || !theirs) {
		const {text = '', done = false} = mine ?? theirs ?? {};
		return {text, done};
	}

	const text = mine.text === base?.text ? theirs.text : mine.text;
	const isOther = mine.text !== theirs.text && mine.text !== base?.text && theirs.text !== base?.text;
	return isOther ? undefined : {text, done: mergeBox(base?.done, mine.done, theirs.done)};
}

/** A box that one side changed is as that side left it; one that only the two have is ticked if either ticked it. */
export function mergeBox(base: boolean | undefined, mine: boolean, theirs: boolean): boolean {
	return base === undefined ? mine || theirs : mine === base ? theirs : mine;
}
