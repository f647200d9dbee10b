/**
 * How often fast-check tries a property: the given number, and in the deep run as many times more as
 * `ENHANCE_RUNS` says. A failing case is printed with its seed.
 */
export function runs(count: number): {readonly numRuns: number} {
	return {numRuns: count * Number(process.env.ENHANCE_RUNS ?? 1)};
}
