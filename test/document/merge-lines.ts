import test from 'ava';
import fc from 'fast-check';
import {mergeLines} from '../../source/document/merge-lines.js';
import {runs} from '../helpers/runs.js';

const base = 'a\nb\nc\nd\n';

test('lines that only one side changed, added or took out are taken over', t => {
	t.is(mergeLines(base, 'A\nb\nc\nd\n', 'a\nb\nc\nD\n'), 'A\nb\nc\nD\n');
	t.is(mergeLines(base, 'a\nb\nc\n', 'new\na\nb\nc\nd\n'), 'new\na\nb\nc\n');
	t.is(mergeLines(base, 'a\nB\nc\nd\n', 'a\nb\nC\nd\n'), 'a\nB\nC\nd\n');
	t.is(mergeLines('', 'a\n', ''), 'a\n');
});

test('what both changed alike is taken once, also where only white space differs', t => {
	t.is(mergeLines(base, 'a\nX\nc\nd\n', 'a\nX\nc\nD\n'), 'a\nX\nc\nD\n');
	t.is(mergeLines(base, 'a\n X\nc\nd\n', 'a\nX\nc\nD\n'), 'a\n X\nc\nD\n');
	t.is(mergeLines(base, 'a\nc\nd\n', 'a\nc\nd\n'), 'a\nc\nd\n');
});

test('lines that both changed, each in its own way, or two texts at the same place are not merged', t => {
	t.is(mergeLines(base, 'a\nX\nc\nd\n', 'a\nY\nc\nd\n'), undefined);
	t.is(mergeLines(base, `${base}mine\n`, `${base}theirs\n`), undefined);
	t.is(mergeLines(base, 'a\nd\n', 'a\nb\nC\nd\n'), undefined);
});

test('a last line without a line break is not glued to one of the other side', t => {
	t.is(mergeLines('a\nb\n', 'a\nb', 'a\nb\nc\n'), undefined);
	t.is(mergeLines('a\nb', 'A\nb', 'a\nb'), 'A\nb');
});

test('which text is called mine changes nothing, and an unchanged one gives the other', t => {
	const text = fc
		.array(fc.constantFrom('a\n', 'b\n', 'c\n', ' a\n', 'd\r\n', 'e'), {maxLength: 8})
		.map(lines => lines.join(''));
	const property = fc.property(text, text, text, (old, one, other) => {
		const merged = mergeLines(old, one, other);
		return (
			merged === mergeLines(old, other, one) && mergeLines(old, one, old) === one && mergeLines(old, one, one) === one
		);
	});
	t.notThrows(() => fc.assert(property, runs(1000)));
});
