/** A moment as a commit keeps it: milliseconds since 1970, and how far the clock of the place is before UTC, in minutes. */
export type Moment = {readonly time: number; readonly offset: number};

const minute = 60_000;
/** The end of the year 9998, in seconds: what lies behind it is no date of a commit. */
const lastSecond = 253_370_764_799;

/** A moment from what git keeps: seconds since 1970, a blank, and the offset as `+0130`. What is no moment is the start of 1970. */
export function readMoment(raw: string): Moment {
	const match = /^(-?\d{1,18}) ([+-])(\d{2})(\d{2})$/.exec(raw);
	const seconds = Math.min(Math.max(Number(match?.[1] ?? 0), 0), lastSecond);
	const offset = Math.min(Number(match?.[3] ?? 0), 23) * 60 + Math.min(Number(match?.[4] ?? 0), 59);
	return {time: seconds * 1000, offset: match?.[2] === '-' && offset > 0 ? -offset : offset};
}

/** A moment as `2026-01-31T09:30:00+01:00`. */
export function isoMoment({time, offset}: Moment): string {
	const pad = (number: number): string => String(number).padStart(2, '0');
	const minutes = Math.abs(offset);
	const there = new Date(time + offset * minute).toISOString().slice(0, 19);
	return `${there}${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** The calendar day of a moment at its place. */
export function dayOf(moment: Moment): string {
	return isoMoment(moment).slice(0, 10);
}

const units: readonly (readonly [name: string, length: number])[] = [
	['d', 24 * 60 * minute],
	['h', 60 * minute],
	['min', minute],
];

/** A length of time (milliseconds) in its largest whole unit: `12d`, `5h`, `0min`. */
export function duration(milliseconds: number): string {
	const [name, length] = units.find(unit => milliseconds >= unit[1]) ?? ['min', minute];
	return `${Math.floor(milliseconds / length)}${name}`;
}
