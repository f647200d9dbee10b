import {Box, useCursor} from 'ink';
import {ChoiceList} from '../../components/choice-list.js';
import {Lines} from '../../components/lines.js';
import {isTooSmall, TooSmall} from '../../components/too-small.js';
import {blank, fitLine, type Line, line, lineWidth, piece, spread} from '../../line.js';
import type {Symbols} from '../../theme.js';
import {type HomeRow, type HomeState, hasQuick, homeRows, liveKeys} from './home-state.js';

/** The screen of `enhance` alone. */
export function HomeScreen({state, symbols}: {readonly state: HomeState; readonly symbols: Symbols}) {
	const {columns, rows, start} = state;
	const {setCursorPosition} = useCursor();
	if (isTooSmall(state)) {
		return <TooSmall columns={columns} rows={rows} />;
	}

	setCursorPosition(undefined);
	const entries = homeRows(state);
	const fixed = 5;
	const limit = Math.max(1, Math.min(entries.length, rows - fixed - Math.min(4, start.proposals.length)));
	const options = entries.map(row => ({label: rowText(state, row, symbols), isChosen: false}));
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

function rowText(state: HomeState, row: HomeRow, symbols: Symbols): string {
	if (row.kind === 'new') {
		const {questions, templates} = state.start;
		const isUsual = row.template === templates[0] && hasQuick(state);
		const says = row.isQuick
			? `New proposal, quick draft: ${questions.quick} questions`
			: `New proposal${isUsual ? `, every section: ${questions.all} questions` : `: ${row.template}`}`;
		return textOf(fitLine(line(says), state.columns - 4, symbols.cut));
	}

	const {title, filled, total, age, target} = row.draft;
	const name = target === undefined ? `Draft: ${title || 'untitled'}` : `Changes: ${title || target}`;
	return textOf(spread(line(name), line(`${filled}/${total}  ${age}`), state.columns - 6, symbols.cut));
}

function textOf(pieces: Line): string {
	return pieces.map(({text}) => text).join('');
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
	let shown: Line = [piece(' ')];
	for (const {label, says, isPair = false} of liveKeys(state).filter(binding => binding.says !== '')) {
		const key = isPair ? symbols.bothKeys : label;
		const longer = [...shown, piece(shown.length > 1 ? '   ' : ''), piece(key, 'key'), piece(` ${says}`, 'dim')];
		shown = lineWidth(longer) <= state.columns ? longer : shown;
	}

	return shown;
}
