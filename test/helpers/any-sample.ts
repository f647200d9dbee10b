/** Random templates with documents made of them and answers to their fields: what properties of edits are tried on. */
import assert from 'node:assert/strict';
import type {ExecutionContext} from 'ava';
import fc from 'fast-check';
import type {Alignment} from '../../source/template/align.js';
import {readTemplate} from '../../source/template/read-template.js';
import {type Answer, anyAnswer} from './any-answer.js';
import {anyChanges, documentText} from './any-document.js';
import {anyTemplate, templateText} from './any-template.js';
import {fixedSeed, runs} from './runs.js';
import {aligned} from './seed.js';

export type Sample = {
	readonly template: string;
	readonly texts: readonly string[];
	/** Each with a number that picks the field. */
	readonly answers: readonly (readonly [number, Answer])[];
};

/** A template with two documents and some answers. */
export function anySample(answers: number): fc.Arbitrary<Sample> {
	return fc
		.tuple(
			anyTemplate,
			fc.array(anyChanges, {minLength: 2, maxLength: 2}),
			fc.array(fc.tuple(fc.nat(999), anyAnswer), {minLength: answers, maxLength: answers}),
		)
		.map(([plan, changes, list]) => ({
			template: templateText(plan),
			texts: changes.map(change => documentText(plan, change)),
			answers: list,
		}));
}

/** What became of the cases of one test. */
export type Counts = {cases: number; taken: number};

/** Tries a check on both documents of random samples, and passes where it never throws. Says what it tried where it does. */
export function checkSamples(
	t: ExecutionContext,
	count: number,
	answers: number,
	check: (alignment: Alignment, sample: Sample) => void,
): void {
	const property = fc.property(anySample(answers), sample => {
		const form = readTemplate('any', sample.template);
		for (const text of sample.texts) {
			check(aligned(text, form), sample);
		}
	});
	t.notThrows(() => fc.assert(property, {...runs(count), ...fixedSeed(t.title), includeErrorInReport: true}));
}

/** Runs a check and adds what it tried to the message where it throws. */
export function trying<Result>(words: string, check: () => Result): Result {
	try {
		return check();
	} catch (error) {
		throw new assert.AssertionError({message: `${words}: ${error instanceof Error ? error.message : String(error)}`});
	}
}
