import {opensAt} from '../../../../proposal/life-cycle.js';
import {countWords} from '../../../input/text-buffer.js';
import {blank, fitLine, type Line, line, piece, spread, wrapWords} from '../../../line.js';
import type {Symbols} from '../../../theme.js';
import {currentIndex, currentState, isOpenSection, stopsOf, type WizardState} from '../wizard-state.js';
import {kindWords, labelOf} from '../wizard-words.js';
import {drawEditor} from './field-editor.js';
import {margin, type Pane, windowOf} from './pane.js';

/** The middle: the field with its label, what the template says of it, and the editor. */
export function fieldPane(state: WizardState, symbols: Symbols): Pane {
	const {layout, alignment} = state;
	const current = currentState(state);
	const stops = stopsOf(alignment);
	const stop = stops[currentIndex(state)];
	const width = layout.field - 2;
	if (!current || !stop) {
		return {
			lines: windowOf([line(' This template asks for nothing.')], 0, layout.body),
			cursor: undefined,
			choice: undefined,
			above: 0,
		};
	}

	const own = stops.filter(candidate => candidate.section === stop.section);
	const isClosed = !isOpenSection(alignment, stop.section);
	const position = `field ${own.indexOf(stop) + 1} of ${own.length}`;
	const note =
		current.span === undefined
			? `not in the file yet, ${position}`
			: isClosed
				? `${opensAt[stop.section.stage]}, ${position}`
				: position;
	const label = labelOf(alignment, current);
	const isRequired = current.field.required;
	const isTight = layout.body < 10;
	const says = current.field.kind === 'effort' ? '' : (current.field.hint ?? '');
	const hint = wrapWords(says, width).slice(0, isTight ? 1 : 4);
	const head: readonly Line[] = [
		...(isTight && layout.body < 6
			? []
			: [spread(line(stop.section.title, 'dim'), line(note, 'dim'), width, symbols.cut)]),
		spread(
			[piece(label, 'strong'), piece(isRequired ? ' (required)' : '', 'warning')],
			line(layout.columns < 60 ? '' : kindWords[current.field.kind], 'dim'),
			width,
			symbols.cut,
		),
		...hint.map(text => line(text, 'dim')),
		...(isTight ? [] : [line(symbols.across.repeat(width), 'dim')]),
	];
	const foot = fieldFoot(state, symbols, width);
	const room = Math.max(1, layout.body - head.length - foot.length);
	const editor = drawEditor(state, current, {width, height: room, symbols});
	const middle = [
		...editor.lines,
		...Array.from({length: Math.max(0, room - editor.lines.length - editor.choiceRows)}, () => blank),
	];
	return {
		lines: [...head, ...middle, ...foot].map(content => margin(fitLine(content, width, symbols.cut))),
		cursor: editor.cursor && {x: editor.cursor.x + 1, y: editor.cursor.y + head.length},
		choice: editor.choice,
		above: head.length,
	};
}

/** The last lines of the field: what is wrong with what was typed, or a notice, or what comes next. */
function fieldFoot(state: WizardState, symbols: Symbols, width: number): readonly Line[] {
	const problem = state.problems[state.field];
	if (state.notice !== undefined) {
		return wrapWords(state.notice, width)
			.slice(0, state.layout.body < 12 ? 2 : 4)
			.map(text => line(text, 'warning'));
	}

	if (problem !== undefined) {
		return wrapWords(`${symbols.problem} Not in the document yet: ${problem}`, width)
			.slice(0, 3)
			.map(text => line(text, 'error'));
	}

	if (state.layout.body < 8) {
		return [];
	}

	const stops = stopsOf(state.alignment);
	const next = stops[currentIndex(state) + 1];
	const words = state.editor.kind === 'text' && !state.editor.buffer.oneLine ? wordsOf(state.editor.buffer.text) : '';
	return [
		spread(
			next ? line(`next  ${labelOf(state.alignment, next.state)}`, 'dim') : blank,
			line(words, 'dim'),
			width,
			symbols.cut,
		),
	];
}

function wordsOf(text: string): string {
	if (text.length > 50_000) {
		return `${text.length} characters`;
	}

	const count = countWords(text);
	return count === 1 ? '1 word' : `${count} words`;
}
