/** What is sent to terminals that show no colours, only sixteen, or only ASCII. */
import test, {type ExecutionContext} from 'ava';
import {makeDesk, pressSlowly} from '../helpers/desk.js';
import type {TerminalOptions} from '../helpers/terminal.js';

/** All that the program sends while it shows each kind of screen once: home, fields, a problem, a notice, lists, help. */
async function outputOfAllScreens(
	t: ExecutionContext,
	args: readonly string[],
	options: Partial<TerminalOptions>,
): Promise<string> {
	const desk = makeDesk(t);
	const wide = {columns: 120, rows: 30, ...options};
	const wizard = desk.open(['new', ...args], wide);
	await wizard.waitFor('Title (required)');
	await wizard.type('Rate limits\r');
	await wizard.waitFor('Category (required)');
	await pressSlowly(wizard, ['Down', 'Enter', 'Down', 'Enter', '3', 'Tab', 'Down', 'Tab', '2', 'Tab']);
	await wizard.type('\u000Eone\r\r## Mine\t');
	await wizard.waitFor('User Experience');
	await pressSlowly(wizard, ['Shift+Tab', 'Ctrl+O', ...'phase-1.tasks', 'Enter', ...'Count', 'Enter', ...'Tell']);
	await pressSlowly(wizard, ['Enter', 'Tab', 'Shift+Tab', 'x', 'Ctrl+P', 'Down', 'Enter', 'Ctrl+S']);
	await pressSlowly(wizard, ['F1', 'Down', 'F1', 'Ctrl+R', 'w', 'n']);
	// What is saved meanwhile draws something too: so these wait for what they do themselves.
	await wizard.press('F1');
	await wizard.waitFor('Find a key');
	await wizard.press('F1');
	await wizard.waitFor('Brief name');
	await wizard.press('Escape');
	await wizard.waitFor(/ File /);
	await pressSlowly(wizard, ['d', 'Down', 'F1', 'Ctrl+C']);
	await wizard.exited;
	const home = desk.open([...args], wide);
	await home.waitFor('Draft: Rate limits');
	await pressSlowly(home, ['Down', 'Up', 'd', 'u', 'q']);
	await home.exited;
	return wizard.output() + home.output();
}

/** The sequences that set colours and styles. */
const stylesIn = (output: string) => new Set(output.match(/\u001B\[[\d;:]*m/g) ?? []);

for (const [how, env, args] of [
	['NO_COLOR', {NO_COLOR: '1', COLORTERM: 'truecolor'}, []],
	['--no-color', {}, ['--no-color']],
] as const) {
	test(`with ${how} no screen has any colour or style`, async t => {
		t.deepEqual([...stylesIn(await outputOfAllScreens(t, args, {env}))], []);
	});
}

test('the colours are those of the sixteen of the terminal, also where it has more', async t => {
	const styles = stylesIn(await outputOfAllScreens(t, [], {env: {COLORTERM: 'truecolor'}}));
	const plain = /^\u001B\[(?:0?|[1-9]|2[1-9]|3[0-79]|9[0-7])m$/;
	t.deepEqual(
		[...styles].filter(sequence => !plain.test(sequence)),
		[],
	);
	t.true([...styles].some(sequence => /\[3[0-7]m$/.test(sequence)));
});

test('with ENHANCE_ASCII the screens hold nothing but ASCII', async t => {
	const output = await outputOfAllScreens(t, [], {env: {ENHANCE_ASCII: '1'}});
	t.deepEqual(output.match(/.{0,20}[^\0-\u007F]+.{0,20}/g) ?? [], []);
});
