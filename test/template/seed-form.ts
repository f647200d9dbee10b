import {createHash} from 'node:crypto';
import test from 'ava';
import {isOpenAt} from '../../source/proposal/life-cycle.js';
import {allFields, type Field, fieldsOf, topSections} from '../../source/template/form.js';
import {seedForm, seedText} from '../helpers/seed.js';

type Expected = readonly [id: string, kind: string, more?: Partial<Record<'choices' | 'items' | 'members', string>>];

const expected: readonly Expected[] = [
	['front-matter.status', 'line, filled by status'],
	['front-matter.last_updated', 'date, filled by today'],
	['front-matter.category', 'line, filled by category'],
	['document.title', 'line, filled by title'],
	['document.purpose', 'line'],
	['enhancement-overview.title', 'line, required'],
	[
		'enhancement-overview.category',
		'choice, required',
		{choices: 'architecture|security|performance|scalability|usability|monitoring|testing|documentation'},
	],
	['enhancement-overview.priority', 'choice, required', {choices: 'critical|high|medium|low|nice-to-have'}],
	['enhancement-overview.estimated-effort', 'effort', {choices: 'hours|days|weeks|months'}],
	['enhancement-overview.business-impact', 'line'],
	['enhancement-overview.technical-risk', 'choice, required', {choices: 'low|medium|high|very-high'}],
	['current-state-analysis.problem-statement', 'text'],
	['current-state-analysis.impact-assessment.user-experience', 'line'],
	['current-state-analysis.impact-assessment.performance', 'line'],
	['current-state-analysis.impact-assessment.scalability', 'line'],
	['current-state-analysis.impact-assessment.security', 'line'],
	['current-state-analysis.impact-assessment.maintainability', 'line'],
	['current-state-analysis.existing-workarounds', 'text'],
	['proposed-solution.architecture-overview', 'text'],
	['proposed-solution.technical-implementation', 'text'],
	['proposed-solution.integration-points', 'text'],
	['proposed-solution.dependencies', 'text'],
	[
		'implementation-plan.phase',
		'group',
		{members: '4 Phase: name line suggested, time-estimate line, tasks checklist [Task 1|Task 2|Task 3]'},
	],
	['success-metrics.quantitative-metrics.primary-kpi', 'line'],
	['success-metrics.quantitative-metrics.secondary-kpis', 'line'],
	['success-metrics.quantitative-metrics.performance-targets', 'line'],
	['success-metrics.qualitative-metrics.user-satisfaction', 'line'],
	['success-metrics.qualitative-metrics.code-quality', 'line'],
	['success-metrics.qualitative-metrics.operational-impact', 'line'],
	['risk-assessment.technical-risks.risk', 'group', {members: '2 Risk: name line, description line, mitigation line'}],
	[
		'risk-assessment.operational-risks.risk',
		'group',
		{members: '2 Risk: name line, description line, mitigation line'},
	],
	['risk-assessment.rollback-strategy', 'text'],
	['resource-requirements.team-requirements.engineering', 'line'],
	['resource-requirements.team-requirements.devops', 'line'],
	['resource-requirements.team-requirements.qa', 'line'],
	['resource-requirements.team-requirements.security', 'line'],
	['resource-requirements.infrastructure-requirements.compute', 'line'],
	['resource-requirements.infrastructure-requirements.storage', 'line'],
	['resource-requirements.infrastructure-requirements.networking', 'line'],
	['resource-requirements.infrastructure-requirements.third-party', 'line'],
	['resource-requirements.timeline-dependencies', 'text'],
	['cost-benefit-analysis.development-costs.engineering-time', 'effort', {choices: 'hours|days|weeks|months'}],
	['cost-benefit-analysis.development-costs.infrastructure', 'line'],
	['cost-benefit-analysis.development-costs.third-party', 'line'],
	['cost-benefit-analysis.development-costs.training', 'line'],
	['cost-benefit-analysis.expected-benefits.performance', 'line'],
	['cost-benefit-analysis.expected-benefits.scalability', 'line'],
	['cost-benefit-analysis.expected-benefits.user-experience', 'line'],
	['cost-benefit-analysis.expected-benefits.competitive-advantage', 'line'],
	['cost-benefit-analysis.roi-timeline', 'text'],
	[
		'alternative-approaches.option',
		'group',
		{members: '2 Option: approach-name line, pros line, cons line, effort line'},
	],
	['alternative-approaches.recommended-approach', 'line'],
	[
		'documentation-updates-required.files-to-create',
		'checklist',
		{
			items:
				'`docs/enhancements/[enhancement-name].md` - Implementation guide|`docs/design/[enhancement-name]-architecture.md` - Architecture documentation|`docs/runbooks/[enhancement-name]-operations.md` - Operational procedures',
		},
	],
	[
		'documentation-updates-required.files-to-update',
		'checklist',
		{
			items:
				'`docs/STACK_STATUS.md` - Update current capabilities|`docs/implementation/project-status-tracker.md` - Add to roadmap|`docs/releases/CHANGELOG.md` - Document implementation|`docs/design/implementation-roadmap.md` - Update roadmap',
		},
	],
	[
		'documentation-updates-required.testing-documentation',
		'checklist',
		{items: 'Test plans and procedures|Performance benchmarking procedures|Integration testing requirements'},
	],
	[
		'approval-review.technical-review',
		'checklist',
		{items: 'Architecture review completed|Security review completed|Performance review completed'},
	],
	[
		'approval-review.stakeholder-approval',
		'checklist',
		{items: 'Product owner approval|Engineering lead approval|Operations approval'},
	],
	['approval-review.implementation-approval.approved-for-implementation', 'option', {choices: 'Yes|No|Deferred'}],
	['approval-review.implementation-approval.approved-date', 'date'],
	['approval-review.implementation-approval.approver', 'line'],
	[
		'implementation-tracking.current-status.phase',
		'choice',
		{choices: 'planning|development|testing|deployment|completed'},
	],
	['implementation-tracking.current-status.progress', 'percent'],
	['implementation-tracking.current-status.current-phase', 'line'],
	['implementation-tracking.key-milestones', 'group', {members: '3 Milestone with a box: date date, description line'}],
	['implementation-tracking.blockers-issues', 'text'],
	['implementation-tracking.next-steps', 'text'],
	['post-implementation-review.actual-results-vs-expectations', 'text'],
	['post-implementation-review.lessons-learned', 'text'],
	['post-implementation-review.future-improvements', 'text'],
];

function describe(field: Field): Expected {
	const kind = [field.kind, field.required ? 'required' : '', field.filledBy ? `filled by ${field.filledBy}` : ''];
	const {group} = field;
	const members = group?.fields
		.map(({id, kind, isSuggestion, items}) =>
			[id, kind, isSuggestion ? 'suggested' : '', items.length > 0 ? `[${items.join('|')}]` : '']
				.filter(Boolean)
				.join(' '),
		)
		.join(', ');
	const more = {
		...(field.choices.length > 0 ? {choices: field.choices.join('|')} : {}),
		...(field.items.length > 0 ? {items: field.items.join('|')} : {}),
		...(group ? {members: `${group.count} ${group.noun}${group.hasBox ? ' with a box' : ''}: ${members}`} : {}),
	};
	const words = kind.filter(Boolean).join(', ');
	return Object.keys(more).length > 0 ? [field.id, words, more] : [field.id, words];
}

test('The shipped template is the one that the product was made for, byte for byte', t => {
	const hash = createHash('sha256').update(seedText).digest('hex');
	t.is(hash, 'b5524f61a5d38f99ec4a8f63112b227ed802e874a88bbfc5486553894c025396');
});

test('The shipped template has the purpose and 68 other fields, each with its kind, choices, items and members', t => {
	t.deepEqual(allFields(seedForm).map(describe), [...expected]);
	t.is(expected.length, 69);
});

test('The shipped template has 13 sections; the last three are of later stages', t => {
	t.deepEqual(
		topSections(seedForm).map(section => `${section.stage}: ${section.title} (${fieldsOf(section).length})`),
		[
			'authoring: Enhancement Overview (6)',
			'authoring: Current State Analysis (7)',
			'authoring: Proposed Solution (4)',
			'authoring: Implementation Plan (1)',
			'authoring: Success Metrics (6)',
			'authoring: Risk Assessment (3)',
			'authoring: Resource Requirements (9)',
			'authoring: Cost-Benefit Analysis (9)',
			'authoring: Alternative Approaches (2)',
			'authoring: Documentation Updates Required (3)',
			'approval: Approval & Review (5)',
			'tracking: Implementation Tracking (6)',
			'review: Post-Implementation Review (3)',
		],
	);
	t.deepEqual(
		topSections(seedForm).flatMap(section => (isOpenAt(section.stage, 'in-review') ? [] : [section.title])),
		['Implementation Tracking', 'Post-Implementation Review'],
	);
});

test('Every label and hint of the shipped template is shown as it stands there, without brackets', t => {
	const hints = new Map(allFields(seedForm).map(field => [field.id, `${field.label}: ${field.hint}`]));
	t.is(hints.get('enhancement-overview.title'), 'Title: Brief, descriptive title');
	t.is(
		hints.get('enhancement-overview.business-impact'),
		'Business Impact: quantifiable impact - e.g., "40% improvement in response quality"',
	);
	t.is(hints.get('post-implementation-review.lessons-learned'), "Lessons Learned: What worked well, what didn't");
	t.is(hints.get('implementation-tracking.current-status.progress'), 'Progress: X% complete');
	t.is(hints.get('approval-review.implementation-approval.approver'), 'Approver: undefined');
	t.is(hints.get('alternative-approaches.recommended-approach'), 'Recommended Approach: Chosen option');
});

test('The roles that the life cycle needs are found by the words of the labels, each once', t => {
	const roles = allFields(seedForm).flatMap(({role, id, filledBy}) => (role && !filledBy ? [`${role}: ${id}`] : []));
	t.deepEqual(roles, [
		'purpose: document.purpose',
		'title: enhancement-overview.title',
		'category: enhancement-overview.category',
		'priority: enhancement-overview.priority',
		'effort: enhancement-overview.estimated-effort',
		'impact: enhancement-overview.business-impact',
		'risk: enhancement-overview.technical-risk',
		'decision: approval-review.implementation-approval.approved-for-implementation',
		'approval-date: approval-review.implementation-approval.approved-date',
		'approver: approval-review.implementation-approval.approver',
		'phase: implementation-tracking.current-status.phase',
		'progress: implementation-tracking.current-status.progress',
		'current-phase: implementation-tracking.current-status.current-phase',
		'milestones: implementation-tracking.key-milestones',
		'blockers: implementation-tracking.blockers-issues',
		'next-steps: implementation-tracking.next-steps',
	]);
});
