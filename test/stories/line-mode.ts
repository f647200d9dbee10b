import fs from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {type Desk, makeDesk} from '../helpers/desk.js';
import {fakeEditor} from '../helpers/fake-editor.js';
import {closeWindow} from '../helpers/hang-up.js';
import {runProgram} from '../helpers/run.js';
import {projectFolder, temporaryFolder} from '../helpers/temporary-folder.js';
import type {Terminal} from '../helpers/terminal.js';

const expected = fs.readFileSync(path.join(projectFolder, 'test', 'fixtures', 'typed-proposal.md'), 'utf8');
const target = 'docs/enhancements/enhancement-performance-incremental-index.md';
const problem = 'current-state-analysis.problem-statement';
const dumb = {env: {TERM: 'dumb'}};

/** The first section and the text behind it, as they are typed line by line. */
const beginning = [
	'Incremental index',
	'perf',
	'high',
	'3-4 weeks, 2',
	'40 % less waiting',
	'm',
	'',
	'Indexing takes 40 minutes 😀 of a 日本語 day.',
	'',
	'```ts',
	'# no heading',
	'const isSlow = true;',
];

/** The rest of the proposal. */
const rest = [
	'```',
	'',
	'Nobody waits gladly.',
	'.',
	'/go phase-1.tasks',
	'a Measure',
	'a Build the new index',
	'/go technical risks',
	'a Stale results',
	'/go technical-risks risk-3.description',
	'Readers see old pages',
	'Rebuild each night',
	'/write',
];

/** Types lines one by one, each when it is asked for. */
async function answerAtTerminal(terminal: Terminal, lines: readonly string[]): Promise<void> {
	for (const line of lines) {
		const printed = terminal.output().length;
		await terminal.type(`${line}\r`);
		await terminal.waitFor(screen => screen.endsWith('\n>') && terminal.output().length > printed + line.length + 2);
	}
}

const typed = (lines: readonly string[]) => lines.map(line => `${line}\r`).join('');
const ofAnyDay = (text: string) => text.replace(/^last_updated: \d{4}-\d\d-\d\d$/m, 'last_updated: 2026-01-08');

function answer(desk: Desk, args: readonly string[], lines: readonly string[]) {
	const input = lines.map(line => `${line}\n`).join('');
	return runProgram([...args, '--plain'], {cwd: desk.repository, env: desk.env, input});
}

function assertNoEscapes(t: ExecutionContext, ...outputs: readonly string[]): void {
	for (const output of outputs) {
		t.is(output.indexOf('\u001B'), -1, JSON.stringify(output.slice(-500)));
	}
}

test('a proposal is begun line by line, interrupted in a text, gone on with on the screens and written', async t => {
	const desk = makeDesk(t);
	const first = desk.open(['new'], {...dumb, rows: 60});
	await first.waitFor('Title, one line, required. Section 1 of 13, Enhancement Overview, 1 of 7.');
	await answerAtTerminal(first, beginning);
	await first.type('a line that is not ended');
	await first.waitFor('not ended');
	await first.press('Ctrl+C');
	t.deepEqual(await first.exited, {exitCode: 130});
	const [draft] = desk.drafts.list(desk.repository).drafts;
	await first.waitFor(`Draft saved. Go on with: enhance resume ${draft?.id}`);
	assertNoEscapes(t, first.output());
	t.is(desk.draft()?.pending[problem], beginning.slice(7).join('\n'));

	const second = desk.open(['resume']);
	await second.waitFor('const isSlow = true;');
	await second.type('\r```\r\rNobody waits gladly.\t');
	await second.waitFor(/User Experience +one line/);
	await second.press('Ctrl+C');
	await second.exited;

	const third = desk.open(['resume'], {...dumb, rows: 60});
	await third.waitFor('User Experience, one line.');
	await third.type(typed(rest.slice(4, -1)));
	await third.waitFor('Operational Risks, list of items.');
	await third.type('/document\r');
	await third.waitFor('That was the document.');
	await third.type('/write\r');
	t.is((await third.exited).exitCode, 0);
	await third.waitFor(screen => screen.endsWith(`\n${target}`));
	assertNoEscapes(t, third.output());
	t.is(ofAnyDay(desk.read(target)), expected);
	t.deepEqual(desk.drafts.list(desk.repository), {drafts: [], damaged: []});
});

test('a script answers line by line: the path alone is on standard output, the conversation on standard error', async t => {
	const desk = makeDesk(t);
	const run = await answer(desk, ['new'], [...beginning, ...rest]);
	t.is(run.exitCode, 0);
	t.is(run.stdout, `${target}\n`);
	t.true(run.stderr.includes('\nTitle, one line, required. Section 1 of 13, Enhancement Overview, 1 of 7.\n'));
	t.true(run.stderr.endsWith('\n> /write\n'));
	assertNoEscapes(t, run.stdout, run.stderr);
	t.is(ofAnyDay(desk.read(target)), expected);
	t.deepEqual(desk.drafts.list(desk.repository), {drafts: [], damaged: []});
});

test('the end of the input keeps the draft, in the middle of a text too, and says how to go on', async t => {
	const desk = makeDesk(t);
	const run = await answer(desk, ['new'], beginning);
	const [draft] = desk.drafts.list(desk.repository).drafts;
	t.deepEqual([run.exitCode, run.stdout], [0, '']);
	t.true(run.stderr.endsWith(`> \nDraft saved. Go on with: enhance resume ${draft?.id}\n`));
	t.is(desk.draft()?.pending[problem], beginning.slice(7).join('\n'));
	const resumed = await answer(desk, ['resume'], rest);
	t.deepEqual([resumed.exitCode, resumed.stdout], [0, `${target}\n`]);
	t.is(ofAnyDay(desk.read(target)), expected);
});

test('a last line without a line end is an answer, too, and nothing at all keeps nothing', async t => {
	const desk = makeDesk(t);
	const nothing = await answer(desk, ['new'], []);
	t.deepEqual([nothing.exitCode, nothing.stdout], [0, '']);
	t.true(nothing.stderr.endsWith('> \nNothing was typed, so nothing was kept.\n'));
	const {repository: cwd, env} = desk;
	const run = await runProgram(['new', '--plain'], {cwd, env, input: 'Rate limits'});
	t.is(run.exitCode, 0);
	t.regex(desk.draft()?.text ?? '', /^\*\*Title:\*\* Rate limits$/m);
});

test('Ctrl+D ends the conversation with the draft kept', async t => {
	const desk = makeDesk(t);
	const terminal = desk.open(['new'], {env: {ACCESSIBLE: '1'}});
	await terminal.waitFor(/> ?$/);
	await terminal.type('Rate limits\r');
	await terminal.waitFor('Category, choice, required. 2 of 7.');
	await terminal.press('Ctrl+D');
	t.deepEqual(await terminal.exited, {exitCode: 0});
	t.regex(terminal.screen(), /\n>\nDraft saved\. Go on with: enhance resume \w+$/);
	t.regex(desk.draft()?.text ?? '', /^\*\*Title:\*\* Rate limits$/m);
	assertNoEscapes(t, terminal.output());
});

for (const signal of ['SIGTERM', 'SIGHUP']) {
	test(`${signal} keeps what was typed line by line`, async t => {
		const desk = makeDesk(t);
		const terminal = desk.open(['new'], {...dumb, rows: 60});
		await terminal.waitFor(/> ?$/);
		await answerAtTerminal(terminal, beginning);
		terminal.kill(signal);
		t.deepEqual(await terminal.exited, {exitCode: 130});
		t.regex(terminal.screen(), /Draft saved\. Go on with: enhance resume \w+$/);
		t.is(desk.draft()?.pending[problem], beginning.slice(7).join('\n'));
	});
}

test('a program that is killed keeps the lines that were typed, and a resumed one goes on behind them', async t => {
	const desk = makeDesk(t);
	const terminal = desk.open(['new'], {...dumb, rows: 60});
	await terminal.waitFor(/> ?$/);
	await terminal.type(typed([...beginning, '/save']));
	await terminal.waitFor('Draft saved at');
	terminal.kill('SIGKILL');
	await terminal.exited;
	t.is(desk.draft()?.pending[problem], beginning.slice(7).join('\n'));
	const resumed = desk.open(['resume'], {...dumb, rows: 60});
	t.regex(await resumed.waitFor('Go on with the next line.'), /const isSlow = true;\nGo on with the next line\./);
	await resumed.type(typed(rest));
	t.is((await resumed.exited).exitCode, 0);
	t.is(ofAnyDay(desk.read(target)), expected);
});

test('a window that is closed keeps what was typed line by line', async t => {
	for (const isSignalled of [true, false]) {
		const desk = makeDesk(t);
		const plain = {...desk, env: {...desk.env, TERM: 'dumb'}};
		const {signal, errors} = await closeWindow(t, plain, {isSignalled}, async window => {
			await window.waitFor('Title');
			window.type('Rate limits\r/save\r');
			await window.waitFor('Draft saved at');
		});
		t.is(signal, undefined);
		t.notRegex(errors, /Error|Assertion/);
		t.regex(desk.draft()?.text ?? '', /^\*\*Title:\*\* Rate limits$/m);
		const files = fs.readdirSync(desk.env.ENHANCE_CONFIG_DIR ?? '', {recursive: true, encoding: 'utf8'});
		t.is(files.filter(name => name.endsWith('.lock')).length, 0);
	}
});

test('a paste of many lines is taken whole, and what is typed ahead reaches the questions behind it', async t => {
	const desk = makeDesk(t);
	const terminal = desk.open(['new'], {...dumb, rows: 60});
	const lines = Array.from({length: 400}, (_, index) => `line ${index} of a long text that was pasted at once`);
	await terminal.type(typed(['Rate limits', '1', '1', '', '', '1', '', ...lines, '.', 'slower', '/save']));
	await terminal.waitFor('Draft saved at');
	await terminal.press('Ctrl+C');
	await terminal.exited;
	const text = desk.draft()?.text ?? '';
	t.true(text.includes(`\n${lines.join('\n')}\n`));
	t.regex(text, /^- \*\*User Experience:\*\* slower$/m);
	assertNoEscapes(t, terminal.output());
});

test('a line that is longer than a terminal passes on is not cut without a word', async t => {
	const desk = makeDesk(t);
	const terminal = desk.open(['new'], {...dumb, rows: 60});
	await terminal.waitFor(/> ?$/);
	await terminal.type(`${'x'.repeat(5000)}\r`);
	await terminal.waitFor('the end of this one may be missing.');
	await terminal.waitFor('Category, choice');
	await terminal.press('Ctrl+C');
	t.is((await terminal.exited).exitCode, 130);
});

test('home lists drafts by number; one is put away, brought back and opened, and the lines behind go to the wizard', async t => {
	const desk = makeDesk(t);
	await answer(desk, ['new'], ['Rate limits', '/quit']);
	const run = await answer(desk, [], ['d 1', 'u', 'rate', 'secur', '/quit']);
	t.is(run.exitCode, 0);
	t.deepEqual(run.stderr.match(/^Home\. .*|^1\. (?:Draft|New).*|^"Rate.*|^Category: .*|^Draft saved/gm), [
		'Home. 1 draft, 0 proposals in docs/enhancements.',
		'1. Draft: Rate limits, 1 of 74 fields, just now',
		'"Rate limits" is put away: u brings it back.',
		'Home. 0 drafts, 0 proposals in docs/enhancements.',
		'1. New proposal: enhancement, a quick draft of 9 questions',
		'"Rate limits" is back.',
		'Home. 1 draft, 0 proposals in docs/enhancements.',
		'1. Draft: Rate limits, 1 of 74 fields, just now',
		'Category: security.',
		'Draft saved',
	]);
	t.regex(desk.draft()?.text ?? '', /^\*\*Category:\*\* security$/m);
});

test('home and what is opened from it stay line by line without an escape sequence', async t => {
	const desk = makeDesk(t);
	const terminal = desk.open([], {env: {INK_SCREEN_READER: 'true'}});
	await terminal.waitFor(/> ?$/);
	await terminal.type('n\r');
	await terminal.waitFor('Title, one line, required.');
	await terminal.type('/quit\r');
	t.is((await terminal.exited).exitCode, 0);
	t.true(terminal.screen().endsWith('Nothing was typed, so nothing was kept.'));
	assertNoEscapes(t, terminal.output());
});

test('without a terminal, or in CI, nobody is asked unless it is asked for', async t => {
	const desk = makeDesk(t);
	const {repository: cwd} = desk;
	for (const TERM of ['dumb', 'xterm-256color']) {
		const run = await runProgram(['new'], {cwd, env: {...desk.env, TERM}, input: 'Rate limits\n'});
		t.is(run.exitCode, 2);
		t.regex(run.stderr, /there is no terminal to ask at/);
	}

	const terminal = desk.open(['new'], {env: {CI: '1', TERM: 'dumb'}});
	t.is((await terminal.exited).exitCode, 2);
	const env = {...desk.env, CI: '1'};
	t.is((await runProgram(['new', '--plain'], {cwd, env, input: 'Rate limits\n'})).exitCode, 0);
	const silent = await runProgram(['new', '--plain', '--no-input'], {cwd, env, input: 'Rate limits\n'});
	t.is(silent.exitCode, 2);
});

test("a draft that can't be saved is said so between the lines, and when it is saved again, too", async t => {
	const desk = makeDesk(t);
	const folder = path.join(desk.env.ENHANCE_CONFIG_DIR ?? '', 'drafts');
	fs.mkdirSync(path.dirname(folder));
	fs.writeFileSync(folder, 'not a folder');
	const terminal = desk.open(['new'], {...dumb, rows: 60});
	await terminal.waitFor(/> ?$/);
	await terminal.type('Rate limits\r');
	await terminal.waitFor(/The draft can't be saved: .*\n>$/s);
	await terminal.type('/quit\r');
	await terminal.waitFor('/quit again leaves all the same');
	fs.rmSync(folder);
	await terminal.type('security\r');
	await terminal.waitFor('The draft is saved again.');
	await terminal.type('/quit\r');
	t.deepEqual(await terminal.exited, {exitCode: 0});
	t.regex(desk.draft()?.text ?? '', /^\*\*Category:\*\* security$/m);
	assertNoEscapes(t, terminal.output());
});

test('/edit opens a field in the editor, and the whole document in the review, and tells what came back', async t => {
	const desk = makeDesk(t);
	const EDITOR = fakeEditor(
		desk,
		`save(text().includes('# Enhancement') ? text().replace('Slow', 'Very slow') : 'Slow.\\n\\nAt night.\\n');`,
	);
	const TMPDIR = temporaryFolder(t);
	const terminal = desk.open(['new'], {env: {TERM: 'dumb', EDITOR, TMPDIR}, rows: 100});
	await terminal.waitFor(/> ?$/);
	await terminal.type(typed(['Rate limits', '/edit', '/go problem', '/edit']));
	await terminal.waitFor('Typed so far, 3 lines, 3 words:\nSlow.\n\nAt night.\nGo on with the next line.\n>');
	t.true(terminal.screen().includes('Category is chosen from a list: type a number or a name, or words of your own.'));
	await terminal.type(typed(['And by day.', '.']));
	await terminal.waitFor('Problem Statement: 4 lines, 6 words.');
	await terminal.type(typed(['/review', '/edit']));
	await terminal.waitFor(
		/The document is the one from your editor\. \/undo brings the one before back\.\n\nReview of .*>$/s,
	);
	await terminal.type('/quit\r');
	t.is((await terminal.exited).exitCode, 0);
	t.true((desk.draft()?.text ?? '').includes('\nVery slow.\n\nAt night.\nAnd by day.\n'));
	assertNoEscapes(t, terminal.output());
});

test('without a terminal for the editor /edit says so, and the conversation goes on', async t => {
	const desk = makeDesk(t);
	const EDITOR = fakeEditor(desk, `save('Never seen');`);
	const input = 'Rate limits\n/go problem\n/edit\nSlow.\n.\n';
	const run = await runProgram(['new', '--plain'], {cwd: desk.repository, env: {...desk.env, EDITOR}, input});
	t.is(run.exitCode, 0);
	t.true(run.stderr.includes('> /edit\nThere is no terminal here that another program could use.\n> Slow.\n'));
	t.true((desk.draft()?.text ?? '').includes('\nSlow.\n'));
});

test('Ctrl+Z stops the program, and fg asks again', async t => {
	const desk = makeDesk(t);
	const shell = desk.open([], {command: ['/bin/sh', '-i'], env: {PS1: 'shell> ', TERM: 'dumb'}, rows: 60});
	await shell.waitFor('shell>');
	await shell.type(`'${process.execPath}' '${path.join(projectFolder, 'dist', 'cli.js')}' new\r`);
	await shell.waitFor('Title, one line, required.');
	await shell.type('Rate limits\r');
	await shell.waitFor('Category, choice, required. 2 of 7.');
	await shell.press('Ctrl+Z');
	await shell.waitFor(/Stopped/);
	await shell.type('fg\r');
	await shell.waitFor(/Stopped.*Category, choice, required\. 2 of 7\..*> ?$/s);
	await shell.type('secur\r');
	await shell.waitFor('Category: security.');
	await shell.press('Ctrl+C');
	await shell.waitFor(/enhance resume \w+/);
	t.regex(desk.draft()?.text ?? '', /^\*\*Category:\*\* security$/m);
});

test('line by line neither React nor Ink is loaded', async t => {
	const desk = makeDesk(t);
	const folder = temporaryFolder(t);
	const loaded = path.join(folder, 'loaded');
	const hook = path.join(folder, 'hook.cjs');
	fs.writeFileSync(
		hook,
		`process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(loaded)}, Object.keys(require.cache).join('\\n')));`,
	);
	const dist = path.join(projectFolder, 'dist');
	const holdsReact = (file: string) => fs.readFileSync(file, 'utf8').includes('react.transitional.element');
	t.true(fs.readdirSync(dist).some(name => name.endsWith('.js') && holdsReact(path.join(dist, name))));
	const {repository: cwd, env} = desk;
	await runProgram(['new', '--plain'], {cwd, env: {...env, NODE_OPTIONS: `--require ${hook}`}, input: 'Rate limits\n'});
	const files = fs
		.readFileSync(loaded, 'utf8')
		.split('\n')
		.filter(file => file.startsWith(dist));
	t.true(files.length > 5);
	t.deepEqual(files.filter(holdsReact), []);
});
