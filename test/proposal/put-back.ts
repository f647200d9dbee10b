import assert from 'node:assert/strict';
import test from 'ava';
import {addedSections, missingSections, putBackField, putBackSection} from '../../source/proposal/put-back.js';
import {checkSamples, trying} from '../helpers/any-sample.js';
import {accepted, aligned, alignedWith, seedForm, startSeed, stateOf} from '../helpers/seed.js';

const whole = startSeed().document.text;

test('a field without its label gets it back beside its neighbours', t => {
	const cut = aligned(whole.replace(/\*\*Priority:.*\n\n/, ''));
	t.is(stateOf(cut, 'enhancement-overview.priority').span, undefined);
	t.is(accepted(putBackField(cut, 'enhancement-overview.priority')).document.text, whole);
});

test('a field without its section gets the whole section back, at its place', t => {
	const cut = aligned(whole.replace(/## Risk Assessment\n[\s\S]*?\n---\n\n/, ''));
	t.deepEqual(
		missingSections(cut).map(({id}) => id),
		[
			'risk-assessment',
			'risk-assessment.technical-risks',
			'risk-assessment.operational-risks',
			'risk-assessment.rollback-strategy',
		],
	);
	t.is(accepted(putBackField(cut, 'risk-assessment.rollback-strategy')).document.text, whole);
	t.is(accepted(putBackSection(cut, 'risk-assessment')).document.text, whole);
});

test('a field that has its place, and one that is none, are left alone', t => {
	const start = startSeed();
	t.is(putBackField(start, 'enhancement-overview.priority').alignment, start);
	t.deepEqual(putBackField(start, 'no.such').refused, [{id: 'no.such', reason: 'is not a field of this document'}]);
	t.deepEqual(addedSections(start), []);
});

test('a section that is put back holds no empty sections that stand elsewhere, also where they stand side by side', t => {
	const template = '# One\n\n**Owner:** [hint]\n\n## Two\n\n## Three\n\n# Four\n\n**Way:** [hint]\n';
	const cut = alignedWith(template, '# Four\n\n**Way:** [hint]\n\n## Two\n\n## Three\n');
	const back = putBackField(cut, 'one.owner');
	t.deepEqual(back.refused, []);
	t.is(back.alignment.document.text, `# One\n\n**Owner:** [hint]\n\n${cut.document.text}`);
});

test('whatever a document lacks, putting it back never throws, and what was there stays', t => {
	checkSamples(t, 80, 0, alignment => {
		for (const {id} of alignment.states.filter(({span}) => span === undefined)) {
			const {alignment: after, refused} = trying(id, () => putBackField(alignment, id));
			assert.ok(refused.length > 0 || stateOf(after, id).span !== undefined, `${id} has its place`);
			assert.ok(refused.length === 0 || after === alignment, 'what is refused changes nothing');
		}
	});
});

test('the template of the product lacks nothing of itself', t => {
	t.deepEqual(missingSections(aligned(seedForm.skeleton)), []);
});
