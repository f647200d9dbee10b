import {isDate} from '../template/field-value.js';

/** A day that is named in a text. */
export type NamedDay = {
	/** As `2026-01-31`; of a month or quarter the last day. */
	readonly day: string;
	/** As it is written. */
	readonly written: string;
};

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthName =
	'(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';

type Reader = readonly [pattern: RegExp, read: (parts: readonly string[]) => string];

/** Spellings of days, the surest first; each is read into year, month and day. */
const readers: readonly Reader[] = [
	[/(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?!\d)/g, ([year, month, day]) => isoDay(year, month, day)],
	[/(?<!\d)(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/g, ([year, month, day]) => isoDay(year, month, day)],
	[
		new RegExp(String.raw`(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\.?[ ]\b${monthName},?[ ](\d{4})(?!\d)`, 'gi'),
		([day, month, year]) => isoDay(year, monthNumber(month), day),
	],
	[
		new RegExp(String.raw`\b${monthName}[ ](\d{1,2})(?:st|nd|rd|th)?,?[ ](\d{4})(?!\d)`, 'gi'),
		([month, day, year]) => isoDay(year, monthNumber(month), day),
	],
	[
		new RegExp(String.raw`\b${monthName}[ ,]{1,2}(\d{4})(?!\d)`, 'gi'),
		([month, year]) => lastDay(year, monthNumber(month)),
	],
	[/\bQ([1-4])[ /-]?(\d{4})(?!\d)/gi, ([quarter, year]) => lastDay(year, String(Number(quarter) * 3))],
	[/(?<!\d)(\d{4})[ /-]?Q([1-4])\b/gi, ([year, quarter]) => lastDay(year, String(Number(quarter) * 3))],
	[/(?<![\d-])(\d{4})-(\d{2})(?![\d-])/g, ([year, month]) => lastDay(year, month)],
];

/** How much of a text is looked at. */
const longest = 300;

/** The day that a text names, the last one of those in the surest spelling, as with `2026-02-01 to 2026-03-01`. Undefined where there is none. */
export function dayIn(text: string): NamedDay | undefined {
	const start = text.slice(0, longest);
	for (const [pattern, read] of readers) {
		const days = [...start.matchAll(pattern)]
			.map(match => ({written: match[0], day: read(match.slice(1))}))
			.filter(({day}) => isDate(day));
		const last = days.at(-1);
		if (last) {
			return last;
		}
	}

	return undefined;
}

/** The days from one calendar day to another; negative where the other comes first. */
export function daysBetween(one: string, other: string): number {
	return Math.round((Date.parse(`${other}T00:00:00Z`) - Date.parse(`${one}T00:00:00Z`)) / 86_400_000);
}

function isoDay(year = '', month = '', day = ''): string {
	return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function lastDay(year = '', month = ''): string {
	const first = new Date(`${isoDay(year, month, '1')}T00:00:00Z`);
	if (Number.isNaN(first.getTime())) {
		return '';
	}

	first.setUTCMonth(first.getUTCMonth() + 1, 0);
	return first.toISOString().slice(0, 10);
}

function monthNumber(name = ''): string {
	return String(months.indexOf(name.toLowerCase().slice(0, 3)) + 1);
}
