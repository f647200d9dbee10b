import test from 'ava';
import {applyEdits, haveOverlap, invertEdits, narrowEdit} from '../../source/document/text-edit.js';

test('Edits refer to the old text and may stand in any order', t => {
	const edits = [
		{from: 8, to: 11, insert: 'dog'},
		{from: 0, to: 3, insert: 'A'},
		{from: 4, to: 4, insert: 'fat '},
	];
	t.is(applyEdits('The big cat', edits), 'A fat big dog');
	t.is(applyEdits('The big cat', []), 'The big cat');
});

test('Edits that stand next to each other are applied both, an insertion before what is replaced at its place', t => {
	const edits = [
		{from: 1, to: 2, insert: 'B'},
		{from: 1, to: 1, insert: '-'},
		{from: 2, to: 3, insert: 'C'},
	];
	t.is(applyEdits('abc', edits), 'a-BC');
	t.false(haveOverlap(edits));
});

test('Edits that overlap or leave the text are a bug of the caller', t => {
	const overlapping = [
		{from: 0, to: 2, insert: ''},
		{from: 1, to: 3, insert: ''},
	];
	t.true(haveOverlap(overlapping));
	t.throws(() => applyEdits('abc', overlapping), {instanceOf: RangeError, message: /overlap or leave the text at 1/});
	t.throws(() => applyEdits('abc', [{from: 2, to: 4, insert: ''}]), {instanceOf: RangeError});
	t.throws(() => applyEdits('abc', [{from: 2, to: 1, insert: ''}]), {instanceOf: RangeError});
	t.throws(() => applyEdits('abc', [{from: -1, to: 1, insert: ''}]), {instanceOf: RangeError});
});

test('The inverse edits bring the old text back', t => {
	const text = 'one two three';
	const edits = [
		{from: 8, to: 13, insert: 'drei'},
		{from: 0, to: 0, insert: '# '},
		{from: 3, to: 7, insert: ''},
	];
	const changed = applyEdits(text, edits);
	t.is(changed, '# one drei');
	const inverse = invertEdits(text, edits);
	t.deepEqual(inverse, [
		{from: 0, to: 2, insert: ''},
		{from: 5, to: 5, insert: ' two'},
		{from: 6, to: 10, insert: 'three'},
	]);
	t.is(applyEdits(changed, inverse), text);
});

test('An edit is narrowed to what differs', t => {
	t.deepEqual(narrowEdit('## low risk', {from: 3, to: 11, insert: 'high risk'}), {from: 3, to: 6, insert: 'high'});
	t.deepEqual(narrowEdit('aaa', {from: 0, to: 3, insert: 'aaaa'}), {from: 3, to: 3, insert: 'a'});
	t.deepEqual(narrowEdit('aaaa', {from: 0, to: 4, insert: 'aa'}), {from: 2, to: 4, insert: ''});
	t.deepEqual(narrowEdit('same', {from: 0, to: 4, insert: 'same'}), {from: 4, to: 4, insert: ''});
	t.deepEqual(narrowEdit('abc', {from: 1, to: 1, insert: 'x'}), {from: 1, to: 1, insert: 'x'});
});
