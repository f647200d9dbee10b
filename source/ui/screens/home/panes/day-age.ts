const units: readonly (readonly [string, number])[] = [
	['y', 365],
	['mo', 30],
	['w', 7],
	['d', 1],
];

/** How long ago a calendar day was, in one unit: `3d`, `5w`; `today`; empty where one of the days is none. */
export function dayAge(day: string | undefined, today: string): string {
	const days = Math.round((Date.parse(today) - Date.parse(day ?? '')) / 86_400_000);
	if (Number.isNaN(days)) {
		return '';
	}

	const unit = units.find(([name, length]) => days >= length * (name === 'w' || name === 'mo' ? 2 : 1));
	return unit ? `${Math.floor(days / unit[1])}${unit[0]}` : 'today';
}
