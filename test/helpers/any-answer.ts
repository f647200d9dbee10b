/** Random answers to a field of any kind: plain ones, odd ones that are right, and texts that may break a document. */
import fc from 'fast-check';
import type {FieldState} from '../../source/template/field-state.js';
import type {FieldValue} from '../../source/template/field-value.js';
import {hostileText} from './hostile-text.js';

/** An answer before it is known which field it is for. */
export type Answer = {readonly pick: number; readonly text: string; readonly others: readonly string[]};

const lines = [
	'Ann',
	'x',
	'two words',
	'a | b',
	'`code [x]` and *more*',
	'# 5 of them',
	'- x',
	'[TBD]',
	'[a](b) [c]',
	'Ends with hashes ##',
	'\\',
	'"quoted": it\'s',
	'yes',
	'007',
	'日本語 🤦🏽‍♀️',
	'<b>x</b> &amp; ~~y~~',
	'a -- b - c: d',
	'(in brackets)',
	'| cell |',
	'very '.repeat(40).trim(),
] as const;

const texts = [
	'One.\n\nTwo.',
	'- a\n  - b\n    - c\n\n1. d',
	'- [ ] a\n- [x] b',
	'| a | b |\n| --- | --- |\n| c | d |',
	'```\n# a\n- [ ] b\n---\n**Owner:** c\n```',
	'~~~\n## a\n~~~\n',
	'<!--\n# a\n-->\n\ntext',
	'<details>\n\nx\n\n</details>',
	'    indented first\n\nthen not',
	'\ttabbed',
	'[a]: b\n\n[c]: d "e"',
	'a\r\nb\r\n\r\nc',
	'##### Deep\n\ntext',
	'> quoted\n> - a',
	'a  \nb\\\nc',
	'\n\n  first line empty\n\n',
	'**Owner:** in a text',
	'ends in html\n<div>',
	'a\n---',
	'---\n\na',
	'a\n\n---\n\nb',
	'* * *\na',
] as const;

/** Answers of all kinds; what is plain comes up more often. */
export const anyAnswer: fc.Arbitrary<Answer> = fc.record({
	pick: fc.nat(39),
	text: fc.oneof(
		{weight: 3, arbitrary: fc.constantFrom(...lines)},
		{weight: 3, arbitrary: fc.constantFrom(...texts)},
		{weight: 2, arbitrary: hostileText},
		{weight: 1, arbitrary: fc.constant('')},
	),
	others: fc.array(fc.oneof({weight: 3, arbitrary: fc.constantFrom(...lines)}, {weight: 1, arbitrary: hostileText}), {
		maxLength: 3,
	}),
});

const efforts = ['3 weeks', '1 day', '2-4 days (team size: 3 engineers)', '0.5 months'] as const;

/** The answer as a value for a field. */
export function valueFor(state: FieldState, {pick, text, others}: Answer): FieldValue {
	const {kind, choices, group} = state.field;
	if (pick === 0) {
		return text;
	}

	switch (kind) {
		case 'checklist': {
			const kept = state.field.items.slice(0, pick % 4);
			return [...others.slice(0, pick % 3), ...kept, text].map((task, index) => ({
				text: task,
				done: (pick + index) % 3 === 0,
			}));
		}

		case 'group': {
			const answers = [text, ...others];
			return answers
				.slice(0, (pick % 4) + (pick > 30 ? 0 : 1))
				.map((answer, index) =>
					Object.fromEntries([
						...(group?.fields ?? [])
							.filter((_, number) => (pick + number) % 4 !== 0)
							.map(field => [field.id, field.kind === 'checklist' ? [{text: answer, done: false}] : answer] as const),
						...(group?.hasBox ? [['done', (pick + index) % 2 === 0] as const] : []),
					]),
				);
		}

		case 'choice':
		case 'option': {
			return pick < 30 ? (choices[pick % Math.max(choices.length, 1)] ?? text) : text;
		}

		case 'date': {
			return pick < 30 ? `20${10 + pick}-0${(pick % 9) + 1}-1${pick % 10}` : text;
		}

		case 'percent': {
			return pick < 30 ? `${pick * 3}${pick % 2 ? '%' : ''}` : text;
		}

		case 'effort': {
			return pick < 30 ? (efforts[pick % efforts.length] ?? text) : text;
		}

		default: {
			return text;
		}
	}
}
