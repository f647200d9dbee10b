/** One part of a field's id: the words of a heading or label in lower case, joined by hyphens. Letters of any script stay. */
export function slugWords(words: string): string {
	return words
		.normalize('NFKC')
		.toLowerCase()
		.replace(/['’`]/g, '')
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 60)
		.replace(/-+$/, '');
}

/** Headings and labels are compared without case, punctuation and emphasis. */
export function sameWords(one: string, other: string): boolean {
	return slugWords(one) === slugWords(other);
}
