import type {Alignment} from '../../../template/align.js';
import type {FieldState} from '../../../template/field-state.js';
import {readText} from '../../../template/field-value.js';
import type {Field, Form, FormSection} from '../../../template/form.js';

/** What a field is called on the screen; a member of a group with its item: `Phase 2: Time estimate`. */
export function labelOf(alignment: Alignment, state: FieldState): string {
	const item = state.item === undefined ? undefined : itemName(alignment, state.item);
	return item === undefined ? state.field.label : `${item}: ${state.field.label}`;
}

/** The headings that a field stands under, the outermost first; one that says no more than the field itself is left out. */
export function headingsOf({form}: Alignment, {field}: FieldState): readonly string[] {
	const headings = headingsByForm.get(form) ?? headingsByField(form.root, []);
	headingsByForm.set(form, headings);
	return (headings.get(field) ?? []).filter(title => title !== field.label);
}

/** The name of a field inside its section: one of an item with the headings that tell its group from others. */
export function nameInSection(alignment: Alignment, state: FieldState): readonly string[] {
	const label = labelOf(alignment, state);
	return state.item === undefined ? [label] : [...headingsOf(alignment, state).slice(1), label];
}

const headingsByForm = new WeakMap<Form, ReadonlyMap<Field, readonly string[]>>();

function headingsByField(section: FormSection, above: readonly string[]): ReadonlyMap<Field, readonly string[]> {
	const entries = section.parts.flatMap(part =>
		part.kind === 'section'
			? [...headingsByField(part.section, [...above, part.section.title])]
			: withMembers(part.field).map(field => [field, above] as const),
	);
	return new Map(entries);
}

function withMembers(field: Field): readonly Field[] {
	return [field, ...(field.group?.fields.flatMap(withMembers) ?? [])];
}

/** What an item of a group is called: its noun and number. */
export function itemName(alignment: Alignment, itemId: string): string | undefined {
	for (const state of alignment.states) {
		const item = state.field.group && state.items.find(candidate => candidate.id === itemId);
		if (item && state.field.group) {
			return `${state.field.group.noun} ${item.number}`;
		}
	}

	return undefined;
}

/** What an item holds, in short. */
export function itemSummary(item: FieldState['items'][number]): readonly string[] {
	return item.members.flatMap(member => {
		if (member.field.kind === 'checklist') {
			return member.isFilled ? [`${member.tasks.length} tasks`] : [];
		}

		return member.isFilled && member.field.kind !== 'text' ? [readText(member)] : [];
	});
}

/** What a field holds, on one line; an empty text where nothing is filled in. */
export function valueWords(state: FieldState): string {
	if (!state.isFilled) {
		return '';
	}

	const {kind} = state.field;
	const count = kind === 'checklist' ? state.tasks.length : state.items.length;
	const noun = kind === 'checklist' ? 'task' : 'item';
	return kind === 'checklist' || kind === 'group' ? `${count} ${noun}${count === 1 ? '' : 's'}` : readText(state);
}

/** What kind of answer a field takes, in words. */
export const kindWords: Readonly<Record<FieldState['field']['kind'], string>> = {
	choice: 'choice',
	line: 'one line',
	text: 'text, several lines',
	checklist: 'check list',
	option: 'one of these',
	date: 'day, as 2026-01-31',
	percent: 'percent, 0 to 100',
	effort: 'amount, unit, people',
	group: 'list of items',
};
