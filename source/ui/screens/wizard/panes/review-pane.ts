import {untitled} from '../../../../proposal/brief-name.js';
import {titleOf} from '../../../../proposal/create.js';
import {cycleOf, opensAt} from '../../../../proposal/life-cycle.js';
import {fieldWithRole} from '../../../../template/form.js';
import {textWidth} from '../../../input/text-layout.js';
import {blank, fitLine, type Line, line, lineWidth, piece, wrapWords} from '../../../line.js';
import type {Symbols} from '../../../theme.js';
import {reviewRows} from '../wizard-rows.js';
import {briefNameOfState, pathOf, type WizardState} from '../wizard-state.js';
import {markStyles, type Pane, windowOf} from './pane.js';

/** What is filled in and what is missing, the name of the file, and how to write it. */
export function reviewPane(state: WizardState, symbols: Symbols): Pane {
	const {columns, body} = state.layout;
	const rows = reviewRows(state);
	const cycle = cycleOf(state.alignment.form);
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
				piece(isClosed ? opensAt(row.section.stage, cycle) : row.wants, row.mark === 'problem' ? 'error' : 'dim'),
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
