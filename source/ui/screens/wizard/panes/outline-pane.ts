import {fitLine, type Line, line, piece} from '../../../line.js';
import type {Symbols} from '../../../theme.js';
import {outlineRows} from '../wizard-rows.js';
import type {WizardState} from '../wizard-state.js';
import {markStyles, type Pane, windowOf} from './pane.js';

/** Every section and field, to go to by typing part of a name. */
export function outlinePane(state: WizardState, symbols: Symbols): Pane {
	const {columns, body} = state.layout;
	const rows = outlineRows(state);
	const lines = rows.map((row, index): Line => {
		const isHere = index === state.row;
		const indent = row.kind === 'section' ? '' : '   ';
		return fitLine(
			[
				piece(isHere ? ` ${symbols.cursor} ` : '   ', 'selected'),
				piece(indent),
				piece(symbols[row.mark], markStyles[row.mark]),
				piece(` ${row.text}`, isHere ? 'selected' : row.kind === 'section' ? 'strong' : 'plain'),
				piece(columns >= 70 && row.kind === 'field' ? `   ${row.field}` : '', 'dim'),
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
