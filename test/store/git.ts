import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import {findRenames, type Git, lastChanges, listCommits, openGit, readFilesAt} from '../../source/store/git.js';
import {findGit, isPlainName, runGit} from '../../source/store/git-process.js';
import {readVersions} from '../../source/store/history.js';
import type {Problem} from '../../source/store/workspace.js';
import {type GitRepository, gitRepository} from '../helpers/git-repository.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

const on = '2026-01-05T10:00:00+0100';

/** Opens a repository; throws where that fails. */
async function opened({cwd}: Pick<GitRepository, 'cwd'>, environment = process.env): Promise<Git> {
	return good(await openGit(cwd, environment));
}

function good<Value>(value: Value | Problem): Value {
	if (typeof value === 'object' && value !== null && 'problem' in value) {
		throw new Error(value.problem);
	}

	return value;
}

/** A program that leaves a mark when it is run. */
function trap(t: Parameters<typeof temporaryFolder>[0]): {readonly script: string; readonly wasRun: () => boolean} {
	const folder = temporaryFolder(t);
	const script = path.join(folder, 'trap.sh');
	const mark = path.join(folder, 'mark');
	fs.writeFileSync(script, `#!/bin/sh\ntouch ${mark}\ncat\n`, {mode: 0o755});
	return {script, wasRun: () => fs.existsSync(mark)};
}

test('Nothing that the settings of a hostile repository name is run', async t => {
	const repository = gitRepository(t);
	const {script, wasRun} = trap(t);
	repository.commit({on, files: {'a.md': 'one\n', '.gitattributes': '*.md filter=evil diff=evil\n'}});
	repository.commit({on, moves: {'a.md': 'b.md'}});
	const settings = {
		'core.fsmonitor': script,
		'core.hooksPath': path.dirname(script),
		'core.pager': script,
		'pager.rev-list': script,
		'core.editor': script,
		'core.sshCommand': script,
		'core.askPass': script,
		'core.alternateRefsCommand': script,
		'core.gitProxy': script,
		'credential.helper': script,
		'diff.external': script,
		'diff.evil.command': script,
		'diff.evil.textconv': script,
		'filter.evil.clean': script,
		'filter.evil.smudge': script,
		'filter.evil.process': script,
		'gpg.program': script,
		'log.showSignature': 'true',
		'alias.rev-list': `!${script}`,
		'uploadpack.packObjectsHook': script,
		'extensions.partialClone': 'origin',
		'remote.origin.url': `ext::${script}`,
		'remote.origin.promisor': 'true',
		'protocol.ext.allow': 'always',
	};
	for (const [key, value] of Object.entries(settings)) {
		repository.git('config', key, value);
	}

	for (const hook of ['post-index-change', 'reference-transaction', 'post-checkout']) {
		fs.copyFileSync(script, path.join(path.dirname(script), hook));
		fs.copyFileSync(script, path.join(repository.cwd, '.git', 'hooks', hook));
	}

	// With an object that is missing git would ask the promised remote, whose address is a program.
	const blob = repository.git('rev-parse', 'HEAD:b.md');
	fs.rmSync(path.join(repository.cwd, '.git', 'objects', blob.slice(0, 2), blob.slice(2)));
	const git = await opened(repository);
	t.is(good(await listCommits(git, ['b.md'])).length, 1);
	t.is(good(await lastChanges(git, ['b.md'])).get('b.md'), '2026-01-05');
	await readVersions(git, 'b.md');
	t.false(wasRun());
});

test('The trap of these tests springs where git is called without care', t => {
	const repository = gitRepository(t);
	const {script, wasRun} = trap(t);
	repository.commit({on, files: {'a.md': 'one\n'}});
	repository.git('config', 'core.fsmonitor', script);
	repository.git('status');
	t.true(wasRun());
});

test('Variables by which git would be led elsewhere do not reach it', async t => {
	const repository = gitRepository(t);
	const other = gitRepository(t);
	repository.commit({on, files: {'a.md': 'one\n'}});
	const {script, wasRun} = trap(t);
	const git = await opened(repository, {
		...process.env,
		GIT_DIR: path.join(other.cwd, '.git'),
		GIT_WORK_TREE: other.cwd,
		GIT_INDEX_FILE: '/nowhere',
		GIT_EXTERNAL_DIFF: script,
		GIT_PAGER: script,
		GIT_SSH_COMMAND: script,
		GIT_TRACE: '1',
	});
	t.is(good(await listCommits(git, ['a.md'])).length, 1);
	t.false(wasRun());
});

test('Git is found in whole folders of the PATH only, never where one happens to stand', t => {
	const folder = temporaryFolder(t);
	fs.writeFileSync(path.join(folder, 'git'), '#!/bin/sh\n', {mode: 0o755});
	fs.mkdirSync(path.join(folder, 'empty'));
	t.is(findGit({PATH: folder}), path.join(folder, 'git'));
	t.is(findGit({PATH: ['.', '', 'bin', path.join(folder, 'empty')].join(path.delimiter)}), undefined);
	t.is(findGit({}), undefined);
});

test('Without git, or outside of a repository, the answer says so', async t => {
	const cwd = temporaryFolder(t);
	t.deepEqual(await openGit(cwd, {PATH: ''}), {problem: 'git was not found: no folder in PATH holds it'});
	const outside = await openGit(cwd, {...process.env, GIT_CEILING_DIRECTORIES: path.dirname(cwd)});
	t.regex(
		'problem' in outside ? outside.problem : '',
		/is no repository that git can read; git says: not a git repository/,
	);
	const repository = gitRepository(t);
	fs.mkdirSync(path.join(repository.cwd, 'inner'));
	const inner = await openGit(path.join(repository.cwd, 'inner'), process.env);
	t.regex('problem' in inner ? inner.problem : '', /inner is not the top of a git work tree$/);
});

test('A repository without commits has no history, which is no failure', async t => {
	const git = await opened(gitRepository(t));
	t.deepEqual(await listCommits(git, ['a.md']), []);
	t.deepEqual(await lastChanges(git, ['a.md']), new Map());
	t.deepEqual(await readVersions(git, 'a.md'), []);
});

test('Names that could be taken for something else are refused, and odd ones are taken as they are', async t => {
	for (const name of ['-a.md', '--output=x', 'a\nb.md', 'a\0b.md', '']) {
		t.false(isPlainName(name), JSON.stringify(name));
	}

	const repository = gitRepository(t);
	const odd = ['*.md', 'ü 漢字.md', ':(glob)x.md', 'a"b.md', 'a\tb.md', 'HEAD', 'a:b.md'];
	repository.commit({on, files: {'plain.md': 'plain\n'}});
	repository.commit({on, files: Object.fromEntries(odd.map(name => [name, `${name}\n`]))});
	const git = await opened(repository);
	for (const name of odd) {
		const commits = good(await listCommits(git, [name]));
		t.is(commits.length, 1, name);
		const [content] = good(await readFilesAt(git, [{commit: commits[0]?.id ?? '', path: name}]));
		t.is(content?.toString('utf8'), `${name}\n`);
	}

	t.deepEqual([...good(await lastChanges(git, odd)).keys()].toSorted(), odd.toSorted());
	t.deepEqual(await listCommits(git, ['-x']), {problem: 'git is not asked about a file with a name such as "-x"'});
});

test('Commits come with author and both dates, in the words of the repository', async t => {
	const repository = gitRepository(t);
	const id = repository.commit({on, committedOn: '2026-01-06T08:00:00-0330', author: 'Zoë 🐈', files: {'a.md': 'a\n'}});
	t.deepEqual(await listCommits(await opened(repository), ['a.md']), [
		{id, parents: [], author: 'Zoë 🐈', authored: '1767603600 +0100', committed: '1767699000 -0330'},
	]);
});

test('The last change of each file is the day where its author was, and the newest of them', async t => {
	const repository = gitRepository(t);
	repository.commit({on: '2026-01-05T23:30:00-0800', files: {'docs/a.md': 'a\n', 'docs/b.md': 'b\n', 'c.md': 'c\n'}});
	repository.commit({on: '2026-01-09T10:00:00+0000', files: {'docs/b.md': 'bb\n'}});
	repository.commit({on: '2026-01-12T10:00:00+0000', moves: {'docs/a.md': 'docs/new.md'}});
	t.deepEqual(Object.fromEntries(good(await lastChanges(await opened(repository), ['docs']))), {
		'docs/a.md': '2026-01-12',
		'docs/b.md': '2026-01-09',
		'docs/new.md': '2026-01-12',
	});
});

test('A file is read in several commits at once; what is missing is undefined', async t => {
	const repository = gitRepository(t);
	const one = repository.commit({on, files: {'a.md': 'no line end', 'e.md': ''}});
	const two = repository.commit({on, files: {'a.md': 'x'.repeat(100_000), 'd/b.md': 'two\n\nthree missing\n'}});
	const files = [
		{commit: one, path: 'a.md'},
		{commit: one, path: 'd/b.md'},
		{commit: two, path: 'd'},
		{commit: one, path: 'e.md'},
		{commit: two, path: 'a.md'},
		{commit: two, path: 'd/b.md'},
	];
	const contents = good(await readFilesAt(await opened(repository), files));
	t.deepEqual(
		contents.map(bytes => bytes?.toString('utf8').slice(0, 20)),
		['no line end', undefined, undefined, '', 'x'.repeat(20), 'two\n\nthree missing\n'],
	);
});

test('Renames are found in the commits that are asked about', async t => {
	const repository = gitRepository(t);
	repository.commit({on, files: {'a b.md': 'one\ntwo\nthree\n', 'c.md': 'other\n'}});
	const id = repository.commit({on, moves: {'a b.md': 'docs/ü.md'}});
	const git = await opened(repository);
	t.deepEqual(await findRenames(git, [id]), [{commit: id, from: 'a b.md', to: 'docs/ü.md'}]);
	t.deepEqual(await findRenames(git, []), []);
});

test('An answer that is too long or too late ends git and is told', async t => {
	const folder = temporaryFolder(t);
	const slow = path.join(folder, 'git');
	fs.writeFileSync(slow, '#!/bin/sh\nexec sleep 60\n', {mode: 0o755});
	const run = {program: slow, folder, environment: {PATH: process.env.PATH}};
	t.deepEqual(await runGit({...run, patience: 50}, ['rev-list']), {
		kind: 'failed',
		message: 'git did not answer within 0.05 s',
	});
	fs.writeFileSync(slow, '#!/bin/sh\nexec yes\n', {mode: 0o755});
	t.deepEqual(await runGit({...run, largest: 1_000_000}, ['rev-list']), {
		kind: 'failed',
		message: 'git answers with more than 1 MB',
	});
	fs.writeFileSync(slow, '#!/bin/sh\nexit 3\n', {mode: 0o755});
	t.deepEqual(await runGit(run, ['rev-list'], 'x'.repeat(1_000_000)), {
		kind: 'failed',
		message: 'git says: exit code 3',
	});
});
