import test from 'ava';
import {fillRequired, makeDesk, openNew, sequencesIn} from '../helpers/desk.js';

const title = 'enhancement-overview.title';
const problem = 'current-state-analysis.problem-statement';
const bracketed = (text: string) => `\u001B[200~${text}\u001B[201~`;

/** The wizard on the field of several lines. */
async function openProblem(desk: ReturnType<typeof makeDesk>) {
	const terminal = await openNew(desk);
	await terminal.waitFor('Title (required)');
	await fillRequired(terminal, 'Rate limits');
	await terminal.press('Tab');
	await terminal.waitFor('Problem Statement');
	return terminal;
}

test('a paste of several lines keeps them in text and is joined with a notice in a line', async t => {
	const desk = makeDesk(t);
	const terminal = await openNew(desk);
	await terminal.waitFor('Title (required)');
	await terminal.type(bracketed('Rate\r\nlimits\r\n'));
	t.regex(await terminal.waitFor('The lines of the paste were joined'), /Rate limits/);
	await terminal.type('!\r');
	await terminal.waitFor('Category (required)');
	await terminal.press('Ctrl+N');
	await terminal.waitFor('Problem Statement');
	await terminal.type(bracketed('one\r\ntwo\rthree\n\n\tfour'));
	t.regex(await terminal.waitFor('four'), /one\n.*two\n.*three\n.*\n.* four/);
	await terminal.press('Ctrl+C');
	await terminal.exited;
	t.regex(desk.draft()?.text ?? '', /^\*\*Title:\*\* Rate limits!$/m);
	t.is(desk.draft()?.pending[problem], 'one\ntwo\nthree\n\n\tfour');
});

test('lines that a terminal pastes without saying so are typed lines', async t => {
	const desk = makeDesk(t);
	const terminal = await openProblem(desk);
	await terminal.type('one\rtwo\rthree');
	await terminal.waitFor('three');
	await terminal.press('Ctrl+C');
	await terminal.exited;
	t.is(desk.draft()?.pending[problem], 'one\ntwo\nthree');
});

test('what is pasted never commands the terminal', async t => {
	const desk = makeDesk(t);
	const terminal = await openProblem(desk);
	const harmless = sequencesIn(terminal.output()).filter(sequence => !/^\u001B\[[?\d;]*[A-Za-z]$/.test(sequence));
	await terminal.type(
		bracketed(
			'safe \u001B]52;c;cm0gLXJm\u0007\u001B[2J\u001B[31m\u009B31m\u0090q\u009C\u001B[>c\u0007\u0008text\u202E\u200F',
		),
	);
	await terminal.waitFor('safe text');
	await terminal.press('Tab', 'Ctrl+R');
	await terminal.waitFor('write the file');
	await terminal.type('d');
	await terminal.press('PageDown');
	await terminal.waitFor('safe text');
	await terminal.press('Ctrl+C');
	await terminal.exited;
	t.regex(desk.draft()?.text ?? '', /^safe text$/m);
	const output = terminal.output();
	t.notRegex(output, /\u001B\]|\u001BP|[\u0080-\u009F\u0007\u0008\u202E\u200F]|cm0gLXJm|\u001B\[31m/);
	t.deepEqual(
		sequencesIn(output).filter(sequence => !/^\u001B\[[?\d;]*[A-Za-z]$/.test(sequence)),
		harmless,
	);
});

test('a paste of 200 kB neither freezes the wizard nor loses a letter', async t => {
	const desk = makeDesk(t);
	const terminal = await openProblem(desk);
	const line = 'A line of prose that somebody copied from a long document, 日本語 and all.\n';
	const text = line.repeat(Math.ceil(200_000 / line.length));
	await terminal.type(bracketed(text));
	await terminal.waitFor(/\d{6} characters/);
	const begun = performance.now();
	for (const letter of 'done') {
		await terminal.type(letter);
		const {column} = terminal.cursor();
		await terminal.waitFor(() => terminal.cursor().column > column);
	}

	t.true(performance.now() - begun < 4000);
	await terminal.press('Ctrl+C');
	await terminal.exited;
	t.true(desk.draft()?.pending[problem] === `${text}done`);
});

test('a paste whose end never comes is taken as far as it came', async t => {
	const desk = makeDesk(t);
	const terminal = await openNew(desk);
	await terminal.waitFor('Title (required)');
	await terminal.type('\u001B[200~Rate limits');
	await terminal.waitFor('Rate limits');
	await terminal.type('!');
	await terminal.waitFor('Rate limits!');
	await terminal.press('Ctrl+C');
	await terminal.exited;
	t.is(desk.draft()?.pending[title], 'Rate limits!');
});
