import test from 'ava';
import {fillRequired, foreignOutput, makeDesk, openNew, pressSlowly} from '../helpers/desk.js';
import {bytesOfKey} from '../helpers/keys.js';
import type {Terminal} from '../helpers/terminal.js';

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

/** Escape sequences that clear, colour, write to the clipboard or ask; control characters of both sets; marks that turn text round. */
const hostile =
	'safe \u001B]52;c;cm0gLXJm\u0007\u001B[2J\u001B[31m\u009B31m\u0090q\u009C\u001B[>c\u0007\u0008text\u202E\u200F\u{E0041}\u2028';

/** Places where something is written, and how to get there from the title. */
const places: Readonly<Record<string, (terminal: Terminal) => Promise<unknown>>> = {
	'a line': async () => {},
	'a text': async terminal => {
		await terminal.press('Ctrl+N');
		await terminal.waitFor('Problem Statement');
	},
	'a value of one’s own': async terminal => {
		await terminal.press('Tab', 'End', 'Enter');
		await terminal.waitFor('Another value');
	},
	'an effort': async terminal => {
		await terminal.press('Tab', 'Tab', 'Tab');
		await terminal.waitFor('Amount');
	},
	'a task': async terminal => {
		await terminal.type(`${bytesOfKey('Ctrl+O')}phase-1.tasks\r`);
		await terminal.waitFor('Phase 1: Tasks');
	},
	'the filter of the outline': async terminal => {
		await terminal.press('Ctrl+O');
		await terminal.waitFor('Go to:');
	},
	'the brief name': async terminal => {
		await terminal.type(`${bytesOfKey('Ctrl+R')}n`);
		await terminal.waitFor('Brief name:');
	},
};

for (const [name, go] of Object.entries(places)) {
	test.serial(
		`what is pasted or typed into ${name} never commands the terminal, and a megabyte does not freeze it`,
		async t => {
			const desk = makeDesk(t);
			const terminal = await openNew(desk);
			await terminal.waitFor('Title (required)');
			await go(terminal);
			await terminal.type(bracketed(hostile));
			await terminal.waitFor('safe text');
			await terminal.type(' typed\u009B31m\u202E\u{E0041}');
			await terminal.waitFor('typed');
			const lines = Array.from(
				{length: 12_000},
				() => 'A line of prose that somebody copied from a long document, 日本語 and all.',
			);
			await terminal.type(bracketed(lines.join('\r\n')));
			for (const typed of ['!', '!?', '!?.']) {
				await terminal.type(typed.slice(-1));
				await terminal.waitFor(screen => screen.includes(`and all.${typed}`) || screen.includes(`▸ [ ] ${typed}`));
			}

			await terminal.press('Ctrl+C');
			await terminal.exited;
			t.deepEqual(foreignOutput(terminal.output()), []);
		},
	);
}

test('what a template, a file name or an option says never commands the terminal', async t => {
	const desk = makeDesk(t);
	const template = `# Plan: [Title]\n\n## ${hostile} one\n\n**La${hostile}bel:** [hint ${hostile}]\n\n**Kind:** [a${hostile}|b]\n\n### Tasks\n\n- [ ] ${hostile}\n`;
	desk.write('docs/templates/plan.md', template.replaceAll('\u2028', ''));
	desk.write(`docs/enhancements/enhancement-${hostile.replaceAll(/[/\0]/g, '')}.md`, '# Enhancement: x\n');
	const terminal = desk.open(['new', '--template', 'plan']);
	await terminal.waitFor('safe');
	await pressSlowly(terminal, ['Tab', 'Tab', 'Shift+Tab', 'Ctrl+O', 'Escape', 'Ctrl+R', 'd', 'F1']);
	await terminal.press('Ctrl+C');
	await terminal.exited;
	t.deepEqual(foreignOutput(terminal.output()), []);
	const home = desk.open([]);
	await home.waitFor('New proposal');
	await home.press('q');
	await home.exited;
	t.deepEqual(foreignOutput(home.output()), []);
});

test('a paste whose end never comes, or comes too late, is taken as far as it came', async t => {
	const desk = makeDesk(t);
	const terminal = await openNew(desk);
	await terminal.waitFor('Title (required)');
	await terminal.type('\u001B[200~Rate limits');
	await terminal.waitFor('Rate limits');
	await terminal.type('\u001B[201~!');
	await terminal.waitFor('Rate limits!');
	await terminal.press('Ctrl+C');
	await terminal.exited;
	t.is(desk.draft()?.pending[title], 'Rate limits!');
});
