import {fitLine, line, piece, spread, wrapWords} from '../../../line.js';
import type {Style, Symbols} from '../../../theme.js';
import {documentLines} from '../wizard-rows.js';
import {pathOf, type WizardState} from '../wizard-state.js';
import {type Pane, windowOf} from './pane.js';

/** What is going to be written: the whole document, or of an existing file what changes in it. */
export function documentPane(state: WizardState, symbols: Symbols): Pane {
	const {columns, body} = state.layout;
	const all = documentLines(state);
	const shown = all.slice(state.row, state.row + body - 1);
	const head = spread(
		line(` ${pathOf(state)}`, 'strong'),
		line(all.length === 0 ? 'nothing changes ' : `line ${state.row + 1} of ${all.length} `, 'dim'),
		columns,
		symbols.cut,
	);
	const styleOf = state.target ? diffStyle : documentStyle;
	const lines = shown.map(text => fitLine([piece(' '), piece(text, styleOf(text))], columns, symbols.cut));
	const [notice] = wrapWords(state.notice ?? '', columns - 2);
	const below = notice === undefined ? [] : [fitLine(line(` ${notice}`, 'warning'), columns, symbols.cut)];
	const window = [...windowOf([head, ...lines], 0, body - below.length), ...below];
	return {lines: window, cursor: undefined, choice: undefined, above: 0};
}

/** The style of a line of a diff, by its sign. */
export function diffStyle(text: string): Style {
	return diffStyles[text.slice(0, 1)] ?? 'dim';
}

const diffStyles: Readonly<Record<string, Style>> = {'+': 'good', '-': 'error', ' ': 'plain'};

function documentStyle(text: string): Style {
	return /^#{1,6} /.test(text)
		? 'strong'
		: /\[[^\]]+\](?!\()|_{4,}/.test(text) && !/^\s*- \[[ xX]\] [^[]*$/.test(text)
			? 'dim'
			: 'plain';
}
