import test from 'ava';
import fc from 'fast-check';
import {dayIn, daysBetween} from '../../source/proposal/day-in.js';
import {isDate} from '../../source/template/field-value.js';
import {runs} from '../helpers/runs.js';

const day = (text: string): string | undefined => dayIn(text)?.day;

test('Days are read in the spellings that people use', t => {
	t.is(day('2026-03-09'), '2026-03-09');
	t.is(day('Milestone 1: 2026-03-09 - Sessions'), '2026-03-09');
	t.is(day('by 2026/3/9'), '2026-03-09');
	t.is(day('9 March 2026'), '2026-03-09');
	t.is(day('9th Mar. 2026'), '2026-03-09');
	t.is(day('March 9, 2026'), '2026-03-09');
	t.is(day('sept 1st 2026'), '2026-09-01');
	t.deepEqual(dayIn('until 29 February 2028, or so'), {day: '2028-02-29', written: '29 February 2028'});
});

test('Of a month or a quarter the last day counts', t => {
	t.is(day('February 2026'), '2026-02-28');
	t.is(day('end of Dec 2026'), '2026-12-31');
	t.is(day('2026-02'), '2026-02-28');
	t.is(day('Q3 2026'), '2026-09-30');
	t.is(day('2026-Q1'), '2026-03-31');
	t.is(day('2026 Q4'), '2026-12-31');
	t.is(day('31 June 2026'), '2026-06-30');
});

test('Of a range the end counts, and the surest spelling before others', t => {
	t.is(day('2026-02-01 to 2026-03-01'), '2026-03-01');
	t.is(day('Q1 2026 (2026-02-10)'), '2026-02-10');
});

test('What is no day is none', t => {
	const texts = ['', 'soon', '2026', '3 weeks', '2026-13-01', '2026-02-30', 'Maybe 2026', 'market 2026'];
	for (const text of [...texts, '12026-01-01', '2026-01-011', '1.2.3', 'Q5 2026', '2026-00']) {
		t.is(day(text), undefined, text);
	}
});

test('The days between two days are counted by the calendar', t => {
	t.is(daysBetween('2026-02-27', '2026-03-02'), 3);
	t.is(daysBetween('2026-03-29', '2026-03-28'), -1);
	t.is(daysBetween('2024-02-28', '2025-02-28'), 366);
});

test('Whatever the text, a day that is found in it is one', t => {
	const part = fc.constantFrom('2026', '-', '02', '31', ' ', 'March', 'Q2', '/', '9', 'of', ',', '0');
	const text = fc.oneof(
		fc.array(part, {maxLength: 12}).map(parts => parts.join('')),
		fc.string(),
	);
	const property = fc.property(text, words => {
		const found = dayIn(words);
		return found === undefined || (isDate(found.day) && words.includes(found.written));
	});
	t.notThrows(() => fc.assert(property, runs(1000)));
});
