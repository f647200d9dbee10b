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
	t.regex(await home.waitFor(/0 proposals in docs\/enhancements/), /▸ New proposal, quick draft/);
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

/** Writes proposals as scripts do: the words of their titles in the order of the alphabet. */
async function writeProposals(desk: Desk, count: number): Promise<void> {
	const {stdout} = await desk.run([
		'new',
		'Proposal 01',
		'-s',
		'category=testing',
		'-s',
		'priority=low',
		'-s',
		'technical-risk=low',
		'--no-input',
	]);
	const first = desk.read(stdout.trim());
	for (let number = 2; number <= count; number++) {
		const name = String(number).padStart(2, '0');
		desk.write(
			stdout.trim().replace('proposal-01', `proposal-${name}`),
			first.replaceAll('Proposal 01', `Proposal ${name}`),
		);
	}
}

test('three keys on home move the third of 25 proposals, as the diff had it, and u brings the bytes back', async t => {
	const desk = makeDesk(t);
	await writeProposals(desk, 25);
	const file = 'docs/enhancements/enhancement-testing-proposal-03.md';
	const before = desk.read(file);
	const home = desk.open([]);
	await home.waitFor(/25 proposals in/);
	await home.press('Tab', 'Down', 'Down');
	await home.waitFor(/▸ {3}Proposal 03/);
	await home.type('s');
	await home.waitFor(/▸ p proposed +now/);
	await home.type('i');
	const card = await home.waitFor('+status: in-review');
	const shown = card.split('\n').flatMap(row => /^ +\d+ ([-+].*)$/.exec(row)?.[1] ?? []);
	await home.press('Enter');
	await home.waitFor('"Proposal 03" became in-review: u undoes it');
	const after = desk.read(file);
	const gone = before.split('\n').filter(row => !after.split('\n').includes(row));
	const come = after.split('\n').filter(row => !before.split('\n').includes(row));
	t.deepEqual(shown, [...gone.map(row => `-${row}`), ...come.map(row => `+${row}`)]);
	t.deepEqual(come, ['status: in-review']);
	await home.type('u');
	await home.waitFor('Undone: the file is again what it was before');
	t.is(desk.read(file), before);
	await home.type('q');
	t.is((await home.exited).exitCode, 0);
});
