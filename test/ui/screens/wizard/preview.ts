import test from 'ava';
import fc from 'fast-check';
import {previewOf} from '../../../../source/ui/screens/wizard/wizard-preview.js';
import type {WizardState} from '../../../../source/ui/screens/wizard/wizard-state.js';
import {runs} from '../../../helpers/runs.js';
import {fieldIds, give, openFile, openWizard, press, textOf, type} from '../../../helpers/wizard-driver.js';

/** The part of the preview that the open field takes. */
const fieldOf = (state: WizardState) => {
	const {text, field} = previewOf(state);
	return text.slice(field.from, field.to);
};

/** The line of the preview in which the cursor stands, with a mark where it is. */
const lineOf = (state: WizardState) => {
	const {text, cursor} = previewOf(state);
	const from = text.lastIndexOf('\n', cursor - 1) + 1;
	return `${text.slice(from, cursor)}|${text.slice(cursor, text.indexOf('\n', cursor))}`;
};

test('the preview is the document as it is when the field is left, at every letter', t => {
	const cases: readonly WizardState[] = [
		type(openWizard(), 'Rate limits'),
		type(openWizard({field: fieldIds.problem}), 'Slow.\n\n- 41 s'),
		type(openWizard({field: fieldIds.effort}), '3'),
		type(press(openWizard({field: fieldIds.category}), 'end', 'enter'), 'speed'),
		type(openWizard({field: fieldIds.tasks}), 'Load'),
		type(press(type(openWizard({field: fieldIds.tasks}), 'Load'), 'enter'), 'Measure'),
		type(openWizard({field: 'implementation-plan.phase-1.time-estimate'}), '2 weeks'),
		type(openWizard({field: 'implementation-tracking.current-status.progress'}), '40'),
		openWizard({field: fieldIds.risks}),
		openWizard({field: fieldIds.category}),
	];
	for (const state of cases) t.is(previewOf(state).text, textOf(press(state, 'ctrl+r')), state.field);
});

test('a field that the file lacks has no place until something is typed for it, and then the one that it is put back to', t => {
	const lacking = '# Enhancement: Cache\n\n## Current State Analysis\n\n### Problem Statement\nSlow.\n';
	const state = openFile(lacking, {field: 'risk-assessment.rollback-strategy'});
	t.deepEqual(previewOf(state), {text: '', field: {from: 0, to: 0}, cursor: 0, isMissing: true});
	const typed = type(state, 'Turn it off.');
	t.is(previewOf(typed).text, textOf(press(typed, 'ctrl+r')));
	t.deepEqual([fieldOf(typed), lineOf(typed)], ['Turn it off.', 'Turn it off.|']);
});

test('where a text is empty the preview has what the template has there', t => {
	const cleared = press(type(openWizard({field: fieldIds.problem}), 'Slow'), 'ctrl+u');
	t.is(fieldOf(cleared), '[Clear description of the current limitation or gap]');
});

test('what the document would refuse stands in the preview as it was typed', t => {
	t.is(fieldOf(type(openWizard({field: fieldIds.problem}), '## Mine')), '## Mine');
	t.is(fieldOf(type(openWizard({field: 'approval-review.implementation-approval.approved-date'}), 'soon')), 'soon');
});

test('the cursor of the preview stands in the line and behind the letters where one types', t => {
	const text = type(openWizard({field: fieldIds.problem}), 'one\ntwo\nthree');
	t.is(lineOf(text), 'three|');
	t.is(lineOf(press(text, 'up', 'left')), 'tw|o');
	t.is(lineOf(type(openWizard(), 'Rate')), '**Title:** Rate|');
	const tasks = press(type(press(type(openWizard({field: fieldIds.tasks}), 'Load'), 'enter'), 'Measure'), 'escape');
	t.regex(lineOf(tasks), /Measure/);
	t.regex(lineOf(press(tasks, 'up')), /Load/);
});

test('whatever is typed, the cursor and the field stand inside the preview', t => {
	const words = fc.constantFrom('a', ' ', '\n', '- [ ] b', '# c', '```', '日本語 👩‍👩‍👧', '40', '<!--', '|');
	const keys = fc.array(
		fc.oneof(
			words.map(text => ({kind: 'text', text}) as const),
			fc.constantFrom('left', 'up', 'backspace', 'enter', 'tab', 'ctrl+u').map(name => ({kind: 'key', name}) as const),
		),
		{maxLength: 12},
	);
	fc.assert(
		fc.property(fc.constantFrom(...Object.values(fieldIds)), keys, (field, typed) => {
			const {text, field: span, cursor} = previewOf(give(openWizard({field}), typed));
			return (
				span.from >= 0 && span.from <= span.to && span.to <= text.length && cursor >= span.from && cursor <= span.to
			);
		}),
		runs(60),
	);
	t.pass();
});
