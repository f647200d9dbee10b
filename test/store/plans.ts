import {spawn, spawnSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import test, {type ExecutionContext} from 'ava';
import {withLocks} from '../../source/store/file-lock.js';
import {writePlan} from '../../source/store/proposals.js';
import {projectFolder, temporaryFolder} from '../helpers/temporary-folder.js';

/** A folder with files. */
function folderWith(t: ExecutionContext, files: Readonly<Record<string, string>>): string {
	const folder = temporaryFolder(t);
	for (const [name, text] of Object.entries(files)) {
		fs.writeFileSync(path.join(folder, name), text);
	}

	return folder;
}

function texts(folder: string): Readonly<Record<string, string>> {
	const names = fs.readdirSync(folder).filter(name => fs.statSync(path.join(folder, name)).isFile());
	return Object.fromEntries(names.map(name => [name, fs.readFileSync(path.join(folder, name), 'utf8')]));
}

const store = pathToFileURL(path.join(projectFolder, 'build', 'source', 'store', 'proposals.js')).href;
const lock = pathToFileURL(path.join(projectFolder, 'build', 'source', 'store', 'file-lock.js')).href;

test('All files of a plan are written', t => {
	const root = folderWith(t, {'a.md': 'a', 'b.md': 'b'});
	const plan = [
		{path: 'a.md', before: 'a', after: 'A'},
		{path: 'b.md', before: 'b', after: 'B'},
		{path: 'c.md', before: undefined, after: 'C'},
	];
	t.deepEqual(writePlan(root, plan), {kind: 'written', warning: undefined});
	t.deepEqual(texts(root), {'a.md': 'A', 'b.md': 'B', 'c.md': 'C'});
});

test('A file that changed meanwhile keeps every file of the plan as it is', t => {
	const root = folderWith(t, {'a.md': 'a', 'b.md': 'changed'});
	const inode = fs.statSync(path.join(root, 'a.md')).ino;
	const result = writePlan(root, [
		{path: 'a.md', before: 'a', after: 'A'},
		{path: 'b.md', before: 'b', after: 'B'},
	]);
	t.is(result.kind === 'changed' ? result.path : result.kind, 'b.md');
	t.deepEqual(texts(root), {'a.md': 'a', 'b.md': 'changed'});
	t.is(fs.statSync(path.join(root, 'a.md')).ino, inode);
});

test('What was written before a failure is given back', t => {
	const root = folderWith(t, {'a.md': 'a', folder: 'a file'});
	const result = writePlan(root, [
		{path: 'a.md', before: 'a', after: 'A'},
		{path: 'new.md', before: undefined, after: 'N'},
		{path: 'folder/b.md', before: undefined, after: 'B'},
	]);
	t.is(result.kind, 'failed');
	t.deepEqual(texts(root), {'a.md': 'a', folder: 'a file'});
});

test('A name that is taken stops the plan', t => {
	const root = folderWith(t, {'a.md': 'a', 'B.md': 'b'});
	const result = writePlan(root, [
		{path: 'a.md', before: 'a', after: 'A'},
		{path: 'b.md', before: undefined, after: 'B'},
	]);
	t.deepEqual(result, {kind: 'taken', path: 'b.md'});
	t.deepEqual(texts(root), {'a.md': 'a', 'B.md': 'b'});
});

test('Of several processes that count in one file none loses a step', async t => {
	const root = folderWith(t, {'count.md': '0', 'other.md': '0'});
	const code = `
		const fs = await import('node:fs');
		const {writePlan} = await import(${JSON.stringify(store)});
		const read = name => fs.readFileSync(${JSON.stringify(root)} + '/' + name, 'utf8');
		for (let step = 0; step < 40; ) {
			const plan = ['count.md', 'other.md'].map(path => ({path, before: read(path)}));
			const result = writePlan(${JSON.stringify(root)}, plan.map(change => ({...change, after: String(Number(change.before) + 1)})));
			if (result.kind === 'written') step++;
			else if (result.kind !== 'changed') throw new Error(result.message);
		}
	`;
	const ends = Array.from({length: 4}, () => {
		const child = spawn(process.execPath, ['--input-type=module', '-e', code], {stdio: ['ignore', 'ignore', 'pipe']});
		let errors = '';
		child.stderr.setEncoding('utf8').on('data', (text: string) => {
			errors += text;
		});
		return new Promise<string>(resolve => {
			child.on('close', () => resolve(errors));
		});
	});
	t.deepEqual(await Promise.all(ends), ['', '', '', '']);
	t.deepEqual(texts(root), {'count.md': '160', 'other.md': '160'});
});

test('The lock of a process that was killed is taken over, and no lock is left', t => {
	const root = folderWith(t, {'a.md': 'a'});
	const code = `
		const {withLocks} = await import(${JSON.stringify(lock)});
		withLocks([${JSON.stringify(path.join(root, 'a.md'))}], ${JSON.stringify(root)}, () => process.kill(process.pid, 'SIGKILL'));
	`;
	t.is(spawnSync(process.execPath, ['--input-type=module', '-e', code]).signal, 'SIGKILL');
	t.true(fs.existsSync(path.join(root, '.a.md.lock')));
	t.is(writePlan(root, [{path: 'a.md', before: 'a', after: 'A'}]).kind, 'written');
	t.deepEqual(texts(root), {'a.md': 'A'});
});

test('Work under a lock may fail, and works for files that are gone or have long names', t => {
	const long = `${'ü'.repeat(120)}.md`;
	const root = folderWith(t, {'a.md': 'a', [long]: 'b'});
	t.throws(() =>
		withLocks([path.join(root, 'a.md')], root, () => {
			throw new Error('failed');
		}),
	);
	t.is(
		withLocks([path.join(root, 'none', 'x.md'), path.join(root, long), path.join(root, 'a.md')], root, () => 1),
		1,
	);
	t.deepEqual(Object.keys(texts(root)).toSorted(), ['a.md', long]);
	t.false(fs.existsSync(path.join(root, 'none')));
});

test('Nothing is put beside a file outside of the root', t => {
	const outside = folderWith(t, {'x.md': 'x'});
	const root = temporaryFolder(t);
	fs.symlinkSync(path.join(outside, 'x.md'), path.join(root, 'x.md'));
	const {mtimeNs} = fs.statSync(outside, {bigint: true});
	t.is(writePlan(root, [{path: 'x.md', before: 'x', after: 'X'}]).kind, 'failed');
	t.is(fs.statSync(outside, {bigint: true}).mtimeNs, mtimeNs);
});

test('What only has the name of a lock stops nobody', t => {
	const root = folderWith(t, {'a.md': 'a', 'b.md': 'b', '.b.md.lock': '{"pid": 1, "host": "elsewhere", "token": "x"}'});
	const name = path.join(root, '.a.md.lock');
	spawnSync('mkfifo', [name]);
	fs.utimesSync(path.join(root, '.b.md.lock'), 1, 1);
	t.is(writePlan(root, [{path: 'a.md', before: 'a', after: 'A'}]).kind, 'written');
	t.is(writePlan(root, [{path: 'b.md', before: 'b', after: 'B'}]).kind, 'written');
	t.deepEqual(fs.readdirSync(root).toSorted(), ['.a.md.lock', 'a.md', 'b.md']);
});
