import type {MarkdownDocument} from '../document/markdown.js';
import type {ItemState} from '../template/field-state.js';
import {type FieldValue, type GroupItem, normaliseText, readValue, type Task} from '../template/field-value.js';
import type {Field, Group} from '../template/form.js';
import {normaliseTasks} from './change-list.js';
import {pairRows, type RowKeys} from './pair-rows.js';

/**
 * Finds for each wanted item the one of the document that it goes on with, by its place (0 for the first), or undefined
 * where it is new: the one with the same answers, else with the same answers but for its box, else with the same name,
 * else what stands there. An item that does not give all answers is known by its name only. Linear.
 */
export function pairItems(
	document: MarkdownDocument,
	group: Group,
	items: readonly ItemState[],
	wanted: readonly GroupItem[],
): readonly (number | undefined)[] {
	return pairRows(
		items.map(item => presentKeys(document, group, item)),
		wanted.map(item => givenKeys(group, item)),
	);
}

function givenKeys(group: Group, item: GroupItem): RowKeys {
	const answers = group.fields.map(field => {
		const value = Object.hasOwn(item, field.id) ? item[field.id] : undefined;
		return value === undefined || typeof value === 'boolean' ? undefined : answerKey(field, value);
	});
	return keysOf(group, answers, typeof item.done === 'boolean' ? item.done : undefined);
}

function presentKeys(document: MarkdownDocument, group: Group, item: ItemState): RowKeys {
	const members = new Map(
		item.members.filter(member => member.item === item.id).map(member => [member.field.id, member]),
	);
	const answers = group.fields.map(field => {
		const member = members.get(field.id);
		return member ? answerKey(field, readValue(document, member)) : '';
	});
	return keysOf(group, answers, item.box && document.text[item.box.from] !== ' ');
}

function keysOf(group: Group, answers: readonly (string | undefined)[], isTicked: boolean | undefined): RowKeys {
	const isComplete = !answers.includes(undefined) && answers.some(answer => answer !== '');
	const all = isComplete ? JSON.stringify(answers) : undefined;
	const name = answers[group.fields.findIndex(({id}) => id === 'name')];
	return [isTicked === undefined ? undefined : all && `${isTicked} ${all}`, all, name || undefined];
}

/** An answer as it reads back; empty where it is the template's own. */
function answerKey(field: Field, value: FieldValue): string {
	if (typeof value === 'string') {
		return normaliseText(field, value);
	}

	if (field.kind !== 'checklist') {
		return value.length === 0 ? '' : JSON.stringify(value);
	}

	const tasks = normaliseTasks(value as readonly Task[]);
	const isTemplate =
		tasks.length === field.items.length && tasks.every(({text, done}, index) => !done && text === field.items[index]);
	return tasks.length === 0 || isTemplate ? '' : JSON.stringify(tasks);
}
