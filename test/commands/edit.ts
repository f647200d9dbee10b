import path from 'node:path';
import test from 'ava';
import {newDraftId, openDrafts} from '../../source/store/drafts.js';
import {newProposal, type Repository, repositoryWith} from '../helpers/repository.js';
import {runProgram} from '../helpers/run.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

const run = ({cwd}: Repository, ...args: readonly string[]) => runProgram(['edit', ...args], {cwd});

test('Without a terminal --set changes fields exactly as enhance set does', async t => {
	const [edited, set] = [repositoryWith(t), repositoryWith(t)];
	const words = ['priority=critical', 'phase-2.time-estimate=3 days', 'rollback-strategy=Take it back.'];
	const result = await run(edited, 'two-keys', ...words.flatMap(word => ['--set', word]));
	t.deepEqual(result, await runProgram(['set', 'two-keys', ...words], {cwd: set.cwd}));
	t.is(result.exitCode, 0);
	t.is(edited.read(newProposal), set.read(newProposal));
	const input = 'One key\nis too few.';
	await runProgram(['edit', 'two-keys', '-s', 'problem-statement=-', '--no-input'], {cwd: edited.cwd, input});
	t.true(edited.read(newProposal).includes('### Problem Statement\nOne key\nis too few.\n'));
});

test('As data and in a dry run it answers with path, changed and diff', async t => {
	const repository = repositoryWith(t);
	const before = repository.stamp(newProposal);
	const dry = await run(repository, 'two-keys', '-s', 'priority=low', '--dry-run');
	t.regex(dry.stdout, /\n-\*\*Priority:\*\* high\n\+\*\*Priority:\*\* low\n/);
	t.is(repository.stamp(newProposal), before);
	const json = await run(repository, 'two-keys', '-s', 'priority=low', '--json');
	t.deepEqual(JSON.parse(json.stdout), {schemaVersion: 1, path: newProposal, changed: true, diff: dry.stdout});
	const again = await run(repository, 'two-keys', '-s', 'priority=low', '--json');
	t.deepEqual(JSON.parse(again.stdout), {schemaVersion: 1, path: newProposal, changed: false, diff: ''});
});

test('Where nobody can be asked and nothing is set it says what to type', async t => {
	const repository = repositoryWith(t);
	const bare = await run(repository, 'two-keys');
	t.deepEqual([bare.exitCode, bare.stdout], [2, '']);
	t.is(
		bare.stderr,
		`enhance: there is no terminal to edit in: change fields with --set FIELD=VALUE, such as --set priority=high; "enhance get ${newProposal}" lists them\n`,
	);
	for (const flag of ['--no-input', '--dry-run', '--json']) {
		t.is((await run(repository, 'two-keys', flag)).exitCode, 2, flag);
	}

	t.is((await run(repository, 'two-keys', 'priority=low')).exitCode, 2);
});

test('What is refused is refused as by enhance set, and nothing is written', async t => {
	const notes = 'docs/decisions/notes.md';
	const marked = 'docs/enhancements/marked.md';
	const repository = repositoryWith(t, {
		[notes]: '# Notes\n\n## Links\n\nl\n\n## A\n\n## B\n\n## C\n',
		[marked]: '# Enhancement: A\n\n<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n',
	});
	for (const [word, assignment] of [
		['no-such', 'priority=low'],
		['enhancement', 'priority=low'],
		['', 'priority=low'],
		['two-keys', 'priority=hihg'],
		['two-keys', 'no-such-field=x'],
		['two-keys', 'priority'],
		['two-keys', 'problem-statement=# Mine'],
		['notes', 'links=m'],
		['marked', 'priority=low'],
	] as const) {
		const edit = await run(repository, word, '--set', assignment);
		const set = await runProgram(['set', word, assignment], {cwd: repository.cwd});
		t.is(edit.exitCode, set.exitCode, `${word} ${assignment}`);
		t.true(edit.exitCode > 0);
		t.is(edit.stderr.replace('--set ', '').replace(/write it as .*/, ''), set.stderr.replace(/write it as .*/, ''));
	}
});

test('A draft of an existing file is listed with that file, and found by it', async t => {
	const {cwd} = repositoryWith(t);
	const config = temporaryFolder(t);
	const drafts = openDrafts({folder: path.join(config, 'drafts')});
	const time = new Date(2026, 0, 1).toISOString();
	await drafts.create({
		id: newDraftId(),
		root: cwd,
		template: {name: 'enhancement', hash: '0', text: '# T\n'},
		target: {path: newProposal, hash: '0'},
		createdAt: time,
		updatedAt: time,
		summary: {title: 'Two keys', filled: 4, total: 74},
		state: {text: '# T\n', field: 'a', cursor: 0, pending: {}, later: [], briefName: ''},
	});
	const resume = (...args: readonly string[]) =>
		runProgram(['resume', ...args], {cwd, env: {ENHANCE_CONFIG_DIR: config}});
	t.regex((await resume('--list')).stdout, new RegExp(`  4/74  .*  Two keys  \\(edits ${newProposal}\\)\\n$`));
	const {drafts: rows} = JSON.parse((await resume('--list', '--json')).stdout);
	t.is(rows[0].target, newProposal);
	t.is((await resume('--discard', 'two-keys.md')).exitCode, 0);
});
