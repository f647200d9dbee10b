import test from 'ava';
import {newDraftId, openDrafts} from '../../source/store/drafts.js';
import {runProgram} from '../helpers/run.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

const state = {text: '# T\n', field: 'a', cursor: 0, pending: {}, later: [], briefName: ''};

/** Two drafts of a repository, and how to run the program on them. */
async function twoDrafts(t: Parameters<typeof temporaryFolder>[0]) {
	const cwd = temporaryFolder(t);
	const config = temporaryFolder(t);
	const drafts = openDrafts({folder: `${config}/drafts`});
	const ids = [newDraftId(), newDraftId()];
	for (const [index, id] of ids.entries()) {
		const title = ['Rate limits', 'Faster search'][index] ?? '';
		const time = new Date(2026, 0, 1 + index).toISOString();
		const template = {name: 'enhancement', hash: '0', text: '# T\n'};
		const summary = {title, filled: index, total: 74};
		await drafts.create({id, root: cwd, template, createdAt: time, updatedAt: time, summary, state});
	}

	const run = (...args: readonly string[]) => runProgram(['resume', ...args], {cwd, env: {ENHANCE_CONFIG_DIR: config}});
	return {ids, run};
}

test('drafts are listed with the latest first, also as data', async t => {
	const {ids, run} = await twoDrafts(t);
	const text = await run('--list');
	t.regex(
		text.stdout,
		new RegExp(`^${ids[1]} {2}1/74 {2}\\d+d ago {2}Faster search\\n${ids[0]} {2}0/74 .* Rate limits\\n$`),
	);
	const {drafts} = JSON.parse((await run('--list', '--json')).stdout) as {drafts: readonly Record<string, unknown>[]};
	t.deepEqual(Object.keys(drafts[0] ?? {}), ['id', 'title', 'filled', 'total', 'template', 'updatedAt', 'path']);
});

test('which of several drafts is put away has to be said', async t => {
	const {ids, run} = await twoDrafts(t);
	const result = await run('--discard');
	t.is(result.exitCode, 2);
	t.is(
		result.stderr,
		`enhance: which draft is to be put away? Name one:\n  ${ids[1]}  Faster search\n  ${ids[0]}  Rate limits\n`,
	);
});

test('a draft that was put away can be brought back', async t => {
	const {ids, run} = await twoDrafts(t);
	const away = await run('--discard', 'rate');
	t.is(away.stdout, `${ids[0]}\n`);
	t.is(away.stderr, `Put away the draft "Rate limits". "enhance resume --restore ${ids[0]}" brings it back.\n`);
	t.false((await run('--list')).stdout.includes('Rate limits'));
	t.deepEqual(JSON.parse((await run('--restore', ids[0] ?? '', '--json')).stdout), {
		schemaVersion: 1,
		id: ids[0],
		discarded: false,
	});
	t.true((await run('--list')).stdout.includes('Rate limits'));
});
