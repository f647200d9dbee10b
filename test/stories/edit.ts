import fs from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {type Desk, makeDesk} from '../helpers/desk.js';
import {readProjectFile} from '../helpers/seed.js';
import type {Terminal} from '../helpers/terminal.js';

const file = 'docs/enhancements/enhancement-security-two-keys.md';
const minimal = readProjectFile('test/fixtures/proposal-minimal.md');
const problem = '[Clear description of the current limitation or gap]';

/** Opens a proposal in the wizard and waits for its first field. */
async function openEdit(desk: Desk, word = 'two-keys'): Promise<Terminal> {
	const terminal = desk.open(['edit', word]);
	await terminal.waitFor('section');
	return terminal;
}

/** Goes to a field by a part of its name in the outline. */
async function goTo(terminal: Terminal, words: string, label: string): Promise<void> {
	await terminal.press('Ctrl+O');
	await terminal.waitFor('Go to:');
	await terminal.type(words);
	await terminal.press('Enter');
	await terminal.waitFor(screen => screen.includes(label) && !screen.includes('Go to:'));
}

async function openReview(terminal: Terminal): Promise<void> {
	await terminal.press('Ctrl+R');
	await terminal.waitFor('write the file');
}

test('a file that was written by hand keeps every byte outside of the field that is filled in', async t => {
	const desk = makeDesk(t);
	const byHand =
		'\uFEFF# Enhancement: Cache the index\r\n\r\nA first word.  \r\n\r\n## Enhancement Overview\r\n\r\n**Title:** Cache the index\r\n**Category:** performance\r\n**Priority:** high\r\n**Technical Risk:** low\r\n\r\n## My notes\r\n\r\n- [ ] own box\r\n\tAsk Ann.';
	desk.write('docs/enhancements/cache.md', byHand);
	const terminal = await openEdit(desk, 'cache');
	await goTo(terminal, 'business', 'Business Impact');
	await terminal.type('Starts in 5 s');
	await openReview(terminal);
	await terminal.waitFor('1 field differs from the file');
	await terminal.press('d');
	await terminal.waitFor('+**Business Impact:** Starts in 5 s');
	await terminal.press('w');
	t.deepEqual(await terminal.exited, {exitCode: 0});
	t.is(terminal.screen(), 'docs/enhancements/cache.md');
	t.is(
		desk.read('docs/enhancements/cache.md'),
		byHand.replace('**Technical Risk', '**Business Impact:** Starts in 5 s\r\n**Technical Risk'),
	);
	t.is(desk.draft(), undefined);
});

test('looking around writes nothing and leaves no draft, and w says that there is nothing to write', async t => {
	const desk = makeDesk(t);
	desk.write(file, minimal);
	const before = fs.statSync(path.join(desk.repository, file), {bigint: true}).mtimeNs;
	const terminal = await openEdit(desk);
	await terminal.press('Tab', 'Tab', 'Tab', 'Ctrl+N');
	await openReview(terminal);
	await terminal.waitFor('Nothing differs from the file');
	await terminal.press('w');
	t.deepEqual(await terminal.exited, {exitCode: 0});
	t.is(terminal.screen(), `${file}\nNothing to write: the file is as it was.`);
	t.is(fs.statSync(path.join(desk.repository, file), {bigint: true}).mtimeNs, before);
	t.is(desk.draft(), undefined);
});

test('another field that is changed on disk meanwhile is merged in, and both changes are written', async t => {
	const desk = makeDesk(t);
	desk.write(file, minimal);
	const terminal = await openEdit(desk);
	await goTo(terminal, 'problem', 'Problem Statement');
	await terminal.type('Mine.');
	await openReview(terminal);
	t.is((await desk.run(['set', 'two-keys', 'technical-risk=high'])).exitCode, 0);
	await terminal.press('w');
	await terminal.waitFor('1 field was changed on disk meanwhile: Technical Risk; press w to write');
	await terminal.press('w');
	t.deepEqual(await terminal.exited, {exitCode: 0});
	t.is(
		desk.read(file),
		minimal.replace(problem, 'Mine.').replace('**Technical Risk:** low', '**Technical Risk:** high'),
	);
});

test('the same field is asked for side by side, and what is chosen is written', async t => {
	const desk = makeDesk(t);
	desk.write(file, minimal);
	const terminal = await openEdit(desk);
	await goTo(terminal, 'problem', 'Problem Statement');
	await terminal.type('Mine.');
	await goTo(terminal, 'business', 'Business Impact');
	await terminal.type('My impact');
	await openReview(terminal);
	await desk.run(['set', 'two-keys', 'problem-statement=Theirs.', 'business-impact=Their impact']);
	await terminal.press('w');
	await terminal.waitFor(/My impact +│ Their impact/);
	await terminal.press('t');
	await terminal.waitFor(/Mine\. +│ Theirs\./);
	await terminal.press('m', 'Enter');
	await terminal.waitFor('What was changed on disk is merged in; press w to write');
	await terminal.press('w');
	t.deepEqual(await terminal.exited, {exitCode: 0});
	t.true(desk.read(file).includes('**Business Impact:** Their impact\n'));
	t.true(desk.read(file).includes('### Problem Statement\nMine.\n'));
	t.is(desk.draft(), undefined);
});

test('an edit that was killed goes on where it was, merged with what the file holds by then', async t => {
	const desk = makeDesk(t);
	desk.write(file, minimal);
	const terminal = await openEdit(desk);
	await goTo(terminal, 'problem', 'Problem Statement');
	await terminal.type('Mine, not yet');
	await terminal.waitFor(/saved\n.*Mine, not yet/s);
	terminal.kill('SIGKILL');
	await terminal.exited;
	t.is(desk.read(file), minimal);
	await desk.run(['set', 'two-keys', 'technical-risk=high']);
	const resumed = await openEdit(desk);
	await resumed.waitFor('1 field was changed on disk meanwhile: Technical');
	await resumed.type(' all');
	await resumed.waitFor('Mine, not yet all');
	await openReview(resumed);
	await resumed.press('w');
	t.deepEqual(await resumed.exited, {exitCode: 0});
	t.true(desk.read(file).includes('### Problem Statement\nMine, not yet all\n'));
	t.true(desk.read(file).includes('**Technical Risk:** high\n'));
	t.is(desk.draft(), undefined);
});

test('an edit that was left says so when the file is edited again', async t => {
	const desk = makeDesk(t);
	desk.write(file, minimal);
	const terminal = await openEdit(desk);
	await goTo(terminal, 'problem', 'Problem Statement');
	await terminal.type('Mine.');
	await terminal.waitFor('saved');
	await terminal.press('Ctrl+C');
	t.is((await terminal.exited).exitCode, 130);
	const home = desk.open([]);
	await home.waitFor('Changes: Faster cold start');
	await home.press('q');
	await home.exited;
	const again = await openEdit(desk);
	await again.waitFor('Going on with the changes of');
	await again.waitFor('Mine.');
});

test('what --set gives goes into the draft that there is, also where nothing is typed then', async t => {
	const desk = makeDesk(t);
	desk.write(file, minimal);
	const terminal = desk.open(['edit', 'two-keys', '--set', 'problem-statement=Mine.']);
	await terminal.waitFor('saved');
	await terminal.press('Ctrl+C');
	await terminal.exited;
	const again = desk.open(['edit', 'two-keys', '--set', 'business-impact=Mine too']);
	await again.waitFor('saved');
	await again.press('Ctrl+C');
	await again.exited;
	const {text = ''} = desk.draft() ?? {};
	t.true(text.includes('\nMine.\n') && text.includes('**Business Impact:** Mine too\n'));
	t.is(desk.read(file), minimal);
});

test('a file that is gone can be written as a new one', async t => {
	const desk = makeDesk(t);
	desk.write(file, minimal);
	const terminal = await openEdit(desk);
	await goTo(terminal, 'problem', 'Problem Statement');
	await terminal.type('Mine.');
	await openReview(terminal);
	fs.rmSync(path.join(desk.repository, file));
	await terminal.press('w');
	await terminal.waitFor('The file is gone: it was deleted or moved. Press w to write it as a new one');
	await terminal.press('w');
	t.deepEqual(await terminal.exited, {exitCode: 0});
	t.is(desk.read(file), minimal.replace(problem, 'Mine.'));
});

test('a draft of a template that was named by its file is not carried over to another one of that name', async t => {
	const desk = makeDesk(t);
	desk.write('own/note.md', '# Note: [Title]\n\n**Title:** [Title]\n\n## Problem\n[what is wrong]\n');
	desk.write('docs/templates/note.md', '# Other: [Title]\n\n## Something else\n[what]\n');
	const terminal = desk.open(['new', 'First note', '--template', 'own/note.md']);
	await terminal.waitFor('Problem');
	await terminal.waitFor('saved');
	await terminal.press('Ctrl+C');
	await terminal.exited;
	const resumed = desk.open(['resume']);
	t.notRegex(await resumed.waitFor('Problem'), /template changed|Something else/);
});

test('a draft whose template changed is carried over, and the old template is one key away', async t => {
	const desk = makeDesk(t);
	const template = '# Note: [Title]\n\n**Title:** [Title]\n**Owner:** [who]\n\n## Problem\n[what is wrong]\n';
	desk.write('docs/templates/note.md', template);
	const terminal = desk.open(['new', 'First note', '--template', 'note', '--set', 'document.owner=Ann']);
	await terminal.waitFor('Problem');
	await terminal.waitFor('saved');
	await terminal.press('Ctrl+C');
	await terminal.exited;
	desk.write(
		'docs/templates/note.md',
		template.replace('**Owner:** [who]\n', '').replace('## Problem', '## Why\n[why now]\n\n## Problem'),
	);
	const resumed = desk.open(['resume']);
	await resumed.waitFor(/The template changed since: 1 value carried over, 1\s+│ no longer fits/);
	await openReview(resumed);
	await resumed.waitFor('Left over: Owner  Ann');
	await resumed.press('v');
	await resumed.waitFor(screen => !screen.includes('Left over') && screen.includes('1 Header'));
	await resumed.press('v');
	await resumed.waitFor('Left over: Owner  Ann');
	await resumed.press('w');
	await resumed.waitFor('w again writes without');
	await resumed.press('w');
	t.deepEqual(await resumed.exited, {exitCode: 0});
	t.regex(
		resumed.screen(),
		/^docs\/note\/note-first-note\.md\nWhat is left over is kept in the draft, which is put away/,
	);
	t.true(desk.read('docs/note/note-first-note.md').includes('## Why\n[why now]\n'));
	t.is(desk.draft(), undefined);
	const id = /--restore (\w+)/.exec(resumed.screen().replaceAll('\n', ''))?.[1] ?? '';
	t.is((await desk.run(['resume', '--restore', id])).exitCode, 0);
	t.deepEqual(desk.draft()?.leftOver, [{label: 'Owner', text: 'Ann'}]);
});
