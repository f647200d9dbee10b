import test from 'ava';
import fc from 'fast-check';
import {parseMarkdown} from '../../source/document/markdown.js';
import {readTables} from '../../source/document/table.js';
import {type LabelTable, type RowTable, type TableShape, tableShape} from '../../source/template/table-shape.js';
import {corpusFolder, corpusTemplates} from '../helpers/corpus.js';
import {cpuTime} from '../helpers/cpu-time.js';
import {hostileText} from '../helpers/hostile-text.js';
import {runs} from '../helpers/runs.js';

function shapes(text: string, isAlone: boolean): readonly (TableShape | undefined)[] {
	const document = parseMarkdown(text);
	return readTables(document, document.blocks).map(table => tableShape(table, isAlone));
}

function labelTable(text: string, isAlone = false): LabelTable | undefined {
	const [shape] = shapes(text, isAlone);
	return shape?.kind === 'labels' ? shape : undefined;
}

function rowTable(text: string, isAlone = false): RowTable | undefined {
	const [shape] = shapes(text, isAlone);
	return shape?.kind === 'rows' ? shape : undefined;
}

/** The labels of a table with the heads of their columns, their texts and what they take. */
function labels(text: string): readonly unknown[] {
	return (labelTable(text)?.labels ?? []).map(({label, head, cell, placeholder}) => [
		head === undefined ? label : `${label}/${head}`,
		cell.text,
		placeholder?.kind,
	]);
}

test('Two columns without heads are labels with their values', t => {
	t.deepEqual(
		labels('| | |\n|-|-|\n| Author | Jane |\n| **Date:** | YYYY-MM-DD |\n| Status | [a\\|b] |\n| Notes |\n'),
		[
			['Author', 'Jane', undefined],
			['Date', 'YYYY-MM-DD', 'date'],
			['Status', '[a|b]', 'choice'],
			['Notes', '', undefined],
		],
	);
});

test('Two columns with bold labels, or with a head that says value, are labels', t => {
	const bold = '| Field | What |\n|-|-|\n| **Author** | Jane |\n| __Team__: | Core |\n| | |\n';
	t.deepEqual(labels(bold), [
		['Author', 'Jane', undefined],
		['Team', 'Core', undefined],
	]);
	for (const head of ['Value', '**Answer**', 'details']) {
		t.deepEqual(labels(`| Question | ${head} |\n|-|-|\n| Who? | Jane |\n`), [['Who?', 'Jane', undefined]]);
	}

	t.is(labelTable('| Question | Effect |\n|-|-|\n| Who? | Jane |\n'), undefined);
	t.is(labelTable('| Field | What |\n|-|-|\n| **Author** | Jane |\n| Team | Core |\n'), undefined);
	t.is(labelTable('| Field | Value | Notes |\n|-|-|-|\n| **Author** | Jane | x |\n'), undefined);
	t.is(labelTable('| Done | Value |\n|-|-|\n| [x] | [Value] |\n'), undefined);
	t.is(labelTable('| Key | Value |\n|-|-|\n| [Key] | [Value] |\n'), undefined);
});

test('A head that holds a value is a label itself', t => {
	const text =
		'| Status | (Proposed / Accepted / Obsolete) |\n|:-|:-|\n| **Author(s)** | My Name |\n| **Updated** | YYYY-MM-DD |\n';
	const shape = labelTable(text);
	t.deepEqual(
		shape?.labels.map(({label, row, column}) => [label, row, column]),
		[
			['Status', -1, 1],
			['Author(s)', 0, 1],
			['Updated', 1, 1],
		],
	);
	t.deepEqual(shape?.labels[0]?.placeholder?.choices, ['Proposed', 'Accepted', 'Obsolete']);
});

test('Rows that are named and otherwise open are fixed: each cell is a field', t => {
	const text =
		'| Role | Name | Date | Notes |\n|-|-|-|-|\n| Proposed By | [Name] | [Date] | |\n| Approved By | TBD | ____ |\n';
	t.deepEqual(labels(text), [
		['Proposed By/Name', '[Name]', 'line'],
		['Proposed By/Date', '[Date]', 'date'],
		['Proposed By/Notes', '', undefined],
		['Approved By/Name', 'TBD', 'line'],
		['Approved By/Date', '____', 'date'],
		['Approved By/Notes', '', undefined],
	]);
	t.deepEqual(labels('| Component | Impact |\n|-|-|\n| Runtime | |\n| Gossip (p2p) | High/Medium/Low |\n'), [
		['Runtime', '', undefined],
		['Gossip (p2p)', 'High/Medium/Low', 'choice'],
	]);
	t.deepEqual(labels('| Check | Done |\n|-|-|\n| Tests | [ ] |\n| Docs | – |\n'), [
		['Tests', '[ ]', undefined],
		['Docs', '–', undefined],
	]);
});

test('Rows of placeholders repeat, with a member for each column', t => {
	const shape = rowTable(
		'| **Risk** | Impact | By | Effort |\n|-|-|-|-|\n| [Risk 1] | High/Medium/Low | YYYY-MM-DD | |\n| **[Risk 2]** | [Low\\|High] | {date} | <effort> |\n',
	);
	t.is(shape?.noun, 'Risk');
	t.deepEqual(shape?.heads, ['Risk', 'Impact', 'By', 'Effort']);
	t.deepEqual(
		shape?.columns.map(({label, raw, placeholder}) => [label, raw, placeholder?.kind]),
		[
			['Risk', '[Risk 1]', 'line'],
			['Impact', 'High/Medium/Low', 'choice'],
			['By', 'YYYY-MM-DD', 'date'],
			['Effort', '<effort>', 'line'],
		],
	);
	t.deepEqual(shape?.columns[1]?.placeholder?.choices, ['High', 'Medium', 'Low']);
	t.deepEqual(shape?.rows, [
		['[Risk 1]', 'High/Medium/Low', 'YYYY-MM-DD', ''],
		['**[Risk 2]**', '[Low|High]', '{date}', '<effort>'],
	]);
});

test('A column that only counts gives no noun and no placeholder', t => {
	const shape = rowTable('|  # | Concern | Status |\n| --: | :- | -: |\n| 1 | | |\n| 2 | |\n');
	t.is(shape?.noun, 'Concern');
	t.deepEqual(
		shape?.columns.map(({label, raw, isNumber}) => [label, raw, isNumber]),
		[
			['Column 1', '', true],
			['Concern', '', false],
			['Status', '', false],
		],
	);
	t.deepEqual(shape?.rows, [
		['1', '', ''],
		['2', '', ''],
	]);
});

test('A table without rows repeats, one without any words is no form', t => {
	t.deepEqual(rowTable('| Date | Note |\n|-|-|\n')?.rows, []);
	t.deepEqual(shapes('| | |\n|-|-|\n', true), [undefined]);
	t.deepEqual(shapes('| # | |\n|-|-|\n| | |\n', true), [undefined]);
});

test('Rows of examples repeat only where the table is all that stands in its section', t => {
	const text =
		'| Risk | Impact | Mitigation |\n|-|-|-|\n| Complexity | High | Prototype |\n| [Risk] | High/Medium/Low | |\n';
	t.deepEqual(shapes(text, false), [undefined]);
	const shape = rowTable(text, true);
	t.is(shape?.noun, 'Risk');
	t.deepEqual(
		shape?.columns.map(({raw}) => raw),
		['[Risk]', 'High/Medium/Low', ''],
	);
});

test('Words, paths, links and days are no choices', t => {
	for (const cell of ['a and b', 'src/a/b.ts', 'https://a/b/c', '2024/01/02', '[a](b)', '`a/b/c`', 'and/or']) {
		t.deepEqual(shapes(`| A | B |\n|-|-|\n| [x] y | ${cell} |\n`, false), [undefined], cell);
	}
});

test('A table is read the same with Windows line ends, and any text gives a shape or none', t => {
	fc.assert(
		fc.property(
			fc.array(fc.array(fc.oneof(hostileText, fc.constantFrom('', '[a]', 'Word', '1', '**b**')), {maxLength: 4}), {
				maxLength: 5,
			}),
			fc.integer({min: 1, max: 4}),
			fc.boolean(),
			(rows, width, isAlone) => {
				const lines = rows.map(row => `| ${row.map(text => text.replace(/[\r\n]/g, '')).join(' | ')} |`);
				const text = [`|${' h |'.repeat(width)}`, `|${'-|'.repeat(width)}`, ...lines].join('\n');
				const crlf = text.replaceAll('\n', '\r\n');
				const plain = (shape: TableShape | undefined) =>
					shape?.kind === 'labels' ? shape.labels.map(({label, cell}) => [label, cell.text]) : shape;
				t.deepEqual(shapes(crlf, isAlone).map(plain), shapes(text, isAlone).map(plain));
			},
		),
		runs(200),
	);
});

test('Ten thousand rows, columns or hostile cells are read at once', t => {
	const many = 10_000;
	const texts = [
		`| A | B |\n|-|-|\n${'| Word | High/Medium/Low |\n'.repeat(many)}`,
		`| A | B |\n|-|-|\n${'| [name] | 1 |\n'.repeat(many)}`,
		`|${' A |'.repeat(many)}\n|${'-|'.repeat(many)}\n${'| Word |\n'.repeat(many)}`,
		`|${' A |'.repeat(100)}\n|${'-|'.repeat(100)}\n${'| Word |\n'.repeat(many / 10)}`,
		...['**', '__', 'a/', '[', '_a', '<', '(a', '<!--', '`'].map(
			sign => `| A | B |\n|-|-|\n| **x** | ${sign.repeat(many * 2)} |\n| ${sign.repeat(many * 2)}x | |\n`,
		),
	];
	const documents = texts.map(text => parseMarkdown(text));
	const tables = documents.map(document => readTables(document, document.blocks));
	let found: readonly (TableShape | undefined)[] = [];
	const time = cpuTime(() => {
		found = tables.flatMap(list => list.map(table => tableShape(table, true)));
	});
	t.is(found[0]?.kind === 'labels' ? found[0].labels.length : 0, many);
	t.is(found[1]?.kind === 'rows' ? found[1].rows.length : 0, many);
	t.is(found[2], undefined);
	t.true(time < 3000, `${time} ms`);
});

test('The tables of real templates are read as what they are', t => {
	if (!corpusFolder()) {
		t.log('skipped: no corpus');
		t.pass();
		return;
	}

	const seen = corpusTemplates().flatMap(({path, text}) =>
		shapes(text, !path.includes('ms-milestone')).map(shape => {
			const words = shape?.kind === 'rows' ? shape.noun : `${shape?.labels.length} labels`;
			return [path.replace(/^.*[/\\]/, ''), shape ? words : 'text'];
		}),
	);
	t.deepEqual(seen, [
		['askrandy-plan.md', 'Risk'],
		['eventplanner-ep.md', 'Risk'],
		['eventplanner-ep.md', '9 labels'],
		['lua-roadmap.md', 'Risk'],
		['ms-milestone-design.md', 'text'],
		['near-nep.md', 'Concern'],
		['se2-enhancement.md', 'Date'],
		['sgj-feature-proposal.md', 'Risk'],
		['solana-simd.md', '9 labels'],
		['tensorflow-rfc.md', '6 labels'],
	]);
});
