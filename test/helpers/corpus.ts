import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {projectFolder} from './temporary-folder.js';

/** A file of the corpus: its path in the corpus and its text. */
export type CorpusFile = {readonly path: string; readonly text: string};

/** The folder of real templates and documents: the one that ENHANCE_CORPUS names, or one beside the project's. */
export function corpusFolder(): string | undefined {
	const folder = process.env.ENHANCE_CORPUS ?? path.join(projectFolder, '..', 'shared', 'corpus');
	return existsSync(folder) ? folder : undefined;
}

/** Every document of the corpus; none where there is no corpus. */
export function corpusDocuments(): readonly CorpusFile[] {
	return filesIn('documents');
}

/** Every template of the corpus; none where there is no corpus. */
export function corpusTemplates(): readonly CorpusFile[] {
	return filesIn('templates');
}

function filesIn(name: string): readonly CorpusFile[] {
	const folder = corpusFolder();
	const paths = folder ? readdirSync(path.join(folder, name), {recursive: true, encoding: 'utf8'}) : [];
	return paths
		.filter(file => /\.(?:md|yaml)$/.test(file) && !file.endsWith('PROVENANCE.md'))
		.toSorted()
		.map(file => ({path: path.join(name, file), text: readFileSync(path.join(folder ?? '', name, file), 'utf8')}));
}
