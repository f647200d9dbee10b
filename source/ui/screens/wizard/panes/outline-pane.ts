import {fitLine, type Line, line, piece} from '../../../line.js';
import type {Symbols} from '../../../theme.js';
import {type OutlineRow, outlineRows} from '../wizard-rows.js';
import type {WizardState} from '../wizard-state.js';
import {markStyles, type Pane, windowOf} from './pane.js';

/** Every section and field, to go to by typing part of a name. */
export function outlinePane(state: WizardState, symbols: Symbols): Pane {
	const {columns, body} = state.layout;
	const rows = outlineRows(state);
	const isFiltered = state.query.text.trim() !== '';
	const lines = rows.map((row, index): Line => {
		const isHere = index === state.row;
		const indent = row.kind === 'section' ? '' : '   ';
		return fitLine(
			[
				piece(isHere ? ` ${symbols.cursor} ` : '   ', 'selected'),
				piece(indent),
				piece(symbols[row.mark], markStyles[row.mark]),
				piece(` ${row.text}`, isHere ? 'selected' : row.kind === 'section' ? 'strong' : 'plain'),
				piece(row.kind === 'field' ? aside(row, isFiltered, columns, symbols) : '', 'dim'),
			],
			columns,
			symbols.cut,
		);
	});
	const none = rows.length === 0 ? [line('   No field has this in its name.', 'warning')] : [];
	return {
		lines: [...windowOf([...none, ...lines], state.row, body - 1)],
		cursor: undefined,
		choice: undefined,
		above: 1,
	};
}

/** Beside a field that was found stand its headings, as they are not in the list; else its id where there is room. */
function aside({headings, field}: OutlineRow, isFiltered: boolean, columns: number, symbols: Symbols): string {
	return isFiltered ? `   ${headings.join(` ${symbols.into} `)}` : columns >= 70 ? `   ${field}` : '';
}
