import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {load} from 'js-yaml';
import {parseMarkdown} from '../../source/document/markdown.js';
import {applyEdits, type Span} from '../../source/document/text-edit.js';
import {setField, setFields} from '../../source/proposal/change.js';
import {startProposal} from '../../source/proposal/create.js';
import {decodeText} from '../../source/store/read-file.js';
import type {Alignment} from '../../source/template/align.js';
import type {FieldState} from '../../source/template/field-state.js';
import {type FieldValue, readText, readValue} from '../../source/template/field-value.js';
import {allFields, type Form} from '../../source/template/form.js';
import {readTemplate} from '../../source/template/read-template.js';
import {type Answer, valueFor} from '../helpers/any-answer.js';
import {checkSamples, trying} from '../helpers/any-sample.js';
import {usageWords} from '../helpers/any-template.js';
import {runs} from '../helpers/runs.js';
import {aligned} from '../helpers/seed.js';

const today = {today: '2026-03-04', status: 'proposed'};

/** Plain words that every kind of field takes in its own way. */
const plain: Answer = {pick: 4, text: 'Plain words', others: []};

function idsOf(form: Form): readonly string[] {
	return allFields(form).map(({id}) => id);
}

/** What the product writes into a new proposal by itself, and names that may stay as the template has them. */
function isGiven({field}: FieldState): boolean {
	return field.filledBy !== undefined || field.isSuggestion;
}

/** The values of all fields, by id. */
function values({document, states}: Alignment): ReadonlyMap<string, FieldValue> {
	return new Map(states.map(state => [state.id, readValue(document, state)]));
}

test('Bytes that are read as text are the same bytes when they are written', t => {
	const bytes = fc.oneof(
		fc.uint8Array({maxLength: 40}),
		fc.string({unit: 'binary', maxLength: 20}).map(text => new TextEncoder().encode(`\uFEFF${text}`)),
	);
	let read = 0;
	const property = fc.property(bytes, before => {
		const decoded = decodeText(before, 'any.md');
		if ('text' in decoded) {
			read++;
			assert.deepEqual(new TextEncoder().encode(decoded.text), before);
		}
	});
	t.notThrows(() => fc.assert(property, {...runs(1000), includeErrorInReport: true}));
	t.true(read > 100);
});

test('The parts of a template lie in order inside of it, one beside or inside another', t => {
	checkSamples(t, 250, 0, ({form}) => {
		const own = aligned(form.skeleton, form);
		trying(JSON.stringify(form.text), () => checkSpans(own));
	});
});

test('The parts of a document lie inside of it, and reading it changes nothing', t => {
	checkSamples(t, 250, 0, alignment => {
		const {document, states} = alignment;
		trying(JSON.stringify(document.text), () => {
			checkSpans(alignment);
			assert.equal(applyEdits(document.text, []), document.text);
			assert.ok(states.every(({span, raw}) => !span || raw.length <= document.text.length));
		});
	});
});

test('A new proposal has nothing filled in, nothing of the usage of its template, and the same fields when it is read as a template', t => {
	checkSamples(t, 250, 0, ({form}) => {
		const {document} = startProposal(form, today);
		const opened = aligned(document.text, form);
		trying(JSON.stringify(form.text), () => {
			const filled = opened.states.filter(state => state.isFilled && !isGiven(state) && !isExample(state));
			assert.deepEqual(
				filled.map(({id, raw}) => [id, raw]),
				[],
			);
			assert.ok(!document.text.includes(usageWords), 'nothing of the usage block');
			assert.deepEqual(idsOf(readTemplate('any', document.text)), idsOf(form));
		});
	});
});

test('A new proposal that was filled in and is opened again has every value that it took', t => {
	checkSamples(t, 250, 0, ({form}) => {
		const start = startProposal(form, today);
		const assignments = start.states
			.filter(
				({field, item}) =>
					field.filledBy === undefined && !field.isFixed && item === undefined && field.kind !== 'group',
			)
			.map(state => [state.id, valueFor(state, plain)] as const);
		const {alignment, refused} = setFields(start, assignments);
		const opened = aligned(alignment.document.text, form);
		const lost = new Set(refused.map(({id}) => id));
		trying(JSON.stringify(form.text), () => {
			for (const [id, value] of assignments.filter(([name]) => !lost.has(name))) {
				const state = opened.byId.get(id);
				assert.ok(state?.isFilled, `${id} is filled in`);
				if (typeof value === 'string') {
					assert.equal(readText(state).replace(/%$/, ''), value.replace(/%$/, ''), id);
				}
			}

			assert.ok(refused.length <= assignments.length / 2 || assignments.length < 4, JSON.stringify(refused));
		});
	});
});

test('Other line ends and a byte order mark change no value', t => {
	checkSamples(t, 250, 0, ({form, document}) => {
		const text = document.text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
		const wanted = aligned(text, form);
		const crlf = text.replaceAll('\n', '\r\n');
		for (const other of [crlf, `\uFEFF${text}`, `\uFEFF${crlf}`]) {
			const found = aligned(other, form);
			trying(JSON.stringify(other), () => {
				assert.deepEqual(values(found), values(wanted));
				assert.deepEqual(
					found.states.map(({id, isFilled}) => [id, isFilled]),
					wanted.states.map(({id, isFilled}) => [id, isFilled]),
				);
			});
		}
	});
});

test('In front matter a key gets its value, and every other key, comment and line stays', t => {
	let checked = 0;
	checkSamples(t, 400, 4, (alignment, {answers}) => {
		const keys = alignment.states.filter(({field, span}) => field.place.at === 'front-matter' && span);
		for (const [index, answer] of answers) {
			const state = keys[index % keys.length];
			const value = state && valueFor(state, answer);
			if (state && typeof value === 'string' && value.trim() !== '') {
				const words = `${state.id} = ${JSON.stringify(value)} in ${JSON.stringify(alignment.document.text)}`;
				checked += trying(words, () => checkKey(alignment, state, value));
			}
		}
	});
	t.true(checked > 100);
});

/** Looks at the front matter before and after with a parser of YAML; 0 where there was nothing to look at. */
function checkKey(alignment: Alignment, state: FieldState, value: string): number {
	const {alignment: after, refused} = setField(alignment, state.id, value);
	const key = state.field.place.at === 'front-matter' ? state.field.place.key : '';
	const before = yamlOf(alignment.document.text);
	if (refused.length > 0 || !before || /[.]/.test(key)) {
		return 0;
	}

	const now = yamlOf(after.document.text);
	assert.ok(now, 'the front matter is still YAML');
	const {[key]: own, ...others} = now;
	const {[key]: _, ...othersBefore} = before;
	assert.deepEqual(others, othersBefore, 'the other keys keep their values');
	assert.deepEqual(Object.keys(now), Object.keys(before), 'the keys keep their order');
	if (typeof own === 'string') {
		assert.equal(own, readText(after.byId.get(state.id) ?? state), 'the key has the value');
	}

	return 1;
}

/** The front matter as YAML; undefined where it is none. */
function yamlOf(text: string): Readonly<Record<string, unknown>> | undefined {
	const {frontMatter} = parseMarkdown(text);
	const lines = text.slice(frontMatter?.from ?? 0, frontMatter?.closingFrom ?? 0).replace(/^\uFEFF/, '');
	try {
		const value = load(lines.replace(/^---[ \t]*\r?\n/, ''));
		return typeof value === 'object' && value !== null && !Array.isArray(value)
			? (value as Record<string, unknown>)
			: undefined;
	} catch {
		return undefined;
	}
}

/** Boxes that the template has ticked, and answers that are no placeholder, say nothing of who wrote them. */
function isExample({field, isUntouched}: FieldState): boolean {
	return field.kind === 'group' || isUntouched;
}

/** Spans lie in the text; two of them share nothing, or one lies in the other. */
function checkSpans({document, states}: Alignment): void {
	const found = states.flatMap(state => placesOf(state).map(span => ({id: state.id, ...span})));
	const ordered = found.toSorted((one, other) => one.from - other.from || other.to - one.to);
	const open: {readonly id: string; readonly to: number}[] = [];
	for (const {id, from, to} of ordered) {
		assert.ok(from >= 0 && from <= to && to <= document.text.length, `${id} lies in the text`);
		while ((open.at(-1)?.to ?? Number.POSITIVE_INFINITY) <= from) {
			open.pop();
		}

		const around = open.at(-1);
		assert.ok(!around || to <= around.to, `${id} lies inside of ${around?.id} or beside it`);
		open.push({id, to});
	}
}

/** Where a field stands. Between tasks and between items other things may stand, so of lists each of these counts. */
function placesOf({span, tasks, items}: FieldState): readonly Span[] {
	const parts = tasks.length > 0 ? tasks : items.map(item => item.span);
	return parts.length > 0 ? parts : span ? [span] : [];
}
