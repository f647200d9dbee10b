import test from 'ava';
import {localDay} from '../../source/proposal/local-day.js';

/** The day of a moment for an author in a time zone. */
function dayIn(zone: string, moment: string): string {
	const before = process.env.TZ;
	process.env.TZ = zone;
	try {
		return localDay(new Date(moment));
	} finally {
		if (before === undefined) {
			delete process.env.TZ;
		} else {
			process.env.TZ = before;
		}
	}
}

test.serial('The day is the one on the wall where the author is', t => {
	t.is(dayIn('UTC', '2026-01-31T23:59:59Z'), '2026-01-31');
	t.is(dayIn('Pacific/Kiritimati', '2026-01-31T10:30:00Z'), '2026-02-01');
	t.is(dayIn('America/Los_Angeles', '2026-03-01T07:59:00Z'), '2026-02-28');
	t.is(dayIn('Asia/Kolkata', '2025-12-31T18:30:00Z'), '2026-01-01');
});

test.serial('The change to summer time moves no day', t => {
	t.is(dayIn('Europe/Berlin', '2026-03-29T00:59:59Z'), '2026-03-29');
	t.is(dayIn('Europe/Berlin', '2026-03-29T01:00:00Z'), '2026-03-29');
	t.is(dayIn('America/Santiago', '2026-09-06T04:00:00Z'), '2026-09-06');
});
