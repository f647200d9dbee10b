import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {drawPicture} from './helpers/picture.js';
import {projectFolder} from './helpers/temporary-folder.js';

test('the pictures in media show what the program shows now', t => {
	const {status, stdout, stderr} = spawnSync(process.execPath, ['test/media.js', '--check'], {
		cwd: projectFolder,
		encoding: 'utf8',
	});
	t.deepEqual({status, stdout, stderr}, {status: 0, stdout: '', stderr: ''});
});

test('a picture holds each character in its cell, lines as lines, and no markup but its own', async t => {
	const frame = '\u001B[1m\u001B[36m▸ Ab\u001B[39m\u001B[22m  <&> │\n日本 \u001B[2mdim\u001B[22m──';
	const picture = await drawPicture('A & b', frame, {columns: 14, rows: 2}, {column: 1, row: 1});
	const text = picture.slice(picture.indexOf('<title>'));
	t.true(text.startsWith('<title>A &amp; b</title>'));
	t.true(text.includes('<path d="M81.2 41H98M102.2 14V32" '));
	t.deepEqual(text.match(/<text .*/g), [
		'<text y="27"><tspan x="14" class="cyan bold">▸</tspan><tspan x="30.8" textLength="16.8" class="cyan bold">Ab</tspan><tspan x="64.4" textLength="25.2">&lt;&amp;&gt;</tspan></text>',
		'<text y="45"><tspan x="14">日</tspan><tspan x="30.8">本</tspan><tspan x="56" textLength="25.2" class="dim">dim</tspan></text>',
	]);
});

test('the pictures are no part of the package', t => {
	const {files} = JSON.parse(fs.readFileSync(path.join(projectFolder, 'package.json'), 'utf8')) as {files: string[]};
	t.deepEqual(files, ['dist', 'templates']);
});
