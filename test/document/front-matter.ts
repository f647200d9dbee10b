import test from 'ava';
import {
	createFrontMatter,
	frontMatterEdit,
	readFrontMatter,
	readYamlHeader,
} from '../../source/document/front-matter.js';
import {applyEdits} from '../../source/document/text-edit.js';

/** The text after a key was set; the same text where that is no change. */
function setKey(text: string, key: string, value: string): string {
	const frontMatter = readFrontMatter(text);
	const edits = frontMatter ? frontMatterEdit(text, frontMatter, key, value) : [];
	return typeof edits === 'string' ? text : applyEdits(text, edits);
}

/** The same for a list. */
function setList(text: string, key: string, value: readonly string[]): string {
	const frontMatter = readFrontMatter(text);
	const edits = frontMatter ? frontMatterEdit(text, frontMatter, key, value) : [];
	return typeof edits === 'string' ? text : applyEdits(text, edits);
}

function entries(text: string): Readonly<Record<string, string>> {
	return Object.fromEntries((readFrontMatter(text)?.entries ?? []).map(({key, value}) => [key, value]));
}

test('Keys are read with values without quotes and comments', t => {
	const text = `---
status: draft # one of: draft, review
"quoted key": no
title: "Über: \\"fast\\"" # why
single: 'it''s'
hash: a#b
empty:
url: https://example.org/#top
two words: yes
# comment: no
---
`;
	t.deepEqual(entries(text), {
		'quoted key': 'no',
		status: 'draft',
		title: 'Über: "fast"',
		single: "it's",
		hash: 'a#b',
		empty: '',
		url: 'https://example.org/#top',
		'two words': 'yes',
	});
	const [status, , title] = readFrontMatter(text)?.entries ?? [];
	t.is(status?.comment, 'one of: draft, review');
	t.is(title?.comment, 'why');
	t.is(text.slice(title?.valueSpan.from, title?.valueSpan.to), '"Über: \\"fast\\""');
});

test('Only a block at the very start that is closed is front matter', t => {
	t.is(readFrontMatter('# Title\n---\na: b\n---\n'), undefined);
	t.is(readFrontMatter('\n---\na: b\n---\n'), undefined);
	t.is(readFrontMatter('---\na: b\n'), undefined);
	t.is(readFrontMatter(''), undefined);
	t.is(readFrontMatter('----\na: b\n----\n'), undefined);
	t.deepEqual(readFrontMatter('---\n---')?.entries, []);
	t.is(readFrontMatter('---\na: b\n...\ntext')?.to, 13);
});

test('A value is replaced in place: comments, order, quotes and unknown keys stay', t => {
	const text = '---\nowner:   [a, b]\nstatus: draft   # or review\ntitle: "Old"\nby: \'me\'\n---\n# T\n';
	t.is(
		setKey(text, 'status', 'in-review'),
		'---\nowner:   [a, b]\nstatus: in-review   # or review\ntitle: "Old"\nby: \'me\'\n---\n# T\n',
	);
	t.true(setKey(text, 'title', 'New "one"').includes('\ntitle: "New \\"one\\""\n'));
	t.true(setKey(text, 'by', "it's").includes("\nby: 'it''s'\n"));
});

test('Setting the value that a key has is no change, also where it is quoted', t => {
	const text = '---\nstatus: "draft"\n---\n';
	const frontMatter = readFrontMatter(text);
	t.truthy(frontMatter);
	t.deepEqual(frontMatter && frontMatterEdit(text, frontMatter, 'status', 'draft'), []);
});

test('CRLF and a byte order mark stay as they are', t => {
	t.is(
		setKey('\uFEFF---\r\nstatus: a # c\r\n---\r\n# T\r\n', 'status', 'b'),
		'\uFEFF---\r\nstatus: b # c\r\n---\r\n# T\r\n',
	);
	t.is(setKey('---\r\nstatus: a\r\n---\r\n', 'owner', 'me'), '---\r\nstatus: a\r\nowner: me\r\n---\r\n');
});

test('A new key goes to the end of the block', t => {
	t.is(
		setKey('---\nstatus: a\n# end\n---\ntext', 'last_updated', '2026-03-04'),
		'---\nstatus: a\n# end\nlast_updated: 2026-03-04\n---\ntext',
	);
	t.is(setKey('---\n---\n', 'a', 'b'), '---\na: b\n---\n');
});

test('A key without a value gets a blank before it', t => {
	t.is(setKey('---\nstatus:\n---\n', 'status', 'draft'), '---\nstatus: draft\n---\n');
	t.is(setKey('---\nstatus: \n---\n', 'status', 'draft'), '---\nstatus: draft\n---\n');
	t.is(setKey('---\nstatus: # why\n---\n', 'status', 'draft'), '---\nstatus: draft # why\n---\n');
});

test('Values that YAML would read as something else are quoted', t => {
	const quoted = [
		'null',
		'Yes',
		'007',
		'1.5',
		'0xFF',
		'12:30',
		'.inf',
		'a: b',
		'ends:',
		'#x',
		'a #b',
		'*x',
		'&x',
		'@x',
		'[a]',
		'- x',
		'"x',
		'!x',
		'',
		' x',
		'`x`',
		'%x',
		'> x',
		'~',
	];
	for (const value of quoted) {
		t.is(setKey('---\nkey: old\n---\n', 'key', value), `---\nkey: ${JSON.stringify(value)}\n---\n`, value);
	}

	for (const value of [
		'draft',
		'in-review',
		'2026-03-04',
		'a:b',
		"it's",
		'Größe',
		'日本語',
		'(x)',
		'/a/b',
		'https://example.org',
	]) {
		t.is(setKey('---\nkey: old\n---\n', 'key', value), `---\nkey: ${value}\n---\n`, value);
	}
});

test('Every value is read back as it was set', t => {
	const values = [
		'a',
		'a: b # c',
		"it's",
		'"',
		"'",
		'\\',
		'a\\nb',
		'日本',
		'😀',
		'',
		' ',
		'# no comment',
		'---',
		"''",
		'""',
	];
	for (const old of ['old', '"old"', "'old'", '', 'old # c', '"old" # c']) {
		for (const value of values) {
			t.is(entries(setKey(`---\nkey: ${old}\nlast: 1\n---\n`, 'key', value)).key, value, `${old} → ${value}`);
			t.is(entries(setKey(`---\nkey: ${old}\nlast: 1\n---\n`, 'key', value)).last, '1', `${old} → ${value}`);
		}
	}
});

test('A value that goes on over several lines is marked, and never replaced by one line', t => {
	const text = '---\nlist:\n- a\n- b\nmap:\n  a: b\ntext: |\n  long\nplain: one\n  two\nafter: x\n# c\n  # d\n---\n';
	const nested = readFrontMatter(text)?.entries.map(({key, kind}) => `${key} ${kind}`);
	t.deepEqual(nested, ['list list', 'map map', 'map.a scalar', 'text block', 'plain block', 'after scalar']);
	for (const key of ['list', 'map', 'text', 'plain']) {
		t.is(setKey(text, key, 'x'), text);
	}

	t.is(setKey(text, 'after', 'two\nlines'), text);

	t.true(setKey(text, 'after', 'z').includes('\nafter: z\n'));
});

test('What a key that is not understood holds does not count for the key above it', t => {
	const text = '---\nstatus: a\n"odd key":\n  - x\n---\n';
	t.is(setKey(text, 'status', 'b'), '---\nstatus: b\n"odd key":\n  - x\n---\n');
});

test('Broken YAML never throws, and the lines that can be read are edited', t => {
	const text = '---\ntitle: @name: x\nopen: "never closed\n\tTAB\nkey: *alias\n{{{{[[[[\nstatus: a\n---\n';
	t.is(setKey(text, 'status', 'b'), text.replace('status: a', 'status: b'));
	t.is(entries(text).title, '@name: x');
});

test('Items of a list are added, changed and taken out, and what stays keeps its bytes', t => {
	const block = '---\nauthors:\n  - "@one" # first\n  - two\n---\n';
	t.is(setList(block, 'authors', ['@one', 'three']), '---\nauthors:\n  - "@one" # first\n  - three\n---\n');
	t.is(setList(block, 'authors', ['@one', 'two', '@x']), '---\nauthors:\n  - "@one" # first\n  - two\n  - "@x"\n---\n');
	t.is(setList('---\ntags: [a, "b"]\n---\n', 'tags', ['a', 'b', 'c']), '---\ntags: [a, "b", "c"]\n---\n');
	t.is(setList('---\ntags: []\n---\n', 'tags', ['a']), '---\ntags: [a]\n---\n');
	t.deepEqual(entries(setList(block, 'authors', [])), {authors: ''});
	t.deepEqual(entries(setList(block.replaceAll('\n', '\r\n'), 'authors', ['b'])), {authors: 'b'});
	t.false(/(?<!\r)\n/.test(setList(block.replaceAll('\n', '\r\n'), 'authors', ['b', 'c', 'd'])));
});

test('Keys inside of a map have their path as their name', t => {
	const text = '---\nmilestone:\n  alpha: "v1.19"\n  beta:\n---\n';
	t.deepEqual(entries(text), {milestone: '', 'milestone.alpha': 'v1.19', 'milestone.beta': ''});
	t.is(setKey(text, 'milestone.beta', 'v2'), '---\nmilestone:\n  alpha: "v1.19"\n  beta: v2\n---\n');
	t.is(setKey(text, 'milestone.stable', 'v3'), '---\nmilestone:\n  alpha: "v1.19"\n  beta:\n  stable: v3\n---\n');
	t.is(setKey(text, 'other.stable', 'v3'), text);
});

test('A text without front matter gets some behind its byte order mark, and one that is YAML needs no dashes', t => {
	const edits = createFrontMatter('\uFEFF# T\r\n', '\r\n', [['status', 'draft']]);
	t.is(
		typeof edits === 'string' ? edits : applyEdits('\uFEFF# T\r\n', edits),
		'\uFEFF---\r\nstatus: draft\r\n---\r\n\r\n# T\r\n',
	);
	const header = readYamlHeader('title: X\n# above\nowners:\n  - me\n');
	t.deepEqual(
		header.entries.map(({key, value, commentsAbove}) => [key, value, commentsAbove]),
		[
			['title', 'X', undefined],
			['owners', 'me', 'above'],
		],
	);
});
