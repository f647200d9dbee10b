/** A draft whose template has changed since, held against the new one with all that was answered. */
import {parseMarkdown} from '../document/markdown.js';
import {type Alignment, align, itemId} from '../template/align.js';
import type {FieldState} from '../template/field-state.js';
import {type FieldValue, type GroupItem, readText, readValue, type Task} from '../template/field-value.js';
import type {Field, Form} from '../template/form.js';
import {setFields} from './change.js';
import {startProposal} from './create.js';
import type {DraftState, LeftOver} from './draft.js';
import {fillFields} from './fill.js';
import {type FieldPairs, pairFields} from './pair-fields.js';
import {askedStates, statusOf} from './progress.js';

/** A draft with another template. */
export type CarriedOver = {
	readonly state: DraftState;
	/** How many values have their place in the new template. */
	readonly carried: number;
	/** How many have none: they are left over in the state. */
	readonly lost: number;
};

/**
 * Answers the new form with what the draft says in the old one: each value by the id of its field, else by what the
 * field is for or is called. What has no place there is left over, with what it was called. `today` is the day for a
 * front matter that had none.
 */
export function carryOver(state: DraftState, from: Form, to: Form, today: string): CarriedOver {
	const old = align(from, parseMarkdown(state.text, from.document.format));
	const start = startProposal(to, {today: dayOf(old) || today, status: statusOf(old)});
	const answers = answersOf(old);
	const pairs = pairFields(from, to);
	const fitting = answers.map(answer => fitAnswer(answer, pairs));
	const assignments = fitting.flatMap(({id, value}) =>
		id === undefined || value === undefined ? [] : [[id, value] as const],
	);
	const {alignment, refused} = fillFields(start, assignments);
	const isRefused = new Set(refused.map(({id}) => id));
	const lost = [
		...fitting.flatMap(({leftOver}) => leftOver),
		...refusedTexts(fitting, isRefused),
		...ownTexts(old, answers),
	];
	const idOf = (id: string): string | undefined => newId(old, alignment, pairs, id);
	const pending = carryPending(state, old, idOf);
	const field = idOf(state.field);
	const total = fitting.reduce((sum, {count}) => sum + count, 0);
	return {
		state: {
			...state,
			text: alignment.document.text,
			field: field ?? '',
			cursor: field === undefined ? 0 : state.cursor,
			pending: pending.kept,
			later: state.later.flatMap(id => idOf(id) ?? []),
			leftOver: [...(state.leftOver ?? []), ...lost, ...pending.leftOver],
		},
		carried: total - isRefused.size,
		lost: lost.length + pending.leftOver.length,
	};
}

/** A field of the old form with what it says. */
type Answer = {readonly state: FieldState; readonly value: FieldValue};

function answersOf(old: Alignment): readonly Answer[] {
	return askedStates(old)
		.filter(state => state.item === undefined && state.isFilled)
		.map(state => ({state, value: readValue(old.document, state)}));
}

/** What an answer is in the new form: the field's id and its value there, as far as there are any. */
type Fitting = {
	readonly label: string;
	readonly id: string | undefined;
	readonly field: Field | undefined;
	readonly value: FieldValue | undefined;
	/** How many values it holds that fit. */
	readonly count: number;
	readonly leftOver: readonly LeftOver[];
};

function fitAnswer({state, value}: Answer, pairs: FieldPairs): Fitting {
	const {label} = state.field;
	const field = pairs.fieldFor(state.field.id);
	if (field?.group && state.field.group) {
		return fitItems(state.field, field, value as readonly GroupItem[], pairs);
	}

	const fitting = field && fitValue(state.field, field, value);
	return fitting === undefined
		? {label, id: undefined, field, value: undefined, count: 0, leftOver: leftOverOf(state.field, value, label)}
		: {label, id: field?.id, field, value: fitting, count: 1, leftOver: []};
}

function fitItems(from: Field, to: Field, items: readonly GroupItem[], pairs: FieldPairs): Fitting {
	const leftOver: LeftOver[] = [];
	let count = 0;
	const value = items.map((item, index) => {
		const entries = (from.group?.fields ?? []).flatMap((member): readonly (readonly [string, FieldValue])[] => {
			const answer = item[member.id];
			if (answer === undefined || typeof answer === 'boolean' || answer.length === 0) {
				return [];
			}

			const target = pairs.memberFor(from.id, member.id);
			const fitting = target && fitValue(member, target, answer);
			if (target && fitting !== undefined) {
				count++;
				return [[target.id, fitting]];
			}

			leftOver.push(...leftOverOf(member, answer, `${from.group?.noun} ${index + 1}: ${member.label}`));
			return [];
		});
		const done = typeof item.done === 'boolean' && to.group?.hasBox ? [['done', item.done] as const] : [];
		return Object.fromEntries([...entries, ...done]);
	});
	return {label: from.label, id: to.id, field: to, value, count, leftOver};
}

/** The value for another field; undefined where that takes no such thing. */
function fitValue(from: Field, to: Field, value: FieldValue): FieldValue | undefined {
	if (from.kind === 'checklist' || from.kind === 'group') {
		return to.kind === from.kind
			? value
			: to.kind === 'text' && from.kind === 'checklist'
				? taskLines(value)
				: undefined;
	}

	const isList = to.kind === 'checklist' || to.kind === 'group';
	const isLine = to.kind !== 'text' && !(to.place.at === 'front-matter' && to.place.isList);
	return isList || (isLine && String(value).trim().includes('\n')) ? undefined : value;
}

function leftOverOf(field: Pick<Field, 'kind'>, value: FieldValue, label: string): readonly LeftOver[] {
	const text =
		typeof value === 'string'
			? value
			: field.kind === 'checklist'
				? taskLines(value)
				: JSON.stringify(value, undefined, '\t');
	return text.trim() === '' ? [] : [{label, text}];
}

function taskLines(value: FieldValue): string {
	return (value as readonly Task[]).map(({text, done}) => `- [${done ? 'x' : ' '}] ${text}`).join('\n');
}

/** The texts of values that the new document does not take. */
function refusedTexts(fitting: readonly Fitting[], refused: ReadonlySet<string>): readonly LeftOver[] {
	return fitting.flatMap(({id, field, value, label}): readonly LeftOver[] => {
		if (id === undefined || value === undefined || !field) {
			return [];
		}

		if (refused.has(id)) {
			return leftOverOf(field, value, label);
		}

		const {group} = field;
		return !group
			? []
			: (value as readonly GroupItem[]).flatMap((item, index) =>
					group.fields.flatMap(member => {
						const answer = item[member.id];
						const isLost = refused.has(`${itemId(id, group, index + 1)}.${member.id}`);
						return !isLost || answer === undefined || typeof answer === 'boolean'
							? []
							: leftOverOf(member, answer, `${group.noun} ${index + 1}: ${member.label}`);
					}),
				);
	});
}

/** What stands in the old document and comes neither from its template nor from an answer. */
function ownTexts(old: Alignment, answers: readonly Answer[]): readonly LeftOver[] {
	const empty = answers.map(({state, value}) => [state.id, typeof value === 'string' ? '' : []] as const);
	const {document} = setFields(old, empty).alignment;
	const known = new Set(old.form.document.text.split(/\r?\n/).map(line => line.trim()));
	const lines = document.text.slice(document.frontMatter?.to ?? 0).split(/\r?\n/);
	const own = lines.map(line => (known.has(line.trim()) ? '' : line)).join('\n');
	return own.trim() === '' ? [] : [{label: 'Text around the fields', text: own.trim().replace(/\n{3,}/g, '\n\n')}];
}

/** The id that a field of the old document has in the new one, if it has any. */
function newId(old: Alignment, now: Alignment, pairs: FieldPairs, id: string): string | undefined {
	const state = old.byId.get(id);
	if (!state) {
		return undefined;
	}

	if (state.item === undefined) {
		return pairs.fieldFor(state.field.id)?.id;
	}

	const group = old.states.find(({items}) => items.some(item => item.id === state.item));
	const item = group?.items.find(candidate => candidate.id === state.item);
	const target = group && pairs.fieldFor(group.field.id);
	const member = group && pairs.memberFor(group.field.id, state.field.id);
	const found = target?.group && item && member ? `${itemId(target.id, target.group, item.number)}.${member.id}` : '';
	return now.byId.has(found) ? found : undefined;
}

/** Texts that were typed and not yet in the document, by the ids of the new one; what has none there is left over. */
function carryPending(
	{pending}: DraftState,
	old: Alignment,
	idOf: (id: string) => string | undefined,
): {readonly kept: DraftState['pending']; readonly leftOver: readonly LeftOver[]} {
	const kept: (readonly [string, string])[] = [];
	const leftOver: LeftOver[] = [];
	for (const [key, text] of Object.entries(pending)) {
		const [id = '', part] = key.split('#');
		const target = idOf(id);
		if (target !== undefined) {
			kept.push([part === undefined ? target : `${target}#${part}`, text]);
		} else if (text.trim() !== '') {
			leftOver.push({label: old.byId.get(id)?.field.label ?? id, text});
		}
	}

	return {kept: Object.fromEntries(kept), leftOver};
}

/** The day that the old document was given. */
function dayOf({states}: Alignment): string {
	const found = states.find(
		({field, isFilled}) => isFilled && (field.filledBy === 'today' || field.filledBy === 'created'),
	);
	return found ? readText(found) : '';
}
