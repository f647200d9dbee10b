import fs from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {projectFolder} from './helpers/temporary-folder.js';

/** What each folder of `source` may import from; `cli` stands for the files at its top. */
const allowed: Readonly<Record<string, readonly string[]>> = {
	document: [],
	template: ['document'],
	proposal: ['document', 'template'],
	check: ['document', 'template', 'proposal'],
	store: ['document', 'template', 'proposal', 'check'],
	commands: ['document', 'template', 'proposal', 'check', 'store'],
	ui: ['document', 'template', 'proposal', 'check', 'store'],
	cli: ['document', 'template', 'proposal', 'check', 'store', 'commands', 'ui'],
};

const pureFolders = new Set(['document', 'template', 'proposal', 'check']);

/** Packages that nothing but the screens may load, and one that only the store does. */
const screenPackages = /^(?:react|ink|ink-select-input|ink-text-input)(?:\/|$)/;

type Import = {readonly file: string; readonly folder: string; readonly target: string};

const sourceFolder = path.join(projectFolder, 'source');

function folderOf(file: string): string {
	const [first = '', ...rest] = path.relative(sourceFolder, file).split(path.sep);
	return rest.length === 0 ? 'cli' : first;
}

function imports(): readonly Import[] {
	const files = fs
		.readdirSync(sourceFolder, {recursive: true, encoding: 'utf8'})
		.filter(name => /\.tsx?$/.test(name))
		.map(name => path.join(sourceFolder, name));
	return files.flatMap(file => {
		const text = fs.readFileSync(file, 'utf8');
		const targets = [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(match => match[1] ?? '');
		return targets.map(target => ({file: path.relative(projectFolder, file), folder: folderOf(file), target}));
	});
}

function isRelative(target: string): boolean {
	return target.startsWith('.');
}

test('the imports of each folder point inwards only', t => {
	const found = imports();
	t.true(found.length > 100);
	const wrong = found.filter(({file, folder, target}) => {
		if (!isRelative(target)) {
			return false;
		}

		const targetFolder = folderOf(path.resolve(projectFolder, path.dirname(file), target));
		return targetFolder !== folder && !allowed[folder]?.includes(targetFolder);
	});
	t.deepEqual(wrong, []);
});

test('the pure folders import neither Node, nor React, nor Ink, nor conf', t => {
	const wrong = imports().filter(
		({folder, target}) => pureFolders.has(folder) && (/^node:|^conf$/.test(target) || screenPackages.test(target)),
	);
	t.deepEqual(wrong, []);
});

test('only the screens load React and Ink, and only the store loads conf', t => {
	const wrong = imports().filter(
		({folder, target}) => (screenPackages.test(target) && folder !== 'ui') || (target === 'conf' && folder !== 'store'),
	);
	t.deepEqual(wrong, []);
});
