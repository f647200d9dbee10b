/**
 * How often fast-check tries a property: the given number, and in the deep run as many times more as
 * `ENHANCE_RUNS` says. A failing case is printed with its seed.
 */
export function runs(count: number): {readonly numRuns: number} {
	return {numRuns: count * Number(process.env.ENHANCE_RUNS ?? 1)};
}

/** The same cases in every run, so that a suite that passed passes again; the deep run looks for new ones each time. */
export function fixedSeed(title: string): {readonly seed?: number} {
	const base = Number(process.env.ENHANCE_SEED ?? 1) * 1000;
	const seed = [...title].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), base);
	return process.env.ENHANCE_RUNS === undefined ? {seed} : {};
}
