/** The two versions of what is in conflict, as lines side by side or one below the other. */
import type {Conflict, Side} from '../../../proposal/merge.js';
import type {FieldValue, GroupItem, Task} from '../../../template/field-value.js';
import type {Field} from '../../../template/form.js';
import {diffLines, textLines} from './text-lines.js';
import type {WizardState} from './wizard-state.js';

/** From this width on the versions stand side by side. */
const wide = 70;

/** Where there is little room the line below the versions is left out. */
export function isTight(state: WizardState): boolean {
	return !isSideBySide(state) && state.layout.body < 10;
}

/** True where both versions stand side by side. */
export function isSideBySide({layout}: WizardState): boolean {
	return layout.columns >= wide;
}

/** The cells of one version. */
export function conflictWidth(state: WizardState): number {
	const {columns} = state.layout;
	return isSideBySide(state) ? Math.floor((columns - 3) / 2) : columns - 2;
}

/** How many lines of one version can be seen. */
export function conflictRoom(state: WizardState): number {
	const rows = state.layout.body - (isTight(state) ? 1 : 2);
	return Math.max(1, isSideBySide(state) ? rows - 1 : Math.floor((rows - 2) / 2));
}

/** How many lines the longer version has. */
export function conflictHeight(state: WizardState): number {
	return Math.max(conflictLines(state, 'mine').length, conflictLines(state, 'theirs').length);
}

/** The conflict that is shown. */
export function shownConflict({decision}: WizardState): Conflict | undefined {
	return decision?.merge.conflicts[decision.index];
}

/** One version of the conflict that is shown, wrapped for its pane. Of a whole document only what that side changed. */
export function conflictLines(state: WizardState, side: Side): readonly string[] {
	return linesIn(state, side, conflictWidth(state));
}

/** The same without any wrapping. */
export function versionLines(state: WizardState, side: Side): readonly string[] {
	return linesIn(state, side, Number.MAX_SAFE_INTEGER);
}

function linesIn(state: WizardState, side: Side, width: number): readonly string[] {
	const conflict = shownConflict(state);
	if (!conflict || !state.decision) {
		return [];
	}

	if (conflict.kind === 'document') {
		return diffLines({path: '', before: conflict.base, after: conflict[side]}, width);
	}

	const field = state.decision.merge.alignment.byId.get(conflict.id)?.field;
	return textLines(valueText(field, conflict[side]), width);
}

function valueText(field: Field | undefined, value: FieldValue): string {
	if (typeof value === 'string') {
		return value;
	}

	if (field?.kind === 'checklist') {
		return (value as readonly Task[]).map(({text, done}) => `[${done ? 'x' : ' '}] ${text}`).join('\n');
	}

	return (value as readonly GroupItem[])
		.map((item, index) => `${field?.group?.noun ?? ''} ${index + 1}\n${itemText(field, item)}`)
		.join('\n');
}

function itemText(field: Field | undefined, item: GroupItem): string {
	return (field?.group?.fields ?? [])
		.flatMap(member => {
			const value = item[member.id];
			const text = value === undefined || typeof value === 'boolean' ? '' : valueText(member, value);
			return text === '' ? [] : [`  ${member.label}: ${text.replaceAll('\n', '\n    ')}`];
		})
		.join('\n');
}
