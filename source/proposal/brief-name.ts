import slugify from '@sindresorhus/slugify';

/** The brief name of a title in which no letter can be written in ASCII. */
export const untitled = 'untitled';

const longest = 60;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * The brief name of a title: lower-case ASCII words joined by hyphens, at most 60 characters, cut at a word.
 * A title without any letter that can be written so gives `untitled`.
 */
export function briefNameOf(title: string): string {
	const words = slugify(title.slice(0, 500), {decamelize: false})
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');
	const cut = cutAtWord(words);
	return cut === '' || reserved.test(cut) ? [untitled, cut].filter(Boolean).join('-') : cut;
}

/** The brief name with a number at its end, still within the longest length: what is offered when a name is taken. */
export function numberedBriefName(briefName: string, number: number): string {
	const suffix = `-${number}`;
	return briefName.slice(0, longest - suffix.length).replace(/-+$/, '') + suffix;
}

/** Why a brief name that a person typed can't be part of a file name; undefined where it can. */
export function briefNameProblem(briefName: string): string | undefined {
	if (briefName.length > longest) {
		return `is longer than ${longest} characters`;
	}

	return briefNameOf(briefName) === briefName
		? undefined
		: `holds more than lower-case letters, digits and hyphens: try "${briefNameOf(briefName)}"`;
}

function cutAtWord(words: string): string {
	if (words.length <= longest) {
		return words;
	}

	const end = words.lastIndexOf('-', longest);
	return words.slice(0, end > 0 ? end : longest);
}
