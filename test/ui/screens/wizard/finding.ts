import test from 'ava';
import {aboutLines, helpRows, outlineRows} from '../../../../source/ui/screens/wizard/wizard-rows.js';
import type {WizardState} from '../../../../source/ui/screens/wizard/wizard-state.js';
import {fieldIds, openWizard, press, type} from '../../../helpers/wizard-driver.js';

const found = (filter: string) =>
	outlineRows(type(press(openWizard(), 'ctrl+o'), filter)).map(({text, headings}) => [...headings, text].join(' > '));
const keysOf = (state: WizardState) =>
	helpRows(state).flatMap(row => (row.kind === 'key' ? [`${row.binding.keys[0]} ${row.binding.says}`] : []));
const placesOf = (state: WizardState) => helpRows(state).flatMap(row => (row.kind === 'place' ? [row.text] : []));

test('the outline finds a field by parts of its name in any order, and tells the headings above it', t => {
	t.deepEqual(found('mitig 2'), [
		'Risk Assessment > Technical Risks > Risk 2: Mitigation',
		'Risk Assessment > Operational Risks > Risk 2: Mitigation',
	]);
	t.deepEqual(found('mitigation operational 2'), ['Risk Assessment > Operational Risks > Risk 2: Mitigation']);
	t.deepEqual(found('KPI PRIM'), ['Success Metrics > Quantitative Metrics > Primary KPI']);
	t.deepEqual(found('no such field'), []);
});

test('a field whose own name has the words comes before those of a section that has them', t => {
	const rows = found('risk');
	t.is(rows[0], 'Enhancement Overview > Technical Risk');
	t.is(rows.at(-1), 'Risk Assessment > Rollback Strategy');
	t.is(found('metrics')[0], 'Success Metrics > Quantitative Metrics > Primary KPI');
});

test('F2 shows the whole hint, the values and the id, and goes back to the field as it was', t => {
	const text = type(openWizard({field: fieldIds.problem}), 'Slow');
	const about = press(text, 'f2');
	t.is(about.view, 'about');
	t.deepEqual(aboutLines(about), [
		'Clear description of the current limitation or gap',
		'',
		'In commands:',
		fieldIds.problem,
	]);
	t.deepEqual(press(about, 'escape').editor, text.editor);
	t.deepEqual(
		[press(about, 'f2').view, type(about, 'q').view, press(about, 'enter').view],
		['field', 'field', 'field'],
	);
	t.is(press(about, 'f1', 'escape', 'escape').view, 'field');
	const choice = aboutLines(press(openWizard({field: fieldIds.priority}), 'f2'));
	t.true(choice.includes('Values: critical, high, medium, low, nice-to-have'));
});

test('what is doubtful about a field is told with it', t => {
	const other = press(
		type(press(openWizard({field: fieldIds.category}), 'end', 'enter'), 'speed'),
		'enter',
		'shift+tab',
	);
	t.regex(aboutLines(press(other, 'f2')).join(' '), /To check: "speed" is not one of architecture,/);
});

test('the help begins with the keys of the place that it was opened from', t => {
	t.deepEqual(placesOf(press(openWizard({field: fieldIds.tasks}), 'escape', 'f1')).slice(0, 3), [
		'In a check list',
		'In a field',
		'Everywhere',
	]);
	t.is(placesOf(press(openWizard(), 'ctrl+r', 'f1'))[0], 'In the review');
	t.is(placesOf(press(openWizard({field: fieldIds.problem}), 'f1'))[0], 'In text of several lines');
});

test('words in the help leave the keys of which they are said', t => {
	t.deepEqual(keysOf(type(press(openWizard(), 'f1'), 'save draft')), [
		'ctrl+s save the draft now (it is saved as you type)',
	]);
	t.deepEqual(keysOf(type(press(openWizard(), 'f1'), 'review ! issue')), ['! next issue']);
	t.deepEqual(keysOf(type(press(openWizard(), 'f1'), 'no such key')), []);
});

test('the help goes back to what was there, with its filter, its name and its row', t => {
	const outline = press(type(press(openWizard(), 'ctrl+o'), 'risk'), 'down', 'down');
	const back = press(type(press(outline, 'f1'), 'save'), 'escape');
	t.deepEqual([back.view, back.query.text, back.row], ['outline', 'risk', 2]);
	const name = type(press(openWizard(), 'ctrl+r', 'n', 'ctrl+u'), 'own-name');
	t.is(press(name, 'f1', 'escape').query.text, 'own-name');
});

test('? opens the help where nothing is written and closes it again, unless a filter is written', t => {
	const open = type(openWizard({field: fieldIds.category}), '?');
	t.is(open.view, 'help');
	t.is(type(open, '?').view, 'field');
	t.is(type(type(open, 'key'), '?').query.text, 'key?');
});
