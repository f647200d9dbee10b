import leven from 'leven';

/** The candidate that is spelled most like the word, if any is near enough to have been meant. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
	const limit = Math.max(2, Math.floor(word.length / 3));
	const ranked = candidates
		.map(candidate => ({
			candidate,
			distance: leven(word.toLowerCase(), candidate.toLowerCase(), {maxDistance: limit + 1}),
		}))
		.toSorted((one, other) => one.distance - other.distance);
	const [best] = ranked;
	return best && best.distance <= limit
		? best.candidate
		: candidates.find(candidate => word.length > 2 && candidate.startsWith(word));
}

/** ` Did you mean "…"?`, or nothing. */
export function didYouMean(word: string, candidates: readonly string[]): string {
	const candidate = nearest(word, candidates);
	return candidate === undefined ? '' : ` Did you mean "${candidate}"?`;
}
