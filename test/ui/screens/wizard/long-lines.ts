/** What is typed is seen where it is typed, however long the line is. */
import test from 'ava';
import type {WizardState} from '../../../../source/ui/screens/wizard/wizard-state.js';
import {begunAnswers, type Size, wizardAt, wizardFrame} from '../../../helpers/frame.js';
import {fieldIds, press, type} from '../../../helpers/wizard-driver.js';

const sizes: readonly Size[] = [
	{columns: 40, rows: 8},
	{columns: 44, rows: 12},
	{columns: 80, rows: 24},
	{columns: 120, rows: 40},
];

const places: Readonly<Record<string, (size: Size) => WizardState>> = {
	'a line': size => wizardAt(fieldIds.impact, [], size),
	'a text': size => wizardAt(fieldIds.problem, [], size),
	'a new task': size => wizardAt(fieldIds.tasks, [], size),
	'a task that is there': size =>
		press(type(press(type(wizardAt(fieldIds.tasks, [], size), 'One'), 'enter'), 'Two'), 'escape', 'up', 'enter'),
	'an amount': size => wizardAt(fieldIds.effort, begunAnswers, size),
	'the number of people': size => press(wizardAt(fieldIds.effort, begunAnswers, size), 'tab', 'tab'),
	'a value of one’s own': size => press(wizardAt(fieldIds.category, [], size), 'end', 'enter'),
	'the filter of the outline': size => press(wizardAt(fieldIds.problem, [], size), 'ctrl+o'),
	'the brief name': size => type(press(wizardAt(fieldIds.problem, begunAnswers, size), 'ctrl+r'), 'n'),
};

for (const [name, open] of Object.entries(places)) {
	test(`the end of a long line is seen while ${name} is typed, and so is its start when the cursor is there`, t => {
		for (const size of sizes) {
			const opened = press(open(size), 'ctrl+u', 'ctrl+k');
			const typed = type(opened, `START ${'a long line 日本語 '.repeat(20)}END`);
			const label = `${size.columns}x${size.rows}\n`;
			t.regex(wizardFrame(typed), /END/, label + wizardFrame(typed));
			const atStart = wizardFrame(press(typed, 'home'));
			t.regex(atStart, /START/, label + atStart);
		}
	});
}
