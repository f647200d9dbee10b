import fs from 'node:fs';
import path from 'node:path';
import test from 'ava';
import type {Answers} from '../../../../source/proposal/answers.js';
import {HomeScreen} from '../../../../source/ui/screens/home/home-screen.js';
import {reduceHome, startHome} from '../../../../source/ui/screens/home/home-state.js';
import {symbolsFor} from '../../../../source/ui/theme.js';
import {begunAnswers, frameOf, type Size, wizardAt, wizardFrame} from '../../../helpers/frame.js';
import {projectFolder} from '../../../helpers/temporary-folder.js';
import {fieldIds, press, type} from '../../../helpers/wizard-driver.js';

const usual = {columns: 80, rows: 24};
const low = {columns: 80, rows: 18};
const wide = {columns: 120, rows: 30};
const small = {columns: 44, rows: 12};
const text =
	'Every embedding is loaded at start.\n\n- 41 s until the first answer\n- 日本語 and 👩‍👩‍👧 keep their width';

/** Each screen by the name of the file in `fixtures/frames` that holds it. */
const screens: Readonly<Record<string, () => string>> = {
	'choice-80x24': () => wizardFrame(press(wizardAt(fieldIds.category, begunAnswers, usual), 'down')),
	'text-120x30': () => wizardFrame(wizardAt(fieldIds.problem, begunAnswers, wide, text)),
	'text-44x12': () => wizardFrame(wizardAt(fieldIds.problem, begunAnswers, small, text)),
	'effort-80x18': () => wizardFrame(wizardAt(fieldIds.effort, begunAnswers, low)),
	'tasks-80x18': () =>
		wizardFrame(
			press(
				type(press(type(wizardAt(fieldIds.tasks, begunAnswers, low), 'Load on first use'), 'enter'), 'Measure'),
				'escape',
			),
		),
	'group-80x18': () => wizardFrame(wizardAt(fieldIds.risks, begunAnswers, low)),
	'refused-80x18': () =>
		wizardFrame(press(type(press(type(wizardAt(fieldIds.problem, [], low), '## Mine'), 'tab'), ''), 'shift+tab')),
	'outline-80x18': () => wizardFrame(type(press(wizardAt(fieldIds.problem, begunAnswers, low), 'ctrl+o'), 'miti')),
	'review-80x24': () => wizardFrame(press(wizardAt(fieldIds.problem, begunAnswers.slice(0, 3), usual), 'ctrl+r', 'w')),
	'review-44x12': () => wizardFrame(press(wizardAt(fieldIds.problem, begunAnswers, small), 'ctrl+r')),
	'quick-80x18': () => wizardFrame(press(wizardAt(fieldIds.risk, begunAnswers, low), 'alt+q')),
	'quick-44x12': () => wizardFrame(press(wizardAt(fieldIds.problem, begunAnswers, small, text), 'alt+q', 'right')),
	'quick-review-80x24': () => wizardFrame(press(wizardAt(fieldIds.problem, begunAnswers, usual), 'alt+q', 'ctrl+r')),
	'warnings-80x24': () => wizardFrame(press(doubtful(usual), 'ctrl+r')),
	'warnings-120x40': () => wizardFrame(press(doubtful({columns: 120, rows: 40}), 'ctrl+r')),
	'doubt-60x16': () => wizardFrame(doubtful({columns: 60, rows: 16})),
	'about-80x18': () => wizardFrame(press(doubtful(low), 'f2')),
	'finding-key-80x18': () => wizardFrame(type(press(wizardAt(fieldIds.problem, begunAnswers, low), 'f1'), 'section')),
	'name-80x18': () => wizardFrame(type(press(wizardAt(fieldIds.problem, begunAnswers, low), 'ctrl+r'), 'n')),
	'document-80x18': () => wizardFrame(type(press(wizardAt(fieldIds.problem, begunAnswers, low), 'ctrl+r'), 'd')),
	'help-80x24': () => wizardFrame(press(wizardAt(fieldIds.problem, begunAnswers, usual), 'f1')),
	'line-40x8': () => wizardFrame(wizardAt(fieldIds.impact, begunAnswers, {columns: 40, rows: 8})),
	'too-small-39x8': () => wizardFrame(wizardAt(fieldIds.impact, begunAnswers, {columns: 39, rows: 8})),
	'ascii-80x18': () => wizardFrame(wizardAt(fieldIds.category, begunAnswers, low), {ENHANCE_ASCII: '1'}),
	'home-80x18': () => frameOf(<HomeScreen state={home()} symbols={symbolsFor({})} />, low),
};

/** A proposal with things to look at, on the category, which is one of them, with two fields put off. */
function doubtful(size: Size) {
	const answers: Answers = [
		...begunAnswers,
		['operational-risks.risk-2.mitigation', 'Rebuild each night'],
		['problem-statement', 'Slow. TBD'],
	];
	const later = ['success-metrics.quantitative-metrics.primary-kpi', 'resource-requirements.team-requirements.qa'];
	const wizard = press(type(press(wizardAt(fieldIds.category, answers, size), 'end', 'enter'), 'speed'), 'enter');
	return {...press(wizard, 'shift+tab'), later};
}

function home() {
	const start = {
		root: '/home/ada/shop',
		folder: 'docs/enhancements',
		drafts: [
			{id: 'a1b2c3d4', title: 'Multi-agent orchestration', filled: 38, total: 74, age: '2h ago'},
			{id: 'e5f6a7b8', title: '', filled: 0, total: 74, age: '3d ago'},
		],
		templates: ['enhancement', 'decision'],
		questions: {quick: 9, all: 74},
		proposals: ['docs/enhancements/enhancement-security-rotate-tokens.md'],
		damaged: [],
	};
	return reduceHome(startHome(start, low), {type: 'key', key: {kind: 'text', text: 'j'}});
}

for (const [name, draw] of Object.entries(screens)) {
	test(`the screen ${name} looks as it was looked at`, t => {
		const frame = draw();
		const size = /(\d+)x(\d+)$/.exec(name);
		t.true(frame.split('\n').length <= Number(size?.[2]), 'more lines than the terminal has');
		t.is(frame, fs.readFileSync(path.join(projectFolder, 'test/fixtures/frames', `${name}.txt`), 'utf8'));
	});
}
