import {titleOf} from '../../../proposal/role-state.js';
import {createTextBuffer, editText, textActionFor} from '../../input/text-buffer.js';
import type {HomeCommand} from './home-reducer.js';
import type {HomeState} from './home-state.js';
import {type CardPart, cardPlan, choicesOf, partsOf, type StatusCard} from './status-card.js';

/** What the keys of the status card do. */
export const cardCommands = {
	'card.up': state => withCard(state, card => pick(card, card.index - 1)),
	'card.down': state => withCard(state, card => pick(card, card.index + 1)),
	'card.next': state => withCard(state, card => moveToPart(card, 1)),
	'card.previous': state => withCard(state, card => moveToPart(card, -1)),
	'card.choice-on': state => withCard(state, card => turnChoice(card, 1)),
	'card.choice-back': state => withCard(state, card => turnChoice(card, -1)),
	'card.scroll-down': state => withCard(state, card => ({...card, scroll: card.scroll + 5})),
	'card.scroll-up': state => withCard(state, card => ({...card, scroll: Math.max(0, card.scroll - 5)})),
	'card.close': state => ({...state, card: undefined}),
	'card.write'(state) {
		const {card} = state;
		if (card?.kind !== 'status') {
			return state;
		}

		const words = card.texts['superseded-by']?.text.trim() ?? '';
		if (partsOf(card).includes('superseded-by') && !card.link && words !== '') {
			return {...state, request: {kind: 'link', words, from: card}};
		}

		const {plan, problem} = cardPlan(card);
		if (problem !== undefined) {
			return {...state, notice: problem};
		}

		return plan.length === 0
			? {...state, card: undefined, notice: 'Nothing was changed'}
			: {...state, request: {kind: 'write', plan, says: saysOf(card), isUndo: false}};
	},
} satisfies Readonly<Record<string, HomeCommand>>;

/** A letter picks a status; in the other parts it is typed. */
export function typeOnCard(state: HomeState, text: string): HomeState {
	return withCard(state, card => {
		if (card.part === 'status') {
			const index = card.statuses.findIndex(({letter}) => letter === text.toLowerCase());
			return index === -1 ? card : pick(card, index);
		}

		const buffer = card.texts[card.part];
		if (!buffer || choicesOf(card, card.part).length > 0) {
			return card;
		}

		const action = textActionFor(text) ?? {type: 'insert', text};
		return withText(card, card.part, editText(buffer, action, state.columns));
	});
}

function withCard(state: HomeState, change: (card: StatusCard) => StatusCard): HomeState {
	return state.card?.kind === 'status' ? {...state, card: change(state.card)} : state;
}

function withText(card: StatusCard, part: CardPart, buffer: StatusCard['texts'][CardPart]): StatusCard {
	const link = part === 'superseded-by' ? undefined : card.link;
	return {...card, link, texts: {...card.texts, [part]: buffer}};
}

function pick(card: StatusCard, index: number): StatusCard {
	return {...card, index: Math.max(0, Math.min(card.statuses.length - 1, index)), scroll: 0};
}

function moveToPart(card: StatusCard, by: number): StatusCard {
	const parts = partsOf(card);
	const place = (parts.indexOf(card.part) + by + parts.length) % parts.length;
	return {...card, part: parts[place] ?? 'status'};
}

function turnChoice(card: StatusCard, by: number): StatusCard {
	const choices = choicesOf(card, card.part);
	const place = choices.indexOf(card.texts[card.part]?.text ?? '');
	const next = choices[Math.max(0, Math.min(choices.length - 1, place + by))] ?? '';
	return withText(card, card.part, createTextBuffer(next, {oneLine: true}));
}

/** What was written, for the notice. */
function saysOf({statuses, index, alignment}: StatusCard): string {
	const status = statuses[index];
	const name = `"${titleOf(alignment)}"`;
	return status?.isNow === false ? `${name} became ${status.name}` : `${name} was changed`;
}
