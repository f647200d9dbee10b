/**
 * How often fast-check tries a property: the given number, and in the deep run as many times more as
 * `ENHANCE_RUNS` says. A failing case is printed with its seed.
 */
export function runs(count: number): {readonly numRuns: number} {
	return {numRuns: count * Number(process.env.ENHANCE_RUNS ?? 1)};
}

/**
 * The same cases in every run, so that what passed passes again; the deep run goes further along the same way.
 * `ENHANCE_SEED` is the number of another way.
 */
export function fixedSeed(title: string): {readonly seed: number} {
	const base = Number(process.env.ENHANCE_SEED ?? 1) * 1000;
	return {seed: [...title].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), base)};
}
