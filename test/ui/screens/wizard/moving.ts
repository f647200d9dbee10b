import test from 'ava';
import {reduceWizard} from '../../../../source/ui/screens/wizard/wizard-reducer.js';
import {outlineRows} from '../../../../source/ui/screens/wizard/wizard-rows.js';
import {draftStateOf, stopsOf, type WizardState} from '../../../../source/ui/screens/wizard/wizard-state.js';
import {fieldIds, openWizard, paste, press, rawOf, type} from '../../../helpers/wizard-driver.js';

const resize = (state: WizardState, columns: number, rows: number) =>
	reduceWizard(state, {type: 'resize', columns, rows});

test('Tab goes through every field that is due and then to the review', t => {
	let state = openWizard();
	const seen: string[] = [];
	while (state.view === 'field' && seen.length < 200) {
		seen.push(state.field);
		const {field} = state;
		// Inside an effort Tab goes through the parts first.
		for (let part = 0; part < 3 && state.field === field && state.view === 'field'; part++) state = press(state, 'tab');
	}

	const stops = stopsOf(state.alignment);
	const due = stops.slice(
		0,
		stops.findIndex(stop => stop.section.id === 'approval-review'),
	);
	t.deepEqual(
		seen,
		due.map(stop => stop.state.id),
	);
	t.is(state.view, 'review');
});

test('Shift+Tab goes back over the same fields, and the first one says that it is the first', t => {
	const back = press(openWizard({field: fieldIds.effort}), 'shift+tab');
	t.is(back.field, fieldIds.priority);
	const first = press(back, 'shift+tab', 'shift+tab', 'shift+tab');
	t.is(first.field, fieldIds.title);
	t.is(first.notice, 'This is the first field');
});

test('behind the last field that is due stand sections of later life, which Tab can be led into', t => {
	const later = press(openWizard({field: 'approval-review.technical-review'}), 'tab', 'tab');
	t.is(later.field, 'approval-review.implementation-approval.approved-for-implementation');
	const last = press(openWizard({field: 'post-implementation-review.future-improvements'}), 'tab');
	t.is(last.view, 'review');
});

test('Ctrl+N goes to the next section, Ctrl+P to the start of this one and then of the one before', t => {
	const plan = press(openWizard({field: fieldIds.problem}), 'ctrl+n', 'ctrl+n');
	t.is(plan.field, 'implementation-plan.phase');
	const inside = press(plan, 'tab', 'tab');
	t.is(press(inside, 'ctrl+p').field, 'implementation-plan.phase');
	t.is(press(inside, 'ctrl+p', 'ctrl+p').field, 'proposed-solution.architecture-overview');
	t.is(press(openWizard(), 'ctrl+p').field, fieldIds.title);
	t.is(press(openWizard({field: 'post-implementation-review.lessons-learned'}), 'ctrl+n').view, 'review');
});

test('Enter accepts a line and goes on, and makes a new line in text of several lines', t => {
	const line = press(type(openWizard(), 'Faster search'), 'enter');
	t.is(line.field, fieldIds.category);
	t.is(rawOf(line, fieldIds.title), 'Faster search');
	t.is(
		line.alignment.document.text.split('\n').find(text => text.startsWith('# ')),
		'# Enhancement: Faster search',
	);

	const text = type(press(type(openWizard({field: fieldIds.problem}), 'One.'), 'enter'), 'Two.');
	t.is(text.field, fieldIds.problem);
	t.is(rawOf(press(text, 'tab'), fieldIds.problem), 'One.\nTwo.');
});

test('a line feed is an Enter, which a terminal sends so before the program listens, but a new line in text', t => {
	const state = press(openWizard(), 'ctrl+j', 'ctrl+j', 'ctrl+j');
	t.is(state.field, fieldIds.effort);
	t.is(rawOf(state, fieldIds.category), 'architecture');
	t.is(press(type(press(state, 'ctrl+o'), 'rollback'), 'ctrl+j').field, 'risk-assessment.rollback-strategy');
	t.is(draftStateOf(press(openWizard({field: fieldIds.problem}), 'ctrl+j')).pending[fieldIds.problem], '\n');
});

test('what is typed is in the document as soon as the field is left in any way', t => {
	for (const key of ['tab', 'shift+tab', 'ctrl+n', 'ctrl+p', 'ctrl+o', 'ctrl+r', 'ctrl+t']) {
		const state = press(type(openWizard({field: fieldIds.impact}), '40 % less waiting'), key);
		t.is(rawOf(state, fieldIds.impact), '40 % less waiting', key);
		t.deepEqual(state.pending, {}, key);
	}
});

test('Ctrl+T puts an empty field off, and what is filled in later is no longer put off', t => {
	const put = press(openWizard({field: fieldIds.impact}), 'ctrl+t', 'shift+tab');
	t.deepEqual(put.later, [fieldIds.impact]);
	t.deepEqual(press(put, 'ctrl+t').later, [fieldIds.impact]);
	t.deepEqual(press(type(put, 'less waiting'), 'tab').later, []);
	t.deepEqual(press(type(openWizard({field: fieldIds.impact}), 'less waiting'), 'ctrl+t').later, []);
});

test('the outline opens at the field, filters by words in any order and goes where Enter is pressed', t => {
	const outline = press(openWizard({field: fieldIds.problem}), 'ctrl+o');
	t.is(outlineRows(outline)[outline.row]?.field, fieldIds.problem);
	const filtered = type(outline, 'kpi prim');
	t.deepEqual(
		outlineRows(filtered).map(row => row.text),
		['Primary KPI'],
	);
	const there = press(filtered, 'enter');
	t.is(there.field, 'success-metrics.quantitative-metrics.primary-kpi');
	t.is(there.view, 'field');
});

test('in the outline the arrows move within the list, and Esc goes back with the field as it was', t => {
	const outline = press(openWizard(), 'ctrl+o', 'up', 'up', 'up', 'up', 'down', 'down', 'down');
	t.is(press(outline, 'enter').field, fieldIds.priority);
	const none = press(type(outline, 'no such field'), 'enter');
	t.is(none.view, 'outline');
	t.is(press(none, 'escape').field, fieldIds.title);
	const end = press(outline, ...Array.from({length: 30}, () => 'pagedown'), 'enter');
	t.is(end.field, 'post-implementation-review.future-improvements');
});

test('the help covers any screen and goes away to it', t => {
	for (const way of [[], ['ctrl+o'], ['ctrl+r']]) {
		const before = press(openWizard(), ...way);
		const help = press(before, 'f1');
		t.is(help.view, 'help');
		for (const key of ['escape', 'enter', 'f1']) t.is(press(help, key).view, before.view);
	}
});

test('Esc asks once and leaves at the second time; any other key in between takes the question back', t => {
	const asked = press(type(openWizard(), 'Fas'), 'escape');
	t.is(asked.notice, 'Esc again leaves; the draft is kept');
	t.deepEqual(press(asked, 'escape').exit, {kind: 'left', isInterrupt: false});
	const typed = press(type(asked, 'ter'), 'escape');
	t.is(typed.exit, undefined);
	t.is(draftStateOf(typed).pending[fieldIds.title], 'Faster');
	t.is(rawOf(press(typed, 'escape'), fieldIds.title), 'Faster');
});

test('Esc goes one level up from everywhere and destroys nothing', t => {
	const name = type(press(type(openWizard(), 'Faster'), 'ctrl+r'), 'n');
	const up = (state: WizardState) => press(state, 'escape');
	t.deepEqual([name.view, up(name).view, up(up(name)).view], ['name', 'review', 'field']);
	const document = type(press(openWizard(), 'ctrl+r'), 'd');
	t.deepEqual([document.view, up(document).view], ['document', 'review']);
});

test('Ctrl+C leaves from everywhere at once with the typed text in the draft, and no later key changes a thing', t => {
	for (const way of [[], ['ctrl+o'], ['ctrl+r'], ['f1']]) {
		const state = press(type(openWizard(), 'Fast'), ...way, 'ctrl+c');
		t.deepEqual(state.exit, {kind: 'left', isInterrupt: true});
		const {text, pending} = draftStateOf(state);
		t.true(text.includes('**Title:** Fast\n') || pending[fieldIds.title] === 'Fast');
		t.true(type(press(state, 'enter', 'ctrl+c'), 'er') === state);
	}
});

test('a paste into a line is joined with a notice, into text it keeps its lines, elsewhere it is left out with a notice', t => {
	const line = paste(openWizard(), 'Faster\r\nsearch\r\n');
	t.is(draftStateOf(line).pending[fieldIds.title], 'Faster search');
	t.is(line.notice, 'The lines of the paste were joined: this field takes one line');
	t.is(type(line, '!').notice, undefined);

	const text = paste(openWizard({field: fieldIds.problem}), 'one\r\ntwo\rthree\n\n\tfour');
	t.is(draftStateOf(text).pending[fieldIds.problem], 'one\ntwo\nthree\n\n\tfour');
	t.is(text.notice, undefined);

	const choice = paste(openWizard({field: fieldIds.category}), 'security');
	t.is(choice.notice, 'Nothing is being written here: the paste was left out');
	t.deepEqual(draftStateOf(choice), draftStateOf(openWizard({field: fieldIds.category})));
});

test('a resize changes nothing but the layout, wherever it happens', t => {
	const ways = [[], ['ctrl+o', 'down'], ['ctrl+r', 'down'], ['f1', 'down'], ['escape']];
	for (const way of ways) {
		const before = press(type(openWizard(), 'Faster'), ...way);
		const after = [
			[30, 6],
			[40, 8],
			[44, 12],
			[200, 60],
			[80, 24],
		].reduce((state, [columns = 0, rows = 0]) => resize(state, columns, rows), before);
		t.deepEqual(after, before);
	}

	t.is(resize(openWizard(), 120, 40).layout.preview > 0, true);
});

test('many letters at once where nothing is written are as many keys', t => {
	const state = type(openWizard({field: fieldIds.category}), 'zyxw'.repeat(20_000));
	t.is(state.field, fieldIds.category);
	t.is(type(state, '  ').field, fieldIds.effort);
});
