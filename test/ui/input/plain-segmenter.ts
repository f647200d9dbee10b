import test from 'ava';
import fc from 'fast-check';
import {PlainSegmenter} from '../../../source/ui/input/plain-segmenter.js';
import {runs} from '../../helpers/runs.js';

const pieces = [
	'a',
	' ',
	'\n',
	'\r',
	'\u001B[1m',
	'─',
	'│',
	'✓',
	'…',
	'▸',
	'●',
	'é',
	'e\u0301',
	'日',
	'👩‍👩‍👧',
	'🇫🇷',
	'\u200D',
];

test('the segmenter of the built program finds the letters that the real one finds', t => {
	const real = new Intl.Segmenter(undefined, {granularity: 'grapheme'});
	const plain = new PlainSegmenter(undefined, {granularity: 'grapheme'});
	const text = fc.array(fc.constantFrom(...pieces), {maxLength: 12}).map(parts => parts.join(''));
	const property = fc.property(text, fc.nat(12), (input, index) => {
		t.deepEqual([...plain.segment(input)], [...real.segment(input)]);
		t.deepEqual(plain.segment(input).containing(index), real.segment(input).containing(index));
	});
	t.notThrows(() => fc.assert(property, runs(500)));
});

test('words are left to the real segmenter', t => {
	const plain = new PlainSegmenter('en', {granularity: 'word'});
	t.deepEqual(
		[...plain.segment('two words')].map(({segment}) => segment),
		['two', ' ', 'words'],
	);
});
