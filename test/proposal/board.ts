import test from 'ava';
import fc from 'fast-check';
import {
	filterEntries,
	groupEntries,
	type SortColumn,
	sortColumns,
	sortEntries,
	usualSort,
} from '../../source/proposal/board.js';
import type {BoardEntry} from '../../source/proposal/board-entry.js';
import {facetKey, readOrders, valuesOf} from '../../source/proposal/board-order.js';
import {readTemplate} from '../../source/template/read-template.js';
import {boardEntry, seedOrders} from '../helpers/board.js';
import {runs} from '../helpers/runs.js';
import {seedForm} from '../helpers/seed.js';

const today = '2026-03-31';
const day = (text: string): Pick<BoardEntry, 'lastUpdated'> => ({lastUpdated: {day: text, source: 'git'}});

function names(entries: readonly BoardEntry[]): string {
	return entries.map(({name}) => name).join(' ');
}

function sorted(entries: readonly BoardEntry[], column: SortColumn, isDescending = false): string {
	return names(sortEntries(entries, [{column, isDescending}], seedOrders));
}

test('Choices are sorted as the template lists them, statuses by the life of a proposal', t => {
	const byPriority = ['low', 'Critical', 'nice-to-have', 'high', undefined, 'urgent', 'asap'].map((priority, index) =>
		boardEntry(`${index}-${priority ?? 'none'}`, {priority}),
	);
	t.is(sorted(byPriority, 'priority'), '1-Critical 3-high 0-low 2-nice-to-have 6-asap 5-urgent 4-none');
	t.is(sorted(byPriority, 'priority', true), '5-urgent 6-asap 2-nice-to-have 0-low 3-high 1-Critical 4-none');
	const statuses = ['reviewed', 'draft', 'rejected', 'In Review', 'proposed', 'accepted', 'in-progress', 'approved'];
	t.is(
		sorted(
			statuses.map(status => boardEntry(facetKey('status', status), {status})),
			'status',
		),
		'draft proposed in-review approved in-progress reviewed rejected accepted',
	);
	const risks = ['very-high', 'low', 'high', 'medium'].map(risk => boardEntry(risk, {risk}));
	t.is(sorted(risks, 'risk', true), 'very-high high medium low');
});

test('All else is sorted by size, by day or by alphabet with numbers as numbers', t => {
	t.is(sorted([boardEntry('item-10'), boardEntry('item-9'), boardEntry('Item-1')], 'name'), 'Item-1 item-9 item-10');
	const efforts = {a: '2 weeks', b: '3 days', c: '1-2 months', d: '60 hours', e: 'a lot'};
	const byEffort = Object.entries(efforts).map(([name, effort]) => boardEntry(name, {effort}));
	t.is(sorted(byEffort, 'effort'), 'b d a c e');
	const shares = [
		boardEntry('half', {tasks: {done: 2, total: 4}, progress: 50, fields: {filled: 5, total: 10}}),
		boardEntry('none', {tasks: {done: 0, total: 0}, template: undefined}),
		boardEntry('most', {tasks: {done: 9, total: 10}, progress: 9, fields: {filled: 1, total: 10}}),
	];
	t.is(sorted(shares, 'tasks', true), 'most half none');
	t.is(sorted(shares, 'fields', true), 'half most none');
	t.is(sorted(shares, 'progress'), 'most half none');
	t.is(
		sorted([boardEntry('b', day('2026-01-02')), boardEntry('a', day('2026-01-10')), boardEntry('c')], 'updated'),
		'b a c',
	);
});

test('Several columns are looked at one after the other, and equals stand by path', t => {
	const entries = [
		boardEntry('d', {status: 'proposed', priority: 'low'}),
		boardEntry('c', {status: 'draft', priority: 'low'}),
		boardEntry('b', {status: 'proposed', priority: 'high'}),
		boardEntry('a', {status: 'proposed', priority: 'low'}),
	];
	t.is(names(sortEntries(entries, usualSort, seedOrders)), 'c b a d');
	t.is(names(sortEntries(entries, [], seedOrders)), 'a b c d');
});

test('Filters take the proposals that have one of the values, whatever their spelling', t => {
	const entries = [
		boardEntry('a', {status: 'In Review', category: 'security'}),
		boardEntry('b', {status: 'superseded by ADR-9', category: 'security'}),
		boardEntry('c', {status: 'draft', priority: 'high'}),
		boardEntry('d'),
	];
	const found = (values: Parameters<typeof filterEntries>[1]['values'] & object): string =>
		names(filterEntries(entries, {values}, today));
	t.is(found({status: ['in-review', 'superseded']}), 'a b');
	t.is(found({status: ['draft', 'none']}), 'c d');
	t.is(found({status: ['in-review'], category: ['security']}), 'a');
	t.is(found({priority: ['high'], category: ['security']}), '');
	t.is(found({}), 'a b c d');
});

test('Stale is what was not changed for as many days and is not at its end', t => {
	const entries = [
		boardEntry('new', {status: 'proposed', ...day('2026-03-30')}),
		boardEntry('old', {status: 'proposed', ...day('2026-03-01')}),
		boardEntry('older', {status: 'deferred', ...day('2025-12-01')}),
		boardEntry('ended', {status: 'rejected', ...day('2025-12-01')}),
		boardEntry('unknown', {status: 'proposed'}),
	];
	t.is(names(filterEntries(entries, {staleDays: 30}, today)), 'old older');
	t.is(names(filterEntries(entries, {staleDays: 31}, today)), 'older');
	t.is(names(filterEntries(entries, {staleDays: 0}, today)), 'new old older');
	t.is(names(filterEntries(entries, {staleDays: 30, values: {status: ['rejected']}}, today)), 'ended');
});

test('All words are looked for, in any order, case and accent', t => {
	const entries = [
		boardEntry('cold-start', {title: 'Schnellerer Start für Kälte', category: 'performance'}),
		boardEntry('two-keys', {title: 'Two keys', status: 'in-review'}),
	];
	const found = (words: string): string => names(filterEntries(entries, {words}, today));
	t.is(found('START kalte'), 'cold-start');
	t.is(found('performance cold'), 'cold-start');
	t.is(found('review'), 'two-keys');
	t.is(found('docs/enhancements'), 'cold-start two-keys');
	t.is(found('keys cold'), '');
	t.is(found('  '), 'cold-start two-keys');
});

test('Groups stand in the order of their values, those without one last', t => {
	const entries = [
		boardEntry('d', {status: 'approved'}),
		boardEntry('c'),
		boardEntry('b', {status: 'draft'}),
		boardEntry('a', {status: 'Approved'}),
	];
	t.deepEqual(
		groupEntries(entries, 'status', seedOrders).map(group => [group.value, names(group.entries)]),
		[
			['draft', 'b'],
			['approved', 'd a'],
			[undefined, 'c'],
		],
	);
});

test('The values of a facet are those that the templates list, and others that proposals have', t => {
	t.deepEqual(valuesOf(seedOrders, 'risk', [boardEntry('a', {risk: 'unknown'})]), [
		'low',
		'medium',
		'high',
		'very-high',
		'unknown',
	]);
	const madr = readTemplate('madr', '---\nstatus: proposed | accepted | deprecated\n---\n\n# [T]\n\n## Context\n[c]\n');
	t.deepEqual([...readOrders([seedForm, madr]).status.keys()].slice(-3), ['superseded', 'accepted', 'deprecated']);
});

const anyEntry: fc.Arbitrary<BoardEntry> = fc
	.record({
		name: fc.integer({min: 0, max: 999}).map(number => `item-${number}`),
		status: fc.constantFrom('draft', 'Approved', 'parked', undefined),
		priority: fc.constantFrom('low', 'high', 'odd', undefined),
		effort: fc.constantFrom('1 day', '2 weeks', 'much', undefined),
		progress: fc.option(fc.integer({min: 0, max: 100}), {nil: undefined}),
	})
	.map(({name, ...given}) => boardEntry(name, given));

test('Whatever is sorted by, nothing is lost and the order does not depend on what it was before', t => {
	const step = fc.record({column: fc.constantFrom(...sortColumns), isDescending: fc.boolean()});
	const unique = fc.uniqueArray(anyEntry, {selector: ({path}) => path, maxLength: 20});
	const property = fc.property(unique, fc.array(step, {maxLength: 3}), (entries, steps) => {
		const once = names(sortEntries(entries, steps, seedOrders));
		const again = names(sortEntries(entries.toReversed(), steps, seedOrders));
		const groups = groupEntries(entries, 'status', seedOrders).flatMap(group => group.entries);
		return (
			once === again && once.split(' ').filter(Boolean).length === entries.length && groups.length === entries.length
		);
	});
	t.notThrows(() => fc.assert(property, runs(300)));
});
