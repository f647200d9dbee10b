/** The card over home by which the status of a proposal is moved, and what is tracked of the work. */
import {setFields} from '../../../proposal/change.js';
import {cycleOf, type LifeCycle} from '../../../proposal/life-cycle.js';
import {type Linked, type MoveOptions, moveStatus} from '../../../proposal/move.js';
import {decisionAt} from '../../../proposal/move-decision.js';
import {movePlan} from '../../../proposal/move-link.js';
import {currentStatus, movesFrom} from '../../../proposal/moves.js';
import type {Plan} from '../../../proposal/plan.js';
import {stateOfRole} from '../../../proposal/role-state.js';
import {inTurn} from '../../../proposal/step.js';
import type {Alignment} from '../../../template/align.js';
import type {FieldState} from '../../../template/field-state.js';
import {readText} from '../../../template/field-value.js';
import type {Role} from '../../../template/vocabulary.js';
import {createTextBuffer, type TextBuffer} from '../../input/text-buffer.js';

/** A proposal that was opened to be changed. */
export type OpenedProposal = {
	/** Relative to the root, with forward slashes. */
	readonly path: string;
	readonly alignment: Alignment;
	/** The person's calendar day. */
	readonly today: string;
	/** The person's name, as git has it; undefined where it has none. */
	readonly user: string | undefined;
	/** What has taken the place of a superseded proposal, as far as it lies in this repository. */
	readonly links: readonly Linked[];
};

/** A part of the card: the statuses, or something to fill in. */
export type CardPart = 'status' | 'superseded-by' | 'phase' | 'progress' | 'blockers' | 'next-steps' | 'by' | 'reason';

/** A status on the card. */
export type CardStatus = {
	readonly name: string;
	/** The key that picks it; the same for a status whatever others are possible. */
	readonly letter: string;
	readonly isNow: boolean;
	readonly isPossible: boolean;
	/** What the move says, or why it is not possible. */
	readonly reason: string;
};

export type StatusCard = OpenedProposal & {
	readonly kind: 'status';
	readonly statuses: readonly CardStatus[];
	/** The status under the cursor. */
	readonly index: number;
	readonly part: CardPart;
	/** What is typed in each part that is filled in. */
	readonly texts: Readonly<Partial<Record<CardPart, TextBuffer>>>;
	/** What was found for the words behind "superseded by". */
	readonly link: Linked | undefined;
	/** The first line shown of the difference. */
	readonly scroll: number;
};

/** What the card would write, or why it can't; an empty plan changes nothing. */
export type CardPlan = {readonly plan: Plan; readonly problem: string | undefined; readonly notes: readonly string[]};

const tracked: readonly (CardPart & Role)[] = ['phase', 'progress', 'blockers', 'next-steps'];

/** Opens the card on the present status, so that nothing is moved before another one is picked. */
export function openStatusCard(opened: OpenedProposal, part: CardPart = 'status'): StatusCard {
	const {alignment} = opened;
	const cycle = cycleOf(alignment.form);
	const statuses = cardStatuses(alignment, cycle);
	const texts = Object.fromEntries(
		tracked.flatMap(role => {
			const state = lineOfRole(alignment, role);
			return state ? [[role, createTextBuffer(valueIn(state), {oneLine: true})]] : [];
		}),
	);
	const now = statuses.findIndex(({isNow}) => isNow);
	const card: StatusCard = {
		...opened,
		kind: 'status',
		statuses,
		index: Math.max(0, now),
		part: 'status',
		texts: {...texts, ...blankTexts()},
		link: undefined,
		scroll: 0,
	};
	return partsOf(card).includes(part) ? {...card, part} : card;
}

/** The same picks on another text of the proposal, as someone else changed it meanwhile. */
export function renewStatusCard(card: StatusCard, opened: OpenedProposal): StatusCard {
	const fresh = openStatusCard(opened);
	const name = card.statuses[card.index]?.name;
	const index = fresh.statuses.findIndex(status => status.name === name);
	const typed = Object.entries(card.texts).filter(
		([part, buffer]) => buffer.text !== presentText(card, part as CardPart),
	);
	return {
		...fresh,
		index: index === -1 ? fresh.index : index,
		texts: {...fresh.texts, ...Object.fromEntries(typed)},
		link: card.link,
		part: card.part,
	};
}

/** The parts that make sense for the status under the cursor, in order. */
export function partsOf({alignment, statuses, index}: StatusCard): readonly CardPart[] {
	const status = cycleOf(alignment.form).find(({name}) => name === statuses[index]?.name);
	const isDecision = status?.means !== undefined && decisionAt[status.means] !== undefined;
	const isMove = statuses[index]?.isNow === false;
	const isTracked = status?.open.includes('tracking') ?? true;
	const parts: readonly (readonly [CardPart, boolean])[] = [
		['superseded-by', isMove && status?.means === 'superseded'],
		['by', isMove && isDecision],
		...tracked.map(role => [role, isTracked && lineOfRole(alignment, role) !== undefined] as const),
		['reason', isMove],
	];
	return ['status', ...parts.flatMap(([part, isShown]) => (isShown ? [part] : []))];
}

/** The values that a part offers besides what can be typed. */
export function choicesOf({alignment}: StatusCard, part: CardPart): readonly string[] {
	return part === 'phase' ? (stateOfRole(alignment, 'phase')?.field.choices ?? []) : [];
}

/** What the document has at a part of the card. */
export function presentText({alignment}: Pick<StatusCard, 'alignment'>, part: CardPart): string {
	const role = tracked.find(candidate => candidate === part);
	const state = role && lineOfRole(alignment, role);
	return state ? valueIn(state) : '';
}

const plans = new WeakMap<StatusCard, CardPlan>();

/** What Enter would write. */
export function cardPlan(card: StatusCard): CardPlan {
	const known = plans.get(card);
	if (known) {
		return known;
	}

	const plan = makePlan(card);
	plans.set(card, plan);
	return plan;
}

function makePlan(card: StatusCard): CardPlan {
	const {alignment, path, link, statuses, index} = card;
	const status = statuses[index];
	if (status && !status.isNow && !status.isPossible) {
		return {plan: [], problem: `${status.name} is not possible: ${status.reason}`, notes: []};
	}

	const parts = partsOf(card);
	if (parts.includes('superseded-by') && !link) {
		return {plan: [], problem: 'Write what takes its place: Tab goes there, Enter looks for it', notes: []};
	}

	const typed = tracked
		.filter(role => role !== 'phase' && role !== 'progress' && isTyped(card, role))
		.flatMap(role => {
			const state = stateOfRole(alignment, role);
			return state ? [[state.id, card.texts[role]?.text.trim() ?? ''] as const] : [];
		});
	const first = setFields(alignment, typed);
	const [refusal] = first.refused;
	if (refusal) {
		const label = alignment.byId.get(refusal.id)?.field.label ?? refusal.id;
		return {plan: [], problem: `"${label}" ${refusal.reason}`, notes: []};
	}

	const name = status?.name ?? currentStatus(alignment)?.name ?? '';
	const result = moveStatus(first.alignment, name, moveOptions(card));
	if (result.kind === 'refused') {
		return {plan: [], problem: result.reason, notes: []};
	}

	const made =
		result.kind === 'moved'
			? {change: inTurn(first, result.change), others: result.others}
			: {change: first, others: []};
	const plan = movePlan({path, alignment}, linkedTo(card), made).filter(({before, after}) => before !== after);
	return {plan, problem: undefined, notes: result.kind === 'moved' ? result.notes : []};
}

function moveOptions(card: StatusCard): MoveOptions {
	const {today, user} = card;
	const told = (part: CardPart): string | undefined => {
		const text = partsOf(card).includes(part) ? (card.texts[part]?.text.trim() ?? '') : '';
		return text === '' ? undefined : text;
	};

	const progress = isTyped(card, 'progress') ? told('progress')?.replace(/\s*%\s*$/, '') : undefined;
	return {
		today,
		user,
		by: told('by'),
		reason: told('reason'),
		phase: isTyped(card, 'phase') ? told('phase') : undefined,
		progress,
		linked: linkedTo(card),
	};
}

/** What is going to take the place of the proposal, or had taken it where it holds again. */
function linkedTo(card: StatusCard): readonly Linked[] {
	return partsOf(card).includes('superseded-by') ? (card.link ? [card.link] : []) : card.links;
}

/** True where a part holds something else than the document. */
function isTyped(card: StatusCard, part: CardPart): boolean {
	return partsOf(card).includes(part) && (card.texts[part]?.text.trim() ?? '') !== presentText(card, part);
}

function cardStatuses(alignment: Alignment, cycle: LifeCycle): readonly CardStatus[] {
	const now = currentStatus(alignment, cycle);
	const moves = new Map(movesFrom(alignment, cycle).map(move => [move.to, move]));
	const letters = lettersFor(cycle.map(({name}) => name));
	return cycle.map(({name}) => ({
		name,
		letter: letters.get(name) ?? '',
		isNow: name === now?.name,
		isPossible: moves.get(name)?.possible ?? false,
		reason: moves.get(name)?.reason ?? '',
	}));
}

/** A letter of its own for each name: the first one of it that none before has. */
export function lettersFor(names: readonly string[]): ReadonlyMap<string, string> {
	const taken = new Set<string>();
	return new Map(
		names.map(name => {
			const letter =
				[...name.toLowerCase()].find(character => /\p{L}|\d/u.test(character) && !taken.has(character)) ?? '';
			taken.add(letter);
			return [name, letter];
		}),
	);
}

/** The field with a role, where it holds one line: longer texts are for the wizard. */
function lineOfRole(alignment: Alignment, role: Role): FieldState | undefined {
	const state = stateOfRole(alignment, role);
	const isText = state !== undefined && ['line', 'text', 'choice', 'percent'].includes(state.field.kind);
	return state && isText && !valueIn(state).includes('\n') ? state : undefined;
}

function valueIn(state: FieldState): string {
	return state.isFilled ? readText(state) : '';
}

function blankTexts(): Readonly<Partial<Record<CardPart, TextBuffer>>> {
	const parts: readonly CardPart[] = ['superseded-by', 'by', 'reason'];
	return Object.fromEntries(parts.map(part => [part, createTextBuffer('', {oneLine: true})]));
}
