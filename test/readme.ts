import fs from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {bindingLabel, keyLabel} from '../source/ui/keymap.js';
import {wizardKeys} from '../source/ui/screens/wizard/wizard-keymap.js';
import {symbolsFor} from '../source/ui/theme.js';
import {begunAnswers, wizardAt, wizardFrame} from './helpers/frame.js';
import {projectFolder} from './helpers/temporary-folder.js';

const readme = fs.readFileSync(path.join(projectFolder, 'readme.md'), 'utf8');

test('the frame in the readme is what the wizard shows', t => {
	const typed = `The retrieval service loads every embedding into memory at start. On hosts with 8 GB it is killed before it answers a first request.

- 11 of 14 deploys in the last quarter
- worst at night, when nobody looks`;
	const state = wizardAt('current-state-analysis.problem-statement', begunAnswers, {columns: 80, rows: 24}, typed);
	const frame = wizardFrame(state);
	t.true(readme.includes(`\`\`\`text\n${frame}\n\`\`\`\n`), `write this into the readme:\n${frame}`);
});

test('the keys in the readme are those of the key map', t => {
	const symbols = symbolsFor({});
	const rows = wizardKeys.bindings
		.filter(({contexts, says}) => says !== '' && (contexts.includes('field') || contexts.includes('everywhere')))
		.map(binding => {
			const keys = binding.isPair ? [bindingLabel(binding, symbols)] : binding.keys.map(key => keyLabel(key, symbols));
			return `| ${keys.map(key => `\`${key}\``).join(' ')} | ${binding.says} |`;
		});
	t.true(rows.length > 10);
	const table = ['| key | does |', '| --- | --- |', ...rows].join('\n');
	t.true(readme.includes(`\n${table}\n`), `write this into the readme:\n${table}`);
});

test('the readme keeps to its length and names install and first command early', t => {
	t.true(readme.split('\n').length <= 250);
	const words = readme.replace(/```text[\s\S]*?```/, '').split(/\s+/);
	const position = words.indexOf('npm');
	t.true(position > 0 && position < 120, `the first command comes at word ${position}`);
});
