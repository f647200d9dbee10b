import test from 'ava';
import {applyEdits} from '../../source/document/text-edit.js';
import {setField} from '../../source/proposal/change.js';
import {boxEdits} from '../../source/proposal/change-list.js';
import {valueFor} from '../helpers/any-answer.js';
import {checkSamples, trying} from '../helpers/any-sample.js';
import {
	areApart,
	checkItems,
	checkKept,
	checkLastWins,
	checkOrder,
	checkSet,
	type Outcome,
} from '../helpers/check-change.js';

const counts: Record<Outcome, number> = {taken: 0, refused: 0, same: 0};
const parts = [1, 2, 3, 4, 5, 6] as const;

for (const part of parts) {
	test.serial(
		`A value that is set changes the bytes of its field and no others, part ${part} of ${parts.length}`,
		t => {
			checkSamples(t, 160, 10, (alignment, {answers}) => {
				const {states} = alignment;
				for (const [index, answer] of answers) {
					const state = states[index % states.length];
					const value = state && valueFor(state, answer);
					if (state && value !== undefined) {
						const words = `${state.id} = ${JSON.stringify(value)} in ${JSON.stringify(alignment.document.text)}`;
						counts[trying(words, () => checkSet(alignment, state.id, value))]++;
					}
				}
			});
		},
	);
}

test.serial('Fields give the same document in whatever order they are set', t => {
	checkSamples(t, 180, 6, (alignment, {answers}) => {
		const plain = alignment.states.filter(({field, span}) => field.kind !== 'group' && span);
		const chosen = answers.flatMap(([index]) => plain[index % plain.length] ?? []);
		for (const [index, one] of chosen.entries()) {
			const other = chosen[index + 1];
			const [first, second] = [answers[index]?.[1], answers[index + 1]?.[1]];
			if (other && first && second && areApart(alignment, one, other)) {
				const values = [valueFor(one, first), valueFor(other, second)] as const;
				const words = `${one.id}, ${other.id} = ${JSON.stringify(values)} in ${JSON.stringify(alignment.document.text)}`;
				counts[trying(words, () => checkOrder(alignment, [one.id, values[0]], [other.id, values[1]]))]++;
			}
		}
	});
});

test.serial('Of two values that a field gets one after the other nothing is left of the first', t => {
	checkSamples(t, 150, 6, (alignment, {answers}) => {
		const {states} = alignment;
		for (const [position, [index, answer]] of answers.entries()) {
			const state = states[index % states.length];
			const next = answers[position + 1]?.[1];
			const values = state && next ? [valueFor(state, answer), valueFor(state, next)] : [];
			const [first, second] = values;
			if (state && typeof first === 'string' && typeof second === 'string') {
				const words = `${state.id} = ${JSON.stringify(values)} in ${JSON.stringify(alignment.document.text)}`;
				counts[trying(words, () => checkLastWins(alignment, state.id, first, second))]++;
			}
		}
	});
});

test.serial('A field that is set to what it holds is left alone', t => {
	checkSamples(t, 150, 0, alignment => {
		trying(JSON.stringify(alignment.document.text), () => checkKept(alignment));
		counts.same += alignment.states.length;
	});
});

test.serial('Items come, go, change places and are ticked without touching anything else', t => {
	checkSamples(t, 350, 6, (alignment, {answers}) => {
		const groups = alignment.states.filter(({field}) => field.kind === 'group');
		for (const [index, {pick}] of answers) {
			const state = groups[index % groups.length];
			if (state) {
				const words = `${state.id}, ${pick} in ${JSON.stringify(alignment.document.text)}`;
				counts[trying(words, () => checkItems(alignment, state.id, pick))]++;
			}
		}
	});
});

test.serial('A box that is ticked changes one character, and no character when it is unticked again', t => {
	checkSamples(t, 150, 0, alignment => {
		for (const {id, tasks} of alignment.states) {
			for (const [index, task] of tasks.entries()) {
				const {text} = alignment.document;
				const done = task.box !== undefined && text[task.box.from] === ' ';
				const value = tasks.map((other, place) => ({
					text: text.slice(other.text.from, other.text.to),
					done: place === index ? done : other.box !== undefined && text[other.box.from] !== ' ',
				}));
				const after = setField(alignment, id, value);
				if (after.refused.length === 0 && value.every(other => other.text !== '')) {
					const now = after.alignment.document.text;
					t.is(now, applyEdits(text, boxEdits(alignment.document, task, done)), id);
					const other = now.split('').filter((character, place) => character !== text[place]);
					t.deepEqual([now.length, other.length], [text.length, 1], id);
					counts.taken++;
				}
			}
		}
	});
});

test.serial('More than 20,000 changes were looked at, most of which were made', t => {
	const {taken, refused, same} = counts;
	t.log(`${taken + refused + same} cases: ${taken} taken, ${refused} refused, ${same} without a change`);
	t.true(taken + refused + same > 20_000);
	t.true(taken > 10_000);
});
