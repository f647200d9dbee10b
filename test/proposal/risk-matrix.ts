import test from 'ava';
import fc from 'fast-check';
import {cellWidth} from '../../source/document/cells.js';
import {matrixLines, riskMatrix} from '../../source/proposal/risk-matrix.js';
import {boardEntry, seedOrders} from '../helpers/board.js';
import {runs} from '../helpers/runs.js';

const entries = [
	boardEntry('two-keys', {priority: 'critical', risk: 'low', title: 'Two keys', status: 'proposed'}),
	boardEntry('cold-start', {priority: 'high', risk: 'very-high', title: 'Faster cold start', status: 'approved'}),
	boardEntry('uploads', {priority: 'high', risk: 'medium', title: 'Resumable uploads 📦'}),
	boardEntry('sessions', {priority: 'High', risk: 'Very high', title: 'Sessions in Redis'}),
	boardEntry('漢字', {priority: 'urgent'}),
];

test('The matrix counts proposals by priority and risk, and names them below', t => {
	t.is(
		matrixLines(riskMatrix(entries, seedOrders), 100).join('\n'),
		`priority \\ risk        low     medium       high  very-high       none
critical                 1          .          .          .          .
high                     .          1          .          2          .
medium                   .          .          .          .          .
low                      .          .          .          .          .
nice-to-have             .          .          .          .          .
urgent                   .          .          .          .          1

priority critical, risk low (1)
  two-keys  [proposed]  Two keys

priority high, risk very-high (2)
  cold-start  [approved]  Faster cold start
  sessions  [-]  Sessions in Redis

priority high, risk medium (1)
  uploads  [-]  Resumable uploads 📦

priority urgent, risk none (1)
  漢字  [-]`,
	);
});

test('In a narrow terminal the matrix has narrower columns', t => {
	t.deepEqual(matrixLines(riskMatrix(entries, seedOrders), 44).slice(0, 3), [
		'priority \\ ri…   low  med…  high  ver…  none',
		'critical           1     .     .     .     .',
		'high               .     1     .     2     .',
	]);
});

test('Every proposal stands in one cell, and no line is wider than it may be', t => {
	const value = fc.constantFrom('low', 'high', 'very-high', 'critical', 'odd one', '漢字', undefined);
	const entry = fc
		.tuple(fc.string({unit: 'grapheme', minLength: 1}), value, value)
		.map(([name, priority, risk]) => boardEntry(name, {priority, risk}));
	const property = fc.property(fc.array(entry, {maxLength: 12}), fc.integer({min: 1, max: 120}), (of, width) => {
		const matrix = riskMatrix(of, seedOrders);
		const placed = matrix.cells.flatMap(cell => cell.entries);
		return placed.length === of.length && matrixLines(matrix, width).every(line => cellWidth(line) <= width);
	});
	t.notThrows(() => fc.assert(property, runs(300)));
});
