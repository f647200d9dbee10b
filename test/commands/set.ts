import {spawn} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {cleanEnvironment} from '../helpers/environment.js';
import {fullProposal, newProposal, type Repository, repositoryWith} from '../helpers/repository.js';
import {builtProgram, type RunResult, runProgram} from '../helpers/run.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

/** Runs `enhance set` with what is refused: exit code, nothing on standard output, and nothing written. */
async function refusal(
	t: ExecutionContext,
	{cwd, stamp}: Repository,
	args: readonly string[],
	exitCode: number,
	file = newProposal,
): Promise<string> {
	const before = stamp(file);
	const run = await runProgram(['set', ...args], {cwd});
	t.is(run.exitCode, exitCode, run.stderr);
	t.is(run.stdout, '');
	t.is(stamp(file), before);
	t.false(run.stderr.includes('    at '), 'a stack trace is a bug');
	return run.stderr;
}

test('Only the bytes of the fields that are set change, and what changed is printed', async t => {
	const {cwd, read} = repositoryWith(t);
	const before = read(newProposal);
	const run = await runProgram(
		[
			'set',
			'two-keys',
			'priority=critical',
			'phase-2.time-estimate=3 days',
			'problem-statement=One key is one too few.',
		],
		{cwd},
	);
	t.deepEqual(run, {
		exitCode: 0,
		stderr: '',
		stdout: `${newProposal}
  enhancement-overview.priority: high -> critical
  current-state-analysis.problem-statement: - -> One key is one too few.
  implementation-plan.phase-2.time-estimate: - -> 3 days
`,
	});
	t.is(
		read(newProposal),
		before
			.replace('**Priority:** high', '**Priority:** critical')
			.replace('[Clear description of the current limitation or gap]', 'One key is one too few.')
			.replace('Core Implementation [Time estimate]', 'Core Implementation (3 days)'),
	);
});

test('The front matter, its date too, stays as it is; only what follows a field goes with it', async t => {
	const {cwd, read} = repositoryWith(t);
	await runProgram(['set', 'two-keys', 'category=testing', 'title=Three keys'], {cwd});
	const text = read(newProposal);
	t.regex(text, /\ncategory: testing\n/);
	t.regex(text, /\n# Enhancement: Three keys\n/);
	t.is(/last_updated: .*/.exec(text)?.[0], 'last_updated: 2026-03-04');
});

test('A value that a field has already is no change: the file is not touched', async t => {
	const {cwd, stamp} = repositoryWith(t);
	const before = stamp(fullProposal);
	const same = await runProgram(['set', 'resumable', 'priority=high', 'current-status.progress=35 %'], {cwd});
	t.deepEqual(same, {exitCode: 0, stdout: `${fullProposal}\n`, stderr: 'Nothing to change: it is so already.\n'});
	const json = await runProgram(['set', 'resumable', 'priority=high', '--json'], {cwd});
	t.deepEqual(JSON.parse(json.stdout), {schemaVersion: 1, path: fullProposal, changed: false, diff: ''});
	t.is(stamp(fullProposal), before);
});

test('A dry run prints the diff and writes nothing', async t => {
	const {cwd, stamp} = repositoryWith(t);
	const before = stamp(newProposal);
	const run = await runProgram(['set', 'two-keys', 'priority=low', '--dry-run'], {cwd});
	t.is(run.exitCode, 0);
	t.true(run.stdout.startsWith(`--- a/${newProposal}\n+++ b/${newProposal}\n@@ -`), run.stdout);
	t.regex(run.stdout, /\n-\*\*Priority:\*\* high\n\+\*\*Priority:\*\* low\n/);
	const json = await runProgram(['set', 'two-keys', 'priority=low', '--dry-run', '--json'], {cwd});
	t.deepEqual(JSON.parse(json.stdout), {schemaVersion: 1, path: newProposal, changed: false, diff: run.stdout});
	t.is(stamp(newProposal), before);
	const wet = await runProgram(['set', 'two-keys', 'priority=low', '--json'], {cwd});
	t.deepEqual(JSON.parse(wet.stdout), {schemaVersion: 1, path: newProposal, changed: true, diff: run.stdout});
	t.not(stamp(newProposal), before);
});

test('The value "-" is what standard input gives', async t => {
	const {cwd, read} = repositoryWith(t);
	const input = 'One key is one too few.\n\n- [ ] a list\n- of things = others\n\n\n';
	const run = await runProgram(['set', 'two-keys', 'problem-statement=-'], {cwd, input});
	t.is(run.exitCode, 0, run.stderr);
	t.true(read(newProposal).includes(`### Problem Statement\n${input.trim()}\n\n### Impact Assessment\n`));
	const two = await runProgram(['set', 'two-keys', 'problem-statement=-', 'title=-'], {cwd, input});
	t.is(two.exitCode, 2);
	t.is(two.stderr, 'enhance: only one field can take standard input, not problem-statement and title\n');
});

test('What get prints set takes, and nothing changes', async t => {
	const {cwd, stamp} = repositoryWith(t);
	const before = stamp(fullProposal);
	for (const id of [
		'technical-review',
		'implementation-plan.phase',
		'key-milestones',
		'problem-statement',
		'approver',
	]) {
		const {stdout: input} = await runProgram(['get', 'resumable', id], {cwd});
		const run = await runProgram(['set', 'resumable', `${id}=-`], {cwd, input});
		t.is(run.stderr, 'Nothing to change: it is so already.\n', id);
	}

	t.is(stamp(fullProposal), before);
});

test('Lists are set as a whole, as lines or as JSON', async t => {
	const {cwd, read} = repositoryWith(t);
	const milestones = JSON.stringify([{date: '2026-05-01', description: 'Keys are cut', done: true}]);
	const run = await runProgram(
		['set', 'two-keys', 'technical-review=[x] By us\n[ ] By them', `key-milestones=${milestones}`],
		{cwd},
	);
	t.is(
		run.stdout,
		`${newProposal}
  approval-review.technical-review: [ ] Architecture review completed; [ ] Security r… -> [x] By us; [ ] By them
  implementation-tracking.key-milestones: 3 items, 0 done -> 1 item, 1 done
  implementation-tracking.key-milestones.milestone-1.date: - -> 2026-05-01
  implementation-tracking.key-milestones.milestone-1.description: - -> Keys are cut
`,
		run.stderr,
	);
	t.true(read(newProposal).includes('### Technical Review\n- [x] By us\n- [ ] By them\n\n'));
	t.true(read(newProposal).includes('### Key Milestones\n- [x] Milestone 1: 2026-05-01 - Keys are cut\n\n'));
});

test('An empty value brings the placeholder back', async t => {
	const {cwd, read} = repositoryWith(t);
	const before = read(newProposal);
	await runProgram(['set', 'two-keys', 'business-impact=None'], {cwd});
	t.not(read(newProposal), before);
	await runProgram(['set', 'two-keys', 'business-impact='], {cwd});
	t.is(read(newProposal), before);
});

test('A field whose label or section was removed gets it back where the template has it', async t => {
	const {cwd, read, write} = repositoryWith(t);
	const whole = read(newProposal);
	const args = ['set', 'two-keys', 'priority=low', 'rollback-strategy=Take the second key back.'];
	await runProgram(args, {cwd});
	const wanted = read(newProposal);
	const cut = whole.replace(/\*\*Priority:.*\n\n/, '').replace(/## Risk Assessment\n[\s\S]*?\n---\n\n/, '');
	t.is(whole.length - cut.length > 300, true);
	write(newProposal, cut);
	const run = await runProgram(args, {cwd});
	t.is(run.exitCode, 0, run.stderr);
	t.is(read(newProposal), wanted);
});

test('Unknown fields and values are wrong use, with the nearest one, and nothing at all is written', async t => {
	const repository = repositoryWith(t);
	const says = (...words: readonly string[]): Promise<string> => refusal(t, repository, ['two-keys', ...words], 2);
	t.is(
		await says('priority=critical', 'technical-rsik=low'),
		'enhance: technical-rsik: is not a field of this template. Did you mean "technical-risk"?\n',
	);
	t.is(
		await says('priority=hihg'),
		'enhance: enhancement-overview.priority: "hihg" is not one of critical, high, medium, low, nice-to-have. Did you mean "high"?\n',
	);
	t.regex(await says('security=x'), /: could be .* or .*: write the whole id\.\n$/);
	t.regex(await says('approved-date=soon'), /"soon" is not a day: write it as 2026-01-31\.\n$/);
	t.regex(await says('key-milestones=[{"date":"soon"}]'), /milestone-1\.date: is not a day/);
	t.is(await says('key-milestones=x'), 'enhance: key-milestones: takes a list of objects.\n');
	t.regex(
		await says('front-matter.status=approved'),
		/"approved" is set by the life cycle: .* "enhance status" moves it/,
	);
	t.regex(
		await says('status=approved'),
		/status: is not a field of this template\. Did you mean "front-matter\.status"\?\n$/,
	);
	t.regex(await says(), /^enhance: set what\? Write FIELD=VALUE/);
	t.is(await says('priority'), 'enhance: priority: write it as FIELD=VALUE, such as priority=high\n');
	t.is(await says('=high'), 'enhance: =high: write it as FIELD=VALUE, such as priority=high\n');
});

test('What is not listed is taken when that is asked for', async t => {
	const {cwd, read} = repositoryWith(t);
	const run = await runProgram(['set', 'two-keys', 'priority=urgent', '--allow-unlisted'], {cwd});
	t.is(run.exitCode, 0, run.stderr);
	t.true(read(newProposal).includes('**Priority:** urgent\n'));
});

test('What the document does not take is refused with the reason, and nothing at all is written', async t => {
	const repository = repositoryWith(t);
	t.is(
		await refusal(t, repository, ['two-keys', 'priority=low', 'problem-statement=# Mine'], 1),
		'enhance: current-state-analysis.problem-statement: "# Mine" holds the heading "Mine", which would start a section of its own: begin it with ####.\n',
	);
});

test('A text that follows no template is not written to until the template is named', async t => {
	const notes = 'docs/decisions/notes.md';
	const repository = repositoryWith(t, {[notes]: '# Notes\n\n## Links\n\nl\n\n## A\n\n## B\n\n## C\n'});
	t.is(
		await refusal(t, repository, ['notes', 'links=m'], 1, notes),
		`enhance: ${notes} follows none of the templates adr, enhancement, rfc: --template says which one it is\n`,
	);
	const run = await runProgram(['set', 'notes', 'links=m', '--template', 'adr'], {cwd: repository.cwd});
	t.is(run.exitCode, 0, run.stderr);
	t.is(repository.read(notes), '# Notes\n\n## Links\n\nm\n\n## A\n\n## B\n\n## C\n');
});

test('A proposal of another template is set by its own fields', async t => {
	const {cwd, read} = repositoryWith(t);
	await runProgram(['new', 'Use tabs', '-t', 'adr', '--no-input'], {cwd});
	const run = await runProgram(
		['set', 'use-tabs', 'reversible=easily', 'option-2.name=Spaces', 'follow-up=[x] Convert'],
		{cwd},
	);
	t.is(run.exitCode, 0, run.stderr);
	const text = read('docs/decisions/adr-use-tabs.md');
	t.true(text.includes('- **Reversible:** easily\n'));
	t.true(text.includes('### Option 2: Spaces\n'));
	t.true(text.includes('### Follow-up\n\n- [x] Convert\n\n'));
});

test('Line ends, byte order mark and a missing last line break stay', async t => {
	const {cwd, read, write} = repositoryWith(t);
	const text = `\uFEFF${read(newProposal).trimEnd().replaceAll('\n', '\r\n')}`;
	write(newProposal, text);
	const run = await runProgram(['set', 'two-keys', 'priority=low'], {cwd});
	t.is(run.exitCode, 0, run.stderr);
	t.is(read(newProposal), text.replace('**Priority:** high', '**Priority:** low'));
});

test('A file that changes between reading and writing is left as it is then', async t => {
	const {cwd, read, write} = repositoryWith(t);
	const [command = '', ...first] = builtProgram;
	const child = spawn(command, [...first, 'set', 'two-keys', 'problem-statement=-'], {
		cwd,
		env: cleanEnvironment(temporaryFolder(t), {NODE_OPTIONS: `--import=${readingSignal(t)}`}),
	});
	const ended = new Promise<RunResult>((resolve, reject) => {
		let stderr = '';
		let stdout = '';
		child.stdout.setEncoding('utf8').on('data', (text: string) => {
			stdout += text;
			if (stdout.includes('waits for input')) {
				write(newProposal, `${read(newProposal)}\nSomebody else.\n`);
				child.stdin.end('My words.');
				stdout = '';
			}
		});
		child.stderr.setEncoding('utf8').on('data', (text: string) => {
			stderr += text;
		});
		child.on('error', reject);
		child.on('close', exitCode => resolve({exitCode: exitCode ?? -1, stdout, stderr}));
	});
	const run = await ended;
	t.is(run.exitCode, 1, run.stderr);
	t.is(run.stdout, '');
	t.regex(run.stderr, /^enhance: .* was changed or removed meanwhile and was left as it is\. Read it again\.\n$/);
	t.true(read(newProposal).endsWith('\nSomebody else.\n'));
	t.false(read(newProposal).includes('My words.'));
});

/** A module that says when the program begins to read its standard input. */
function readingSignal(t: ExecutionContext): string {
	const file = path.join(temporaryFolder(t), 'signal.mjs');
	fs.writeFileSync(
		file,
		`const {stdin, stdout} = process;
const iterate = stdin[Symbol.asyncIterator].bind(stdin);
stdin[Symbol.asyncIterator] = () => {
	stdout.write('waits for input\\n');
	return iterate();
};
`,
	);
	return file;
}

test('A file that cannot be written is refused', async t => {
	const repository = repositoryWith(t);
	const file = path.join(repository.cwd, newProposal);
	fs.linkSync(file, `${file}.copy`);
	t.regex(await refusal(t, repository, ['two-keys', 'priority=low'], 1), /is one file under 2 names \(hard links\)/);
});
