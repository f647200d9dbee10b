import type {Alignment} from '../../../template/align.js';
import type {FieldState} from '../../../template/field-state.js';
import {readText} from '../../../template/field-value.js';

/** What a field is called on the screen; a member of a group with its item: `Phase 2: Time estimate`. */
export function labelOf(alignment: Alignment, state: FieldState): string {
	const item = state.item === undefined ? undefined : itemName(alignment, state.item);
	return item === undefined ? state.field.label : `${item}: ${state.field.label}`;
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
