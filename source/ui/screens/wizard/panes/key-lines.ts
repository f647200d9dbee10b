import {fitLine, type Line, lineWidth, type Piece, piece} from '../../../line.js';
import type {Symbols} from '../../../theme.js';
import {bindingLabel, contextsOf, shownBindings} from '../wizard-keymap.js';
import {emptyFields, laterFields, missingRows, warningsOf} from '../wizard-rows.js';
import type {WizardState} from '../wizard-state.js';

/** Keys that go to the next field of a kind are not worth a word while there is none. */
const leadsSomewhere: Readonly<Record<string, (state: WizardState) => boolean>> = {
	'next-warning': state => missingRows(state).length + warningsOf(state).length > 0,
	'next-empty': state => emptyFields(state).length > 0,
	'next-later': state => laterFields(state).length > 0,
};

/** The keys that work now, on as many lines as there are for them. */
export function keyLines(state: WizardState, symbols: Symbols): readonly Line[] {
	const {columns, keys} = state.layout;
	const shown = shownBindings(contextsOf(state)).filter(({command}) => leadsSomewhere[command]?.(state) ?? true);
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
