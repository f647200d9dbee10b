import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import test, {type ExecutionContext} from 'ava';
import {type GitRepository, gitRepository} from '../helpers/git-repository.js';
import {runProgram} from '../helpers/run.js';
import {readProjectFile} from '../helpers/seed.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

type SpanAnswer = {
	status: string | null;
	since: string;
	until: string | null;
	days: number;
	author: string | null;
	commit: string | null;
	path: string;
};
type Answer = {
	schemaVersion: number;
	path: string;
	history: readonly SpanAnswer[];
	isShallow: boolean;
	isComplete: boolean;
	versions: number;
	skipped: number;
};

const notes = 'notes/cache.md';
const first = 'docs/enhancements/enhancement-performance-cache.md';
const last = 'docs/enhancements/2026/enhancement-performance-faster-cache.md';

/** A proposal with a status, and as many lines of text more as there are commits to tell apart. */
function proposal(status: string, words = ''): string {
	const text = readProjectFile('test/fixtures/proposal-minimal.md').replace(/^status: .*$/m, `status: ${status}`);
	return words === '' ? text : text.replace('[Prerequisites, libraries, infrastructure requirements]', words);
}

const at = (day: string, time = '10:00:00', zone = '+0100'): string => `${day}T${time}${zone}`;

/** Thirty commits: edits, moves of the status, two renames, three merges, and commits that have nothing to do with it. */
function tell(t: ExecutionContext): GitRepository & {readonly ids: Readonly<Record<string, string>>} {
	const repository = gitRepository(t);
	const {commit, git, merge} = repository;
	const ids: Record<string, string> = {};
	let others = 0;
	const other = (day: string): void => {
		others++;
		commit({on: at(day), author: 'Robot', files: {[`source/${others}.txt`]: `${others}\n`}});
	};

	other('2026-01-01');
	ids.draft = commit({on: at('2026-01-05'), files: {[notes]: proposal('draft')}});
	other('2026-01-05');
	commit({on: at('2026-01-06'), files: {[notes]: proposal('draft', 'One')}});
	commit({on: at('2026-01-07'), moves: {[notes]: first}});
	other('2026-01-07');
	ids.proposed = commit({
		on: at('2026-01-08', '16:00:00'),
		author: 'Grace',
		files: {[first]: proposal('proposed', 'One')},
	});
	commit({on: at('2026-01-09'), files: {[first]: proposal('proposed', 'Two')}});

	// The status moves on a branch, the text on another one.
	git('checkout', '--quiet', '-b', 'review');
	ids.review = commit({
		on: at('2026-01-12', '09:30:00', '-0500'),
		author: 'Linus',
		files: {[first]: proposal('in-review', 'Two')},
	});
	other('2026-01-13');
	git('checkout', '--quiet', 'main');
	commit({on: at('2026-01-13'), files: {[first]: proposal('proposed', 'Three')}});
	other('2026-01-14');
	merge('review', {on: at('2026-01-16'), author: 'Robot', files: {[first]: proposal('in-review', 'Three')}});
	other('2026-01-16');

	// The file is renamed on a branch while it is approved on the other one.
	git('checkout', '--quiet', '-b', 'rename');
	commit({on: at('2026-01-20'), moves: {[first]: last}});
	commit({on: at('2026-01-21'), files: {[last]: proposal('in-review', 'Four')}});
	git('checkout', '--quiet', 'main');
	ids.approved = commit({
		on: at('2026-01-22', '12:00:00'),
		author: 'Grace',
		files: {[first]: proposal('approved', 'Three')},
	});
	other('2026-01-23');
	merge('rename', {on: at('2026-01-24'), author: 'Robot', files: {[last]: proposal('approved', 'Four')}});

	ids.progress = commit({on: at('2026-02-02'), files: {[last]: proposal('in-progress', 'Four')}});
	commit({on: at('2026-02-03'), files: {[last]: proposal('in-progress', 'Five')}});
	commit({
		on: at('2026-02-04'),
		author: 'Robot',
		files: {[last]: `<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n${proposal('completed')}`},
	});
	commit({on: at('2026-02-05'), files: {[last]: proposal('in-progress', 'Six')}});
	ids.deferred = commit({on: at('2026-02-10'), files: {[last]: proposal('deferred', 'Six')}});
	ids.again = commit({on: at('2026-02-20'), author: 'Grace', files: {[last]: proposal('in-progress', 'Six')}});

	// Both sides of a merge bring the proposal to the same status.
	git('checkout', '--quiet', '-b', 'done');
	commit({on: at('2026-02-25'), files: {[last]: proposal('completed', 'Six')}});
	git('checkout', '--quiet', 'main');
	ids.completed = commit({on: at('2026-02-24'), author: 'Grace', files: {[last]: proposal('completed', 'Seven')}});
	merge('done', {on: at('2026-02-26'), author: 'Robot', files: {[last]: proposal('completed', 'Seven')}});
	other('2026-02-27');
	other('2026-02-28');
	t.is(git('rev-list', '--count', 'HEAD'), '30');
	return {...repository, ids};
}

async function answer(cwd: string, word = 'faster-cache', env: Readonly<Record<string, string>> = {}): Promise<Answer> {
	const run = await runProgram(['history', word, '--json'], {cwd, env});
	if (run.exitCode !== 0) {
		throw new Error(run.stderr);
	}

	return JSON.parse(run.stdout) as Answer;
}

test('Every status of a proposal is dated by the commit that set it, through renames and merges', async t => {
	const {cwd, ids} = tell(t);
	const {history, ...rest} = await answer(cwd);
	const {until, days, ...present} = history.at(-1) ?? {until: '', days: 0};
	t.deepEqual(rest, {schemaVersion: 1, path: last, isShallow: false, isComplete: true, versions: 16, skipped: 1});
	t.deepEqual(history.slice(0, -1), [
		{
			status: 'draft',
			since: '2026-01-05T10:00:00+01:00',
			until: '2026-01-08T16:00:00+01:00',
			days: 3.25,
			author: 'Ada',
			commit: ids.draft ?? '',
			path: notes,
		},
		{
			status: 'proposed',
			since: '2026-01-08T16:00:00+01:00',
			until: '2026-01-12T09:30:00-05:00',
			days: 3.98,
			author: 'Grace',
			commit: ids.proposed ?? '',
			path: first,
		},
		{
			status: 'in-review',
			since: '2026-01-12T09:30:00-05:00',
			until: '2026-01-22T12:00:00+01:00',
			days: 9.85,
			author: 'Linus',
			commit: ids.review ?? '',
			path: first,
		},
		{
			status: 'approved',
			since: '2026-01-22T12:00:00+01:00',
			until: '2026-02-02T10:00:00+01:00',
			days: 10.92,
			author: 'Grace',
			commit: ids.approved ?? '',
			path: first,
		},
		{
			status: 'in-progress',
			since: '2026-02-02T10:00:00+01:00',
			until: '2026-02-10T10:00:00+01:00',
			days: 8,
			author: 'Ada',
			commit: ids.progress ?? '',
			path: last,
		},
		{
			status: 'deferred',
			since: '2026-02-10T10:00:00+01:00',
			until: '2026-02-20T10:00:00+01:00',
			days: 10,
			author: 'Ada',
			commit: ids.deferred ?? '',
			path: last,
		},
		{
			status: 'in-progress',
			since: '2026-02-20T10:00:00+01:00',
			until: '2026-02-24T10:00:00+01:00',
			days: 4,
			author: 'Grace',
			commit: ids.again ?? '',
			path: last,
		},
	]);
	t.deepEqual(present, {
		status: 'completed',
		since: '2026-02-24T10:00:00+01:00',
		author: 'Grace',
		commit: ids.completed ?? '',
		path: last,
	});
	t.is(until, null);
	t.true(days > 0);
});

test('The table shows the days, how long each status lasted, and what it does not show stands below it', async t => {
	const {cwd, ids} = tell(t);
	const run = await runProgram(['history', 'faster-cache'], {cwd});
	const [title, blank, ...lines] = run.stdout.replace(/\d+d(?= {2}Grace.*\n$)/, 'NNN').split('\n');
	const id = (name: string): string => (ids[name] ?? '').slice(0, 9);
	t.deepEqual([title, blank], [last, '']);
	t.deepEqual(
		lines.map(line => line.replace(/ +NNN/, ' NNN')),
		[
			'STATUS       SINCE       UNTIL       LASTED  BY     COMMIT',
			`draft        2026-01-05  2026-01-08      3d  Ada    ${id('draft')}`,
			`proposed     2026-01-08  2026-01-12      3d  Grace  ${id('proposed')}`,
			`in-review    2026-01-12  2026-01-22      9d  Linus  ${id('review')}`,
			`approved     2026-01-22  2026-02-02     10d  Grace  ${id('approved')}`,
			`in-progress  2026-02-02  2026-02-10      8d  Ada    ${id('progress')}`,
			`deferred     2026-02-10  2026-02-20     10d  Ada    ${id('deferred')}`,
			`in-progress  2026-02-20  2026-02-24      4d  Grace  ${id('again')}`,
			`completed    2026-02-24  now NNN  Grace  ${id('completed')}`,
			'',
		],
	);
	t.is(run.stderr, `It was called ${first}, before that ${notes}.\n1 of 16 versions can't be read and are left out.\n`);
	const narrow = await runProgram(['history', 'faster-cache'], {cwd, env: {COLUMNS: '44'}});
	t.true(
		narrow.stdout
			.split('\n')
			.slice(2)
			.every(line => line.length <= 44),
	);
});

test('What is not committed yet has no author, and a file that was never committed only that', async t => {
	const {cwd, write} = tell(t);
	write(last, proposal('reviewed', 'Seven'));
	write(first.replace('cache', 'new'), proposal('draft'));
	const {history} = await answer(cwd);
	t.deepEqual(
		history
			.slice(-2)
			.map(({status, author, commit, until}) => [status, author === null, commit === null, until === null]),
		[
			['completed', false, false, false],
			['reviewed', true, true, true],
		],
	);
	const run = await runProgram(['history', 'faster-cache'], {cwd});
	t.regex(run.stdout, /\nreviewed +\d{4}-\d{2}-\d{2} +now +\d+\w+ +not committed yet +-\n$/);
	const fresh = await runProgram(['history', 'performance-new'], {cwd});
	t.deepEqual([fresh.exitCode, fresh.stderr], [0, 'No version of it is committed yet.\n']);
	t.regex(fresh.stdout, /\ndraft +\d{4}-\d{2}-\d{2} +now +\d+\w+ +not committed yet +-\n$/);
});

test('In a shallow clone the history says where it ends', async t => {
	const {cwd} = tell(t);
	const clone = path.join(temporaryFolder(t), 'clone');
	execFileSync('git', ['clone', '--quiet', '--depth', '6', pathToFileURL(cwd).href, clone], {stdio: 'pipe'});
	const {isShallow, isComplete, history} = await answer(clone);
	t.deepEqual([isShallow, isComplete], [true, false]);
	t.true(history.length < 8);
	const run = await runProgram(['history', 'faster-cache'], {cwd: clone});
	t.regex(
		run.stderr,
		/This clone does not go further back than 2026-02-\d\d: the first status may be older\. "git fetch --unshallow" brings the rest\.\n$/,
	);

	// A file that is younger than the end of the clone is whole in it.
	fs.writeFileSync(path.join(clone, first.replace('cache', 'new')), proposal('draft'));
	const fresh = await answer(clone, 'performance-new');
	t.deepEqual([fresh.isShallow, fresh.isComplete], [true, true]);
});

test('In a clone without older contents the command says how to bring them, and then it works', async t => {
	const {cwd, git} = tell(t);
	git('config', 'uploadpack.allowFilter', 'true');
	const clone = path.join(temporaryFolder(t), 'clone');
	const run = (...words: readonly string[]): Buffer => execFileSync('git', words, {cwd: clone, stdio: 'pipe'});
	execFileSync('git', ['clone', '--quiet', '--filter=blob:none', pathToFileURL(cwd).href, clone], {stdio: 'pipe'});
	const refused = await runProgram(['history', 'faster-cache'], {cwd: clone});
	t.deepEqual([refused.exitCode, refused.stdout], [1, '']);
	t.is(
		refused.stderr,
		`enhance: the history of ${last} can't be read: this clone lacks the contents that files once had. "git fetch --refetch --no-filter" brings them\n`,
	);
	run('fetch', '--quiet', '--refetch', '--no-filter');
	t.is((await answer(clone)).history.length, 8);
});

test('A version whose content is lost is left out and counted, and a file that came back has a gap', async t => {
	const {cwd, commit, git} = gitRepository(t);
	commit({on: at('2026-01-05'), files: {[first]: proposal('draft')}});
	commit({on: at('2026-01-06'), files: {[first]: proposal('proposed')}});
	const blob = git('rev-parse', `HEAD:${first}`);
	commit({on: at('2026-01-07'), files: {[first]: proposal('in-review')}});
	commit({on: at('2026-01-08'), files: {[first]: undefined}});
	commit({on: at('2026-01-10'), files: {[first]: proposal('in-review')}});
	fs.rmSync(path.join(cwd, '.git', 'objects', blob.slice(0, 2), blob.slice(2)));
	const {history, versions, skipped} = await answer(cwd, 'cache');
	t.deepEqual([versions, skipped], [5, 1]);
	t.deepEqual(
		history.map(({status, since, until}) => [status, since.slice(0, 10), until?.slice(0, 10)]),
		[
			['draft', '2026-01-05', '2026-01-07'],
			['in-review', '2026-01-07', '2026-01-08'],
			['in-review', '2026-01-10', undefined],
		],
	);
});

test('Without git or outside of a repository the command says so and ends with 1', async t => {
	const {cwd} = tell(t);
	const noGit = await runProgram(['history', 'faster-cache'], {cwd, env: {PATH: '/nowhere'}});
	t.deepEqual(noGit, {
		exitCode: 1,
		stdout: '',
		stderr: 'enhance: the history of a proposal comes from git, and git was not found: no folder in PATH holds it\n',
	});
	const outside = temporaryFolder(t);
	fs.mkdirSync(path.join(outside, path.dirname(first)), {recursive: true});
	fs.writeFileSync(path.join(outside, first), proposal('draft'));
	const run = await runProgram(['history', 'cache'], {
		cwd: outside,
		env: {GIT_CEILING_DIRECTORIES: path.dirname(outside)},
	});
	t.is(run.exitCode, 1);
	t.regex(
		run.stderr,
		/^enhance: the history of a proposal comes from git, and .* is no repository that git can read; git says: not a git repository/,
	);
});

test('Wrong use is told', async t => {
	const {cwd} = gitRepository(t);
	const none = await runProgram(['history'], {cwd});
	t.deepEqual(
		[none.exitCode, none.stderr],
		[2, 'enhance: which proposal? Give its path, its file name or a part of it\n'],
	);
	const two = await runProgram(['history', 'a', 'b'], {cwd});
	t.deepEqual([two.exitCode, two.stderr], [2, 'enhance: one proposal at a time, not also b\n']);
});
