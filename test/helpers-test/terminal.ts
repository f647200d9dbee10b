import process from 'node:process';
import test, {type ExecutionContext} from 'ava';
import {runProgram} from '../helpers/run.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';
import {openTerminal, type Terminal} from '../helpers/terminal.js';

/** Runs a script of Node in a terminal that closes with the test. */
function openScript(t: ExecutionContext, script: string, size: {columns?: number; rows?: number} = {}): Terminal {
	const command = [process.execPath, '-e'];
	const terminal = openTerminal({command, args: [script], cwd: temporaryFolder(t), ...size});
	t.teardown(() => terminal.close());
	return terminal;
}

const echoBytes = `
	process.stdin.setRawMode(true);
	process.stdin.on('data', (data) => process.stdout.write(JSON.stringify(data.toString()) + '\\r\\n'));
	process.stdout.write('ready\\r\\n');
`;

test('a terminal shows what a program prints, runs keys and tells how it ended', async t => {
	const terminal = openTerminal({command: ['/bin/sh'], args: ['-c', 'cat; exit 3'], cwd: temporaryFolder(t)});
	t.teardown(() => terminal.close());
	await terminal.type('hello');
	await terminal.waitFor('hello');
	await terminal.press('Enter');
	t.is(await terminal.waitFor(/hello\nhello/), 'hello\nhello');
	t.deepEqual(terminal.cursor(), {column: 0, row: 2});
	await terminal.press('Ctrl+D');
	t.deepEqual(await terminal.exited, {exitCode: 3});
	t.is(terminal.output(), 'hello\r\nhello\r\n');
});

test('keys arrive as the bytes that xterm sends', async t => {
	const terminal = openScript(t, echoBytes);
	await terminal.waitFor('ready');
	for (const [key, bytes] of [
		['Enter', '\r'],
		['Shift+Tab', '\u001B[Z'],
		['Ctrl+N', '\u000E'],
		['Alt+E', '\u001Be'],
		['Alt+Enter', '\u001B\r'],
		['Ctrl+Left', '\u001B[1;5D'],
		['Shift+F5', '\u001B[15;2~'],
		['F1', '\u001BOP'],
		['é', 'é'],
	] as const) {
		await terminal.press(key);
		await terminal.waitFor(screen => screen.endsWith(JSON.stringify(bytes)));
	}

	await t.throwsAsync(terminal.press('Hyper+X'), {message: 'No terminal key is named Hyper+X'});
});

test('a program is told of a new size and sees a clean environment', async t => {
	const terminal = openScript(
		t,
		`console.log(process.stdout.columns, process.stdout.rows, Object.keys(process.env).sort().join());
		process.stdout.on('resize', () => console.log(process.stdout.columns, process.stdout.rows));
		process.stdin.resume();`,
		{columns: 60, rows: 10},
	);
	await terminal.waitFor('60 10 HOME,LANG,PATH,PWD,TERM');
	terminal.resize(44, 12);
	await terminal.waitFor('44 12');
	terminal.kill();
	t.deepEqual(await terminal.exited, {exitCode: 0, signal: 15});
});

test('waiting in vain fails with the last screen', async t => {
	const silent = openScript(t, `console.log('so far'); process.stdin.resume();`);
	await silent.waitFor('so far');
	t.is(await silent.waitForStill({quiet: 20}), 'so far');
	const late = await t.throwsAsync(silent.waitFor('more', {timeout: 50}));
	t.is(late.message, 'Waited up to 50 ms for "more".\nThe screen:\n| so far');

	const ending = openScript(t, `console.log('done')`);
	const early = await t.throwsAsync(ending.waitFor('more'));
	t.regex(early.message, /The program ended \(exit code 0\). The screen:\n\| done$/);
});

test('a program without a terminal gets its input and hands over both outputs', async t => {
	const script = `process.stdin.pipe(process.stdout); console.error(process.stdin.isTTY, Object.keys(process.env).length)`;
	const options = {cwd: temporaryFolder(t), command: [process.execPath, '-e']};
	t.deepEqual(await runProgram([script], {...options, input: 'text'}), {
		exitCode: 0,
		stdout: 'text',
		stderr: 'undefined 4\n',
	});
	t.is((await runProgram(['process.exit(7)'], options)).exitCode, 7);
	await t.throwsAsync(runProgram(['setInterval(() => {}, 1000)'], {...options, timeout: 100}), {
		message: /ended by SIGTERM/,
	});
});
