import test from 'ava';
import {freshId, groupByWords, slugWords, wordsKey} from '../../source/template/field-id.js';

test('A part of an id is the words in lower case, joined by hyphens', t => {
	t.is(slugWords('Actual Results vs. Expectations'), 'actual-results-vs-expectations');
	t.is(slugWords("What didn't (work) — 2nd try!"), 'what-didnt-work-2nd-try');
	t.is(slugWords('Größe / 日本語'), 'größe-日本語');
	t.is(slugWords('🚀'), '');
	t.is(slugWords(`${'a'.repeat(59)} b c`), 'a'.repeat(59));
	t.is(slugWords('𠮷'.repeat(70)), '𠮷'.repeat(60));
});

test('Headings and labels are compared without case, punctuation and emphasis', t => {
	t.is(wordsKey('Blockers & Issues'), wordsKey('**blockers — issues:**'));
	t.not(wordsKey('Risk'), wordsKey('Risks'));
	t.not(wordsKey('🚀'), wordsKey('🎉'));
	t.not(wordsKey(`${'long '.repeat(20)}one`), wordsKey(`${'long '.repeat(20)}two`));
	t.deepEqual(
		[...groupByWords(['A b', 'c', 'a-B'], words => words)],
		[
			['a-b', ['A b', 'a-B']],
			['c', ['c']],
		],
	);
});

test('An id that is taken gets the next free number', t => {
	const taken = new Map<string, number>();
	const ids = ['a', 'a', 'a-2', 'a', 'a-2', 'b'].map(id => freshId(taken, id));
	t.deepEqual(ids, ['a', 'a-2', 'a-2-2', 'a-3', 'a-2-3', 'b']);
	t.is(new Set(ids).size, ids.length);
});
