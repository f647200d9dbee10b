import {cycleOf, opensAt} from '../../../../proposal/life-cycle.js';
import type {FieldState} from '../../../../template/field-state.js';
import {countWords} from '../../../input/text-buffer.js';
import {fitLine, type Line, line, lineWidth, piece, spread, wrapWords} from '../../../line.js';
import type {Symbols} from '../../../theme.js';
import {
	currentIndex,
	currentState,
	doubtsIn,
	isOpenSection,
	nextStop,
	type Stop,
	sectionNumber,
	stopsIn,
	type WizardState,
} from '../wizard-state.js';
import {headingsOf, kindWords, labelOf} from '../wizard-words.js';
import {drawEditor} from './field-editor.js';
import {blankLines, margin, type Pane, windowOf} from './pane.js';

/** The middle: the field with its label, what the template says of it, and the editor. */
export function fieldPane(state: WizardState, symbols: Symbols): Pane {
	const {layout} = state;
	const current = currentState(state);
	const stop = stopsIn(state)[currentIndex(state)];
	const width = layout.field - 2;
	if (!current || !stop) {
		return {
			lines: windowOf([line(' This template asks for nothing.')], 0, layout.body),
			cursor: undefined,
			choice: undefined,
			above: 0,
		};
	}

	const head = fieldHead(state, stop, symbols, width);
	const foot = fieldFoot(state, symbols, width);
	const room = Math.max(1, layout.body - head.length - foot.length);
	const editor = drawEditor(state, current, {width, height: room, symbols});
	const middle = [...editor.lines, ...blankLines(room - editor.lines.length - editor.choiceRows)];
	return {
		lines: [...head, ...middle, ...foot].map(content => margin(fitLine(content, width, symbols.cut))),
		cursor: editor.cursor && {x: editor.cursor.x + 1, y: editor.cursor.y + head.length},
		choice: editor.choice,
		above: head.length,
	};
}

/** Section and label, the template's hint, and a rule below where there is room for one. */
function fieldHead(state: WizardState, stop: Stop, symbols: Symbols, width: number): readonly Line[] {
	const {layout, alignment} = state;
	const isTight = layout.body < 10;
	const kind = kindWords[stop.state.field.kind];
	const name: Line = [
		piece(labelOf(alignment, stop.state), 'strong'),
		piece(stop.state.field.required ? ' (required)' : '', 'warning'),
	];
	const hint = hintLines(stop.state, width, isTight ? 1 : 4, symbols);
	if (layout.rail > 0) {
		return [
			spread(line(wayTo(state, stop, symbols), 'dim'), line(placeOf(state, stop), 'dim'), width, symbols.cut),
			spread(name, line(kind, 'dim'), width, symbols.cut),
			...hint,
			...(isTight ? [] : [line(symbols.across.repeat(width), 'dim')]),
		];
	}

	const place = layout.columns < 60 ? placeOf(state, stop).replace('field ', '') : placeOf(state, stop);
	const rule = `${symbols.across.repeat(Math.max(0, width - kind.length - 1))} ${kind}`;
	return [breadcrumb(state, stop, name, place, symbols, width), ...hint, ...(isTight ? [] : [line(rule, 'dim')])];
}

/** Where there is no outline at the left, one line says which section and field is open; the section is cut first. */
function breadcrumb(state: WizardState, stop: Stop, name: Line, place: string, symbols: Symbols, width: number): Line {
	const {index, count} = sectionNumber(state.alignment, stop.section);
	const room = width - lineWidth(name) - place.length - 1 - 3;
	const way = fitLine(line(`${index}/${count} ${wayTo(state, stop, symbols)}`, 'dim'), room, symbols.cut);
	const left = lineWidth(way) < 5 ? name : [...way, piece(` ${symbols.into} `, 'dim'), ...name];
	return spread(left, line(place, 'dim'), width, symbols.cut);
}

/** The headings above a field. */
function wayTo({alignment}: WizardState, stop: Stop, symbols: Symbols): string {
	const headings = headingsOf(alignment, stop.state);
	return (headings.length > 0 ? headings : [stop.section.title]).join(` ${symbols.into} `);
}

/** Which of the fields this is; one that the file lacks says so, and a section that is not due yet when it is. */
function placeOf(state: WizardState, stop: Stop): string {
	const stops = stopsIn(state);
	const own = state.isQuick ? stops : stops.filter(candidate => candidate.section === stop.section);
	const position = `field ${own.indexOf(stop) + 1} of ${own.length}`;
	if (stop.state.span === undefined) {
		return `not in the file yet, ${position}`;
	}

	return isOpenSection(state.alignment, stop.section)
		? position
		: `${opensAt(stop.section.stage, cycleOf(state.alignment.form))}, ${position}`;
}

/** What the template tells the author; where that is cut off, the key that shows all of it. */
function hintLines({field}: FieldState, width: number, most: number, symbols: Symbols): readonly Line[] {
	const lines = wrapWords(field.kind === 'effort' ? '' : (field.hint ?? ''), width);
	const shown = lines.slice(0, most).map(text => line(text, 'dim'));
	const last = shown.at(-1);
	if (lines.length <= most || !last) {
		return shown;
	}

	const more: Line = [piece(`${symbols.more} `, 'dim'), piece('F2', 'key')];
	const room = width - lineWidth(more) - 1;
	return [...shown.slice(0, -1), [...fitLine(last, room, ''), piece(' '), ...more]];
}

/** The last lines of the field: a notice, or what is wrong or doubtful, and what comes next. */
function fieldFoot(state: WizardState, symbols: Symbols, width: number): readonly Line[] {
	const {body} = state.layout;
	const wrapped = (text: string, style: 'warning' | 'error', most: number): readonly Line[] => {
		const lines = wrapWords(text, width);
		const shown = lines.slice(0, most).map(words => line(words, style));
		const isCut = lines.length > most;
		return shown.map((content, index) =>
			isCut && index === most - 1 ? [...fitLine(content, width - 2, ''), piece(` ${symbols.more}`)] : content,
		);
	};

	const problem = state.problems[state.field];
	if (state.notice !== undefined) {
		return wrapped(state.notice, 'warning', Math.max(2, Math.floor(body / 3)));
	}

	if (problem !== undefined) {
		return wrapped(`${symbols.problem} Not in the document yet: ${problem}`, 'error', 3);
	}

	const doubt = doubtsIn(state.alignment).get(state.field);
	const warning =
		doubt === undefined ? [] : wrapped(`${symbols.doubt} To check: ${doubt}`, 'warning', body < 8 ? 1 : 3);
	if (body < 8) {
		return warning;
	}

	const next = nextStop(state);
	const words = state.editor.kind === 'text' && !state.editor.buffer.oneLine ? wordsOf(state.editor.buffer.text) : '';
	return [
		...warning,
		spread(
			line(`next  ${next ? labelOf(state.alignment, next.state) : 'the review, to write from'}`, 'dim'),
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
