import fs from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {makeDesk, openNew} from '../helpers/desk.js';
import {projectFolder} from '../helpers/temporary-folder.js';
import type {Terminal} from '../helpers/terminal.js';

const expected = fs.readFileSync(path.join(projectFolder, 'test', 'fixtures', 'typed-proposal.md'), 'utf8');
const target = 'docs/enhancements/enhancement-performance-incremental-index.md';

/** The screen without its first line, which tells when the draft was saved. */
const body = (screen: string) => screen.split('\n').slice(1).join('\n');

async function goTo(terminal: Terminal, filter: string): Promise<void> {
	await terminal.press('Ctrl+O');
	await terminal.waitFor('Go to:');
	await terminal.type(`${filter}\r`);
	await terminal.waitFor(screen => !screen.includes('Go to:'));
}

test('a proposal is begun, interrupted in the middle of a word, gone on with and written as it was typed', async t => {
	const desk = makeDesk(t);
	const first = await openNew(desk);
	await first.type('Incremental index\r');
	await first.waitFor('Category (required)');
	await first.press('Down', 'Down', 'Enter');
	await first.waitFor('Priority (required)');
	await first.type('h\r');
	await first.waitFor('Estimated Effort');
	await first.type('3-4\r\r2\r');
	await first.waitFor('Business Impact');
	await first.type('40 % less waiting\r');
	await first.waitFor('Technical Risk (required)');
	await first.type('m\r');
	await first.waitFor('Purpose');
	await first.press('Tab');
	await first.waitFor('Problem Statement');
	await first.type('Indexing takes 40 minutes 😀 of a 日本語 day.\r\r```ts\r# no heading\rconst isSlow = tr');
	await first.press('Left', 'Left');
	const toTheLeft = (screen: string) => screen.split('\n')[first.cursor().row]?.slice(0, first.cursor().column);
	const left = await first.waitFor(screen => toTheLeft(screen)?.endsWith('const isSlow = ') === true);
	const {column, row} = first.cursor();

	await first.press('Ctrl+C');
	t.is((await first.exited).exitCode, 130);
	const [, id = ''] = /Draft saved\. Go on with: enhance resume (\w+)/.exec(first.screen()) ?? [];
	t.not(id, '');

	const second = desk.open(['resume', id]);
	await second.waitFor('const isSlow = tr');
	t.is(body(second.screen()), body(left));
	t.deepEqual(second.cursor(), {column, row});

	await second.press('End');
	await second.type('ue;\r```\r\rNobody waits gladly.\t');
	await second.waitFor(/User Experience +one line/);
	await goTo(second, 'phase-1.tasks');
	await second.waitFor('Phase 1: Tasks');
	await second.type('Measure\rBuild the new index\r\r');
	await second.waitFor('Phase 2: Name');
	await goTo(second, 'technical-risks.risk');
	await second.waitFor('+ add a risk');
	await second.type('aStale results\tReaders see old pages\tRebuild each night\t');
	await second.waitFor('Operational Risks');

	await second.press('Ctrl+R');
	await second.waitFor(target);
	await second.type('w');
	t.is((await second.exited).exitCode, 0);
	t.is(second.screen(), target);
	t.is(desk.read(target).replace(/^last_updated: \d{4}-\d\d-\d\d$/m, 'last_updated: 2026-01-08'), expected);
	t.deepEqual(desk.drafts.list(desk.repository), {drafts: [], damaged: []});
});

test('an existing file keeps its bytes, and the review offers a name under which the proposal is written', async t => {
	const desk = makeDesk(t);
	desk.write(target, 'Somebody else was first.\n');
	const terminal = desk.open(['new', 'Incremental index', '--set', 'category=performance']);
	await terminal.waitFor('Priority (required)');
	await terminal.press('Enter', 'Tab', 'Tab', 'Tab', 'Tab', 'Enter', 'Ctrl+R');
	await terminal.waitFor(target);
	await terminal.type('w');
	const review = await terminal.waitFor('exists already');
	const other = target.replace('.md', '-2.md');
	t.true(review.includes(other));
	await terminal.type('w');
	t.is((await terminal.exited).exitCode, 0);
	t.is(terminal.screen(), other);
	t.is(desk.read(target), 'Somebody else was first.\n');
	t.true(desk.read(other).includes('\n**Title:** Incremental index\n'));
	t.deepEqual(desk.drafts.list(desk.repository), {drafts: [], damaged: []});
});
