import test from 'ava';
import fc from 'fast-check';
import {parseMarkdown} from '../../source/document/markdown.js';
import {readTables, type Table} from '../../source/document/table.js';
import {addRow, setCell} from '../../source/document/table-edit.js';
import {applyEdits} from '../../source/document/text-edit.js';
import {findCells, findRows, newRow} from '../../source/template/align-table.js';
import {type LabelTable, type RowTable, type TableShape, tableShape} from '../../source/template/table-shape.js';
import {corpusFolder, corpusTemplates} from '../helpers/corpus.js';
import {cpuTime} from '../helpers/cpu-time.js';
import {hostileText} from '../helpers/hostile-text.js';
import {runs} from '../helpers/runs.js';

function tables(text: string): readonly Table[] {
	const document = parseMarkdown(text);
	return readTables(document, document.blocks);
}

function shapes(template: string): readonly TableShape[] {
	return tables(template).flatMap(table => tableShape(table, true) ?? []);
}

function labelTables(template: string): readonly LabelTable[] {
	return shapes(template).filter(shape => shape.kind === 'labels');
}

function rowTables(template: string): readonly RowTable[] {
	return shapes(template).filter(shape => shape.kind === 'rows');
}

/** The text that the document has for each label of the template; undefined where it lacks the cell. */
function found(template: string, text: string): readonly (string | undefined)[] {
	const wanted = labelTables(template);
	const cells = findCells(tables(text), wanted);
	return wanted.flatMap(shape => shape.labels.map(label => cells.get(label)?.cell.text));
}

/** The rows that the document has for each table of the template, with a mark at the template's own ones. */
function foundRows(template: string, text: string): readonly unknown[] {
	const wanted = rowTables(template);
	const rows = findRows(tables(text), wanted);
	return wanted.map(shape =>
		rows
			.get(shape)
			?.rows.map(({cells, isTemplate}) => `${cells.map(cell => cell?.text ?? '?').join('|')}${isTemplate ? ' T' : ''}`),
	);
}

const pairs = '| | |\n|-|-|\n| Author | [Name] |\n| Date | YYYY-MM-DD |\n';
const roles = '| Role | Name | Date |\n|-|-|-|\n| Author | [Name] | |\n| Approver | [Name] | |\n';
const risks = '| Risk | Impact | Plan |\n|-|-|-|\n| [Risk 1] | High/Medium/Low | |\n| [Risk 2] | High/Medium/Low | |\n';

test('A label is found by its words, wherever its row stands', t => {
	t.deepEqual(found(pairs, '| | |\n|-|-|\n| **DATE:** | 2026-01-02 |\n| x | y |\n| Author | Jane |\n'), [
		'Jane',
		'2026-01-02',
	]);
	t.deepEqual(found(pairs, '| | |\n|-|-|\n| Author |\n'), ['', undefined]);
	t.deepEqual(found(pairs, '| Field | Value |\n|-|-|\n| Author | Jane |\n'), ['Jane', undefined]);
	t.deepEqual(found(pairs, 'no table'), [undefined, undefined]);
	t.deepEqual(found(pairs, '| Author | Date |\n|-|-|\n| x | y |\n'), [undefined, undefined]);
});

test('A column is found by its head, else by its place where there are as many columns', t => {
	t.deepEqual(found(roles, '| Role | Date | Team | **Name** |\n|-|-|-|-|\n| Author | D | T | N |\n'), [
		'N',
		'D',
		undefined,
		undefined,
	]);
	t.deepEqual(found(roles, '| Who | Person | Day |\n|-|-|-|\n| Approver | N | D |\n'), [
		undefined,
		undefined,
		'N',
		'D',
	]);
	t.deepEqual(found(roles, '| Role | Date | Person |\n|-|-|-|\n| Author | D | N |\n'), [
		undefined,
		'D',
		undefined,
		undefined,
	]);
	t.deepEqual(
		found('| Role | | : |\n|-|-|-|\n| Author | [a] | [b] |\n', '| Role | : | |\n|-|-|-|\n| Author | 1 | 2 |\n'),
		['1', '2'],
	);
	t.deepEqual(found(roles, '| Role | Person |\n|-|-|\n| Author | N |\n'), [undefined, undefined, undefined, undefined]);
});

test('A head that is a label is found in the head, or in a row', t => {
	const template = '| Status | (Draft / Open / Done) |\n|-|-|\n| **Author** | x |\n';
	t.deepEqual(found(template, '| Status | Open |\n|-|-|\n| **Author** | Jane |\n'), ['Open', 'Jane']);
	t.deepEqual(found(template, '| | |\n|-|-|\n| **Status** | Done |\n| **Author** | Jane |\n'), ['Done', 'Jane']);
});

test('Labels that are equal get their cells in order, and no cell twice', t => {
	const twice = '| | |\n|-|-|\n| Name | [a] |\n| Date | [b] |\n| Name | [c] |\n';
	t.deepEqual(found(twice, '| | |\n|-|-|\n| Name | 1 |\n| Name | 2 |\n| Date | 3 |\n'), ['1', '3', '2']);
	t.deepEqual(found(twice, '| | |\n|-|-|\n| Name | 1 |\n'), ['1', undefined, undefined]);
	const heads = '| Role | Name | Name |\n|-|-|-|\n| Author | [a] | [b] |\n';
	t.deepEqual(found(heads, '| Role | Date | Name | Name |\n|-|-|-|-|\n| Author | D | 1 | 2 |\n'), ['1', '2']);
});

test('Of several tables with a label the one that names the column is taken', t => {
	const two = `${roles}\n${roles.replaceAll('Name', 'Vote').replaceAll('Date', 'Reason')}`;
	const other = '| Role | Vote | Reason |\n|-|-|-|\n| Author | V | R |\n';
	t.deepEqual(found(two, `${other}\n| Role | Name | Date |\n|-|-|-|\n| Author | N | D |\n`), [
		'N',
		'D',
		undefined,
		undefined,
		'V',
		'R',
		undefined,
		undefined,
	]);
	t.deepEqual(
		found(`${roles}\n${roles}`, `${roles.replaceAll('[Name]', '1')}\n${roles.replaceAll('[Name]', '2')}`).join(),
		'1,,1,,2,,2,',
	);
});

test('Rows are found by the whole head, else by the noun or half of the heads', t => {
	t.deepEqual(foundRows(risks, '| Risk | Impact | Plan |\n|-|-|-|\n| Loss | High | Backup |\n'), [
		['Loss|High|Backup'],
	]);
	t.deepEqual(foundRows(risks, '| # | **Risk** | Owner |\n|-|-|-|\n| 1 | Loss | Jane |\n'), [['Loss|?|Jane']]);
	t.deepEqual(foundRows(risks, '| What | Plan | Impact |\n|-|-|-|\n| Loss | P | High |\n'), [['Loss|High|P']]);
	t.deepEqual(foundRows(risks, '| What | Impact |\n|-|-|\n| Loss | High |\n'), [undefined]);
	t.deepEqual(foundRows(risks, '| Author | Date | Note |\n|-|-|-|\n| a | b | c |\n'), [undefined]);
	t.deepEqual(foundRows(risks, ''), [undefined]);
});

test('Of several tables each goes to the one that it is most like', t => {
	const owners = '| Risk | Owner | Team |\n|-|-|-|\n| [Risk] | [Owner] | [Team] |\n';
	const two = `${risks}\n${owners}`;
	t.deepEqual(foundRows(two, '| Risk | Owner | Group |\n|-|-|-|\n| a | b | c |\n'), [undefined, ['a|b|c']]);
	t.deepEqual(
		foundRows(two, '| Risk | Owner | Team |\n|-|-|-|\n| a | b | c |\n\n| Risk | Impact |\n|-|-|\n| d | e |\n'),
		[['d|e|?'], ['a|b|c']],
	);
	t.deepEqual(foundRows(`${risks}\n${risks}`, `${risks.replaceAll('[Risk 1]', 'a')}`), [
		['a|High/Medium/Low|', '[Risk 2]|High/Medium/Low| T'],
		undefined,
	]);
});

test("Rows of nothing but placeholders, and the template's own examples, are the template's", t => {
	const head = '| Risk | Impact | Plan |\n|-|-|-|\n';
	const rows =
		'| [Risk 1] | High/Medium/Low | |\n| | | |\n|\n| [Risk 7] | TBD | ____ |\n| [Risk 1] | High | |\n| Loss | High/Medium/Low | |\n';
	t.deepEqual(foundRows(risks, head + rows), [
		['[Risk 1]|High/Medium/Low| T', '|| T', '|| T', '[Risk 7]|TBD|____ T', '[Risk 1]|High|', 'Loss|High/Medium/Low|'],
	]);
	const examples = '| Risk | Impact |\n|-|-|\n| Delay | High |\n| Loss | Low |\n';
	t.deepEqual(foundRows(examples, '| Risk | Impact |\n|-|-|\n| Loss |  Low |\n| Delay | Low |\n| | |\n'), [
		['Loss|Low T', 'Delay|Low', '| T'],
	]);
	const counted = '| # | Concern |\n|-|-|\n| 1 | |\n';
	t.deepEqual(foundRows(counted, '| # | Concern |\n|-|-|\n| 12 | |\n| 3 | x |\n| a | |\n'), [['12| T', '3|x', 'a|']]);
	t.deepEqual(foundRows(risks, '| Risk | Impact | Plan | Mine |\n|-|-|-|-|\n| | | | x |\n| | | | |\n'), [
		['||', '|| T'],
	]);
});

test("A new row has the template's placeholders in the order of the document's columns", t => {
	const template = '| # | Risk | Impact |\n|-|-|-|\n| 1 | [Risk] | High/Low/None |\n';
	const text = '| Mine | Impact | Risk | # |\n|-|-|-|-|\n| a | b | c | 1 |\n';
	const document = parseMarkdown(text);
	const [table] = readTables(document, document.blocks);
	const [shape] = rowTables(template);
	const rows =
		shape &&
		findRows(
			[table].flatMap(one => one ?? []),
			[shape],
		).get(shape);
	const values = shape && rows ? newRow(shape, rows, 2) : [];
	t.deepEqual(values, ['', 'High/Low/None', '[Risk]', '2']);
	const edits = table ? addRow(document, table, 0, values) : '';
	t.is(typeof edits === 'string' ? edits : applyEdits(text, edits), `${text}|  | High/Low/None | [Risk] | 2 |\n`);
});

test('A template finds every cell and row of its own, and all rows are its own', t => {
	const cell = fc.oneof(hostileText, fc.constantFrom('', '[a]', 'Word', '1', '**b**', 'High/Low/None', 'h'));
	const table = fc
		.array(fc.array(cell, {minLength: 3, maxLength: 3}), {minLength: 1, maxLength: 4})
		.map(([head = [], ...rows]) => {
			const line = (texts: readonly string[]) => `| ${texts.map(text => text.replace(/[\r\n|\\]/g, '')).join(' | ')} |`;
			return [line(head), '|-|-|-|', ...rows.map(line)].join('\n');
		});
	fc.assert(
		fc.property(fc.array(table, {maxLength: 3}), parts => {
			const text = parts.join('\n\n');
			const own = tables(text);
			const wanted = own.flatMap(one => tableShape(one, true) ?? []);
			const cells = findCells(
				own,
				wanted.filter(shape => shape.kind === 'labels'),
			);
			const rows = findRows(
				own,
				wanted.filter(shape => shape.kind === 'rows'),
			);
			for (const shape of wanted) {
				if (shape.kind === 'rows') {
					t.deepEqual(
						rows.get(shape)?.rows.map(({cells: found}) => found.map(one => one?.text)),
						[...shape.rows].map(row => [...row]),
					);
					t.true(rows.get(shape)?.rows.every(({isTemplate}) => isTemplate));
				} else {
					t.true(shape.labels.every(label => cells.has(label)));
				}
			}

			const places = [...cells.values()].map(({cell: place, row, column}) => `${place.from}:${row}:${column}`);
			t.is(new Set(places).size, places.length);
		}),
		runs(300),
	);
});

test('Ten thousand labels, rows and tables are found at once', t => {
	const many = 10_000;
	const time = cpuTime(() => {
		for (const text of [
			`| | |\n|-|-|\n${Array.from({length: many}, (_, index) => `| Label ${index} | [name] |\n`).join('')}`,
			`| | |\n|-|-|\n${'| Same | [name] |\n'.repeat(many)}`,
			`| A | B | C |\n|-|-|-|\n${'| Same | [name] | |\n'.repeat(many)}`,
			`| A | B |\n|-|-|\n${'| [name] | [day] |\n'.repeat(many)}`,
			'| A | B |\n|-|-|\n| [name] | [day] |\n\n'.repeat(many / 10),
			'| A | B |\n|-|-|\n| Same | |\n\n'.repeat(many / 10),
			Array.from({length: many / 10}, (_, index) => `| A${index} | B |\n|-|-|\n| Same | |\n`).join('\n'),
			Array.from({length: many / 10}, (_, index) => `| A${index} | B |\n|-|-|\n| Word ${index} | |\n`).join('\n'),
		]) {
			const own = tables(text);
			const wanted = own.flatMap(table => tableShape(table, false) ?? []);
			const labels = wanted.filter(shape => shape.kind === 'labels');
			const rows = wanted.filter(shape => shape.kind === 'rows');
			t.is(
				findCells(own, labels).size,
				labels.reduce((sum, shape) => sum + shape.labels.length, 0),
			);
			t.is(findRows(own, rows).size, rows.length);
		}
	});
	t.true(time < 4000, `${time} ms`);
});

test('Every cell of real templates is found in a filled copy, and its value reads back', t => {
	if (!corpusFolder()) {
		t.log('skipped: no corpus');
		t.pass();
		return;
	}

	let count = 0;
	for (const {path, text} of corpusTemplates()) {
		const wanted = labelTables(text);
		for (const label of wanted.flatMap(shape => shape.labels)) {
			const document = parseMarkdown(text);
			const place = findCells(readTables(document, document.blocks), wanted).get(label);
			const edits = place ? setCell(document, place.table, place.row, place.column, 'a | b') : 'is missing';
			const changed = typeof edits === 'string' ? edits : applyEdits(text, edits);
			t.is(findCells(tables(changed), wanted).get(label)?.cell.text, 'a | b', path);
			count++;
		}
	}

	t.true(count > 20);
});
