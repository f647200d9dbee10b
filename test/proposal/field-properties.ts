import test from 'ava';
import fc from 'fast-check';
import {setField, setFields} from '../../source/proposal/change.js';
import {askedStates} from '../../source/proposal/progress.js';
import type {Alignment} from '../../source/template/align.js';
import type {FieldState} from '../../source/template/field-state.js';
import {type FieldValue, normaliseText, readText, type Task} from '../../source/template/field-value.js';
import {readTemplate} from '../../source/template/read-template.js';
import {hostileText} from '../helpers/hostile-text.js';
import {runs} from '../helpers/runs.js';
import {accepted, aligned, answerOf, readProjectFile, startSeed} from '../helpers/seed.js';

const halfFilled = accepted(
	setFields(startSeed(), [
		['enhancement-overview.title', 'Half a proposal'],
		['enhancement-overview.category', 'security'],
		['current-state-analysis.problem-statement', '- a\n\n```\n# b\n```'],
		['implementation-plan.phase-2.time-estimate', '2 weeks'],
		['risk-assessment.technical-risks.risk-2.name', 'Slow disks'],
		['approval-review.implementation-approval.approved-for-implementation', 'No'],
		['post-implementation-review.lessons-learned', 'x'],
	]),
).document.text;

/** The same document with other line ends, with a byte order mark, and without its last line break. */
const variants: readonly Alignment[] = [
	halfFilled,
	halfFilled.replaceAll('\n', '\r\n'),
	`\uFEFF${halfFilled}`.trimEnd(),
	readProjectFile('test/fixtures/proposal-full.md'),
].map(text => aligned(text));

/** A small template with every kind of field, for many cases in a short time. */
const small = readTemplate(
	'small',
	`---
status: active
---

# Small: [Title]

**Title:** [Title]
**Day:** ____
**Kind:** [a|b|c]

## Text
[long]

### Own
- **Part:** [p] of it
- **Share:** [X% done]
- **Time:** [days|weeks] (for X people)
- **Way:** [ ] Left [ ] Right

### List
- [ ] one
- [ ] two

### Chosen: [which]

## Step 1: First [time]
**Who:** [who]

## Step 2: Second [time]
**Who:** [who]

## Risks
- **Risk 1:** [d] - **Answer:** [a]
- **Risk 2:** [d] - **Answer:** [a]

## Last
[the end]`,
);
const smallVariants = [small.skeleton, `\uFEFF${small.skeleton.replaceAll('\n', '\r\n')}\r\n`].map(text =>
	aligned(text, small),
);

const tasks: fc.Arbitrary<readonly Task[]> = fc.array(fc.record({text: hostileText, done: fc.boolean()}), {
	maxLength: 4,
});

function valueFor(state: FieldState): fc.Arbitrary<FieldValue> {
	const {kind, choices} = state.field;
	const likely = [...choices, '2026-03-04', '42', '42 %', '3 weeks', ''];
	return kind === 'checklist' ? tasks : fc.oneof({weight: 4, arbitrary: hostileText}, fc.constantFrom(...likely));
}

function caseOf(alignments: readonly Alignment[]): fc.Arbitrary<readonly [Alignment, FieldState, FieldValue]> {
	return fc
		.constantFrom(...alignments)
		.chain(alignment =>
			fc
				.constantFrom(...askedStates(alignment).filter(state => state.field.kind !== 'group'))
				.chain(state => valueFor(state).map(value => [alignment, state, value] as const)),
		);
}

/** What has to hold of a field that was set; throws where it does not. */
function checkSet(alignment: Alignment, state: FieldState, value: FieldValue): void {
	const {alignment: after, refused} = setField(alignment, state.id, value);
	const same = (one: unknown, other: unknown, what: string): void => {
		if (JSON.stringify(one) !== JSON.stringify(other)) {
			throw new Error(`${what}: ${JSON.stringify(one)} instead of ${JSON.stringify(other)}`);
		}
	};

	if (refused.length > 0) {
		same(after === alignment, true, 'a refused value leaves the document');
		same(refused.length === 1 && refused[0]?.id === state.id && refused[0].reason !== '', true, 'one reason');
		return;
	}

	const before = alignment.document.text;
	const {text} = after.document;
	const linked = new Set([state.id, state.item, ...(state.field.role === 'title' ? ['document.title'] : [])]);
	linked.add(state.field.role === 'category' ? 'front-matter.category' : undefined);
	if (linked.size <= 3 && state.span && !['title', 'category'].includes(state.field.role ?? '')) {
		same(text.startsWith(before.slice(0, state.span.from)), true, 'what stands before the field is the same');
		same(text.endsWith(before.slice(state.span.to)), true, 'what stands behind the field is the same');
	}

	for (const other of alignment.states) {
		const now = after.byId.get(other.id);
		if (!linked.has(other.id) && other.field.kind !== 'group') {
			same([now?.raw, now?.tasks.length], [other.raw, other.tasks.length], `${other.id} is the same`);
		}
	}

	same(after.states.length, alignment.states.length, 'as many fields');
	same(/(?<!\r)\n/.test(text), /(?<!\r)\n/.test(before), 'the same line ends');
	same(setField(after, state.id, value).alignment === after, true, 'the same value again is no change');
	if (typeof value === 'string') {
		const wanted = normaliseText(state.field, value);
		const read = after.byId.get(state.id);
		same(read && (wanted === '' ? read.raw : readText(read)), wanted === '' ? read?.emptyRaw : wanted, 'reads back');
	} else if (value.length > 0) {
		const texts = (value as readonly Task[]).map(task => task.text.trim()).filter(Boolean);
		same(
			texts.length === 0 || (answerOf(after, state.id) as readonly Task[]).length === texts.length,
			true,
			'as many tasks',
		);
	}
}

test('Every field of the template either refuses a value with a reason or changes nothing but itself', t => {
	t.notThrows(() =>
		fc.assert(
			fc.property(caseOf(variants), parts => checkSet(...parts)),
			runs(400),
		),
	);
});

test('Every kind of field either refuses a value with a reason or changes nothing but itself', t => {
	t.notThrows(() =>
		fc.assert(
			fc.property(caseOf(smallVariants), parts => checkSet(...parts)),
			runs(2000),
		),
	);
});

test('Most plain values are taken, so that the properties say something', t => {
	let taken = 0;
	const values = fc.sample(caseOf(smallVariants), {numRuns: 300, seed: 1});
	for (const [alignment, state, value] of values) {
		taken += setField(alignment, state.id, value).refused.length === 0 ? 1 : 0;
	}

	t.true(taken > 100, String(taken));
	t.true(taken < 280, String(taken));
});

test('Fields give the same document in whatever order they are set', t => {
	const property = fc.property(
		fc.constantFrom(...smallVariants),
		fc.array(fc.tuple(fc.nat(), hostileText), {minLength: 2, maxLength: 5}),
		(alignment, answers) => {
			const plain = askedStates(alignment).filter(({field}) => field.kind !== 'group' && field.kind !== 'checklist');
			const assignments = answers.map(([index, value]) => [plain[index % plain.length]?.id ?? '', value] as const);
			const taken = assignments.filter(([id, value]) => setField(alignment, id, value).refused.length === 0);
			const unique = [...new Map(taken)];
			const inOrder = (list: typeof unique): string =>
				list.reduce((current, [id, value]) => setField(current, id, value).alignment, alignment).document.text;
			const forwards = inOrder(unique);
			return (
				inOrder(unique.toReversed()) === forwards && setFields(alignment, unique).alignment.document.text === forwards
			);
		},
	);
	t.notThrows(() => fc.assert(property, runs(250)));
});
