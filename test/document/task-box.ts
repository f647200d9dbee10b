import test from 'ava';
import fc from 'fast-check';
import {parseMarkdown} from '../../source/document/markdown.js';
import {taskBoxes} from '../../source/document/task-box.js';
import {cpuTime} from '../helpers/cpu-time.js';
import {hostileDocument} from '../helpers/hostile-text.js';
import {runs} from '../helpers/runs.js';

/** Each box as its line, its mark and its words. */
function boxes(text: string): readonly string[] {
	return taskBoxes(parseMarkdown(text)).map(box => `${box.line} ${box.isDone ? 'x' : '-'} ${box.text}`);
}

test('Boxes are found wherever a reader sees them, with their line', t => {
	t.deepEqual(
		boxes('# T\n\n- [ ] one\n  - [x] **nested**\n    1. [X] deeper\n\ntext\n\n> * [ ] quoted\n\n+ [ ] last  \n'),
		['3 - one', '4 x **nested**', '5 x deeper', '9 - quoted', '11 - last'],
	);
});

test('The front matter, a byte order mark and other line ends move nothing', t => {
	const text = '---\na: "- [ ] no"\n---\n\n- [ ] one\n- [x] two\n';
	for (const variant of [text, `\uFEFF${text}`, text.replaceAll('\n', '\r\n')]) {
		t.deepEqual(boxes(variant), ['5 - one', '6 x two']);
		for (const {box} of taskBoxes(parseMarkdown(variant))) {
			t.regex(variant.slice(box.from - 1, box.to + 1), /^\[[ x]\]$/);
		}
	}
});

test('What stands in code, in a line of text or without a list is no box', t => {
	t.deepEqual(
		boxes('```\n- [ ] a\n```\n\n    - [ ] b\n\n**Approved:** [ ] Yes [ ] No\n\n[ ] c\n\n- [x](y)\n- []\n- [y] d\n'),
		[],
	);
});

test('Any text has boxes in order, each of one character', t => {
	const property = fc.property(hostileDocument, text => {
		let position = 0;
		return taskBoxes(parseMarkdown(text)).every(({box, line, isDone}) => {
			const isAfter = box.from >= position && box.to === box.from + 1;
			position = box.to;
			const mark = text[box.from] ?? '';
			return isAfter && (isDone ? /[xX]/ : / /).test(mark) && text.slice(0, box.from).split('\n').length === line;
		});
	});
	t.notThrows(() => fc.assert(property, runs(400)));
});

test('A hundred thousand boxes are found in time', t => {
	const document = parseMarkdown('- [ ] a task\n'.repeat(100_000));
	const time = cpuTime(() => {
		t.is(taskBoxes(document).length, 100_000);
	});
	t.true(time < 4000, `${time} ms`);
});
