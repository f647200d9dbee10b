import test from 'ava';
import {applyAnswers} from '../../source/proposal/answers.js';
import {addItem} from '../../source/proposal/change-group.js';
import {changedFields} from '../../source/proposal/changed-fields.js';
import {accepted, aligned, startSeed} from '../helpers/seed.js';

const start = startSeed();

test('fields with other values are told in order, and parts that were put back without one are not', t => {
	t.deepEqual(changedFields(start, start), []);
	const after = accepted(
		applyAnswers(
			start,
			[
				['rollback-strategy', 'x'],
				['priority', 'low'],
			],
			{allowUnlisted: false},
		),
	);
	const wanted = ['enhancement-overview.priority', 'risk-assessment.rollback-strategy'];
	t.deepEqual(changedFields(start, after), wanted);
	t.deepEqual(changedFields(after, start), wanted);
	const cut = aligned(start.document.text.replace(/## Risk Assessment\n[\s\S]*?\n---\n\n/, ''));
	t.deepEqual(changedFields(cut, after), wanted);
});

test('an item that was added is a change of its group', t => {
	const after = accepted(addItem(start, 'alternative-approaches.option'));
	t.deepEqual(changedFields(start, after), ['alternative-approaches.option']);
});
