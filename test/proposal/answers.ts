import test from 'ava';
import {type Answers, applyAnswers, flattenAnswers, resolveField, wrongAnswers} from '../../source/proposal/answers.js';
import {answerOf, startSeed} from '../helpers/seed.js';

const strict = {allowUnlisted: false};

/** The id that a name resolves to, or the reason why there is none. */
function resolve(id: string): string {
	const found = resolveField(startSeed(), id);
	return 'field' in found ? found.id : found.reason;
}

/** What is refused of some answers, each with its reason. */
function refusals(...answers: Answers): readonly string[] {
	return applyAnswers(startSeed(), answers, strict).refused.map(({id, reason}) => `${id} ${reason}`);
}

test('A field is meant by its whole id or by its last parts where only one field has them', t => {
	t.is(resolve('enhancement-overview.title'), 'enhancement-overview.title');
	t.is(resolve('priority'), 'enhancement-overview.priority');
	t.is(resolve('current-status.phase'), 'implementation-tracking.current-status.phase');
	t.is(resolve('purpose'), 'document.purpose');
});

test('The front matter and what the product fills in are never meant by the last part alone', t => {
	t.is(resolve('category'), 'enhancement-overview.category');
	t.is(resolve('title'), 'enhancement-overview.title');
	t.is(resolve('status'), 'is not a field of this template');
	t.is(resolve('front-matter.status'), 'front-matter.status');
});

test('A last part that several fields have is refused with their ids', t => {
	t.is(
		resolve('performance'),
		'could be current-state-analysis.impact-assessment.performance or cost-benefit-analysis.expected-benefits.performance: write the whole id',
	);
	t.is(
		resolve('phase'),
		'could be implementation-plan.phase or implementation-tracking.current-status.phase: write the whole id',
	);
});

test('A field of the document comes before those inside of groups', t => {
	t.is(resolve('phase-2.tasks'), 'implementation-plan.phase-2.tasks');
	t.is(resolve('option-1.effort'), 'alternative-approaches.option-1.effort');
	t.regex(resolve('effort'), /^could be alternative-approaches\.option-1\.effort or /);
});

test('Unknown and odd names are no fields', t => {
	for (const id of ['', '.', 'titel', 'overview.title', 'e', '__proto__', 'constructor', 'risk-9.name']) {
		t.is(resolve(id), 'is not a field of this template', id);
	}
});

test('Nested objects become ids with dots; lists stay', t => {
	t.deepEqual(flattenAnswers({a: {b: {c: 1}, d: [{e: 2}]}, 'f.g': null}), [
		['a.b.c', 1],
		['a.d', [{e: 2}]],
		['f.g', null],
	]);
	const deep: unknown = JSON.parse(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`);
	t.is(flattenAnswers(deep as Record<string, unknown>).length, 1);
	t.deepEqual(flattenAnswers(JSON.parse('{"__proto__": {"x": 1}}')), [['__proto__.x', 1]]);
});

test('Groups are set before their members, in whatever order they are given', t => {
	const {alignment, refused} = applyAnswers(
		startSeed(),
		[
			['implementation-plan.phase-5.name', 'Fifth'],
			['phase-5.tasks', 'one\ntwo'],
			['implementation-plan.phase', [{}, {}, {}, {}, {name: 'Given'}]],
			['key-milestones', [{date: '2026-03-04', description: 7, done: true}]],
		],
		strict,
	);
	t.deepEqual(refused, []);
	t.is(answerOf(alignment, 'implementation-plan.phase-5.name'), 'Fifth');
	t.deepEqual(answerOf(alignment, 'implementation-plan.phase-5.tasks'), [
		{text: 'one', done: false},
		{text: 'two', done: false},
	]);
	t.deepEqual(answerOf(alignment, 'implementation-tracking.key-milestones'), [
		{done: true, date: '2026-03-04', description: '7'},
	]);
});

test('Values of JSON and YAML are brought into the form of the field, or refused', t => {
	const {alignment} = applyAnswers(
		startSeed(),
		[
			['progress', 35],
			['approver', true],
			['title', null],
			['technical-review', ['one', {text: 'two', done: true}]],
			['testing-documentation', 'a\n\nb\n'],
		],
		strict,
	);
	t.is(answerOf(alignment, 'implementation-tracking.current-status.progress'), '35');
	t.is(answerOf(alignment, 'approval-review.implementation-approval.approver'), 'true');
	t.deepEqual(answerOf(alignment, 'approval-review.technical-review'), [
		{text: 'one', done: false},
		{text: 'two', done: true},
	]);
	const tasks = 'technical-review takes a list of tasks: texts, or objects with "text" and "done"';
	t.deepEqual(
		refusals(
			['title', ['a']],
			['technical-review', [1]],
			['technical-review', {a: 1}],
			['technical-review', [{text: 'a', done: 'yes'}]],
			['technical-risks.risk', 'x'],
		),
		['technical-risks.risk takes a list of objects', 'title takes text', tasks, tasks, tasks],
	);
});

test('Inside of groups nothing is lost in silence', t => {
	t.deepEqual(
		refusals(
			['technical-risks.risk', [{name: {a: 1}}]],
			['operational-risks.risk', [{name: ['a']}]],
			['implementation-plan.phase', [{tasks: [1]}]],
			['key-milestones', [{done: 'yes'}]],
			['alternative-approaches.option', ['A']],
		),
		[
			'technical-risks.risk takes text for "name"',
			'operational-risks.risk takes text for "name"',
			'implementation-plan.phase takes a list of tasks: texts, or objects with "text" and "done" for "tasks"',
			'key-milestones takes true or false for "done"',
			'alternative-approaches.option takes a list of objects',
		],
	);
	t.deepEqual(refusals(['key-milestones', [{date: 'soon'}]]), [
		'implementation-tracking.key-milestones.milestone-1.date is not a day: write it as 2026-01-31',
	]);
});

test('A list may be said in text: tasks a line each, with or without a box, or any list as JSON', t => {
	const {alignment, refused} = applyAnswers(
		startSeed(),
		[
			['technical-review', '[x] one\n\n- [ ] two\n  * [X] three\nfour\n[x](y)\n'],
			['stakeholder-approval', '["a", {"text": "b", "done": true}]'],
			['key-milestones', ' [{"date": "2026-03-04", "description": "First", "done": true}]'],
		],
		strict,
	);
	t.deepEqual(refused, []);
	const tasks = (list: unknown): unknown =>
		(list as {text: string; done: boolean}[]).map(({text, done}) => [text, done]);
	t.deepEqual(tasks(answerOf(alignment, 'approval-review.technical-review')), [
		['one', true],
		['two', false],
		['three', true],
		['four', false],
		['[x](y)', false],
	]);
	t.deepEqual(tasks(answerOf(alignment, 'approval-review.stakeholder-approval')), [
		['a', false],
		['b', true],
	]);
	t.deepEqual(answerOf(alignment, 'implementation-tracking.key-milestones'), [
		{done: true, date: '2026-03-04', description: 'First'},
	]);
	t.deepEqual(refusals(['key-milestones', '[{'], ['technical-review', '[1]']), [
		'key-milestones takes a list of objects',
		'technical-review takes a list of tasks: texts, or objects with "text" and "done"',
	]);
});

test('What no document could take is told apart from what this one does not', t => {
	const wrong = (...answers: Answers): readonly string[] =>
		wrongAnswers(startSeed(), answers, strict).map(({id, reason}) => `${id} ${reason}`);
	t.deepEqual(
		wrong(
			['nope', 'x'],
			['security', 'x'],
			['document.title', 'x'],
			['priority', 'urgent'],
			['progress', '250'],
			['technical-review', [1]],
			['key-milestones', [{date: 'soon'}]],
			['key-milestones', [{nope: 'x'}]],
			['technical-risks.risk', [{done: true}]],
		).map(words => words.split(' ')[0]),
		[
			'nope',
			'security',
			'document.title',
			'priority',
			'progress',
			'technical-review',
			'key-milestones',
			'key-milestones',
			'technical-risks.risk',
		],
	);
	t.deepEqual(wrong(['problem-statement', '# A heading'], ['priority', ''], ['key-milestones', [{done: true}]]), []);
});

test('A script is refused what is not listed, and told what is', t => {
	t.deepEqual(refusals(['priority', 'urgent'], ['nope', 1]), [
		'nope is not a field of this template',
		'enhancement-overview.priority is not one of critical, high, medium, low, nice-to-have',
	]);
	t.deepEqual(applyAnswers(startSeed(), [['priority', 'urgent']], {allowUnlisted: true}).refused, []);
});

test('Of two answers to one field the later holds', t => {
	const {alignment, refused} = applyAnswers(
		startSeed(),
		[
			['title', 'One'],
			['enhancement-overview.title', 'Two'],
		],
		strict,
	);
	t.deepEqual(refused, []);
	t.is(answerOf(alignment, 'enhancement-overview.title'), 'Two');
	t.is(answerOf(alignment, 'document.title'), 'Two');
});
