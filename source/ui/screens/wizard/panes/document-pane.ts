import {fitLine, line, piece, spread} from '../../../line.js';
import type {Style, Symbols} from '../../../theme.js';
import {documentLines} from '../wizard-rows.js';
import {pathOf, type WizardState} from '../wizard-state.js';
import {type Pane, windowOf} from './pane.js';

/** The document as it would be written. */
export function documentPane(state: WizardState, symbols: Symbols): Pane {
	const {columns, body} = state.layout;
	const all = documentLines(state);
	const shown = all.slice(state.row, state.row + body - 1);
	const head = spread(
		line(` ${pathOf(state)}`, 'strong'),
		line(`line ${state.row + 1} of ${all.length} `, 'dim'),
		columns,
		symbols.cut,
	);
	const lines = shown.map(text => fitLine([piece(' '), piece(text, documentStyle(text))], columns, symbols.cut));
	return {lines: windowOf([head, ...lines], 0, body), cursor: undefined, choice: undefined, above: 0};
}

function documentStyle(text: string): Style {
	return /^#{1,6} /.test(text)
		? 'strong'
		: /\[[^\]]+\](?!\()|_{4,}/.test(text) && !/^\s*- \[[ xX]\] [^[]*$/.test(text)
			? 'dim'
			: 'plain';
}
