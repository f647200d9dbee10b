/** What a table of a template asks for. */
import type {Block, MarkdownDocument} from '../document/markdown.js';
import {readTable} from '../document/table.js';
import {slugWords, withFreshIds} from './field-id.js';
import type {Field, Group} from './form.js';
import type {Placeholder} from './placeholder.js';
import {joinId, makeField} from './read-field.js';
import {type LabelTable, type RowTable, type TableLabel, tableShape} from './table-shape.js';
import {roleOf} from './vocabulary.js';

/** The fields of a table; none where it is only an example. `isAlone`: no list or code stands in the same section. */
export function tableFields(document: MarkdownDocument, block: Block, id: string, isAlone: boolean): readonly Field[] {
	const table = readTable(document, block);
	const shape = table && tableShape(table, isAlone);
	if (!shape) {
		return [];
	}

	return shape.kind === 'labels' ? shape.labels.map(label => cellField(shape, label, id)) : [rowsField(shape, id)];
}

/** The field of a cell: at the label of its row, and of its column where the row has several values. */
function cellField(table: LabelTable, label: TableLabel, sectionId: string): Field {
	const words = [label.label, ...(label.head === undefined ? [] : [label.head])];
	const id = words.reduce((path, part) => joinId(path, slugWords(part)), sectionId);
	return makeField({
		id,
		label: words.join(' · '),
		...fromPlaceholder(label.placeholder),
		place: {at: 'cell', table, label},
		raw: label.cell.text,
		role: label.head === undefined ? roleOf(label.label) : undefined,
	});
}

/** The group of a table's rows: a field for each column that does not only count them. */
function rowsField(table: RowTable, sectionId: string): Field {
	const fields = table.columns.flatMap(({label, raw, placeholder, isNumber}, column) =>
		isNumber
			? []
			: [makeField({id: slugWords(label), label, ...fromPlaceholder(placeholder), place: {at: 'column', column}, raw})],
	);
	const group: Group = {
		noun: table.noun,
		pattern: [],
		hasBox: false,
		fields: withFreshIds(fields),
		skeletons: [],
		count: table.rows.length,
	};
	const id = joinId(sectionId, slugWords(table.noun));
	return makeField({id, label: table.noun, kind: 'group', place: {at: 'rows', table}, raw: '', group});
}

function fromPlaceholder(
	placeholder: Placeholder | undefined,
): Pick<Field, 'kind' | 'hint' | 'choices' | 'placeholder'> {
	const kind = placeholder?.kind ?? 'line';
	return {
		kind: kind === 'option' ? 'line' : kind,
		hint: placeholder?.hint,
		choices: placeholder?.choices ?? [],
		placeholder,
	};
}
