import test from 'ava';
import fc from 'fast-check';
import type {DraftState} from '../../source/proposal/draft.js';
import {applyChange, type DraftChange, diffState} from '../../source/proposal/draft-journal.js';
import {runs} from '../helpers/runs.js';

const state: DraftState = {
	text: '# Enhancement: Faster search\n',
	field: 'enhancement-overview.priority',
	cursor: 4,
	pending: {},
	later: [],
	briefName: '',
};

test('two states that say the same have no difference', t => {
	t.is(diffState(state, {...state, pending: {}, later: []}), undefined);
});

test('a typed letter is one splice', t => {
	const after = {...state, text: '# Enhancement: Faster searches\n', cursor: 5};
	t.deepEqual(diffState(state, after), {text: [28, 0, 'es'], cursor: 5});
});

test('a letter among equal letters is one splice', t => {
	t.deepEqual(diffState({...state, text: 'aaa'}, {...state, text: 'aaaa'}), {text: [3, 0, 'a']});
	t.deepEqual(diffState({...state, text: 'aaaa'}, {...state, text: 'aaa'}), {text: [3, 1, '']});
});

test('a letter in a text of 100 kB costs less than 100 bytes', t => {
	const text = 'All work and no play. '.repeat(4600);
	const after = {...state, text: `${text.slice(0, 50_000)}x${text.slice(50_000)}`, cursor: 50_001};
	t.true(JSON.stringify(diffState({...state, text}, after)).length < 100);
});

test('a splice never begins or ends inside a surrogate pair', t => {
	t.deepEqual(diffState({...state, text: 'a😀b'}, {...state, text: 'a😁b'}), {text: [1, 2, '😁']});
	// U+1F600 and U+1FA00 differ in the first unit alone.
	t.deepEqual(diffState({...state, text: '\u{1f600}'}, {...state, text: '\u{1fa00}'}), {text: [0, 2, '\u{1fa00}']});
});

test('a pending text that is new, even an empty one, changed or gone is told by its field', t => {
	const before = {...state, pending: {risk: 'hgih', effort: '3 weeks'}};
	const after = {...state, pending: {risk: 'high', purpose: ''}};
	const change = diffState(before, after);
	t.deepEqual(change, {
		pending: [
			['risk', [1, 2, 'ig']],
			['purpose', [0, 0, '']],
		],
		removed: ['effort'],
	});
	t.deepEqual(applyChange(before, change ?? {}), after);
});

test('a quick draft is told when it begins and when it ends', t => {
	const quick = {...state, quick: true};
	t.deepEqual(diffState(state, quick), {quick: true});
	t.deepEqual(applyChange(state, {quick: true}), quick);
	t.deepEqual(applyChange(quick, {cursor: 7}), {...quick, cursor: 7});
	t.deepEqual(applyChange(quick, throughJson(diffState(quick, state))), state);
	t.is(diffState(state, {...state, quick: false}), undefined);
});

test('fields may have the names that objects have', t => {
	const pending = Object.fromEntries(['__proto__', 'constructor', 'hasOwnProperty', '0'].map(id => [id, `at ${id}`]));
	const there = throughJson(diffState(state, {...state, pending}));
	t.deepEqual(Object.entries(applyChange(state, there).pending).sort(), Object.entries(pending).sort());
	const back = throughJson(diffState({...state, pending}, state));
	t.deepEqual(applyChange({...state, pending}, back), state);
});

test('what a draft was made from, and what is left over, is told as a whole where any of it changed', t => {
	const before = {...state, base: '# Old\n'};
	t.is(diffState(before, {...before}), undefined);
	const leftOver = [{label: 'Owner', text: 'Ann'}];
	const after = {...state, base: '# New\n', unmerged: {text: '# Mine\n', base: '# Old\n'}, leftOver};
	const change = throughJson(diffState(before, after));
	t.deepEqual(change, {beside: {base: '# New\n', unmerged: {text: '# Mine\n', base: '# Old\n'}, leftOver}});
	t.deepEqual(applyChange(before, change), after);
	t.deepEqual(applyChange(after, throughJson(diffState(after, state))), state);
	t.deepEqual(applyChange(after, {cursor: 1}), {...after, cursor: 1});
});

test('wherever a long text changes, only that part is told', t => {
	const text = 'All work and no play makes 😀 a dull boy. '.repeat(100);
	for (let place = 0; place <= text.length; place++) {
		const before = {...state, text};
		const after = {...state, text: `${text.slice(0, place)}\n${text.slice(place)}`};
		const change = diffState(before, after) ?? {};
		t.true((change.text?.[2].length ?? 0) <= 3);
		t.is(applyChange(before, change).text, after.text);
	}
});

test('a change leads from the one state to the other, also through JSON', t => {
	const text = fc.oneof(
		fc.string({unit: fc.constantFrom('a', 'b', '😀', '😁', '\u{1fa00}', '\ud83d', '\ude00', '\n')}),
		fc.string({unit: 'binary'}),
	);
	const name = fc.oneof(fc.constantFrom('__proto__', 'constructor', 'toString', '1', 'risk'), fc.string());
	const anyState: fc.Arbitrary<DraftState> = fc.record(
		{
			text,
			field: name,
			cursor: fc.nat(),
			pending: fc.array(fc.tuple(name, text), {maxLength: 5}).map(entries => Object.fromEntries(entries)),
			later: fc.array(name, {maxLength: 3}),
			briefName: name,
			quick: fc.constant(true),
		},
		{requiredKeys: ['text', 'field', 'cursor', 'pending', 'later', 'briefName']},
	);
	fc.assert(
		fc.property(anyState, anyState, (before, after) => {
			const change = diffState(before, after);
			t.deepEqual(change ? applyChange(before, throughJson(change)) : before, after);
		}),
		runs(500),
	);
});

function throughJson(change: DraftChange | undefined): DraftChange {
	return JSON.parse(JSON.stringify(change ?? {})) as DraftChange;
}
