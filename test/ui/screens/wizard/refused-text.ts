import test from 'ava';
import {activeBuffer} from '../../../../source/ui/screens/wizard/wizard-editor.js';
import {
	currentState,
	draftStateOf,
	markOf,
	sectionMark,
	stopsOf,
	type WizardState,
} from '../../../../source/ui/screens/wizard/wizard-state.js';
import {fieldIds, openWizard, paste, press, rawOf, resumeWizard, textOf, type} from '../../../helpers/wizard-driver.js';

const heading = '## Heading\n\nText below it.';
const reason = 'holds the heading "Heading", which would start a section of its own: begin it with ####';
const refused = () => press(paste(openWizard({field: fieldIds.problem}), heading), 'tab');
const typedAt = (state: WizardState) => activeBuffer(state.editor)?.text;

const marks = (state: WizardState, id: string) => {
	const stop = stopsOf(state.alignment).find(candidate => candidate.state.id === id);
	return stop && [markOf(state, stop.state), sectionMark(state, stop.section)];
};

test("a text that the document can't hold blocks no key, stays as it was typed and is shown as a problem", t => {
	for (const key of ['tab', 'shift+tab', 'ctrl+n', 'ctrl+p', 'ctrl+t', 'ctrl+o', 'ctrl+r']) {
		const state = press(paste(openWizard({field: fieldIds.problem}), heading), key);
		t.is(textOf(state), textOf(openWizard()), key);
		t.deepEqual(draftStateOf(state).pending, {[fieldIds.problem]: heading}, key);
		t.deepEqual(state.problems, {[fieldIds.problem]: reason}, key);
		t.deepEqual(marks(state, fieldIds.problem), ['problem', 'problem'], key);
	}

	t.is(refused().field, 'current-state-analysis.impact-assessment.user-experience');
	t.is(typedAt(press(refused(), 'shift+tab')), heading);
});

test('a refused text and its reason are there again after a crash', t => {
	const resumed = resumeWizard(refused());
	t.deepEqual(resumed.problems, {[fieldIds.problem]: reason});
	t.is(typedAt(press(resumed, 'shift+tab')), heading);
	const inField = resumeWizard(press(refused(), 'shift+tab'));
	t.is(typedAt(inField), heading);
	t.deepEqual(press(inField, 'tab').problems, {[fieldIds.problem]: reason});
});

test('a refused text that is mended goes into the document, and the problem is over', t => {
	const mended = press(type(press(refused(), 'shift+tab', 'ctrl+home'), '##'), 'tab');
	t.is(rawOf(mended, fieldIds.problem), '#### Heading\n\nText below it.');
	t.deepEqual([mended.problems, draftStateOf(mended).pending], [{}, {}]);
	t.deepEqual(marks(mended, fieldIds.problem), ['filled', 'part']);
});

test('a refused text leaves the answer before it in the document, and an erased one is over', t => {
	const answered = press(type(openWizard({field: fieldIds.problem}), 'Slow.'), 'tab', 'shift+tab');
	const worse = press(paste(answered, '\n\n# Too high'), 'tab');
	t.is(rawOf(worse, fieldIds.problem), 'Slow.');
	t.is(typedAt(press(worse, 'shift+tab')), 'Slow.\n\n# Too high');
	const again = press(press(worse, 'shift+tab'), ...Array.from({length: 4}, () => 'ctrl+w'), 'tab');
	t.deepEqual(again.problems, {});
});

test('the file is not written over a refused text: the review says which one and ! goes there', t => {
	const named = press(type(openWizard(), 'Faster'), 'enter', 'enter', 'enter');
	const filled = press(open(named, 'risk'), 'enter');
	const review = press(paste(open(filled, 'problem'), heading), 'ctrl+r');
	const asked = type(review, 'w');
	t.is(asked.request, undefined);
	t.is(asked.notice, `Not yet: "Problem Statement" ${reason}. ! goes there`);
	const there = type(asked, '!');
	t.is(there.field, fieldIds.problem);
	t.is(typedAt(there), heading);
	t.is(
		type(press(there, 'ctrl+u', 'ctrl+u', 'ctrl+home', 'ctrl+k', 'ctrl+k', 'ctrl+k', 'ctrl+r'), 'w').request?.kind,
		'write',
	);
});

test('days and percents that are none stay as typed and say what they should be', t => {
	const date = 'approval-review.implementation-approval.approved-date';
	const day = press(type(openWizard({field: date}), '2026-02-30'), 'enter');
	t.is(day.problems[date], 'is not a day: write it as 2026-01-31');
	t.is(typedAt(press(day, 'shift+tab')), '2026-02-30');
	t.is(rawOf(press(press(day, 'shift+tab'), 'backspace', 'backspace'), date), '__________');
	t.is(rawOf(press(type(press(day, 'shift+tab', 'backspace', 'backspace'), '28'), 'tab'), date), '2026-02-28');

	const progress = 'implementation-tracking.current-status.progress';
	t.is(rawOf(press(type(openWizard({field: progress}), '40 %'), 'tab'), progress), '40% complete');
	t.is(
		press(type(openWizard({field: progress}), '101'), 'tab').problems[progress],
		'is not a whole number from 0 to 100',
	);
});

test('undo takes a refused text back like any other change, and redo brings it again', t => {
	const answered = press(type(openWizard({field: fieldIds.problem}), 'Slow.'), 'tab', 'shift+tab');
	const worse = press(paste(answered, '\n\n# Too high'), 'tab');
	const undone = press(worse, 'ctrl+_');
	t.is(currentState(undone)?.id, fieldIds.problem);
	t.is(typedAt(undone), 'Slow.');
	t.deepEqual(undone.problems, {});
	const redone = press(undone, 'alt+e');
	t.is(typedAt(redone), 'Slow.\n\n# Too high');
	t.deepEqual(Object.keys(redone.problems), [fieldIds.problem]);
	t.is(rawOf(press(undone, 'ctrl+_'), fieldIds.problem), rawOf(openWizard(), fieldIds.problem));
});

function open(state: WizardState, name: keyof typeof fieldIds): WizardState {
	const outline = press(state, 'ctrl+o');
	return press(type(outline, fieldIds[name]), 'enter');
}
