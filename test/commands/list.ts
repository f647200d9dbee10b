import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {gitRepository} from '../helpers/git-repository.js';
import {type Repository, repositoryWith} from '../helpers/repository.js';
import {type RunResult, runProgram} from '../helpers/run.js';
import {readProjectFile} from '../helpers/seed.js';

type ProposalAnswer = Readonly<Record<string, unknown>> & {readonly path: string; readonly name: string};
type Answer = {
	readonly schemaVersion: number;
	readonly proposals: readonly ProposalAnswer[];
	readonly others: readonly {readonly path: string; readonly reason: string}[];
	readonly matrix?: unknown;
	readonly timeline?: {readonly proposals: readonly {readonly path: string}[]};
};

const folder = 'docs/enhancements';
const full = readProjectFile('test/fixtures/proposal-full.md');
const minimal = readProjectFile('test/fixtures/proposal-minimal.md');

/** A proposal of the shipped template with its title, and other values by their label or key. */
function proposal(title: string, values: Readonly<Record<string, string>>): string {
	return Object.entries(values).reduce(
		(text, [label, value]) =>
			text
				.replace(new RegExp(`^(${label}: ).*$`, 'm'), `$1${value}`)
				.replace(`**${label}:** ${old[label]}`, `**${label}:** ${value}`),
		minimal.replaceAll('Faster cold start', title),
	);
}

const old: Readonly<Record<string, string>> = {Category: 'performance', Priority: 'high', 'Technical Risk': 'low'};

const files: Readonly<Record<string, string>> = {
	[`${folder}/enhancement-security-two-keys.md`]: proposal('Two keys', {
		status: 'in-review',
		last_updated: '2026-02-20',
		Category: 'security',
		Priority: 'critical',
		'Technical Risk': 'very-high',
	}),
	[`${folder}/2026/enhancement-performance-cold-start.md`]: proposal('Faster cold start', {
		status: 'draft',
		last_updated: '2026-01-05',
	}),
	[`${folder}/idea.md`]: '---\nstatus: parked\npriority: high\nlast_updated: 2025-12-01\n---\n\n# 漢字 and an idea\n',
	[`${folder}/old.md`]: proposal('Old', {status: 'rejected', last_updated: '2025-06-01', Priority: 'low'}),
	[`${folder}/README.md`]: '# Enhancements\n',
	[`${folder}/template.md`]: minimal,
};

function repository(t: ExecutionContext): Repository {
	return repositoryWith(t, files);
}

async function list(
	cwd: string,
	words: readonly string[] = [],
	env: Readonly<Record<string, string>> = {},
): Promise<RunResult> {
	return runProgram(['list', ...words], {cwd, env});
}

async function answer(cwd: string, words: readonly string[] = []): Promise<Answer> {
	const run = await list(cwd, [...words, '--json']);
	if (run.exitCode !== 0) {
		throw new Error(run.stderr);
	}

	return JSON.parse(run.stdout) as Answer;
}

async function names(cwd: string, words: readonly string[]): Promise<string> {
	const {proposals} = await answer(cwd, words);
	return proposals.map(({name}) => name).join(' ');
}

test('The list is a table by life cycle and priority; what is no proposal stands apart', async t => {
	const {cwd} = repository(t);
	t.deepEqual(await list(cwd), {
		exitCode: 0,
		stdout: `NAME               STATUS     PRIORITY  RISK       CATEGORY     PROGRESS  FIELDS  TASKS  UPDATED
cold-start         draft      high      low        performance         -    4/74   0/16  2026-01-05
resumable-uploads  proposed   high      medium     performance       35%   80/80   9/33  2026-03-04
two-keys           in-review  critical  very-high  security            -    4/79   0/16  2026-02-20
old                rejected   low       low        performance         -    4/79   0/16  2025-06-01
idea               parked     high      -          -                   -       -      -  2025-12-01
`,
		stderr: `2 other files there:
  ${folder}/README.md follows no template and gives no status
  ${folder}/template.md is a template
`,
	});
});

test('The table fits the width that there is', async t => {
	const {cwd} = repository(t);
	const wide = await list(cwd, ['--search', 'uploads'], {COLUMNS: '140'});
	t.is(
		wide.stdout,
		`NAME               TITLE                           STATUS    PRIORITY  RISK    CATEGORY     PHASE        PROGRESS  FIELDS  TASKS  UPDATED
resumable-uploads  Resumable uploads for the art…  proposed  high      medium  performance  development       35%   80/80   9/33  2026-03-04
`,
	);
	const narrow = await list(cwd, ['--search', 'uploads'], {COLUMNS: '44'});
	t.is(
		narrow.stdout,
		`NAME               STATUS    PRIORITY
resumable-uploads  proposed  high
`,
	);
	t.is(narrow.stderr.split('\n')[0], '1 of 5 proposals.');
});

test('The JSON answer holds each proposal with all that is known, and the others with the reason', async t => {
	const {cwd} = repository(t);
	const {schemaVersion, proposals, others} = await answer(cwd, ['--sort', 'path']);
	t.is(schemaVersion, 1);
	t.deepEqual(
		proposals.map(({name}) => name),
		['cold-start', 'resumable-uploads', 'two-keys', 'idea', 'old'],
	);
	t.deepEqual(proposals[1], {
		path: `${folder}/enhancement-performance-resumable-uploads.md`,
		name: 'resumable-uploads',
		title: 'Resumable uploads for the artifact store 📦',
		status: 'proposed',
		category: 'performance',
		priority: 'high',
		risk: 'medium',
		effort: '3-4 weeks (team size: 2 engineers)',
		phase: 'development',
		progress: 35,
		fields: {filled: 80, total: 80},
		tasks: {done: 9, total: 33},
		lastUpdated: '2026-03-04',
		lastUpdatedFrom: 'document',
		template: 'enhancement',
	});
	const {effort, phase, progress, template, title} = proposals[3] as ProposalAnswer;
	t.deepEqual([effort, phase, progress, template, title], [null, null, null, null, '漢字 and an idea']);
	t.deepEqual(others[1], {path: `${folder}/template.md`, reason: 'is a template'});
});

test('Filters take several values, with commas or repeated', async t => {
	const {cwd} = repository(t);
	t.is(await names(cwd, ['--status', 'in-review,draft']), 'cold-start two-keys');
	t.is(await names(cwd, ['--status', 'draft', '--status', 'Parked']), 'cold-start idea');
	t.is(await names(cwd, ['--category', 'security', '--priority', 'critical,high']), 'two-keys');
	t.is(await names(cwd, ['--risk', 'none']), 'idea');
	t.is(await names(cwd, ['--priority', 'nice-to-have']), '');
	t.is(await names(cwd, ['--search', 'AND 漢字']), 'idea');
	t.is(await names(cwd, ['--stale', '1', '--sort', 'updated']), 'idea cold-start two-keys resumable-uploads');
	t.is(await names(cwd, ['--stale', '1d', '--status', 'rejected']), 'old');
});

test('The list is sorted by any column, in both directions', async t => {
	const {cwd} = repository(t);
	t.is(await names(cwd, ['--sort', 'updated:desc']), 'resumable-uploads two-keys cold-start idea old');
	t.is(await names(cwd, ['--sort', 'priority,name:desc']), 'two-keys resumable-uploads idea cold-start old');
	t.is(
		await names(cwd, ['--sort', 'progress', '--sort', 'title:asc']),
		'resumable-uploads cold-start old two-keys idea',
	);
});

test('Groups have a line of their own instead of a column', async t => {
	const {cwd} = repository(t);
	const run = await list(cwd, ['--group', 'priority', '--sort', 'name'], {COLUMNS: '60'});
	t.is(
		run.stdout,
		`  NAME               STATUS     PROGRESS  UPDATED
critical (1)
  two-keys           in-review         -  2026-02-20
high (3)
  cold-start         draft             -  2026-01-05
  idea               parked            -  2025-12-01
  resumable-uploads  proposed        35%  2026-03-04
low (1)
  old                rejected          -  2025-06-01
`,
	);
});

test('The matrix and the timeline show the same proposals in other ways', async t => {
	const {cwd} = repository(t);
	const matrix = await list(cwd, ['--matrix', '--status', 'draft,in-review']);
	t.true(
		matrix.stdout.startsWith(`priority \\ risk        low     medium       high  very-high
critical                 .          .          .          1
high                     1          .          .          .
`),
	);
	t.true(matrix.stdout.endsWith('\npriority high, risk low (1)\n  cold-start  [draft]  Faster cold start\n'));
	const timeline = await list(cwd, ['--timeline']);
	t.regex(timeline.stdout, /\n {2}2026-03-09 {2}x {2}Sessions open and close\n/);
	t.regex(
		timeline.stdout,
		/\nwithout any day:\n {2}cold-start {2}\(draft\)\n {2}two-keys {2}\(in-review\)\n {2}idea {2}\(parked\)\n$/,
	);
	const {matrix: cells} = await answer(cwd, ['--matrix', '--search', 'keys']);
	t.deepEqual((cells as {cells: unknown}).cells, [
		{priority: 'critical', risk: 'very-high', paths: [`${folder}/enhancement-security-two-keys.md`]},
	]);
	const {timeline: days} = await answer(cwd, ['--timeline', '--status', 'rejected,proposed']);
	t.deepEqual(
		days?.proposals.map(row => path.posix.basename(row.path)),
		['enhancement-performance-resumable-uploads.md', 'old.md'],
	);
});

test('A value that nothing can have is refused with those that there are, and the nearest', async t => {
	const {cwd} = repository(t);
	const status = await list(cwd, ['--status', 'draft,propsed']);
	t.deepEqual(status, {
		exitCode: 2,
		stdout: '',
		stderr:
			'enhance: --status: no proposal can have "propsed". There are draft, proposed, in-review, approved, in-progress, completed, reviewed, deferred, rejected, withdrawn, superseded, parked, none. Did you mean "proposed"?\n',
	});
	const risk = await list(cwd, ['--risk', 'hihg', '--json']);
	t.deepEqual([risk.exitCode, risk.stdout], [2, '']);
	t.regex(risk.stderr, /There are low, medium, high, very-high, none\. Did you mean "high"\?/);
});

test('Wrong options are told with what is right', async t => {
	const {cwd} = repository(t);
	const wrong: readonly (readonly [readonly string[], RegExp])[] = [
		[
			['--sort', 'prioritty'],
			/^enhance: --sort: there is no column "prioritty", only name, .*\. Did you mean "priority"\?\n$/,
		],
		[['--sort', 'name:down'], /^enhance: --sort: "name:down" has to be name, name:asc or name:desc\n$/],
		[
			['--group', 'title'],
			/^enhance: --group: there is no column "title", only status, category, priority, risk, phase\.\n$/,
		],
		[['--stale', 'soon'], /^enhance: --stale takes a number of days, such as 30, not "soon"\n$/],
		[['--status', ''], /^enhance: --status needs a value, or several with commas between them\n$/],
		[['--matrix', '--timeline'], /^enhance: --matrix or --timeline, one at a time\n$/],
		[['cold', 'start'], /^enhance: there is no folder cold; --search "cold start" looks for words\n$/],
		[['..'], /^enhance: \.\. lies outside of /],
		[['--template', 'nothing'], /^enhance: template: there is no template "nothing"/],
	];
	for (const [words, message] of wrong) {
		const run = await list(cwd, words);
		t.is(run.exitCode, 2, words.join(' '));
		t.is(run.stdout, '');
		t.regex(run.stderr, message);
	}
});

test('A repository without proposals says how to begin', async t => {
	const {cwd, write} = gitRepository(t);
	const empty = await list(cwd);
	t.deepEqual(empty, {
		exitCode: 0,
		stdout: '',
		stderr:
			'There are no proposals in docs/enhancements, docs/decisions, docs/rfcs. "enhance new" begins one, "enhance list FOLDER" looks elsewhere.\n',
	});
	t.deepEqual((await answer(cwd)).proposals, []);
	write('.enhance.json', '{"folder": "plans"}');
	for (let index = 0; index < 12; index++) {
		write(`plans/note-${index}.md`, '# Note\n');
	}

	const others = await list(cwd);
	t.regex(others.stderr, /^There are no proposals in plans\. .*\n12 other files there:\n/);
	t.true(others.stderr.endsWith('\n  and 2 more: --json lists them all\n'));
});

test('What does not give a day of last change has that of git, and what git does not know that of its file', async t => {
	const {cwd, commit, write} = gitRepository(t);
	const record = '# Use tabs\n\nDate: 2016-02-12\n\n## Status\n\nAccepted\n\n## Context\n\nc\n';
	commit({on: '2026-01-05T10:00:00+0100', files: {'doc/adr/0001-tabs.md': record, 'doc/adr/0002-spaces.md': record}});
	commit({on: '2026-02-05T23:30:00-0800', files: {'doc/adr/0002-spaces.md': `${record}\nMore.\n`}});
	write('doc/adr/0003-new.md', record);
	write('doc/adr/0004-told.md', record.replace('Date: 2016-02-12', 'Last updated: 2017-12-19'));
	const rows = async (env: Readonly<Record<string, string>> = {}): Promise<unknown> => {
		const run = await list(cwd, ['doc/adr', '--json'], env);
		return (JSON.parse(run.stdout) as Answer).proposals.map(({name, status, lastUpdated, lastUpdatedFrom}) => [
			name,
			status,
			name === '0003-new' || env.PATH !== undefined ? '' : lastUpdated,
			lastUpdatedFrom,
		]);
	};

	t.deepEqual(await rows(), [
		['0001-tabs', 'Accepted', '2026-01-05', 'git'],
		['0002-spaces', 'Accepted', '2026-02-05', 'git'],
		['0003-new', 'Accepted', '', 'file'],
		['0004-told', 'Accepted', '2017-12-19', 'document'],
	]);
	t.deepEqual(await rows({PATH: '/nowhere'}), [
		['0001-tabs', 'Accepted', '', 'file'],
		['0002-spaces', 'Accepted', '', 'file'],
		['0003-new', 'Accepted', '', 'file'],
		['0004-told', 'Accepted', '', 'document'],
	]);
});

test('Other records are listed with their own template, from where they lie', async t => {
	const {cwd, write} = gitRepository(t);
	const template =
		'---\nstatus: "{proposed | accepted}"\n---\n\n# {short title}\n\n## Context and Problem Statement\n\n{Describe it}\n\n## Considered Options\n\n* {option 1}\n\n## Decision Outcome\n\n{Which one, and why}\n';
	write('docs/adr/adr-template.md', template);
	write(
		'docs/adr/0001-tabs.md',
		'---\nstatus: accepted\n---\n\n# Use tabs\n\n## Context and Problem Statement\n\nSpaces.\n\n## Decision Outcome\n\nTabs.\n',
	);
	write('docs/adr/index.md', '# Decisions\n\n- tabs\n');
	write('docs/enhancements/enhancement-performance-a.md', full);
	const {proposals, others} = await answer(cwd, ['docs/adr', '--template', 'docs/adr/adr-template.md']);
	t.deepEqual(
		proposals.map(({name, title, status, template: follows, priority}) => [name, title, status, follows, priority]),
		[['0001-tabs', 'Use tabs', 'accepted', 'adr-template', null]],
	);
	t.deepEqual(
		others.map(({path: file, reason}) => [file, reason]),
		[
			['docs/adr/adr-template.md', 'is a template'],
			['docs/adr/index.md', 'does not follow the template adr-template and gives no status'],
		],
	);
	const single = await answer(path.join(cwd, 'docs'), ['adr/0001-tabs.md']);
	t.deepEqual(
		single.proposals.map(row => row.path),
		['docs/adr/0001-tabs.md'],
	);
});

test('A list that is closed early is no failure, and hostile names and titles do nothing', async t => {
	const {cwd} = repositoryWith(t, {
		[`${folder}/a\u001B]0;x\u0007.md`]: '---\nstatus: "dr\u202Eaft"\n---\n\n# Evil\u001B[31m \u009B31m\n',
	});
	const run = await list(cwd, [], {COLUMNS: '200'});
	t.is(run.exitCode, 0);
	t.false(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/.test(run.stdout));
	t.regex(run.stdout, /a␛\]0;x␇ +Evil␛\[31m <U\+009B>31m +dr<U\+202E>aft/);
});
