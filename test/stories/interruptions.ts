import fs from 'node:fs';
import test from 'ava';
import {isGivenBack, makeDesk, openNew} from '../helpers/desk.js';
import {closeWindow} from '../helpers/hang-up.js';
import {builtProgram} from '../helpers/run.js';

const id = 'enhancement-overview.title';

test('a window that is closed, with or without a signal, keeps the draft and ends the program', async t => {
	for (const isSignalled of [true, false]) {
		const desk = makeDesk(t);
		const {exitCode, signal, errors} = await closeWindow(t, desk, {isSignalled}, async window => {
			await window.waitFor('Title');
			window.type('Rate limits');
			await window.waitFor('saved');
		});
		t.deepEqual([exitCode, signal], [130, undefined]);
		if (!isSignalled) t.regex(errors, /^Draft saved\. Go on with: enhance resume \w+\n/);
		t.notRegex(errors, /Error|Assertion/);
		t.is(desk.draft()?.pending[id], 'Rate limits');
		const files = fs.readdirSync(desk.env.ENHANCE_CONFIG_DIR ?? '', {recursive: true, encoding: 'utf8'});
		t.is(files.filter(name => name.endsWith('.lock')).length, 0);
	}
});

test('leaving without a typed letter keeps no draft and says so', async t => {
	const desk = makeDesk(t);
	const terminal = await openNew(desk);
	await terminal.waitFor('Title (required)');
	await terminal.press('Tab', 'Tab', 'Escape');
	await terminal.waitFor('Esc again leaves');
	await terminal.press('Escape');
	t.deepEqual(await terminal.exited, {exitCode: 0});
	t.is(terminal.screen(), 'Nothing was typed, so nothing was kept.');
	t.is(desk.draft(), undefined);
});

test('Ctrl+Z stops the program as its shell expects, and fg shows the same screen again', async t => {
	const desk = makeDesk(t);
	const shell = desk.open([], {command: ['/bin/sh', '-i'], env: {PS1: 'shell> '}});
	await shell.waitFor('shell>');
	await shell.type(`${builtProgram.map(word => `'${word}'`).join(' ')} new\r`);
	await shell.waitFor('Title (required)');
	await shell.type('Rate limits');
	const before = await shell.waitFor(/saved\n.*Rate limits/s);
	const cursor = shell.cursor();
	await shell.press('Ctrl+Z');
	await shell.waitFor(/Stopped/);
	t.true(isGivenBack(shell.output()));
	await shell.type('echo "shell" again\r');
	await shell.waitFor('shell again');
	await shell.type('fg\r');
	t.is(await shell.waitFor('Title (required)'), before);
	await shell.type('!');
	await shell.waitFor('Rate limits!');
	t.is(shell.cursor().column, cursor.column + 1);
	await shell.press('Ctrl+C');
	await shell.waitFor(/enhance resume \w+/);
	t.is(desk.draft()?.pending[id], 'Rate limits!');
});

test('a program that is ended while it is stopped keeps the draft when it goes on', async t => {
	const desk = makeDesk(t);
	const shell = desk.open([], {command: ['/bin/sh', '-i'], env: {PS1: 'shell> '}});
	await shell.waitFor('shell>');
	await shell.type(`${builtProgram.map(word => `'${word}'`).join(' ')} new\r`);
	await shell.waitFor('Title (required)');
	await shell.type('Rate limits');
	await shell.waitFor('saved');
	await shell.press('Ctrl+Z');
	await shell.waitFor(/Stopped/);
	await shell.type('kill %1; fg; echo "code $?"\r');
	await shell.waitFor('code 130');
	t.regex(shell.screen(), /enhance resume \w+/);
	t.true(isGivenBack(shell.output()));
	t.is(desk.draft()?.pending[id], 'Rate limits');
});

test('Ctrl+Z where nothing can stop the program leaves it as it is', async t => {
	const desk = makeDesk(t);
	const terminal = await openNew(desk);
	await terminal.waitFor('Title (required)');
	await terminal.press('Ctrl+Z');
	await terminal.waitFor(() => terminal.output().split('\u001B[?1049h').length === 3);
	await terminal.type('Rate limits');
	t.regex(await terminal.waitFor('Rate limits'), /Title \(required\)/);
});

test('keys that draw anew or stop, several in one read, do so once and lose nothing of what stands between them', async t => {
	const desk = makeDesk(t);
	const terminal = await openNew(desk);
	await terminal.waitFor('Title (required)');
	await terminal.type('Rate\u000C\u000C li\u000C\u001Amits');
	await terminal.waitFor('Rate limits');
	await terminal.type('!');
	t.regex(await terminal.waitFor('Rate limits!'), /^ enhance .*Title \(required\).*Enter accept/s);
	await terminal.press('Ctrl+C');
	t.deepEqual(await terminal.exited, {exitCode: 130});
	t.is(desk.draft()?.pending[id], 'Rate limits!');
});

test('a terminal that is resized while the program is stopped shows the screen in its new size after fg', async t => {
	const desk = makeDesk(t);
	const shell = desk.open([], {command: ['/bin/sh', '-i'], env: {PS1: 'shell> '}});
	await shell.waitFor('shell>');
	await shell.type(`${builtProgram.map(word => `'${word}'`).join(' ')} new\r`);
	await shell.waitFor('Title (required)');
	await shell.type('Rate limits');
	const before = await shell.waitFor(/saved\n.*Rate limits/s);
	await shell.press('Ctrl+Z');
	await shell.waitFor('Stopped');
	shell.resize(60, 16);
	await shell.type('echo "shell" again\r');
	await shell.waitFor('shell again');
	await shell.type('fg\r');
	const after = await shell.waitFor(/^ enhance .*one line.*Rate limits/s);
	t.is(after.split('\n').length, 16);
	shell.resize(80, 24);
	t.is(await shell.waitFor(screen => screen === before), before);
	await shell.press('Ctrl+C');
	await shell.waitFor(/enhance resume \w+/);
});
