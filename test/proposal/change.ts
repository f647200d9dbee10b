import test from 'ava';
import {setField, setFields} from '../../source/proposal/change.js';
import type {Alignment} from '../../source/template/align.js';
import type {FieldValue} from '../../source/template/field-value.js';
import {accepted, aligned, alignedWith, answerOf, startSeed, stateOf, textAfter} from '../helpers/seed.js';

const start = startSeed().document.text;
const problem = 'current-state-analysis.problem-statement';
const title = 'enhancement-overview.title';
const category = 'enhancement-overview.category';

/** Why a value is refused; fails where it isn't, and where the document was changed all the same. */
function reason(alignment: Alignment, id: string, value: FieldValue, allowUnlisted = true): string {
	const {alignment: after, refused} = setField(alignment, id, value, {allowUnlisted});
	if (refused.length !== 1 || refused[0]?.id !== id || after !== alignment) {
		throw new Error(`expected one refusal of ${id}: ${JSON.stringify(refused)}`);
	}

	return refused[0].reason;
}

test('A value goes where the placeholder stands, and nowhere else', t => {
	t.is(
		textAfter(startSeed(), problem, 'Slow.\n\n- first\n\n---\n\n#### Why\n\nBecause.\n'),
		start.replace(
			'[Clear description of the current limitation or gap]\n',
			'Slow.\n\n- first\n\n---\n\n#### Why\n\nBecause.\n',
		),
	);
	t.is(
		textAfter(startSeed(), 'alternative-approaches.recommended-approach', 'Option 1'),
		start.replace('[Chosen option]', 'Option 1'),
	);
});

test('The title and the category are written at both their places', t => {
	const both = textAfter(startSeed(), title, 'Faster cold start');
	t.true(both.includes('\n# Enhancement: Faster cold start\n'));
	t.true(both.includes('\n**Title:** Faster cold start\n'));
	const security = accepted(setField(startSeed(), category, 'security'));
	t.true(security.document.text.includes('\ncategory: security\n'));
	const other = accepted(setField(security, category, 'legal: EU'));
	t.true(other.document.text.includes('\ncategory: "legal: EU"\n'));
	t.true(textAfter(other, category, 'testing').includes('\ncategory: "testing"\n'));
	t.is(textAfter(security, category, ''), start);
});

test('A category in the front matter that means something else is left alone', t => {
	const alignment = aligned(start.replace('category: template', 'category: research'));
	t.is(
		textAfter(alignment, category, 'security'),
		alignment.document.text.replace(/\*\*Category:\*\* .*/, '**Category:** security'),
	);
});

test('A category that is refused is not written into the front matter either', t => {
	t.regex(reason(startSeed(), category, 'ops', false), /^is not one of architecture, /);
});

test('An empty value puts the placeholder back, wherever it stands', t => {
	for (const [id, value] of [
		[title, 'T'],
		[category, 'security'],
		['enhancement-overview.estimated-effort', '3 weeks'],
		[problem, 'one\n\ntwo'],
		['implementation-plan.phase-1.time-estimate', '2 weeks'],
		['implementation-plan.phase-2.name', 'Other'],
		['risk-assessment.technical-risks.risk-2.name', 'Slow disks'],
		['approval-review.implementation-approval.approved-for-implementation', 'No'],
		['approval-review.implementation-approval.approved-date', '2026-03-04'],
		['implementation-tracking.current-status.progress', '5'],
		['implementation-tracking.key-milestones.milestone-2.date', '2026-03-04'],
		['alternative-approaches.recommended-approach', 'x'],
	] as const) {
		const set = accepted(setField(startSeed(), id, value));
		t.not(set.document.text, start, id);
		t.is(answerOf(set, id), value, id);
		t.is(textAfter(set, id, ''), start, id);
		t.is(textAfter(set, id, ' \n '), start, id);
	}
});

test('The value that a field has is no change: the very same object comes back', t => {
	const alignment = accepted(
		setFields(startSeed(), [
			[title, 'T'],
			[problem, 'one\n\n  two'],
		]),
	);
	for (const [id, value] of [
		[title, ' T\n'],
		[problem, '\none\r\n\r\n  two  '],
		[category, ''],
		['implementation-plan.phase-1.name', 'Foundation'],
		['implementation-plan.phase-1.name', ''],
		['implementation-tracking.key-milestones.milestone-1.date', ''],
	] as const) {
		t.is(setField(alignment, id, value).alignment, alignment, id);
	}

	const wrapped = aligned(start.replace('[Cloud costs, hardware]', 'a lot\n  of money'));
	t.is(
		setField(wrapped, 'cost-benefit-analysis.development-costs.infrastructure', 'a lot of money').alignment,
		wrapped,
	);
});

test('A text that would break the document is refused with the reason', t => {
	const alignment = startSeed();
	t.is(
		reason(alignment, problem, 'a\n\n### Same level\n'),
		'holds the heading "Same level", which would start a section of its own: begin it with ####',
	);
	t.regex(reason(alignment, problem, '# Top'), /^holds the heading "Top"/);
	t.regex(reason(alignment, problem, 'Setext\n---'), /^holds the heading "Setext"/);
	t.regex(reason(alignment, problem, 'Setext\n==='), /^holds the heading "Setext"/);
	t.is(
		reason(alignment, problem, '```\ncode'),
		'leaves a code block, comment or HTML open: what follows would become part of it',
	);
	for (const open of ['~~~~\n~~~', '<!-- note', '<pre>\nx', '<script>', 'text\n\n<?php', '<![CDATA[ x', '````\n```']) {
		t.regex(reason(alignment, problem, open), /^leaves a code block, comment or HTML open/, open);
	}

	t.is(reason(alignment, problem, 'a\n\n---'), 'ends in a line of dashes, which would close the section');
	t.is(reason(alignment, problem, '***'), 'ends in a line of dashes, which would close the section');
	t.is(reason(alignment, title, 'a\u001B[0m'), 'holds control characters');
	t.is(reason(alignment, title, '[Brief, descriptive title]'), 'would not read back as it was given');
	t.is(reason(alignment, 'nothing', 'x'), 'is not a field of this document');
	t.is(reason(alignment, title, [{text: 'x', done: true}]), 'takes text, not a list');
	t.is(reason(alignment, 'approval-review.technical-review', 'x'), 'takes a list of tasks');
	t.is(reason(alignment, 'implementation-plan.phase', 'x'), 'takes a list of items');
});

test('What looks dangerous but is not is taken as it is', t => {
	for (const value of [
		'```\n# code\n- [ ] x\n---\n```',
		'<!-- note -->',
		'<details>\n\n#### Deeper\n',
		'    # indented code',
		'> # quoted',
		'- # in a list\n\n  ```\n  open in a list',
		'text\n\n---\n\ntext',
		'| a |\n| - |\n| \\| |',
		'#hashtag',
		'**Title:** of a book',
		'[Brief, descriptive title] and more',
		'[ref]: https://example.org',
		'ends in blanks\\',
		'x \u00A0 y\uFEFFz',
	]) {
		const after = setField(startSeed(), problem, value);
		t.deepEqual(after.refused, [], value);
		t.is(answerOf(after.alignment, problem), value.trimEnd(), value);
	}
});

test('A field in one line folds what a person pastes, and keeps every sign', t => {
	t.is(
		textAfter(startSeed(), title, '  Über\r\n  das  👩‍💻 "Ziel" | `a` **b** [c](d)\n'),
		start
			.replace('**Title:** [Brief, descriptive title]', '**Title:** Über das  👩‍💻 "Ziel" | `a` **b** [c](d)')
			.replace('# Enhancement: [Brief, descriptive title]', '# Enhancement: Über das  👩‍💻 "Ziel" | `a` **b** [c](d)'),
	);
	for (const value of ['- x', '# 5', '> q', '```', '**Other:** x', '<!--', '---', '1. a', '    code', '|---|', '\\']) {
		t.is(answerOf(accepted(setField(startSeed(), title, value)), title), value.trim(), value);
		t.is(
			answerOf(
				accepted(setField(startSeed(), 'alternative-approaches.option-1.pros', value)),
				'alternative-approaches.option-1.pros',
			),
			value.trim(),
			value,
		);
	}
});

test('Number signs at the end of a heading are kept by a backslash', t => {
	const text = textAfter(startSeed(), title, 'Support C ##');
	t.true(text.includes('\n# Enhancement: Support C \\##\n'));
	t.true(text.includes('\n**Title:** Support C ##\n'));
	t.is(answerOf(aligned(text), 'document.title'), 'Support C ##');
	t.true(textAfter(startSeed(), 'alternative-approaches.recommended-approach', '#').includes(': \\#\n'));
	t.true(textAfter(startSeed(), title, 'C#').includes('\n# Enhancement: C#\n'));
});

test('Words that would be read as the next slot are refused, as they would change it', t => {
	const risk = 'risk-assessment.technical-risks.risk-1';
	t.is(reason(startSeed(), `${risk}.description`, 'a - **Mitigation:** b'), 'would also change "Mitigation"');
	t.is(reason(startSeed(), `${risk}.name`, 'a:** b'), 'would also change "Description"');
	t.is(
		answerOf(
			accepted(setField(startSeed(), 'implementation-plan.phase-1.name', 'a (b) [c]')),
			'implementation-plan.phase-1.name',
		),
		'a (b) [c]',
	);
});

test('In a batch only what is refused is missing', t => {
	const {alignment, refused} = setFields(startSeed(), [
		[title, 'T'],
		[problem, '# Top'],
		['risk-assessment.technical-risks.risk-1.description', 'a - **Mitigation:** b'],
		['proposed-solution.dependencies', 'None'],
		[title, 'Later title'],
	]);
	t.deepEqual(refused.map(({id}) => id).toSorted(), [problem, 'risk-assessment.technical-risks.risk-1.description']);
	t.is(answerOf(alignment, title), 'Later title');
	t.is(answerOf(alignment, 'proposed-solution.dependencies'), 'None');
});

test('Fields of which one stands inside of the other are set one by one', t => {
	const template = '## A\n[a]\n\n## B\n[b]\n';
	const alignment = alignedWith(template, '## A\ntext\n\n### B\nbee\n');
	t.is(answerOf(alignment, 'b'), 'bee');
	const {refused} = setFields(alignment, [
		['a', 'new'],
		['b', 'newer'],
	]);
	t.true(refused.length > 0);
});

test('A field without a place says so, and front matter gets the key that it lacks', t => {
	const alignment = aligned('---\nstatus: draft\ncategory:\n  - a: 1\n---\n# Enhancement: X\n');
	t.is(reason(alignment, problem, 'x'), 'has no place in this document: its section or label was removed');
	t.is(reason(alignment, 'front-matter.category', 'x'), 'holds a list of lists or maps: change it in an editor');
	t.is(
		textAfter(alignment, 'front-matter.last_updated', '2026-03-04'),
		'---\nstatus: draft\ncategory:\n  - a: 1\nlast_updated: 2026-03-04\n---\n# Enhancement: X\n',
	);
	t.is(
		textAfter(aligned('# Enhancement: X\n'), 'front-matter.status', 'draft'),
		'---\nstatus: draft\n---\n\n# Enhancement: X\n',
	);
});

test('A value is put under a heading without any text, before whatever follows', t => {
	const template = '## A\n[a]\n\n## B\n[b]\n';
	t.is(textAfter(alignedWith(template, '## A\n## B\nx'), 'a', 'one\n\ntwo'), '## A\none\n\ntwo\n\n## B\nx');
	t.is(textAfter(alignedWith(template, '## A\n\n## B\nx'), 'a', 'one'), '## A\none\n\n## B\nx');
	t.is(textAfter(alignedWith(template, '## B\nx\n\n## A'), 'a', 'one'), '## B\nx\n\n## A\none');
	t.is(textAfter(alignedWith(template, '## A\r\n---\r\n'), 'a', 'one\ntwo'), '## A\r\none\r\ntwo\r\n\r\n---\r\n');
});

test('An empty label gets a blank before its value', t => {
	const template = '## A\n**X:** [x]\n- **Y:** [y]\n';
	t.is(textAfter(alignedWith(template, '## A\n**X:**\n- **Y:**'), 'a.x', 'one'), '## A\n**X:** one\n- **Y:**');
	t.is(textAfter(alignedWith(template, '## A\n**X:**\n- **Y:**'), 'a.y', 'two'), '## A\n**X:**\n- **Y:** two');
	t.is(stateOf(alignedWith(template, '## A\n**X:**\n- **Y:**'), 'a.x').isFilled, false);
});

test('In a document with CRLF new lines are CRLF, and a missing last line break stays missing', t => {
	const crlf = aligned(start.trimEnd().replaceAll('\n', '\r\n'));
	const text = textAfter(crlf, 'post-implementation-review.future-improvements', 'one\ntwo');
	t.true(text.endsWith('\r\n### Future Improvements\r\none\r\ntwo'));
	t.false(/[^\r]\n/.test(text));
});

test('Words in the place of a list may begin only on the next line, indented or not', t => {
	const template = '# T\n\n## S\n\n**Seen:**\n\n- [first]\n- [second]\n\n**Other:** [x]\n';
	const before = '# T\n\n## S\n\n**Seen:**  \n  plain words\n\n**Other:** y\n';
	const alignment = alignedWith(template, before);
	t.is(answerOf(alignment, 's.seen'), 'plain words');
	t.is(textAfter(alignment, 's.seen', 'plain words'), before);
	t.is(textAfter(alignment, 's.seen', 'others'), before.replace('  \n  plain words', ' others'));
	t.is(textAfter(alignment, 's.seen', '- a\n- b'), before.replace('  plain words', '- a\n- b'));
	t.is(textAfter(alignment, 's.seen', ''), before.replace('  plain words', '- [first]\n- [second]'));
});

test('An item that is added to a list of the front matter gets a line behind the last one', t => {
	const list = '---\nstatus: x\nauthors:\n  - "@a"\nowner: o\n---\n\n# [Title]\n\n## Why\n[Why?]\n';
	t.is(
		textAfter(alignedWith(list), 'front-matter.authors', '@a\n@b'),
		list.replace('  - "@a"\n', '  - "@a"\n  - "@b"\n'),
	);
	const last = list.replace('owner: o\n', '');
	t.is(
		textAfter(alignedWith(last), 'front-matter.authors', '@a\n@b'),
		last.replace('  - "@a"\n', '  - "@a"\n  - "@b"\n'),
	);
});
