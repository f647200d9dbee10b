import test from 'ava';
import fc from 'fast-check';
import {cellWidth} from '../../source/document/cells.js';
import type {BoardEntry} from '../../source/proposal/board-entry.js';
import type {PlannedDay} from '../../source/proposal/planned-days.js';
import {makeTimeline} from '../../source/proposal/timeline.js';
import {timelineLines} from '../../source/proposal/timeline-lines.js';
import {boardEntry} from '../helpers/board.js';
import {runs} from '../helpers/runs.js';

const today = '2026-03-31';

function planned(words: string, day?: string, isDone?: boolean, written = day): PlannedDay {
	return {words, day, written, isDone};
}

const entries: readonly BoardEntry[] = [
	boardEntry('nothing'),
	boardEntry('cold-start-for-the-retrieval-service', {
		status: 'completed',
		days: [planned('Out', '2026-02-01', false)],
	}),
	boardEntry('two-keys', {
		status: 'proposed',
		days: [
			planned('Comments until', '2026-04-02'),
			planned('Kick-off', '2026-01-15'),
			planned('Done', '2026-06-30', false, 'Q2 2026'),
		],
	}),
	boardEntry('no-days', {status: 'draft', days: [planned('Phase 1: Foundation', undefined, false)]}),
	boardEntry('resumable-uploads', {
		status: 'in-progress',
		phase: 'development',
		progress: 35,
		days: [
			planned('Flag on for all', undefined, false),
			planned('Sessions open and close', '2026-03-09', true),
			planned('First resumed upload', '2026-03-20', false),
			planned('All clients', '2026-04-27', false),
		],
	}),
];

function lines(width: number, of: readonly BoardEntry[] = entries, now = today): string {
	return timelineLines(makeTimeline(of, now), width).join('\n');
}

test('The timeline shows what is done, late and ahead, the next thing first, and what has no day', t => {
	t.is(
		lines(100),
		`                                          2026-02   2026-03     2026-04     2026-05     2026-06
resumable-uploads                                      x----!---|---------o
two-keys                           .----------------------------|o---------------------------------o
cold-start-for-the-retrieval-ser…         .                     |

today 2026-03-31
x done  ! late  o ahead  . passed  ? undated

resumable-uploads  (in-progress, development, 35%)
  2026-03-09  x  Sessions open and close
  2026-03-20  !  First resumed upload  (11 days late)
  2026-04-27  o  All clients  (in 27 days)
  no day      ?  Flag on for all

two-keys  (proposed)
  2026-01-15  .  Kick-off
  2026-04-02  o  Comments until  (in 2 days)
  2026-06-30  o  Done (Q2 2026)  (in 91 days)

cold-start-for-the-retrieval-service  (completed)
  2026-02-01  .  Out

without any day:
  nothing
  no-days  (draft)  1 step planned`,
	);
});

test('In a narrow terminal the picture has wider steps, and then there is none', t => {
	t.deepEqual(lines(60).split('\n').slice(0, 4), [
		'                                2026-03       2026-05',
		'resumable-uploads                 x-!--|-----o',
		'two-keys              .----------------o-------------------o',
		'cold-start-for-the-…      .            |',
	]);
	t.deepEqual(lines(44).split('\n').slice(0, 6), [
		'today 2026-03-31',
		'x done  ! late  o ahead  . passed  ? undated',
		'',
		'resumable-uploads  (in-progress, developmen…',
		'  2026-03-09  x  Sessions open and close',
		'  2026-03-20  !  First resumed upload  (11…',
	]);
});

test('A few days are shown by days, and many years by years', t => {
	const near = boardEntry('a', {days: [planned('x', '2026-04-01', false), planned('y', '2026-04-06', false)]});
	t.deepEqual(lines(60, [near]).split('\n').slice(0, 2), [
		'   03-31   04-02   04-04   04-06   04-08   04-10   04-12',
		'a  |   o-------------------o',
	]);
	const far = boardEntry('a', {days: [planned('x', '0001-04-01', false), planned('y', '9999-12-31', false)]});
	t.deepEqual(lines(80, [far]).split('\n').slice(0, 2), [
		'           1000-01        3000-01        5000-01 6000-01        8000-01',
		'a  !--------------|------------------------------------------------------------o',
	]);
});

test('What is over is not late, and what is due today is not either', t => {
	const open = planned('Open', '2026-03-01', false);
	const states = (status: string | undefined, day = open): string | undefined =>
		makeTimeline([boardEntry('a', {status, days: [day]})], today).dated[0]?.days[0]?.state;
	t.is(states('in-progress'), 'late');
	t.is(states('parked'), 'late');
	t.is(states(undefined), 'late');
	t.is(states('completed'), 'passed');
	t.is(states('rejected'), 'passed');
	t.is(states('in-progress', planned('Today', today, false)), 'ahead');
	t.is(states('in-progress', planned('Done early', '2026-09-01', true)), 'done');
	t.true(
		lines(80, [boardEntry('a', {days: [planned('Now', today, false)]})]).endsWith('  2026-03-31  o  Now  (today)'),
	);
});

test('Whatever is planned, no line is wider than it may be', t => {
	const day = fc
		.tuple(fc.integer({min: 0, max: 5000}), fc.option(fc.boolean(), {nil: undefined}), fc.boolean())
		.map(([number, isDone, hasDay]) => {
			const date = new Date(Date.UTC(2020, 0, 1 + number)).toISOString().slice(0, 10);
			return planned('漢字 and words', hasDay ? date : undefined, isDone);
		});
	const entry = fc
		.tuple(fc.string({unit: 'grapheme', minLength: 1, maxLength: 40}), fc.array(day, {maxLength: 5}))
		.map(([name, days]) => boardEntry(name, {days}));
	const property = fc.property(fc.array(entry, {maxLength: 5}), fc.integer({min: 1, max: 140}), (of, width) =>
		timelineLines(makeTimeline(of, today), width).every(line => cellWidth(line) <= width),
	);
	t.notThrows(() => fc.assert(property, runs(300)));
});
