import {type RiskMatrix, riskMatrix} from '../../../proposal/risk-matrix.js';
import type {Cell, HomeContent} from './home-items.js';
import type {HomeCommand} from './home-reducer.js';
import {type HomeState, withContent} from './home-state.js';

/** What the keys of the matrix do. */
export const matrixCommands = {
	'show-matrix'(state) {
		const {priorities, risks} = matrixOf(state.content);
		return priorities.length === 0 || risks.length === 0
			? {...state, notice: 'There are no proposals with a priority and a risk'}
			: {...state, view: 'matrix', scroll: 0};
	},
	'matrix.up': state => moveCell(state, -1, 0),
	'matrix.down': state => moveCell(state, 1, 0),
	'matrix.left': state => moveCell(state, 0, -1),
	'matrix.right': state => moveCell(state, 0, 1),
	'matrix.open'(state) {
		const cell = cellUnderCursor(state);
		const found = cell ? withContent({...state, view: 'home'}, {cell}) : state;
		return cell && entriesIn(state.content, cell) > 0 ? found : {...state, notice: 'There is nothing in this cell'};
	},
} satisfies Readonly<Record<string, HomeCommand>>;

const matrices = new WeakMap<HomeContent['proposals'], RiskMatrix>();

/** The matrix of all proposals, made once for each reading of them. */
export function matrixOf({proposals, orders}: HomeContent): RiskMatrix {
	const known = matrices.get(proposals) ?? riskMatrix(proposals, orders);
	matrices.set(proposals, known);
	return known;
}

/** The cell under the cursor. */
export function cellUnderCursor({content, matrix}: HomeState): Cell | undefined {
	const {priorities, risks} = matrixOf(content);
	const priority = priorities[matrix.row];
	const risk = risks[matrix.column];
	return priority === undefined || risk === undefined ? undefined : {priority, risk};
}

/** How many proposals a cell holds. */
export function entriesIn(content: HomeContent, {priority, risk}: Cell): number {
	const found = matrixOf(content).cells.find(cell => cell.priority === priority && cell.risk === risk);
	return found?.entries.length ?? 0;
}

function moveCell(state: HomeState, rows: number, columns: number): HomeState {
	const {priorities, risks} = matrixOf(state.content);
	const within = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));
	return {
		...state,
		matrix: {
			row: within(state.matrix.row + rows, priorities.length),
			column: within(state.matrix.column + columns, risks.length),
		},
	};
}
