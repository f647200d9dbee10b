import type {Side} from '../../../../proposal/merge.js';
import {blank, fitLine, type Line, line, lineWidth, piece, spread, wrapWords} from '../../../line.js';
import type {Style, Symbols} from '../../../theme.js';
import {conflictLines, conflictRoom, conflictWidth, isSideBySide, isTight, shownConflict} from '../conflict-texts.js';
import type {WizardState} from '../wizard-state.js';
import {labelOf} from '../wizard-words.js';
import {diffStyle} from './document-pane.js';
import {type Pane, windowOf} from './pane.js';

/** What both the author and somebody else changed: the two versions beside each other, to choose one. */
export function conflictPane(state: WizardState, symbols: Symbols): Pane {
	const {decision} = state;
	const {columns, body} = state.layout;
	const conflict = shownConflict(state);
	if (!decision || !conflict) {
		return {lines: windowOf([], 0, body), cursor: undefined, choice: undefined, above: 0};
	}

	const {alignment} = decision.merge;
	const field = conflict.kind === 'field' ? alignment.byId.get(conflict.id) : undefined;
	const name = field ? labelOf(alignment, field) : 'the text around the fields';
	const position = `${decision.index + 1} of ${decision.choices.length} `;
	const head = spread(
		[piece(' Changed on both sides: '), piece(name, 'strong')],
		line(position, 'dim'),
		columns,
		symbols.cut,
	);
	const versions = isSideBySide(state)
		? sideBySide(versionOf(state, 'mine', symbols), versionOf(state, 'theirs', symbols), conflictWidth(state), symbols)
		: [...versionOf(state, 'mine', symbols), ...versionOf(state, 'theirs', symbols)];
	const isOver = isTight(state) && state.notice !== undefined;
	const content = [isOver ? foot(state) : head, ...versions, ...(isTight(state) ? [] : [foot(state)])];
	const lines = content.map(row => fitLine(row, columns, symbols.cut));
	return {lines: windowOf(lines, 0, body), cursor: undefined, choice: undefined, above: 0};
}

const names: Readonly<Record<Side, string>> = {mine: 'm  my text', theirs: 't  on disk'};

/** A version with its name, and as many lines of it as there is room for. */
function versionOf(state: WizardState, side: Side, symbols: Symbols): readonly Line[] {
	const {decision, row} = state;
	const isChosen = decision?.choices[decision.index] === side;
	const width = conflictWidth(state);
	const room = conflictRoom(state);
	const all = conflictLines(state, side);
	const others = new Set(conflictLines(state, side === 'mine' ? 'theirs' : 'mine'));
	const isDiff = shownConflict(state)?.kind === 'document';
	const style = (text: string): Style => (isDiff ? diffStyle(text) : others.has(text) ? 'plain' : 'accent');
	const rest = all.length - row - room;
	const title = spread(
		[
			piece(` ${isChosen ? symbols.ticked : symbols.unticked} `, isChosen ? 'good' : 'plain'),
			piece(names[side], isChosen ? 'selected' : 'strong'),
		],
		line(rest > 0 ? `${rest} more: PgDn ` : '', 'dim'),
		width,
		symbols.cut,
	);
	const isEmpty = all.join('') === '';
	const shown = isEmpty
		? [line(' (empty)', 'dim')]
		: all.slice(row, row + room).map(text => [piece(' '), piece(text, style(text))]);
	return [title, ...shown, ...Array.from({length: Math.max(0, room - shown.length)}, () => blank)];
}

function sideBySide(left: readonly Line[], right: readonly Line[], width: number, symbols: Symbols): readonly Line[] {
	return left.map((content, row) => {
		const cut = fitLine(content, width, symbols.cut);
		const gap = ' '.repeat(Math.max(0, width - lineWidth(cut)));
		return [...cut, piece(`${gap} `), piece(symbols.down, 'dim'), ...(right[row] ?? blank)];
	});
}

function foot(state: WizardState): Line {
	const open = state.decision?.choices.filter(choice => choice === undefined).length ?? 0;
	const says = open === 0 ? 'All are decided: Enter goes on' : `${open} to decide. The draft keeps both texts`;
	const [notice] = wrapWords(state.notice ?? '', state.layout.columns - 2);
	return notice === undefined ? line(` ${says}`, 'dim') : line(` ${notice}`, 'warning');
}
