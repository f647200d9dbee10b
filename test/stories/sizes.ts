/** A terminal that is made wider, narrower, higher and lower while the program runs. */
import test from 'ava';
import {localDay} from '../../source/proposal/local-day.js';
import {reduceWizard} from '../../source/ui/screens/wizard/wizard-reducer.js';
import type {WizardState} from '../../source/ui/screens/wizard/wizard-state.js';
import {makeDesk, openNew, shownCursor} from '../helpers/desk.js';
import {wizardFrame} from '../helpers/frame.js';
import {bytesOfKey} from '../helpers/keys.js';
import {places, pressAll, scrolledPlaces, sizes} from '../helpers/places.js';
import {runs} from '../helpers/runs.js';
import type {Terminal} from '../helpers/terminal.js';
import {openWizard, textOf} from '../helpers/wizard-driver.js';

type Size = (typeof sizes)[number];

/** A way through all sizes, from 80x24 back to it, on which each one is followed once by each other one. */
function wayThroughAllPairs(): readonly Size[] {
	const [start = [80, 24] as const] = sizes.filter(([columns]) => columns === 80);
	const next = new Map(sizes.map(size => [size, sizes.filter(other => other !== size)]));
	const open = [start];
	const way: Size[] = [];
	while (open.length > 0) {
		const following = next.get(open.at(-1) ?? start)?.pop();
		if (following) open.push(following);
		else way.push(...open.splice(-1));
	}

	return way.reverse();
}

/** What the view gives, each frame drawn once, as a terminal's screen is read: without blank lines at the end. */
function framesOnce(): (state: WizardState) => string {
	const frames = new Map<string, string>();
	return state => {
		const key = `${state.layout.columns}x${state.layout.rows} ${state.row}`;
		const frame = frames.get(key) ?? wizardFrame(state).replace(/\n+$/, '');
		frames.set(key, frame);
		return frame;
	};
}

/** One place for each kind of screen; the deep run goes to all places. */
const usual = [
	'a line',
	'a text',
	'a choice',
	'an effort',
	'a check list',
	'a list of items',
	'the outline',
	'the review',
	'the end of the document',
	'the help',
];
const isDeep = runs(1).numRuns > 1;

for (const [name, keys] of Object.entries({...places, ...scrolledPlaces})) {
	if (!isDeep && !usual.includes(name)) continue;
	test.serial(`${name} on the terminal is what the view gives, on each way from one size to another`, async t => {
		const terminal = await openNew(makeDesk(t));
		await terminal.waitFor('Title (required)');
		await terminal.type(keys.map(bytesOfKey).join(''));
		const text = textOf(openWizard()).replace(/^last_updated: .*$/m, `last_updated: ${localDay(new Date())}`);
		let state = {...pressAll(openWizard({text}), keys), saved: 'saved'};
		const frameOfState = framesOnce();
		const cursors = new Map<Size, unknown>();
		for (const size of wayThroughAllPairs()) {
			const [columns, rows] = size;
			state = reduceWizard(state, {type: 'resize', columns, rows});
			terminal.resize(columns, rows);
			const expected = frameOfState(state);
			await terminal.waitFor(screen => screen === expected);
			const cursor = shownCursor(terminal);
			if (cursors.has(size)) t.deepEqual(cursor, cursors.get(size));
			cursors.set(size, cursor);
		}

		terminal.resize(30, 6);
		await terminal.waitFor(screen => screen === 'Terminal is 30x6, needs 40x8\nCtrl+G opens your editor');
		t.is(shownCursor(terminal), undefined);
		terminal.resize(80, 24);
		state = reduceWizard(state, {type: 'resize', columns: 80, rows: 24});
		await terminal.waitFor(screen => screen === frameOfState(state));
		t.deepEqual(shownCursor(terminal), cursors.get(sizes[3] ?? [80, 24]));
		t.notRegex(terminal.output(), /\u001B\[[23]J/);
	});
}

test('home on the terminal is what one of that size shows, on each way from one size to another', async t => {
	const desk = makeDesk(t);
	for (const number of [1, 2, 3, 4])
		desk.write(`docs/enhancements/enhancement-security-limits-${number}.md`, '# Limits\n');
	const screens = new Map<Size, string>();
	for (const size of sizes) {
		const [columns, rows] = size;
		const opened = desk.open([], {columns, rows});
		await opened.waitFor('New proposal');
		screens.set(size, opened.screen());
		await opened.close();
	}

	const terminal = desk.open([]);
	await terminal.waitFor('New proposal');
	for (const size of wayThroughAllPairs()) {
		const [columns, rows] = size;
		terminal.resize(columns, rows);
		await terminal.waitFor(screen => screen === screens.get(size));
	}

	terminal.resize(30, 6);
	await terminal.waitFor(screen => screen === 'Terminal is 30x6, needs 40x8');
	t.notRegex(terminal.output(), /\u001B\[[23]J/);
});

test('a terminal that was made smaller and larger again in one go shows everything again, and what is typed where it belongs', async t => {
	const terminal = await openNew(makeDesk(t));
	await terminal.waitFor('Title (required)');
	await terminal.type('Rate limits');
	const before = await terminal.waitFor(/saved\n.*Rate limits/s);
	const cursor = shownCursor(terminal);
	for (const [columns, rows] of [
		[44, 12],
		[80, 10],
		[120, 40],
	] as const) {
		terminal.resize(columns, rows);
		terminal.resize(80, 24);
		t.is(await terminal.waitFor(screen => screen === before), before);
		t.deepEqual(shownCursor(terminal), cursor);
	}

	await terminal.type('!');
	const after = before.replace('Rate limits', 'Rate limits!');
	t.is(await terminal.waitFor(screen => screen === after), after);
	t.notRegex(terminal.output(), /\u001B\[[23]J/);
});

/** The choice of a new proposal, with the draft saved, so that nothing changes by itself any more. */
async function openAtChoice(terminal: Terminal): Promise<void> {
	await terminal.waitFor('Title (required)');
	await terminal.type('Rate limits');
	await terminal.waitFor('saved');
	await terminal.press('Tab', 'Down', 'Down', 'Down');
	await terminal.waitFor('▸ scalability');
}

test('what is typed while the terminal is too small to show it is kept', async t => {
	const terminal = await openNew(makeDesk(t));
	await openAtChoice(terminal);
	terminal.resize(30, 6);
	await terminal.waitFor('needs 40x8');
	await terminal.press('Down', 'Enter');
	terminal.resize(80, 24);
	await terminal.waitFor('Priority (required)');
	await terminal.press('Shift+Tab');
	t.regex(await terminal.waitFor('Category (required)'), /▸ usability ✓/);
});

test('drawing the screen anew clears nothing that stands above it', async t => {
	const terminal = await openNew(makeDesk(t));
	await openAtChoice(terminal);
	const before = terminal.screen();
	await terminal.press('Ctrl+L');
	await terminal.waitFor(() => terminal.output().split('\u001B[?1049h').length === 3);
	t.is(await terminal.waitFor(screen => screen === before), before);
	t.notRegex(terminal.output(), /\u001B\[[23]J/);
});
