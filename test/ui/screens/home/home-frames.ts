import fs from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {type Desktop, homeFrame, homeStart, openHome, pressHome} from '../../../helpers/home-driver.js';
import {sampleProposals} from '../../../helpers/sample-proposals.js';
import {projectFolder} from '../../../helpers/temporary-folder.js';

const at = (columns: number, rows: number, ...keys: readonly string[]): Desktop =>
	pressHome(openHome(sampleProposals, {columns, rows}, homeStart()), ...keys);

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
