import fs from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {builtProgram, runProgram} from '../helpers/run.js';
import {projectFolder, temporaryFolder} from '../helpers/temporary-folder.js';

test('the version is that of the package', async t => {
	const {version} = JSON.parse(fs.readFileSync(path.join(projectFolder, 'package.json'), 'utf8')) as {version: string};
	const run = await runProgram(['--version'], {cwd: temporaryFolder(t)});
	t.deepEqual(run, {exitCode: 0, stdout: `${version}\n`, stderr: ''});
});

test('the help lists every command, and stands in the readme as it is', async t => {
	const run = await runProgram(['--help'], {cwd: temporaryFolder(t)});
	t.is(run.exitCode, 0);
	t.regex(run.stdout, /^ {2}enhance new \[title\] {3}/m);
	const readme = fs.readFileSync(path.join(projectFolder, 'readme.md'), 'utf8');
	t.true(readme.includes(run.stdout.trim()), 'the help in the readme is out of date');
});

test('each command explains itself with examples', async t => {
	for (const name of ['new', 'get', 'set', 'tick', 'status', 'list', 'history', 'resume', 'template']) {
		const run = await runProgram([name, '--help'], {cwd: temporaryFolder(t)});
		t.is(run.exitCode, 0);
		t.true(run.stdout.startsWith(`enhance ${name} `));
		t.regex(run.stdout, /Examples\n {2}enhance /);
	}
});

test('an unknown command is wrong use, and the nearest one is named', async t => {
	const run = await runProgram(['resum'], {cwd: temporaryFolder(t)});
	t.deepEqual(run, {
		exitCode: 2,
		stdout: '',
		stderr: 'enhance: unknown command "resum". Did you mean "resume"? "enhance --help" lists the commands.\n',
	});
});

test('an unknown option is wrong use', async t => {
	const run = await runProgram(['new', '--catgory', 'x'], {cwd: temporaryFolder(t)});
	t.is(run.exitCode, 2);
	t.is(run.stdout, '');
	t.regex(run.stderr, /^enhance: Unknown option '--catgory'.* "enhance new --help" shows the options\.\n$/);
});

test('a result that can not be written is no success', async t => {
	const cwd = temporaryFolder(t);
	if (!fs.existsSync('/dev/full')) {
		t.log('skipped: there is no /dev/full');
		t.pass();
		return;
	}

	const command = ['sh', '-c', 'exec "$@" > /dev/full', 'sh', ...builtProgram];
	const run = await runProgram(['template'], {cwd, command});
	t.deepEqual(run, {
		exitCode: 1,
		stdout: '',
		stderr: "enhance: the result can't be written: ENOSPC: no space left on device, write\n",
	});
	const early = await runProgram(['template'], {cwd, command: ['sh', '-c', '"$@" | head -c 1', 'sh', ...builtProgram]});
	t.deepEqual([early.stdout, early.stderr], ['a', '']);
});

test('in a folder that was removed the program says so, and works elsewhere', async t => {
	const cwd = temporaryFolder(t);
	const command = ['sh', '-c', 'mkdir gone && cd gone && rmdir ../gone && exec "$@"', 'sh', ...builtProgram];
	const run = await runProgram(['template'], {cwd, command});
	t.deepEqual(run, {
		exitCode: 2,
		stdout: '',
		stderr: 'enhance: the current folder does not exist any more: go to another one, or name one with -C\n',
	});
	const elsewhere = await runProgram(['-C', cwd, 'template'], {cwd, command});
	t.deepEqual([elsewhere.exitCode, elsewhere.stderr], [0, '']);
});

test('home and resume say what to use instead where there is no terminal', async t => {
	const cwd = temporaryFolder(t);
	const home = await runProgram([], {cwd});
	t.is(home.exitCode, 2);
	t.regex(home.stderr, /no terminal/);
	const resume = await runProgram(['resume'], {cwd});
	t.is(resume.exitCode, 1);
	t.regex(resume.stderr, /there are no drafts in this repository; "enhance new" begins one/);
});

test('no drafts are an empty list', async t => {
	const cwd = temporaryFolder(t);
	const run = await runProgram(['resume', '--list', '--json'], {cwd});
	t.deepEqual(JSON.parse(run.stdout), {schemaVersion: 1, drafts: []});
});

test('templates are listed with where they come from', async t => {
	const cwd = temporaryFolder(t);
	fs.mkdirSync(path.join(cwd, '.enhance/templates'), {recursive: true});
	fs.writeFileSync(path.join(cwd, '.enhance/templates/own.md'), '# T\n\n## A\n[hint]\n');
	fs.symlinkSync('/etc/hostname', path.join(cwd, '.enhance/templates/outside.md'));
	const run = await runProgram(['template'], {cwd});
	t.is(run.stdout, 'adr  (shipped)\nenhancement  (shipped)\nown  (repository)\nrfc  (shipped)\n');
});

test('a template is shown as a form, also as data', async t => {
	const cwd = temporaryFolder(t);
	fs.writeFileSync(path.join(cwd, 'own.md'), '# T\n\n## Need\n\n**Size:** [small|large]\n\n### Why\n[Say why]\n');
	const text = await runProgram(['template', 'own.md'], {cwd});
	t.is(
		text.stdout,
		'own: docs/own/own-[brief-name].md\n\nDocument\n  document.title  line, required: Title\n\nNeed\n  need.size  choice: small | large\n  need.why  text: Say why\n',
	);
	const json = await runProgram(['template', 'own.md', '--json'], {cwd});
	const form = JSON.parse(json.stdout) as {name: string; sections: readonly {id: string; fields: readonly object[]}[]};
	t.is(form.name, 'own');
	t.deepEqual(
		form.sections.map(section => section.id),
		['document', 'need'],
	);
	t.deepEqual(form.sections[1]?.fields[0], {
		id: 'need.size',
		label: 'Size',
		kind: 'choice',
		hint: null,
		choices: ['small', 'large'],
		required: false,
		repeat: null,
	});
});

test('the schema of the answers to a template is printed as it is, for a shipped one and for a file', async t => {
	const cwd = temporaryFolder(t);
	fs.writeFileSync(path.join(cwd, 'own.md'), '# [T]\n\n## Need\n\n**Size:** [small|large]\n');
	const shipped = await runProgram(['template', 'enhancement', '--schema'], {cwd});
	const own = await runProgram(['template', 'own.md', '--schema', '--json'], {cwd});
	t.is(shipped.exitCode, 0);
	t.deepEqual(Object.keys(JSON.parse(shipped.stdout) as object).slice(0, 3), ['$schema', 'title', 'description']);
	const {properties} = JSON.parse(own.stdout) as {properties: Record<string, unknown>};
	t.deepEqual(properties['need.size'], {title: 'Size', enum: ['small', 'large']});
	const none = await runProgram(['template', '--schema'], {cwd});
	t.is(none.exitCode, 2);
	t.regex(none.stderr, /^enhance: --schema needs the name of a template/);
});

test('escape sequences in a template reach no terminal', async t => {
	const cwd = temporaryFolder(t);
	fs.writeFileSync(path.join(cwd, 'own.md'), '# T\n\n## Need\u001B]0;pwned\u0007\n[Say why \u202Ehidden]\n');
	const run = await runProgram(['template', 'own.md'], {cwd});
	t.false(/[\u001B\u0007\u202E]/.test(run.stdout), JSON.stringify(run.stdout));
});
