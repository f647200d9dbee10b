import fs from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {fullProposal, newProposal, type Repository, repositoryWith} from '../helpers/repository.js';
import {type RunResult, runProgram} from '../helpers/run.js';
import {readProjectFile} from '../helpers/seed.js';

const today = new Date().toLocaleDateString('sv');

/** Runs `enhance status` as Ada, whose name git knows. */
async function status(t: ExecutionContext, {cwd}: Repository, ...words: readonly string[]): Promise<RunResult> {
	const run = await runProgram(['status', ...words], {
		cwd,
		env: {GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'user.name', GIT_CONFIG_VALUE_0: 'Ada Lovelace'},
	});
	t.false(run.stderr.includes('    at '), 'a stack trace is a bug');
	return run;
}

/** Runs it with what is refused: the exit code, nothing on standard output, and nothing written. */
async function refusal(
	t: ExecutionContext,
	repository: Repository,
	exitCode: number,
	...words: readonly string[]
): Promise<string> {
	const before = [fullProposal, newProposal].map(repository.stamp);
	const run = await status(t, repository, ...words);
	t.is(run.exitCode, exitCode, run.stderr);
	t.is(run.stdout, '');
	t.deepEqual([fullProposal, newProposal].map(repository.stamp), before);
	return run.stderr;
}

/** A repository in which the full proposal has a status. */
function repositoryAt(t: ExecutionContext, word: string, files: Readonly<Record<string, string>> = {}): Repository {
	const text = readProjectFile('test/fixtures/proposal-full.md').replace('status: proposed', `status: ${word}`);
	const box = text.replace(
		'[x] Yes [ ] No',
		word === 'in-review' || word === 'proposed' ? '[ ] Yes [ ] No' : '[x] Yes [ ] No',
	);
	return repositoryWith(t, {[fullProposal]: box, ...files});
}

test('Without a status it shows the present one, what is possible, and why the others are not', async t => {
	const repository = repositoryAt(t, 'approved');
	const run = await status(t, repository, 'two-keys');
	t.deepEqual(run, {
		exitCode: 0,
		stdout: `${newProposal}
  proposed

Needs attention
${run.stdout.split('Needs attention\n')[1]?.split('\n')[0]}

It may become
  draft        it is not ready yet
  in-review    the review begins
  deferred     it is put off
  rejected     it is decided: no
  withdrawn    it is given up
  superseded   another proposal takes its place

Not from here
  approved     only by way of in-review
  in-progress  only by way of in-review and approved
  completed    only by way of in-review, approved and in-progress
  reviewed     only by way of in-review, approved, in-progress and completed
`,
		stderr: '',
	});
	t.regex(run.stdout, /\n {2}nothing has changed for \d+ days\n/);
});

test('As JSON it gives the moves with their reasons', async t => {
	const repository = repositoryAt(t, 'approved');
	const {stdout} = await status(t, repository, 'resumable', '--json');
	const answer = JSON.parse(stdout);
	t.is(answer.schemaVersion, 1);
	t.is(answer.path, fullProposal);
	t.is(answer.status, 'approved');
	t.deepEqual(answer.moves[2], {to: 'in-review', possible: true, reason: 'the approval is taken back'});
	t.deepEqual(answer.moves[5], {to: 'reviewed', possible: false, reason: 'only by way of in-progress and completed'});
	t.is(answer.moves.length, 10);
	t.is(answer.attention[0].kind, 'blocked');
});

test('A move is written, told, and repeated it is no change', async t => {
	const repository = repositoryAt(t, 'in-review');
	const before = repository.read(fullProposal);
	const run = await status(t, repository, 'resumable', 'approved');
	t.is(
		run.stdout,
		`${fullProposal}
  front-matter.status: in-review -> approved
  front-matter.last_updated: 2026-03-04 -> ${today}
  approval-review.implementation-approval.approved-for-implementation: - -> Yes
  approval-review.implementation-approval.approved-date: 2026-02-28 -> ${today}
  approval-review.implementation-approval.approver: Zoë O'Neill-Müller -> Ada Lovelace
`,
	);
	t.is(run.stderr, '');
	t.is(
		repository.read(fullProposal).replace(/approved_content: .*\n/, ''),
		before
			.replace('in-review', 'approved')
			.replace('2026-03-04', today)
			.replace('[ ] Yes', '[x] Yes')
			.replace('2026-02-28', today)
			.replace("Zoë O'Neill-Müller", 'Ada Lovelace'),
	);
	const stamp = repository.stamp(fullProposal);
	const again = await status(t, repository, 'resumable', 'approved');
	t.deepEqual(again, {exitCode: 0, stdout: `${fullProposal}\n`, stderr: 'Nothing to change: it is so already.\n'});
	t.is(repository.stamp(fullProposal), stamp);
});

test('A dry run prints the diff, and JSON holds it with what else there is to know', async t => {
	const repository = repositoryAt(t, 'in-progress');
	const stamp = repository.stamp(fullProposal);
	const dry = await status(t, repository, 'resumable', 'completed', '--dry-run');
	t.regex(dry.stdout, /^--- a\/docs[\s\S]*\n-status: in-progress\n[\s\S]*\n\+- \*\*Progress:\*\* 100% complete\n/);
	t.regex(
		dry.stderr,
		/^Boxes that are still open:\n {2}\[ \] `POST \/uploads` behind a flag\n[\s\S]*\n {2}and \d+ more\n$/,
	);
	t.is(repository.stamp(fullProposal), stamp);
	const wet = await status(t, repository, 'resumable', 'completed', '--json');
	const {diff, open, ...answer} = JSON.parse(wet.stdout);
	t.is(diff, dry.stdout);
	t.deepEqual(open[0], {text: '`POST /uploads` behind a flag', path: 'implementation-plan.phase-1.tasks.2'});
	t.deepEqual(answer, {
		schemaVersion: 1,
		path: fullProposal,
		changed: true,
		from: 'in-progress',
		to: 'completed',
		others: [],
		missing: [],
		notes: [],
	});
	const same = JSON.parse((await status(t, repository, 'resumable', 'completed', '--json')).stdout);
	t.deepEqual([same.changed, same.diff, same.from, same.to], [false, '', 'completed', 'completed']);
});

test('A move that is not possible is refused with the reason and what is possible', async t => {
	const repository = repositoryAt(t, 'in-review');
	t.is(
		await refusal(t, repository, 1, 'resumable', 'completed'),
		`enhance: ${fullProposal} is in-review and can't become completed: only by way of approved and in-progress.
From in-review it may become proposed, approved, deferred, rejected, withdrawn, superseded.
`,
	);
});

test('A status is named by its start, in any spelling; else it is wrong use', async t => {
	const repository = repositoryAt(t, 'in-review');
	t.is((await status(t, repository, 'resumable', 'APP', '--json', '--dry-run')).exitCode, 0);
	t.is((await status(t, repository, 'resumable', 'In Review')).stderr, 'Nothing to change: it is so already.\n');
	t.is(
		await refusal(t, repository, 2, 'resumable', 'in'),
		'enhance: "in" could be in-review or in-progress: write more of it\n',
	);
	t.is(
		await refusal(t, repository, 2, 'resumable', 'aproved'),
		'enhance: there is no status "aproved": it is one of draft, proposed, in-review, approved, in-progress, completed, reviewed, deferred, rejected, withdrawn, superseded. Did you mean "approved"?\n',
	);
	t.regex(await refusal(t, repository, 2, 'resumable', ''), /^enhance: there is no status "": it is one of /);
	t.is(
		await refusal(t, repository, 2, 'resumable', 'approved', 'now'),
		'enhance: one status at a time, not also now\n',
	);
	t.regex(await refusal(t, repository, 2), /^enhance: which proposal\?/);
});

test('Who, when and why are told by options', async t => {
	const repository = repositoryAt(t, 'in-review');
	const run = await status(
		t,
		repository,
		'resumable',
		'rejected',
		'--by',
		'Zoë',
		'--date',
		'2026-04-01',
		'--reason',
		'too late',
	);
	t.is(run.exitCode, 0, run.stderr);
	const text = repository.read(fullProposal);
	t.true(text.includes('\nrejected_reason: too late\n---\n'));
	t.true(text.includes('[ ] Yes [x] No [ ] Deferred\n**Approved date:** 2026-04-01\n**Approver:** Zoë\n'));
	t.true(run.stdout.endsWith('\n  front-matter.rejected_reason: - -> too late\n'));
});

test('Without a name from git the approver is asked for in a note, and the move is made', async t => {
	const repository = repositoryAt(t, 'in-review');
	const run = await runProgram(['status', 'resumable', 'approved'], {
		cwd: repository.cwd,
		env: {GIT_CONFIG_NOSYSTEM: '1'},
	});
	t.is(run.exitCode, 0);
	t.is(run.stderr, 'Nobody is named as "Approver": --by gives a name.\n');
});

test('Phase and progress are written with a move and without one', async t => {
	const repository = repositoryAt(t, 'approved');
	await status(t, repository, 'resumable', 'in-progress', '--phase', 'test', '--progress', '60%');
	t.true(repository.read(fullProposal).includes('- **Phase:** testing\n- **Progress:** 60% complete\n'));
	const run = await status(t, repository, 'resumable', '--progress', '80');
	t.is(run.stdout, `${fullProposal}\n  implementation-tracking.current-status.progress: 60 -> 80\n`);
	t.is(
		await refusal(t, repository, 2, 'resumable', '--phase', 'dreaming'),
		'enhance: there is no phase "dreaming": it is one of planning, development, testing, deployment\n',
	);
	t.is(
		await refusal(t, repository, 2, 'two-keys', '--progress', '5'),
		'enhance: no work is tracked at proposed: phase and progress come later\n',
	);
});

test('Options that go with a move are wrong use without one', async t => {
	const repository = repositoryAt(t, 'in-review');
	t.is(
		await refusal(t, repository, 2, 'resumable', '--by', 'Bob'),
		'enhance: --by goes with a status: enhance status resumable <status> --by …\n',
	);
	t.is(
		await refusal(t, repository, 2, 'resumable', 'proposed', '--by', 'Bob'),
		'enhance: nothing is decided at proposed: the name and the day are of a decision\n',
	);
	t.is(
		await refusal(t, repository, 2, 'resumable', 'approved', '--superseded-by', 'two-keys'),
		'enhance: --superseded-by goes with a proposal that is superseded, not with approved\n',
	);
});

test('A proposal is superseded by another one: both are written, and both when that is taken back', async t => {
	const repository = repositoryAt(t, 'approved', {
		'docs/rfcs/rfc-one-key.md': readProjectFile('templates/rfc.md').replace('[What changes, in one line]', 'One key'),
	});
	const {read} = repository;
	const [old, rfc] = [read(fullProposal), read('docs/rfcs/rfc-one-key.md')];
	t.is(
		await refusal(t, repository, 2, 'resumable', 'superseded'),
		'enhance: superseded by what? --superseded-by names the proposal, or an address that begins with https://\n',
	);
	t.is(
		await refusal(t, repository, 2, 'resumable', 'superseded', '--superseded-by', 'resumable'),
		`enhance: ${fullProposal} can't take its own place\n`,
	);
	const run = await status(t, repository, 'resumable', 'superseded', '--superseded-by', 'one-key');
	t.is(
		run.stdout,
		`${fullProposal}
  front-matter.status: approved -> superseded
  front-matter.last_updated: 2026-03-04 -> ${today}
  front-matter.superseded_by: - -> ../rfcs/rfc-one-key.md
docs/rfcs/rfc-one-key.md
`,
	);
	t.is(
		read('docs/rfcs/rfc-one-key.md'),
		rfc.replace(
			'last_updated: 2026-03-04\n',
			'last_updated: 2026-03-04\nsupersedes: ../enhancements/enhancement-performance-resumable-uploads.md\n',
		),
	);
	t.is(
		await refusal(t, repository, 1, 'one-key', 'superseded', '--superseded-by', 'resumable'),
		`enhance: ${fullProposal} is itself superseded by docs/rfcs/rfc-one-key.md\n`,
	);
	const back = await status(t, repository, 'resumable', 'approved', '--json');
	t.deepEqual(JSON.parse(back.stdout).others, ['docs/rfcs/rfc-one-key.md']);
	t.is(read(fullProposal).replace(/approved_content: .*\n/, ''), old.replace('2026-03-04', today));
	t.is(read('docs/rfcs/rfc-one-key.md'), rfc);
});

test('What takes the place of a proposal may be anywhere', async t => {
	const repository = repositoryAt(t, 'approved');
	await status(t, repository, 'resumable', 'superseded', '--superseded-by', 'https://example.org/new');
	t.true(repository.read(fullProposal).includes('\nsuperseded_by: https://example.org/new\n---\n'));
});

test("Where one of two files can't be written, neither is", async t => {
	const repository = repositoryAt(t, 'approved');
	const target = path.join(repository.cwd, newProposal);
	fs.linkSync(target, path.join(repository.cwd, 'second-name.md'));
	t.regex(
		await refusal(t, repository, 1, 'resumable', 'superseded', '--superseded-by', 'two-keys'),
		/is one file under 2 names \(hard links\)/,
	);
	t.false(repository.read(fullProposal).includes('superseded'));
	t.deepEqual(
		fs.readdirSync(path.dirname(target)).filter(name => name.startsWith('.')),
		[],
	);
});

test('What was approved and has changed is shown, and approved anew by name', async t => {
	const repository = repositoryAt(t, 'in-review');
	await status(t, repository, 'resumable', 'approved');
	repository.write(fullProposal, repository.read(fullProposal).replace('a quota for each team', 'no quota'));
	const shown = await status(t, repository, 'resumable');
	t.regex(shown.stdout, /\n {2}changed since it was approved: Risk Assessment\n/);
	const same = await status(t, repository, 'resumable', 'approved');
	t.is(
		same.stderr,
		'Nothing to change: it is so already.\nIt has changed since it was approved: Risk Assessment. With --by it is approved as it is now.\n',
	);
	await status(t, repository, 'resumable', 'approved', '--by', 'Zoë');
	t.notRegex((await status(t, repository, 'resumable')).stdout, /changed since/);
});

test('A document that follows no template is moved, and only what stands in it changes', async t => {
	const repository = repositoryAt(t, 'approved', {
		'docs/enhancements/kep.md': '---\nstatus: provisional\nowner: me\n---\n# A plan\n\nText.\n',
		'docs/enhancements/bare.md': 'Only words.\n',
	});
	const run = await status(t, repository, 'kep', 'approved');
	t.is(run.exitCode, 0, run.stderr);
	t.regex(run.stderr, /follows none of the templates .*: only what stands in it was changed\.\n$/);
	t.regex(
		repository.read('docs/enhancements/kep.md'),
		/^---\nstatus: approved\nowner: me\napproved_content: \w{8}\n---\n# A plan\n\nText\.\n$/,
	);
	const bare = await status(t, repository, 'bare');
	t.regex(bare.stdout, /\n {2}proposed \(the file has no status\)\n/);
	await status(t, repository, 'bare', 'draft');
	t.is(repository.read('docs/enhancements/bare.md'), '---\nstatus: draft\n---\n\nOnly words.\n');
});

test('A repository has its own statuses, from new to the last', async t => {
	const statuses = {
		idea: {to: ['decided', 'dropped']},
		decided: {as: 'approved', to: ['live']},
		live: {as: 'completed'},
		dropped: {to: ['idea']},
	};
	const repository = repositoryAt(t, 'approved', {'.enhance.json': JSON.stringify({statuses})});
	const required = ['-s', 'category=testing', '-s', 'priority=low', '-s', 'technical-risk=low', '--no-input'];
	const created = await runProgram(['new', 'Own words', ...required], {cwd: repository.cwd});
	t.is(created.exitCode, 0, created.stderr);
	t.true(repository.read(created.stdout.trim()).includes('\nstatus: idea\n'));
	const moved = await status(t, repository, 'own-words', 'decided');
	t.true(moved.stdout.includes('approved-for-implementation: - -> Yes'));
	t.regex(
		await refusal(t, repository, 1, 'own-words', 'dropped'),
		/is decided and can't become dropped: only by way of live\./,
	);
	const unknown = await status(t, repository, 'resumable', '--json');
	t.is(JSON.parse(unknown.stdout).moves[0].reason, '"approved" is none of these statuses, so each is possible');
	const wrong = await runProgram(['new', 'More', ...required, '--status', 'live'], {cwd: repository.cwd});
	t.is(wrong.exitCode, 2);
	t.regex(wrong.stderr, /--status live: a new proposal is idea\./);
	repository.write('.enhance.json', '{"statuses": {"idea": {"to": ["x"]}, "live": {}}}');
	t.is(
		await refusal(t, repository, 2, 'resumable'),
		'enhance: .enhance.json: "statuses" has a wrong rule for "idea": "to" has to be a list of statuses that there are: idea, live\n',
	);
});

test('Escape sequences in a status or a reason are shown and do nothing', async t => {
	const repository = repositoryAt(t, 'approved', {'docs/enhancements/x.md': '---\nstatus: "a\\e[31mb"\n---\n# T\n'});
	const run = await status(t, repository, 'x.md');
	t.false(run.stdout.includes('\u001B'));
	t.true(run.stdout.includes('a␛[31mb'));
	t.regex(
		await refusal(t, repository, 1, 'resumable', 'deferred', '--reason', 'a\u001B[31mb'),
		/holds control characters/,
	);
});
