import test from 'ava';
import {type LabelStyle, readFieldLines} from '../../source/document/field-line.js';
import {parseMarkdown} from '../../source/document/markdown.js';
import {cpuTime} from '../helpers/cpu-time.js';

/** The labels of a text with their values, as a list of pairs. */
function labels(text: string): readonly (readonly [string, string])[] {
	const document = parseMarkdown(text);
	return document.blocks
		.flatMap(block => readFieldLines(document, block))
		.map(({label, value}) => [label, text.slice(value.from, value.to)]);
}

test('A label is bold and ends in a colon, inside or outside of the emphasis', t => {
	t.deepEqual(labels('**A:** one'), [['A', 'one']]);
	t.deepEqual(labels('**A**: one'), [['A', 'one']]);
	t.deepEqual(labels('__A__ : one'), [['A', 'one']]);
	t.deepEqual(labels('__A:__ one'), [['A', 'one']]);
	t.deepEqual(labels('- **A b (c):** one\n* **D**: two\n+ __E:__ three\n1. **F:** four'), [
		['A b (c)', 'one'],
		['D', 'two'],
		['E', 'three'],
		['F', 'four'],
	]);
	t.deepEqual(labels('**Статус:** черновик'), [['Статус', 'черновик']]);
});

test('Bold words without a colon, and labels inside a line or in code are no labels', t => {
	for (const text of [
		'**A** one',
		'x **A:** one',
		'`**A:** one`',
		'    **A:** one',
		'```\n**A:** one\n```',
		'# **A:** one',
		'A: one',
		'*A:* one',
	]) {
		t.deepEqual(labels(text), [], text);
	}
});

test('A quote has labels too', t => {
	t.deepEqual(labels('> **A:** one\n> **B:** two'), [
		['A', 'one'],
		['B', 'two'],
	]);
});

test('Plain labels and the lines of a header in a code block are read where they are asked for', t => {
	const read = (text: string, style: LabelStyle) => {
		const document = parseMarkdown(text);
		return document.blocks
			.flatMap(block => readFieldLines(document, block, style))
			.map(({label, value}) => [label, text.slice(value.from, value.to)]);
	};

	t.deepEqual(read('- Status: Draft\n* RFC PR: [a](b)\n\nAuthor(s): me', 'plain'), [
		['Status', 'Draft'],
		['RFC PR', '[a](b)'],
		['Author(s)', 'me'],
	]);
	t.deepEqual(read('see https://example.org\n\n**A:** one\n\nlower: case', 'plain'), []);
	t.deepEqual(read('```yaml\ntitle: X\nLast updated:\n```', 'code'), [
		['title', 'X'],
		['Last updated', ''],
	]);
	t.deepEqual(read('title: X', 'code'), []);
});

test('Labels on lines of one paragraph each keep their own value', t => {
	t.deepEqual(labels('**Pros:** fast\n**Cons:** dear\n**Effort:**\n'), [
		['Pros', 'fast'],
		['Cons', 'dear'],
		['Effort', ''],
	]);
});

test('A value goes on over wrapped lines, up to the next label, list, quote or blank line', t => {
	t.deepEqual(labels('**A:** one\ntwo\n  three\n**B:** x\n\nnot B'), [
		['A', 'one\ntwo\n  three'],
		['B', 'x'],
	]);
	t.deepEqual(labels('- **A:** one\n  two\n  - nested\n- **B:** x'), [
		['A', 'one\n  two'],
		['B', 'x'],
	]);
	t.deepEqual(labels('**A:** one\r\ntwo\r\n**B:** x\r\n'), [
		['A', 'one\r\ntwo'],
		['B', 'x'],
	]);
	t.deepEqual(labels('intro\n**A:** one'), [['A', 'one']]);
});

test('An empty value stands right behind its label, and says whether a blank is missing', t => {
	const document = parseMarkdown('**A:**\n\n**B:** \n**C:**x\n');
	const lines = document.blocks.flatMap(block => readFieldLines(document, block));
	t.deepEqual(
		lines.map(({label, value, needsSpace}) => [label, value, needsSpace]),
		[
			['A', {from: 6, to: 6}, true],
			['B', {from: 15, to: 15}, false],
			['C', {from: 22, to: 23}, true],
		],
	);
});

test('A line of a hundred thousand stars or blanks is read at once', t => {
	const time = cpuTime(() => {
		labels(`**${'a '.repeat(50_000)}\n${'*'.repeat(100_000)}\n**a${' '.repeat(100_000)}b`);
	});
	t.true(time < 1000, `${time} ms`);
});
