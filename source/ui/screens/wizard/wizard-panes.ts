import {untitled} from '../../../proposal/brief-name.js';
import {titleOf} from '../../../proposal/create.js';
import {opensAt} from '../../../proposal/life-cycle.js';
import {isCounted, progressOf} from '../../../proposal/progress.js';
import {fieldWithRole} from '../../../template/form.js';
import {countWords} from '../../input/text-buffer.js';
import {layoutText, textWidth} from '../../input/text-layout.js';
import {blank, fitLine, type Line, line, lineWidth, type Piece, piece, spread, wrapWords} from '../../line.js';
import type {Style, Symbols} from '../../theme.js';
import {drawEditor, type EditorDrawing} from './wizard-editor-pane.js';
import {bindingLabel, contextsOf, keyLabel, shownBindings} from './wizard-keymap.js';
import {documentLines, type HelpRow, helpRows, outlineRows, reviewRows} from './wizard-rows.js';
import {
	aboutOf,
	briefNameOfState,
	currentIndex,
	currentState,
	isOpenSection,
	type Mark,
	markOf,
	openProgress,
	pathOf,
	sectionMark,
	stopsOf,
	type WizardState,
} from './wizard-state.js';
import {kindWords, labelOf} from './wizard-words.js';

/** The lines of one part of the screen, as many as it is high, and where the cursor stands in it. */
export type Pane = {
	readonly lines: readonly Line[];
	readonly cursor: {readonly x: number; readonly y: number} | undefined;
	/** A list to choose from, drawn between the lines. */
	readonly choice: EditorDrawing['choice'];
	/** How many of the lines stand above the list. */
	readonly above: number;
};

const markStyles: Readonly<Record<Mark, Style>> = {
	filled: 'good',
	empty: 'dim',
	part: 'warning',
	later: 'dim',
	problem: 'error',
	closed: 'dim',
};

/** The line at the top: the title, and where one is. */
export function headerLine(state: WizardState, symbols: Symbols): Line {
	const {columns} = state.layout;
	const stops = stopsOf(state.alignment);
	const sections = [...new Set(stops.map(stop => stop.section))];
	const section = stops[currentIndex(state)]?.section;
	const {filled, total} = openProgress(state.alignment);
	const where = `${section ? sections.indexOf(section) + 1 : 1} of ${sections.length}`;
	const title = titleOf(state.alignment) || 'New proposal';
	const right = [
		columns >= 60 ? `section ${where}` : where,
		`${filled} of ${total}${columns >= 60 ? ' fields' : ''}`,
		state.saved,
	];
	return spread(
		[
			piece(' enhance  ', 'dim'),
			piece(title, 'title'),
			piece(columns >= 100 ? `   ${aboutOf(state.alignment)}` : '', 'dim'),
		],
		line(`${right.filter(Boolean).join(` ${symbols.dot} `)} `, 'dim'),
		columns,
		symbols.cut,
	);
}

/** The outline at the left: a mark for each section, and the fields of the open one where there is room. */
export function railPane(state: WizardState, symbols: Symbols): Pane {
	const {rail, body} = state.layout;
	const stops = stopsOf(state.alignment);
	const sections = [...new Set(stops.map(stop => stop.section))];
	const open = stops[currentIndex(state)];
	const own = stops.filter(stop => stop.section === open?.section);
	const room = body - sections.length - 1;
	const shown = own.length <= room ? own : [];
	const lines = sections.flatMap((section, index): readonly Line[] => {
		const isHere = section === open?.section;
		const states = stops.filter(stop => stop.section === section).map(stop => stop.state);
		const {filled, total} = progressOf(states);
		const count = isOpenSection(state.alignment, section) || filled > 0 ? `${filled}/${total} ` : '';
		const mark = sectionMark(state, section);
		const head = spread(
			[
				piece(isHere ? symbols.cursor : ' ', 'selected'),
				piece(`${index + 1} ${section.title}`, isHere ? 'selected' : 'plain'),
			],
			[piece(count, 'dim'), piece(symbols[mark], markStyles[mark])],
			rail - 2,
			symbols.cut,
		);
		const fields = isHere ? shown : [];
		return [
			head,
			...fields.map(stop => railField(state, stop.state.id, labelOf(state.alignment, stop.state), symbols)),
		];
	});
	const here = open ? sections.indexOf(open.section) : 0;
	return {lines: windowOf(lines, here, body), cursor: undefined, choice: undefined, above: 0};
}

function railField(state: WizardState, id: string, label: string, symbols: Symbols): Line {
	const field = state.alignment.byId.get(id);
	const mark = field && isCounted(field) ? markOf(state, field) : undefined;
	const isHere = id === state.field;
	return fitLine(
		[
			piece('   '),
			piece(mark ? symbols[mark] : ' ', mark ? markStyles[mark] : 'dim'),
			piece(` ${label}`, isHere ? 'strong' : 'dim'),
		],
		state.layout.rail - 2,
		symbols.cut,
	);
}

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
	const note = isClosed ? `${opensAt[stop.section.stage]}, ${position}` : position;
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
			.slice(0, 2)
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

/** The right side: the document around the field, as it stands with what is being typed. */
export function previewPane(state: WizardState, symbols: Symbols): Pane {
	const {preview, body} = state.layout;
	const width = preview - 3;
	const current = currentState(state);
	const {text} = state.alignment.document;
	const span = current?.span ?? {from: 0, to: 0};
	const typed =
		state.editor.kind === 'text' && state.editor.buffer.text !== ''
			? state.editor.buffer.text.slice(0, 20_000)
			: text.slice(span.from, span.to);
	const before = lastLines(text.slice(0, span.from), Math.floor(body / 3));
	const after = text.slice(span.to, span.to + body * 200).split(/\r?\n/);
	const [restOfLine = '', ...following] = after;
	const rows: Line[] = [
		...before.slice(0, -1).flatMap(content => previewLines(content, width, 'dim')),
		...previewLines(`${before.at(-1) ?? ''}${typed}${restOfLine}`, width, 'accent'),
		...following.slice(0, body).flatMap(content => previewLines(content, width, 'dim')),
	];
	const path = pathOf(state);
	const head: readonly Line[] = [fitLine(line(` ${path}`, 'dim'), preview - 1, symbols.cut), blank];
	return {lines: windowOf([...head, ...rows.map(margin)], 0, body), cursor: undefined, choice: undefined, above: 0};
}

function previewLines(text: string, width: number, style: Style): readonly Line[] {
	return text.split('\n').flatMap(content => {
		const rows = layoutText(content, Math.max(10, width));
		return rows.map(row => line(content.slice(row.from, row.to), style));
	});
}

function lastLines(text: string, count: number): readonly string[] {
	return text
		.slice(-count * 200)
		.split(/\r?\n/)
		.slice(-count);
}

/** Every section and field, to go to by typing part of a name. */
export function outlinePane(state: WizardState, symbols: Symbols): Pane {
	const {columns, body} = state.layout;
	const rows = outlineRows(state);
	const lines = rows.map((row, index): Line => {
		const isHere = index === state.row;
		const indent = row.kind === 'section' ? '' : '   ';
		return fitLine(
			[
				piece(isHere ? ` ${symbols.cursor} ` : '   ', 'selected'),
				piece(indent),
				piece(symbols[row.mark], markStyles[row.mark]),
				piece(` ${row.text}`, isHere ? 'selected' : row.kind === 'section' ? 'strong' : 'plain'),
				piece(columns >= 70 && row.kind === 'field' ? `   ${row.field}` : '', 'dim'),
			],
			columns,
			symbols.cut,
		);
	});
	const none = rows.length === 0 ? [line('   No field has this in its name.', 'warning')] : [];
	return {
		lines: [...windowOf([...none, ...lines], state.row, body - 1)],
		cursor: undefined,
		choice: undefined,
		above: 1,
	};
}

/** What is filled in and what is missing, the name of the file, and how to write it. */
export function reviewPane(state: WizardState, symbols: Symbols): Pane {
	const {columns, body} = state.layout;
	const rows = reviewRows(state);
	const titleWidth = Math.min(34, Math.max(...rows.map(row => textWidth(row.section.title))) + 4, columns - 16);
	const lines = rows.map((row, index): Line => {
		const isHere = index === state.row;
		const isClosed = row.mark === 'closed';
		const head = fitLine(
			[
				piece(isHere ? ` ${symbols.cursor} ` : '   ', 'selected'),
				piece(`${index + 1} ${row.section.title}`, isHere ? 'selected' : 'plain'),
			],
			titleWidth + 3,
			symbols.cut,
		);
		return fitLine(
			[
				...head,
				piece(' '.repeat(Math.max(1, titleWidth + 4 - lineWidth(head)))),
				piece(`${row.filled}/${row.total}`.padStart(5)),
				piece(` ${symbols[row.mark]} `, markStyles[row.mark]),
				piece(isClosed ? opensAt[row.section.stage] : row.wants, row.mark === 'problem' ? 'error' : 'dim'),
			],
			columns,
			symbols.cut,
		);
	});
	const foot = reviewFoot(state, symbols);
	const room = Math.max(1, body - foot.length);
	const list = windowOf(lines, state.row, room);
	return {lines: [...list, ...foot], cursor: undefined, choice: undefined, above: 0};
}

function reviewFoot(state: WizardState, symbols: Symbols): readonly Line[] {
	const {columns, body} = state.layout;
	const notice =
		state.notice === undefined
			? []
			: wrapWords(state.notice, columns - 2)
					.slice(0, 3)
					.map(text => line(` ${text}`, 'warning'));
	if (state.view === 'name') {
		return [...notice, [piece(' Brief name: ', 'strong'), piece(state.query.text)]];
	}

	const path = fitLine([piece(' File  ', 'dim'), piece(pathOf(state), 'strong')], columns, symbols.cut);
	const hasTitle = fieldWithRole(state.alignment.form, 'title') !== undefined;
	const isNameless = (titleOf(state.alignment) !== '' || !hasTitle) && briefNameOfState(state) === untitled;
	const reason = hasTitle ? 'No file name can be made from this title' : 'This template has no title';
	const rest = isNameless
		? line(` ${reason}: press n to give the file a name.`, 'warning')
		: line(' What is not filled in stays as the template has it.', 'dim');
	return [...(body > 12 ? [blank] : []), ...(body > 8 ? [rest] : []), path, ...notice];
}

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

/** Every key, by the place where it works, and those of the text fields. */
export function helpPane(state: WizardState, symbols: Symbols): Pane {
	const {columns, body} = state.layout;
	const lines = helpRows.map(row => helpLine(row, symbols));
	const editing = line(' In text: arrows, Home End, Ctrl+arrows by word, ^A ^E, ^W ^U ^K, ^_ undo, Alt+E redo', 'dim');
	const shown = [editing, ...lines.slice(state.row, state.row + body - 1)].map(content =>
		fitLine(content, columns, symbols.cut),
	);
	return {lines: windowOf(shown, 0, body), cursor: undefined, choice: undefined, above: 0};
}

function helpLine(row: HelpRow, symbols: Symbols): Line {
	switch (row.kind) {
		case 'place': {
			return line(` ${row.text}`, 'strong');
		}

		case 'key': {
			const {keys, says, isPair} = row.binding;
			const label = isPair ? bindingLabel(row.binding, symbols) : keys.map(key => keyLabel(key, symbols)).join(' ');
			return [piece(`   ${label}`.padEnd(18), 'key'), piece(` ${says}`)];
		}

		case 'blank': {
			return blank;
		}
	}
}

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

/** A window of some lines that keeps a row in view, filled up with empty lines. */
export function windowOf(lines: readonly Line[], row: number, height: number): readonly Line[] {
	const from = Math.max(0, Math.min(row - Math.floor(height / 2), lines.length - height));
	const shown = lines.slice(from, from + height);
	return [...shown, ...Array.from({length: Math.max(0, height - shown.length)}, () => blank)];
}

function margin(content: Line): Line {
	return [piece(' '), ...content];
}
