import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test, {type ExecutionContext} from 'ava';
import {type Desk, fillRequired, isGivenBack, makeDesk, openNew} from '../helpers/desk.js';
import {fakeEditor, folderWithEditor, notesOf} from '../helpers/fake-editor.js';
import {bytesOfKey} from '../helpers/keys.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';
import type {Terminal, TerminalOptions} from '../helpers/terminal.js';

const title = 'enhancement-overview.title';
const problem = 'current-state-analysis.problem-statement';

/** Waits for a key, as an editor does, and notes it. */
const waitForKey = `
process.stdin.setRawMode(true);
process.stdout.write('\\u001B[?1049h\\u001B[2J\\u001B[Hthe editor');
process.stdin.once('data', key => {
	note('key ' + key);
	finish();
	process.stdout.write('\\u001B[?1049l');
	process.stdin.setRawMode(false);
	process.stdin.pause();
});
`;

/** A wizard on its title, with temporary files in a folder of the test, and with `Rate limits` typed and saved. */
async function openTitle(t: ExecutionContext, desk: Desk, options: Partial<TerminalOptions>): Promise<Terminal> {
	const terminal = await openNew(desk, {...options, env: {TMPDIR: temporaryFolder(t), ...options.env}});
	await terminal.waitFor(/Title +(?:\(required\))?/);
	await terminal.type('Rate limits');
	await terminal.waitFor('saved');
	return terminal;
}

/** Leaves the wizard and gives the kept draft. */
async function leave(desk: Desk, terminal: Terminal) {
	await terminal.press('Ctrl+C');
	await terminal.exited;
	return desk.draft();
}

test('the editor gets the text in a private file, after the draft is safe, and its text comes back to the same screen', async t => {
	const desk = makeDesk(t);
	const VISUAL = fakeEditor(
		desk,
		`
		const mode = file => (fs.statSync(file).mode & 0o777).toString(8);
		note([path.basename(file), mode(file), mode(path.dirname(file)), JSON.stringify(text())].join(' '));
		const drafts = ${JSON.stringify(path.join(desk.env.ENHANCE_CONFIG_DIR ?? '', 'drafts'))};
		const kept = fs.readdirSync(drafts, {recursive: true}).filter(name => name.endsWith('.json'));
		note(kept.map(name => fs.readFileSync(path.join(drafts, name), 'utf8').includes('Rate limits')).join());
		fs.appendFileSync(file, 'for guests\\n');
		`,
	);
	const TMPDIR = temporaryFolder(t);
	const terminal = await openTitle(t, desk, {env: {VISUAL, TMPDIR}});
	const before = terminal.screen();
	await terminal.press('Ctrl+G');
	const after = await terminal.waitFor('Rate limits for guests');
	t.deepEqual(notesOf(desk), ['field.md 600 700 "Rate limits\\n"', 'true']);
	t.deepEqual(fs.readdirSync(TMPDIR), []);
	t.regex(after, /The lines were joined/);
	await terminal.press('Ctrl+_');
	await terminal.waitFor(screen => screen === before);
	await terminal.press('Alt+E');
	await terminal.waitFor('Rate limits for guests');
	t.is((await leave(desk, terminal))?.pending[title], 'Rate limits for guests');
	t.true(isGivenBack(terminal.output()));
});

test('text of several lines comes back as it was saved, with line feeds and without commands for the terminal', async t => {
	const desk = makeDesk(t);
	const EDITOR = fakeEditor(desk, `save('\\uFEFFSlow start.\\r\\n\\r\\n- \\u001B[31m41 s\\u0007\\r\\n');`);
	const terminal = await openTitle(t, desk, {env: {EDITOR}});
	await terminal.press('Ctrl+N');
	await terminal.waitFor('Problem Statement');
	await terminal.press('Ctrl+G');
	t.regex(await terminal.waitFor('- 41 s'), /Slow start\.\n.*\n.*- 41 s\n/);
	t.is((await leave(desk, terminal))?.pending[problem], 'Slow start.\n\n- 41 s');
});

test('the whole draft is edited from the review, is read as a form again, and one key brings the one before back', async t => {
	const desk = makeDesk(t);
	const VISUAL = fakeEditor(
		desk,
		`note(path.basename(file)); save(text().replace(/\\[architecture\\|.*?\\]/, 'security'));`,
	);
	const terminal = await openTitle(t, desk, {env: {VISUAL}});
	await terminal.press('Ctrl+R');
	await terminal.waitFor('needs Category');
	await terminal.type('g');
	t.regex(await terminal.waitFor('needs Priority'), /enhancement-security-rate-limits\.md/);
	t.deepEqual(notesOf(desk), ['proposal.md']);
	await terminal.type('u');
	await terminal.waitFor('needs Category');
	t.regex((await leave(desk, terminal))?.text ?? '', /^\*\*Title:\*\* Rate limits$/m);
});

test('an editor that ends badly changes nothing, and what it saved stays in a file that is told, also at the end', async t => {
	const desk = makeDesk(t);
	const EDITOR = fakeEditor(desk, `if (text() === 'Rate limits\\n') save('Other words\\n'); process.exit(3);`);
	const terminal = await openTitle(t, desk, {env: {EDITOR}, columns: 160});
	await terminal.press('Ctrl+G');
	const screen = await terminal.waitFor('ended with code 3');
	t.regex(screen, /Rate limits/);
	t.regex(screen.replaceAll(/ *│.*?\n[^│]*│ */g, ' '), /The text is as it was/);
	t.is((await leave(desk, terminal))?.pending[title], 'Rate limits');
	const end = await terminal.waitFor('not taken over lies in');
	const file = /not taken over lies in (\S+\.md)/.exec(end)?.[1] ?? '';
	t.is(fs.readFileSync(file, 'utf8'), 'Other words\n');
});

test('no editor, a missing one and one that saves nothing useful are told in a sentence, and the text stays', async t => {
	const cases: ReadonlyArray<readonly [Record<string, string>, RegExp]> = [
		[{}, /No editor is set/],
		[{VISUAL: 'no-such-editor -w'}, /There is no program\s+.*no-such-editor/],
		[{EDITOR: `"`}, /has a quote that is not closed/],
		[{EDITOR: 'true'}, /true came back at once/],
		[{EDITOR: 'rm'}, /rm left no file/],
		[{EDITOR: 'cp /dev/null'}, /cp left the file empty/],
	];
	for (const [env, says] of cases) {
		const desk = makeDesk(t);
		const terminal = await openTitle(t, desk, {env});
		await terminal.press('Ctrl+G');
		t.regex(await terminal.waitFor(says), /│ Rate limits *(?:│|$)/m);
		await terminal.type('!');
		await terminal.waitFor('Rate limits!');
		await terminal.close();
	}
});

test('what is no text or too much of it is not taken, and its file stays', async t => {
	const desk = makeDesk(t);
	const cases: ReadonlyArray<readonly [string, RegExp]> = [
		[`save(Buffer.from([0xff, 0xfe, 0x41]));`, /is not UTF-8/],
		[`save('a'.repeat(1_000_001));`, /is larger than 1 MB/],
	];
	for (const [code, says] of cases) {
		const terminal = await openTitle(t, desk, {env: {EDITOR: fakeEditor(desk, code)}, columns: 160});
		await terminal.press('Ctrl+G');
		t.regex(await terminal.waitFor(says), /│ Rate limits *(?:│|$)/m);
		await leave(desk, terminal);
		t.regex(await terminal.waitFor('not taken over lies in'), /not taken over lies in \S+\.md/);
		desk.drafts.discard(desk.drafts.list(desk.repository).drafts[0]?.id ?? '');
	}
});

test('a terminal that is resized while the editor has it shows what one of that size shows', async t => {
	const desk = makeDesk(t);
	const VISUAL = fakeEditor(desk, `const finish = () => fs.appendFileSync(file, '!');${waitForKey}`);
	const terminal = await openTitle(t, desk, {env: {VISUAL}});
	await terminal.press('Ctrl+G');
	await terminal.waitFor('the editor');
	terminal.resize(120, 40);
	await terminal.type('q');
	const other = makeDesk(t);
	const wide = await openTitle(t, other, {
		env: {VISUAL: fakeEditor(other, `fs.appendFileSync(file, '!');`)},
		columns: 120,
		rows: 40,
	});
	await wide.press('Ctrl+G');
	const expected = await wide.waitFor('Rate limits !');
	t.is(await terminal.waitFor(screen => screen === expected), expected);
	t.deepEqual(terminal.cursor(), wide.cursor());
	t.deepEqual(notesOf(desk), ['key q']);
});

test('modes of the terminal that an editor leaves behind are undone', async t => {
	const desk = makeDesk(t);
	const left =
		'\\u001B[?1049h\\u001B[31;7m\\u001B[?1h\\u001B=\\u001B[?1003h\\u001B[?1006h\\u001B[?25l\\u001B[4h\\u001B(0junk';
	const VISUAL = fakeEditor(desk, `process.stdout.write('${left}'); save('Rate of limits');`);
	const terminal = await openTitle(t, desk, {env: {VISUAL}});
	const before = terminal.screen();
	await terminal.press('Ctrl+G');
	t.is(await terminal.waitFor('Rate of limits'), before.replace('Rate limits', 'Rate of limits'));
	const behind = terminal.output().slice(terminal.output().lastIndexOf('junk'));
	for (const undone of ['\u001B[?1l', '\u001B>', '\u001B[4l', '\u001B(B', '\u001B[0m', '\u001B[?25h']) {
		t.true(behind.includes(undone), JSON.stringify(undone));
	}

	t.regex(behind, /\u001B\[\?[\d;]*1003[\d;]*l/);
});

test('an editor with a window is told to wait, and the terminal says what it waits for', async t => {
	const desk = makeDesk(t);
	const finish = `save(process.argv.slice(2, -1).join(' '));`;
	const bin = folderWithEditor(
		desk,
		'code',
		`process.stdin.setRawMode(true); process.stdin.once('data', () => { ${finish} process.stdin.setRawMode(false); process.stdin.pause(); });`,
	);
	const env = {VISUAL: 'code --new-window', PATH: `${bin}:${process.env.PATH}`};
	const terminal = await openTitle(t, desk, {env});
	await terminal.press('Ctrl+G');
	await terminal.waitFor('Waiting for code: save and close the file there.');
	await terminal.type('q');
	await terminal.waitFor('--wait --new-window');
	await terminal.press('Ctrl+C');
	await terminal.exited;
	t.notRegex(terminal.screen(), /Waiting for/);
});

test('keys behind Ctrl+G in the same read come to the field when the editor is done', async t => {
	const desk = makeDesk(t);
	const VISUAL = fakeEditor(desk, `save('Other limits');`);
	const terminal = await openTitle(t, desk, {env: {VISUAL}});
	await terminal.type(`${bytesOfKey('Ctrl+G')} and more\r`);
	await terminal.waitFor('Category (required)');
	t.regex((await leave(desk, terminal))?.text ?? '', /^\*\*Title:\*\* Other limits and more$/m);
});

test('Ctrl+G pressed before the first frame waits for it', async t => {
	const desk = makeDesk(t);
	const VISUAL = fakeEditor(desk, `save('Other limits');`);
	const terminal = desk.open(['new'], {env: {VISUAL, TMPDIR: temporaryFolder(t)}});
	await terminal.type(bytesOfKey('Ctrl+G'));
	await terminal.waitFor('Other limits');
	t.is((await leave(desk, terminal))?.pending[title], 'Other limits');
});

for (const signal of ['SIGTERM', 'SIGHUP']) {
	test(`${signal} while the editor runs goes to the editor too, and the draft and what was saved are kept`, async t => {
		const desk = makeDesk(t);
		const VISUAL = fakeEditor(
			desk,
			`save('Half a sentence'); process.on('${signal}', () => { note('${signal}'); process.exit(1); });
			setInterval(() => {}, 1000); process.stdout.write('the editor');`,
		);
		const terminal = await openTitle(t, desk, {env: {VISUAL}, columns: 160});
		await terminal.press('Ctrl+G');
		await terminal.waitFor('the editor');
		terminal.kill(signal);
		t.deepEqual(await terminal.exited, {exitCode: 130});
		t.deepEqual(notesOf(desk), [signal]);
		t.true(isGivenBack(terminal.output()));
		t.is(desk.draft()?.pending[title], 'Rate limits');
		const says = terminal.screen();
		t.regex(says, /Draft saved\. Go on with: enhance resume \w+/);
		const file = /lies in (\S+\.md)/.exec(says)?.[1] ?? '';
		t.is(fs.readFileSync(file, 'utf8'), 'Half a sentence');
	});
}

test('Ctrl+C in an editor that ends by it leaves the wizard as it was', async t => {
	const desk = makeDesk(t);
	const VISUAL = fakeEditor(desk, `setInterval(() => {}, 1000); process.stdout.write('the editor');`);
	const terminal = await openTitle(t, desk, {env: {VISUAL}});
	await terminal.press('Ctrl+G');
	await terminal.waitFor('the editor');
	await terminal.press('Ctrl+C');
	t.regex(await terminal.waitFor('was ended by SIGINT'), /│ Rate limits *(?:│|$)/m);
	t.is((await leave(desk, terminal))?.pending[title], 'Rate limits');
});

test('the person is asked what git uses, and a repository is not', async t => {
	const desk = makeDesk(t);
	const home = temporaryFolder(t);
	const editor = fakeEditor(desk, `save('Other limits');`);
	desk.write('.git/config', `[core]\n\teditor = ${editor}\n\trepositoryformatversion = 0\n`);
	desk.write('.git/HEAD', 'ref: refs/heads/main\n');
	const first = await openTitle(t, desk, {env: {HOME: home}});
	await first.press('Ctrl+G');
	await first.waitFor('No editor is set');
	await first.close();
	fs.writeFileSync(path.join(home, '.gitconfig'), `[core]\n\teditor = "${editor}"\n`);
	const second = await openTitle(t, desk, {env: {HOME: home}});
	await second.press('Ctrl+G');
	t.regex(await second.waitFor('Other limits'), /Title \(required\)/);
});

test('a terminal that is too small to draw in says that an editor is there, and gives it the field', async t => {
	const desk = makeDesk(t);
	const VISUAL = fakeEditor(desk, `save('Too many requests bring the shop down.');`);
	const terminal = await openTitle(t, desk, {env: {VISUAL}});
	await fillRequired(terminal, '');
	await terminal.press('Tab');
	await terminal.waitFor('Problem Statement');
	terminal.resize(30, 6);
	await terminal.waitFor(screen => screen === 'Terminal is 30x6, needs 40x8\nCtrl+G opens your editor');
	await terminal.press('Ctrl+G');
	await terminal.waitFor(() => desk.draft()?.pending[problem] !== undefined);
	await terminal.waitFor(screen => screen === 'Terminal is 30x6, needs 40x8\nCtrl+G opens your editor');
	terminal.resize(80, 24);
	t.regex(await terminal.waitFor('Too many requests bring the shop down.'), /Problem Statement/);
});
