import test from 'ava';
import {frontMatterEdit, readFrontMatter} from '../../source/document/front-matter.js';
import {applyEdits} from '../../source/document/text-edit.js';

/** The text after a key was set; the same text where that is no change. */
function setKey(text: string, key: string, value: string): string {
	const frontMatter = readFrontMatter(text);
	const edit = frontMatter && frontMatterEdit(text, frontMatter, key, value);
	return edit ? applyEdits(text, [edit]) : text;
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
		status: 'draft',
		title: 'Über: "fast"',
		single: "it's",
		hash: 'a#b',
		empty: '',
		url: 'https://example.org/#top',
		'two words': 'yes',
	});
	const [status, title] = readFrontMatter(text)?.entries ?? [];
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
	t.is(frontMatter && frontMatterEdit(text, frontMatter, 'status', 'draft'), undefined);
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
		'a\nb',
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
		'two\nlines',
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
	const nested = readFrontMatter(text)?.entries.map(({key, isNested}) => `${key} ${isNested}`);
	t.deepEqual(nested, ['list true', 'map true', 'text true', 'plain true', 'after false']);
	for (const key of ['list', 'map', 'text', 'plain']) {
		t.is(setKey(text, key, 'x'), text);
	}

	t.true(setKey(text, 'after', 'y').includes('\nafter: y\n'));
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
