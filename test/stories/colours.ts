import test from 'ava';
import {makeDesk, openNew, sequencesIn} from '../helpers/desk.js';

/** Sequences that set a colour: 30 to 49, 90 to 107, and the extended ones that begin so. */
const colours = (output: string) =>
	sequencesIn(output).filter(sequence => /^\u001B\[(?:\d+;)*(?:[34]\d|9\d|10\d)(?:;\d+)*m$/.test(sequence));

for (const [how, env, args] of [
	['NO_COLOR', {NO_COLOR: '1'}, []],
	['--no-color', {}, ['--no-color']],
] as const) {
	test(`with ${how} the screens have no colour`, async t => {
		const desk = makeDesk(t);
		const terminal = desk.open(['new', ...args], {env});
		await terminal.waitFor('Title (required)');
		await terminal.type('Rate limits\r');
		await terminal.waitFor('Category (required)');
		await terminal.press('Ctrl+R');
		await terminal.waitFor('needs');
		await terminal.press('Ctrl+C');
		await terminal.exited;
		t.deepEqual(colours(terminal.output()), []);
	});
}

test('without NO_COLOR there are colours, of the sixteen of the terminal', async t => {
	const terminal = await openNew(makeDesk(t));
	await terminal.waitFor('Title (required)');
	t.deepEqual(
		[...new Set(colours(terminal.output()))].filter(sequence => !/^\u001B\[(?:3[0-79]|9[0-7])m$/.test(sequence)),
		[],
	);
	t.true(colours(terminal.output()).length > 0);
});
