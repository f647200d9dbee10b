import {titleOf} from '../../../../proposal/create.js';
import {progressOf} from '../../../../proposal/progress.js';
import {type Line, line, piece, spread} from '../../../line.js';
import type {Symbols} from '../../../theme.js';
import {missingRows, warningsOf} from '../wizard-rows.js';
import {
	aboutOf,
	currentIndex,
	nameOf,
	openProgress,
	sectionNumber,
	stopsIn,
	type WizardState,
} from '../wizard-state.js';

/** The line at the top: the title, and where one is. */
export function headerLine(state: WizardState, symbols: Symbols): Line {
	const {columns} = state.layout;
	const {filled, total} = state.isQuick
		? progressOf(stopsIn(state).map(stop => stop.state))
		: openProgress(state.alignment);
	const about = columns >= 100 ? aboutOf(state.alignment) : [];
	const title = (state.target ? nameOf(state) : titleOf(state.alignment)) || 'New proposal';
	const right = [
		...(isReview(state) ? reviewCounts(state) : [placeOf(state, columns)]),
		isReview(state) && columns < 60 ? '' : `${filled} of ${total}${columns >= 60 ? ' fields' : ''}`,
		state.saved,
	];
	return spread(
		[
			piece(' enhance  ', 'dim'),
			piece(title, 'title'),
			piece(about.length > 0 ? `   ${about.join(` ${symbols.dot} `)}` : '', 'dim'),
		],
		line(`${right.filter(Boolean).join(` ${symbols.dot} `)} `, 'dim'),
		columns,
		symbols.cut,
	);
}

function isReview({view}: WizardState): boolean {
	return view === 'review' || view === 'document' || view === 'name';
}

/** How much hinders writing, and how much is to be looked at. */
function reviewCounts(state: WizardState): readonly string[] {
	const missing = missingRows(state).length;
	const warnings = warningsOf(state).filter(({kind}) => kind === 'doubt').length;
	return [
		missing > 0 ? `${missing} missing` : '',
		warnings > 0 ? `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}` : missing > 0 ? '' : 'ready to write',
	];
}

/** Where one is; below 80 columns the line below this one tells the section. */
function placeOf(state: WizardState, columns: number): string {
	if (state.isQuick) {
		return columns >= 60 ? 'quick draft' : 'quick';
	}

	return columns >= 80 || state.view !== 'field' ? sectionPlace(state, columns) : '';
}

function sectionPlace(state: WizardState, columns: number): string {
	const {index, count} = sectionNumber(state.alignment, stopsIn(state)[currentIndex(state)]?.section);
	return `${columns >= 60 ? 'section ' : ''}${index} of ${count}`;
}
