import {blank, fitLine, type Line, line, padLine, piece, wrapWords} from '../../../line.js';
import type {Symbols} from '../../../theme.js';
import {type HomeGroup, type HomeItem, modelOf} from '../home-items.js';
import {draftText, type HomeState, newText, placeOf} from '../home-state.js';
import {dayAge} from './day-age.js';
import type {Room} from './list-pane.js';

/** A column is never narrower than this. */
const leastWidth = 22;
/** The lines of a card: its title, what is known of it, and air. */
const cardHeight = 4;

/** A column for each group, as many as there is room for, with the one under the cursor among them. */
export function boardPane(state: HomeState, {width, height}: Room, symbols: Symbols): readonly Line[] {
	const {groups} = modelOf(state.content);
	const place = placeOf(state);
	const count = Math.max(1, Math.min(groups.length, Math.floor((width + 1) / (leastWidth + 1))));
	const first = Math.max(0, Math.min((place?.group ?? 0) - Math.floor(count / 2), groups.length - count));
	const shown = groups.slice(first, first + count);
	const columnWidth = Math.floor((width + 1) / count) - 1;
	const columns = shown.map((group, index) =>
		columnLines(state, group, first + index === place?.group ? place.row : 0, {width: columnWidth, height}, symbols),
	);
	const more = {left: first > 0, right: first + count < groups.length};
	return Array.from({length: height}, (_, row): Line => {
		const cells = columns.map(lines => padLine(lines[row] ?? blank, columnWidth, symbols.cut));
		const divider = piece(symbols.down, 'dim');
		const joined = cells.flatMap((cell, index): Line => (index === 0 ? cell : [divider, ...cell]));
		const hint = row === 0 && (more.left || more.right);
		return hint ? fitLine(joined, width - 2, symbols.cut).concat(piece(more.right ? ' >' : ' <', 'dim')) : joined;
	});
}

function columnLines(
	state: HomeState,
	{title, items}: HomeGroup,
	row: number,
	{width, height}: Room,
	symbols: Symbols,
): readonly Line[] {
	const head = fitLine([piece(` ${title}`, 'strong'), piece(` (${items.length})`, 'dim')], width, symbols.cut);
	const rule = line(symbols.across.repeat(width), 'dim');
	const room = Math.max(1, Math.floor((height - 2) / cardHeight));
	const from = Math.max(0, Math.min(row - Math.floor(room / 2), items.length - room));
	const cards = items.slice(from, from + room + 1).flatMap(item => cardLines(state, item, width, symbols));
	return [head, rule, ...cards].slice(0, height);
}

function cardLines(state: HomeState, item: HomeItem, width: number, symbols: Symbols): readonly Line[] {
	const isHere = item.key === state.cursor;
	const style = isHere ? 'selected' : 'plain';
	const isNoted = item.kind === 'proposal' && item.attention.length > 0;
	const sign: Line = [
		piece(isHere ? symbols.cursor : ' ', 'selected'),
		piece(isNoted ? symbols.problem : ' ', 'warning'),
	];
	const [first = '', ...rest] = wrapWords(titleOf(state, item), width - 3);
	const second = rest.length > 1 ? `${rest[0]} ${rest[1]}` : (rest[0] ?? '');
	return [
		fitLine([...sign, piece(` ${first}`, style)], width, symbols.cut),
		fitLine(line(`   ${second}`, style), width, symbols.cut),
		fitLine(line(`   ${factsOf(state, item, symbols)}`, 'dim'), width, symbols.cut),
		blank,
	];
}

function titleOf(state: HomeState, item: HomeItem): string {
	switch (item.kind) {
		case 'draft': {
			return draftText(item.draft);
		}

		case 'new': {
			return newText(state, item.template, item.isQuick);
		}

		case 'proposal': {
			return item.proposal.title || item.proposal.name;
		}

		case 'other': {
			return item.other.path;
		}
	}
}

function factsOf(state: HomeState, item: HomeItem, symbols: Symbols): string {
	if (item.kind === 'draft') {
		return `${item.draft.filled}/${item.draft.total} ${symbols.dot} ${item.draft.age}`;
	}

	if (item.kind !== 'proposal') {
		return '';
	}

	const {priority, progress, lastUpdated} = item.proposal;
	const facts = [priority, progress === undefined ? '' : `${progress}%`, dayAge(lastUpdated?.day, state.start.today)];
	return facts.filter(Boolean).join(` ${symbols.dot} `);
}
