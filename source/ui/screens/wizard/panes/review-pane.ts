import {untitled} from '../../../../proposal/brief-name.js';
import {titleOf} from '../../../../proposal/create.js';
import {opensAt} from '../../../../proposal/life-cycle.js';
import {fieldWithRole} from '../../../../template/form.js';
import {textWidth} from '../../../input/text-layout.js';
import {blank, fitLine, type Line, line, lineWidth, piece, wrapWords} from '../../../line.js';
import type {Symbols} from '../../../theme.js';
import {reviewRows} from '../wizard-rows.js';
import {briefNameOfState, pathOf, type WizardState} from '../wizard-state.js';
import {differingFields} from '../wizard-target.js';
import {markStyles, type Pane, windowOf} from './pane.js';

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
	const list = windowOf([...lines, ...leftOverRows(state, symbols, rows.length)], state.row, room);
	return {lines: [...list, ...foot], cursor: undefined, choice: undefined, above: 0};
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
		return [...notice, [piece(' Brief name: ', 'strong'), piece(state.query.text)]];
	}

	const path = fitLine([piece(' File  ', 'dim'), piece(pathOf(state), 'strong')], columns, symbols.cut);
	if (state.target) {
		const about = differenceLine(state);
		const short = fitLine([...about, piece('  '), piece(pathOf(state), 'strong')], columns, symbols.cut);
		return [...(body > 12 ? [blank] : []), ...(body > 8 ? [about, path] : [short]), ...notice];
	}

	const hasTitle = fieldWithRole(state.alignment.form, 'title') !== undefined;
	const isNameless = (titleOf(state.alignment) !== '' || !hasTitle) && briefNameOfState(state) === untitled;
	const reason = hasTitle ? 'No file name can be made from this title' : 'This template has no title';
	const rest = isNameless
		? line(` ${reason}: press n to give the file a name.`, 'warning')
		: line(' What is not filled in stays as the template has it.', 'dim');
	return [...(body > 12 ? [blank] : []), ...(body > 8 ? [rest] : []), path, ...notice];
}

/** How much an existing file is going to change. */
function differenceLine(state: WizardState): Line {
	const {target, alignment} = state;
	const count = differingFields(state).length;
	if (target?.before === undefined) {
		return line(' The file is gone: it is written again', 'warning');
	}

	if (count > 0) {
		return line(count === 1 ? ' 1 field differs from the file' : ` ${count} fields differ from the file`);
	}

	const isSame = alignment.document.text === target.before;
	return line(isSame ? ' Nothing differs from the file' : ' Only the text around the fields differs', 'dim');
}
