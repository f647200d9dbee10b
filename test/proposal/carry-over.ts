import test from 'ava';
import {type Answers, applyAnswers} from '../../source/proposal/answers.js';
import {type CarriedOver, carryOver} from '../../source/proposal/carry-over.js';
import {startProposal} from '../../source/proposal/create.js';
import type {DraftState} from '../../source/proposal/draft.js';
import type {Form} from '../../source/template/form.js';
import {readTemplate} from '../../source/template/read-template.js';
import {accepted, aligned, answerOf, seedForm, seedText} from '../helpers/seed.js';

const old = readTemplate(
	'note',
	`# RFC: [Title]

**Title:** [Title]
**Owner:** [who]
**Kind:** [a|b|c]

## Problem
[what is wrong]

## Plan
### Step 1: [Name]
**Who:** [who]
**When:** [Date]

### Step 2: [Name]
**Who:** [who]
**When:** [Date]

## Checks
- [ ] one
- [ ] two
`,
);
const answers: Answers = [
	['document.title-2', 'First'],
	['document.owner', 'Ann'],
	['document.kind', 'c'],
	['problem', 'It is slow.\n\nVery.'],
	['plan.step-1.name', 'Build'],
	['plan.step-1.who', 'Ben'],
	['plan.step-1.when', '2026-05-01'],
	['checks', [{text: 'one', done: true}, 'own']],
];

function draftOf(form: Form, given: Answers, change: Partial<DraftState> = {}): DraftState {
	const start = startProposal(form, {today: '2026-03-04', status: 'proposed'});
	const {text} = accepted(applyAnswers(start, given, {allowUnlisted: true})).document;
	return {text, field: 'problem', cursor: 3, pending: {}, later: [], briefName: 'first', ...change};
}

function carried(
	template: string,
	change: Partial<DraftState> = {},
): CarriedOver & {readonly value: (id: string) => unknown} {
	const form = readTemplate('note', template);
	const result = carryOver(draftOf(old, answers, change), old, form, '2026-04-01');
	return {...result, value: id => answerOf(aligned(result.state.text, form), id)};
}

test('values go to the fields with the same ids, and what only the new template has stays as that has it', t => {
	const {
		state,
		carried: count,
		lost,
		value,
	} = carried(old.text.replace('## Plan', '## Risks\n[what may go wrong]\n\n## Plan'));
	t.deepEqual([count, lost, state.leftOver], [8, 0, []]);
	t.is(state.text, draftOf(old, answers).text.replace('## Plan', '## Risks\n[what may go wrong]\n\n## Plan'));
	t.is(value('risks'), '');
	t.deepEqual([state.field, state.cursor, state.briefName], ['problem', 3, 'first']);
});

test('a field that was moved is found by its label, one that was renamed by what it is for', t => {
	const moved = carried(
		old.text.replace('**Owner:** [who]\n', '').replace('## Problem\n', '## Problem\n**Owner:** [who]\n\n### Details\n'),
	);
	t.is(moved.value('problem.owner'), 'Ann');
	const form = readTemplate('note', seedText.replace('**Technical Risk:**', '**Risk Level:**'));
	const draft = draftOf(seedForm, [['technical-risk', 'low']]);
	const {state, lost} = carryOver(draft, seedForm, form, '');
	t.is(lost, 0);
	t.true(state.text.includes('**Risk Level:** low\n'));
});

test('what no longer fits is left over with its label and text, and nothing of it is lost', t => {
	const {
		state,
		carried: count,
		lost,
	} = carried(
		old.text
			.replace('**Owner:** [who]\n', '')
			.replaceAll('**Who:** [who]\n', '')
			.replace('## Problem\n[what is wrong]\n\n', '**Problem:** [what is wrong]\n\n')
			.replace(/## Checks[\s\S]*/, ''),
	);
	t.deepEqual(state.leftOver, [
		{label: 'Owner', text: 'Ann'},
		{label: 'Problem', text: 'It is slow.\n\nVery.'},
		{label: 'Step 1: Who', text: 'Ben'},
		{label: 'Checks', text: '- [x] one\n- [ ] own'},
	]);
	t.deepEqual([count, lost], [4, 4]);
	t.is(state.field, 'document.problem');
});

test('items of a group keep their order and number, and members go by their ids or labels', t => {
	const {value} = carried(old.text.replaceAll('**When:** [Date]', '**When:** [Date]\n**Where:** [place]'));
	t.deepEqual(value('plan.step'), [
		{name: 'Build', who: 'Ben', when: '2026-05-01', where: ''},
		{name: '', who: '', when: '', where: ''},
	]);
});

test('a check list becomes lines of a text where the new template asks for one', t => {
	const {value, lost} = carried(old.text.replace(/- \[ \] one\n- \[ \] two\n/, '[what was checked]\n'));
	t.is(value('checks'), '- [x] one\n- [ ] own');
	t.is(lost, 0);
});

test('a value that a choice does not list any more is kept', t => {
	t.is(carried(old.text.replace('[a|b|c]', '[a|b|d]')).value('document.kind'), 'c');
});

test('what an author wrote around the fields is left over too', t => {
	const text = draftOf(old, answers).text.replace('## Plan', '## Mine\n\nMy own section.\n\n## Plan');
	const {state} = carried(old.text.replace('**Owner:** [who]\n', ''), {text});
	t.deepEqual(state.leftOver, [
		{label: 'Owner', text: 'Ann'},
		{label: 'Text around the fields', text: '## Mine\n\nMy own section.'},
	]);
});

test('what was typed and is not in the document, and what was put off, goes along or is left over', t => {
	const change = {
		pending: {'plan.step-2.who': 'Cay', 'document.owner': '# Ann', 'document.kind#other': 'x'},
		later: ['plan.step-2.when', 'document.owner'],
		leftOver: [{label: 'Before', text: 'that'}],
	};
	const {state, lost} = carried(old.text.replace('**Owner:** [who]\n', ''), change);
	t.deepEqual(state.pending, {'plan.step-2.who': 'Cay', 'document.kind#other': 'x'});
	t.deepEqual(state.later, ['plan.step-2.when']);
	t.deepEqual(state.leftOver, [
		{label: 'Before', text: 'that'},
		{label: 'Owner', text: 'Ann'},
		{label: 'Owner', text: '# Ann'},
	]);
	t.is(lost, 2);
});

test('the status and the days of the front matter stay as they were', t => {
	const form = readTemplate(
		'enhancement',
		seedText.replace('## Proposed Solution', '## Proposed Solution\n\nSay how.'),
	);
	const draft = draftOf(seedForm, [['title', 'First']]);
	const text = draft.text.replace('status: proposed', 'status: draft');
	t.regex(
		carryOver({...draft, text}, seedForm, form, '2027-01-01').state.text,
		/^---\nstatus: draft\nlast_updated: 2026-03-04\n/,
	);
});
