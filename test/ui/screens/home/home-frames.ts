import fs from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {applyAnswers} from '../../../../source/proposal/answers.js';
import {type Desktop, homeFrame, homeStart, openHome, pressHome} from '../../../helpers/home-driver.js';
import {startSeed} from '../../../helpers/seed.js';
import {projectFolder} from '../../../helpers/temporary-folder.js';

type Facts = readonly [title: string, category: string, priority: string, risk: string, status: string, day: string];

const proposals: readonly Facts[] = [
	['Rotate service tokens', 'security', 'critical', 'high', 'in-progress', '2026-03-01'],
	['Faster cold start for retrieval', 'performance', 'medium', 'medium', 'proposed', '2026-03-02'],
	['Screen-reader pass over the UI', 'usability', 'high', 'low', 'in-review', '2026-02-25'],
	['Log retention policy', 'monitoring', 'low', 'low', 'proposed', '2026-01-08'],
	['日本語の検索を速くする', 'performance', 'high', 'medium', 'approved', '2026-03-04'],
	['Metrics dashboard', 'monitoring', 'medium', 'low', 'completed', '2026-02-01'],
];

function textOf([title, category, priority, risk, status, day]: Facts): string {
	const answers = [
		['title', title],
		['category', category],
		['priority', priority],
		['technical-risk', risk],
	] as const;
	const {alignment} = applyAnswers(startSeed(), answers, {allowUnlisted: false});
	return alignment.document.text
		.replace('status: proposed', `status: ${status}`)
		.replace('last_updated: 2026-03-04', `last_updated: ${day}`);
}

const texts = Object.fromEntries(
	proposals.map((facts, index) => [`docs/enhancements/enhancement-${facts[1]}-${index + 1}.md`, textOf(facts)]),
);

const at = (columns: number, rows: number, ...keys: readonly string[]): Desktop =>
	pressHome(openHome(texts, {columns, rows}, homeStart()), ...keys);

const screens: Readonly<Record<string, () => Desktop>> = {
	'home-list-80x24': () => at(80, 24),
	'home-list-44x12': () => at(44, 12, '!'),
	'home-board-120x30': () => at(120, 30, 'right', 'down'),
	'home-filter-80x18': () => at(80, 18, '/', 'r', 'o', 't'),
	'home-status-80x24': () => at(80, 24, '!', 's', 'j'),
	'home-status-44x12': () => at(44, 12, '!', 's', 'i'),
	'home-status-120x30': () => at(120, 30, 'right', 'right', 's', 'a'),
	'home-boxes-80x24': () => at(80, 24, '!', 't', 'j', ' '),
	'home-proposal-80x24': () => at(80, 24, '!', 'enter'),
	'home-matrix-80x18': () => at(80, 18, 'm', 'down', 'right'),
	'home-help-80x24': () => at(80, 24, '?'),
	'home-empty-80x18': () => openHome({}, {columns: 80, rows: 18}),
};

for (const [name, draw] of Object.entries(screens)) {
	test(`the screen ${name} looks as it was looked at`, t => {
		const frame = homeFrame(draw());
		const size = /(\d+)x(\d+)$/.exec(name);
		t.is(frame.split('\n').length, Number(size?.[2]), 'as many lines as the terminal has');
		const file = path.join(projectFolder, 'test/fixtures/frames', `${name}.txt`);
		t.is(frame, fs.readFileSync(file, 'utf8'));
	});
}
