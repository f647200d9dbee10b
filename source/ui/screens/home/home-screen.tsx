import {Box, useCursor} from 'ink';
import {ChoiceList} from '../../components/choice-list.js';
import {Lines} from '../../components/lines.js';
import {blank, fitLine, type Line, line, piece, spread} from '../../line.js';
import type {Symbols} from '../../theme.js';
import {type HomeRow, type HomeState, homeKeys, homeRows} from './home-state.js';

/** The screen of `enhance` alone. */
export function HomeScreen({state, symbols}: {readonly state: HomeState; readonly symbols: Symbols}) {
	const {columns, rows, start} = state;
	const {setCursorPosition} = useCursor();
	setCursorPosition(undefined);
	const entries = homeRows(state);
	const fixed = 5;
	const limit = Math.max(1, Math.min(entries.length, rows - fixed - Math.min(4, start.proposals.length)));
	const options = entries.map(row => ({label: rowText(row, columns - 6, symbols), isChosen: false}));
	const rule: Line = line(symbols.across.repeat(columns), 'dim');
	const below = proposalLines(state, symbols, Math.max(0, rows - fixed - limit));
	return (
		<Box flexDirection="column" width={columns} height={rows}>
			<Lines
				width={columns}
				lines={[
					spread(
						[piece(' enhance  ', 'dim'), piece('Home', 'title')],
						line(`${start.root} `, 'dim'),
						columns,
						symbols.cut,
					),
					rule,
				]}
			/>
			<ChoiceList options={options} index={state.index} limit={limit} symbols={symbols} />
			<Lines
				width={columns}
				lines={[
					...below,
					fitLine(line(state.notice ? ` ${state.notice}` : '', 'warning'), columns, symbols.cut),
					rule,
					keyLine(state, symbols),
				]}
			/>
		</Box>
	);
}

function rowText(row: HomeRow, width: number, symbols: Symbols): string {
	if (row.kind === 'new') {
		return `New proposal: ${row.template}`;
	}

	const {title, filled, total, age, target} = row.draft;
	const name = target === undefined ? `Draft: ${title || 'untitled'}` : `Changes: ${title || target}`;
	const parts = spread(line(name), line(`${filled}/${total}  ${age}`), width, symbols.cut);
	return parts.map(part => part.text).join('');
}

function proposalLines(state: HomeState, symbols: Symbols, height: number): readonly Line[] {
	const {proposals, folder} = state.start;
	const count = proposals.length === 1 ? '1 proposal' : `${proposals.length} proposals`;
	const names = proposals
		.slice(0, Math.max(0, height - 3))
		.map(path => fitLine(line(`   ${path.slice(folder.length + 1)}`, 'dim'), state.columns, symbols.cut));
	const all = [blank, fitLine(line(` ${count} in ${folder}`, 'strong'), state.columns, symbols.cut), ...names];
	return Array.from({length: height}, (_, index) => all[index] ?? blank);
}

function keyLine(state: HomeState, symbols: Symbols): Line {
	const pieces = homeKeys
		.filter(({says}) => says !== '')
		.flatMap(({label, says}) => [piece(label, 'key'), piece(` ${says}   `, 'dim')]);
	return fitLine([piece(' '), ...pieces], state.columns, symbols.cut);
}
