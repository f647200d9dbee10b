import {isCounted, progressOf} from '../../../../proposal/progress.js';
import {blank, fitLine, type Line, piece, spread} from '../../../line.js';
import type {Symbols} from '../../../theme.js';
import {currentIndex, isOpenSection, markOf, sectionMark, stopsIn, stopsOf, type WizardState} from '../wizard-state.js';
import {labelOf} from '../wizard-words.js';
import {markStyles, type Pane, windowOf} from './pane.js';

/** The outline at the left: a mark for each section, and the fields of the open one where there is room. */
export function railPane(state: WizardState, symbols: Symbols): Pane {
	return state.isQuick ? quickRail(state, symbols) : sectionRail(state, symbols);
}

/** The questions of a quick draft, one below the other, and the way to all the others. */
function quickRail(state: WizardState, symbols: Symbols): Pane {
	const {rail, body} = state.layout;
	const stops = stopsIn(state);
	const {filled, total} = progressOf(stops.map(stop => stop.state));
	const head = spread([piece(' Quick draft', 'strong')], [piece(`${filled}/${total}  `, 'dim')], rail - 2, symbols.cut);
	const rows = stops.map(stop => railField(state, stop.state.id, labelOf(state.alignment, stop.state), symbols));
	const more: Line = [piece('   Alt+Q', 'key'), piece(' every section', 'dim')];
	const lines = [head, ...rows, blank, fitLine(more, rail - 2, symbols.cut)];
	return {lines: windowOf(lines, currentIndex(state) + 1, body), cursor: undefined, choice: undefined, above: 0};
}

function sectionRail(state: WizardState, symbols: Symbols): Pane {
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
			piece(isHere && state.isQuick ? ` ${symbols.cursor} ` : '   ', 'selected'),
			piece(mark ? symbols[mark] : ' ', mark ? markStyles[mark] : 'dim'),
			piece(` ${label}`, isHere ? 'strong' : 'dim'),
		],
		state.layout.rail - 2,
		symbols.cut,
	);
}
