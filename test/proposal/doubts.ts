import test from 'ava';
import fc from 'fast-check';
import {setFields} from '../../source/proposal/change.js';
import {startProposal} from '../../source/proposal/create.js';
import {doubtsOf} from '../../source/proposal/doubts.js';
import type {Alignment} from '../../source/template/align.js';
import type {FieldValue} from '../../source/template/field-value.js';
import {readTemplate} from '../../source/template/read-template.js';
import {anyTemplate, templateText} from '../helpers/any-template.js';
import {corpusTemplates} from '../helpers/corpus.js';
import {fixedSeed, runs} from '../helpers/runs.js';
import {aligned, alignedWith, readProjectFile, startSeed} from '../helpers/seed.js';

/** The doubts of a new proposal in which words were replaced as in an editor, one sentence a line. */
const doubtsWith = (...replaced: ReadonlyArray<readonly [string, string]>) =>
	told(
		aligned(
			replaced.reduce((text, [old, now]) => {
				if (!text.includes(old)) throw new Error(`not in the template: ${old}`);
				return text.replace(old, now);
			}, startSeed().document.text),
		),
	);

const told = (alignment: Alignment) =>
	doubtsOf(alignment).map(({id, says}) => `${id.split('.').slice(1).join('.')}: ${says}`);

const category = '[architecture|security|performance|scalability|usability|monitoring|testing|documentation]';
const effort = '[hours|days|weeks] (team size: X engineers)';
const problem = '[Clear description of the current limitation or gap]';

test('a new proposal has no doubts, whatever template it is of', t => {
	const check = (text: string): void => {
		const form = readTemplate('any', text);
		for (const status of ['proposed', 'draft']) {
			const doubts = doubtsOf(startProposal(form, {today: '2026-01-08', status}));
			if (doubts.length > 0) throw new Error(`${JSON.stringify(doubts[0])} in\n${text}`);
		}
	};

	for (const name of ['enhancement', 'adr', 'rfc']) check(readProjectFile(`templates/${name}.md`));
	for (const {text} of corpusTemplates()) check(text);
	const property = fc.property(anyTemplate, plan => check(templateText(plan)));
	t.notThrows(() => fc.assert(property, {...runs(100), ...fixedSeed(t.title)}));
});

test('a proposal that was filled in with care has no doubts', t => {
	t.deepEqual(told(aligned(readProjectFile('test/fixtures/proposal-full.md'))), []);
	t.deepEqual(told(aligned(readProjectFile('test/fixtures/proposal-minimal.md'))), []);
});

test('a value that its field does not take is doubtful', t => {
	t.deepEqual(
		doubtsWith(
			[category, 'speed'],
			['**Approved date:** __________', '**Approved date:** 2026-02-30'],
			['[ ] Yes [ ] No [ ] Deferred', 'maybe'],
			['[X% complete]', '140% complete'],
		),
		[
			'category: "speed" is not one of architecture, security, performance, scalability, usability, monitoring, testing, documentation',
			'implementation-approval.approved-for-implementation: "maybe" is not one of Yes, No, Deferred',
			'implementation-approval.approved-date: "2026-02-30" is not a day: write it as 2026-01-31',
			'current-status.progress: "140" is not a whole number from 0 to 100',
		],
	);
	t.deepEqual(doubtsWith(['__________', 'in spring']), [
		'implementation-approval.approved-date: "in spring" is not a day: write it as 2026-01-31',
	]);
});

test('an effort without an amount is doubtful, one in other words is not', t => {
	t.deepEqual(doubtsWith([effort, 'weeks']), ['estimated-effort: "weeks" has no amount']);
	t.deepEqual(doubtsWith([effort, '3 weeks (team size: X engineers)']), [
		'estimated-effort: still has X where a number belongs',
	]);
	for (const fine of ['3-4 weeks (team size: 2 engineers)', '2 sprints', 'about a month', 'half a day']) {
		t.deepEqual(doubtsWith([effort, fine]), [], fine);
	}
});

test('a placeholder that is left beside other words is doubtful, but not in code, and no other brackets', t => {
	t.deepEqual(doubtsWith([problem, `Slow.\n\n${problem}`]), [
		`problem-statement: still holds the placeholder ${problem}`,
	]);
	t.deepEqual(doubtsWith([problem, 'Slow, by TBD.']), ['problem-statement: still holds "TBD"']);
	t.deepEqual(doubtsWith([problem, 'Slow.\n\nTODO: measure']), ['problem-statement: still holds "TODO"']);
	const fine = [
		'Slow [1], as [WIP] says [here](https://x.y) and [sic] a[0].',
		`Slow, as \`${problem}\` and \`TBD\` say.`,
		`Slow.\n\n\`\`\`text\n${problem}\nTBD\n\`\`\``,
		'The TODO list is slow.',
	];
	for (const text of fine) t.deepEqual(doubtsWith([problem, text]), [], text);
});

test("a list of tasks in which one of the template's is left is doubtful, and one of other tasks is not", t => {
	const tasks = '- [ ] Task 1\n- [ ] Task 2\n- [ ] Task 3';
	const estimate = ['[Time estimate]', '(2 weeks)'] as const;
	t.deepEqual(doubtsWith(estimate, [tasks, '- [x] Load\n- [ ] Task 2']), [
		`phase-1.tasks: still holds the template's "Task 2"`,
	]);
	t.deepEqual(doubtsWith(estimate, [tasks, '- [x] Load\n- [ ] Task 4 of the plan']), []);
	t.deepEqual(doubtsWith(['- [ ] Test plans and procedures', '- [x] Test plans and procedures']), []);
});

test('an item of which only a part is filled in is doubtful where it is empty', t => {
	t.deepEqual(doubtsWith(['**Risk 1:** [Description]', '**Risk 1:** Readers see old pages']), [
		'technical-risks.risk-1.mitigation: is empty, though its item is begun',
	]);
	t.deepEqual(
		doubtsWith(['[Description] - **Mitigation:** [Strategy]', 'Readers see old pages - **Mitigation:** Rebuild']),
		[],
	);
});

test('what is due at the status and still as the template has it is doubtful from the review on', t => {
	const at = (status: string) =>
		told(aligned(startSeed().document.text.replace('status: proposed', `status: ${status}`)));
	t.deepEqual(['draft', 'proposed', 'deferred', 'withdrawn', 'on-hold'].flatMap(at), []);
	const inReview = at('in-review');
	t.true(inReview.includes('problem-statement: is not filled in, and the status is in-review'));
	t.true(inReview.includes('implementation-approval.approver: is not filled in, and the status is in-review'));
	t.false(inReview.some(line => line.startsWith('current-status')));
	t.false(
		inReview.some(line => line.startsWith('title:')),
		'what is required is missing, not doubtful',
	);
	t.true(at('completed').some(line => line.startsWith('lessons-learned')));
});

test("a team's own template has its own doubts", t => {
	const template = '# [Title]\n\n- **Kind:** [bug|idea]\n- **Owner:** [Who]\n\n## Why\n[Say why]\n';
	const text = '# Faster\n\n- **Kind:** wish\n- **Owner:** Ann, [Who]\n\n## Why\n[Say why]\n';
	t.deepEqual(told(alignedWith(template, text)), [
		'kind: "wish" is not one of bug, idea',
		'owner: still holds the placeholder [Who]',
	]);
});

test('a doubt goes when its field is mended', t => {
	const before = aligned(startSeed().document.text.replace(category, 'speed'));
	const set = (value: FieldValue) => setFields(before, [['enhancement-overview.category', value]]).alignment;
	t.is(doubtsOf(before).length, 1);
	t.is(doubtsOf(set('security')).length, 0);
	t.is(doubtsOf(set('')).length, 0);
});
