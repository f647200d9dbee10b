import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import {sha256} from '../../source/store/disk.js';
import {createFile, replaceFile} from '../../source/store/write-file.js';
import {filesIn} from '../helpers/draft-fixture.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

const serial = test.serial;

test('a new file is written whole, with its folders, and leaves nothing else behind', t => {
	const root = temporaryFolder(t);
	const file = path.join(root, 'docs', 'enhancements', 'a.md');
	t.deepEqual(createFile(file, '# Übersicht 😀\n', {root}), {kind: 'written'});
	t.is(fs.readFileSync(file, 'utf8'), '# Übersicht 😀\n');
	t.is(fs.statSync(file).nlink, 1);
	t.deepEqual(filesIn(root), ['docs/enhancements/a.md']);
});

test('a new file has the mode that the umask leaves of 0644', t => {
	const file = path.join(temporaryFolder(t), 'a.md');
	createFile(file, 'a');
	t.is(fs.statSync(file).mode & 0o777, 0o644 & ~process.umask());
});

test('of two who create the same file the second is told that the name is taken', t => {
	const file = path.join(temporaryFolder(t), 'a.md');
	t.is(createFile(file, 'first').kind, 'written');
	t.is(createFile(file, 'second').kind, 'taken');
	t.is(fs.readFileSync(file, 'utf8'), 'first');
	t.deepEqual(filesIn(path.dirname(file)), ['a.md']);
});

test('a link to nothing is a taken name too', t => {
	const folder = temporaryFolder(t);
	fs.symlinkSync('nowhere', path.join(folder, 'a.md'));
	t.is(createFile(path.join(folder, 'a.md'), 'x', {root: folder}).kind, 'taken');
	t.deepEqual(fs.readdirSync(folder), ['a.md']);
});

test('the longest name that a file can have is written', t => {
	const folder = temporaryFolder(t);
	const name = `${'ü'.repeat(126)}.md`;
	t.is(createFile(path.join(folder, name), 'x').kind, 'written');
	t.deepEqual(fs.readdirSync(folder), [name]);
});

test('a folder that is a link out of the root is refused, and nothing is made there', t => {
	const root = temporaryFolder(t);
	const elsewhere = temporaryFolder(t);
	fs.symlinkSync(elsewhere, path.join(root, 'docs'));
	const creation = createFile(path.join(root, 'docs', 'enhancements', 'a.md'), 'x', {root});
	t.is(creation.kind, 'refused');
	t.regex(creation.kind === 'refused' ? creation.reason : '', /outside of .*Choose a path inside/);
	t.deepEqual(fs.readdirSync(elsewhere), []);
});

test('a path that climbs out of the root, and a folder that is a link to nothing, are refused', t => {
	const root = path.join(temporaryFolder(t), 'root');
	fs.mkdirSync(root);
	fs.symlinkSync('nowhere', path.join(root, 'docs'));
	t.is(createFile(path.join(root, '..', 'a.md'), 'x', {root}).kind, 'refused');
	t.is(createFile(path.join(root, 'docs', 'a.md'), 'x', {root}).kind, 'refused');
	t.is(createFile(path.join(root, '..', 'root-of-others', 'a.md'), 'x', {root}).kind, 'refused');
	t.deepEqual(filesIn(path.dirname(root)), []);
});

test('a folder that is a link within the root is fine, and so is a root that is reached by a link', t => {
	const folder = temporaryFolder(t);
	fs.mkdirSync(path.join(folder, 'real', 'other'), {recursive: true});
	fs.symlinkSync('other', path.join(folder, 'real', 'docs'));
	fs.symlinkSync('real', path.join(folder, 'root'));
	const root = path.join(folder, 'root');
	t.is(createFile(path.join(root, 'docs', 'a.md'), 'x', {root}).kind, 'written');
	t.deepEqual(filesIn(path.join(folder, 'real', 'other')), ['a.md']);
});

test('a file in the way of a folder is told with what to do', t => {
	const root = temporaryFolder(t);
	fs.writeFileSync(path.join(root, 'docs'), '');
	const file = path.join(root, 'docs', 'a.md');
	t.like(createFile(file, 'x'), {
		kind: 'failed',
		message: `Could not write ${file}: something else has that name. Move it away or choose another name.`,
	});
});

test('a file that holds what is expected is replaced and keeps its mode', t => {
	const root = temporaryFolder(t);
	const file = fileWith(root, 'old');
	fs.chmodSync(file, 0o640);
	t.deepEqual(replaceFile(file, 'new', {expectedHash: sha256('old'), root}), {kind: 'written'});
	t.is(fs.readFileSync(file, 'utf8'), 'new');
	t.is(fs.statSync(file).mode & 0o777, 0o640);
	t.deepEqual(filesIn(root), ['a.md']);
});

test('a file that changed since it was read is left alone, even if its size did not change', t => {
	const file = fileWith(temporaryFolder(t), '[x]');
	t.is(replaceFile(file, 'mine', {expectedHash: sha256('[ ]')}).kind, 'changed');
	t.is(fs.readFileSync(file, 'utf8'), '[x]');
});

test('a file that is gone counts as changed', t => {
	const folder = temporaryFolder(t);
	t.is(replaceFile(path.join(folder, 'a.md'), 'mine', {expectedHash: sha256('')}).kind, 'changed');
	t.deepEqual(filesIn(folder), []);
});

test('a link is followed inside the root and stays a link', t => {
	const root = temporaryFolder(t);
	const file = fileWith(root, 'old');
	fs.symlinkSync('a.md', path.join(root, 'link.md'));
	t.is(replaceFile(path.join(root, 'link.md'), 'new', {expectedHash: sha256('old'), root}).kind, 'written');
	t.is(fs.readFileSync(file, 'utf8'), 'new');
	t.true(fs.lstatSync(path.join(root, 'link.md')).isSymbolicLink());
});

test('a link out of the root, a folder and a file with a second name are refused', t => {
	const root = temporaryFolder(t);
	const elsewhere = fileWith(temporaryFolder(t), 'old');
	const options = {expectedHash: sha256('old'), root};
	fs.symlinkSync(elsewhere, path.join(root, 'link.md'));
	t.is(replaceFile(path.join(root, 'link.md'), 'new', options).kind, 'refused');
	t.is(fs.readFileSync(elsewhere, 'utf8'), 'old');
	t.is(replaceFile(root, 'new', options).kind, 'refused');
	fs.linkSync(fileWith(root, 'old'), path.join(root, 'b.md'));
	t.is(replaceFile(path.join(root, 'b.md'), 'new', options).kind, 'refused');
	t.is(fs.readFileSync(path.join(root, 'a.md'), 'utf8'), 'old');
});

serial('a disk that takes a few bytes at a time still gets all of them', t => {
	const root = temporaryFolder(t);
	const file = path.join(root, 'a.md');
	const {writeSync} = fs;
	const few = (descriptor: number, bytes: Uint8Array, offset: number, length: number) =>
		writeSync(descriptor, bytes, offset, Math.min(length, 3));
	withFault('writeSync', few, () => {
		t.is(createFile(file, 'ten letters').kind, 'written');
		t.is(replaceFile(file, 'eleven, or more', {expectedHash: sha256('ten letters'), root}).kind, 'written');
	});
	t.is(fs.readFileSync(file, 'utf8'), 'eleven, or more');
});

for (const code of ['ENOSPC', 'EROFS', 'EACCES', 'EMFILE', 'EIO', 'EDQUOT']) {
	for (const step of ['openSync', 'writeSync', 'fsyncSync', 'linkSync', 'renameSync'] as const) {
		serial(`${code} in ${step} becomes a sentence, with the old content in place and no temporary file`, t => {
			const root = temporaryFolder(t);
			const file = fileWith(root, 'old');
			const results = withFault(step, failing(code), () => [
				createFile(path.join(root, 'new.md'), 'new', {root}),
				replaceFile(file, 'new', {expectedHash: sha256('old'), root}),
			]);
			for (const result of results) {
				if (result.kind !== 'written') t.like(result, {kind: 'failed', code});
				if (result.kind === 'failed') t.regex(result.message, /^Could not write .*\.md: .+\. .+\.$/);
			}
			t.true(fs.readFileSync(file, 'utf8') === 'old' || results[1]?.kind === 'written');
			t.deepEqual(filesIn(root), results[0]?.kind === 'written' ? ['a.md', 'new.md'] : ['a.md']);
		});
	}
}

serial('a folder that cannot be synced is a warning, as the file is written by then', t => {
	const root = temporaryFolder(t);
	const {fsyncSync} = fs;
	let calls = 0;
	const second = (descriptor: number) => (++calls === 2 ? failing('EIO')() : fsyncSync(descriptor));
	const creation = withFault('fsyncSync', second, () => createFile(path.join(root, 'a.md'), 'x'));
	t.like(creation, {kind: 'written'});
	t.regex(creation.kind === 'written' ? (creation.warning ?? '') : '', /saved, but may not survive a power cut/);
});

serial('where there are no hard links a new file is still whole, and a taken name is still respected', t => {
	const root = temporaryFolder(t);
	const file = path.join(root, 'a.md');
	withFault('linkSync', failing('EPERM'), () => {
		t.deepEqual(createFile(file, 'first'), {kind: 'written'});
		t.is(createFile(file, 'second').kind, 'taken');
	});
	t.is(fs.readFileSync(file, 'utf8'), 'first');
	t.deepEqual(filesIn(root), ['a.md']);
});

serial('a change that comes while the new content is being written is not overwritten', t => {
	const root = temporaryFolder(t);
	const file = fileWith(root, 'old');
	const {fsyncSync} = fs;
	const meanwhile = (descriptor: number) => {
		fs.writeFileSync(file, 'of another');
		fsyncSync(descriptor);
	};
	const replacement = withFault('fsyncSync', meanwhile, () => replaceFile(file, 'mine', {expectedHash: sha256('old')}));
	t.is(replacement.kind, 'changed');
	t.is(fs.readFileSync(file, 'utf8'), 'of another');
	t.deepEqual(filesIn(root), ['a.md']);
});

function fileWith(folder: string, content: string): string {
	const file = path.join(folder, 'a.md');
	fs.writeFileSync(file, content);
	return file;
}

function failing(code: string): () => never {
	return () => {
		throw Object.assign(new Error(code), {code});
	};
}

/** Runs an action while one function of the file system does something else. */
function withFault<Value>(name: keyof typeof fs, fault: unknown, action: () => Value): Value {
	const original = fs[name];
	Object.assign(fs, {[name]: fault});
	try {
		return action();
	} finally {
		Object.assign(fs, {[name]: original});
	}
}
