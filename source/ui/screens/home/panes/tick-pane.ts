import {titleOf} from '../../../../proposal/role-state.js';
import {blank, fitLine, type Line, line, piece, spread} from '../../../line.js';
import type {Symbols} from '../../../theme.js';
import {suggestedProgress, type TickCard, tickPlan} from '../tick-card.js';
import {changedLines} from './change-lines.js';
import type {Room} from './list-pane.js';

/** The card of a proposal's boxes. */
export function tickPane(card: TickCard, {width, height}: Room, symbols: Symbols): readonly Line[] {
	const done = card.boxes.filter(({isDone}) => isDone).length;
	const changes = changedLines(tickPlan(card)).filter(({kind}) => kind === 'added').length;
	const head = spread(
		line(` Boxes of ${titleOf(card.alignment)}`, 'strong'),
		line(`${done}/${card.boxes.length}${changes === 0 ? '' : `, ${changes} changed`} `, 'dim'),
		width,
		symbols.cut,
	);
	const suggestion = suggestedProgress(card);
	const foot: readonly Line[] = [
		...(card.problem === undefined ? [] : [fitLine(line(` ${card.problem}`, 'error'), width, symbols.cut)]),
		...(suggestion ? [fitLine(line(` ${suggestionText(suggestion)}`, 'dim'), width, symbols.cut)] : []),
	];
	const room = Math.max(1, height - 1 - foot.length);
	const from = Math.max(0, Math.min(card.index - Math.floor(room / 2), card.boxes.length - room));
	const boxes = card.boxes.slice(from, from + room).map(({isDone, text, path}, row) => {
		const isHere = from + row === card.index;
		const place = width < 56 ? '' : (path?.replace(/\.\d+$/, '') ?? '');
		return spread(
			[
				piece(isHere ? ` ${symbols.cursor} ` : '   ', 'selected'),
				piece(isDone ? symbols.ticked : symbols.unticked, isDone ? 'good' : 'plain'),
				piece(` ${text}`, isHere ? 'selected' : 'plain'),
			],
			fitLine(line(` ${place}`, 'dim'), Math.floor(width * 0.45), symbols.cut),
			width - 1,
			symbols.cut,
		);
	});
	const lines = [head, ...boxes];
	const air = Array.from({length: Math.max(0, height - lines.length - foot.length)}, () => blank);
	return [...lines, ...air, ...foot].slice(0, height);
}

function suggestionText({written, counted}: {readonly written: string; readonly counted: string}): string {
	const now = written === '' ? 'No progress is written' : `The progress says ${written} %`;
	return `${now}, the boxes say ${counted} %: p takes that`;
}
