import test from 'ava';
import {aligned, alignedWith, answerOf, seedForm, startSeed, stateOf} from '../helpers/seed.js';

const start = startSeed().document.text;

test('The template held against itself has every field at its place, and none is filled in', t => {
	const alignment = aligned(seedForm.skeleton);
	t.deepEqual(
		alignment.states.filter(state => !state.span).map(state => state.id),
		[],
	);
	t.deepEqual(
		alignment.states.filter(state => state.isFilled).map(state => state.id),
		[
			'front-matter.status',
			'front-matter.last_updated',
			'implementation-plan.phase-1.name',
			'implementation-plan.phase-2.name',
			'implementation-plan.phase-3.name',
			'implementation-plan.phase-4.name',
		],
	);
	t.is(alignment.byId.size, alignment.states.length);
});

test('Sections are found in any order and at any level', t => {
	const alignment = alignedWith(
		'# T\n\n## A\n**X:** [x]\n\n## B\n[b]\n\n## C\n[c]\n',
		'# T\n\n## Own\nmine\n\n## C\nsea\n\n### B\nbee\n\n#### Deeper\nhive\n\n## A\n**x** : one\n',
	);
	t.is(answerOf(alignment, 'a.x'), 'one');
	t.is(answerOf(alignment, 'b'), 'bee\n\n#### Deeper\nhive');
	t.is(stateOf(alignment, 'b').level, 3);
	t.is(stateOf(alignment, 'c').isFilled, true);
});

test('What a document lacks has no place, and all else is found as before', t => {
	const alignment = aligned(
		start.replace(/\n## Success Metrics[\s\S]*?(?=\n## Risk)/, '').replace(/\*\*Priority:.*\n\n/, ''),
	);
	t.deepEqual(
		alignment.states.filter(state => !state.span).map(state => state.id),
		[
			'enhancement-overview.priority',
			'success-metrics.quantitative-metrics.primary-kpi',
			'success-metrics.quantitative-metrics.secondary-kpis',
			'success-metrics.quantitative-metrics.performance-targets',
			'success-metrics.qualitative-metrics.user-satisfaction',
			'success-metrics.qualitative-metrics.code-quality',
			'success-metrics.qualitative-metrics.operational-impact',
		],
	);
	t.deepEqual(
		aligned('').states.filter(state => state.span),
		[],
	);
});

test('A heading under two parents is matched by its place, also where one parent lacks it', t => {
	const template = '# T\n\n## A\n### Risks\n[a]\n\n## B\n### Risks\n[b]\n';
	const both = alignedWith(template, '# T\n\n## B\n### Risks\nof b\n\n## A\n### Risks\nof a\n');
	t.is(answerOf(both, 'a.risks'), 'of a');
	t.is(answerOf(both, 'b.risks'), 'of b');
	const one = alignedWith(template, '# T\n\n## A\nnothing\n\n## B\n### Risks\nof b\n');
	t.is(stateOf(one, 'a.risks').span, undefined);
	t.is(answerOf(one, 'b.risks'), 'of b');
});

test('Sections whose parent has another name are found by their own heading', t => {
	const alignment = aligned(
		start
			.replace('## Proposed Solution', '## Solution')
			.replace('[High-level design of the proposed enhancement]', 'Two boxes'),
	);
	t.is(answerOf(alignment, 'proposed-solution.architecture-overview'), 'Two boxes');
});

test('Of headings that occur twice the first is taken, and of two templates headings each its own', t => {
	t.is(answerOf(alignedWith('## A\n[x]\n', '## A\none\n\n## A\ntwo\n'), 'a'), 'one');
	const twice = alignedWith('## A\n[x]\n\n## A\n[y]\n', '## A\none\n\n## A\ntwo\n');
	t.is(answerOf(twice, 'a'), 'one');
	t.is(answerOf(twice, 'a-2'), 'two');
	t.is(stateOf(twice, 'a-2').section, 'a-2');
});

test('Labels that occur twice are taken in order', t => {
	const twice = alignedWith('## A\n**X:** [1]\n**X:** [2]\n', '## A\n**X:** one\n\ntext\n\n- **X:** two\n');
	t.is(answerOf(twice, 'a.x'), 'one');
	t.is(answerOf(twice, 'a.x-2'), 'two');
});

test('A label without a blank and a value over several lines are read', t => {
	const alignment = alignedWith('## A\n**X:** [x]\n**Y:** [y]\n', '## A\n**X:**one\n**Y:** two\n   three\nfour\n');
	t.is(answerOf(alignment, 'a.x'), 'one');
	t.is(answerOf(alignment, 'a.y'), 'two three four');
});

test('The title is read behind its kind, or as it stands where the kind is missing', t => {
	t.is(
		answerOf(
			aligned(start.replace('# Enhancement: [Brief, descriptive title]', '# Enhancement:Fast')),
			'document.title',
		),
		'Fast',
	);
	t.is(
		answerOf(aligned(start.replace('# Enhancement: [Brief, descriptive title]', '# Research: Fast')), 'document.title'),
		'Research: Fast',
	);
});

test('A document in which every section is a heading of the first level is understood', t => {
	const alignment = alignedWith('# A\n[a]\n\n# B\n**X:** [x]\n', '# B\n**X:** one\n\n# A\ntwo\n');
	t.is(answerOf(alignment, 'b.x'), 'one');
	t.is(answerOf(alignment, 'a'), 'two');
});

test('Text in another spelling of a placeholder is not an answer', t => {
	const alignment = aligned(
		start
			.replace("[What worked well, what didn't]", '[To be completed after implementation]')
			.replace('[Chosen option]', 'TBD')
			.replace(
				'- **Compute:** [Additional servers, GPUs, etc.]',
				'- **Compute:**\n  [Additional servers,\n  GPUs, etc.]',
			),
	);
	t.false(stateOf(alignment, 'post-implementation-review.lessons-learned').isFilled);
	t.false(stateOf(alignment, 'alternative-approaches.recommended-approach').isFilled);
	t.false(stateOf(alignment, 'resource-requirements.infrastructure-requirements.compute').isFilled);
});

test('Boxes of which none is ticked are no decision, however they are spaced', t => {
	const line = '**Approved for implementation:** [ ] Yes [ ] No [ ] Deferred';
	const id = 'approval-review.implementation-approval.approved-for-implementation';
	for (const boxes of ['[ ] Yes  [ ] No  [ ] Deferred', '[ ] Yes [ ] No', '']) {
		t.false(stateOf(aligned(start.replace(line, `**Approved for implementation:** ${boxes}`)), id).isFilled, boxes);
	}

	const approved = aligned(start.replace(line, '**Approved for implementation:** [X] Yes [ ] No'));
	t.true(stateOf(approved, id).isFilled);
	t.is(answerOf(approved, id), 'Yes');
	t.is(answerOf(aligned(start.replace(line, '**Approved for implementation:** Yes, by mail')), id), 'Yes, by mail');
});

test('The status and the day are those of the document, also where they are those of the template', t => {
	const alignment = aligned(
		'---\nstatus: active\nlast_updated: 2026-01-08\ncategory: template\n---\n# Enhancement: X\n',
	);
	t.is(answerOf(alignment, 'front-matter.status'), 'active');
	t.is(answerOf(alignment, 'front-matter.last_updated'), '2026-01-08');
	t.is(answerOf(alignment, 'front-matter.category'), '');
});

test('Items of a group are found by their shape, with other names, numbers and signs', t => {
	const text = start
		.replace('**Risk 2:** [Description]', '**Complex logic:** Risk of ~~none~~')
		.replace('### Phase 2: Core Implementation [Time estimate]', '### Phase 7 - Core (8 weeks)')
		.replace('### Phase 3: Integration & Testing [Time estimate]', '### phase 3');
	const alignment = aligned(text);
	t.is(answerOf(alignment, 'risk-assessment.technical-risks.risk-2.name'), 'Complex logic');
	t.is(answerOf(alignment, 'risk-assessment.technical-risks.risk-2.description'), 'Risk of ~~none~~');
	t.is(answerOf(alignment, 'risk-assessment.technical-risks.risk-1.name'), '');
	t.is(answerOf(alignment, 'implementation-plan.phase-2.name'), 'Core');
	t.is(answerOf(alignment, 'implementation-plan.phase-2.time-estimate'), '8 weeks');
	t.is(answerOf(alignment, 'implementation-plan.phase-3.name'), '');
	t.is(stateOf(alignment, 'implementation-plan.phase').items.length, 4);
});

test('Names in paths that the product fills in are no answer, other words are', t => {
	const id = 'documentation-updates-required.files-to-create';
	t.false(stateOf(aligned(start.replaceAll('[enhancement-name]', 'faster-cold-start')), id).isFilled);
	t.true(stateOf(aligned(start.replace('Implementation guide', 'How to')), id).isFilled);
	t.true(stateOf(aligned(start.replace('- [ ] `docs/enhancements', '- [x] `docs/enhancements')), id).isFilled);
	t.true(stateOf(aligned(start.replace(/- \[ \] `docs\/enhancements.*\n/, '')), id).isFilled);
});

test('A document with CRLF and a byte order mark gives the same values', t => {
	const crlf = aligned(`\uFEFF${start.replaceAll('\n', '\r\n')}`);
	t.deepEqual(
		crlf.states.map(({id, isFilled}) => [id, isFilled]),
		startSeed().states.map(({id, isFilled}) => [id, isFilled]),
	);
});
