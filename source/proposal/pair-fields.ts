/** Which field of one form is which of another: of a template before and after it was changed. */
import {groupBy, wordsKey} from '../template/field-id.js';
import {allFields, type Field, type Form, type FormSection} from '../template/form.js';

/** The fields of another form that stand for those of a form. */
export type FieldPairs = {
	/** The field that stands for the one with an id. */
	readonly fieldFor: (id: string) => Field | undefined;
	/** The same for a field in the items of a group, by its id there. */
	readonly memberFor: (groupId: string, id: string) => Field | undefined;
};

/**
 * Pairs the fields of two forms: those with the same id, then those with the same role, then those with the same label
 * in sections of the same name, then those whose label only one field of each form has. What could be several is none.
 */
export function pairFields(from: Form, to: Form): FieldPairs {
	const pairs = pairAmong(placedFields(from.root), placedFields(to.root));
	const fieldFor = (id: string): Field | undefined => pairs.get(id);
	const groups = new Map(allFields(from).map(field => [field.id, field]));
	return {
		fieldFor,
		memberFor(groupId, id) {
			const [own, other] = [groups.get(groupId)?.group, fieldFor(groupId)?.group];
			return own && other ? pairAmong(membersOf(own.fields), membersOf(other.fields)).get(id) : undefined;
		},
	};
}

/** A field with the name of the section that it stands in. */
type Placed = {readonly field: Field; readonly section: string};

function placedFields(section: FormSection): readonly Placed[] {
	return section.parts.flatMap(part =>
		part.kind === 'field' ? [{field: part.field, section: section.title}] : placedFields(part.section),
	);
}

function membersOf(fields: readonly Field[]): readonly Placed[] {
	return fields.map(field => ({field, section: ''}));
}

/** What fields are known by, from the strictest to the loosest; undefined where that says nothing. */
const keys: readonly ((placed: Placed) => string | undefined)[] = [
	({field}) => field.id,
	({field}) => field.role && `${field.role} ${field.filledBy ?? ''}`,
	({field, section}) => `${wordsKey(section)}/${wordsKey(field.label)}`,
	({field}) => wordsKey(field.label),
];

function pairAmong(from: readonly Placed[], to: readonly Placed[]): ReadonlyMap<string, Field> {
	const pairs = new Map<string, Field>();
	for (const keyOf of keys) {
		const taken = new Set(pairs.values());
		const own = groupBy(
			from.filter(({field}) => !pairs.has(field.id)),
			placed => keyOf(placed) ?? '',
		);
		const others = groupBy(
			to.filter(({field}) => !taken.has(field)),
			placed => keyOf(placed) ?? '',
		);
		for (const [key, [one, ...more]] of own) {
			const [other, ...rest] = others.get(key) ?? [];
			if (key !== '' && one && other && more.length + rest.length === 0) {
				pairs.set(one.field.id, other.field);
			}
		}
	}

	return pairs;
}
