import {Ajv2020, type ValidateFunction} from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import test from 'ava';
import fc from 'fast-check';
import {applyAnswers, flattenAnswers} from '../../source/proposal/answers.js';
import {missingRequired} from '../../source/proposal/progress.js';
import {answersSchema} from '../../source/template/answers-schema.js';
import {effortExample} from '../../source/template/field-value.js';
import {allFields, type Field, type Form} from '../../source/template/form.js';
import {readTemplate} from '../../source/template/read-template.js';
import {hostileDocument} from '../helpers/hostile-text.js';
import {runs} from '../helpers/runs.js';
import {readProjectFile, seedForm, startSeed} from '../helpers/seed.js';

const small = readTemplate(
	'small',
	`---
status: active
owner: nobody # a name
tags:
  - one: 1
---

# Small: [Title]

**Priority:** [1|2|true|\`x\`]

## Что и зачем
**Label:** [hint \u202E here]

### Own
- **Share:** [X% done]
- **Time:** [days|weeks] for X people
- **Way:** [ ] Left [ ] Right
- **Day:** ____

### Notes
[long]

## Notes
[long]

## Own
**Label:** [hint]

## Steps
### Step 1: First [time]
- [ ] Task 1

### Step 2: Second [time]
- [ ] Task 1

## Dates
- [ ] Date 1: [Day] - [What]
- [ ] Date 2: [Day] - [What]
`,
);

function validator(form: Form): ValidateFunction {
	const ajv = new Ajv2020({strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false});
	addFormats.default(ajv);
	return ajv.compile(answersSchema(form));
}

/** What the program refuses of some answers to a new proposal, each with its reason. */
function refusals(form: Form, answers: unknown): readonly string[] {
	const change = applyAnswers(startSeed(form), flattenAnswers(answers as Record<string, unknown>), {
		allowUnlisted: false,
	});
	const missing = missingRequired(change.alignment).map(({id}) => `${id} is missing`);
	return [...change.refused.map(({id, reason}) => `${id} ${reason}`), ...missing];
}

/** Holds where schema and program say the same of some answers. */
function agrees(
	t: {is(one: boolean, other: boolean, message: string): unknown},
	form: Form,
	answers: unknown,
): boolean {
	const isValid = validator(form)(answers) as boolean;
	const refused = refusals(form, answers);
	t.is(isValid, refused.length === 0, `${JSON.stringify(answers)}: ${refused.join('; ') || 'taken'}`);
	return isValid;
}

const words = fc.stringMatching(/^[A-Z][a-z]{0,8}( [a-z]{1,8}){0,4}$/);
const day = fc.constantFrom('2026-03-04', '2024-02-29');
const tasks = fc.array(fc.oneof(words, fc.record({text: words}), fc.record({text: words, done: fc.boolean()})), {
	maxLength: 4,
});

/** Values that a field takes. */
function right(field: Field): fc.Arbitrary<unknown> {
	switch (field.kind) {
		case 'choice':
		case 'option':
			return fc.constantFrom(...field.choices);
		case 'date':
			return day;
		case 'percent':
			return fc.oneof(
				fc.nat(100),
				fc.nat(100).map(String),
				fc.nat(100).map(number => `${number} %`),
			);
		case 'effort':
			return fc.constantFrom(effortExample(field), `1 ${field.choices[0]}`, `2.5 – 3 ${field.choices.at(-1)}`);
		case 'checklist':
			return tasks;
		case 'group': {
			const members = Object.fromEntries((field.group?.fields ?? []).map(member => [member.id, right(member)]));
			const item = fc.record({...members, ...(field.group?.hasBox ? {done: fc.boolean()} : {})}, {requiredKeys: []});
			return fc.array(item, {maxLength: 3});
		}

		case 'line':
			return fc.oneof(words, fc.nat());
		case 'text':
			return fc.oneof(words, fc.constant('One.\n\n- two\n- three'));
	}
}

/** Values that a field does not take. */
function wrong(field: Field): fc.Arbitrary<unknown> {
	const list = fc.constantFrom<unknown>(['a'], [1], [{}]);
	switch (field.kind) {
		case 'choice':
		case 'option':
			return fc.oneof(
				list,
				fc.constantFrom<unknown>('nothing of that', 17, true === field.choices.includes('true') ? 'x' : true),
			);
		case 'date':
			return fc.oneof(list, fc.constantFrom<unknown>('soon', '2026-02-30', '4.3.2026', 2026));
		case 'percent':
			return fc.oneof(list, fc.constantFrom<unknown>(101, -1, 2.5, 'half', '101', true));
		case 'effort':
			return fc.oneof(
				list,
				fc.constantFrom<unknown>(
					'long',
					3,
					'3',
					'3 fortnights',
					`3 ${field.choices[0]} about`,
					`3 ${field.choices[0]}for 2`,
				),
			);
		case 'checklist':
			return fc.constantFrom<unknown>(1, true, [1], [{done: true}], [{text: 1}], [{text: 'a', done: 'yes'}], [null]);
		case 'group':
			return fc.constantFrom<unknown>('a', 1, ['a'], [{nothing: 'of that'}], [null], [[]], [{done: 'yes'}]);
		case 'line':
		case 'text':
			return list;
	}
}

/** The ways to say an id: as one key, as nested ones, and as its last part. */
function sayId(id: string, value: unknown): fc.Arbitrary<Record<string, unknown>> {
	const parts = id.split('.');
	return fc.tuple(...parts.slice(1).map(() => fc.boolean())).map(splits => {
		const keys: string[] = [parts[0] ?? ''];
		for (const [index, part] of parts.slice(1).entries()) {
			if (splits[index]) {
				keys.push(part);
			} else {
				keys.push(`${keys.pop()}.${part}`);
			}
		}

		return keys.reduceRight<unknown>((inner, key) => ({[key]: inner}), value) as Record<string, unknown>;
	});
}

function merge(one: Record<string, unknown>, other: Record<string, unknown>): Record<string, unknown> {
	const merged = {...one};
	for (const [key, value] of Object.entries(other)) {
		const old = merged[key];
		merged[key] = isObject(old) && isObject(value) ? merge(old, value) : value;
	}

	return merged;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function answered(form: Form): readonly Field[] {
	return allFields(form).filter(({filledBy, id}) => filledBy === undefined && id !== 'front-matter.tags');
}

/** Answers with one value that is wrong (or none): each field said in one of the ways. */
function answersTo(form: Form, wrongOnes: 0 | 1): fc.Arbitrary<Record<string, unknown>> {
	const fields = answered(form);
	return fc
		.record({
			left: fc.subarray([...fields.filter(field => !field.required)], {maxLength: 6}),
			wrongIndex: fc.nat(),
		})
		.chain(({left, wrongIndex}) => {
			const asked = [...fields.filter(field => field.required), ...left];
			const values = asked.map((field, index) => {
				const isWrong = wrongOnes === 1 && index === wrongIndex % asked.length;
				return (isWrong ? wrong(field) : right(field)).chain(value => sayId(field.id, value));
			});
			return fc.tuple(...values).map(list => list.reduce(merge, {}));
		});
}

const forms: readonly Form[] = [
	seedForm,
	small,
	...['adr', 'rfc'].map(name => readTemplate(name, readProjectFile(`templates/${name}.md`))),
];

test('The schema is a schema, also by its meta-schema', t => {
	for (const form of forms) {
		const ajv = new Ajv2020();
		const schema = answersSchema(form);
		t.true(ajv.validateSchema(schema), JSON.stringify(ajv.errors));
		t.is(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
		t.notThrows(() => validator(form));
	}
});

test('Each field that can be answered has its schema at its whole id', t => {
	const properties = answersSchema(small).properties as Record<string, Record<string, unknown>>;
	const own = Object.entries(properties).filter(([, schema]) => 'title' in schema);
	t.deepEqual(
		own.map(([id]) => id),
		answered(small).map(({id}) => id),
	);
	t.deepEqual(properties['document.priority'], {title: 'Priority', enum: ['1', 1, '2', 2, 'true', true, '`x`']});
	t.deepEqual(properties['что-и-зачем.label'], {
		title: 'Label',
		description: 'hint <U+202E> here',
		type: ['string', 'number'],
	});
	t.deepEqual(properties['dates.date'], {
		title: 'Dates',
		type: 'array',
		items: {
			type: 'object',
			properties: {
				day: {title: 'Day', description: 'Day', type: ['string', 'number']},
				what: {title: 'What', description: 'What', type: ['string', 'number']},
				done: {type: 'boolean'},
			},
			additionalProperties: false,
		},
	});
	t.false('front-matter.status' in properties);
	t.false('front-matter.tags' in properties);
});

test('The whole set of answers of the shipped template is valid, and so is the example in the readme', t => {
	const full: unknown = JSON.parse(readProjectFile('test/fixtures/answers-full.json'));
	const validate = validator(seedForm);
	t.true(validate(full), JSON.stringify(validate.errors));
	const example = {
		title: 'Faster cold start',
		category: 'performance',
		priority: 'high',
		'technical-risk': 'low',
		'estimated-effort': '3-4 weeks (team size: 2 engineers)',
		'implementation-plan.phase': [{name: 'Lazy loading', tasks: ['Load on first use', {text: 'Measure', done: true}]}],
		'files-to-update': ['`docs/STACK_STATUS.md` - Update current capabilities'],
	};
	t.true(validate(example), JSON.stringify(validate.errors));
});

test('A field may be said in every way that the program understands, and in no other', t => {
	const title = {document: {title: 'T'}, 'document.priority': 1};
	const taken = [
		{title: 'T', priority: '2'},
		{'document.title': 'T', document: {priority: true}},
		{...title, 'что-и-зачем.own.share': 5},
		{...title, 'что-и-зачем': {'own.share': '5 %'}},
		{...title, 'что-и-зачем': {own: {share: 5}}},
		{...title, 'что-и-зачем.own': {share: 5}},
		{...title, 'own.share': 5},
		{...title, share: 5},
		{...title, 'front-matter.owner': 'me'},
		{...title, 'front-matter': {owner: 'me'}},
		{...title, notes: 'the section of that name'},
		{...title, step: [{time: '2 days'}]},
	];
	const refused = [
		{},
		{title: 'T'},
		{title: ' ', priority: 1},
		{...title, owner: 'me'},
		{...title, label: 'of which section?'},
		{...title, 'front-matter.status': 'done'},
		{...title, 'front-matter.tags': 'two'},
		{...title, share: {of: 5}},
		{...title, nothing: 'of that'},
		{...title, __proto__: null, constructor: 'x'},
		JSON.parse('{"title": "T", "priority": 1, "__proto__": {"x": 1}}'),
	];
	t.deepEqual(
		taken.map(answers => agrees(t, small, answers)),
		taken.map(() => true),
	);
	t.deepEqual(
		refused.map(answers => agrees(t, small, answers)),
		refused.map(() => false),
	);
});

test('What the schema takes the program takes, in whatever way it is said', t => {
	for (const form of forms) {
		const validate = validator(form);
		const property = fc.property(answersTo(form, 0), answers => {
			const isValid = validate(answers) as boolean;
			const refused = refusals(form, answers);
			if (!isValid || refused.length > 0) {
				throw new Error(`${isValid} ${JSON.stringify(validate.errors)} ${refused.join('; ')}`);
			}
		});
		t.notThrows(() => fc.assert(property, runs(25)));
	}
});

test('A value of a wrong kind is refused by both', t => {
	for (const form of forms) {
		const validate = validator(form);
		const property = fc.property(answersTo(form, 1), answers => {
			const isValid = validate(answers) as boolean;
			const refused = refusals(form, answers);
			if (isValid || refused.length === 0) {
				throw new Error(`${isValid} ${refused.join('; ')}`);
			}
		});
		t.notThrows(() => fc.assert(property, runs(25)));
	}
});

test('Any template gives a schema that can be used', t => {
	const property = fc.property(hostileDocument, text => {
		// What comes out of a file is never half a character.
		validator(readTemplate('any', Buffer.from(text).toString()))({});
	});
	t.notThrows(() => fc.assert(property, runs(25)));
});
