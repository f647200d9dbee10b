import fs from 'node:fs';
import path from 'node:path';
import type {FolderOptions} from '../proposal/create.js';
import {readStatuses} from '../proposal/status-setting.js';
import type {StatusRule} from '../template/form.js';

/** The settings of a repository, from `.enhance.json`. All are optional; unknown keys are left alone. */
export type Settings = FolderOptions & {
	/** The template that is used where none is named. */
	readonly template: string | undefined;
	/** The statuses of the repository's proposals; undefined for those of the template or the product. */
	readonly statuses: readonly StatusRule[] | undefined;
};

/** A repository as the program works in it. */
export type Workspace = {
	/** Absolute path of the root. */
	readonly root: string;
	readonly settings: Settings;
};

/** What could not be read, in a sentence for the person. */
export type Problem = {readonly problem: string};

const settingsName = '.enhance.json';

/**
 * Finds the root that a folder belongs to and reads its settings. The root is the top of the git work tree; without git
 * the nearest folder upwards that has settings or `docs/enhancements`; else the folder itself.
 */
export function openWorkspace(folder: string): Workspace | Problem {
	const root = findRoot(folder);
	const settings = readSettings(root);
	return 'problem' in settings ? settings : {root, settings};
}

function findRoot(folder: string): string {
	const folders = withParents(folder);
	const has = (name: string) => (candidate: string) => fs.existsSync(path.join(candidate, name));
	const marked = (candidate: string): boolean => has(settingsName)(candidate) || has('docs/enhancements')(candidate);
	return folders.find(has('.git')) ?? folders.find(marked) ?? folder;
}

function withParents(folder: string): readonly string[] {
	const parent = path.dirname(folder);
	return parent === folder ? [folder] : [folder, ...withParents(parent)];
}

function readSettings(root: string): Settings | Problem {
	const file = path.join(root, settingsName);
	let text: string;
	try {
		text = fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
	} catch (error) {
		const isMissing =
			error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
		return isMissing ? none : {problem: `${settingsName} can't be read: ${String(error)}`};
	}

	try {
		return checkSettings(JSON.parse(text));
	} catch (error) {
		return {problem: `${settingsName} is not valid JSON: ${error instanceof Error ? error.message : String(error)}`};
	}
}

const none: Settings = {folder: undefined, layout: 'flat', template: undefined, statuses: undefined};

function checkSettings(value: unknown): Settings | Problem {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		return {problem: `${settingsName} has to hold an object, such as {"folder": "docs/enhancements"}`};
	}

	const {folder, layout = 'flat', template, statuses} = value as Record<string, unknown>;
	if (folder !== undefined && !isInnerFolder(folder)) {
		return {problem: `${settingsName}: "folder" has to be a folder inside the repository, such as "docs/enhancements"`};
	}

	if (layout !== 'flat' && layout !== 'category') {
		return {problem: `${settingsName}: "layout" has to be "flat" or "category"`};
	}

	if (template !== undefined && typeof template !== 'string') {
		return {problem: `${settingsName}: "template" has to be the name of a template`};
	}

	const rules = statuses === undefined ? undefined : readStatuses(statuses);
	return typeof rules === 'string'
		? {problem: `${settingsName}: "statuses" ${rules}`}
		: {folder: folder?.replace(/\/+$/, ''), layout, template, statuses: rules};
}

function isInnerFolder(value: unknown): value is string {
	if (typeof value !== 'string' || value === '' || value.includes('\\') || path.isAbsolute(value)) {
		return false;
	}

	return value
		.replace(/\/+$/, '')
		.split('/')
		.every(part => /^(?!\.git$|\.+$|(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))[^<>:"|?*\p{C}]+(?<![. ])$/iu.test(part));
}
