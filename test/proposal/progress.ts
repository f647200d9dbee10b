import test from 'ava';
import {setField, setFields} from '../../source/proposal/change.js';
import {addItem} from '../../source/proposal/change-group.js';
import {askedStates, dueStates, missingRequired, progressOf, sectionProgress} from '../../source/proposal/progress.js';
import {accepted, aligned, seedForm, startSeed} from '../helpers/seed.js';

test('The front matter, the title of the document, groups and suggested names are no questions', t => {
	const ids = askedStates(startSeed()).map(state => state.id);
	t.false(ids.some(id => id.startsWith('front-matter.') || id === 'document.title'));
	t.true(ids.includes('document.purpose'));
	t.true(ids.includes('implementation-plan.phase-1.name'));
	t.deepEqual(progressOf(askedStates(startSeed())), {filled: 0, total: 93});
});

test('Each section counts its own fields, those of its groups included', t => {
	t.deepEqual(
		sectionProgress(startSeed()).map(({section, filled, total}) => `${section.title} ${filled}/${total}`),
		[
			'Enhancement Overview 0/6',
			'Current State Analysis 0/7',
			'Proposed Solution 0/4',
			'Implementation Plan 0/8',
			'Success Metrics 0/6',
			'Risk Assessment 0/13',
			'Resource Requirements 0/9',
			'Cost-Benefit Analysis 0/9',
			'Alternative Approaches 0/9',
			'Documentation Updates Required 0/3',
			'Approval & Review 0/5',
			'Implementation Tracking 0/11',
			'Post-Implementation Review 0/3',
		],
	);
});

test('An answer counts one, an item counts its fields, and a purpose does not count', t => {
	const alignment = accepted(
		setFields(startSeed(), [
			['document.purpose', 'x'],
			['enhancement-overview.title', 'x'],
			['implementation-plan.phase-1.name', 'Another name'],
			['risk-assessment.technical-risks.risk-1.description', 'x'],
		]),
	);
	t.deepEqual(progressOf(askedStates(alignment)), {filled: 2, total: 93});
	t.deepEqual(progressOf(askedStates(accepted(addItem(alignment, 'implementation-plan.phase')))), {
		filled: 2,
		total: 95,
	});
});

test('A required field is missing until it has an answer', t => {
	const missing = (value: string): boolean =>
		missingRequired(accepted(setField(startSeed(), 'enhancement-overview.priority', value))).some(
			state => state.id === 'enhancement-overview.priority',
		);
	t.true(missing(''));
	t.true(missing('TBD'));
	t.false(missing('high'));
	t.false(missing('urgent'));
});

test('What is due follows the statuses of the repository', t => {
	const due = (status: string, form = seedForm): number => {
		const {document} = startSeed();
		return progressOf(dueStates(aligned(document.text.replace('proposed', status), form))).total;
	};

	t.deepEqual([due('proposed'), due('in-review'), due('decided')], [74, 79, 93]);
	const form = {...seedForm, statuses: [{name: 'idea'}, {name: 'decided', as: 'approved' as const}]};
	t.deepEqual([due('idea', form), due('decided', form)], [74, 90]);
});
