import {fitLine, type Line, line, lineWidth, type Piece, piece, spread} from '../../../line.js';
import type {Style, Symbols} from '../../../theme.js';
import {type HomeItem, modelOf} from '../home-items.js';
import {draftText, type HomeState, newText, placeOf} from '../home-state.js';
import {dayAge} from './day-age.js';

/** The size of a part of the screen, in cells. */
export type Room = {readonly width: number; readonly height: number};

/** A row of the list: the heading of a group, or an item. */
type Row =
	| {readonly kind: 'heading'; readonly title: string; readonly count: number}
	| {readonly kind: 'item'; readonly item: HomeItem};

/** The list of everything, below the headings of its groups; only the rows around the cursor are made. */
export function listPane(state: HomeState, {width, height}: Room, symbols: Symbols): readonly Line[] {
	const {groups} = modelOf(state.content);
	const place = placeOf(state);
	// Each group before the cursor's takes a line for its heading, and so does its own.
	const here = place ? place.index + place.group + 1 : 0;
	const count = groups.reduce((sum, {items}) => sum + items.length + 1, 0);
	const from = Math.max(0, Math.min(here - Math.floor(height / 2), count - height));
	return rowsBetween(state, from, from + height).map(row => rowLine(state, row, width, symbols));
}

/** The rows from one place to another, without looking at those before. */
function rowsBetween(state: HomeState, from: number, to: number): readonly Row[] {
	const rows: Row[] = [];
	let start = 0;
	for (const {title, items} of modelOf(state.content).groups) {
		const end = start + items.length + 1;
		if (start >= from && start < to) {
			rows.push({kind: 'heading', title, count: items.length});
		}

		const first = Math.max(0, from - start - 1);
		for (const item of items.slice(first, Math.max(first, to - start - 1))) {
			rows.push({kind: 'item', item});
		}

		start = end;
		if (start >= to) {
			break;
		}
	}

	return rows;
}

function rowLine(state: HomeState, row: Row, width: number, symbols: Symbols): Line {
	if (row.kind === 'heading') {
		return fitLine([piece(` ${row.title}`, 'strong'), piece(` (${row.count})`, 'dim')], width, symbols.cut);
	}

	const isHere = row.item.key === state.cursor;
	const head: Line = [piece(isHere ? ` ${symbols.cursor} ` : '   ', 'selected')];
	return fitLine(
		[...head, ...itemLine(state, row.item, isHere ? 'selected' : 'plain', width - 4, symbols)],
		width,
		symbols.cut,
	);
}

function itemLine(state: HomeState, item: HomeItem, style: Style, width: number, symbols: Symbols): Line {
	switch (item.kind) {
		case 'draft': {
			const {filled, total, age} = item.draft;
			return spread(line(draftText(item.draft), style), line(`${filled}/${total}  ${age}`, 'dim'), width, symbols.cut);
		}

		case 'new': {
			return line(newText(state, item.template, item.isQuick), style);
		}

		case 'proposal': {
			const {proposal, attention, isNoted} = item;
			const title = proposal.title || proposal.name;
			if (isNoted) {
				return spread(
					[piece(`${symbols.problem} `, 'warning'), piece(title, style)],
					fitLine(line(attention[0] ?? '', 'warning'), Math.max(12, Math.floor(width * 0.55)), symbols.cut),
					width,
					symbols.cut,
				);
			}

			const mark = piece(attention.length > 0 ? `${symbols.problem} ` : '  ', 'warning');
			const facts: readonly (readonly [string | undefined, number])[] = [
				[width >= 56 ? (proposal.category ?? '') : undefined, 13],
				[width >= 56 ? (proposal.priority ?? '') : undefined, 8],
				[width >= 90 ? (proposal.risk ?? '') : undefined, 9],
				[proposal.progress === undefined ? '' : `${proposal.progress}%`, -4],
				[dayAge(proposal.lastUpdated?.day, state.start.today), -5],
			];
			return spread([mark, piece(title, style)], columns(facts, symbols), width, symbols.cut);
		}

		case 'other': {
			return [piece(item.other.path, style), piece(`  ${item.other.reason}`, 'dim')];
		}
	}
}

/** Words in columns of so many cells, one cell apart; those with a negative width end at the right. */
function columns(facts: readonly (readonly [string | undefined, number])[], symbols: Symbols): Line {
	return facts.flatMap(([words, width]): readonly Piece[] => {
		if (words === undefined) {
			return [];
		}

		const [text = piece('', 'dim')] = fitLine(line(words, 'dim'), Math.abs(width), symbols.cut);
		const gap = piece(' '.repeat(Math.max(0, Math.abs(width) - lineWidth([text]))), 'dim');
		return width < 0 ? [piece(' '), gap, text] : [piece(' '), text, gap];
	});
}
