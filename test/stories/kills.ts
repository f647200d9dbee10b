/** What `kill -9` costs a person who types. */

import {setTimeout as pauseFor} from 'node:timers/promises';
import {isDeepStrictEqual} from 'node:util';
import test from 'ava';
import fc from 'fast-check';
import {draftStateOf} from '../../source/ui/screens/wizard/wizard-state.js';
import {type Desk, makeDesk} from '../helpers/desk.js';
import {bytesOfKey} from '../helpers/keys.js';
import {clockOf} from '../helpers/process-clock.js';
import {runs} from '../helpers/runs.js';
import type {Terminal} from '../helpers/terminal.js';
import {statesOf, stream, typedTexts, withoutDay} from '../helpers/typed-stream.js';
import {openWizard} from '../helpers/wizard-driver.js';

/** What may be lost: the typing of this long, in milliseconds. */
const promise = 300;
const killsOfStream = 25;
const {numRuns, seed} = runs(killsOfStream);

/** A person at the keys until the kill: keys that come at once, and the milliseconds to the next ones. */
const anySending = fc.record({count: fc.integer({min: 1, max: 5}), pause: fc.integer({min: 0, max: 40})});
const anyTyping = fc.noBias(fc.array(anySending, {minLength: 1, maxLength: 50, size: 'max'}));

for (let number = 0; number < numRuns / killsOfStream; number++) {
	const streamSeed = seed * 1000 + number;
	test.serial(
		`a person who is killed ${killsOfStream} times while typing goes on each time as if the last 300 ms had not been typed (${streamSeed})`,
		async t => {
			t.timeout(240_000);
			const desk = makeDesk(t);
			let keys = stream;
			let before = openWizard();
			for (const typing of fc.sample(anyTyping, {seed: streamSeed, numRuns: killsOfStream})) {
				const terminal = await openAgain(desk);
				const {sent, promised} = await typeAndKill(terminal, keys, typing);
				const states = statesOf(before, keys.slice(0, sent)).map(draftStateOf);
				const draft = desk.draft();
				const kept = draft ? states.findLastIndex(state => isDeepStrictEqual(withoutDay(state), withoutDay(draft))) : 0;
				t.log(`${sent} keys sent, ${promised} promised, ${kept} kept`);
				t.true(kept >= promised, 'keys of more than 300 ms ago are lost, or what is kept was never typed so');
				t.deepEqual(desk.drafts.list(desk.repository).damaged, []);
				keys = keys.slice(kept);
				before = openWizard(draft);
			}

			const terminal = await openAgain(desk);
			await terminal.type(keys.map(bytesOfKey).join(''));
			await terminal.press('Ctrl+C');
			await terminal.exited;
			const draft = desk.draft();
			const whole = draftStateOf(statesOf(openWizard(), stream).at(-1) ?? before);
			t.deepEqual(draft && withoutDay(draft), withoutDay(whole));
			for (const part of expectedParts) t.true(draft?.text.includes(part), part);
		},
	);
}

const [first, second, third] = typedTexts.tasks;
const expectedParts = [
	`\n**Title:** ${typedTexts.title}\n`,
	'\n**Estimated Effort:** 3-4 months (team size: 2 engineers)\n',
	`\n**Business Impact:** ${typedTexts.impact}\n`,
	`\n**Purpose:** ${typedTexts.purpose}\n`,
	`\n### Problem Statement\n${typedTexts.problem}\n`,
	`\n- **User Experience:** ${typedTexts.experience}\n`,
	`\n- [ ] ${second}\n- [x] ${first}\n- [ ] ${third}\n`,
];

/** The program with the draft that is there, or with a new one where the kill came before the first letter was kept. */
async function openAgain(desk: Desk): Promise<Terminal> {
	const terminal = desk.open([desk.draft() ? 'resume' : 'new']);
	await terminal.waitFor(/^ enhance /);
	return terminal;
}

/** Types until the typist is through, kills the program, and counts the keys that it had got, and those early enough to be kept. */
async function typeAndKill(
	terminal: Terminal,
	keys: readonly string[],
	typing: readonly {readonly count: number; readonly pause: number}[],
): Promise<{readonly sent: number; readonly promised: number}> {
	const now = clockOf(terminal.pid);
	const sendings: {readonly sent: number; readonly at: number}[] = [];
	let sent = 0;
	for (const {count, pause} of typing) {
		await terminal.type(
			keys
				.slice(sent, sent + count)
				.map(bytesOfKey)
				.join(''),
		);
		sent = Math.min(sent + count, keys.length);
		sendings.push({sent, at: now()});
		await pauseFor(pause);
	}

	const killed = now();
	terminal.kill('SIGKILL');
	await terminal.exited;
	return {sent, promised: sendings.findLast(({at}) => at < killed - promise)?.sent ?? 0};
}
