import test from 'ava';
import fc from 'fast-check';
import {cellWidth, cutCells, fitCells} from '../../source/document/cells.js';
import {runs} from '../helpers/runs.js';

test('Text is measured by the cells that it takes, not by its letters', t => {
	t.is(cellWidth('plain'), 5);
	t.is(cellWidth('漢字'), 4);
	t.is(cellWidth('e\u0301'), 1);
	t.is(cellWidth('👨‍👩‍👧'), 2);
	t.is(cellWidth(''), 0);
});

test('Text that is too wide is cut between letters, with a sign that something is missing', t => {
	t.is(cutCells('resumable uploads', 20), 'resumable uploads');
	t.is(cutCells('resumable uploads', 17), 'resumable uploads');
	t.is(cutCells('resumable uploads', 11), 'resumable…');
	t.is(cutCells('漢字かな', 6), '漢字…');
	t.is(cutCells('漢字かな', 4), '漢…');
	t.is(cutCells('👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', 5), '👨‍👩‍👧👨‍👩‍👧…');
	t.is(cutCells('abc', 1), '…');
	t.is(cutCells('abc', 0), '');
});

test('Text is filled up at the end, or in front for numbers', t => {
	t.is(fitCells('ab', 4), 'ab  ');
	t.is(fitCells('ab', 4, 'end'), '  ab');
	t.is(fitCells('漢', 4), '漢  ');
	t.is(fitCells('漢字', 3), '漢…');
	t.is(fitCells('漢字かな', 4), '漢… ');
});

test('Whatever the text is, it takes exactly the cells that it is given', t => {
	const text = fc.oneof(
		fc.string(),
		fc.string({unit: 'grapheme'}),
		fc.constantFrom('漢字', '👍🏽', 'नमस्ते', 'e\u0301'.repeat(3)),
	);
	const property = fc.property(text, fc.integer({min: 1, max: 30}), (words, width) => {
		const clean = words.replace(/\p{C}/gu, '');
		return cellWidth(fitCells(clean, width)) === width && cellWidth(cutCells(clean, width)) <= width;
	});
	t.notThrows(() => fc.assert(property, runs(500)));
});

test('A title of a million letters is cut in no time', t => {
	t.is(cutCells('é'.repeat(1_000_000), 5), 'éééé…');
});
