import {progressOf, sectionProgress, statusOf} from '../../../../proposal/progress.js';
import {valueOfRole} from '../../../../proposal/role-state.js';
import {tickables} from '../../../../proposal/tick.js';
import type {Alignment} from '../../../../template/align.js';
import type {Role} from '../../../../template/vocabulary.js';
import {displayText, layoutText} from '../../../input/text-layout.js';
import {blank, type Line, line, piece, spread, wrapWords} from '../../../line.js';
import type {Style, Symbols} from '../../../theme.js';
import {currentProposal, type HomeState} from '../home-state.js';
import {dayAge} from './day-age.js';

const facts: readonly (readonly [string, Role])[] = [
	['category', 'category'],
	['priority', 'priority'],
	['risk', 'risk'],
	['effort', 'effort'],
	['phase', 'phase'],
	['progress', 'progress'],
];

const made = new WeakMap<Alignment, {readonly width: number; readonly lines: readonly Line[]}>();

/** Everything about one proposal, to be scrolled: what it is, what needs attention, its sections, and its text. */
export function proposalLines(state: HomeState, width: number, symbols: Symbols): readonly Line[] {
	const {opened} = state;
	if (!opened) {
		return [];
	}

	return [...headLines(state, width, symbols), ...bodyLines(opened.alignment, width, symbols)];
}

function headLines(state: HomeState, width: number, symbols: Symbols): readonly Line[] {
	const {opened} = state;
	const proposal = currentProposal(state);
	if (!opened) {
		return [];
	}

	const {alignment, path} = opened;
	const about = facts.flatMap(([name, role]) => {
		const value = valueOfRole(alignment, role);
		return value === '' || value.startsWith('[')
			? []
			: [`${name} ${value}${role === 'progress' && /^\d+$/.test(value) ? ' %' : ''}`];
	});
	const boxes = tickables(alignment);
	const done = boxes.filter(({isDone}) => isDone).length;
	const changed = dayAge(proposal?.lastUpdated?.day, state.start.today);
	const counts = [
		boxes.length > 0 ? `${done} of ${boxes.length} boxes ticked` : '',
		changed === '' ? '' : `changed ${changed}${changed === 'today' ? '' : ' ago'}`,
	].filter(Boolean);
	return [
		spread(line(` ${path}`, 'dim'), line(`${statusOf(alignment)} `, 'strong'), width, symbols.cut),
		...wrapWords(about.join(` ${symbols.dot} `), width - 2).map(text => line(` ${text}`)),
		...(counts.length > 0 ? [line(` ${counts.join(', ')}`, 'dim')] : []),
		...(state.content.attention.get(path) ?? []).flatMap(reason =>
			wrapWords(`${symbols.problem} ${reason}`, width - 2).map(text => line(` ${text}`, 'warning')),
		),
		blank,
	];
}

function bodyLines(alignment: Alignment, width: number, symbols: Symbols): readonly Line[] {
	const known = made.get(alignment);
	if (known?.width === width) {
		return known.lines;
	}

	const sections = sectionProgress(alignment).map(({section, states}, index) => {
		const {filled, total} = progressOf(states);
		const mark = filled === total ? symbols.filled : filled === 0 ? symbols.empty : symbols.part;
		return spread(
			line(` ${index + 1} ${section.title}`),
			line(`${filled}/${total} ${mark} `, 'dim'),
			Math.min(width, 60),
			symbols.cut,
		);
	});
	const {text} = alignment.document;
	const document = text
		.split(/\r?\n/)
		.flatMap(content =>
			layoutText(content, Math.max(10, width - 2)).map(row => [
				piece(' '),
				piece(displayText(content, row), styleOf(content)),
			]),
		);
	const lines = [...sections, blank, line(symbols.across.repeat(width), 'dim'), ...document];
	made.set(alignment, {width, lines});
	return lines;
}

function styleOf(text: string): Style {
	return /^#{1,6} /.test(text) ? 'strong' : 'plain';
}
