import {type Binding, bindingLabel} from './keymap.js';
import {fitLine, type Line, lineWidth, type Piece, piece} from './line.js';
import type {Symbols} from './theme.js';

/** Bindings as the lines of keys at the bottom of a screen: as many as fit, always the same number of lines. */
export function keyLines(
	bindings: readonly Binding[],
	{columns, count}: {readonly columns: number; readonly count: number},
	symbols: Symbols,
): readonly Line[] {
	const lines: Piece[][] = [[piece(' ')]];
	for (const binding of bindings) {
		const entry = [piece(bindingLabel(binding, symbols), 'key'), piece(` ${binding.says}   `, 'dim')];
		const last = lines.at(-1) ?? [];
		if (lineWidth(last) + lineWidth(entry) - 3 <= columns - 1) {
			last.push(...entry);
		} else if (lines.length < count) {
			lines.push([piece(' '), ...entry]);
		}
	}

	return Array.from({length: count}, (_, index) => fitLine(trimEndOf(lines[index] ?? []), columns, symbols.cut));
}

function trimEndOf(pieces: readonly Piece[]): Line {
	const last = pieces.at(-1);
	return last ? [...pieces.slice(0, -1), {...last, text: last.text.trimEnd()}] : [];
}
