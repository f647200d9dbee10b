/** The statuses that a proposal goes through and the moves between them: the product's own, or those of a repository or template. */
import {allFields, type Field, type Form, type StatusRule} from '../template/form.js';
import {type Meaning, meaningOf, type Stage, statusKey} from '../template/vocabulary.js';
import {finalMeanings, line, type MoveKind, moveRows, openStages} from './life-cycle-table.js';

/** A move to another status; `says` is what it says of the proposal. */
export type Move = {readonly to: string; readonly kind: MoveKind; readonly says: string};

/** One status of a life cycle. */
export type Status = {
	/** The word in the front matter. */
	readonly name: string;
	/** Which of the product's statuses it is in other words; a move to it writes what a move to that one does. */
	readonly means: Meaning | undefined;
	readonly moves: readonly Move[];
	/** The stages whose sections are due. */
	readonly open: readonly Stage[];
	/** Nothing more is expected of the proposal. */
	readonly isFinal: boolean;
};

/** The statuses in their order. */
export type LifeCycle = readonly Status[];

/** When a section of a stage opens in the product's own life cycle, in words. */
const opensInWords: Readonly<Record<Stage, string>> = {
	authoring: 'open from the start',
	approval: 'opens at review',
	tracking: 'opens when approved',
	review: 'opens when completed',
};

const kindSays: Readonly<Record<MoveKind, string>> = {
	forward: 'it goes on',
	aside: 'it is set aside',
	again: 'it is taken up again',
	back: 'it goes back',
};

const cycles = new WeakMap<Form, LifeCycle>();

/** The product's own life cycle. */
export const usualCycle: LifeCycle = makeCycle([...new Set([...line, ...moveRows.map(({to}) => to)])].map(toRule));

/**
 * The life cycle of the proposals of a form: that of the repository, else the one that follows from the statuses which the
 * template lists, else the product's own.
 */
export function cycleOf(form: Form): LifeCycle {
	const known = cycles.get(form);
	if (known) {
		return known;
	}

	const listed = listedStatuses(allFields(form).find(isStatusField));
	const cycle = form.statuses
		? makeCycle(form.statuses)
		: listed.length > 1
			? makeCycle(listed.map(toRule))
			: usualCycle;
	cycles.set(form, cycle);
	return cycle;
}

/** True for the field that holds the status of a proposal. */
export function isStatusField({filledBy, role}: Field): boolean {
	return filledBy === 'status' || role === 'status';
}

/**
 * Makes a life cycle from statuses in their order. Where none says where it leads, and each of them is another one of the
 * product's in other words, the product's moves hold between them, over those that are left out. Else each may become
 * each other one, but for those that say where they lead.
 */
export function makeCycle(rules: readonly StatusRule[]): LifeCycle {
	const known = rules.map(rule => ({rule, means: rule.as ?? meaningOf(rule.name)}));
	const byMeaning = new Map(known.flatMap(({rule, means}) => (means ? [[means, rule.name] as const] : [])));
	const isUsual = byMeaning.size === rules.length && rules.every(({to}) => to === undefined);
	const onLine = known.filter(({means}) => means === undefined || line.includes(means));
	const last = onLine.at(-1)?.rule;
	let open: readonly Stage[] = openStages.draft;
	return known.map(({rule, means}, index) => {
		const isOnLine = means === undefined || line.includes(means);
		const own = rule.open ?? (means ? openStages[means] : open);
		open = isOnLine ? own : open;
		return {
			name: rule.name,
			means,
			moves: isUsual && means ? usualMoves(means, byMeaning) : freeMoves(known, index),
			open: own,
			isFinal: rule.final ?? (rule === last || (means !== undefined && finalMeanings.has(means))),
		};
	});
}

/** The status that a word stands for, in whatever spelling; undefined for one that the life cycle does not have. */
export function findStatus(cycle: LifeCycle, word: string): Status | undefined {
	const key = statusKey(word);
	return cycle.find(({name}) => name === word) ?? cycle.find(({name}) => word !== '' && statusKey(name) === key);
}

/** True where sections of the stage are due at the status. A status that is not known opens everything. */
export function isOpenAt(stage: Stage, status: string, cycle: LifeCycle = usualCycle): boolean {
	return findStatus(cycle, status)?.open.includes(stage) ?? true;
}

/** When a section of a stage opens, in words. */
export function opensAt(stage: Stage, cycle: LifeCycle): string {
	if (cycle === usualCycle) {
		return opensInWords[stage];
	}

	const index = cycle.findIndex(({open}) => open.includes(stage));
	return index === 0 ? opensInWords.authoring : index === -1 ? 'never opens' : `opens at ${cycle[index]?.name}`;
}

/** The statuses between two, each a possible move from the one before; undefined where no way leads there. */
export function wayBetween(cycle: LifeCycle, from: string, to: string): readonly string[] | undefined {
	const ways = new Map<string, readonly string[]>([[from, []]]);
	for (const [name, way] of ways) {
		for (const move of cycle.find(status => status.name === name)?.moves ?? []) {
			if (move.to === to) {
				return way;
			}

			// A way over a status where all work ends would say to give the proposal up first.
			if (move.kind !== 'aside' && !ways.has(move.to)) {
				ways.set(move.to, [...way, move.to]);
			}
		}
	}

	return undefined;
}

function toRule(name: string): StatusRule {
	return {name};
}

/**
 * The statuses that a template lists, without what is no name: an end that is left open, or words about another document.
 * None where fewer than two are known: then they are examples, or speak of something else.
 */
function listedStatuses(field: Field | undefined): readonly string[] {
	const names = (field?.choices ?? []).map(choice => choice.replace(/\s+by\s.*$/i, '').trim());
	const isName = (name: string): boolean => /^\p{L}[\p{L}\p{N} _-]{0,39}$/u.test(name);
	const listed = [...new Map(names.filter(isName).map(name => [statusKey(name), name])).values()];
	return listed.filter(name => meaningOf(name) !== undefined).length > 1 ? listed : [];
}

/** The moves of the product's own table between those of its statuses that there are. */
function usualMoves(means: Meaning, names: ReadonlyMap<Meaning, string>): readonly Move[] {
	const there = line.filter(meaning => names.has(meaning));
	const place = there.indexOf(means);
	const beside = (by: number): Meaning | undefined => (place === -1 ? undefined : there[place + by]);
	const first = there[0] ?? means;
	return moveRows.flatMap(({kind, from, to, says}): readonly Move[] => {
		const isAgain = kind === 'again' && from.includes(means) && (names.has(to) || to === 'proposed');
		const target = isAgain && !names.has(to) ? first : to;
		const isStep = (kind === 'forward' && beside(1) === to) || (kind === 'back' && beside(-1) === to);
		const isPossible = isStep || isAgain || (kind === 'aside' && from.includes(means));
		const name = isPossible ? names.get(target) : undefined;
		return name === undefined || target === means ? [] : [{to: name, kind, says}];
	});
}

type KnownRule = {readonly rule: StatusRule; readonly means: Meaning | undefined};

/** The moves to all that a rule names, or to all others. */
function freeMoves(known: readonly KnownRule[], index: number): readonly Move[] {
	const from = known[index];
	const isAside = (means: Meaning | undefined): boolean => means !== undefined && !line.includes(means);
	return known.flatMap(({rule, means}, place): readonly Move[] => {
		if (place === index || from?.rule.to?.includes(rule.name) === false) {
			return [];
		}

		const isOff = isAside(from?.means) && !isAside(means);
		const kind = isAside(means) ? 'aside' : isOff ? 'again' : place > index ? 'forward' : 'back';
		// What the product says of a step back speaks of the status before, which may be another one here.
		const row = kind === 'back' ? undefined : moveRows.find(usual => usual.kind === kind && usual.to === means);
		return [{to: rule.name, kind, says: row?.says ?? kindSays[kind]}];
	});
}
