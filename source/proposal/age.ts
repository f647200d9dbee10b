const units: readonly (readonly [string, number])[] = [
	['d', 86_400],
	['h', 3600],
	['min', 60],
];

/** How long ago a moment (ISO 8601) was, in one unit: `3d ago`, `just now`. */
export function age(moment: string, now: Date): string {
	const seconds = (now.getTime() - Date.parse(moment)) / 1000;
	const unit = units.find(([, length]) => seconds >= length);
	return unit ? `${Math.floor(seconds / unit[1])}${unit[0]} ago` : 'just now';
}
