import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {gitUserName} from '../../source/store/git-user.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

function repository(folder: string, config: string): string {
	execFileSync('git', ['init', '-q', folder]);
	fs.appendFileSync(path.join(folder, '.git', 'config'), config);
	return folder;
}

test('The name is the one that a commit would have', t => {
	t.is(gitUserName(repository(temporaryFolder(t), '[user]\n\tname = Zoë  Müller \n')), 'Zoë  Müller');
});

test('No program that a repository names is run for it', t => {
	const folder = temporaryFolder(t);
	const mark = path.join(folder, 'ran');
	const run = `"touch ${mark}"`;
	const config = `[core]\n\tfsmonitor = ${run}\n\thooksPath = ${folder}\n\tpager = ${run}\n\tsshCommand = ${run}\n[user]\n\tname = Eve\n[alias]\n\tconfig = !touch ${mark}\n[diff]\n\texternal = ${run}\n`;
	t.is(gitUserName(repository(folder, config)), 'Eve');
	t.false(fs.existsSync(mark));
});

test('A name is one line without control characters, and not endless', t => {
	const folder = repository(temporaryFolder(t), '[user]\n\tname = "a\\tb\\nc"\n');
	t.is(gitUserName(folder), 'a b');
	const long = repository(temporaryFolder(t), `[user]\n\tname = ${'😀'.repeat(500)}\n`);
	t.is(gitUserName(long), '😀'.repeat(200));
});

test('A folder that is gone has no name', t => {
	t.is(gitUserName('/nowhere/at/all'), undefined);
});
