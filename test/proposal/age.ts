import test from 'ava';
import {age} from '../../source/proposal/age.js';

test('The time since a moment is said in its largest unit', t => {
	const now = new Date('2026-03-04T12:00:00Z');
	t.is(age('2026-03-04T11:59:30Z', now), 'just now');
	t.is(age('2026-03-04T11:59:00Z', now), '1min ago');
	t.is(age('2026-03-04T10:30:00Z', now), '1h ago');
	t.is(age('2026-03-01T11:00:00Z', now), '3d ago');
	t.is(age('2026-03-05T00:00:00Z', now), 'just now');
	t.is(age('no date', now), 'just now');
});
