import test from 'ava';
import {setField} from '../../source/proposal/change.js';
import {normaliseTasks} from '../../source/proposal/change-list.js';
import type {Task} from '../../source/template/field-value.js';
import {aligned, alignedWith, answerOf, startSeed, textAfter} from '../helpers/seed.js';

const template = '## Do\n- [ ] Task 1\n- [ ] Task 2\n\n## End\n[x]\n';

/** Sets the tasks of the list in a section `Do` and returns the section's text. */
function after(list: string, ...tasks: readonly string[]): string {
	const text = textAfter(alignedWith(template, `## Do\n${list}\n\n## End\n[x]\n`), 'do', tasks.map(toTask));
	if (!text.startsWith('## Do\n') || !text.endsWith('\n\n## End\n[x]\n')) {
		throw new Error(`more than the list was changed: ${text}`);
	}

	return text.slice('## Do\n'.length, -'\n\n## End\n[x]\n'.length);
}

/** `x one` is a task that is done. */
function toTask(words: string): Task {
	return {text: words.replace(/^x /, ''), done: words.startsWith('x ')};
}

test('A tick changes one character, and a second one brings it back', t => {
	const alignment = startSeed();
	const before = alignment.document.text;
	const id = 'approval-review.technical-review';
	const tasks = answerOf(alignment, id) as readonly Task[];
	const ticked = setField(
		alignment,
		id,
		tasks.map((task, index) => ({...task, done: index === 1})),
	).alignment;
	const text = ticked.document.text;
	const changed = [...text].flatMap((character, index) => (character === before[index] ? [] : [index]));
	t.is(text.length, before.length);
	t.deepEqual(changed, [before.indexOf('- [ ] Security review completed') + 3]);
	t.is(textAfter(ticked, id, tasks), before);
});

test('Tasks are added, edited, removed and moved', t => {
	const list = '- [ ] one\n- [x] two\n- [ ] three';
	t.is(after(list, 'one', 'x two', 'three', 'x four'), `${list}\n- [x] four`);
	t.is(after(list, 'zero', 'one', 'x two', 'three'), `- [ ] zero\n${list}`);
	t.is(after(list, 'one', 'x 2', 'three'), '- [ ] one\n- [x] 2\n- [ ] three');
	t.is(after(list, 'three'), '- [ ] three');
	t.is(after(list, 'three', 'one', 'x two'), '- [ ] three\n- [ ] one\n- [x] two');
	t.is(after('- [ ] same\n- [ ] same', 'same', 'x same', 'same'), '- [ ] same\n- [x] same\n- [ ] same');
});

test('What is nested below a task goes with it, also when it is edited', t => {
	const list = '* [ ] one\n  why\n  * [ ] deep\n\n* [x] two\n\n      code\n* [ ] three';
	t.is(after(list, 'x two', 'one', 'three'), '* [x] two\n\n      code\n\n* [ ] one\n  why\n  * [ ] deep\n* [ ] three');
	t.is(after(list, 'x uno', 'x two', 'three'), list.replace('[ ] one', '[x] uno'));
	t.is(after(list, 'one', 'x two'), '* [ ] one\n  why\n  * [ ] deep\n\n* [x] two\n\n      code');
	t.is(after(list, 'one', 'x two', 'three', 'four'), `${list}\n* [ ] four`);
});

test('Markers and indents of the list are kept', t => {
	t.is(after('  1. [ ] one\n  2. [ ] two', 'one', 'two', 'three'), '  1. [ ] one\n  2. [ ] two\n  3. [ ] three');
	t.is(after('+ [X] one', 'x one', 'two'), '+ [X] one\n+ [ ] two');
});

test('Text between the items stays where it is', t => {
	const list = '- [ ] one\n\nA note.\n\n- [ ] two\n- plain\n- [ ] three';
	t.is(after(list, 'one', 'x two', 'three', 'four'), `${list.replace('[ ] two', '[x] two')}\n- [ ] four`);
	t.is(after(list, 'ONE', 'two', 'three'), list.replace('one', 'ONE'));
	t.is(after(list, 'one', 'three', 'two'), '- [ ] one\n\nA note.\n\n- [ ] three\n- plain\n- [ ] two');
	t.is(after(list, 'two'), '\nA note.\n\n- [ ] two\n- plain');
	t.is(after(list, 'three'), '\nA note.\n\n- plain\n- [ ] three');
	t.is(after(list, 'one', 'new', 'two', 'three'), list.replace('one\n', 'one\n- [ ] new\n'));
});

test('An empty list goes back to the tasks of the template', t => {
	t.is(after('- [x] one\n- [ ] two\n- [ ] three'), '- [ ] Task 1\n- [ ] Task 2');
	t.is(after('- [x] Task 1\n- [ ] Task 2'), '- [ ] Task 1\n- [ ] Task 2');
});

test('A section without boxes gets a list', t => {
	t.is(after('Later.', 'one', 'x two'), 'Later.\n\n- [ ] one\n- [x] two');
	t.is(
		textAfter(alignedWith(template, '## Do\n## End\n'), 'do', [{text: 'one', done: false}]),
		'## Do\n- [ ] one\n\n## End\n',
	);
	t.is(textAfter(alignedWith(template, '## Do'), 'do', [{text: 'one', done: false}]), '## Do\n\n- [ ] one');
	const {refused} = setField(alignedWith(template, '## End\n'), 'do', [{text: 'one', done: false}]);
	t.deepEqual(refused, [{id: 'do', reason: 'has no place in this document: its section was removed'}]);
});

test('A task is one line without blanks at its ends; empty ones are left out', t => {
	t.deepEqual(
		normaliseTasks([
			{text: ' a\r\n  b ', done: true},
			{text: ' \n', done: true},
		]),
		[{text: 'a b', done: true}],
	);
	t.is(after('- [ ] one', 'one', ' two\n three '), '- [ ] one\n- [ ] two three');
	const {refused} = setField(startSeed(), 'approval-review.technical-review', [{text: 'a\u0007', done: false}]);
	t.deepEqual(refused, [{id: 'approval-review.technical-review', reason: 'holds control characters'}]);
});

test('Tasks that look like something else stay tasks', t => {
	for (const text of [
		'[x] done',
		'- x',
		'# x',
		'```',
		'<!-- x',
		'> x',
		'1. x',
		'---',
		'**A:** b',
		'| a |',
		'👩‍💻 日本',
		'\\',
	]) {
		t.is(after('- [ ] one', 'one', text), `- [ ] one\n- [ ] ${text}`, text);
	}
});

test('In a document with CRLF new items end in CRLF', t => {
	const alignment = aligned(startSeed().document.text.replaceAll('\n', '\r\n'));
	const text = textAfter(alignment, 'implementation-plan.phase-1.tasks', [
		toTask('Task 1'),
		toTask('x new'),
		toTask('Task 3'),
		toTask('more'),
	]);
	t.true(
		text.includes('[Time estimate]\r\n- [ ] Task 1\r\n- [x] new\r\n- [ ] Task 3\r\n- [ ] more\r\n\r\n### Phase 2'),
	);
	t.false(/[^\r]\n/.test(text));
});
