import {createFrontMatter, frontMatterEdit} from '../document/front-matter.js';
import type {MarkdownDocument} from '../document/markdown.js';
import type {TextEdit} from '../document/text-edit.js';
import type {Field} from '../template/form.js';

/**
 * The edits that give a key of the front matter a value: a list has an item in each line. A document without front
 * matter gets some. A string says why the key can't have the value.
 */
export function keyEdits(
	document: MarkdownDocument,
	{place}: Pick<Field, 'place'>,
	text: string,
): readonly TextEdit[] | string {
	if (place.at !== 'front-matter') {
		return 'is no key of the front matter';
	}

	const {frontMatter} = document;
	const entry = frontMatter?.entries.find(({key}) => key === place.key);
	const isList = entry ? entry.kind === 'list' || (place.isList && entry.value === '') : place.isList;
	if (!frontMatter && /^\uFEFF?---[ \t]*(?:\r?\n|$)/.test(document.text)) {
		return 'has no place in this document: its front matter is never closed';
	}

	const value = isList ? text.split('\n').filter(item => item.trim() !== '') : text;
	return frontMatter
		? frontMatterEdit(document.text, frontMatter, place.key, value)
		: createFrontMatter(document.text, document.eol, [[place.key, value]]);
}
