import test from 'ava';
import {readTemplate} from '../../../../source/template/read-template.js';
import {
	draftStateOf,
	quickStops,
	startWizard,
	stopsOf,
	type WizardState,
} from '../../../../source/ui/screens/wizard/wizard-state.js';
import {homeStart, openHome, pressHome} from '../../../helpers/home-driver.js';
import {fieldIds, form, openWizard, press, rawOf, resumeWizard, textOf, type} from '../../../helpers/wizard-driver.js';

const quick = (draft: Parameters<typeof openWizard>[0] = {}) => openWizard({quick: true, ...draft});
const lastQuick = 'risk-assessment.rollback-strategy';
const security = 'current-state-analysis.impact-assessment.security';

/** The fields at which Tab stops, up to the review. */
function walk(state: WizardState): readonly string[] {
	const seen: string[] = [];
	let here = state;
	while (here.view === 'field' && seen.length < 100) {
		if (here.field !== seen.at(-1)) seen.push(here.field);
		here = press(here, 'tab');
	}

	return [...seen, here.view];
}

test('a quick draft stops at nine fields, and behind the last one is the review, from which it is written', t => {
	const stops = quickStops(quick().alignment).map(stop => stop.state.id);
	t.is(stops.length, 9);
	t.deepEqual(walk(quick()), [...stops, 'review']);
	const answers = press(type(quick(), 'Rate limits'), 'enter', 'enter', 'enter', 'tab', 'tab', 'tab', 'tab', 'enter');
	const problem = press(type(answers, 'Too many requests.'), 'tab');
	const end = press(type(press(type(problem, 'A limiter.'), 'tab'), 'Turn it off.'), 'tab');
	t.is(end.view, 'review');
	const {request} = type(end, 'w');
	t.is(request?.kind === 'write' && request.plan[0]?.path, 'docs/enhancements/enhancement-architecture-rate-limits.md');
	t.is(rawOf(end, lastQuick), 'Turn it off.');
});

test('Ctrl+N goes to the next section that has a question, Shift+Tab back over the questions', t => {
	const at = (...keys: readonly string[]) => press(quick(), ...keys).field;
	t.is(at('ctrl+n', 'ctrl+n'), 'proposed-solution.architecture-overview');
	t.is(at('ctrl+n', 'ctrl+n', 'ctrl+n'), lastQuick);
	t.is(press(quick(), 'ctrl+n', 'ctrl+n', 'ctrl+n', 'ctrl+n').view, 'review');
	t.is(at('ctrl+n', 'ctrl+n', 'shift+tab'), fieldIds.problem);
});

test('Alt+Q goes to every section and back, with the field, its text and its undo as they are', t => {
	const typed = type(quick({field: fieldIds.problem}), 'Too many');
	const every = press(typed, 'alt+q');
	t.is(every.isQuick, false);
	t.is(every.field, fieldIds.problem);
	t.deepEqual(every.editor, typed.editor);
	t.is(press(every, 'tab').field, 'current-state-analysis.impact-assessment.user-experience');
	const back = press(every, 'alt+q');
	t.is(back.isQuick, true);
	t.deepEqual(back.editor, typed.editor);
	t.is(press(back, 'tab').field, 'proposed-solution.architecture-overview');
});

test('a field that is no question of the quick draft gives its place to the next one that is, and keeps its text', t => {
	const typed = type(openWizard({field: security}), 'None');
	const back = press(typed, 'alt+q');
	t.is(back.field, 'proposed-solution.architecture-overview');
	t.is(rawOf(back, security), 'None');
	t.is(press(openWizard({field: 'cost-benefit-analysis.roi-timeline'}), 'alt+q').field, lastQuick);
});

test('q in the review goes to every section and back and stays in the review', t => {
	const review = press(quick({field: fieldIds.problem}), 'ctrl+r');
	const every = type(review, 'q');
	t.deepEqual([every.view, every.isQuick, every.field], ['review', false, fieldIds.problem]);
	t.like(type(every, 'q'), {view: 'review', isQuick: true, field: fieldIds.problem});
	const elsewhere = press(openWizard({field: security}), 'ctrl+r');
	t.like(type(elsewhere, 'q'), {view: 'review', isQuick: true, row: elsewhere.row});
});

test('a jump to a field that is no question of it ends the quick draft, and says how to come back', t => {
	const jumped = press(type(press(quick(), 'ctrl+o'), 'assessment security'), 'enter');
	t.like(jumped, {field: security, isQuick: false});
	t.is(jumped.notice, 'Every section now. Alt+Q goes back to the quick draft');
	const stayed = press(type(press(quick(), 'ctrl+o'), 'problem'), 'enter');
	t.like(stayed, {field: fieldIds.problem, isQuick: true, notice: undefined});
});

test('the draft goes on in the mode in which it was left', t => {
	t.false('quick' in draftStateOf(openWizard()));
	const typed = type(quick({field: fieldIds.problem}), 'Too many');
	t.is(draftStateOf(typed).quick, true);
	t.like(resumeWizard(typed), {isQuick: true, field: fieldIds.problem});
	t.is(resumeWizard(press(typed, 'alt+q')).isQuick, false);
	t.is(textOf(resumeWizard(typed)), textOf(typed));
});

test('a quick draft that was left at a field that is no question of it opens at the first one', t => {
	t.is(quick({field: security}).field, fieldIds.title);
});

test('where the quick draft asks as much as the template there is nothing to go to', t => {
	const open = (text: string): WizardState =>
		startWizard(
			{
				form: readTemplate('short', text),
				folder: {folder: undefined, layout: 'flat'},
				state: {text, field: '', cursor: 0, pending: {}, later: [], briefName: ''},
			},
			{columns: 80, rows: 24},
		);
	const text = form.text.replace(/\n## Current State Analysis[\s\S]*$/, '\n');
	const state = press(open(text), 'alt+q');
	t.is(stopsOf(state.alignment).length, 7);
	t.is(state.isQuick, true);
	const none = open(text.replace(/\*\*Purpose:.*\n/, ''));
	t.is(press(none, 'alt+q').notice, 'This template asks for no more than a quick draft does');
});

test('home offers the quick draft first, and every section beside it', t => {
	const next = (questions: {readonly quick: number; readonly all: number}, ...keys: readonly string[]) =>
		pressHome(openHome({}, {columns: 80, rows: 24}, homeStart({drafts: [], questions})), ...keys).state.exit?.next;
	const all = {quick: 9, all: 74};
	t.deepEqual(next(all, 'enter'), ['new', '--quick']);
	t.deepEqual(next(all, 'down', 'enter'), ['new']);
	t.deepEqual(next(all, 'down', 'down', 'enter'), ['new', '--template', 'adr']);
	t.deepEqual([next(all, 'n'), next(all, 'a')], [['new', '--quick'], ['new']]);
	const short = {quick: 5, all: 5};
	t.deepEqual([next(short, 'enter'), next(short, 'n')], [['new'], ['new']]);
});
