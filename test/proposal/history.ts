import test from 'ava';
import fc from 'fast-check';
import {type Present, type StatusHistory, statusHistory, type Version} from '../../source/proposal/history.js';
import {isoMoment, type Moment} from '../../source/proposal/moment.js';
import {runs} from '../helpers/runs.js';

const file = 'docs/enhancements/a.md';
const now = Date.parse('2026-02-01T00:00:00Z');
const conflict = '<<<<<<< ours\nstatus: draft\n=======\nstatus: proposed\n>>>>>>> theirs\n';

function day(text: string, offset = 0): Moment {
	return {time: Date.parse(`${text}T12:00:00Z`), offset};
}

function saying(status: string): string {
	return `---\nstatus: ${status}\n---\n\n# Title\n\nWords.\n`;
}

type Sketch = {
	readonly on: string;
	readonly status?: string | undefined;
	readonly text?: string | undefined;
	readonly from?: readonly string[];
	readonly author?: string;
	readonly committed?: string;
	readonly path?: string;
	readonly renames?: Readonly<Record<string, string>>;
	readonly isGone?: boolean;
};

/** A version by a few words; without `from` it is the first one. */
function version(commit: string, {on, status, from = [], author = 'Ada', path = file, ...rest}: Sketch): Version {
	const text = 'text' in rest ? rest.text : saying(status ?? '');
	return {
		commit,
		parents: from,
		author,
		authored: day(on),
		committed: day(rest.committed ?? on),
		texts: new Map(rest.isGone === true ? [] : [[path, text]]),
		renames: new Map(Object.entries(rest.renames ?? {})),
	};
}

/** A row for each span: status, first day, last day, days, author, commit. */
function rows({spans}: StatusHistory): readonly string[] {
	return spans.map(({status, since, until, lasted, author, commit}) =>
		[
			status ?? '-',
			isoMoment(since).slice(0, 10),
			until ? isoMoment(until).slice(0, 10) : 'now',
			lasted / 86_400_000,
			author ?? '-',
			commit ?? '-',
		].join(' '),
	);
}

function historyOf(versions: readonly Version[], present?: Present): StatusHistory {
	return statusHistory(file, versions, present, now);
}

test('A status lasts from the commit that set it to the one that set another, whatever else was changed between them', t => {
	const history = historyOf([
		version('d', {on: '2026-01-20', status: 'approved', from: ['c'], author: 'Grace'}),
		version('c', {on: '2026-01-12', status: 'in-review', from: ['b']}),
		version('b', {on: '2026-01-08', status: 'in-review', from: ['a'], author: 'Linus'}),
		version('a', {on: '2026-01-05', status: 'proposed'}),
	]);
	t.deepEqual(rows(history), [
		'proposed 2026-01-05 2026-01-08 3 Ada a',
		'in-review 2026-01-08 2026-01-20 12 Linus b',
		'approved 2026-01-20 now 11.5 Grace d',
	]);
	t.deepEqual([history.versions, history.skipped, history.oldest], [4, 0, 'a']);
});

test('A status to which a proposal comes back has a span of its own each time', t => {
	const history = historyOf([
		version('c', {on: '2026-01-20', status: 'proposed', from: ['b']}),
		version('b', {on: '2026-01-10', status: 'deferred', from: ['a']}),
		version('a', {on: '2026-01-05', status: 'proposed'}),
	]);
	t.deepEqual(
		rows(history).map(row => row.split(' ')[0]),
		['proposed', 'deferred', 'proposed'],
	);
});

test('Another spelling of a status is no move, and what no status is given for is told as such', t => {
	const history = historyOf([
		version('d', {on: '2026-01-12', text: '# T\n\n## Status\n\nSuperseded by [2](2.md)\n', from: ['c']}),
		version('c', {on: '2026-01-08', text: '# T\n\n## Status\n\nAccepted (2026)\n', from: ['b']}),
		version('b', {on: '2026-01-07', text: '# T\n\n- Status: accepted\n', from: ['a']}),
		version('a', {on: '2026-01-05', text: '# T\n'}),
	]);
	t.deepEqual(rows(history), [
		'- 2026-01-05 2026-01-07 2 Ada a',
		'accepted 2026-01-07 2026-01-12 5 Ada b',
		'Superseded by 2 2026-01-12 now 19.5 Ada d',
	]);
});

test('A status that came by a merge is dated where it was changed, and what only merged around it is no move', t => {
	const history = historyOf([
		version('merge', {on: '2026-01-16', status: 'in-review', from: ['main', 'branch'], author: 'Robot'}),
		version('main', {on: '2026-01-14', status: 'proposed', from: ['a']}),
		version('branch', {on: '2026-01-09', status: 'in-review', from: ['a'], author: 'Grace'}),
		version('a', {on: '2026-01-05', status: 'proposed'}),
	]);
	t.deepEqual(rows(history), ['proposed 2026-01-05 2026-01-09 4 Ada a', 'in-review 2026-01-09 now 22.5 Grace branch']);
});

test('A status that no side of a merge had was set by the merge', t => {
	const history = historyOf([
		version('merge', {on: '2026-01-16', status: 'approved', from: ['main', 'branch'], author: 'Grace'}),
		version('main', {on: '2026-01-14', status: 'proposed', from: ['a']}),
		version('branch', {on: '2026-01-09', status: 'in-review', from: ['a']}),
		version('a', {on: '2026-01-05', status: 'proposed'}),
	]);
	t.deepEqual(rows(history), ['proposed 2026-01-05 2026-01-16 11 Ada a', 'approved 2026-01-16 now 15.5 Grace merge']);
});

test('A proposal is followed through its other names, also where only one side of a merge has the new one', t => {
	const old = 'notes/idea.md';
	const history = historyOf([
		version('merge', {on: '2026-01-16', status: 'in-review', from: ['main', 'renamed']}),
		version('main', {on: '2026-01-14', status: 'in-review', from: ['a'], path: old, author: 'Grace'}),
		version('renamed', {on: '2026-01-12', status: 'proposed', from: ['a'], renames: {[file]: old}}),
		version('a', {on: '2026-01-05', status: 'proposed', path: old}),
	]);
	t.deepEqual(rows(history), ['proposed 2026-01-05 2026-01-14 9 Ada a', 'in-review 2026-01-14 now 17.5 Grace main']);
	t.deepEqual(history.paths, [file, old]);
	const unmerged = historyOf([
		version('renamed', {on: '2026-01-12', status: 'proposed', from: ['a'], renames: {[file]: old}}),
		version('a', {on: '2026-01-05', status: 'proposed', path: old}),
	]);
	t.deepEqual(rows(unmerged), ['proposed 2026-01-05 now 26.5 Ada a']);
	t.deepEqual(unmerged.paths, [file, old]);
});

test('A version that can not be read is left out and counted', t => {
	const history = historyOf([
		version('d', {on: '2026-01-20', status: 'in-review', from: ['c']}),
		version('c', {on: '2026-01-12', text: conflict, from: ['b']}),
		version('b', {on: '2026-01-08', text: undefined, from: ['a']}),
		version('a', {on: '2026-01-05', status: 'proposed'}),
	]);
	t.deepEqual(rows(history), ['proposed 2026-01-05 2026-01-20 15 Ada a', 'in-review 2026-01-20 now 11.5 Ada d']);
	t.deepEqual([history.versions, history.skipped], [4, 2]);
});

test('While the file was away it had no status', t => {
	const history = historyOf([
		version('c', {on: '2026-01-20', status: 'proposed', from: ['b']}),
		version('b', {on: '2026-01-10', isGone: true, from: ['a']}),
		version('a', {on: '2026-01-05', status: 'proposed'}),
	]);
	t.deepEqual(rows(history), ['proposed 2026-01-05 2026-01-10 5 Ada a', 'proposed 2026-01-20 now 11.5 Ada c']);
});

test('A change with an older date than the one before it counts from when it was committed', t => {
	const history = historyOf([
		version('c', {on: '2026-01-04', committed: '2026-01-02', status: 'approved', from: ['b']}),
		version('b', {on: '2026-01-03', committed: '2026-01-09', status: 'in-review', from: ['a']}),
		version('a', {on: '2026-01-05', status: 'proposed'}),
	]);
	t.deepEqual(rows(history), [
		'proposed 2026-01-05 2026-01-09 4 Ada a',
		'in-review 2026-01-09 2026-01-09 0 Ada b',
		'approved 2026-01-09 now 22.5 Ada c',
	]);
});

test('A status that is not committed yet has no author, and the same one as before is nothing new', t => {
	const versions = [version('a', {on: '2026-01-05', status: 'proposed'})];
	const changed = day('2026-01-30');
	t.deepEqual(rows(historyOf(versions, {text: saying('in-review'), changed})), [
		'proposed 2026-01-05 2026-01-30 25 Ada a',
		'in-review 2026-01-30 now 1.5 - -',
	]);
	t.deepEqual(rows(historyOf(versions, {text: `${saying('proposed')}More.\n`, changed})), [
		'proposed 2026-01-05 now 26.5 Ada a',
	]);
	t.deepEqual(rows(historyOf([], {text: saying('draft'), changed})), ['draft 2026-01-30 now 1.5 - -']);
});

test('A moment is written with the offset of its place', t => {
	t.is(isoMoment(day('2026-01-05', 90)), '2026-01-05T13:30:00+01:30');
	t.is(isoMoment({time: Date.parse('2026-01-05T00:10:00Z'), offset: -480}), '2026-01-04T16:10:00-08:00');
});

test('Whatever the versions are, the spans follow one another, and no two in a row have the same status', t => {
	const status = fc.constantFrom('draft', 'proposed', 'approved', undefined);
	const sketch = fc.record({
		status,
		day: fc.integer({min: 1, max: 28}),
		parents: fc.array(fc.integer({min: 1, max: 4}), {maxLength: 3}),
		kind: fc.constantFrom('text', 'text', 'text', 'unreadable', 'gone'),
	});
	const property = fc.property(fc.array(sketch, {maxLength: 20}), sketches => {
		const versions = sketches.map(({status: word, day: number, parents, kind}, index) =>
			version(`c${index}`, {
				on: `2026-01-${String(number).padStart(2, '0')}`,
				from: parents.map(step => `c${index + step}`),
				isGone: kind === 'gone',
				...(kind === 'unreadable' ? {text: undefined} : {status: word}),
			}),
		);
		const {spans, skipped, versions: count} = historyOf(versions, {text: saying('draft'), changed: day('2026-01-31')});
		return (
			spans.at(-1)?.until === undefined &&
			skipped <= count &&
			count <= versions.length &&
			spans.every(({since, until, lasted}, index) => {
				const next = spans[index + 1];
				const isInOrder = next === undefined || (until !== undefined && until.time <= next.since.time);
				const isOther = next === undefined || next.status !== spans[index]?.status || until !== next.since;
				return isInOrder && isOther && lasted === (until?.time ?? now) - since.time;
			})
		);
	});
	t.notThrows(() => fc.assert(property, runs(300)));
});
