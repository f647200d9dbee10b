import {fitLine, line, piece, spread, wrapWords} from '../../../line.js';
import type {Symbols} from '../../../theme.js';
import {leftOverLines} from '../wizard-rows.js';
import type {WizardState} from '../wizard-state.js';
import {type Pane, windowOf} from './pane.js';

/** A text for which the template has no place any more. */
export function leftOverPane(state: WizardState, symbols: Symbols): Pane {
	const {columns, body} = state.layout;
	const found = state.leftOver[state.leftOverAt];
	const all = leftOverLines(state);
	const says = 'Not in the document: the template has no place for it any more. x removes it.';
	const about = wrapWords(says, columns - 2).map(text => line(` ${text}`, 'dim'));
	const head = spread(
		[piece(' Left over: ', 'dim'), piece(found?.label ?? '', 'strong')],
		line(`line ${state.row + 1} of ${all.length} `, 'dim'),
		columns,
		symbols.cut,
	);
	const lines = all.slice(state.row).map(text => fitLine([piece(' '), piece(text)], columns, symbols.cut));
	return {lines: windowOf([head, ...about, ...lines], 0, body), cursor: undefined, choice: undefined, above: 0};
}
