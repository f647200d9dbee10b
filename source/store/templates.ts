import fs from 'node:fs';
import path from 'node:path';
import {readTextFile} from './read-file.js';
import type {Problem} from './workspace.js';

/** A template that can be named. */
export type TemplateEntry = {
	readonly name: string;
	/** Absolute path of the file. */
	readonly file: string;
	/** Where it comes from: shipped with the program, or the repository's own. */
	readonly origin: 'shipped' | 'repository';
};

/** A template's text with its name. */
export type TemplateSource = {readonly name: string; readonly file: string; readonly text: string};

const repositoryFolders: readonly string[] = ['.enhance/templates', 'docs/templates'];

/** Every template that a repository can use, by name. Its own ones stand before the shipped ones of the same name. */
export function listTemplates(root: string, packageFolder: string): readonly TemplateEntry[] {
	const own = repositoryFolders.flatMap(folder => templatesIn(path.join(root, folder), 'repository', root));
	const shipped = templatesIn(path.join(packageFolder, 'templates'), 'shipped', packageFolder);
	const byName = new Map<string, TemplateEntry>();
	for (const entry of [...own, ...shipped]) {
		if (!byName.has(entry.name)) {
			byName.set(entry.name, entry);
		}
	}

	return [...byName.values()].toSorted((one, other) => one.name.localeCompare(other.name));
}

/** Reads a template by name, or by the path of its file where the word has a slash or ends in `.md`. */
export function loadTemplate(
	word: string,
	places: {readonly root: string; readonly packageFolder: string; readonly folder: string},
): TemplateSource | Problem {
	const entries = listTemplates(places.root, places.packageFolder);
	const entry = entries.find(candidate => candidate.name === word);
	const isPath = /[\\/]|\.(?:md|markdown)$/i.test(word);
	if (!entry && !isPath) {
		return {problem: `there is no template "${word}"; there are ${entries.map(({name}) => name).join(', ')}`};
	}

	const file = entry?.file ?? path.resolve(places.folder, word);
	const read = readTextFile(file);
	return 'problem' in read ? read : {name: entry?.name ?? nameOf(file), file, text: read.text};
}

/** Files that lie in a folder of templates; a link that leads out of the repository is not followed. */
function templatesIn(folder: string, origin: TemplateEntry['origin'], root: string): readonly TemplateEntry[] {
	let names: readonly string[];
	try {
		names = fs.readdirSync(folder);
	} catch {
		return [];
	}

	return names
		.filter(name => /\.(?:md|markdown)$/i.test(name) && !/^readme\./i.test(name))
		.map(name => ({name: nameOf(name), file: path.join(folder, name), origin}))
		.filter(entry => isInside(entry.file, root));
}

function isInside(file: string, root: string): boolean {
	try {
		const relative = path.relative(fs.realpathSync(root), fs.realpathSync(file));
		return !relative.startsWith('..') && !path.isAbsolute(relative) && fs.statSync(file).isFile();
	} catch {
		return false;
	}
}

function nameOf(file: string): string {
	return path.basename(file).replace(/\.(?:md|markdown)$/i, '');
}
