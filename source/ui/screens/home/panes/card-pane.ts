import {titleOf} from '../../../../proposal/role-state.js';
import {textWidth} from '../../../input/text-layout.js';
import {blank, fitLine, type Line, line, type Piece, piece, spread, wrapWords} from '../../../line.js';
import type {Style, Symbols} from '../../../theme.js';
import {type CardPart, cardPlan, choicesOf, partsOf, presentText, type StatusCard} from '../status-card.js';
import {changedLines, drawChanges} from './change-lines.js';
import type {Room} from './list-pane.js';

/** A part of the screen with the place of the cursor in it. */
export type CardDrawing = {
	readonly lines: readonly Line[];
	readonly cursor: {readonly x: number; readonly y: number} | undefined;
};

const labels: Readonly<Record<CardPart, string>> = {
	status: 'Status',
	'superseded-by': 'Superseded by',
	phase: 'Phase',
	progress: 'Progress',
	blockers: 'Blockers',
	'next-steps': 'Next steps',
	by: 'By',
	reason: 'Reason',
};

const labelWidth = 16;

/** The card of a proposal's status: the statuses, what else can be told, and every line that Enter writes. */
export function cardPane(card: StatusCard, {width, height}: Room, symbols: Symbols): CardDrawing {
	const parts = partsOf(card).filter(part => part !== 'status');
	const {plan, problem, notes} = cardPlan(card);
	const changed = changedLines(plan);
	const changes = drawChanges(changed, width - 1, symbols);
	const count = changed.filter(({kind}) => kind !== 'file').length;
	const head = spread(line(` ${titleOf(card.alignment)}`, 'strong'), line(`${sum(count)} `, 'dim'), width, symbols.cut);
	const says: readonly Line[] = [...(problem === undefined ? [] : [problem]), ...notes].flatMap(text =>
		wrapWords(text, width - 2).map(words => line(` ${words}`, 'warning')),
	);
	// At least three lines of the difference are in view, and of the statuses the one under the cursor.
	const room = Math.max(1, height - 1 - parts.length - 1 - Math.min(3, Math.max(1, changes.length + says.length)));
	const statuses = statusLines(card, {width, height: Math.min(room, card.statuses.length)}, symbols);
	const fields = parts.map(part => partLine(card, part, width, symbols));
	const top = [head, ...statuses, ...fields, line(symbols.across.repeat(width), 'dim')];
	const left = Math.max(0, height - top.length);
	const below = [...says, ...changes];
	const scroll = Math.max(0, Math.min(card.scroll, below.length - left));
	const lines = [...top, ...below.slice(scroll, scroll + left)];
	const buffer = card.texts[card.part];
	const row = (parts as readonly CardPart[]).indexOf(card.part);
	const isTyping = row !== -1 && buffer !== undefined && choicesOf(card, card.part).length === 0;
	return {
		lines: Array.from({length: height}, (_, index) => lines[index] ?? blank),
		cursor: isTyping
			? {
					x: Math.min(width - 1, 3 + labelWidth + textWidth(buffer.text.slice(0, buffer.cursor))),
					y: 1 + statuses.length + row,
				}
			: undefined,
	};
}

function sum(count: number): string {
	return count === 0 ? 'nothing changes' : count === 1 ? '1 line' : `${count} lines`;
}

function statusLines(card: StatusCard, {width, height}: Room, symbols: Symbols): readonly Line[] {
	const from = Math.max(0, Math.min(card.index - Math.floor(height / 2), card.statuses.length - height));
	return card.statuses.slice(from, from + height).map((status, row) => {
		const isHere = from + row === card.index;
		const style: Style = isHere ? 'selected' : status.isPossible || status.isNow ? 'plain' : 'dim';
		const sign = isHere ? symbols.cursor : ' ';
		const reason = status.isNow ? 'now' : status.isPossible ? status.reason : `not possible: ${status.reason}`;
		return fitLine(
			[
				piece(` ${sign} `, 'selected'),
				piece(`${status.letter} `, status.isPossible ? 'key' : 'dim'),
				piece(status.name.padEnd(labelWidth - 2), style),
				piece(` ${reason}`, 'dim'),
			],
			width,
			symbols.cut,
		);
	});
}

function partLine(card: StatusCard, part: CardPart, width: number, symbols: Symbols): Line {
	const isHere = card.part === part;
	const text = card.texts[part]?.text ?? '';
	const present = presentText(card, part);
	const change: readonly Piece[] = text !== present && present !== '' ? [piece(`  was ${present}`, 'dim')] : [];
	const hint = hintOf(card, part);
	return fitLine(
		[
			piece(isHere ? ` ${symbols.cursor} ` : '   ', 'selected'),
			piece(labels[part].padEnd(labelWidth), isHere ? 'selected' : 'strong'),
			piece(text, isHere ? 'selected' : 'plain'),
			...(text === '' ? [piece(hint, 'dim')] : change),
		],
		width,
		symbols.cut,
	);
}

/** What stands at an empty part. */
function hintOf(card: StatusCard, part: CardPart): string {
	switch (part) {
		case 'by': {
			return card.user ?? 'who decided';
		}

		case 'superseded-by': {
			return 'part of the name of the proposal that takes its place';
		}

		case 'phase': {
			return choicesOf(card, part).join(', ');
		}

		case 'progress': {
			return 'percent, 0 to 100';
		}

		default: {
			return part === 'reason' ? 'why, in a few words; may stay empty' : '';
		}
	}
}
