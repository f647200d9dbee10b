/** Templates and documents of other projects, where they lie beside this one. They are read and never copied. */
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {projectFolder} from './temporary-folder.js';

export type CorpusText = {
	/** The name of the folder that holds the file: the project that a document comes from. */
	readonly folder: string;
	/** The path inside the corpus, as failures name it. */
	readonly path: string;
	readonly name: string;
	readonly text: string;
};

/** The folder named by `ENHANCE_CORPUS`, else `../shared/corpus` beside the project; undefined where there is none. */
export function corpusFolder(): string | undefined {
	const folder = process.env.ENHANCE_CORPUS ?? path.join(path.dirname(projectFolder), 'shared', 'corpus');
	return existsSync(folder) ? folder : undefined;
}

/** Every template, in the order of the names; none without a corpus. */
export function corpusTemplates(): readonly CorpusText[] {
	return textsIn('templates');
}

/** Every document, in the order of the names; none without a corpus. */
export function corpusDocuments(): readonly CorpusText[] {
	return textsIn('documents');
}

function textsIn(part: string): readonly CorpusText[] {
	const corpus = corpusFolder();
	if (corpus === undefined) {
		return [];
	}

	const folder = path.join(corpus, part);
	return readdirSync(folder, {recursive: true, encoding: 'utf8'})
		.filter(name => /\.(?:md|yaml)$/.test(name) && name !== 'PROVENANCE.md')
		.sort()
		.map(name => ({
			folder: path.dirname(name),
			path: path.join(part, name),
			name: path.basename(name),
			text: readFileSync(path.join(folder, name), 'utf8'),
		}));
}
