import {fitLine, type Line, lineWidth, type Piece, piece} from '../../../line.js';
import type {Symbols} from '../../../theme.js';
import {bindingLabel, contextsOf, shownBindings} from '../wizard-keymap.js';
import type {WizardState} from '../wizard-state.js';

/** The keys that work now, on as many lines as there are for them. */
export function keyLines(state: WizardState, symbols: Symbols): readonly Line[] {
	const {columns, keys} = state.layout;
	const shown = shownBindings(contextsOf(state));
	const lines: Piece[][] = [[piece(' ')]];
	for (const binding of shown) {
		const entry = [piece(bindingLabel(binding, symbols), 'key'), piece(` ${binding.says}   `, 'dim')];
		const last = lines.at(-1) ?? [];
		if (lineWidth(last) + lineWidth(entry) - 3 <= columns - 1) {
			last.push(...entry);
		} else if (lines.length < keys) {
			lines.push([piece(' '), ...entry]);
		}
	}

	return Array.from({length: keys}, (_, index) => fitLine(trimEndOf(lines[index] ?? []), columns, symbols.cut));
}

function trimEndOf(pieces: readonly Piece[]): Line {
	const last = pieces.at(-1);
	return last ? [...pieces.slice(0, -1), {...last, text: last.text.trimEnd()}] : [];
}
