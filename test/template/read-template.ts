import test from 'ava';
import {allFields} from '../../source/template/form.js';
import {readTemplate} from '../../source/template/read-template.js';

/** The fields of a template, one a line: id, kind and hint. */
function fields(text: string): readonly string[] {
	return allFields(readTemplate('sample', text)).map(({id, kind, hint}) => `${id} ${kind} ${hint ?? ''}`.trim());
}

test('Every heading without fields is a field itself, and what stands under it is its hint', t => {
	t.deepEqual(
		fields(`# T

## Context

What is the issue?

## Decision
> We will …

## Consequences

<!-- Good and bad. -->

## Links
`),
		[
			'document.title line Title',
			'context text What is the issue?',
			'decision text We will …',
			'consequences text Good and bad.',
			'links text',
		],
	);
});

test('A template without headings has the fields of its labels, and an empty one has none', t => {
	t.deepEqual(fields('**Owner:** [who]\n- **Due date:** ____\n'), [
		'document.owner line who',
		'document.due-date date',
	]);
	t.deepEqual(fields(''), []);
	t.deepEqual(fields('Just a sentence.\n'), []);
});

test('Ids that would occur twice are numbered, those of sections too', t => {
	t.deepEqual(
		fields(
			'## A\n**X:** [1]\n**X:** [2]\n**X 2:** [3]\n\n## A\n**X:** [4]\n\n## A 2\n\n## Document\n\n## 🚀\n\n## 🎉\n',
		),
		[
			'a.x line 1',
			'a.x-2 line 2',
			'a.x-2-2 line 3',
			'a-2.x line 4',
			'a-2-2 text',
			'document-2 text',
			'section text',
			'section-2 text',
		],
	);
});

test('Front matter gives its keys with the comments behind them as hints', t => {
	t.deepEqual(
		allFields(
			readTemplate('x', '---\nstatus: draft # one of: a, b\nlast_updated: 2026-01-01\nowner: me\ncreated:\n---\n# T\n'),
		).map(({id, kind, hint, filledBy}) => [id, kind, hint, filledBy]),
		[
			['front-matter.status', 'choice', undefined, 'status'],
			['front-matter.last_updated', 'date', undefined, 'today'],
			['front-matter.owner', 'line', undefined, undefined],
			['front-matter.created', 'date', undefined, 'created'],
			['document.title', 'line', 'Title', undefined],
		],
	);
});

test('Numbered siblings are a group, and one behind other headings is one of them', t => {
	const [group, ...others] = allFields(
		readTemplate('x', '## Story 1: [Name]\n**As:** [who]\n\n## Story 2: [Name]\n\n## End\n\n## Story 3\n'),
	);
	t.is(group?.id, 'story');
	t.is(group?.group?.count, 2);
	t.deepEqual(
		group?.group?.fields.map(({id}) => id),
		['name', 'as'],
	);
	t.deepEqual(
		others.map(({id}) => id),
		['end'],
	);
});

test('A list of numbered tasks without slots is a check list, one with slots a group', t => {
	t.deepEqual(
		fields(
			'## Do\n- [ ] Task 1\n- [ ] Task 2\n\n## Meet\n- [ ] Talk 1: [who]\n- [ ] Talk 2: [who]\n\n## Mixed\n- [ ] Task 1\n- plain\n',
		),
		['do checklist', 'meet.talk group', 'mixed text - [ ] Task 1\n- plain'],
	);
});

test('A label that is filled in the template has its text as hint', t => {
	t.deepEqual(fields('## A\n**Scope:** Everything\n**Empty:**\n'), ['a.scope line Everything', 'a.empty line']);
});

test('What is inside of code is no field', t => {
	t.deepEqual(fields('## A\n```md\n## B\n**X:** [y]\n- [ ] z\n```\n'), [
		'a text ```md\n## B\n**X:** [y]\n- [ ] z\n```',
	]);
});

test('A heading that ends in brackets holds a value', t => {
	t.deepEqual(fields('## Status: [draft|done]\n\n## Chosen – [Name]\n'), ['status choice', 'chosen line Name']);
});

test('A template with CRLF is read as the same form', t => {
	const text =
		'# T\n\n## A\n**X:** [a|b]\n**Y:** [hint\nmore]\n\n### B\n[long]\n\n## Risk 1: [n]\n- [ ] a\n\n## Risk 2: [n]\n';
	const lf = allFields(readTemplate('x', text)).map(({id, kind, choices}) => [id, kind, choices]);
	const crlf = allFields(readTemplate('x', text.replaceAll('\n', '\r\n'))).map(({id, kind, choices}) => [
		id,
		kind,
		choices,
	]);
	t.deepEqual(crlf, lf);
	t.is(lf.length, 5);
});

test('A list of items is called by the plural of what one of them is called', t => {
	const labels = (template: string): readonly string[] =>
		allFields(readTemplate('sample', template)).map(({label}) => label);
	t.true(labels('# T\n\n## Story 1\n[x]\n\n## Story 2\n[x]\n').includes('Stories'));
	t.true(labels('# T\n\n## Phase 1\n[x]\n\n## Phase 2\n[x]\n').includes('Phases'));
	t.true(labels('# T\n\n## Approach 1\n[x]\n\n## Approach 2\n[x]\n').includes('Approaches'));
});
