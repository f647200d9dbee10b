import test from 'ava';
import {
	emptySlot,
	matchPattern,
	numberedNoun,
	ordinalText,
	type Pattern,
	readNumberedPattern,
	readSlots,
	writePattern,
} from '../../source/template/pattern.js';
import {cpuTime} from '../helpers/cpu-time.js';

/** The number and the slots that a pattern finds in a text: `1 | name=Foundation | time-estimate=+ ` (`+` for what is missing before an empty slot). */
function match(pattern: Pattern | undefined, text: string): string | undefined {
	const found = pattern && matchPattern(pattern, text);
	const slots = found?.slots.map(({slot, span, prefix}) =>
		span.from === span.to ? `${slot.id}+${prefix}|` : `${slot.id}=${text.slice(span.from, span.to)}`,
	);
	return found && [found.ordinal ? text.slice(found.ordinal.from, found.ordinal.to) : '-', ...(slots ?? [])].join(' ');
}

const phase = readNumberedPattern('Phase 1: Foundation [Time estimate]');
const risk = readNumberedPattern('**Risk 1:** [Description] - **Mitigation:** [Strategy]');
const milestone = readNumberedPattern('Milestone 1: [Date] - [Description]');
const option = readNumberedPattern('Option A: [Approach name]');
const chosen = readSlots('Recommended Approach: [Chosen option]');

test('The noun of what counts is the words before the number', t => {
	t.is(numberedNoun('Phase 1: Foundation'), 'phase');
	t.is(numberedNoun('**Risk 12:** x'), 'risk');
	t.is(numberedNoun('Open question B'), 'open question');
	t.is(numberedNoun('Étape 3 – Suite'), 'étape');
	t.is(numberedNoun('Overview'), undefined);
	t.is(numberedNoun('Plan Bee'), undefined);
	t.is(numberedNoun('1. Phase'), undefined);
	t.is(numberedNoun('Phase 10b'), undefined);
});

test('A numbered heading has a name and what stands in brackets', t => {
	t.is(match(phase, 'Phase 1: Foundation [Time estimate]'), '1 name=Foundation time-estimate=[Time estimate]');
	t.is(match(phase, 'Phase 12: Go live (2 weeks)'), '12 name=Go live time-estimate=(2 weeks)');
	t.is(match(phase, 'phase 2: (1 week (5 days))'), '2 name+| time-estimate=(1 week (5 days))');
	t.is(match(phase, 'Phase 3: f(x) and g[y] (z)'), '3 name=f(x) and g[y] time-estimate=(z)');
});

test('What is missing is written with the value that needs it', t => {
	t.is(match(phase, 'Phase 1: Foundation'), '1 name=Foundation time-estimate+ |');
	t.is(match(phase, 'Phase 1:'), '1 name+ | time-estimate+ |');
	t.is(match(phase, 'Phase 1 -'), '1 name+ | time-estimate+ |');
	t.is(match(phase, 'Phase 1'), '1 name+: | time-estimate+ |');
	t.is(match(phase, 'Phase 1 (2 weeks)'), '1 name+: | time-estimate=(2 weeks)');
	t.is(match(milestone, 'Milestone 1: 2026-03-04'), '1 date=2026-03-04 description+ - |');
	t.is(match(milestone, 'Milestone 1: 2026-03-04 -'), '1 date=2026-03-04 description+ |');
	t.is(match(milestone, 'Milestone 1:'), '1 date+ | description+ - |');
	t.is(match(risk, '**Slow disks:** may be'), '- name=Slow disks description=may be mitigation+ - **Mitigation:** |');
	t.is(match(chosen, 'Recommended Approach'), '- chosen-option+: |');
	t.is(match(chosen, 'Recommended Approach:'), '- chosen-option+ |');
});

test('Another sign between number and name is taken as it is', t => {
	t.is(match(phase, 'Phase 2 - Core (1 week)'), '2 name=Core time-estimate=(1 week)');
	t.is(match(phase, 'Phase 2. Core'), '2 name=Core time-estimate+ |');
	t.is(match(phase, 'Phase 2 – Core'), '2 name=Core time-estimate+ |');
	t.is(match(phase, 'Phase 2 Core'), '2 name=Core time-estimate+ |');
	t.is(match(option, 'Option B) Wait'), 'B approach-name=Wait');
});

test('Items of a list are taken apart by the words between the slots', t => {
	t.is(
		match(risk, '**Offsets drift:** 5 % - or more - **Mitigation:** ask - again'),
		'- name=Offsets drift description=5 % - or more mitigation=ask - again',
	);
	t.is(match(milestone, 'Milestone 10: 2026-03-04 - Done - really'), '10 date=2026-03-04 description=Done - really');
	t.is(match(milestone, 'Milestone 1:  2026-03-04   - Done'), '1 date=2026-03-04 description=Done');
});

test('A text that begins in another way does not match', t => {
	for (const text of ['', 'Phases 1: x', 'Phase: x', 'Phase one: x', 'The Phase 1: x', 'Milestone 1: x']) {
		t.is(match(phase, text), undefined, text);
	}

	t.is(match(risk, 'Risk 1: x'), undefined);
	t.is(match(risk, ''), undefined);
	t.is(match(chosen, 'Recommended'), undefined);
	t.is(match(chosen, ''), undefined);
});

test('An item is written with its number, and with placeholders for what is not given', t => {
	t.is(phase && writePattern(phase, 3, new Map()), 'Phase 3: [Name] [Time estimate]');
	t.is(
		phase &&
			writePattern(
				phase,
				3,
				new Map([
					['name', 'Go'],
					['time-estimate', '(1 day)'],
				]),
			),
		'Phase 3: Go (1 day)',
	);
	t.is(risk && writePattern(risk, 4, new Map()), '**Risk 4:** [Description] - **Mitigation:** [Strategy]');
	t.is(milestone && writePattern(milestone, 10, new Map()), 'Milestone 10: [Date] - [Description]');
});

test('A pattern finds in its own writing what was written', t => {
	const written =
		milestone &&
		writePattern(
			milestone,
			7,
			new Map([
				['date', '2026-03-04'],
				['description', 'x'],
			]),
		);
	t.is(match(milestone, written ?? ''), '7 date=2026-03-04 description=x');
});

test('A name that is only a number counts along, another has a placeholder', t => {
	const [name] = risk?.filter(part => part.kind === 'slot') ?? [];
	t.is(name && emptySlot(name, 5), 'Risk 5');
	const [words] = phase?.filter(part => part.kind === 'slot') ?? [];
	t.is(words && emptySlot(words, 5), '[Name]');
});

test('Letters count on as letters', t => {
	t.is(ordinalText(3, 'A'), 'C');
	t.is(ordinalText(27, 'A'), '27');
	t.is(ordinalText(3, '12'), '3');
});

test('A heading of a hundred thousand blanks or brackets is matched at once', t => {
	const time = cpuTime(() => {
		for (const part of [' ', '(', ')', '[a] ', ' - ', '**', 'a ']) {
			const text = part.repeat(100_000);
			for (const pattern of [phase, risk, milestone, chosen]) {
				match(pattern, `Phase 1: ${text}`);
				match(pattern, `**${text}:** ${text}`);
				match(pattern, `Milestone 1: ${text})`);
			}

			numberedNoun(`A${text}1`);
			readNumberedPattern(`A ${text} 1`);
		}
	});
	t.true(time < 3000, `${time} ms`);
});
