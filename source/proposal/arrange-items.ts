import {shiftHeadings} from '../document/heading-level.js';
import {allSections, type MarkdownDocument, parseMarkdown, type Section, trimEnd} from '../document/markdown.js';
import {rowText} from '../document/table-edit.js';
import type {TextEdit} from '../document/text-edit.js';
import type {Alignment} from '../template/align.js';
import {type FoundRows, newRow} from '../template/align-table.js';
import type {FieldState} from '../template/field-state.js';
import type {Group} from '../template/form.js';
import type {RowTable} from '../template/table-shape.js';
import {type FormPlace, pathToField, placeOf} from './form-place.js';
import {insertBehind} from './insert-block.js';
import {type ItemWriter, listItemWriter, sectionItemWriter} from './item-writer.js';
import {fitListItem} from './list-item.js';
import {type Arrangement, arrangeRows, type RowWriter, readRows} from './rows.js';

const noTable = 'has no place in this document: its table was removed';

/**
 * The edits that give a group other items or another order. An item that stays keeps its bytes; one that is moved takes
 * the place of another, with the indent, bullet or level that is used there. Returns the reason where that can't be done.
 */
export function arrangeItems(
	alignment: Alignment,
	state: FieldState,
	group: Group,
	arrangement: Arrangement,
): readonly TextEdit[] | string {
	const {document} = alignment;
	if (state.field.place.at === 'rows') {
		return state.rows ? arrangeTable(document, state.field.place.table, state.rows, arrangement) : noTable;
	}

	const isListed = state.field.place.at === 'items';
	const edits =
		state.items.length === 0
			? firstItems(alignment, state, group, arrangement.length)
			: isListed
				? arrangeListItems(document, state, group, arrangement)
				: arrangeSections(document, state, group, arrangement);
	return edits ?? 'would need a heading below the sixth level';
}

/** The rows of a table, which may be left with none. */
function arrangeTable(
	document: MarkdownDocument,
	shape: RowTable,
	found: FoundRows,
	arrangement: Arrangement,
): readonly TextEdit[] | string {
	const {table} = found;
	const lines = table.rows.map(({from, to}) => document.text.slice(from, to));
	const write = (index: number): string => rowText(document, table, newRow(shape, found, index + 1));
	if (lines.length === 0) {
		const insert = arrangement.map((_, index) => document.eol + write(index)).join('');
		return [{from: table.delimiter.to, to: table.delimiter.to, insert}];
	}

	const edits = arrangeRows(readRows(document, table.rows), arrangement, {
		moved: row => lines[row],
		added: (_, index) => write(index),
	});
	return edits ?? noTable;
}

function arrangeListItems(
	document: MarkdownDocument,
	{items}: FieldState,
	group: Group,
	arrangement: Arrangement,
): readonly TextEdit[] | undefined {
	const spans = items.map(({span}) => span);
	const texts = spans.map(({from, to}) => document.text.slice(from, to));
	return arrangeRows(readRows(document, spans), arrangement, {
		moved: (row, place) => fitListItem(texts[row] ?? '', texts[place] ?? ''),
		added: added(place => listItemWriter(document, group, items[place])),
	});
}

function arrangeSections(
	document: MarkdownDocument,
	{items}: FieldState,
	group: Group,
	arrangement: Arrangement,
): readonly TextEdit[] | undefined {
	const spans = items.map(({span: {from, to}}) => ({from, to: trimEnd(document.text, from, to)}));
	const around = [document.root, ...allSections(document.root)];
	const isSibling = ({heading}: Section): boolean => heading.from === spans[0]?.from;
	const siblings = around.find(({children}) => children.some(isSibling))?.children ?? [];
	const byStart = new Map(siblings.map(section => [section.heading.from, section]));
	const sections = spans.map(({from}) => byStart.get(from));
	return arrangeRows(readRows(document, spans, [...byStart.keys()]), arrangement, {
		moved(row, place) {
			const {from = 0, to = 0} = spans[row] ?? {};
			return shiftHeadings(document.text.slice(from, to), (sections[place]?.level ?? 0) - (sections[row]?.level ?? 0));
		},
		added: added(place => {
			const section = sections[place];
			return section && sectionItemWriter(document, group, section);
		}),
	});
}

/** Makes one writer for each neighbour, as all new items beside it are written alike. */
function added(writerFor: (neighbour: number) => ItemWriter | undefined): RowWriter['added'] {
	const writers = new Map<number, ItemWriter | undefined>();
	return (neighbour, index) => {
		if (!writers.has(neighbour)) {
			writers.set(neighbour, writerFor(neighbour));
		}

		return writers.get(neighbour)?.(index + 1);
	};
}

/** The first items of a group: where the template has its sections, or at the end of the section's own part. */
function firstItems(
	alignment: Alignment,
	state: FieldState,
	group: Group,
	count: number,
): readonly TextEdit[] | undefined {
	const {document} = alignment;
	const {eol, text} = document;
	const isListed = state.field.place.at === 'items';
	const place = isListed ? undefined : placeOfGroup(alignment, state);
	const write = isListed
		? listItemWriter(document, group, undefined)
		: sectionItemWriter(document, group, templateLevel(group) + (place?.by ?? 0));
	if (count === 0 || !write) {
		return write && [];
	}

	const items = Array.from({length: count}, (_, index) => write(index + 1));
	if (place) {
		return [place.insert(items.join(place.gap))];
	}

	const end = state.span?.to ?? text.length;
	const gap = isListed && text[end - 1] === '\n' ? eol : eol + eol;
	return [insertBehind(document, end, gap, items.join(isListed ? eol : eol + eol))];
}

function placeOfGroup(alignment: Alignment, {field}: FieldState): FormPlace | undefined {
	const parent = pathToField(alignment.form, field.id).at(-1);
	const part = parent?.parts.find(candidate => candidate.kind === 'field' && candidate.field.id === field.id);
	return parent && part && placeOf(alignment, parent, part);
}

function templateLevel(group: Group): number {
	return parseMarkdown(group.skeletons[0] ?? '').root.children[0]?.level ?? 3;
}
