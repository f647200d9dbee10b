import {structuredPatch} from 'diff';
import type {Plan} from '../../../../proposal/plan.js';
import {displayText, layoutText} from '../../../input/text-layout.js';
import {fitLine, type Line, line, piece} from '../../../line.js';
import type {Symbols} from '../../../theme.js';

const made = new WeakMap<Plan, readonly ChangedLine[]>();

/** A line that goes or comes, with its number in the file before or after; a file's name where there are several. */
export type ChangedLine =
	| {readonly kind: 'file'; readonly path: string}
	| {readonly kind: 'removed' | 'added'; readonly number: number; readonly text: string};

/** Every line that a plan changes, and no other: exactly what is going to be written. */
export function changedLines(plan: Plan): readonly ChangedLine[] {
	const known = made.get(plan);
	if (known) {
		return known;
	}

	const lines = plan.flatMap(({path, before = '', after}): readonly ChangedLine[] => [
		...(plan.length > 1 ? [{kind: 'file', path} as const] : []),
		...linesOf(before, after),
	]);
	made.set(plan, lines);
	return lines;
}

function linesOf(before: string, after: string): readonly ChangedLine[] {
	const {hunks} = structuredPatch('', '', before, after, undefined, undefined, {context: 0});
	return hunks.flatMap(({oldStart, newStart, lines}) => {
		let oldLine = oldStart;
		let newLine = newStart;
		return lines.flatMap((text): readonly ChangedLine[] => {
			switch (text[0]) {
				case '-': {
					return [{kind: 'removed', number: oldLine++, text: text.slice(1)}];
				}

				case '+': {
					return [{kind: 'added', number: newLine++, text: text.slice(1)}];
				}

				default: {
					return [];
				}
			}
		});
	});
}

/** Changed lines as a person reads them: number, sign and the whole text, over several rows where it is long. */
export function drawChanges(lines: readonly ChangedLine[], width: number, symbols: Symbols): readonly Line[] {
	const room = Math.max(10, width - numberWidth - 1);
	return lines.flatMap((changed): readonly Line[] => {
		if (changed.kind === 'file') {
			return [fitLine(line(` ${changed.path}`, 'dim'), width, symbols.cut)];
		}

		const {kind, number, text} = changed;
		const style = kind === 'added' ? 'good' : 'error';
		const sign = kind === 'added' ? '+' : '-';
		return layoutText(text, room).map((row, index) => [
			piece(index === 0 ? `${String(number).padStart(numberWidth - 1)} ` : ' '.repeat(numberWidth), 'dim'),
			piece(`${sign}${displayText(text, row)}`, style),
		]);
	});
}

const numberWidth = 6;
