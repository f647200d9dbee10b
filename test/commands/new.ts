import fs from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {runProgram} from '../helpers/run.js';
import {projectFolder, temporaryFolder} from '../helpers/temporary-folder.js';

const required = ['--set', 'category=performance', '--set', 'priority=high', '--set', 'technical-risk=low'];
const file = 'docs/enhancements/enhancement-performance-faster-cold-start.md';

/** Everything below a folder, to see that nothing was written. */
function filesIn(folder: string): readonly string[] {
	return fs.readdirSync(folder, {recursive: true, encoding: 'utf8'}).toSorted();
}

function write(folder: string, name: string, text: string): string {
	const target = path.join(folder, name);
	fs.mkdirSync(path.dirname(target), {recursive: true});
	fs.writeFileSync(target, text);
	return name;
}

/** Runs `enhance new` with bad input and checks that it ends with a sentence, an exit code and nothing written. */
async function refusal(t: ExecutionContext, cwd: string, args: readonly string[], exitCode = 2): Promise<string> {
	const before = filesIn(cwd);
	const run = await runProgram(['new', ...args], {cwd});
	t.is(run.exitCode, exitCode);
	t.is(run.stdout, '');
	t.deepEqual(filesIn(cwd), before);
	t.false(run.stderr.includes('    at '), 'a stack trace is a bug');
	return run.stderr;
}

test('four answers are enough for a correctly named file in the right folder', async t => {
	const cwd = temporaryFolder(t);
	const run = await runProgram(['new', 'Faster cold start', ...required, '--no-input'], {cwd});
	t.is(run.exitCode, 0);
	t.is(run.stdout, `${file}\n`);
	const text = fs.readFileSync(path.join(cwd, file), 'utf8');
	t.true(text.includes('# Enhancement: Faster cold start\n'));
	t.true(text.includes('**Category:** performance\n'));
	t.true(text.includes('[Clear description of the current limitation or gap]'));
	t.false(text.includes('Usage Instructions'));
});

test('answers come from a JSON file, a YAML file and standard input', async t => {
	const cwd = temporaryFolder(t);
	const answers = {title: 'From JSON', category: 'security', priority: 'low', 'technical-risk': 'high'};
	write(cwd, 'answers.json', JSON.stringify(answers));
	write(
		cwd,
		'answers.yaml',
		'title: From YAML\ncategory: security\nenhancement-overview:\n  priority: low\n  technical-risk: high\n',
	);
	const json = await runProgram(['new', '--answers', 'answers.json', '--no-input'], {cwd});
	const yaml = await runProgram(['new', '--answers', 'answers.yaml', '--no-input'], {cwd});
	const input = JSON.stringify({...answers, title: 'From standard input'});
	const stdin = await runProgram(['new', '--answers', '-', '--no-input'], {cwd, input});
	t.deepEqual(
		[json, yaml, stdin].map(run => run.stdout),
		['json', 'yaml', 'standard-input'].map(name => `docs/enhancements/enhancement-security-from-${name}.md\n`),
	);
});

test('the command line holds against the answers file', async t => {
	const cwd = temporaryFolder(t);
	write(cwd, 'a.json', JSON.stringify({title: 'One', category: 'security', priority: 'low', 'technical-risk': 'high'}));
	const run = await runProgram(['new', 'Two', '-a', 'a.json', '-s', 'category=testing', '--no-input'], {cwd});
	t.is(run.stdout, 'docs/enhancements/enhancement-testing-two.md\n');
});

test('missing answers without a terminal are named with the options that give them', async t => {
	const cwd = temporaryFolder(t);
	const says = await refusal(t, cwd, ['--set', 'priority=high']);
	t.is(
		says,
		`enhance: Title, Category, Technical Risk are missing, and there is no terminal to ask at. Add:
  --set enhancement-overview.title=TEXT
  --set enhancement-overview.category=architecture|security|performance|scalability|usability|monitoring|testing|documentation
  --set enhancement-overview.technical-risk=low|medium|high|very-high
`,
	);
});

test('an existing file is left alone, and another name is offered', async t => {
	const cwd = temporaryFolder(t);
	write(cwd, file, 'mine\n');
	const says = await refusal(t, cwd, ['Faster cold start', ...required, '--no-input'], 1);
	t.is(says, `enhance: ${file} exists already and was left as it is. Another name: --name faster-cold-start-2\n`);
	t.is(fs.readFileSync(path.join(cwd, file), 'utf8'), 'mine\n');
	const run = await runProgram(
		['new', 'Faster cold start', ...required, '--no-input', '--name', 'faster-cold-start-2'],
		{cwd},
	);
	t.is(run.stdout, 'docs/enhancements/enhancement-performance-faster-cold-start-2.md\n');
});

test('a name that differs only in case counts as taken', async t => {
	const cwd = temporaryFolder(t);
	write(cwd, file.replace('faster', 'FASTER'), 'mine\n');
	await refusal(t, cwd, ['Faster cold start', ...required, '--no-input'], 1);
});

test('a value that a choice does not list is refused with the list and the nearest one', async t => {
	const says = await refusal(t, temporaryFolder(t), [
		'A title',
		...required,
		'--set',
		'category=securty',
		'--no-input',
	]);
	t.is(
		says,
		'enhance: enhancement-overview.category: "securty" is not one of architecture, security, performance, scalability, usability, monitoring, testing, documentation. Did you mean "security"?\n',
	);
});

test('a value that is not listed is taken when that is asked for', async t => {
	const cwd = temporaryFolder(t);
	const run = await runProgram(
		['new', 'A title', ...required, '-s', 'category=Tooling & CI', '--allow-unlisted', '--no-input'],
		{cwd},
	);
	t.is(run.stdout, 'docs/enhancements/enhancement-tooling-and-ci-a-title.md\n');
});

test('an unknown field id is refused with the nearest one', async t => {
	const says = await refusal(t, temporaryFolder(t), [
		'A title',
		...required,
		'--set',
		'problem-statment=x',
		'--no-input',
	]);
	t.is(says, 'enhance: problem-statment: is not a field of this template. Did you mean "problem-statement"?\n');
});

test('an id that several fields share is refused with their whole ids', async t => {
	const says = await refusal(t, temporaryFolder(t), ['A title', ...required, '--set', 'security=x', '--no-input']);
	t.true(
		says.includes(
			'current-state-analysis.impact-assessment.security or resource-requirements.team-requirements.security',
		),
	);
});

test('an empty title is missing', async t => {
	const says = await refusal(t, temporaryFolder(t), ['--set', 'title=  ', ...required, '--no-input']);
	t.true(says.startsWith('enhance: Title is missing, and nothing is asked. Add:\n'));
});

test('answers that are neither JSON nor YAML, or no object, are refused', async t => {
	const cwd = temporaryFolder(t);
	write(cwd, 'bad.json', '{"title": ');
	write(cwd, 'bad.yaml', 'title: [one\n two');
	write(cwd, 'list.json', '["title"]');
	t.regex(await refusal(t, cwd, ['-a', 'bad.json', '--no-input']), /^enhance: bad\.json is not valid JSON: /);
	t.regex(await refusal(t, cwd, ['-a', 'bad.yaml', '--no-input']), /^enhance: bad\.yaml is neither JSON nor YAML: /);
	t.regex(await refusal(t, cwd, ['-a', 'list.json', '--no-input']), /^enhance: list\.json has to hold an object/);
	t.regex(await refusal(t, cwd, ['-a', 'none.json', '--no-input']), /none\.json does not exist/);
});

test('values of the wrong shape are refused with what the field takes', async t => {
	const cwd = temporaryFolder(t);
	const answers = {
		'technical-risks.risk': 'high',
		'files-to-create': 3,
		'business-impact': ['a'],
		progress: '250',
		'approved-date': '2026-02-30',
	};
	write(cwd, 'a.json', JSON.stringify(answers));
	const says = await refusal(t, cwd, ['T', ...required, '-a', 'a.json', '--no-input']);
	t.is(says.trim().split('\n').length, 5, says);
	t.regex(says, /progress: "250" is not a whole number from 0 to 100/);
	t.regex(says, /approved-date: "2026-02-30" is not a day/);
});

test('text that would change the document around it is refused with the reason', async t => {
	const says = await refusal(t, temporaryFolder(t), [
		'T',
		...required,
		'-s',
		'problem-statement=# Another title',
		'--no-input',
	]);
	t.regex(says, /holds the heading "Another title", which would start a section of its own: begin it with ####/);
});

test('a folder that cannot be written is a refusal, and nothing is left', async t => {
	const cwd = temporaryFolder(t);
	write(cwd, 'docs', 'a file where the folder would be');
	const says = await refusal(t, cwd, ['T', ...required, '--no-input'], 1);
	t.regex(says, /^enhance: /);
});

test('a template without fields is refused', async t => {
	const cwd = temporaryFolder(t);
	write(cwd, 'empty.md', '# Only a title\n');
	t.regex(await refusal(t, cwd, ['T', '--template', 'empty.md', '--no-input']), /empty\.md has no fields/);
	t.regex(
		await refusal(t, cwd, ['T', '--template', 'nowhere', '--no-input']),
		/there is no template "nowhere"; there are /,
	);
});

test('a dry run prints the document and writes nothing', async t => {
	const cwd = temporaryFolder(t);
	const args = ['new', 'Faster cold start', ...required];
	const dry = await runProgram([...args, '--dry-run'], {cwd});
	t.deepEqual(filesIn(cwd), []);
	await runProgram([...args, '--no-input'], {cwd});
	t.is(dry.stdout, fs.readFileSync(path.join(cwd, file), 'utf8'));
});

test('the JSON answer holds the path, whether a file was written, and the diff', async t => {
	const cwd = temporaryFolder(t);
	const run = await runProgram(['new', 'Faster cold start', ...required, '--json'], {cwd});
	const answer = JSON.parse(run.stdout) as Record<string, unknown>;
	t.deepEqual(Object.keys(answer), ['schemaVersion', 'path', 'changed', 'diff']);
	t.is(answer.schemaVersion, 1);
	t.is(answer.path, file);
	t.is(answer.changed, true);
	t.true(
		String(answer.diff).startsWith(`--- /dev/null\n+++ b/${file}\n@@ -0,0 +1,`),
		String(answer.diff).slice(0, 200),
	);
	t.true(fs.existsSync(path.join(cwd, file)));
});

test('-C works in another folder, and the root is the top of the git work tree', async t => {
	const cwd = temporaryFolder(t);
	fs.mkdirSync(path.join(cwd, 'repository/.git'), {recursive: true});
	fs.mkdirSync(path.join(cwd, 'repository/source/deep'), {recursive: true});
	const run = await runProgram(
		['-C', 'repository/source/deep', 'new', 'Faster cold start', ...required, '--no-input'],
		{cwd},
	);
	t.is(run.stdout, `${file}\n`);
	t.true(fs.existsSync(path.join(cwd, 'repository', file)));
});

test('a repository sets folder and layout, and a broken settings file is named', async t => {
	const cwd = temporaryFolder(t);
	write(cwd, '.enhance.json', '{"folder": "proposals", "layout": "category"}');
	const run = await runProgram(['new', 'Faster cold start', ...required, '--no-input'], {cwd});
	t.is(run.stdout, 'proposals/performance/enhancement-performance-faster-cold-start.md\n');
	write(cwd, '.enhance.json', '{"folder": "../elsewhere"}');
	t.regex(
		await refusal(t, cwd, ['T', ...required, '--no-input']),
		/\.enhance\.json: "folder" has to be a folder inside the repository/,
	);
	write(cwd, '.enhance.json', '{');
	t.regex(await refusal(t, cwd, ['T', ...required, '--no-input']), /\.enhance\.json is not valid JSON/);
});

test('a proposal that is not ready starts as a draft', async t => {
	const cwd = temporaryFolder(t);
	await runProgram(['new', 'Faster cold start', ...required, '--no-input', '--status', 'draft'], {cwd});
	t.true(fs.readFileSync(path.join(cwd, file), 'utf8').startsWith('---\nstatus: draft\n'));
	t.regex(await refusal(t, cwd, ['T', ...required, '--no-input', '--status', 'drafft']), /Did you mean "draft"/);
});

test("a team's own template makes the form, the name and the folder", async t => {
	const cwd = temporaryFolder(t);
	write(
		cwd,
		'docs/templates/decision.md',
		'# [Title]\n\n**Priority:** [now|later]\n\n## Context\n[What is the matter?]\n\n## Tasks\n- [ ] Task 1\n- [ ] Task 2\n',
	);
	const run = await runProgram(
		['new', 'Use tabs', '-t', 'decision', '-s', 'priority=now', '-s', 'context=Spaces are many.', '--no-input'],
		{cwd},
	);
	t.is(run.stdout, 'docs/decision/decision-use-tabs.md\n', run.stderr);
	t.is(
		fs.readFileSync(path.join(cwd, 'docs/decision/decision-use-tabs.md'), 'utf8'),
		'# Use tabs\n\n**Priority:** now\n\n## Context\nSpaces are many.\n\n## Tasks\n- [ ] Task 1\n- [ ] Task 2\n',
	);
});

test('the other shipped templates give files in their own folders', async t => {
	const cwd = temporaryFolder(t);
	const adr = await runProgram(['new', 'Use tabs', '-t', 'adr', '-s', 'context=Spaces are many.', '--no-input'], {cwd});
	const rfc = await runProgram(['new', 'Use tabs', '-t', 'rfc', '-s', 'type=change', '--no-input'], {cwd});
	t.deepEqual([adr.stdout, rfc.stdout], ['docs/decisions/adr-use-tabs.md\n', 'docs/rfcs/rfc-use-tabs.md\n']);
	const text = fs.readFileSync(path.join(cwd, 'docs/decisions/adr-use-tabs.md'), 'utf8');
	t.regex(text, /^---\nstatus: proposed # .*\nlast_updated: \d{4}-\d\d-\d\d\n---\n\n# ADR: Use tabs\n/);
	t.regex(text, /\n## Context\n\nSpaces are many\.\n\n## Drivers\n/);
});

test('the answers fixture writes a proposal without a placeholder', async t => {
	const cwd = temporaryFolder(t);
	const answers = path.join(projectFolder, 'test/fixtures/answers-full.json');
	const run = await runProgram(['new', '--answers', answers, '--no-input'], {cwd});
	t.is(run.exitCode, 0, run.stderr);
	const text = fs.readFileSync(path.join(cwd, run.stdout.trim()), 'utf8');
	t.false(text.includes('[Description]'));
	t.regex(run.stderr, /^Written with (\d+) of \1 fields filled in\.\n$/);
});

test('what the program fills in itself is not set by hand', async t => {
	const cwd = temporaryFolder(t);
	const status = await refusal(t, cwd, ['T', ...required, '-s', 'front-matter.status=completed', '--no-input']);
	t.is(
		status,
		'enhance: front-matter.status: "completed" is set by the life cycle: a new proposal takes --status, "enhance status" moves it later.\n',
	);
	const title = await refusal(t, cwd, ['T', ...required, '-s', 'document.title=Other', '--no-input']);
	t.is(title, 'enhance: document.title: "Other" follows the title: set that.\n');
});

test('a dry run refuses what the write would refuse', async t => {
	const cwd = temporaryFolder(t);
	write(cwd, file, 'mine\n');
	await refusal(t, cwd, ['Faster cold start', ...required, '--dry-run'], 1);
});

test('answers may come slowly', async t => {
	const cwd = temporaryFolder(t);
	const answers = JSON.stringify({title: 'Slow', category: 'testing', priority: 'low', 'technical-risk': 'low'});
	const program = `${process.execPath} ${path.join(projectFolder, 'dist/cli.js')} new --answers - --no-input`;
	const script = `(sleep 0.3; printf '%s' '${answers}') | ${program}`;
	const run = await runProgram(['-c', script], {cwd, command: ['sh']});
	t.is(run.stdout, 'docs/enhancements/enhancement-testing-slow.md\n', run.stderr);
});

test('a folder that does not exist is wrong use', async t => {
	const cwd = temporaryFolder(t);
	const run = await runProgram(['-C', 'nowhere', 'new', 'T', ...required, '--no-input'], {cwd});
	t.deepEqual(run, {exitCode: 2, stdout: '', stderr: `enhance: there is no folder ${path.join(cwd, 'nowhere')}\n`});
});

test('a title from which no file name can be made is said so', async t => {
	const cwd = temporaryFolder(t);
	const run = await runProgram(['new', '🚀', ...required, '--no-input'], {cwd});
	t.is(run.stdout, 'docs/enhancements/enhancement-performance-untitled.md\n');
	t.regex(run.stderr, /\nNo brief name can be made from this title: --name gives one\.\n$/);
});
