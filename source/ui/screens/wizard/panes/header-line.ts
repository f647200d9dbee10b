import {titleOf} from '../../../../proposal/create.js';
import {type Line, line, piece, spread} from '../../../line.js';
import type {Symbols} from '../../../theme.js';
import {aboutOf, currentIndex, nameOf, openProgress, stopsOf, type WizardState} from '../wizard-state.js';

/** The line at the top: the title, and where one is. */
export function headerLine(state: WizardState, symbols: Symbols): Line {
	const {columns} = state.layout;
	const stops = stopsOf(state.alignment);
	const sections = [...new Set(stops.map(stop => stop.section))];
	const section = stops[currentIndex(state)]?.section;
	const {filled, total} = openProgress(state.alignment);
	const where = `${section ? sections.indexOf(section) + 1 : 1} of ${sections.length}`;
	const title = (state.target ? nameOf(state) : titleOf(state.alignment)) || 'New proposal';
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
