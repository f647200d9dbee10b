import fs from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {reduceWizard} from '../../../../source/ui/screens/wizard/wizard-reducer.js';
import type {WizardState} from '../../../../source/ui/screens/wizard/wizard-state.js';
import {type Size, wizardFrame} from '../../../helpers/frame.js';
import {readProjectFile} from '../../../helpers/seed.js';
import {projectFolder} from '../../../helpers/temporary-folder.js';
import {fieldIds, openFile, openWizard, press, type} from '../../../helpers/wizard-driver.js';

const usual = {columns: 80, rows: 24};
const small = {columns: 44, rows: 12};
const wide = {columns: 120, rows: 30};
const base = readProjectFile('test/fixtures/proposal-minimal.md');
const problem = '[Clear description of the current limitation or gap]';
const byHand =
	'# Enhancement: Cache the index\n\n## Current State Analysis\n\n### Problem Statement\nThe index is read at every start.\n';
const mine =
	'Every embedding is loaded at start.\n\nOn hosts with 8 GB it is killed before it answers.\n\n- Seen on 11 of 14 deploys';
const theirs = 'Every embedding is loaded at start.\n\nThe first answer takes 41 s.';

/** Two fields changed, in the review. */
const changed = (size: Size) => {
	const written = press(type(openFile(base, {field: fieldIds.impact}, size), 'Less waiting'), 'ctrl+o');
	const there = press(type(written, 'problem'), 'enter');
	return press(type(there, mine.replaceAll('\n', ' ')), 'ctrl+r');
};

/** The problem is changed on both sides. */
const conflict = (size: Size, text = mine) =>
	reduceWizard(openFile(base, {field: fieldIds.problem, text: base.replace(problem, text)}, size), {
		type: 'found',
		text: base.replace(problem, theirs).replace('**Priority:** high', '**Priority:** low'),
	});

const around = (size: Size) => {
	const add = (name: string) =>
		base.replace('## Proposed Solution', `## ${name}\n\nOwn words.\n\n## Proposed Solution`);
	return reduceWizard(openFile(base, {text: add('Mine')}, size), {type: 'found', text: add('Theirs')});
};

const leftOver = (size: Size) =>
	press(
		openWizard(
			{
				leftOver: [
					{label: 'Owner', text: 'Ann'},
					{label: 'Step 1: Who', text: 'Ben,\nor Cay'},
				],
			},
			size,
		),
		'ctrl+r',
		...Array.from({length: 14}, () => 'down'),
	);

/** Each screen by the name of the file in `fixtures/frames` that holds it. */
const screens: Readonly<Record<string, (size: Size) => WizardState>> = {
	'missing-field-80x24': size => openFile(byHand, {field: 'risk-assessment.rollback-strategy'}, size),
	'missing-field-120x30': size => openFile(byHand, {field: 'risk-assessment.rollback-strategy'}, size),
	'existing-review-80x24': changed,
	'existing-review-44x12': changed,
	'diff-80x24': size => type(changed(size), 'd'),
	'diff-44x12': size => type(changed(size), 'd'),
	'merged-80x24': size =>
		reduceWizard(changed(size), {type: 'found', text: base.replace('**Priority:** high', '**Priority:** low')}),
	'conflict-80x24': conflict,
	'conflict-44x12': conflict,
	'conflict-decided-80x24': size => type(conflict(size), 'm'),
	'conflict-around-80x24': around,
	'left-over-review-80x24': leftOver,
	'left-over-80x24': size => press(leftOver(size), 'enter'),
};

const sizes: Readonly<Record<string, Size>> = {'80x24': usual, '44x12': small, '120x30': wide};

for (const [name, draw] of Object.entries(screens)) {
	test(`the screen ${name} looks as it was looked at`, t => {
		const [key = ''] = /\d+x\d+$/.exec(name) ?? [];
		const size = sizes[key] ?? usual;
		const frame = wizardFrame({...draw(size), saved: 'saved'});
		t.true(frame.split('\n').length <= size.rows, 'more lines than the terminal has');
		t.is(frame, fs.readFileSync(path.join(projectFolder, 'test/fixtures/frames', `${name}.txt`), 'utf8'));
	});
}
