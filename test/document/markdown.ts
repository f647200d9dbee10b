import test from 'ava';
import {
	allSections,
	lineEnd,
	lineStart,
	nextLine,
	ownContent,
	parseMarkdown,
	type Section,
	sectionContent,
} from '../../source/document/markdown.js';
import {cpuTime} from '../helpers/cpu-time.js';

function outline(text: string): readonly string[] {
	return allSections(parseMarkdown(text).root).map(({level, titleText}) => `${level} ${titleText}`);
}

function content(text: string, title: string): string | undefined {
	const document = parseMarkdown(text);
	const section = allSections(document.root).find(({titleText}) => titleText === title);
	const span = section && sectionContent(document, section);
	return span && text.slice(span.from, span.to);
}

test('Sections nest by the level of their headings', t => {
	const {root} = parseMarkdown('# A\n\n## B\n\n#### C\n\n### D\n\n## E\n\n# F\n');
	const tree = (section: Section): unknown => [section.titleText, section.children.map(tree)];
	t.deepEqual(root.children.map(tree), [
		[
			'A',
			[
				[
					'B',
					[
						['C', []],
						['D', []],
					],
				],
				['E', []],
			],
		],
		['F', []],
	]);
});

test('Headings are found however they are written', t => {
	t.deepEqual(
		outline(
			'# A #\n\n##   B   ##  \n\nSetext\n======\n\ntwo\nlines\n---\n\n   ### Indented\n\n#\n\n## C#\n\n###### Six\n####### seven\n#no\n',
		),
		['1 A', '2 B', '1 Setext', '2 two\nlines', '3 Indented', '1 ', '2 C#', '6 Six'],
	);
});

test('What looks like a heading in code, comments, HTML, quotes and lists is none', t => {
	t.deepEqual(
		outline(
			'```\n# fence\n```\n\n~~~~md\n## tilde\n~~~\n# still\n~~~~\n\n    # indented code\n\n<!--\n# comment\n-->\n\n<div>\n# html\n</div>\n\n> # quote\n\n- # list\n\n# Real\n\n```\n# never closed\n',
		),
		['1 Real'],
	);
});

test('Front matter and a byte order mark are no part of the blocks', t => {
	const document = parseMarkdown('\uFEFF---\na: b\n---\n# T\n');
	t.deepEqual(
		document.blocks.map(({kind, from, to}) => [kind, from, to]),
		[['heading', 14, 17]],
	);
	t.is(document.frontMatter?.from, 1);
	t.is(parseMarkdown('\uFEFF# T').root.children[0]?.titleText, 'T');
});

test('Titles and contents hold no carriage return, and positions count it', t => {
	const text = '# A\r\n\r\nText\r\nmore\r\n\r\n## B\r\n- [ ] one\r\n- [x] two\r\n';
	const document = parseMarkdown(text);
	t.is(document.eol, '\r\n');
	t.deepEqual(outline(text), ['1 A', '2 B']);
	t.is(content(text, 'B'), '- [ ] one\r\n- [x] two');
	const [list] = document.blocks.slice(-1);
	t.deepEqual(
		list?.items.map(item => [text.slice(item.text.from, item.text.to), text.slice(item.box?.from, item.box?.to)]),
		[
			['one', ' '],
			['two', 'x'],
		],
	);
});

test('Carriage returns change no block', t => {
	const text =
		'---\na: b\n---\n# A #\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<div>\nx\n\nSetext\n======\n\n```js\ncode\n```\n<!-- c\n-->\n-\n- [ ] one\n\n[x]: /u\n\n***\n\n> q\n\n    code\n\n1. x\n';
	const crlf = text.replaceAll('\n', '\r\n');
	const pieces = (of: string) =>
		parseMarkdown(of).blocks.map(({kind, from, to}) => [kind, of.slice(from, to).replaceAll('\r', '')]);
	t.deepEqual(pieces(crlf), pieces(text));
	t.true(pieces(crlf).some(([kind]) => kind === 'table'));
});

test('The content of a section ends before blank lines and before the break that closes it', t => {
	t.is(content('# A\n\n\ntext\n\n---\n\n# B\n', 'A'), 'text');
	t.is(content('# A\n    code\n\n---\n\n---\n\n# B\n', 'A'), '    code\n\n---');
	t.is(content('# A\n\n---\n\n# B', 'A'), '');
	t.is(content('# A', 'A'), '');
	t.is(content('# A\n# B\nx', 'A'), '');
	t.is(content('# A\ntext', 'A'), 'text');
	t.is(content('# A\ntext  \n \t\n', 'A'), 'text');
	t.is(content('# A\n\nx\n\n## B\n\ny\n', 'A'), 'x\n\n## B\n\ny');
});

test("A section's own content ends before its first child", t => {
	const document = parseMarkdown('# A\n\nx\n\n## B\n\ny\n');
	const [section] = document.root.children;
	const span = section && ownContent(document, section);
	t.deepEqual(span, {from: 5, to: 6});
});

test('An empty text and one of blank lines have no sections', t => {
	for (const text of ['', '\n', '\n\n\n', '   ', '\uFEFF', '\r\n']) {
		const document = parseMarkdown(text);
		t.deepEqual(document.root.children, []);
		t.deepEqual(document.blocks, []);
	}

	t.is(parseMarkdown('').eol, '\n');
});

test('List items give marker, text, box and what is nested in them', t => {
	const text = '- [ ] one\n  - nested\n- plain\n* other\n\n1. [X] num\n2) x\n- [y] no box\n- [ ]nbsp\n-\n';
	const items = parseMarkdown(text).blocks.flatMap(block => block.items);
	t.deepEqual(
		items.map(item => [
			item.marker,
			text.slice(item.text.from, item.text.to),
			item.box ? text.slice(item.box.from, item.box.to) : undefined,
			text.slice(item.from, item.to),
		]),
		[
			['-', 'one', ' ', '- [ ] one\n  - nested'],
			['-', 'plain', undefined, '- plain'],
			['*', 'other', undefined, '* other'],
			['1.', 'num', 'X', '1. [X] num'],
			['2)', 'x', undefined, '2) x'],
			['-', '[y] no box', undefined, '- [y] no box'],
			['-', '[ ]nbsp', undefined, '- [ ]nbsp'],
			['-', '', undefined, '-'],
		],
	);
});

test('Lines are found from any place in them', t => {
	const text = '\nab\r\n\r\ncd';
	t.deepEqual(
		[0, 1, 2, 3, 4, 5, 7, 9].map(position => lineStart(text, position)),
		[0, 1, 1, 1, 1, 5, 7, 7],
	);
	t.deepEqual(
		[0, 1, 2, 3, 5, 7, 9].map(position => lineEnd(text, position)),
		[0, 3, 3, 3, 5, 9, 9],
	);
	t.deepEqual(
		[0, 1, 3, 5, 7, 9].map(position => nextLine(text, position)),
		[1, 5, 5, 7, 9, 9],
	);
});

test('Ten thousand headings are read as fast as their number asks for', t => {
	const text = Array.from(
		{length: 10_000},
		(_, index) => `${'#'.repeat((index % 6) + 1)} Heading ${index}\n\ntext\n`,
	).join('\n');
	let sections: readonly Section[] = [];
	const time = cpuTime(() => {
		sections = allSections(parseMarkdown(text).root);
	});
	t.true(time < 2000, `${time} ms`);
	t.is(sections.length, 10_000);
	t.is(sections.at(-1)?.titleText, 'Heading 9999');
});
