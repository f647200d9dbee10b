/** When a proposal had which status, from the versions of its file that a repository keeps. */
import {conflictLine} from '../document/conflict.js';
import {readFrontMatter} from '../document/front-matter.js';
import {parseMarkdown} from '../document/markdown.js';
import {formatOf} from '../template/naming.js';
import {statusIn, statusInFrontMatter, statusKey} from './header.js';
import type {Moment} from './moment.js';

/** A commit that changed the file of a proposal, or brought two such changes together. */
export type Version = {
	readonly commit: string;
	/** The next older versions by their commits; the first parent's first. */
	readonly parents: readonly string[];
	readonly author: string;
	/** When the author made it, and when it was committed: later where commits were moved. */
	readonly authored: Moment;
	readonly committed: Moment;
	/** The text at each name that the file ever had, by path, as far as the commit has one; undefined where it can't be read. */
	readonly texts: ReadonlyMap<string, string | undefined>;
	/** The files that got another name in this commit: old paths by new ones. */
	readonly renames: ReadonlyMap<string, string>;
};

/** The time in which a proposal had a status. */
export type StatusSpan = {
	/** As it is written at the start of the span; undefined where the document gave none. */
	readonly status: string | undefined;
	readonly since: Moment;
	/** Undefined for the status that it has now. */
	readonly until: Moment | undefined;
	/** Milliseconds, up to now where it is not over. */
	readonly lasted: number;
	/** Undefined, like the commit, for what is not committed yet. */
	readonly author: string | undefined;
	readonly commit: string | undefined;
	/** The path of the file at the start. */
	readonly path: string;
};

/** Every status of a proposal, the oldest first. */
export type StatusHistory = {
	readonly spans: readonly StatusSpan[];
	/** The paths that the file had, the one that it has now first. */
	readonly paths: readonly string[];
	/** How many versions there are. */
	readonly versions: number;
	/** How many of them could not be read. */
	readonly skipped: number;
	/** The oldest version's commit. */
	readonly oldest: string | undefined;
};

/** The proposal as it lies in the folder, with when it was written last. */
export type Present = {readonly text: string; readonly changed: Moment};

/**
 * The status history of a file. `versions` begin with the newest one; each stands before those that it follows from. Where
 * versions come together, the one with the status that was kept counts as the older one, so that a status is dated where
 * it was changed and not where that was merged.
 */
export function statusHistory(
	path: string,
	versions: readonly Version[],
	present: Present | undefined,
	now: number,
): StatusHistory {
	const steps = trace(path, versions).toReversed();
	const open: OpenSpan[] = [];
	let last = Number.NEGATIVE_INFINITY;
	for (const {version, path: name, reading} of steps) {
		const since = momentOf(version, last);
		last = since.time;
		if (reading.kind !== 'unreadable') {
			addReading(open, reading, {since, author: version.author, commit: version.commit, path: name});
		}
	}

	if (present) {
		const since = {...present.changed, time: Math.max(present.changed.time, last)};
		addReading(open, readVersion(path, present.text), {since, author: undefined, commit: undefined, path});
	}

	return {
		spans: open.filter(span => !span.isGap).map(span => closeSpan(span, now)),
		paths: [...new Set([path, ...steps.map(step => step.path).toReversed()])],
		versions: steps.length,
		skipped: steps.filter(({reading}) => reading.kind === 'unreadable').length,
		oldest: steps[0]?.version.commit,
	};
}

/** What a version says: its status, that the file is not there, or nothing that can be read. */
type Reading =
	| {readonly kind: 'status'; readonly status: string | undefined}
	| {readonly kind: 'absent'}
	| {readonly kind: 'unreadable'};

type Step = {readonly version: Version; readonly path: string; readonly reading: Reading};

type SpanStart = Pick<StatusSpan, 'since' | 'author' | 'commit' | 'path'>;

type OpenSpan = SpanStart & {
	readonly status: string | undefined;
	/** The file was not there. */
	readonly isGap: boolean;
	until: Moment | undefined;
};

/** Adds what a version says to the spans: a new span where that is something else than before. */
function addReading(spans: OpenSpan[], reading: Reading, start: SpanStart): void {
	const latest = spans.at(-1);
	const status = reading.kind === 'status' ? reading.status : undefined;
	const isGap = reading.kind !== 'status';
	if (latest ? latest.isGap === isGap && keyOf(latest.status) === keyOf(status) : isGap) {
		return;
	}

	if (latest) {
		latest.until = start.since;
	}

	spans.push({...start, status, isGap, until: undefined});
}

function closeSpan({since, until, ...rest}: OpenSpan, now: number): StatusSpan {
	const {status, author, commit, path} = rest;
	return {status, since, until, lasted: Math.max(0, (until?.time ?? now) - since.time), author, commit, path};
}

function keyOf(status: string | undefined): string {
	return status === undefined ? '' : statusKey(status);
}

/**
 * A change counts from when its author made it. Where that lies before the change that it follows from, as with commits
 * that were moved, it counts from when it was committed, and never before that other change.
 */
function momentOf({authored, committed}: Version, earliest: number): Moment {
	if (authored.time >= earliest) {
		return authored;
	}

	return {...committed, time: Math.max(committed.time, earliest)};
}

/** The versions that led to the newest one, the newest first: a single line through merges and renames. */
function trace(path: string, versions: readonly Version[]): readonly Step[] {
	const byCommit = new Map(versions.map(version => [version.commit, version]));
	const readings = new Map<string | undefined, Reading>();
	const readAt = (version: Version, name: string): Step => {
		const text = version.texts.get(name);
		const key = `${version.commit}:${name}`;
		const reading = version.texts.has(name) ? (readings.get(key) ?? readVersion(name, text)) : absent;
		readings.set(key, reading);
		return {version, path: name, reading};
	};

	/** Back to the nearest version that can be read; it says what those after it that can't be read may have held. */
	const readBack = (step: Step): Reading => {
		let {version, reading} = step;
		let name = step.path;
		for (let seen = 0; reading.kind === 'unreadable' && seen < versions.length; seen++) {
			const older = byCommit.get(version.parents[0] ?? '');
			if (!older) {
				break;
			}

			name = version.renames.get(name) ?? name;
			({version, reading} = readAt(older, name));
		}

		return reading;
	};

	const steps: Step[] = [];
	const [newest] = versions;
	for (let step = newest && readAt(newest, path); step && steps.length < versions.length; ) {
		steps.push(step);
		const {version, path: name} = step;
		const parents = version.parents.flatMap(commit => byCommit.get(commit) ?? []);
		const isMerge = parents.length > 1;
		const older = parents.map(parent => readAt(parent, nameIn(parent, version.renames.get(name) ?? name, isMerge)));
		const own = isMerge ? readBack(step) : absent;
		step =
			older.find(candidate => isMerge && isSame(readBack(candidate), own)) ??
			older.find(({reading}) => reading.kind !== 'absent') ??
			older[0];
	}

	return steps;
}

/** The name that a file has in an older version. A merge may bring a new name, of which the other side knows nothing. */
function nameIn({texts}: Version, name: string, isMerge: boolean): string {
	const [another = name] = isMerge ? texts.keys() : [];
	return texts.has(name) ? name : another;
}

function isSame(one: Reading, other: Reading): boolean {
	return one.kind === 'status' && other.kind === 'status' && keyOf(one.status) === keyOf(other.status);
}

const absent: Reading = {kind: 'absent'};
const unreadable: Reading = {kind: 'unreadable'};

/** Most texts say it in their front matter, so that the rest need not be taken apart. */
function readVersion(path: string, text: string | undefined): Reading {
	if (text === undefined) {
		return unreadable;
	}

	const format = formatOf(path);
	const hasMarks = text.includes('<<<<<<<');
	const frontMatter = format === 'markdown' && !hasMarks ? readFrontMatter(text) : undefined;
	const status = frontMatter && statusInFrontMatter(frontMatter);
	if (status !== undefined) {
		return {kind: 'status', status};
	}

	const document = parseMarkdown(text, format);
	return hasMarks && conflictLine(document) !== undefined ? unreadable : {kind: 'status', status: statusIn(document)};
}
