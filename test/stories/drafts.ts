import fs from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {makeDesk, openNew} from '../helpers/desk.js';

const id = 'enhancement-overview.title';

test('Ctrl+S says when the draft was saved, and that there is nothing to save before a letter is typed', async t => {
	const desk = makeDesk(t);
	const terminal = await openNew(desk);
	await terminal.waitFor('Title (required)');
	await terminal.press('Ctrl+S');
	await terminal.waitFor('Nothing to save yet');
	await terminal.type('Rate limits');
	await terminal.waitFor('saved');
	await terminal.press('Ctrl+S');
	t.regex(await terminal.waitFor('Draft saved at'), /Draft saved at \d\d:\d\d:\d\d/);
	t.is(desk.draft()?.pending[id], 'Rate limits');
});

test("a draft that can't be saved is said so, and is saved with a later key when it can be", async t => {
	const desk = makeDesk(t);
	const folder = path.join(desk.env.ENHANCE_CONFIG_DIR ?? '', 'drafts');
	fs.mkdirSync(path.dirname(folder));
	fs.writeFileSync(folder, 'not a folder');
	const terminal = await openNew(desk);
	await terminal.waitFor('Title (required)');
	await terminal.type('Rate limit');
	t.regex(await terminal.waitFor('NOT SAVED'), /The draft can't be saved/);
	fs.rmSync(folder);
	await terminal.type('s');
	await terminal.waitFor(screen => !screen.includes('NOT SAVED'));
	await terminal.press('Ctrl+C');
	t.is((await terminal.exited).exitCode, 130);
	t.is(desk.draft()?.pending[id], 'Rate limits');
});

test('without any folder for drafts the wizard says from the first letter on that nothing is kept', async t => {
	const desk = makeDesk(t);
	const terminal = await openNew(desk, {env: {ENHANCE_CONFIG_DIR: '', HOME: ''}});
	await terminal.waitFor('Title (required)');
	await terminal.type('Rate limits');
	t.regex(await terminal.waitFor('NOT SAVED'), /Rate limits/);
	await terminal.press('Ctrl+C');
	await terminal.waitFor("The draft can't be saved. Ctrl+C again leaves");
	await terminal.press('Ctrl+C');
	t.is((await terminal.exited).exitCode, 130);
	const says = terminal.screen().replaceAll('\n', '');
	t.regex(says, /^enhance: the draft could not be saved: there is no folder for drafts \(set HOME\)/);
	const rescued = /What was typed lies in (\S+\.md)/.exec(says)?.[1] ?? '';
	t.regex(fs.readFileSync(rescued, 'utf8'), /\nRate limits\n$/);
	fs.rmSync(rescued);
});

test('a draft that is open in one window is not opened in a second one', async t => {
	const desk = makeDesk(t);
	const first = await openNew(desk);
	await first.waitFor('Title (required)');
	await first.type('Rate limits');
	await first.waitFor('saved');
	const second = desk.open(['resume']);
	t.deepEqual(await second.exited, {exitCode: 1});
	t.regex(second.screen(), /^enhance: .*open/);
	await first.type('!');
	await first.waitFor('Rate limits!');
});
