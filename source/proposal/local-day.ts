/** The calendar day of a moment where the author is, as `2026-01-31`. */
export function localDay(moment: Date): string {
	const pad = (number: number): string => String(number).padStart(2, '0');
	return `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`;
}
