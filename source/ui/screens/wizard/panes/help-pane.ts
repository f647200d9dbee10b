import {bindingLabel, keyLabel} from '../../../keymap.js';
import {blank, fitLine, type Line, line, piece} from '../../../line.js';
import type {Symbols} from '../../../theme.js';
import {type HelpRow, helpRows} from '../wizard-rows.js';
import type {WizardState} from '../wizard-state.js';
import {type Pane, windowOf} from './pane.js';

/** Every key, by the place where it works, and those of the text fields. */
export function helpPane(state: WizardState, symbols: Symbols): Pane {
	const {columns, body} = state.layout;
	const keysWidth = columns < 60 ? 8 : 15;
	const lines = helpRows(state).map(row => helpLine(row, keysWidth, symbols));
	const none = lines.length === 0 ? [line('   No key does this.', 'warning')] : [];
	const all = [...none, ...lines];
	const shown = all.slice(state.row, state.row + body - 1).map(content => fitLine(content, columns, symbols.cut));
	return {lines: windowOf(shown, 0, body - 1), cursor: undefined, choice: undefined, above: 1};
}

function helpLine(row: HelpRow, keysWidth: number, symbols: Symbols): Line {
	const keyLine = (label: string, says: string): Line => [
		piece(`   ${label.padEnd(keysWidth)}`, 'key'),
		piece(` ${says}`),
	];
	switch (row.kind) {
		case 'place': {
			return line(` ${row.text}`, 'strong');
		}

		case 'key': {
			const {keys, says, isPair} = row.binding;
			const label = isPair ? bindingLabel(row.binding, symbols) : keys.map(key => keyLabel(key, symbols)).join(' ');
			return keyLine(label, says);
		}

		case 'edit': {
			return keyLine(row.keys, row.says);
		}

		case 'blank': {
			return blank;
		}
	}
}
