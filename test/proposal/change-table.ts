import test from 'ava';
import {parseMarkdown} from '../../source/document/markdown.js';
import {applyEdits, invertEdits} from '../../source/document/text-edit.js';
import {type Change, setField} from '../../source/proposal/change.js';
import {addItem, moveItem, removeItem} from '../../source/proposal/change-group.js';
import {type Alignment, align} from '../../source/template/align.js';
import {readValue} from '../../source/template/field-value.js';
import {readTemplate} from '../../source/template/read-template.js';

const template = `# [T]

## Risks

Which ones?

| # | Risk | Impact | Mitigation |
|---|------|--------|------------|
| 1 | [Risk 1] | High/Medium/Low | [How] |
| 2 | [Risk 2] | High/Medium/Low | [How] |

## Parts

| Part | Effect |
|--|--|
| API | |
| Docs | |
`;

const form = readTemplate('sample', template);

function open(text = template): Alignment {
	return align(form, parseMarkdown(text));
}

/** The lines of the first table below its head. */
function rows({alignment}: Change): readonly string[] {
	const lines = alignment.document.text.split(/\r?\n/).filter(line => line.startsWith('|'));
	return lines.slice(2, lines.indexOf('| Part | Effect |'));
}

test('Rows that repeat are a group, rows that are labels are fields, and the template fills none of them', t => {
	t.deepEqual(
		open().states.map(({id, field, isFilled}) => [id, field.kind, isFilled]),
		[
			['document.title', 'line', false],
			['risks.risk', 'group', false],
			['risks.risk-1.risk', 'line', false],
			['risks.risk-1.impact', 'choice', false],
			['risks.risk-1.mitigation', 'line', false],
			['risks.risk-2.risk', 'line', false],
			['risks.risk-2.impact', 'choice', false],
			['risks.risk-2.mitigation', 'line', false],
			['parts.api', 'line', false],
			['parts.docs', 'line', false],
		],
	);
});

test('A table takes the rows of a list, each counted, and reads back', t => {
	const value = [
		{risk: 'a | b', impact: 'High', mitigation: 'do'},
		{risk: 'c', impact: '', mitigation: ''},
		{risk: 'd', impact: 'Low', mitigation: ''},
	];
	const change = setField(open(), 'risks.risk', value);
	t.deepEqual(change.refused, []);
	t.deepEqual(rows(change), [
		'| 1 | a \\| b | High | do |',
		'| 2 | c | High/Medium/Low | [How] |',
		'| 3 | d | Low | [How] |',
	]);
	const state = change.alignment.byId.get('risks.risk');
	t.deepEqual(state && readValue(change.alignment.document, state), value);
});

test('Rows are moved, taken out and added with their numbers, and the last one may go', t => {
	const first = setField(open(), 'risks.risk', [{risk: 'a'}, {risk: 'b', impact: 'Low'}]).alignment;
	t.deepEqual(rows(moveItem(first, 'risks.risk', 1, 1)), [
		'| 1 | b | Low | [How] |',
		'| 2 | a | High/Medium/Low | [How] |',
	]);
	const one = removeItem(first, 'risks.risk', 1);
	t.deepEqual(rows(one), ['| 1 | b | Low | [How] |']);
	const none = removeItem(one.alignment, 'risks.risk', 1);
	t.deepEqual(rows(none), []);
	t.deepEqual(rows(addItem(none.alignment, 'risks.risk')), ['| 1 | [Risk 1] | High/Medium/Low | [How] |']);
	t.deepEqual(rows(setField(none.alignment, 'risks.risk', [])), [
		'| 1 | [Risk 1] | High/Medium/Low | [How] |',
		'| 2 | [Risk 2] | High/Medium/Low | [How] |',
	]);
});

test('The value of a label is written into its cell alone, and every change can be undone', t => {
	const crlf = template.replaceAll('\n', '\r\n');
	for (const text of [template, crlf, `\uFEFF${template}`, template.trimEnd()]) {
		for (const change of [
			setField(open(text), 'parts.docs', 'new | page'),
			setField(open(text), 'risks.risk-2.impact', 'Medium'),
			addItem(open(text), 'risks.risk'),
			removeItem(open(text), 'risks.risk', 2),
			moveItem(open(text), 'risks.risk', 1, 1),
		]) {
			const after = change.alignment.document.text;
			t.deepEqual(change.refused, []);
			t.not(after, text);
			t.is(applyEdits(after, invertEdits(text, change.edits)), text);
			t.is(/(?<!\r)\n/.test(after), /(?<!\r)\n/.test(text));
		}
	}

	t.true(
		setField(open(), 'parts.docs', 'new | page').alignment.document.text.endsWith(
			'| API | |\n| Docs | new \\| page |\n',
		),
	);
	t.is(setField(open(), 'parts.docs', 'two\nlines').alignment.byId.get('parts.docs')?.raw, 'two lines');
});
