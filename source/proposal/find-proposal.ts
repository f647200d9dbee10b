import {slugWords} from '../template/field-id.js';
import {briefNameIn, type Naming} from '../template/naming.js';

/**
 * The files that a word means: the path or its end, the file name, the brief name, or a part of one, whatever the case.
 * The surest way that finds any decides; several files are the caller's to ask about. Paths have forward slashes.
 */
export function matchProposals(paths: readonly string[], word: string, namings: readonly Naming[]): readonly string[] {
	const wanted = fold(word.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '')).trim();
	const slug = slugWords(word);
	if (wanted === '') {
		return [];
	}

	const ways: readonly ((path: string) => boolean)[] = [
		path => path === wanted,
		path => path.endsWith(`/${wanted}`),
		path => stemOf(path) === wanted,
		path => namings.some(naming => briefNameIn(naming, fileOf(path)) === wanted),
		path => slug !== '' && namings.some(naming => briefNameIn(naming, fileOf(path)) === slug),
		path => stemOf(path).includes(wanted) || (slug !== '' && stemOf(path).includes(slug)),
		path => path.includes(wanted),
	];
	const folded = paths.map(path => ({path, folded: fold(path)}));
	for (const isMeant of ways) {
		const found = folded.filter(candidate => isMeant(candidate.folded));
		if (found.length > 0) {
			return found.map(({path}) => path);
		}
	}

	return [];
}

/** What proposals are called: the brief name where the file is named by a convention, else the file's name without its ending. */
export function callName(path: string, namings: readonly Naming[]): string {
	const names = namings.flatMap(naming => briefNameIn(naming, fileOf(path)) ?? []);
	return names[0] ?? stemOf(path);
}

function fold(words: string): string {
	return words.normalize('NFC').toLowerCase();
}

function fileOf(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

function stemOf(path: string): string {
	return fileOf(path).replace(/\.(?:md|markdown)$/i, '');
}
