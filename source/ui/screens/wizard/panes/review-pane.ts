import {untitled} from '../../../../proposal/brief-name.js';
import {titleOf} from '../../../../proposal/create.js';
import {cycleOf, opensAt} from '../../../../proposal/life-cycle.js';
import {progressOf} from '../../../../proposal/progress.js';
import {fieldWithRole} from '../../../../template/form.js';
import {type LineView, viewOfLine} from '../../../input/line-view.js';
import {textWidth} from '../../../input/text-layout.js';
import {fitLine, type Line, line, lineWidth, piece, wrapWords} from '../../../line.js';
import type {Symbols} from '../../../theme.js';
import {reviewRows, type Want} from '../wizard-rows.js';
import {briefNameOfState, pathOf, stopsIn, type WizardState} from '../wizard-state.js';
import {differenceWords, differingFields} from '../wizard-target.js';
import {markStyles, type Pane, windowOf} from './pane.js';
import {detailLines, fieldLines, wantStyles} from './review-details.js';

/** What is filled in and what is missing, the name of the file, and how to write it. */
export function reviewPane(state: WizardState, symbols: Symbols): Pane {
	const {columns, body} = state.layout;
	const rows = reviewRows(state);
	const cycle = cycleOf(state.alignment.form);
	const titleWidth = Math.min(34, Math.max(...rows.map(row => textWidth(row.section.title))) + 4, columns - 16);
	const lines = rows.map((row, index): Line => {
		const isHere = index === state.row;
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
				...(row.mark === 'closed' ? [piece(opensAt(row.section.stage, cycle), 'dim')] : wantPieces(row.wants)),
			],
			columns,
			symbols.cut,
		);
	});
	const foot = reviewFoot(state, symbols);
	const room = Math.max(1, body - foot.length);
	const section = rows[state.row]?.section;
	const fields = fieldLines(state, section, symbols);
	const listed = [...lines, ...leftOverRows(state, symbols, rows.length)];
	const isOpen = listed.length + fields.length + 2 <= room;
	const all = isOpen ? listed.toSpliced(state.row + 1, 0, ...fields) : listed;
	const more = detailLines(state, section, room - all.length, symbols);
	const list = windowOf(all, state.row, room - more.length);
	return {lines: [...list, ...more, ...foot], cursor: undefined, choice: undefined, above: 0};
}

function wantPieces(wants: readonly Want[]): Line {
	return wants.flatMap(({kind, text}, index) => [piece(index > 0 ? '; ' : '', 'dim'), piece(text, wantStyles[kind])]);
}

/** What stands before the brief name while it is edited. */
export const namePrompt = ' Brief name: ';

/** The part of the brief name that is shown while it is edited. */
export function nameView(state: WizardState, symbols: Symbols): LineView {
	const {text, cursor} = state.query;
	return viewOfLine(text, cursor, state.layout.columns - namePrompt.length, symbols.cut);
}

/** The texts that are left over, below the sections. */
function leftOverRows({leftOver, row, layout}: WizardState, symbols: Symbols, above: number): readonly Line[] {
	return leftOver.map(({label, text}, index) => {
		const isHere = row === above + index;
		return fitLine(
			[
				piece(isHere ? ` ${symbols.cursor} ` : '   ', 'selected'),
				piece(`${symbols.problem} Left over: `, 'warning'),
				piece(label, isHere ? 'selected' : 'plain'),
				piece(`  ${text.trim().slice(0, 200)}`, 'dim'),
			],
			layout.columns,
			symbols.cut,
		);
	});
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
		return [...notice, [piece(namePrompt, 'strong'), piece(nameView(state, symbols).text)]];
	}

	const path = fitLine([piece(' File  ', 'dim'), piece(pathOf(state), 'strong')], columns, symbols.cut);
	if (state.target) {
		const about = differenceLine(state);
		const short = fitLine([...about, piece('  '), piece(pathOf(state), 'strong')], columns, symbols.cut);
		return [...(body > 8 ? [about, path] : [short]), ...notice];
	}

	const hasTitle = fieldWithRole(state.alignment.form, 'title') !== undefined;
	const isNameless = (titleOf(state.alignment) !== '' || !hasTitle) && briefNameOfState(state) === untitled;
	const reason = hasTitle ? 'No file name can be made from this title' : 'This template has no title';
	const rest = isNameless
		? line(` ${reason}: press n to give the file a name.`, 'warning')
		: line(state.isQuick ? quickText(state) : ' What is not filled in stays as the template has it.', 'dim');
	return [...(body > 8 ? [rest] : []), path, ...notice];
}

function quickText(state: WizardState): string {
	const {filled, total} = progressOf(stopsIn(state).map(stop => stop.state));
	return ` Quick draft: ${filled} of ${total} answered. q asks for all the rest.`;
}

function differenceLine(state: WizardState): Line {
	const isGone = state.target?.before === undefined;
	return line(` ${differenceWords(state)}`, isGone ? 'warning' : differingFields(state).length > 0 ? 'plain' : 'dim');
}
