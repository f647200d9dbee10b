import test from 'ava';
import fc from 'fast-check';
import {setField} from '../../source/proposal/change.js';
import {addItem, moveItem, removeItem} from '../../source/proposal/change-group.js';
import type {Alignment} from '../../source/template/align.js';
import type {GroupItem} from '../../source/template/field-value.js';
import {readTemplate} from '../../source/template/read-template.js';
import {hostileText} from '../helpers/hostile-text.js';
import {runs} from '../helpers/runs.js';
import {accepted, aligned, readProjectFile, startSeed, stateOf} from '../helpers/seed.js';

const small = readTemplate(
	'small',
	'## Plan\n\n### Step 1: First [time]\n- [ ] Task 1\n- [ ] Task 2\n\n### Step 2: Second [time]\n- [ ] Task 1\n- [ ] Task 2\n\n---\n\n## Risks\n- **Risk 1:** [d] - **Answer:** [a]\n- **Risk 2:** [d] - **Answer:** [a]\n\n## Dates\n- [ ] Date 1: [Date] - [what]\n- [ ] Date 2: [Date] - [what]\n\n## Last\n[the end]',
);
const groups = ['plan.step', 'risks.risk', 'dates.date'];

/** A document with some items in each group, some of them filled with whatever is taken. */
const filled: fc.Arbitrary<Alignment> = fc
	.tuple(
		fc.constantFrom(small.skeleton, `\uFEFF${small.skeleton.replaceAll('\n', '\r\n')}\r\n`),
		fc.array(fc.tuple(fc.constantFrom(...groups), fc.nat(3), hostileText), {maxLength: 6}),
	)
	.map(([text, steps]) =>
		steps.reduce(
			(alignment, [group, number, value]) => {
				const item = stateOf(alignment, group).items[number];
				const member = item?.members[value.length % item.members.length];
				return member?.field.kind === 'line'
					? setField(alignment, member.id, value).alignment
					: addItem(alignment, group).alignment;
			},
			aligned(text, small),
		),
	);

test('An item that is added and removed leaves no trace', t => {
	const property = fc.property(filled, fc.constantFrom(...groups), (alignment, group) => {
		const added = accepted(addItem(alignment, group));
		const {length} = stateOf(added, group).items;
		return (
			length === stateOf(alignment, group).items.length + 1 &&
			accepted(removeItem(added, group, length)).document.text === alignment.document.text
		);
	});
	t.notThrows(() => fc.assert(property, runs(250)));
});

test('An item that is moved down and up again is back at its place', t => {
	const property = fc.property(
		filled,
		fc.constantFrom(...groups),
		fc.integer({min: 1, max: 4}),
		(alignment, group, number) => {
			const down = accepted(moveItem(alignment, group, number, 1));
			const {length} = stateOf(alignment, group).items;
			const up = number < length ? accepted(moveItem(down, group, number + 1, -1)) : down;
			return up.document.text === alignment.document.text && stateOf(down, group).items.length === length;
		},
	);
	t.notThrows(() => fc.assert(property, runs(250)));
});

test('A removed item takes only its own lines along', t => {
	const property = fc.property(
		filled,
		fc.constantFrom(...groups),
		fc.integer({min: 1, max: 3}),
		(alignment, group, number) => {
			const item = stateOf(alignment, group).items[number - 1];
			if (!item) {
				return removeItem(alignment, group, number).refused.length === 1;
			}

			const after = accepted(removeItem(alignment, group, number));
			const others = groups.filter(other => other !== group);
			return (
				others.every(other => stateOf(after, other).items.length === stateOf(alignment, other).items.length) &&
				stateOf(after, group).items.length === stateOf(alignment, group).items.length - 1 &&
				stateOf(after, 'last').raw === '[the end]' &&
				after.document.text.length < alignment.document.text.length
			);
		},
	);
	t.notThrows(() => fc.assert(property, runs(200)));
});

test('A group that is set reads back, or names what it refuses', t => {
	const items: fc.Arbitrary<readonly GroupItem[]> = fc.array(
		fc.record({name: hostileText, d: hostileText, answer: hostileText}),
		{
			minLength: 1,
			maxLength: 4,
		},
	);
	const property = fc.property(filled, items, (alignment, value) => {
		const {alignment: after, refused} = setField(alignment, 'risks.risk', value);
		const reasons = refused.every(({id, reason}) => id.startsWith('risks.risk') && reason !== '');
		const again = setField(after, 'risks.risk', value);
		return (
			reasons &&
			stateOf(after, 'risks.risk').items.length === value.length &&
			(refused.length > 0 || again.alignment === after)
		);
	});
	t.notThrows(() => fc.assert(property, runs(200)));
});

test('In the shipped template every group grows, shrinks and turns without a trace', t => {
	for (const alignment of [startSeed(), aligned(readProjectFile('test/fixtures/proposal-full.md'))]) {
		for (const {id, items} of alignment.states.filter(state => state.field.kind === 'group')) {
			const added = accepted(addItem(alignment, id));
			t.is(accepted(removeItem(added, id, items.length + 1)).document.text, alignment.document.text, id);
			for (const {number} of items.slice(1)) {
				const up = accepted(moveItem(alignment, id, number, -1));
				t.is(accepted(moveItem(up, id, number - 1, 1)).document.text, alignment.document.text, id);
			}
		}
	}
});
