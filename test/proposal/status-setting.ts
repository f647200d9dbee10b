import test from 'ava';
import {readStatuses} from '../../source/proposal/status-setting.js';

test('A list of names is statuses in their order', t => {
	t.deepEqual(readStatuses(['idea', 'In Review', 'accepted']), [
		{name: 'idea'},
		{name: 'In Review'},
		{name: 'accepted'},
	]);
});

test('An object gives each status a rule, all parts of which may be left out', t => {
	t.deepEqual(readStatuses({idea: {}, done: {as: 'completed', to: ['idea'], open: ['review'], final: true}}), [
		{name: 'idea'},
		{name: 'done', as: 'completed', to: ['idea'], open: ['review'], final: true},
	]);
});

test('What is wrong is told, with what would be right', t => {
	const problems: readonly (readonly [unknown, string])[] = [
		['draft', 'has to be a list of names, or an object with a rule for each'],
		[null, 'has to be a list of names, or an object with a rule for each'],
		[['draft', 3], 'has to be a list of names, or an object with a rule for each'],
		[['draft'], 'needs two statuses at least'],
		[{}, 'needs two statuses at least'],
		[
			['draft', 'a: b'],
			'holds "a: b": a status begins with a letter, and has letters, digits, blanks and hyphens only',
		],
		[
			['draft', 'two\nlines'],
			'holds "two\\nlines": a status begins with a letter, and has letters, digits, blanks and hyphens only',
		],
		[['in review', 'draft', 'In-Review'], 'holds "In-Review" twice'],
		[{draft: [], done: {}}, 'has a wrong rule for "draft": it has to be an object, such as {"to": ["done"]}'],
		[
			{draft: {next: 'done'}, done: {}},
			'has a wrong rule for "draft": "next" is not known, a rule takes "as", "to", "open" and "final"',
		],
		[
			{draft: {to: ['dnoe']}, done: {}},
			'has a wrong rule for "draft": "to" has to be a list of statuses that there are: draft, done',
		],
		[
			{draft: {as: 'finished'}, done: {}},
			'has a wrong rule for "draft": "as" has to be one of draft, proposed, in-review, approved, in-progress, completed, reviewed, deferred, rejected, withdrawn, superseded',
		],
		[
			{draft: {open: 'review'}, done: {}},
			'has a wrong rule for "draft": "open" has to be a list of authoring, approval, tracking, review',
		],
		[{draft: {final: 'yes'}, done: {}}, 'has a wrong rule for "draft": "final" has to be true or false'],
		[
			JSON.parse('{"__proto__": {}, "done": {}}'),
			'holds "__proto__": a status begins with a letter, and has letters, digits, blanks and hyphens only',
		],
	];
	for (const [value, problem] of problems) {
		t.is(readStatuses(value), problem);
	}
});
