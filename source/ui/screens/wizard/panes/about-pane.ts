import {blank, line, piece, spread} from '../../../line.js';
import type {Symbols} from '../../../theme.js';
import {aboutLines} from '../wizard-rows.js';
import {currentState, type WizardState} from '../wizard-state.js';
import {kindWords, labelOf} from '../wizard-words.js';
import {margin, type Pane, windowOf} from './pane.js';

/** All that the template says about the open field, where the field itself has no room for it. */
export function aboutPane(state: WizardState, symbols: Symbols): Pane {
	const {columns, body} = state.layout;
	const current = currentState(state);
	const name = current ? labelOf(state.alignment, current) : '';
	const kind = current ? kindWords[current.field.kind] : '';
	const head = spread([piece(` ${name}`, 'strong')], line(`${kind} `, 'dim'), columns, symbols.cut);
	const shown = aboutLines(state).slice(state.row, state.row + body - 2);
	const lines = [head, blank, ...shown.map(text => margin(line(text)))];
	return {lines: windowOf(lines, 0, body), cursor: undefined, choice: undefined, above: 0};
}
