import test from 'ava';
import {applyAnswers} from '../../source/proposal/answers.js';
import {firstOpenField, reachableStates} from '../../source/proposal/reachable.js';
import {accepted, aligned, readProjectFile, startSeed} from '../helpers/seed.js';

const whole = startSeed();
const ids = (alignment: typeof whole): readonly string[] => reachableStates(alignment).map(({id}) => id);

test('a field that the document lacks can be reached where the template has a place for it', t => {
	const cut = aligned(
		whole.document.text.replace(/\*\*Priority:.*\n\n/, '').replace(/## Risk Assessment\n[\s\S]*?\n---\n\n/, ''),
	);
	t.true(ids(cut).includes('enhancement-overview.priority'));
	t.true(ids(cut).includes('risk-assessment.rollback-strategy'));
	t.true(ids(cut).includes('risk-assessment.technical-risks.risk'));
	t.false(ids(cut).includes('risk-assessment.technical-risks.risk-1.name'));
	t.deepEqual(ids(aligned('')).slice(0, 3), [
		'document.purpose',
		'enhancement-overview.title',
		'enhancement-overview.category',
	]);
});

test('the first field to open is a required one that is missing, then one that is due and empty, if any', t => {
	t.is(firstOpenField(whole), 'enhancement-overview.title');
	const answered = accepted(
		applyAnswers(
			whole,
			[
				['title', 'T'],
				['category', 'security'],
				['priority', 'low'],
			],
			{allowUnlisted: false},
		),
	);
	t.is(firstOpenField(answered), 'enhancement-overview.technical-risk');
	const required = accepted(applyAnswers(answered, [['technical-risk', 'low']], {allowUnlisted: false}));
	t.is(firstOpenField(required), 'enhancement-overview.estimated-effort');
	const cut = aligned(required.document.text.replace(/\*\*Priority:.*\n\n/, ''));
	t.is(firstOpenField(cut), 'enhancement-overview.priority');
	const small = aligned('# Enhancement: A\n', whole.form);
	t.is(firstOpenField(small), 'enhancement-overview.title');
	t.is(firstOpenField(aligned(readProjectFile('test/fixtures/proposal-full.md'))), '');
});
