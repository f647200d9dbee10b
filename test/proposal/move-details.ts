import test from 'ava';
import {linksOf} from '../../source/proposal/facts.js';
import {type MoveOptions, type MoveResult, moveStatus, updateTracking} from '../../source/proposal/move.js';
import {linkedPath, linkTo, movePlan} from '../../source/proposal/move-link.js';
import {movesFrom} from '../../source/proposal/moves.js';
import {withoutTemplate} from '../../source/proposal/plain-form.js';
import type {Alignment} from '../../source/template/align.js';
import {changedLines, moved, movedTo, moveOptions, proposalAt, successor, textAt} from '../helpers/moved.js';
import {aligned, alignedWith, answerOf, readProjectFile, startSeed} from '../helpers/seed.js';

const minimal = readProjectFile('test/fixtures/proposal-minimal.md');

/** The lines that a move changes. */
function lines(alignment: Alignment, to: string, options: Partial<MoveOptions> = {}): string {
	return changedLines(alignment.document.text, movedTo(alignment, to, options).document.text);
}

/** Why a move is refused; throws where it is not. */
function refusal(alignment: Alignment, to: string, options: Partial<MoveOptions> = {}): MoveResult & {kind: 'refused'} {
	const result = moveStatus(alignment, to, {...moveOptions, ...options});
	if (result.kind !== 'refused') {
		throw new Error(`${to} is not refused`);
	}

	return result;
}

test('A move to the status that a proposal has is no change', t => {
	for (const status of ['draft', 'approved', 'superseded', 'reviewed']) {
		t.deepEqual(moveStatus(proposalAt(status), status, moveOptions), {kind: 'same', status});
	}

	t.deepEqual(moveStatus(aligned(textAt('Approved')), 'approved', moveOptions), {kind: 'same', status: 'approved'});
});

test('An approval names its day and its approver as they are told', t => {
	t.true(
		lines(aligned(minimal.replace('proposed', 'in-review')), 'approved', {by: 'Zoë', date: '2026-04-01'}).endsWith(`
-**Approved for implementation:** [ ] Yes [ ] No [ ] Deferred
-**Approved date:** __________
-**Approver:** ________________
+**Approved for implementation:** [x] Yes [ ] No [ ] Deferred
+**Approved date:** 2026-04-01
+**Approver:** Zoë`),
	);
});

test('Where nobody is known to have decided it is said so', t => {
	const {notes} = moved(aligned(minimal.replace('proposed', 'in-review')), 'approved', {user: undefined});
	t.deepEqual(notes, ['nobody is named as "Approver": --by gives a name']);
});

test('A decision that an author has written already is kept with its day and name', t => {
	const text = textAt('in-review').replace('[ ] Yes', '[x] Yes');
	const changed = lines(aligned(text), 'approved').replace(/\+approved_content: .*/, '+approved_content');
	t.is(
		changed,
		'-status: in-review\n-last_updated: 2026-03-04\n+status: approved\n+last_updated: 2026-04-10\n+approved_content',
	);
	t.true(lines(aligned(text), 'approved', {by: 'Bob'}).includes('+**Approver:** Bob'));
});

test('What is approved already is approved anew where it is said by whom', t => {
	const approved = movedTo(proposalAt('in-review'), 'approved');
	const edited = aligned(approved.document.text.replace('a quota for each team', 'no quota'));
	t.is(moveStatus(edited, 'approved', moveOptions).kind, 'same');
	const renewed = lines(edited, 'approved', {by: 'Zoë', today: '2026-05-01'});
	t.deepEqual(
		renewed.split('\n').map(line => line.replace(/(?<=approved_content).*/, '')),
		[
			'-last_updated: 2026-04-10',
			'+last_updated: 2026-05-01',
			'-approved_content',
			'+approved_content',
			'-**Approved date:** 2026-04-10',
			'-**Approver:** Ada Lovelace',
			'+**Approved date:** 2026-05-01',
			'+**Approver:** Zoë',
		],
	);
});

test('The step back to approved keeps who approved it, and when', t => {
	const approved = movedTo(proposalAt('in-review'), 'approved');
	const begun = movedTo(approved, 'in-progress', {today: '2026-04-11'});
	t.is(movedTo(begun, 'approved').document.text, approved.document.text);
});

test('A mistaken approval that is taken back leaves the box open, and nothing of its content noted', t => {
	const before = proposalAt('in-review');
	const back = movedTo(movedTo(before, 'approved'), 'in-review');
	t.is(
		changedLines(before.document.text, back.document.text),
		`-last_updated: 2026-03-04
+last_updated: 2026-04-10
-**Approved date:** 2026-02-28
-**Approver:** Zoë O'Neill-Müller
+**Approved date:** 2026-04-10
+**Approver:** Ada Lovelace`,
	);
});

test('A reason is kept beside the status, under the name of its own status, and stays when that is left', t => {
	const before = proposalAt('proposed');
	const deferred = movedTo(before, 'deferred', {reason: 'not before: the new cluster\n'});
	t.true(deferred.document.text.includes('\ndeferred_reason: "not before: the new cluster"\n---\n'));
	const again = movedTo(deferred, 'proposed');
	const withdrawn = movedTo(again, 'withdrawn', {reason: 'bought instead'});
	t.true(
		withdrawn.document.text.includes(
			'\ndeferred_reason: "not before: the new cluster"\nwithdrawn_reason: bought instead\n---\n',
		),
	);
	t.is(
		lines(withdrawn, 'withdrawn', {reason: 'bought from Acme'}),
		'-withdrawn_reason: bought instead\n+withdrawn_reason: bought from Acme',
	);
	t.is(refusal(before, 'deferred', {reason: 'a\0b'}).reason, '"front-matter.deferred_reason" holds control characters');
});

test('A template that asks for the reason of a decision gets it there', t => {
	const template =
		'---\nstatus: proposed\n---\n\n# [Title]\n\n## Why\n[Why?]\n\n## Approval\n**Approved:** [ ] Yes [ ] No\n**Conditions:** [Under which conditions?]\n';
	const before = alignedWith(template, template.replace('proposed', 'in-review'));
	t.true(
		movedTo(before, 'approved', {reason: 'only in the EU'}).document.text.includes(
			'\n**Conditions:** only in the EU\n',
		),
	);
	const withdrawn = movedTo(before, 'withdrawn', {reason: 'bought'}).document.text;
	t.true(withdrawn.includes('\nwithdrawn_reason: bought\n'));
	const filled = alignedWith(template, before.document.text.replace('[Under which conditions?]', 'none'));
	t.true(
		movedTo(filled, 'approved', {reason: 'only in the EU'}).document.text.includes(
			'\napproved_reason: only in the EU\n',
		),
	);
});

test('The box is found by its words, in whatever form a template asks for the decision', t => {
	const forms = [
		['- **Decision:** [ ] Accepted [ ] Rejected [ ] Postponed', '[x] Accepted', '[x] Rejected', '[x] Postponed'],
		['- **Decision:** [approve|decline|defer]', 'approve', 'decline', 'defer'],
		['- **Approved:** ________', 'Yes', 'No', 'Deferred'],
	] as const;
	for (const [line, ...wanted] of forms) {
		const template = `---\nstatus: x\n---\n\n# [Title]\n\n## Approval\n${line}\n`;
		const before = alignedWith(template, template.replace('status: x', 'status: in-review'));
		for (const [index, to] of ['approved', 'rejected', 'deferred'].entries()) {
			const after = movedTo(before, to);
			t.true(after.document.text.includes(wanted[index] ?? ''), after.document.text);
			const open = movedTo(alignedWith(template, after.document.text), to === 'approved' ? 'in-review' : 'proposed');
			t.true(open.document.text.includes(line), open.document.text);
		}
	}
});

test('A decision without a box of its own is told, and one that is a text is left alone', t => {
	const template =
		'---\nstatus: x\n---\n\n# [Title]\n\n## Approval\n**Approved:** [ ] Yes [ ] No\n\n## Decision\n[What?]\n';
	const result = moved(alignedWith(template, template.replace('status: x', 'status: in-review')), 'deferred');
	t.deepEqual(result.notes, ['"Approved" has no box for this decision: Yes, No']);
	t.is(changedLines(template, result.change.alignment.document.text), '-status: x\n+status: deferred');
	const adr = '---\nstatus: in-review\n---\n\n# [Title]\n\n## Decision\n[What was decided?]\n';
	t.is(changedLines(adr, movedTo(alignedWith(adr), 'approved').document.text).includes('## Decision'), false);
});

test('The work begins with the first phase and the first part of the plan that is open', t => {
	const approved = aligned(minimal.replace('proposed', 'approved'));
	t.true(
		lines(approved, 'in-progress').endsWith(`
-- **Phase:** [planning|development|testing|deployment|completed]
+- **Phase:** planning
-- **Current Phase:** [Specific phase or task]
+- **Current Phase:** Phase 1: Foundation`),
	);
	const told = lines(approved, 'in-progress', {phase: 'testing', progress: '40'});
	t.true(
		told.includes('+- **Phase:** testing\n+- **Progress:** 40% complete\n+- **Current Phase:** Phase 1: Foundation'),
		told,
	);
	const ticked = aligned(approved.document.text.replace(/(?<=### Phase 1.*\n)(?:- \[ \] .*\n){3}/, '- [x] Task 1\n'));
	t.is(
		answerOf(movedTo(ticked, 'in-progress'), 'implementation-tracking.current-status.current-phase'),
		'Phase 2: Core Implementation',
	);
});

test('Work that was said to be done is in its last phase when it comes back', t => {
	const completed = movedTo(proposalAt('in-progress'), 'completed');
	t.is(
		lines(completed, 'in-progress'),
		'-status: completed\n+status: in-progress\n-- **Phase:** completed\n+- **Phase:** deployment',
	);
	t.true(
		lines(completed, 'in-progress', {phase: 'testing', progress: '90'}).endsWith(
			'+- **Phase:** testing\n+- **Progress:** 90% complete',
		),
	);
});

test('Boxes that are open when the work is done are listed and not ticked', t => {
	const {open} = moved(proposalAt('in-progress'), 'completed');
	t.is(open[0]?.text, '`POST /uploads` behind a flag');
	t.deepEqual(
		open.slice(-5).map(({text, path}) => [text, path]),
		[
			['Performance review completed', 'approval-review.technical-review.3'],
			['Support lead approval', 'approval-review.stakeholder-approval.4'],
			['Milestone 2: 2026-03-20 - First resumed upload', 'implementation-tracking.key-milestones.2'],
			['Milestone 3: 2026-03-27 - All clients', 'implementation-tracking.key-milestones.3'],
			['Milestone 4: 2026-04-03 - Flag on for all', 'implementation-tracking.key-milestones.4'],
		],
	);
	const untouched = moved(aligned(minimal.replace('proposed', 'in-progress')), 'completed').open;
	t.false(untouched.some(({text}) => /Task|Milestone/.test(text)));
});

test('What is not reviewed is not reviewed: the refusal names the fields', t => {
	const completed = aligned(
		textAt('completed').replace(/(?<=### Lessons Learned\n)[\s\S]*?(?=\n### )/, "[What worked well, what didn't]\n"),
	);
	const reason = 'first write Lessons Learned';
	t.deepEqual(refusal(completed, 'reviewed'), {
		kind: 'refused',
		reason,
		possible: ['in-progress', 'superseded'],
		isWrongUse: false,
	});
	t.deepEqual(
		movesFrom(completed).find(({to}) => to === 'reviewed'),
		{to: 'reviewed', possible: false, reason},
	);
	const removed = aligned(textAt('completed').replace(/\n---\n\n## Post-Implementation Review[\s\S]*$/, ''));
	t.is(
		refusal(removed, 'reviewed').reason,
		'first write Actual Results vs. Expectations, Lessons Learned and Future Improvements',
	);
});

test('Sections that were removed come back when a move needs them, in the order of the template', t => {
	const bare = minimal.replace(/\n---\n\n## Approval & Review[\s\S]*$/, '').replace('proposed', 'in-review');
	const approved = moved(aligned(bare), 'approved');
	t.deepEqual(approved.notes, ['"Approval & Review" had been removed and is back']);
	t.true(
		approved.change.alignment.document.text.endsWith(
			'### Implementation Approval\n**Approved for implementation:** [x] Yes [ ] No [ ] Deferred\n**Approved date:** 2026-04-10\n**Approver:** Ada Lovelace\n',
		),
	);
	const begun = moved(approved.change.alignment, 'in-progress');
	t.deepEqual(begun.notes, ['"Implementation Tracking" had been removed and is back']);
	const completed = moved(begun.change.alignment, 'completed');
	t.deepEqual(completed.notes, ['"Post-Implementation Review" had been removed and is back']);
	const titles = completed.change.alignment.top.section.children.map(({titleText}) => titleText);
	t.deepEqual(titles.slice(-3), ['Approval & Review', 'Implementation Tracking', 'Post-Implementation Review']);
	t.false(movedTo(withoutTemplate(aligned(bare)), 'approved').document.text.includes('## Approval'));
});

test('A label that was removed alone comes back beside its neighbours', t => {
	const text = textAt('in-review').replace(/\*\*Approver:.*\n/, '');
	t.true(
		movedTo(aligned(text), 'approved').document.text.includes(
			'\n**Approved date:** 2026-04-10\n**Approver:** Ada Lovelace\n',
		),
	);
});

test('Two proposals link to each other, and no more when the older one holds again', t => {
	const old = {path: 'docs/a/old.md', alignment: proposalAt('completed')};
	const other = {path: 'docs/b/new.md', alignment: aligned(minimal)};
	const linked = [linkTo(old, other)];
	const plan = movePlan(old, linked, moved(old.alignment, 'superseded', {linked}));
	t.deepEqual(
		plan.map(({path, before, after}) => [
			path,
			changedLines(before ?? '', after)
				.split('\n')
				.at(-1),
		]),
		[
			['docs/a/old.md', '+superseded_by: ../b/new.md'],
			['docs/b/new.md', '+supersedes: ../a/old.md'],
		],
	);
	const [superseded, successorFile] = plan.map(({path, after}) => ({path, alignment: aligned(after)}));
	if (superseded && successorFile) {
		t.deepEqual(linksOf(superseded.alignment, 'superseded-by'), ['../b/new.md']);
		const links = [linkTo(superseded, successorFile)];
		const again = movePlan(superseded, links, moved(superseded.alignment, 'completed', {linked: links}));
		t.false(again[0].after.includes('superseded_by'));
		t.is(again[1]?.after, minimal);
	}
});

test('Links lead from file to file, and never out of the repository', t => {
	t.is(linkedPath('docs/a/old.md', '../b/new.md'), 'docs/b/new.md');
	t.is(linkedPath('docs/a/old.md', './new.md'), 'docs/a/new.md');
	t.is(linkedPath('old.md', 'new.md'), 'new.md');
	for (const target of ['../../../x.md', 'https://example.org/x.md', '/etc/passwd', 'file:x']) {
		t.is(linkedPath('docs/a/old.md', target), undefined, target);
	}
});

test('Links are added to those that are there, in whatever form', t => {
	const add = (key: string): string => {
		const text = minimal.replace('category: performance', `category: performance\n${key}`);
		return lines(aligned(text), 'superseded', {linked: [successor]}).replace(/[-+](?:status|last_updated).*\n?/g, '');
	};

	const target = 'enhancement-performance-tus.md';
	t.is(add('superseded-by: a.md # x'), `-superseded-by: a.md # x\n+superseded-by: [a.md, "${target}"] # x`);
	t.is(add('superseded_by:\n  - a.md'), `+  - ${target}`);
	t.is(add('superseded_by: [a.md]'), `-superseded_by: [a.md]\n+superseded_by: [a.md, ${target}]`);
	t.is(add(`superseded_by: ${target}`), '');
	t.is(add('replaced-by:'), `-replaced-by:\n+replaced-by: ${target}`);
});

test('What takes the place of a proposal has to be said', t => {
	const result = refusal(proposalAt('approved'), 'superseded');
	t.true(result.isWrongUse);
	t.is(result.reason, 'it has to be said what takes its place');
});

test('Fields that were due and are empty are named, and stop no move', t => {
	const started = startSeed();
	t.deepEqual(moved(aligned(minimal), 'draft').missing, []);
	t.is(moved(aligned(minimal), 'in-review').missing.length, 71 - 1);
	t.is(started.states.length > 0, true);
	const {missing} = moved(proposalAt('approved'), 'in-progress');
	t.deepEqual(missing, []);
	const review = moved(
		aligned(
			textAt('in-review').replace(
				'- [x] Architecture review completed\n- [x] Security review completed\n',
				'- [ ] Architecture review completed\n- [ ] Security review completed\n',
			),
		),
		'approved',
	);
	t.deepEqual(
		review.missing.map(({id}) => id),
		['approval-review.technical-review'],
	);
});

test('Phase and progress are written without a move', t => {
	const before = proposalAt('in-progress');
	const result = updateTracking(before, {...moveOptions, phase: 'testing', progress: '80'});
	t.is(result.kind, 'moved');
	t.is(
		result.kind === 'moved' ? changedLines(before.document.text, result.change.alignment.document.text) : '',
		`-last_updated: 2026-03-04
+last_updated: 2026-04-10
-- **Phase:** development
-- **Progress:** 35% complete
+- **Phase:** testing
+- **Progress:** 80% complete`,
	);
	t.is(moveStatus(before, 'in-progress', {...moveOptions, progress: '80'}).kind, 'moved');
	t.is(updateTracking(before, {...moveOptions, today: '2026-05-01', progress: '35'}).kind, 'same');
});

test('Options that say nothing at a status are wrong use, and change nothing', t => {
	const wrong: readonly (readonly [string, string, Partial<MoveOptions>, string])[] = [
		['proposed', 'in-review', {by: 'Bob'}, 'nothing is decided at in-review: the name and the day are of a decision'],
		['in-review', 'approved', {date: '2026-02-30'}, '"2026-02-30" is not a day: write it as 2026-01-31'],
		['in-review', 'approved', {by: ' '}, 'the name of who decided is empty'],
		['in-review', 'withdrawn', {reason: '\n'}, 'the reason is empty'],
		['proposed', 'in-review', {progress: '5'}, 'no work is tracked at in-review: phase and progress come later'],
		[
			'approved',
			'in-progress',
			{phase: 'dreaming'},
			'there is no phase "dreaming": it is one of planning, development, testing, deployment',
		],
		['approved', 'in-progress', {phase: 'completed'}, '"completed" is no phase of the work: move the status instead'],
		['approved', 'in-progress', {progress: '101'}, '"101" is not a whole number from 0 to 100'],
		['in-progress', 'completed', {progress: '90'}, 'what is completed has a progress of 100 %'],
	];
	for (const [from, to, options, reason] of wrong) {
		const result = refusal(proposalAt(from), to, options);
		t.deepEqual([result.reason, result.isWrongUse], [reason, true]);
	}

	const rfc = alignedWith('# [Title]\n\n## Why\n[Why?]\n', '---\nstatus: approved\n---\n# T\n\n## Why\nx\n');
	t.is(refusal(rfc, 'in-progress', {phase: 'testing'}).reason, 'the template sample has no field for the phase');
});

test('What a field refuses refuses the whole move', t => {
	const result = refusal(proposalAt('in-review'), 'approved', {by: 'a\u0007b'});
	t.is(result.reason, '"Approver" holds control characters');
	t.deepEqual(result.possible, ['proposed', 'approved', 'deferred', 'rejected', 'withdrawn', 'superseded']);
	t.is(moveStatus(proposalAt('draft'), 'published', moveOptions).kind, 'refused');
});
