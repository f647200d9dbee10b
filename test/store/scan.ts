import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import {listCandidates, type ScannedFile, scanProposals} from '../../source/store/scan.js';
import {readTemplate} from '../../source/template/read-template.js';
import {repositoryWith} from '../helpers/repository.js';
import {readProjectFile, seedForm} from '../helpers/seed.js';

const adr = readTemplate('adr', readProjectFile('templates/adr.md'));
const forms = [seedForm, adr];
const minimal = readProjectFile('test/fixtures/proposal-minimal.md');
const folder = 'docs/enhancements';

async function scan(root: string, paths: readonly string[]): Promise<readonly ScannedFile[]> {
	const found: ScannedFile[] = [];
	for await (const file of scanProposals({root, forms, folders: {folder: undefined}, paths})) {
		found.push(file);
	}

	return found;
}

/** A file with its template, or with the reason why it is none. */
function row(file: ScannedFile): readonly string[] {
	return [path.posix.basename(file.path), file.kind === 'other' ? file.reason : file.alignment.form.name];
}

test('All Markdown of the folders is found, each file once and in order; links and hidden folders are left alone', t => {
	const {cwd} = repositoryWith(t, {
		[`${folder}/README.md`]: '# Enhancements\n',
		[`${folder}/b/nested.markdown`]: minimal,
		[`${folder}/b/c/d.md`]: minimal,
		[`${folder}/.obsidian/x.md`]: minimal,
		[`${folder}/node_modules/x.md`]: minimal,
		[`${folder}/kep.yaml`]: 'status: draft\n',
		[`${folder}/picture.png`]: '',
		'docs/decisions/adr-a.md': minimal,
		'outside.md': minimal,
	});
	fs.symlinkSync(path.join(cwd, 'outside.md'), path.join(cwd, folder, 'link.md'));
	fs.symlinkSync(path.join(cwd, 'docs'), path.join(cwd, folder, 'loop'));
	t.deepEqual(listCandidates(cwd, [folder, 'docs/decisions', 'docs/decisions', 'nowhere'], forms), [
		'docs/decisions/adr-a.md',
		`${folder}/README.md`,
		`${folder}/b/c/d.md`,
		`${folder}/b/nested.markdown`,
		`${folder}/enhancement-performance-resumable-uploads.md`,
		`${folder}/enhancement-security-two-keys.md`,
	]);
	const yaml = readTemplate('kep.yaml', 'title: T\nstatus: draft|done\n');
	t.true(listCandidates(cwd, [folder], [yaml]).includes(`${folder}/kep.yaml`));
	t.true(listCandidates(cwd, [''], forms).includes('outside.md'));
});

test('Each file is told with what it is; one that can not be read ends nothing', async t => {
	const {cwd, write} = repositoryWith(t);
	const files: Readonly<Record<string, string | Uint8Array>> = {
		'a.md': minimal,
		'b.md': Uint8Array.of(0xff, 0xfe),
		'c.md': '',
		'd.md': '# Notes\n',
		'e.md': 'x'.repeat(1_000_001),
		'f.md': minimal.replaceAll('\n', '\r\n'),
		'g.md': `\uFEFF${minimal}`,
	};
	for (const [name, content] of Object.entries(files)) {
		write(`${folder}/${name}`, content);
	}

	const paths = [...Object.keys(files), 'gone.md'].map(name => `${folder}/${name}`);
	t.deepEqual((await scan(cwd, paths)).map(row), [
		['a.md', 'enhancement'],
		['b.md', 'is not UTF-8 text'],
		['c.md', 'is empty'],
		['d.md', 'follows no template and gives no status'],
		['e.md', 'is larger than 1 MB'],
		['f.md', 'enhancement'],
		['g.md', 'enhancement'],
		['gone.md', 'does not exist'],
	]);
});

test('A file that may not be opened, and one that is no file, are told', async t => {
	const {cwd, write} = repositoryWith(t);
	write(`${folder}/closed.md`, minimal);
	fs.chmodSync(path.join(cwd, folder, 'closed.md'), 0);
	fs.mkdirSync(path.join(cwd, folder, 'folder.md'));
	const [closed, directory] = await scan(cwd, [`${folder}/closed.md`, `${folder}/folder.md`]);
	t.is(directory && row(directory)[1], 'is not a file');
	if (process.getuid?.() !== 0) {
		t.is(closed && row(closed)[1], "can't be read (EACCES)");
	}
});

test('Of templates that fit equally well the one of the folder is taken', async t => {
	const {cwd} = repositoryWith(t, {
		'docs/decisions/a.md': '---\nstatus: draft\n---\n\n# A\n',
		[`${folder}/a.md`]: '---\nstatus: draft\n---\n\n# A\n',
	});
	t.deepEqual((await scan(cwd, ['docs/decisions/a.md', `${folder}/a.md`])).map(row), [
		['a.md', 'adr'],
		['a.md', 'enhancement'],
	]);
});

test('Files come one by one, and other work has its turn between them', async t => {
	const {cwd} = repositoryWith(t);
	const paths = Array.from({length: 400}, () => `${folder}/enhancement-security-two-keys.md`);
	let turns = 0;
	const timer = setInterval(() => {
		turns++;
	}, 0);
	const files = scanProposals({root: cwd, forms, folders: {folder: undefined}, paths});
	const first = await files.next();
	t.false(first.done);
	t.is(turns, 0);
	let count = 1;
	for await (const _ of files) {
		count++;
	}

	clearInterval(timer);
	t.is(count, 400);
	t.true(turns > 1, `${turns}`);
});
