/** Which rows a list has after two people changed it: the tasks of a check list, or the items of a group. */
import {groupBy} from '../template/field-id.js';

/** The two changed versions of something. */
export type Side = 'mine' | 'theirs';

/** Both of them. */
export const sides: readonly Side[] = ['mine', 'theirs'];

/** One row with its place (from 0) in each version that has it. */
export type MergedRow = {readonly base?: number; readonly mine?: number; readonly theirs?: number};

/** A list in three versions. */
export type RowVersions = {
	/** For each row of a side the row of the base that it goes on with, or undefined where it is new. */
	readonly sources: Readonly<Record<Side, readonly (number | undefined)[]>>;
	/** True where a row of a side says something else than the one that it goes on with. */
	readonly isChanged: (side: Side, row: number) => boolean;
	/** What a row says: new rows of both sides that say the same are one. */
	readonly keyOf: (side: Side, row: number) => string;
};

/**
 * The rows of the merged list, in order: new rows of both sides are in it; a row that one side took out is not, unless
 * the other changed it. Undefined where both moved rows, each in its own way. Which side is called mine changes nothing
 * but the names of the places.
 */
export function mergeRows(versions: RowVersions): readonly MergedRow[] | undefined {
	const {sources} = versions;
	const places = {mine: placesIn(sources.mine), theirs: placesIn(sources.theirs)};
	const common = new Map(
		[...places.mine].flatMap(([base, mine]) => {
			const theirs = places.theirs.get(base);
			return theirs === undefined ? [] : [[base, {base, mine, theirs}] as const];
		}),
	);
	const isCommon = (base: number | undefined): base is number => base !== undefined && common.has(base);
	const order = commonOrder(sources.mine.filter(isCommon), sources.theirs.filter(isCommon));
	if (!order) {
		return undefined;
	}

	const twins = pairNewRows(versions);
	const mine = runsOf(versions, 'mine', twins.mine, isCommon);
	const theirs = runsOf(versions, 'theirs', twins.theirs, isCommon);
	const rows = [undefined, ...order].flatMap(base => {
		const row = base === undefined ? undefined : common.get(base);
		return [...(row ? [row] : []), ...joinRuns(mine.get(base) ?? [], theirs.get(base) ?? [])];
	});
	return [...new Set(rows)];
}

/** A row that not both sides took over from the base, and what it says. */
type OwnRow = {readonly row: MergedRow; readonly key: string; readonly behind: number | undefined};

/** The own rows of a side that stay, by the common row that they stand behind. */
function runsOf(
	{sources, isChanged, keyOf}: RowVersions,
	side: Side,
	twins: ReadonlyMap<number, MergedRow>,
	isCommon: (base: number | undefined) => boolean,
): ReadonlyMap<number | undefined, readonly OwnRow[]> {
	const rows: OwnRow[] = [];
	let behind: number | undefined;
	for (const [index, base] of sources[side].entries()) {
		if (isCommon(base)) {
			behind = base;
		} else if (base === undefined || isChanged(side, index)) {
			const own = base === undefined ? (twins.get(index) ?? {[side]: index}) : {base, [side]: index};
			rows.push({row: own, key: keyOf(side, index), behind});
		}
	}

	const runs = groupBy(rows, row => String(row.behind));
	return new Map([...runs.values()].map(run => [run[0]?.behind, run]));
}

/** One run behind the other: in the order of the base where they begin with rows of it, else in that of what they say. */
function joinRuns(mine: readonly OwnRow[], theirs: readonly OwnRow[]): readonly MergedRow[] {
	const keyOf = (run: readonly OwnRow[]): string => JSON.stringify(run.map(({row, key}) => [key, row.base]));
	const [one, other] = [mine[0]?.row.base, theirs[0]?.row.base];
	const isFirst = one === undefined || other === undefined ? keyOf(mine) <= keyOf(theirs) : one < other;
	return (isFirst ? [...mine, ...theirs] : [...theirs, ...mine]).map(({row}) => row);
}

/** Where each row of the base stands in a side. */
function placesIn(sources: readonly (number | undefined)[]): ReadonlyMap<number, number> {
	return new Map(sources.flatMap((base, row) => (base === undefined ? [] : [[base, row] as const])));
}

/** The order of the rows that both sides have: that of the side which moved any. */
function commonOrder(mine: readonly number[], theirs: readonly number[]): readonly number[] | undefined {
	if (isAscending(mine)) {
		return theirs;
	}

	const isSame = mine.every((row, index) => row === theirs[index]);
	return isSame || isAscending(theirs) ? mine : undefined;
}

function isAscending(rows: readonly number[]): boolean {
	return rows.every((row, index) => index === 0 || row > (rows[index - 1] ?? row));
}

/** The new rows that both sides have, by their place in each. */
function pairNewRows({sources, keyOf}: RowVersions): Readonly<Record<Side, ReadonlyMap<number, MergedRow>>> {
	const twins = {mine: new Map<number, MergedRow>(), theirs: new Map<number, MergedRow>()};
	const free = groupBy(newRows(sources.theirs), row => keyOf('theirs', row));
	for (const mine of newRows(sources.mine)) {
		const theirs = free.get(keyOf('mine', mine))?.shift();
		if (theirs !== undefined) {
			const row = {mine, theirs};
			twins.mine.set(mine, row);
			twins.theirs.set(theirs, row);
		}
	}

	return twins;
}

function newRows(sources: readonly (number | undefined)[]): readonly number[] {
	return sources.flatMap((base, row) => (base === undefined ? [row] : []));
}
