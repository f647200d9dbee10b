import test, {type ExecutionContext} from 'ava';
import {fullProposal, newProposal, type Repository, repositoryWith} from '../helpers/repository.js';
import {runProgram} from '../helpers/run.js';

async function refusal(
	t: ExecutionContext,
	{cwd, stamp}: Repository,
	words: readonly string[],
	file = fullProposal,
): Promise<string> {
	const before = stamp(file);
	const run = await runProgram(['tick', ...words], {cwd});
	t.is(run.exitCode, 2, run.stderr);
	t.is(run.stdout, '');
	t.is(stamp(file), before);
	return run.stderr;
}

test('A box is ticked by its words, a part of them or its path, and only its character changes', async t => {
	const {cwd, read} = repositoryWith(t);
	const text = read(fullProposal);
	const run = await runProgram(['tick', 'resumable', 'Performance review completed'], {cwd});
	t.deepEqual(run, {
		exitCode: 0,
		stdout: `${fullProposal}\n  [x] Performance review completed  (approval-review.technical-review.3)\n`,
		stderr: '',
	});
	const ticked = text.replace('- [ ] Performance review', '- [x] Performance review');
	t.is(read(fullProposal), ticked);
	await runProgram(['tick', 'resumable', 'date', 'confirmed'], {cwd});
	t.is(read(fullProposal), ticked.replace('- [ ] date confirmed', '- [x] date confirmed'));
	const path = await runProgram(['tick', 'two-keys', 'phase-1.tasks.2'], {cwd});
	t.is(path.stdout, `${newProposal}\n  [x] Task 2  (implementation-plan.phase-1.tasks.2)\n`);
});

test('A tick is taken away with --undo, and neither twice is a change', async t => {
	const {cwd, read, stamp} = repositoryWith(t);
	const text = read(fullProposal);
	const before = stamp(fullProposal);
	const again = await runProgram(['tick', 'resumable', 'Security review completed'], {cwd});
	t.deepEqual(again, {exitCode: 0, stdout: `${fullProposal}\n`, stderr: 'Nothing to change: it is so already.\n'});
	t.is(stamp(fullProposal), before);
	const undo = await runProgram(['tick', 'resumable', 'Security review completed', '--undo'], {cwd});
	t.is(undo.stdout, `${fullProposal}\n  [ ] Security review completed  (approval-review.technical-review.2)\n`);
	t.is(read(fullProposal), text.replace('- [x] Security review', '- [ ] Security review'));
	await runProgram(['tick', 'resumable', 'technical-review.2'], {cwd});
	t.is(read(fullProposal), text);
});

test('A dry run prints the diff, and JSON holds it', async t => {
	const {cwd, stamp} = repositoryWith(t);
	const before = stamp(fullProposal);
	const dry = await runProgram(['tick', 'resumable', 'key-milestones.2', '--dry-run'], {cwd});
	t.regex(dry.stdout, /\n-- \[ \] Milestone 2: .*\n\+- \[x\] Milestone 2: /);
	t.is(stamp(fullProposal), before);
	const json = await runProgram(['tick', 'resumable', 'key-milestones.2', '--json'], {cwd});
	t.deepEqual(JSON.parse(json.stdout), {schemaVersion: 1, path: fullProposal, changed: true, diff: dry.stdout});
});

test('Words that several boxes have are wrong use, with the paths to choose from', async t => {
	const repository = repositoryWith(t);
	t.is(
		await refusal(t, repository, ['resumable', 'review completed']),
		`enhance: "review completed" could be one of 3, write more of it, or its path:
  [x] Architecture review completed  (approval-review.technical-review.1)
  [x] Security review completed  (approval-review.technical-review.2)
  [ ] Performance review completed  (approval-review.technical-review.3)
`,
	);
	t.regex(
		await refusal(t, repository, ['two-keys', 'Task 1'], newProposal),
		/could be one of 4, .*phase-4\.tasks\.1\)\n$/s,
	);
});

test('What no box has is wrong use, with the nearest one', async t => {
	const repository = repositoryWith(t);
	t.is(
		await refusal(t, repository, ['resumable', 'Securty review completed']),
		'enhance: there is no box "Securty review completed". Did you mean "Security review completed"?\n',
	);
	t.is(
		await refusal(t, repository, ['resumable', 'technical-review.7']),
		'enhance: technical-review.7: there are 3 boxes there\n',
	);
	t.regex(await refusal(t, repository, ['resumable']), /^enhance: tick what\? /);
	t.regex(await refusal(t, repository, ['resumabel', 'x']), /there is no proposal "resumabel"/);
	repository.write('docs/decisions/none.md', '# T\n\nNo boxes.\n');
	t.is(await refusal(t, repository, ['none.md', 'x']), 'enhance: there are no boxes in this proposal\n');
});

test('A box is ticked in any Markdown file, whatever template it follows', async t => {
	const {cwd, read} = repositoryWith(t, {'docs/rfcs/list.md': '# List\n\n1. [ ] first\n   - [ ] second, nested\n'});
	const run = await runProgram(['tick', 'list', 'second'], {cwd});
	t.is(run.stdout, 'docs/rfcs/list.md\n  [x] second, nested  (line 4)\n', run.stderr);
	t.is(read('docs/rfcs/list.md'), '# List\n\n1. [ ] first\n   - [x] second, nested\n');
});
