import type {FolderOptions} from '../proposal/create.js';
import {nearestFirst} from '../proposal/nearest-form.js';
import {type Recognition, recognise} from '../proposal/recognise.js';
import type {Form} from '../template/form.js';
import {formatOf} from '../template/naming.js';
import {listFiles, readProposal} from './proposals.js';

/** A file in the folders of the proposals, with what it turned out to be. */
export type ScannedFile = Recognition & {
	/** Relative to the root, with forward slashes. */
	readonly path: string;
};

/** What is looked through. */
export type Scan = {
	readonly root: string;
	/** The templates that proposals may follow, the usual one first. */
	readonly forms: readonly Form[];
	/** Where the proposals of a repository lie. */
	readonly folders: Pick<FolderOptions, 'folder'>;
	/** The files, as `listCandidates` gives them. */
	readonly paths: readonly string[];
};

/** How long files are read at a stretch, in milliseconds, before keys, frames and other work have their turn. */
const stretch = 8;

/** The files in some folders that may be proposals: all Markdown, and YAML where a template is YAML. Sorted, relative to the root. */
export function listCandidates(root: string, folders: readonly string[], forms: readonly Form[]): readonly string[] {
	const hasYaml = forms.some(form => form.document.format === 'yaml');
	const isWanted = (name: string): boolean =>
		/\.(?:md|markdown)$/i.test(name) || (hasYaml && formatOf(name) === 'yaml');
	return [...new Set(folders.flatMap(folder => listFiles(root, folder, isWanted)))].toSorted();
}

/**
 * Reads files one by one, in order, and tells of each what it is. Each is read once, held against the templates once, and
 * can be forgotten as soon as it was given; no more than one file is open at a time. Never throws.
 */
export async function* scanProposals({root, forms, folders, paths}: Scan): AsyncGenerator<ScannedFile> {
	const formsByFolder = new Map<string, readonly Form[]>();
	let pause = performance.now() + stretch;
	for (const path of paths) {
		const folder = path.slice(0, path.lastIndexOf('/') + 1);
		const nearest = formsByFolder.get(folder) ?? nearestFirst(forms, path, folders);
		formsByFolder.set(folder, nearest);
		const read = readProposal(root, path);
		yield 'problem' in read
			? {kind: 'other', path, reason: reasonIn(read.problem, path)}
			: {path, ...recognise(nearest, path, read.text)};
		if (performance.now() > pause) {
			await new Promise(resolve => setImmediate(resolve));
			pause = performance.now() + stretch;
		}
	}
}

/** A sentence about a file without the file's name in front. */
function reasonIn(problem: string, path: string): string {
	return problem.startsWith(`${path} `) ? problem.slice(path.length + 1) : problem;
}
