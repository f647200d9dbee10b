import type {Context} from './command.js';

const usual = 100;

/** How wide a table may be: the terminal, or what COLUMNS says, or 100 cells where neither is known. */
export function outputWidth({columns, environment}: Pick<Context, 'columns' | 'environment'>): number {
	const told = Number(environment.COLUMNS);
	return columns || (Number.isInteger(told) && told > 0 ? told : usual);
}
