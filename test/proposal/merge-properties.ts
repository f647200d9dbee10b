import assert from 'node:assert/strict';
import test, {type ExecutionContext} from 'ava';
import fc from 'fast-check';
import {setField} from '../../source/proposal/change.js';
import {type Conflict, mergeProposals, settleMerge} from '../../source/proposal/merge.js';
import {answerIn} from '../../source/proposal/merge-value.js';
import type {Alignment} from '../../source/template/align.js';
import type {FieldState} from '../../source/template/field-state.js';
import {isCleared} from '../../source/template/field-value.js';
import {readTemplate} from '../../source/template/read-template.js';
import {valueFor} from '../helpers/any-answer.js';
import {anyEdit, type Edit, edited} from '../helpers/any-edit.js';
import {anySample, checkSamples, trying} from '../helpers/any-sample.js';
import {areApart} from '../helpers/check-change.js';
import {fixedSeed, runs} from '../helpers/runs.js';
import {aligned, stateOf} from '../helpers/seed.js';

type Versions = {readonly base: Alignment; readonly mine: Alignment; readonly theirs: Alignment};

const edits = fc.array(anyEdit, {minLength: 1, maxLength: 4});

function checkVersions(t: ExecutionContext, count: number, check: (versions: Versions) => void): void {
	const make = (alignment: Alignment, list: readonly Edit[]) => list.reduce(edited, alignment);
	const property = fc.property(anySample(0), edits, edits, ({template, texts}, mine, theirs) => {
		const form = readTemplate('any', template);
		for (const text of texts) {
			const base = aligned(text, form);
			check({base, mine: make(base, mine), theirs: make(base, theirs)});
		}
	});
	t.notThrows(() => fc.assert(property, {...runs(count), ...fixedSeed(t.title), includeErrorInReport: true}));
}

test('Edits of different fields never conflict, and give the same text as one after the other', t => {
	checkSamples(t, 100, 2, (base, {answers}) => {
		const [one, other] = answers.map(([pick, answer]) => {
			const state = base.states[pick % Math.max(base.states.length, 1)];
			return state && {state, value: valueFor(state, answer)};
		});
		if (!one || !other || !areDisjoint(base, one.state, other.state)) {
			return;
		}

		const mine = setField(base, one.state.id, one.value);
		const theirs = setField(base, other.state.id, other.value);
		const inTurn = [
			setField(theirs.alignment, one.state.id, one.value),
			setField(mine.alignment, other.state.id, other.value),
		];
		if ([mine, theirs, ...inTurn].some(({refused}) => refused.length > 0)) {
			return;
		}

		const merged = mergeProposals(base, mine.alignment, theirs.alignment);
		trying(JSON.stringify([one.state.id, one.value, other.state.id, other.value]), () => {
			assert.deepEqual(merged.conflicts, []);
			// Two new keys of the front matter stand in the order in which they are set.
			const texts = inTurn.map(({alignment}) => comparable(base, alignment));
			assert.ok(texts.includes(comparable(base, merged.alignment)), merged.alignment.document.text);
		});
	});
});

test('A side that changed nothing gives the other side byte for byte', t => {
	checkVersions(t, 40, ({base, mine}) => {
		for (const merge of [
			mergeProposals(base, mine, base),
			mergeProposals(base, base, mine),
			mergeProposals(base, mine, mine),
		]) {
			assert.equal(textOf(merge.alignment), textOf(mine));
			assert.deepEqual(merge.conflicts, []);
		}
	});
});

test('Which side is called mine changes nothing but the names', t => {
	checkVersions(t, 40, ({base, mine, theirs}) => {
		const merge = mergeProposals(base, mine, theirs);
		const turned = mergeProposals(base, theirs, mine);
		assert.deepEqual(turned.conflicts.map(turn), merge.conflicts);
		assert.deepEqual([turned.changed.theirs, turned.changed.mine], [merge.changed.mine, merge.changed.theirs]);
		if (merge.conflicts.length === 0) {
			assert.equal(textOf(turned.alignment), textOf(merge.alignment));
		}
	});
});

test('No word that either side wrote is lost, whatever they did', t => {
	checkVersions(t, 40, ({base, mine, theirs}) => {
		const merge = mergeProposals(base, mine, theirs);
		const kept = new Set(wordsOf([textOf(merge.alignment), ...merge.conflicts.flatMap(valuesOf)].join('\n')));
		// What the template says is no one's own.
		const old = new Set(wordsOf(`${textOf(base)}\n${base.form.text}\n[Name] [Title]`));
		for (const word of wordsOf(`${textOf(mine)} ${textOf(theirs)}`)) {
			assert.ok(old.has(word) || kept.has(word), `"${word}" is kept`);
		}
	});
});

test('Every conflict can be settled for either side, and the field then reads so', t => {
	checkVersions(t, 40, ({base, mine, theirs}) => {
		const merge = mergeProposals(base, mine, theirs);
		for (const side of ['mine', 'theirs'] as const) {
			const {alignment, refused} = settleMerge(
				merge,
				mine,
				merge.conflicts.map(() => side),
			);
			assert.deepEqual(refused, []);
			for (const conflict of merge.conflicts) {
				if (conflict.kind === 'document') {
					assert.equal(textOf(alignment), conflict[side]);
				} else {
					const state = stateOf(alignment, conflict.id);
					const isEmpty = conflict[side].length === 0 && isCleared(state);
					assert.deepEqual(isEmpty ? conflict[side] : answerIn(alignment.document, state), conflict[side]);
				}
			}
		}
	});
});

function textOf({document}: Alignment): string {
	return document.text;
}

/** Which line ends are the usual ones in a file that mixes them can change with the first of two edits. */
function comparable(base: Alignment, alignment: Alignment): string {
	const isMixed = /(?<!\r)\n/.test(textOf(base)) && textOf(base).includes('\r\n');
	return isMixed ? textOf(alignment).replaceAll('\r\n', '\n') : textOf(alignment);
}

/** The texts of both sides of a conflict. */
function valuesOf({mine, theirs}: Conflict): readonly string[] {
	const textsIn = (value: unknown): readonly string[] =>
		typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(textsIn);
	return [mine, theirs].flatMap(textsIn);
}

/** Words only: numbers of items are counted anew. */
function wordsOf(text: string): readonly string[] {
	return text.match(/\p{L}{2,}/gu) ?? [];
}

/** True where neither field holds the other one, and neither is written with the other. */
function areDisjoint(base: Alignment, one: FieldState, other: FieldState): boolean {
	const isAround = ({items}: FieldState, {item}: FieldState): boolean => items.some(({id}) => id === item);
	return areApart(base, one, other) && !isAround(one, other) && !isAround(other, one);
}

function turn(conflict: Conflict): Conflict {
	return {...conflict, mine: conflict.theirs, theirs: conflict.mine} as Conflict;
}
