import fs from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {fullProposal, newProposal, repositoryWith} from '../helpers/repository.js';
import {runProgram} from '../helpers/run.js';
import {readProjectFile} from '../helpers/seed.js';

type FieldAnswer = {id: string; label: string; kind: string; value: unknown; filled: boolean; section: string};
type Answer = {schemaVersion: number; path: string; template: string; fields: readonly FieldAnswer[]};

const adr = 'docs/decisions/adr-use-tabs.md';
const adrText =
	'# Use tabs\n\n- **Decided by:** us\n\n## Context\n\nSpaces are many.\n\n## Options\n\n## Consequences\n\n### Follow-up\n\n- [x] Convert\n';

test('A field is printed as it stands, with nothing around it', async t => {
	const {cwd} = repositoryWith(t);
	const line = await runProgram(['get', 'resumable', 'priority'], {cwd});
	t.deepEqual(line, {exitCode: 0, stdout: 'high\n', stderr: ''});
	const text = await runProgram(['get', 'resumable', 'integration-points'], {cwd});
	t.is(text.stdout, '* Gateway\n* `cli`\n  * `cli upload`\n  * `cli sync`\n* Desktop client\n');
	const tasks = await runProgram(['get', 'resumable', 'technical-review'], {cwd});
	t.is(
		tasks.stdout,
		'[x] Architecture review completed\n[x] Security review completed\n[ ] Performance review completed\n',
	);
	const group = await runProgram(['get', 'resumable', 'operational-risks.risk'], {cwd});
	t.deepEqual(JSON.parse(group.stdout), [
		{
			name: 'More small requests',
			description: 'about 40 a second at peak',
			mitigation: 'rate limits are raised before the roll-out',
		},
	]);
	const open = await runProgram(['get', 'two-keys', 'problem-statement'], {cwd});
	t.deepEqual(open, {
		exitCode: 0,
		stdout: '',
		stderr: 'current-state-analysis.problem-statement is not filled in.\n',
	});
});

test('All fields are listed by section, those that are not filled in as a dash', async t => {
	const {cwd} = repositoryWith(t);
	const run = await runProgram(['get', 'two-keys'], {cwd});
	t.is(run.exitCode, 0, run.stderr);
	t.true(run.stdout.startsWith(`${newProposal}  (enhancement)\n\nFront matter\n  front-matter.status: `));
	t.true(run.stdout.includes('\nCurrent State Analysis\n  current-state-analysis.problem-statement: -\n'));
	t.true(
		run.stdout.includes('\n  implementation-plan.phase: 4 items\n    implementation-plan.phase-1.name: Foundation\n'),
	);
	const full = await runProgram(['get', 'resumable'], {cwd});
	t.true(full.stdout.includes('\n  implementation-tracking.key-milestones: 4 items, 1 done\n'));
	t.true(full.stdout.includes(': [x] Architecture review completed; [x] Security review completed; [ ] Perf'));
});

test('The JSON answer holds each field with its kind, its value and whether it is filled in', async t => {
	const {cwd} = repositoryWith(t);
	const run = await runProgram(['get', 'resumable', '--json'], {cwd});
	const {schemaVersion, path: file, template, fields} = JSON.parse(run.stdout) as Answer;
	t.deepEqual([schemaVersion, file, template], [1, fullProposal, 'enhancement']);
	const field = (id: string): FieldAnswer | undefined => fields.find(candidate => candidate.id === id);
	t.deepEqual(field('enhancement-overview.priority'), {
		id: 'enhancement-overview.priority',
		label: 'Priority',
		kind: 'choice',
		value: 'high',
		filled: true,
		section: 'enhancement-overview',
	});
	t.deepEqual(field('documentation-updates-required.testing-documentation')?.value, [
		{text: 'How to drop packets on purpose', done: false},
	]);
	t.is(field('implementation-plan.phase-5.name')?.value, 'Clean-up');
	t.is(field('front-matter.category')?.section, 'front-matter');
	const one = await runProgram(['get', 'resumable', 'current-status.progress', '--json'], {cwd});
	t.deepEqual(JSON.parse(one.stdout), {
		schemaVersion: 1,
		path: fullProposal,
		id: 'implementation-tracking.current-status.progress',
		value: '35',
		filled: true,
	});
});

test('A proposal is found by path from where one stands or from the root, by name, by brief name and by a part', async t => {
	const {cwd} = repositoryWith(t);
	fs.mkdirSync(path.join(cwd, 'source/deep'), {recursive: true});
	const inside = path.join(cwd, 'source/deep');
	const file = path.basename(fullProposal);
	for (const [folder, word] of [
		[inside, fullProposal],
		[inside, `../../${fullProposal}`],
		[inside, path.join(cwd, fullProposal)],
		[inside, file],
		[cwd, 'Resumable uploads'],
	] as const) {
		const run = await runProgram(['get', word, 'priority', '--json'], {cwd: folder});
		t.is(run.exitCode, 0, `${word}: ${run.stderr}`);
		t.is((JSON.parse(run.stdout) as {path: string}).path, fullProposal, word);
	}
});

test('A word that several proposals have is wrong use, and so is one that none has', async t => {
	const {cwd} = repositoryWith(t);
	const several = await runProgram(['get', 'enhancement'], {cwd});
	t.deepEqual(several, {
		exitCode: 2,
		stdout: '',
		stderr: `enhance: "enhancement" could be one of 2, write more of it:\n  ${fullProposal}\n  ${newProposal}\n`,
	});
	const none = await runProgram(['get', 'two-kies'], {cwd});
	t.is(none.exitCode, 2);
	t.regex(none.stderr, /^enhance: there is no proposal "two-kies" in docs\/.*\. Did you mean "two-keys"\?\n$/);
	const nothing = await runProgram(['get'], {cwd});
	t.is(nothing.exitCode, 2);
	t.regex(nothing.stderr, /^enhance: which proposal\?/);
	const outside = await runProgram(['get', '/etc/hosts'], {cwd});
	t.is(outside.exitCode, 2);
	t.regex(outside.stderr, /\/etc\/hosts lies outside of .*: -C works in another repository\n$/);
});

test('A field that the template does not have is wrong use, with the nearest one', async t => {
	const {cwd} = repositoryWith(t);
	const says = async (...words: readonly string[]): Promise<string> => {
		const run = await runProgram(['get', 'resumable', ...words], {cwd});
		t.is(run.exitCode, 2);
		t.is(run.stdout, '');
		return run.stderr;
	};

	t.is(await says('priorty'), 'enhance: priorty: is not a field of this template. Did you mean "priority"?\n');
	t.is(await says('status'), 'enhance: status: is not a field of this template. Did you mean "front-matter.status"?\n');
	t.regex(await says('security'), /security: could be current-state-analysis\.impact-assessment\.security or /);
	t.is(await says('title', 'category'), 'enhance: one field at a time, not also category\n');
});

test('The template is the one that the document follows, wherever it lies', async t => {
	const {cwd} = repositoryWith(t, {[adr]: adrText, 'docs/enhancements/adr-moved.md': adrText});
	const run = await runProgram(['get', 'use-tabs', '--json'], {cwd});
	t.is((JSON.parse(run.stdout) as Answer).template, 'adr', run.stderr);
	const tasks = await runProgram(['get', 'adr-moved', 'follow-up'], {cwd});
	t.deepEqual(tasks, {exitCode: 0, stdout: '[x] Convert\n', stderr: ''});
	const named = await runProgram(['get', 'use-tabs', '--template', 'enhancement', '--json'], {cwd});
	t.is((JSON.parse(named.stdout) as Answer).template, 'enhancement');
});

test('A text that follows no template is read as the one of its folder, and that is said', async t => {
	const {cwd} = repositoryWith(t, {'docs/decisions/notes.md': '# Notes\n\nWords.\n', 'notes.md': '# Notes\n'});
	const run = await runProgram(['get', 'docs/decisions/notes.md', 'document.title'], {cwd});
	t.deepEqual(run, {
		exitCode: 0,
		stdout: 'Notes\n',
		stderr: 'docs/decisions/notes.md follows none of the templates adr, enhancement, rfc; it is read as adr.\n',
	});
	const elsewhere = await runProgram(['get', 'notes.md', '--json'], {cwd});
	t.regex(elsewhere.stderr, /it is read as enhancement\.\n$/);
});

test('Folders of all templates are looked into, with what lies in them, and links are not followed out', async t => {
	const {cwd, write} = repositoryWith(t, {
		'docs/decisions/2026/adr-deep.md': adrText,
		'docs/templates/spec.md': '# [T]\n\n## Usage\nIn `specs/`.\n\n## Need\n[n]\n\n## Way\n[w]\n',
		'specs/spec-lights.md': '# Lights\n\n## Need\nIt is dark.\n\n## Way\n[w]\n',
	});
	t.is((await runProgram(['get', 'deep', 'context'], {cwd})).stdout, 'Spaces are many.\n');
	t.is((await runProgram(['get', 'lights', 'need'], {cwd})).stdout, 'It is dark.\n');
	fs.symlinkSync('/etc/hosts', path.join(cwd, 'docs/decisions/link.md'));
	const byName = await runProgram(['get', 'link'], {cwd});
	t.is(byName.exitCode, 2);
	const byPath = await runProgram(['get', 'docs/decisions/link.md'], {cwd});
	t.is(byPath.exitCode, 2);
	t.regex(byPath.stderr, /lies outside of/);
	write('.enhance.json', '{"folder": "proposals"}');
	write('proposals/enhancement-testing-own.md', readProjectFile('test/fixtures/proposal-full.md'));
	t.is((await runProgram(['get', 'own', 'priority'], {cwd})).stdout, 'high\n');
});

test('Files that are no proposals to read are refused in a sentence', async t => {
	const {cwd, write} = repositoryWith(t);
	write('docs/enhancements/empty.md', '\uFEFF \n\n');
	write('docs/enhancements/binary.md', new Uint8Array([0xff, 0xfe, 0, 0x80]));
	write('docs/enhancements/large.md', '# T\n\n## Enhancement Overview\n'.repeat(180_000));
	write('docs/enhancements/conflict.md', '# T\n\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n');
	const says = {
		empty: 'is empty',
		binary: 'is not UTF-8 text',
		large: 'is larger than 1 MB',
		conflict: 'holds the marks of a merge conflict (line 3): settle it first',
	};
	const runs = [
		['get', 'empty'],
		['get', 'binary'],
		['get', 'large'],
		['get', 'conflict'],
		['set', 'conflict', 'title=x'],
		['tick', 'binary', 'x'],
	] as const;
	for (const [command, name, ...rest] of runs) {
		const run = await runProgram([command, name, ...rest], {cwd});
		t.deepEqual(run, {exitCode: 1, stdout: '', stderr: `enhance: docs/enhancements/${name}.md ${says[name]}\n`});
	}

	const folder = await runProgram(['get', 'docs'], {cwd});
	t.is(folder.exitCode, 2);
});

test('Escape sequences in a document or its template reach no list', async t => {
	const {cwd} = repositoryWith(t, {
		'docs/templates/own.md': '# [T]\n\n## Need\u001B[31m\n\n**Size:** [small|large]\n\n## Way\n[w]\n',
		'docs/own/own-colours.md': '# T\n\n## Need\u001B[31m\n\n**Size:** \u001B[31mlarge\u202E\n\n## Way\nw\n',
	});
	const run = await runProgram(['get', 'colours'], {cwd});
	t.is(
		run.stdout,
		`docs/own/own-colours.md  (own)

Document
  document.title: T

Need␛[31m
  need-31m.size: ␛[31mlarge<U+202E>

Way
  way: w
`,
		run.stderr,
	);
});
