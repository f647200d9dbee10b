import {visibleLine} from '../document/visible-text.js';
import type {FieldValue, GroupItem, Task} from '../template/field-value.js';
import type {Field} from '../template/form.js';

/** A value as text that can be given back: tasks as lines with their boxes, the items of a group as JSON. */
export function valueText({kind}: Pick<Field, 'kind'>, value: FieldValue): string {
	if (typeof value === 'string') {
		return value;
	}

	return kind === 'checklist'
		? (value as readonly Task[]).map(taskLine).join('\n')
		: JSON.stringify(value, undefined, '\t');
}

/** A value on one line of a list, cut to a length; `-` for none. */
export function shortValue({kind}: Pick<Field, 'kind'>, value: FieldValue, length: number): string {
	const words =
		typeof value === 'string'
			? value
			: kind === 'checklist'
				? (value as readonly Task[]).map(taskLine).join('; ')
				: countText(value as readonly GroupItem[]);
	const line = visibleLine(words);
	const characters = [...line.slice(0, 2 * length)];
	return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : line || '-';
}

function countText(items: readonly GroupItem[]): string {
	const count = items.length === 1 ? '1 item' : `${items.length} items`;
	return items.some(({done}) => done !== undefined)
		? `${count}, ${items.filter(({done}) => done === true).length} done`
		: count;
}

function taskLine({text, done}: Task): string {
	return `[${done ? 'x' : ' '}] ${text}`;
}
