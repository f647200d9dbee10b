import test from 'ava';
import {type Desk, makeDesk, openNew} from '../helpers/desk.js';

/** A draft with a title, as if it had been begun yesterday. */
async function beginDraft(desk: Desk, title: string): Promise<void> {
	const terminal = await openNew(desk);
	await terminal.waitFor('Title (required)');
	await terminal.type(`${title}\r`);
	await terminal.waitFor('Category (required)');
	await terminal.press('Ctrl+C');
	await terminal.exited;
}

test('home goes on with the latest draft at one key', async t => {
	const desk = makeDesk(t);
	await beginDraft(desk, 'Rate limits');
	const home = desk.open([]);
	t.regex(await home.waitFor('Draft: Rate limits'), /▸ Draft: Rate limits/);
	await home.press('Enter');
	await home.waitFor('Category (required)');
	await home.press('Enter');
	await home.waitFor('Priority (required)');
	await home.press('Ctrl+C');
	t.is((await home.exited).exitCode, 130);
	t.regex(desk.draft()?.text ?? '', /^\*\*Category:\*\* architecture$/m);
});

test('home puts a draft away and brings it back', async t => {
	const desk = makeDesk(t);
	await beginDraft(desk, 'Rate limits');
	const kept = desk.draft();
	const home = desk.open([]);
	await home.waitFor('Draft: Rate limits');
	await home.type('d');
	await home.waitFor(screen => !screen.includes('Draft: Rate limits'));
	t.is(desk.draft(), undefined);
	await home.type('u');
	await home.waitFor('Draft: Rate limits');
	t.deepEqual(desk.draft(), kept);
	await home.type('q');
	t.is((await home.exited).exitCode, 0);
});

test('home begins a new proposal, also where nothing was ever written', async t => {
	const desk = makeDesk(t);
	const home = desk.open([]);
	t.regex(await home.waitFor('New proposal'), /0 proposals in docs\/enhancements/);
	await home.type('n');
	await home.waitFor('Title (required)');
	await home.type('Rate limits');
	await home.waitFor('Rate limits');
	await home.press('Ctrl+C');
	t.is((await home.exited).exitCode, 130);
	t.is(desk.draft()?.pending['enhancement-overview.title'], 'Rate limits');
});

test('keys for home and for the wizard behind it may come in one read', async t => {
	const desk = makeDesk(t);
	await beginDraft(desk, 'Rate limits');
	await beginDraft(desk, 'Faster search');
	const home = desk.open([]);
	await home.waitFor('Draft: Faster search');
	await home.press('Down', 'Enter', 'Enter');
	const screen = await home.waitFor(/(?:Category|Priority) \(required\)/);
	t.regex(screen, /^ enhance {2}Rate limits/);
});
