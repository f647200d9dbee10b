import {blank, fitLine, type Line, line, padLine, piece} from '../../../line.js';
import type {Symbols} from '../../../theme.js';
import type {HomeState} from '../home-state.js';
import {cellUnderCursor, entriesIn, matrixOf} from '../matrix-commands.js';
import type {Room} from './list-pane.js';

/** Proposals by priority and risk: how many there are in each cell, and below the titles of those under the cursor. */
export function matrixPane(state: HomeState, {width, height}: Room, symbols: Symbols): readonly Line[] {
	const {content} = state;
	const {priorities, risks, cells} = matrixOf(content);
	const here = cellUnderCursor(state);
	const first = Math.min(18, Math.floor(width / 3));
	const column = Math.max(5, Math.min(12, Math.floor((width - first) / Math.max(1, risks.length))));
	const head = [
		...padLine(line('   priority, risk', 'dim'), first, symbols.cut),
		...risks.flatMap(risk => padLine(line(` ${risk}`, 'strong'), column, symbols.cut)),
	];
	const rows = priorities.map(priority => [
		...padLine(line(`   ${priority}`, 'strong'), first, symbols.cut),
		...risks.flatMap(risk => {
			const count = entriesIn(content, {priority, risk});
			const isHere = here?.priority === priority && here.risk === risk;
			const sign = isHere ? symbols.cursor : ' ';
			const number = count === 0 ? symbols.dot : String(count);
			return padLine(
				[piece(sign, 'selected'), piece(number, isHere ? 'selected' : count === 0 ? 'dim' : 'plain')],
				column,
				symbols.cut,
			);
		}),
	]);
	const found = cells.find(cell => cell.priority === here?.priority && cell.risk === here.risk);
	const titles = (found?.entries ?? []).map(({title, status}) => [
		piece(`   ${title}`),
		piece(`  ${status ?? ''}`, 'dim'),
	]);
	return [head, ...rows, blank, ...titles].slice(0, height).map(content => fitLine(content, width, symbols.cut));
}
