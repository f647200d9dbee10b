/** What `enhance status` says: the status and what it may become, or what came of a move. */
import {visibleLine} from '../document/visible-text.js';
import {type Attention, attentionOf} from '../proposal/attention.js';
import {approvedKey, changedSinceApproval} from '../proposal/fingerprint.js';
import type {MoveResult} from '../proposal/move.js';
import {currentStatus, joinWords, movesFrom, type StatusMove} from '../proposal/moves.js';
import type {FileChange} from '../proposal/plan.js';
import {statusOf} from '../proposal/progress.js';
import {findStatusPlace} from '../proposal/status-place.js';
import type {Alignment} from '../template/align.js';
import type {FieldState} from '../template/field-state.js';
import {readText} from '../template/field-value.js';
import {topSections} from '../template/form.js';
import {jsonOutput, type Options, type Result} from './command.js';
import type {OpenProposal} from './open-proposal.js';

const mostListed = 10;
const mostNamed = 5;

/** The status of a proposal, the moves that are possible, and why the others are not. */
export function showStatus({path, alignment, doubt}: OpenProposal, today: string, options: Options): Result {
	const status = statusOf(alignment);
	const moves = movesFrom(alignment);
	const attention = attentionOf(alignment, {today, changed: lastUpdated(alignment)});
	const note = doubt === undefined ? '' : `${doubt}: a move changes only what stands in it.\n`;
	if (options.json === true) {
		return {kind: 'output', output: jsonOutput({path, status, moves, attention}), note};
	}

	const isWritten = findStatusPlace(alignment).words !== '';
	const width = Math.max(...moves.map(({to}) => to.length));
	const rows = (isPossible: boolean): string =>
		moves
			.filter(({possible}) => possible === isPossible)
			.map(move => rowText(move, width))
			.join('');
	const parts = [
		`${visibleLine(path)}\n  ${visibleLine(status)}${isWritten ? '' : ' (the file has no status)'}\n`,
		attention.length === 0 ? '' : `\nNeeds attention\n${attention.map(attentionText).join('')}`,
		`\nIt may become\n${rows(true) || '  nothing else\n'}`,
		rows(false) === '' ? '' : `\nNot from here\n${rows(false)}`,
	];
	return {kind: 'output', output: parts.join(''), note};
}

/** Why a move was refused, and what is possible. */
export function refusalText(
	{path, alignment}: OpenProposal,
	to: string | undefined,
	{reason, possible, isWrongUse}: MoveResult & {kind: 'refused'},
): string {
	if (isWrongUse) {
		return reason;
	}

	const status = visibleLine(statusOf(alignment));
	const choices = possible.length === 0 ? 'nothing else' : possible.join(', ');
	return to === undefined
		? `${path}: ${reason}`
		: `${path} is ${status} and can't become ${to}: ${reason}.\nFrom ${status} it may become ${choices}.`;
}

/** What else there is to know of a move, in whole lines. */
export function resultNotes({alignment, doubt}: OpenProposal, result: MoveResult): string {
	if (result.kind !== 'moved') {
		const isApproved = currentStatus(alignment)?.means === 'approved';
		const changed = (isApproved && changedSinceApproval(alignment)) || [];
		return changed.length === 0
			? ''
			: `It has changed since it was approved: ${joinWords(changed)}. With --by it is approved as it is now.\n`;
	}

	const {missing, open, notes} = result;
	return [
		...(doubt === undefined ? [] : [`${doubt}: only what stands in it was changed.`]),
		...notes.map(note => `${note.charAt(0).toUpperCase()}${note.slice(1)}.`),
		...missingText(alignment, missing),
		...(open.length === 0 ? [] : ['Boxes that are still open:', ...openRows(open.map(({text}) => text))]),
	]
		.map(text => `${visibleLine(text)}\n`)
		.join('');
}

/** A few empty fields are named, of many only the sections. */
function missingText({form}: Alignment, missing: readonly FieldState[]): readonly string[] {
	const sections = topSections(form).filter(({id}) => missing.some(({section}) => section === id));
	const words = missing.length > mostNamed ? sections.map(({title}) => title) : missing.map(({field}) => field.label);
	const count = missing.length === 1 ? '1 field is' : `${missing.length} fields are`;
	return missing.length === 0
		? []
		: [`${count} due and still empty${missing.length > mostNamed ? ', in' : ':'} ${joinWords(words)}.`];
}

/** A line for each key of the front matter that no template has and that was written or taken away. */
export function keyText(before: Alignment, after: Alignment): string {
	const values = ({document, byId}: Alignment): ReadonlyMap<string, string> => {
		const entries = document.frontMatter?.entries ?? [];
		const own = entries.filter(({key}) => !byId.has(`front-matter.${key}`) && key !== approvedKey(after));
		return new Map(own.map(({key, value}) => [key, value]));
	};
	const [old, now] = [values(before), values(after)];
	return [...new Set([...old.keys(), ...now.keys()])]
		.filter(key => old.get(key) !== now.get(key))
		.map(key => `  front-matter.${key}: ${shown(old.get(key))} -> ${shown(now.get(key))}\n`)
		.join('');
}

function shown(value: string | undefined): string {
	return value === undefined || value === '' ? '-' : visibleLine(value);
}

/** What came of a move, for programs. */
export function resultJson(
	[, ...others]: readonly FileChange[],
	result: MoveResult,
): Readonly<Record<string, unknown>> {
	switch (result.kind) {
		case 'moved': {
			const {from, to, missing, open, notes} = result;
			return {
				from,
				to,
				others: others.filter(({before, after}) => before !== after).map(({path}) => path),
				missing: missing.map(({id}) => id),
				open: open.map(({text, path = null}) => ({text, path})),
				notes,
			};
		}

		case 'same': {
			return {from: result.status, to: result.status};
		}

		case 'refused': {
			return {};
		}
	}
}

function rowText({to, reason}: StatusMove, width: number): string {
	return `  ${to.padEnd(width)}  ${visibleLine(reason)}\n`;
}

function attentionText({reason}: Attention): string {
	return `  ${visibleLine(reason)}\n`;
}

function openRows(texts: readonly string[]): readonly string[] {
	const more = texts.length - mostListed;
	const rows = texts.slice(0, mostListed).map(text => `  [ ] ${text}`);
	return more > 0 ? [...rows, `  and ${more} more`] : rows;
}

/** The day that the document itself gives as that of its last change. */
function lastUpdated(alignment: Alignment): string | undefined {
	const state = alignment.states.find(({field}) => field.filledBy === 'today');
	const day = state ? readText(state) : '';
	return /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : undefined;
}
