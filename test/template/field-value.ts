import test from 'ava';
import {
	effortExample,
	isDate,
	normaliseText,
	problemWith,
	readEffortValue,
	readText,
	writeEffortValue,
} from '../../source/template/field-value.js';
import {allFields, type Field} from '../../source/template/form.js';
import {cpuTime} from '../helpers/cpu-time.js';
import {alignedWith, answerOf, seedForm, startSeed, stateOf, textAfter} from '../helpers/seed.js';

function field(id: string): Field {
	const found = allFields(seedForm).find(candidate => candidate.id === id);
	if (!found) {
		throw new Error(`no field ${id}`);
	}

	return found;
}

const effort = field('enhancement-overview.estimated-effort');
const date = field('approval-review.implementation-approval.approved-date');
const percent = field('implementation-tracking.current-status.progress');
const option = field('approval-review.implementation-approval.approved-for-implementation');
const category = field('enhancement-overview.category');
const title = field('enhancement-overview.title');
const text = field('proposed-solution.dependencies');

test('An effort is an amount or a range, a unit and a team size', t => {
	const read = (value: string): string => {
		const found = readEffortValue(effort, value);
		return found ? [found.amount, found.unit, found.people].join('|') : 'none';
	};

	t.is(read('3 weeks'), '3|weeks|');
	t.is(read('3-4 weeks (team size: 2 engineers)'), '3-4|weeks|2');
	t.is(read('3 – 4 Weeks (Team size: 2-3 engineers)'), '3-4|weeks|2-3');
	t.is(read('1 week (team size: 1 engineer)'), '1|weeks|1');
	t.is(read('1.5 months'), '1.5|months|');
	t.is(read('8 hours'), '8|hours|');
	for (const value of [
		'',
		'weeks',
		'3',
		'3weeks',
		'three weeks',
		'3 sprints',
		'3 weeks, maybe',
		'3 weeks (about)',
		'-3 weeks',
	]) {
		t.is(read(value), 'none', value);
	}
});

test('An effort is written as the template has it', t => {
	t.is(writeEffortValue(effort, {amount: '3-4', unit: 'weeks', people: '2'}), '3-4 weeks (team size: 2 engineers)');
	t.is(writeEffortValue(effort, {amount: '1', unit: 'months', people: '1'}), '1 month (team size: 1 engineer)');
	t.is(writeEffortValue(effort, {amount: '2', unit: 'days', people: ''}), '2 days');
	t.is(writeEffortValue(effort, {amount: '', unit: 'days', people: '2'}), '');
	t.is(effortExample(effort), '3-4 weeks (team size: 2 engineers)');
	t.is(effortExample(field('cost-benefit-analysis.development-costs.engineering-time')), '3-4 weeks');
});

test('What is written of an effort is read back', t => {
	for (const amount of ['1', '2', '1.5', '3-4']) {
		for (const unit of effort.choices) {
			for (const people of ['', '1', '2', '3-4']) {
				t.deepEqual(readEffortValue(effort, writeEffortValue(effort, {amount, unit, people})), {amount, unit, people});
			}
		}
	}
});

test('The people of an effort may stand without brackets', t => {
	const {form} = alignedWith('# T\n\n## A\n**Time:** [days|weeks] for X people\n');
	const time = allFields(form).find(({id}) => id === 'a.time') as Field;
	t.is(effortExample(time), '3-4 weeks for 2 people');
	t.deepEqual(readEffortValue(time, '3-4 weeks for 2 people'), {amount: '3-4', unit: 'weeks', people: '2'});
	t.is(readEffortValue(time, '3-4 weeks by 2 people'), undefined);
	t.is(readEffortValue(time, '3-4 weeksfor 2 people'), undefined);
});

test('A script is told what an effort looks like; a person may write anything', t => {
	t.is(
		problemWith(effort, 'a while', false),
		'is not an amount with its unit, such as 3-4 weeks (team size: 2 engineers)',
	);
	t.is(problemWith(effort, 'a while', true), undefined);
});

test('A date is a day of the calendar', t => {
	for (const value of ['2026-02-28', '2024-02-29', '2026-12-31']) {
		t.true(isDate(value), value);
	}

	for (const value of [
		'2026-02-30',
		'2026-02-29',
		'2026-13-01',
		'2026-00-10',
		'2026-1-1',
		'26-01-01',
		'2026-01-01T00:00',
		'today',
		'',
	]) {
		t.false(isDate(value), value);
	}

	t.is(problemWith(date, '2026-02-30', true), 'is not a day: write it as 2026-01-31');
});

test('A percentage is a whole number from 0 to 100, with or without its sign', t => {
	for (const value of ['0', '7', '100']) {
		t.is(problemWith(percent, value, false), undefined, value);
	}

	for (const value of ['101', '-1', '1.5', 'half', '1000']) {
		t.is(problemWith(percent, value, true), 'is not a whole number from 0 to 100', value);
	}

	t.is(normaliseText(percent, ' 35 % '), '35');
	t.true(textAfter(startSeed(), percent.id, '35%').includes('- **Progress:** 35% complete\n'));
});

test('An option takes only its boxes; a choice also other values from a person', t => {
	t.is(problemWith(option, 'Maybe', true), 'is not one of Yes, No, Deferred');
	t.is(problemWith(option, 'No', false), undefined);
	t.is(problemWith(category, 'ops', true), undefined);
	t.is(
		problemWith(category, 'ops', false),
		'is not one of architecture, security, performance, scalability, usability, monitoring, testing, documentation',
	);
});

test('One box is ticked, the others are not', t => {
	const alignment = startSeed();
	const yes = textAfter(alignment, option.id, 'Yes');
	t.true(yes.includes('**Approved for implementation:** [x] Yes [ ] No [ ] Deferred\n'));
	t.is(answerOf(startSeed(), option.id), '');
});

test('A value in one line loses its line breaks, a text keeps them', t => {
	t.is(normaliseText(title, '  one\r\n\r\n  two\tthree\n'), 'one two\tthree');
	t.is(normaliseText(text, '\n \n  one  \r\n\r\ntwo\r'), '  one  \n\ntwo');
	t.is(normaliseText(text, '\u00A0\n\nx'), 'x');
});

test('Control characters and halves of characters are refused in every field', t => {
	for (const character of ['\0', '\u0007', '\u001B', '\u007F', '\u0085', '\v', '\f', '\uD83D', '\uDE00']) {
		t.is(problemWith(title, `a${character}b`, true), 'holds control characters');
		t.is(problemWith(text, `a${character}b`, true), 'holds control characters');
	}

	t.is(problemWith(text, 'tab\tline\n👩‍💻 e\u0301 \u2028 \uFEFF', true), undefined);
});

test('A value of a hundred thousand blanks, line breaks or digits is read at once', t => {
	const time = cpuTime(() => {
		for (const part of [' ', '\n', ' \n', '1', '%', '(', '# ']) {
			const value = `1${part.repeat(100_000)}b`;
			for (const known of [title, text, percent, effort, date, option]) {
				problemWith(known, normaliseText(known, value), true);
				readText({...stateOf(startSeed(), known.id), raw: value, isUntouched: false});
			}
		}
	});
	t.true(time < 4000, `${time} ms`);
});
