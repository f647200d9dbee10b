import {isCounted} from '../../../../proposal/progress.js';
import type {FormSection} from '../../../../template/form.js';
import {textWidth} from '../../../input/text-layout.js';
import {blank, fitLine, type Line, line, lineWidth, piece} from '../../../line.js';
import type {Style, Symbols} from '../../../theme.js';
import {laterFields, type Want, type Warning, warningsOf} from '../wizard-rows.js';
import {markOf, stopsOf, type WizardState} from '../wizard-state.js';
import {labelOf, nameInSection, valueWords} from '../wizard-words.js';
import {markStyles} from './pane.js';

/** The colour of what a section wants. */
export const wantStyles: Readonly<Record<Want['kind'], Style>> = {
	problem: 'error',
	required: 'warning',
	doubt: 'warning',
	empty: 'dim',
	later: 'dim',
};

/** The fields of a section with what they hold. */
export function fieldLines(state: WizardState, section: FormSection | undefined, symbols: Symbols): readonly Line[] {
	const {columns} = state.layout;
	const own = stopsOf(state.alignment).filter(
		stop => stop.section === section && (isCounted(stop.state) || stop.state.span === undefined),
	);
	const labels = own.map(stop => nameInSection(state.alignment, stop.state).join(` ${symbols.into} `));
	const width = Math.min(Math.floor(columns / 2) - 10, Math.max(0, ...labels.map(textWidth)));
	return own.map(({state: field}, index) => {
		const mark = markOf(state, field);
		const label = fitLine(line(labels[index] ?? ''), width, symbols.cut);
		const gap = ' '.repeat(width - lineWidth(label) + 2);
		const head: Line = [piece('      '), piece(symbols[mark], markStyles[mark]), piece(' '), ...label, piece(gap)];
		return fitLine([...head, piece(valueWords(field), 'dim')], columns, symbols.cut);
	});
}

/**
 * Below the sections, in so many lines at most: a sentence for each warning, from the section under the cursor on, and
 * what was put off.
 */
export function detailLines(
	state: WizardState,
	section: FormSection | undefined,
	height: number,
	symbols: Symbols,
): readonly Line[] {
	const later = laterFields(state).map(id => labelOfId(state, id));
	const laterLine =
		later.length > 0 && height >= 2 ? [line(` ${symbols.later} Later: ${later.join(', ')}`, 'dim')] : [];
	const room = height - 1 - laterLine.length;
	const warnings = fromSection(state, section);
	const isRest = warnings.length > room && room > 1;
	const shown = warnings.slice(0, Math.max(0, isRest ? room - 1 : room));
	const rest = isRest ? [line(`   and ${warnings.length - shown.length} more: ! goes there`, 'dim')] : [];
	const details = [...shown.map(warning => warningLine(warning, symbols)), ...rest, ...laterLine];
	const fitted = details.map(content => fitLine(content, state.layout.columns, symbols.cut));
	return fitted.length > 0 && height > 0 ? [blank, ...fitted] : [];
}

function warningLine({kind, name, says}: Warning, symbols: Symbols): Line {
	const text = `${name.join(` ${symbols.into} `)}: ${says}`;
	return [piece(` ${symbols[kind]} `, markStyles[kind]), piece(text, wantStyles[kind])];
}

/** The warnings in the order in which the keys lead to them. */
function fromSection(state: WizardState, section: FormSection | undefined): readonly Warning[] {
	const warnings = warningsOf(state);
	const order = stopsOf(state.alignment);
	const from = order.findIndex(stop => stop.section === section);
	const behind = new Set(order.slice(Math.max(0, from)).map(stop => stop.state.id));
	const first = Math.max(
		0,
		warnings.findIndex(({id}) => behind.has(id)),
	);
	return [...warnings.slice(first), ...warnings.slice(0, first)];
}

function labelOfId(state: WizardState, id: string): string {
	const field = state.alignment.byId.get(id);
	return field ? labelOf(state.alignment, field) : id;
}
