import test, {type ExecutionContext} from 'ava';
import {fillRequired, makeDesk, shownCursor} from '../helpers/desk.js';
import type {Terminal} from '../helpers/terminal.js';

const text = 'Too many requests bring the shop down, and nobody knows who sent them or why.\rSo we limit them.';

type Place = {
	readonly go: (terminal: Terminal) => Promise<unknown>;
	readonly sizes: ReadonlyArray<readonly [columns: number, rows: number]>;
};

const aChoice: Place = {
	async go(terminal) {
		await terminal.press('Tab', 'Down', 'Down', 'Down');
		await terminal.waitFor('▸ scalability');
	},
	sizes: [[40, 8]],
};

/** Ways to places of the wizard, and the sizes that each is looked at in. */
const places: Readonly<Record<string, Place>> = {
	'a text': {
		async go(terminal) {
			await fillRequired(terminal, '');
			await terminal.press('Tab');
			await terminal.type(text);
			await terminal.waitFor('limit them.');
		},
		sizes: [
			[120, 40],
			[44, 12],
			[40, 8],
		],
	},
	'a choice': aChoice,
	'the outline': {
		async go(terminal) {
			await terminal.press('Ctrl+O');
			await terminal.type('risk');
			await terminal.waitFor('Go to: risk');
		},
		sizes: [[44, 12]],
	},
	'the review': {
		async go(terminal) {
			await terminal.press('Ctrl+R', 'Down', 'Down');
			await terminal.waitFor(/▸ +3 Proposed/);
		},
		sizes: [[120, 40]],
	},
};

/** The program at a place, with the draft saved, so that nothing changes by itself any more. */
async function openAt(t: ExecutionContext, {go}: Place, columns: number, rows: number): Promise<Terminal> {
	const terminal = makeDesk(t).open(['new'], {columns, rows});
	await terminal.waitFor(/Title +(?:\(required\))?/);
	await terminal.type('Rate limits');
	await terminal.waitFor('saved');
	await go(terminal);
	return terminal;
}

for (const [name, place] of Object.entries(places)) {
	test(`in ${name} a terminal that was resized shows at once what one of that size shows`, async t => {
		const terminal = await openAt(t, place, 80, 24);
		const before = terminal.screen();
		const cursor = shownCursor(terminal);
		for (const [columns, rows] of place.sizes) {
			const started = await openAt(t, place, columns, rows);
			const expected = started.screen();
			terminal.resize(columns, rows);
			t.is(await terminal.waitFor(screen => screen === expected), expected);
			t.deepEqual(shownCursor(terminal), shownCursor(started));
			await started.close();
		}

		terminal.resize(30, 6);
		await terminal.waitFor(screen => screen === 'Terminal is 30x6, needs 40x8\nCtrl+G opens your editor');
		terminal.resize(80, 24);
		t.is(await terminal.waitFor(screen => screen === before), before);
		t.deepEqual(shownCursor(terminal), cursor);
		t.notRegex(terminal.output(), /\u001B\[[23]J/);
	});
}

test('what is typed while the terminal is too small to show it is kept', async t => {
	const terminal = await openAt(t, aChoice, 80, 24);
	terminal.resize(30, 6);
	await terminal.waitFor('needs 40x8');
	await terminal.press('Down', 'Enter');
	terminal.resize(80, 24);
	await terminal.waitFor('Priority (required)');
	await terminal.press('Shift+Tab');
	t.regex(await terminal.waitFor('Category (required)'), /▸ usability ✓/);
});

test('drawing the screen anew clears nothing that stands above it', async t => {
	const terminal = await openAt(t, aChoice, 80, 24);
	const before = terminal.screen();
	await terminal.press('Ctrl+L');
	await terminal.waitFor(() => terminal.output().split('\u001B[?1049h').length === 3);
	t.is(await terminal.waitFor(screen => screen === before), before);
	t.notRegex(terminal.output(), /\u001B\[[23]J/);
});
