import {setTimeout as pauseFor} from 'node:timers/promises';
import test from 'ava';
import {makeDesk, openNew, pressSlowly} from '../helpers/desk.js';
import {bytesOfKey} from '../helpers/keys.js';

const target = 'docs/enhancements/enhancement-security-rate-limits.md';

/** A proposal from the first letter to the file, without Esc, which needs the time after it. Every key changes the screen. */
const keys = [
	...'Rate limits 👍',
	...['Enter', 'Down', 'Enter', 'Down', 'Down', 'Enter'],
	...['2', 'Enter', 'Up', 'Enter', '1', 'Enter'],
	...'fewer outages',
	...['Enter', 'Down', 'Down', 'Enter', 'Tab'],
	...'日本語: anyone can ask.',
	...[
		'Enter',
		'Enter',
		'#',
		'#',
		'#',
		'#',
		' ',
		'W',
		'h',
		'y',
		'Left',
		'Backspace',
		'H',
		'Ctrl+U',
		'Ctrl+_',
		'End',
		'?',
	],
	...['Ctrl+O', ...'phase-2.tasks', 'Enter'],
	...[...'Count', 'Enter', ...'Refuse', 'Enter', 'Enter', 'Shift+Tab', 'x', 'Down', '<'],
	...['Ctrl+N', 'Ctrl+N', 'Ctrl+P', 'Ctrl+R', 'w'],
];

test('a whole proposal sent in one burst and key by key, each when the one before is seen, gives the same file', async t => {
	const burst = makeDesk(t);
	const fast = await openNew(burst);
	await fast.type(keys.map(bytesOfKey).join(''));
	t.is((await fast.exited).exitCode, 0);
	t.is(fast.screen(), target);
	const written = burst.read(target);

	const single = makeDesk(t);
	const slow = await openNew(single);
	await slow.waitFor('Title (required)');
	await pressSlowly(slow, keys);
	t.is((await slow.exited).exitCode, 0);
	t.is(single.read(target), written);

	for (const part of [
		'**Title:** Rate limits 👍\n',
		'**Priority:** medium\n',
		'**Estimated Effort:** 2 days (team size: 1 engineer)\n',
		'**Technical Risk:** high\n',
		'### Problem Statement\n日本語: anyone can ask.\n\n#### WHy?\n',
		'### Phase 2: Core Implementation [Time estimate]\n- [ ] Refuse\n- [x] Count\n\n',
	]) {
		t.true(written.includes(part), part);
	}
});

/** Every kind of key in every kind of field; a paste comes in three pieces. */
const variedKeys = [
	...[...'Rate limits', 'Ctrl+A', 'Ctrl+K', 'Ctrl+_', 'End', 'Tab'],
	...['Down', 'Enter', 'Up', 'Up', 'Down', 'Enter', 'Shift+Tab', 'Shift+Tab', 'End', 'Up', 'Enter', 'h', 'Enter'],
	...['3', '-', '4', 'Tab', 'm', 'Tab', '2', 'Shift+Tab', 'Up', 'Ctrl+S', 'Enter'],
	...['Ctrl+T', 'm', 'Enter', ...'Why we do it', 'Ctrl+W', 'Tab'],
	...[
		'\u001B[200~',
		'one\r\n\ttwo 日本語\r\n\r\n',
		'\u001B[201~',
		...'three 👍🏽',
		'Left',
		'Backspace',
		'Ctrl+Left',
		'!',
	],
	...['Ctrl+N', ...'A scheduler', 'Enter', '-', ' ', ...'in front', 'Alt+Enter', 'Ctrl+P', 'Ctrl+N', 'Ctrl+N'],
	...[
		'Down',
		'>',
		'Alt+Up',
		'Enter',
		'Tab',
		'Tab',
		...'Count',
		'Enter',
		...'Refuse',
		'Enter',
		...'Tell',
		'Enter',
		'Enter',
	],
	...['Shift+Tab', 'x', 'Down', ' ', '<', 'Down', 'd', 'a', ...'Ask', 'Enter', 'Enter'],
	...['Ctrl+O', ...'technical-risks.risk', 'Ctrl+U', ...'operational risk', 'Down', 'Up', 'Enter'],
	...['Ctrl+O', ...'technical-risks.risk', 'Enter', 'a', ...'Too strict', 'Tab', ...'People are kept out', 'Enter'],
	...['Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Ctrl+R', 'Down', 'd', 'PageDown', 'End', 'Ctrl+O', 'Enter', 'F1', 'F1'],
];

test('the same keys in one burst and 0, 2 and 15 milliseconds apart give the same draft and the same document', async t => {
	const bytes = variedKeys.map(key => (key.includes('\u001B') || key.includes('\r') ? key : bytesOfKey(key)));
	const results = await Promise.all(
		['burst', 0, 2, 15].map(async gap => {
			const desk = makeDesk(t);
			const terminal = await openNew(desk);
			await terminal.waitFor('Title (required)');
			for (const part of gap === 'burst' ? [bytes.join('')] : bytes) {
				await terminal.type(part);
				if (typeof gap === 'number' && gap > 0) await pauseFor(gap);
			}

			await terminal.press('Ctrl+C');
			t.is((await terminal.exited).exitCode, 130);
			const draft = desk.draft();
			const resumed = desk.open(['resume']);
			await resumed.waitFor('enhance');
			await resumed.type(`${bytesOfKey('Ctrl+R')}w`);
			t.is((await resumed.exited).exitCode, 0);
			return {draft, path: resumed.screen(), document: desk.read(resumed.screen())};
		}),
	);
	const [first] = results;
	for (const result of results) t.deepEqual(result, first);
	for (const part of [
		'**Category:** documentation\n',
		'**Estimated Effort:** 3-4 weeks (team size: 2 engineers)\n',
		'### Problem Statement\none\n\ttwo 日本語\n\n!three👍🏽\n',
		'### Architecture Overview\nA scheduler\n- in front\n',
		'### Phase 2: Core Implementation [Time estimate]\n- [x] Refuse\n- [ ] Tell\n- [ ] Ask\n',
		'- **Too strict:** People are kept out - **Mitigation:** [Strategy]\n',
	]) {
		t.true(first?.document.includes(part), `${part} in\n${first?.document}`);
	}
});

test('keys that are typed while the program starts are not lost', async t => {
	const desk = makeDesk(t);
	const terminal = desk.open(['new']);
	await terminal.type('Rate limits\r');
	const screen = await terminal.waitFor('Category (required)');
	t.true(screen.startsWith(' enhance  Rate limits '));
});

test('the list of choices takes many arrows and Enter in one read', async t => {
	const desk = makeDesk(t);
	const terminal = desk.open(['new', 'Rate limits']);
	await terminal.waitFor('Category (required)');
	await terminal.type(['Down', 'Down', 'Down', 'Down', 'Down', 'Up', 'Down', 'Down', 'Enter'].map(bytesOfKey).join(''));
	await terminal.waitFor('Priority (required)');
	await terminal.press('Shift+Tab');
	t.regex(await terminal.waitFor('Category (required)'), /▸ testing ✓$/m);
});

test('a digit, j or k chooses nothing in a list of choices by itself', async t => {
	const desk = makeDesk(t);
	const terminal = desk.open(['new', 'Rate limits']);
	await terminal.waitFor('Category (required)');
	await terminal.type('3jk2u');
	t.regex(await terminal.waitFor('▸ usability'), /Category \(required\)/);
});

test('the filter of the outline takes its letters, corrections and Enter in one read', async t => {
	const desk = makeDesk(t);
	const terminal = await openNew(desk);
	await terminal.waitFor('Title (required)');
	await terminal.type(`${bytesOfKey('Ctrl+O')}rollbakc${bytesOfKey('Backspace')}${bytesOfKey('Backspace')}ck strat`);
	t.regex(await terminal.waitFor('rollback strat'), /▸ +○ Rollback Strategy/);
	await terminal.type(`${bytesOfKey('Ctrl+U')}depend time\r`);
	t.regex(await terminal.waitFor(/Timeline Dependencies +text/), /field 9 of 9/);
});
