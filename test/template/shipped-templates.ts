import test from 'ava';
import {applyAnswers, flattenAnswers} from '../../source/proposal/answers.js';
import {briefNameFor, finishProposal, proposalPath} from '../../source/proposal/create.js';
import {askedStates, missingRequired, progressOf} from '../../source/proposal/progress.js';
import {allFields, type Field, type Form} from '../../source/template/form.js';
import {readTemplate} from '../../source/template/read-template.js';
import {readProjectFile, startSeed} from '../helpers/seed.js';

const adr = readTemplate('adr', readProjectFile('templates/adr.md'));
const rfc = readTemplate('rfc', readProjectFile('templates/rfc.md'));

/** Id and kind of each field, with what it lists; those of a group follow it. */
function outline(form: Form): readonly string[] {
	const row = (field: Field, indent: string): readonly string[] => {
		const list = [...field.choices, ...field.items].join('|');
		const words = [field.id, field.kind, ...(field.required ? ['required'] : []), list].filter(Boolean);
		return [indent + words.join(' '), ...(field.group?.fields ?? []).flatMap(member => row(member, `${indent}  `))];
	};
	return allFields(form)
		.filter(({place}) => place.at !== 'front-matter')
		.flatMap(field => row(field, ''));
}

/** A new proposal with answers, and what the program says of them. */
function written(form: Form, answers: Record<string, unknown>): {readonly path: string; readonly text: string} {
	const {alignment, refused} = applyAnswers(startSeed(form), flattenAnswers(answers), {allowUnlisted: false});
	const [first] = refused;
	if (first) {
		throw new Error(`${first.id} ${first.reason}`);
	}

	const briefName = briefNameFor(alignment);
	const {filled, total} = progressOf(askedStates(alignment));
	return {
		path: `${proposalPath(alignment, briefName, {folder: undefined, layout: 'flat'})} ${filled}/${total}`,
		text: finishProposal(alignment, briefName),
	};
}

test('A decision record asks for what a decision needs', t => {
	t.deepEqual(outline(adr), [
		'document.title line required',
		'document.decided-by line',
		'document.decision-date date',
		'document.reversible choice easily|at a cost|hardly',
		'context text',
		'drivers.driver group',
		'  name line',
		'  why-it-matters line',
		'options.option group',
		'  name line',
		'  idea line',
		'  pros line',
		'  cons line',
		'decision-outcome.chosen-option line',
		'decision-outcome.reasons text',
		'consequences.easier line',
		'consequences.harder line',
		'consequences.signal line',
		'consequences.look-again-on date',
		'consequences.follow-up checklist Task 1|Task 2',
		'links text',
	]);
});

test('A request for comments asks for what its readers ask', t => {
	t.deepEqual(outline(rfc), [
		'document.title line required',
		'document.authors line',
		'document.type choice required feature|change|removal|process',
		'document.comments-until date',
		'document.discussion line',
		'summary text',
		'motivation.problem text',
		'motivation.goals text',
		'motivation.non-goals text',
		'proposal.design text',
		'proposal.in-use text',
		'alternatives.alternative group',
		'  name line',
		'  idea line',
		'  why-not line',
		'consequences.compatibility.breaking-change option Yes|No',
		'consequences.compatibility.migration line',
		'consequences.security-and-privacy text',
		'consequences.drawbacks text',
		'rollout.estimated-effort effort days|weeks|months',
		'rollout.way-back line',
		'rollout.step group',
		'  name line',
		'  time-estimate line',
		'  tasks checklist Task 1|Task 2',
		'open-questions checklist Question 1|Question 2',
		'approval.approved option Yes|No|Deferred',
		'approval.decision-date date',
		'approval.decided-by line',
		'links text',
	]);
});

test('Each names its files and its folder, and says which statuses there are', t => {
	t.deepEqual(adr.naming, {pattern: 'adr-[brief-name].md', kind: 'Adr', folder: 'docs/decisions'});
	t.deepEqual(rfc.naming, {pattern: 'rfc-[brief-name].md', kind: 'Rfc', folder: 'docs/rfcs'});
	for (const form of [adr, rfc]) {
		t.regex(form.text, /^---\nstatus: proposed # one of: draft, proposed, in-review, approved, /);
		t.regex(
			startSeed(form).document.text,
			/^---\nstatus: proposed # one of: .*\nlast_updated: 2026-03-04\n---\n\n# [AR]/,
		);
		t.false(startSeed(form).document.text.includes('## Usage'));
	}
});

test('Every field of them has a hint, but for names and lists', t => {
	const isPlain = ({kind, group, id}: Field): boolean =>
		['choice', 'option', 'checklist', 'group'].includes(kind) || group !== undefined || id === 'name';
	for (const form of [adr, rfc]) {
		const fields = allFields(form)
			.filter(({place}) => place.at !== 'front-matter')
			.flatMap(field => [field, ...(field.group?.fields ?? [])]);
		t.deepEqual(
			fields.filter(field => !isPlain(field) && !field.hint).map(({id}) => id),
			[],
		);
	}
});

test('A decision record is written from its answers', t => {
	const {path, text} = written(adr, {
		title: 'Keep sessions in Redis',
		'decided-by': 'The platform team',
		'decision-date': '2026-03-04',
		reversible: 'at a cost',
		context: 'Sessions are lost at every deploy: 3 a day.\n\n- 400 tickets a month',
		'drivers.driver': [{name: 'No lost sessions', 'why-it-matters': '400 tickets a month'}],
		'options.option': [
			{name: 'Redis', idea: 'One more service', pros: 'fast', cons: 'one more thing to run'},
			{name: 'The database', idea: 'A table', pros: 'is there', cons: 'slow at peaks'},
			{name: 'Nothing', idea: 'As it is', pros: 'free', cons: 'the tickets'},
		],
		'chosen-option': 'Redis',
		reasons: 'The only one that holds at peaks.',
		consequences: {
			easier: 'Deploys by day',
			harder: 'On-call has to know Redis',
			signal: 'Tickets about lost sessions',
			'look-again-on': '2026-09-01',
			'follow-up': ['Alert on memory', {text: 'Order the machines', done: true}],
		},
		links: '- #123',
	});
	t.is(path, 'docs/decisions/adr-keep-sessions-in-redis.md 27/27');
	t.is(
		text,
		`---
status: proposed # one of: draft, proposed, in-review, approved, rejected, deferred, superseded
last_updated: 2026-03-04
---

# ADR: Keep sessions in Redis

- **Decided by:** The platform team
- **Decision date:** 2026-03-04
- **Reversible:** at a cost

## Context

Sessions are lost at every deploy: 3 a day.

- 400 tickets a month

## Drivers

- **No lost sessions:** 400 tickets a month

## Options

### Option 1: Redis

- **Idea:** One more service
- **Pros:** fast
- **Cons:** one more thing to run

### Option 2: The database

- **Idea:** A table
- **Pros:** is there
- **Cons:** slow at peaks

### Option 3: Nothing

- **Idea:** As it is
- **Pros:** free
- **Cons:** the tickets

## Decision outcome

### Chosen option: Redis

### Reasons

The only one that holds at peaks.

## Consequences

- **Easier:** Deploys by day
- **Harder:** On-call has to know Redis
- **Signal:** Tickets about lost sessions
- **Look again on:** 2026-09-01

### Follow-up

- [ ] Alert on memory
- [x] Order the machines

## Links

- #123
`,
	);
});

test('A request for comments is written from its answers', t => {
	const {path, text} = written(rfc, {
		title: 'Resumable uploads',
		authors: '@zoe',
		type: 'feature',
		'comments-until': '2026-04-01',
		discussion: '#321',
		summary: 'Uploads go on where they broke.',
		motivation: {problem: 'One in three breaks.', goals: 'Under 1 %', 'non-goals': 'Downloads'},
		proposal: {design: 'Sessions.', 'in-use': '```sh\nupload --resume\n```'},
		alternatives: {alternative: [{name: 'Smaller files', idea: 'Split', 'why-not': 'Work for people'}]},
		'breaking-change': 'No',
		migration: 'Nobody has to do anything',
		'security-and-privacy': 'Sessions are bound to their token.',
		drawbacks: 'State on the server.',
		'estimated-effort': '2-3 weeks (team size: 2 engineers)',
		'rollout.way-back': 'The flag',
		'rollout.step': [
			{name: 'For us', 'time-estimate': '1 week', tasks: ['Flag']},
			{name: 'For everyone', 'time-estimate': '1 week', tasks: ['Flag off']},
		],
		'open-questions': [{text: 'How long does a session live? 7 days', done: true}],
		approval: {approved: 'Yes', 'decision-date': '2026-04-02', 'decided-by': 'Ada'},
		links: 'https://tus.io',
	});
	t.is(path, 'docs/rfcs/rfc-resumable-uploads.md 29/29');
	t.true(text.includes('\n- **Breaking change:** [ ] Yes [x] No\n'));
	t.true(text.includes('\n### Step 1: For us (1 week)\n\n- [ ] Flag\n\n### Step 2: '));
	t.false(/\[(?![ x]\])|YYYY|<!--/.test(text), text);
});

test('Only the title is needed for a decision record; a request for comments also has its type', t => {
	t.deepEqual(
		missingRequired(startSeed(adr)).map(({id}) => id),
		['document.title'],
	);
	t.deepEqual(
		missingRequired(startSeed(rfc)).map(({id}) => id),
		['document.title', 'document.type'],
	);
});
