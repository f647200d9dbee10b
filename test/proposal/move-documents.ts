import test from 'ava';
import {applyEdits, invertEdits} from '../../source/document/text-edit.js';
import {type MoveOptions, moveStatus} from '../../source/proposal/move.js';
import {movesFrom} from '../../source/proposal/moves.js';
import {withoutTemplate} from '../../source/proposal/plain-form.js';
import {statusOf} from '../../source/proposal/progress.js';
import type {Alignment} from '../../source/template/align.js';
import {readTemplate} from '../../source/template/read-template.js';
import {changedLines, moved, movedTo, moveOptions, successor, textAt} from '../helpers/moved.js';
import {aligned, alignedWith, readProjectFile} from '../helpers/seed.js';

function lines(alignment: Alignment, to: string, options: Partial<MoveOptions> = {}): string {
	const {change} = moved(alignment, to, options);
	const {text} = alignment.document;
	if (applyEdits(change.alignment.document.text, invertEdits(text, change.edits)) !== text) {
		throw new Error('the edits of a move can be taken back');
	}

	return changedLines(text, change.alignment.document.text);
}

/** The statuses that a document may become. */
function possible(alignment: Alignment): readonly string[] {
	return movesFrom(alignment).flatMap(move => (move.possible ? [move.to] : []));
}

const hand = '# Faster cold start\n\n## Problem\nSlow.\n';

test('A document without front matter gets some with the status, and may become anything', t => {
	const before = aligned(hand);
	t.is(statusOf(before), 'proposed');
	t.is(possible(before).length, 10);
	t.is(movesFrom(before)[1]?.reason, 'no status is written yet');
	const after = movedTo(before, 'in-review');
	t.is(after.document.text, `---\nstatus: in-review\nlast_updated: 2026-04-10\n---\n\n${hand}`);
	t.is(movedTo(withoutTemplate(before), 'proposed').document.text, `---\nstatus: proposed\n---\n\n${hand}`);
	t.is(
		movedTo(aligned(`\uFEFF${hand.replaceAll('\n', '\r\n')}`), 'draft').document.text,
		`\uFEFF---\r\nstatus: draft\r\nlast_updated: 2026-04-10\r\n---\r\n\r\n${hand.replaceAll('\n', '\r\n')}`,
	);
});

test('A document whose front matter is never closed is refused with the reason', t => {
	const result = moveStatus(aligned(`---\nstatus: draft\n\n${hand}`), 'proposed', moveOptions);
	t.is(
		result.kind === 'refused' && result.reason,
		'"Status" has no place in this document: its front matter is never closed',
	);
});

test("A status that can't be changed here is refused with the reason", t => {
	const result = moveStatus(aligned(`---\nstatus: |\n  long\n  text\n---\n${hand}`), 'proposed', moveOptions);
	t.is(result.kind === 'refused' && result.reason, '"Status" holds a value of several lines: change it in an editor');
});

test('A status that is not known is shown as it is, and may become anything', t => {
	const before = aligned(textAt('provisional'));
	t.is(statusOf(before), 'provisional');
	t.is(possible(before).length, 11);
	t.is(movesFrom(before)[0]?.reason, '"provisional" is none of these statuses, so each is possible');
	t.deepEqual([moved(before, 'approved').from, moved(before, 'approved').to], ['provisional', 'approved']);
});

test('A status keeps its quotes and the comment behind it, and other keys their order', t => {
	const text = '---\nowner: me\nStatus: "proposed" # draft, proposed\nlast-updated: 2026-01-01\nx: 1\n---\n# T\n';
	t.is(
		movedTo(withoutTemplate(aligned(text)), 'draft').document.text,
		text.replace('"proposed"', '"draft"').replace('2026-01-01', '2026-04-10'),
	);
});

test('Line ends, byte order mark and the missing last line break stay', t => {
	const save: readonly ((text: string) => string)[] = [
		text => text.replaceAll('\n', '\r\n'),
		text => `\uFEFF${text}`,
		text => text.trimEnd(),
	];
	for (const saved of save) {
		for (const [from, to] of [
			['in-review', 'approved'],
			['approved', 'in-progress'],
			['proposed', 'withdrawn'],
		] as const) {
			const options = to === 'withdrawn' ? {reason: 'why'} : {};
			t.is(
				movedTo(aligned(saved(textAt(from))), to, options).document.text,
				saved(movedTo(aligned(textAt(from)), to, options).document.text),
			);
		}
	}
});

test('Sections that are back have the line ends of the document', t => {
	const bare = textAt('in-review')
		.replace(/\n---\n\n## Approval & Review[\s\S]*$/, '')
		.replaceAll('\n', '\r\n');
	const {text} = movedTo(aligned(bare), 'approved').document;
	t.false(/(?<!\r)\n/.test(text));
	t.true(text.includes('## Approval & Review\r\n'));
});

test('In a template without approval the day and the names that an author gave are kept', t => {
	const template = readProjectFile('templates/adr.md');
	const form = readTemplate('adr', template);
	const text = form.skeleton.replace('status: proposed', 'status: in-review').replace('[Names or roles]', 'Ada, Bob');
	t.is(
		lines(aligned(text, form), 'approved').replace(/(?<=approved_content:).*/, ''),
		`-status: in-review # one of: draft, proposed, in-review, approved, rejected, deferred, superseded
-last_updated: 2026-03-04
+status: approved # one of: draft, proposed, in-review, approved, rejected, deferred, superseded
+last_updated: 2026-04-10
+approved_content:
-- **Decision date:** YYYY-MM-DD
+- **Decision date:** 2026-04-10`,
	);
	t.true(lines(aligned(text, form), 'approved', {by: 'Eve'}).includes('+- **Decided by:** Eve'));
	t.is(moveStatus(aligned(text, form), 'completed', moveOptions).kind, 'refused');
});

test('In another template the move writes what that has', t => {
	const form = readTemplate('rfc', readProjectFile('templates/rfc.md'));
	const text = form.skeleton.replace('status: proposed', 'status: in-review');
	t.true(
		lines(aligned(text, form), 'deferred').endsWith(`
-- **Approved:** [ ] Yes [ ] No [ ] Deferred
-- **Decision date:** YYYY-MM-DD
-- **Decided by:** [Names or roles]
+- **Approved:** [ ] Yes [ ] No [x] Deferred
+- **Decision date:** 2026-04-10
+- **Decided by:** Ada Lovelace`),
	);
	const progress = lines(aligned(text.replace('in-review', 'approved'), form), 'in-progress');
	t.is(progress.split('\n').length, 4);
});

test('A template without front matter keeps its status where it has it', t => {
	const template =
		'# [Title]\n\n- Status: Proposed | Accepted | Superseded by "name"\n- Updated: YYYY-MM-DD\n\n## Why\n[Why?]\n';
	const text = '# Keys\n\n* Status: **Proposed**\n* Updated: 2026-01-01\n\n## Why\nSafer.\n';
	const before = alignedWith(template, text);
	t.is(statusOf(before), 'Proposed');
	const accepted = movedTo(before, 'Accepted');
	t.is(
		accepted.document.text.replace(/content: .* -->/, 'content: -->'),
		'<!-- approved content: -->\n# Keys\n\n* Status: **Accepted**\n* Updated: 2026-04-10\n\n## Why\nSafer.\n',
	);
	const superseded = movedTo(accepted, 'superseded', {linked: [successor], reason: 'newer'});
	t.true(
		superseded.document.text.includes(
			'\n* Status: **Superseded**\n* Superseded reason: newer\n* Superseded by: [tus](enhancement-performance-tus.md)\n* Updated:',
		),
	);
	t.is(
		movedTo(movedTo(superseded, 'Accepted'), 'Proposed').document.text,
		'# Keys\n\n* Status: **Proposed**\n* Superseded reason: newer\n* Updated: 2026-04-10\n\n## Why\nSafer.\n',
	);
});

test('A section that is the status keeps it, with what belongs to it below', t => {
	const template = '# [Title]\n\n## Status\n\nSTATUS\n\n## Why\n\n[Why?]\n';
	const text = '# Keys\n\n## Status\n\nAccepted\n\n## Why\n\nSafer.\n';
	const before = alignedWith(template, text);
	t.is(statusOf(before), 'Accepted');
	t.is(
		movedTo(before, 'superseded', {linked: [successor]}).document.text,
		text.replace('Accepted', 'superseded\n\nSuperseded by: [tus](enhancement-performance-tus.md)'),
	);
	t.is(statusOf(alignedWith(template, text.replace('Accepted', 'Superseded by [x](x.md)'))), 'Superseded');
	t.is(statusOf(alignedWith(template, template)), 'STATUS');
});

test('A label that repeats the status of the front matter goes with it', t => {
	const template = '---\nstatus: proposed\n---\n# [Title]\n\n**Status:** proposed\n\n## Why\n[Why?]\n';
	const text = template.replace('[Title]', 'T').replaceAll(' proposed', ' draft');
	t.is(
		lines(alignedWith(template, text), 'proposed'),
		'-status: draft\n+status: proposed\n-**Status:** draft\n+**Status:** proposed',
	);
	const other = text.replace('**Status:** draft', '**Status:** in the making');
	t.is(lines(alignedWith(template, other), 'proposed'), '-status: draft\n+status: proposed');
});

test('A proposal that is YAML as a whole moves too', t => {
	const form = readTemplate(
		'kep.yaml',
		'title: x\nstatus: provisional|implementable|implemented|replaced\nlast-updated: 2020-01-01\n',
	);
	const text = 'title: x\nstatus: provisional # now\nlast-updated: 2020-01-01';
	t.is(
		movedTo(aligned(text, form), 'implementable').document.text,
		'title: x\nstatus: implementable # now\nlast-updated: 2026-04-10',
	);
	t.is(
		movedTo(aligned(text, form), 'replaced', {linked: [successor]}).document.text,
		'title: x\nstatus: replaced # now\nlast-updated: 2026-04-10\nsuperseded-by: enhancement-performance-tus.md',
	);
});
