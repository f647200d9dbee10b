import {Box, useCursor} from 'ink';
import {FilterLine} from '../../components/filter-line.js';
import {Lines} from '../../components/lines.js';
import {isTooSmall, TooSmall} from '../../components/too-small.js';
import {textWidth} from '../../input/text-layout.js';
import {keyLines} from '../../key-lines.js';
import {blank, fitLine, type Line, line, padLine, piece, spread} from '../../line.js';
import type {Symbols} from '../../theme.js';
import {modelOf} from './home-items.js';
import {shownKeys} from './home-keymap.js';
import {type HomeLayout, homeLayout} from './home-layout.js';
import {currentItem, type HomeState} from './home-state.js';
import {boardPane} from './panes/board-pane.js';
import {type CardDrawing, cardPane} from './panes/card-pane.js';
import {helpLines} from './panes/help-pane.js';
import {listPane, type Room} from './panes/list-pane.js';
import {matrixPane} from './panes/matrix-pane.js';
import {proposalLines} from './panes/proposal-pane.js';
import {tickPane} from './panes/tick-pane.js';
import {timelinePane} from './panes/timeline-pane.js';

const filterLabel = ' / ';

/** The screen of `enhance` alone. */
export function HomeScreen({state, symbols}: {readonly state: HomeState; readonly symbols: Symbols}) {
	const {columns, rows} = state;
	if (isTooSmall(state)) {
		return <TooSmall columns={columns} rows={rows} />;
	}

	return <WholeScreen state={state} layout={homeLayout(columns, rows)} symbols={symbols} />;
}

type Props = {readonly state: HomeState; readonly layout: HomeLayout; readonly symbols: Symbols};

function WholeScreen({state, layout, symbols}: Props) {
	const {columns, rows, hasRules, body, keys} = layout;
	const {lines, cursor} = bodyOf(state, layout, symbols);
	const air = Array.from({length: Math.max(0, body - lines.length)}, () => blank);
	const rule: readonly Line[] = hasRules ? [line(symbols.across.repeat(columns), 'dim')] : [];
	const keysShown = keyLines(shownKeys(state), {columns, count: keys}, symbols);
	const {setCursorPosition} = useCursor();
	const place = state.isFiltering ? filterCursor(state, body) : cursor;
	setCursorPosition(place && {x: Math.min(place.x, columns - 1), y: place.y + 1 + rule.length});
	return (
		<Box flexDirection="column" width={columns} height={rows}>
			<Lines width={columns} lines={[headLine(state, symbols), ...rule, ...lines.slice(0, body), ...air]} />
			{state.isFiltering ? (
				<FilterLine label={filterLabel} value={state.query.text} hint="words of the title, status, category …" />
			) : (
				<Lines width={columns} lines={[fitLine(infoLine(state), columns, symbols.cut)]} />
			)}
			<Lines width={columns} lines={[...rule, ...keysShown]} />
		</Box>
	);
}

function filterCursor({query}: HomeState, body: number): {readonly x: number; readonly y: number} {
	return {x: filterLabel.length + textWidth(query.text.slice(0, query.cursor)), y: body};
}

/** The line above the keys: what there is to say, or what is under the cursor. */
function infoLine(state: HomeState): Line {
	if (state.notice !== undefined) {
		return line(` ${state.notice}`, 'warning');
	}

	const item = state.view === 'home' && !state.card ? currentItem(state) : undefined;
	switch (item?.kind) {
		case 'proposal': {
			const {
				attention,
				proposal: {path},
			} = item;
			return attention.length > 0 ? line(` ${attention.join('; ')}`, 'warning') : line(` ${path}`, 'dim');
		}

		case 'other': {
			return line(` ${item.other.reason}`, 'dim');
		}

		default: {
			return blank;
		}
	}
}

function headLine(state: HomeState, symbols: Symbols): Line {
	const {content, isReading, start, columns} = state;
	const {filter, cell, proposals, sort} = content;
	const shown = filter === '' ? '' : `filter: ${filter}`;
	const inCell = cell ? `priority ${cell.priority || 'none'}, risk ${cell.risk || 'none'}` : '';
	const count = proposals.length === 1 ? '1 proposal' : `${proposals.length} proposals`;
	const facts = [shown, inCell, `by ${sort}`, isReading ? `reading, ${count}` : `${count} in ${start.folder}`];
	return spread(
		[piece(' enhance  ', 'dim'), piece('Home', 'title')],
		line(`${facts.filter(Boolean).join(` ${symbols.dot} `)} `, 'dim'),
		columns,
		symbols.cut,
	);
}

function bodyOf(state: HomeState, layout: HomeLayout, symbols: Symbols): CardDrawing {
	const {columns, body, isWide} = layout;
	const plain = (lines: readonly Line[]): CardDrawing => ({lines, cursor: undefined});
	if (state.view === 'help') {
		return plain(scrolled(helpLines(columns, symbols), state.scroll, body));
	}

	if (!state.card) {
		return plain(viewLines(state, {width: columns, height: body}, symbols));
	}

	if (isWide) {
		const width = Math.min(76, Math.floor(columns * 0.55));
		const left = viewLines(state, {width: columns - width - 1, height: body}, symbols);
		const {lines, cursor} = cardLines(state, {width, height: body}, symbols);
		return {
			lines: beside(left, lines, columns - width - 1, body, symbols),
			cursor: cursor && {x: cursor.x + columns - width, y: cursor.y},
		};
	}

	const above = Math.max(0, Math.min(6, body - 14));
	const {lines, cursor} = cardLines(state, {width: columns, height: body - above - (above > 0 ? 1 : 0)}, symbols);
	const list = above > 0 ? viewLines(state, {width: columns, height: above}, symbols) : [];
	const rule = above > 0 ? [line(symbols.across.repeat(columns), 'dim')] : [];
	const filled = [...list, ...Array.from({length: above - list.length}, () => blank)];
	return {lines: [...filled, ...rule, ...lines], cursor: cursor && {...cursor, y: cursor.y + above + rule.length}};
}

function cardLines({card}: HomeState, room: Room, symbols: Symbols): CardDrawing {
	return card?.kind === 'status'
		? cardPane(card, room, symbols)
		: {lines: card ? tickPane(card, room, symbols) : [], cursor: undefined};
}

function viewLines(state: HomeState, room: Room, symbols: Symbols): readonly Line[] {
	switch (state.view) {
		case 'proposal': {
			return scrolled(proposalLines(state, room.width, symbols), state.scroll, room.height);
		}

		case 'matrix': {
			return matrixPane(state, room, symbols);
		}

		case 'timeline': {
			return scrolled(timelinePane(state, room.width), state.scroll, room.height);
		}

		default: {
			if (modelOf(state.content).items.length === 0) {
				return [blank, line('   Nothing has these words: Esc shows all.', 'warning')];
			}

			return state.content.isBoard ? boardPane(state, room, symbols) : listPane(state, room, symbols);
		}
	}
}

function scrolled(lines: readonly Line[], scroll: number, height: number): readonly Line[] {
	const from = Math.max(0, Math.min(scroll, lines.length - height));
	return lines.slice(from, from + height);
}

/** Two parts side by side, with a line between them. */
function beside(
	left: readonly Line[],
	right: readonly Line[],
	width: number,
	height: number,
	symbols: Symbols,
): readonly Line[] {
	const divider = piece(symbols.down, 'dim');
	return Array.from({length: height}, (_, row) => [
		...padLine(left[row] ?? blank, width, symbols.cut),
		divider,
		...(right[row] ?? blank),
	]);
}
