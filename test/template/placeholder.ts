import test from 'ava';
import {findTokens, isPlaceholder, readInlineBoxes, readPlaceholder} from '../../source/template/placeholder.js';
import {cpuTime} from '../helpers/cpu-time.js';

/** What a placeholder says, in one line: kind, choices or hint. */
function read(raw: string, label = 'Label'): string | undefined {
	const found = readPlaceholder(raw, label);
	return found && `${found.kind}: ${found.choices.length > 0 ? found.choices.join(', ') : (found.hint ?? '(blank)')}`;
}

test('Values between bars or slashes are a choice, with brackets of any kind or without', t => {
	t.is(read('[a|b|c]'), 'choice: a, b, c');
	t.is(read('[low | very high]'), 'choice: low, very high');
	t.is(read('[A/B/C]'), 'choice: A, B, C');
	t.is(read('a | b | c'), 'choice: a, b, c');
	t.is(read('{a | b}'), 'choice: a, b');
	t.is(read('<A | B>'), 'choice: A, B');
	t.is(read('A / B / C'), 'choice: A, B, C');
	t.is(read('High/Medium/Low'), 'choice: High, Medium, Low');
	t.is(read('Standard/Meta', 'Category'), 'choice: Standard, Meta');
	t.is(read('<Core, Networking, or Meta>'), 'choice: Core, Networking, Meta');
	t.is(read('**Active** or **On hold**'), 'choice: Active, On hold');
	t.is(read('{proposed | rejected | …}'), 'choice: proposed, rejected');
	t.is(read('{proposed | accepted | … | superseded by 0123'), 'choice: proposed, accepted, superseded by 0123');
});

test('Two words with a slash, paths and sentences are no choice', t => {
	t.is(read('[Yes/No]'), 'line: Yes/No');
	t.is(read('[Code/maintenance issues]'), 'line: Code/maintenance issues');
	t.is(read('[docs/adr/0001.md]'), 'line: docs/adr/0001.md');
	t.is(read('[https://a/b/c]'), 'line: https://a/b/c');
	t.is(read('[one, two: and | three: or]'), 'line: one, two: and | three: or');
	t.is(read('a / b'), undefined);
});

test('A hint in brackets is a line, whatever the brackets', t => {
	t.is(read('[Brief, descriptive title]'), 'line: Brief, descriptive title');
	t.is(read('<hint>'), 'line: hint');
	t.is(read('{hint}'), 'line: hint');
	t.is(read('{{hint}}'), 'line: hint');
	t.is(read('<!-- guidance -->'), 'line: guidance');
	t.is(read('_in italics_'), 'line: in italics');
	t.is(read('(fill me in)'), 'line: fill me in');
	t.is(read('*in italics*'), 'line: in italics');
	t.is(read('(pending)'), 'line: pending');
	t.is(read('NNNN'), 'line: NNNN');
	t.is(read('TBD'), 'line: TBD');
	t.is(read('…'), 'line: …');
	t.is(read('____'), 'line: (blank)');
});

test('Boxes on one line are one of several', t => {
	t.is(read('[ ] Yes [ ] No [ ] Deferred'), 'option: Yes, No, Deferred');
	t.is(read('[ ] Yes, at once   [x] No way'), 'option: Yes, at once, No way');
	t.is(read('[ ] Done'), undefined);
	t.deepEqual(readInlineBoxes('[ ] Yes [X] No'), [
		{text: 'Yes', mark: 1, done: false},
		{text: 'No', mark: 9, done: true},
	]);
});

test('Dates are known by their words, or by a blank behind a label of a day', t => {
	t.is(read('[Date]'), 'date: Date');
	t.is(read('[YYYY-MM-DD]'), 'date: YYYY-MM-DD');
	t.is(read('YYYY-MM-DD'), 'date: YYYY-MM-DD');
	t.is(read('__________', 'Approved date'), 'date: (blank)');
	t.is(read('________________', 'Approver'), 'line: (blank)');
	t.is(read('Date'), undefined);
	t.is(read('{YYYY-MM-DD when it was decided}'), 'date: YYYY-MM-DD when it was decided');
	t.is(read('(fill in the day, YYYY-MM-DD)', 'Start date'), 'date: fill in the day, YYYY-MM-DD');
	t.is(read('Proposal day (dd.MM.yyyy)', 'Date'), 'date: Proposal day (dd.MM.yyyy)');
	t.is(read('[versions with their days (YYYY-MM-DD)]', 'History'), 'line: versions with their days (YYYY-MM-DD)');
	t.is(read('(pending)', 'Completion date'), 'date: pending');
});

test('A percentage is a number with the words behind it', t => {
	t.is(read('[X% complete]'), 'percent: X% complete');
	t.is(readPlaceholder('[X% complete]', '')?.after, '% complete');
	t.is(read('[N %]'), 'percent: N %');
	t.is(read('[about 40% faster]'), 'line: about 40% faster');
});

test('An effort is an amount in units of time, with the size of the team', t => {
	const effort = readPlaceholder('[hours|days|weeks] (team size: X engineers)', '');
	t.deepEqual(effort, {
		kind: 'effort',
		hint: '[hours|days|weeks] (team size: X engineers)',
		choices: ['hours', 'days', 'weeks', 'months'],
		before: '(team size: ',
		after: ' engineers)',
	});
	t.is(read('[X hours/days/weeks]'), 'effort: hours, days, weeks, months');
	t.is(read('X hours/days'), 'effort: hours, days, months');
	t.is(read('X weeks'), 'effort: weeks, months');
	t.is(read('[weeks|months]'), 'effort: weeks, months');
	t.is(read('[X engineers, specialties needed]'), 'line: X engineers, specialties needed');
});

test('Links, footnotes, boxes, extras, code and finished sentences are no placeholders', t => {
	for (const text of [
		'[text](https://example.org)',
		'[text][reference]',
		'[reference]: https://example.org',
		'[^1]',
		'[x]',
		'[ ]',
		'pkg[extra]',
		'`[code]`',
		'<https://example.org>',
		'<me@example.org>',
		'done [soon]',
		'[one] and [two]',
		'__bold__',
		'<br/>',
		'',
	]) {
		t.is(read(text), undefined, text);
		t.false(isPlaceholder(text), text);
	}
});

test('A whole value in one of the spellings is a placeholder in any document', t => {
	for (const text of [
		'[To be completed after implementation]',
		'<hint>',
		'{hint}',
		'<!-- later -->',
		'TBD',
		'todo',
		'...',
		'_____',
		' [x|y] ',
	]) {
		t.true(isPlaceholder(text), text);
	}

	for (const text of ['Not [yet] known', '_Important_', 'a | b', '2026-03-04', '<!-- a --> text <!-- b -->']) {
		t.false(isPlaceholder(text), text);
	}
});

test('Tokens in a line of text leave out links, footnotes, boxes, extras and code', t => {
	const text = 'A [one] b [two](x) c [three][y] [x] [^1] p[q] `[r]` \\[s] {t} [u]: v {{ w }}';
	t.deepEqual(
		findTokens(text).map(({inner}) => inner),
		['one', 't', 'w'],
	);
	t.deepEqual(findTokens('Phase: [Name]'), [{from: 7, to: 13, inner: 'Name'}]);
});

test('Long runs of blanks and brackets are read in linear time', t => {
	const time = cpuTime(() => {
		for (const part of ['[', ']', '[ ] ', '{', '<', '<!--', '-->', ' ', '[ ] a\t', '[ ]\n', '_', '(fill']) {
			const text = part.repeat(50_000);
			for (const hostile of [text, `[ ] a${text}b`, `[${text}`, `<!--${text}`]) {
				readPlaceholder(hostile, 'Label');
				isPlaceholder(hostile);
				findTokens(hostile);
			}
		}
	});
	t.true(time < 3000, `${time} ms`);
});
