/** `ENHANCE_SEED` is the number of another way through the cases than the usual one. */
const way = Number(process.env.ENHANCE_SEED ?? 1);

/**
 * How often fast-check tries a property: the given number, and in the deep run as many times more as `ENHANCE_RUNS`
 * says. The cases are the same in every run, so that what passed passes again; the deep run goes further along the way.
 */
export function runs(count: number): {readonly numRuns: number; readonly seed: number} {
	return {numRuns: count * Number(process.env.ENHANCE_RUNS ?? 1), seed: way};
}

/** A way of its own for each test, where several tests make their cases alike. */
export function fixedSeed(title: string): {readonly seed: number} {
	return {seed: [...title].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), way * 1000)};
}
