import test from 'ava';
import {setFields} from '../../source/proposal/change.js';
import {briefNameFor, finishProposal, proposalPath} from '../../source/proposal/create.js';
import {planDiff} from '../../source/proposal/plan.js';
import {askedStates, missingRequired, progressOf} from '../../source/proposal/progress.js';
import {accepted, aligned, readProjectFile, seedText, startSeed} from '../helpers/seed.js';

const alignment = accepted(
	setFields(startSeed(), [
		['enhancement-overview.title', 'Faster cold start'],
		['enhancement-overview.category', 'performance'],
		['enhancement-overview.priority', 'high'],
		['enhancement-overview.technical-risk', 'low'],
	]),
);
const written = finishProposal(alignment, briefNameFor(alignment));

test('A proposal with the four required answers is the expected file', t => {
	t.is(written, readProjectFile('test/fixtures/proposal-minimal.md'));
	t.deepEqual(missingRequired(aligned(written)), []);
});

test('A new proposal misses exactly the four required fields', t => {
	t.deepEqual(
		missingRequired(startSeed()).map(state => state.id),
		[
			'enhancement-overview.title',
			'enhancement-overview.category',
			'enhancement-overview.priority',
			'enhancement-overview.technical-risk',
		],
	);
});

test('Against the template only what was answered, dated, named or about the template has changed', t => {
	const diff = planDiff([{path: 'x.md', before: seedText, after: written}]);
	const lines = diff.split('\n').slice(2);
	t.deepEqual(
		lines.filter(line => /^[-+]/.test(line)),
		[
			'-status: active',
			'-last_updated: 2026-01-08',
			'-category: template',
			'+status: proposed',
			'+last_updated: 2026-03-04',
			'+category: performance',
			'-# Enhancement Tracking Template',
			'+# Enhancement: Faster cold start',
			'-**Purpose:** Standardized template for tracking future enhancements, improvements, and planned implementations in Xoe-NovAi documentation.',
			'+**Purpose:** Enhancement proposal: Faster cold start.',
			'-**Usage:** Copy this template for each enhancement proposal and place in appropriate category folder.',
			'-',
			'-**Title:** [Brief, descriptive title]',
			'+**Title:** Faster cold start',
			'-**Category:** [architecture|security|performance|scalability|usability|monitoring|testing|documentation]',
			'+**Category:** performance',
			'-**Priority:** [critical|high|medium|low|nice-to-have]',
			'+**Priority:** high',
			'-**Technical Risk:** [low|medium|high|very-high]',
			'+**Technical Risk:** low',
			'-- [ ] `docs/enhancements/[enhancement-name].md` - Implementation guide',
			'-- [ ] `docs/design/[enhancement-name]-architecture.md` - Architecture documentation',
			'-- [ ] `docs/runbooks/[enhancement-name]-operations.md` - Operational procedures',
			'+- [ ] `docs/enhancements/faster-cold-start.md` - Implementation guide',
			'+- [ ] `docs/design/faster-cold-start-architecture.md` - Architecture documentation',
			'+- [ ] `docs/runbooks/faster-cold-start-operations.md` - Operational procedures',
			'-',
			'----',
			'-',
			'-**Template Version:** 1.0',
			'-**Last Updated:** 2026-01-08',
			'-**Maintained By:** Xoe-NovAi Enhancement Team',
			'-',
			'----',
			'-',
			'-## Usage Instructions',
			'-',
			'-1. Copy this template to create a new enhancement proposal',
			'-2. Fill in all sections with specific details',
			'-3. Place in appropriate category folder (e.g., `docs/enhancements/`)',
			'-4. Submit for technical review and approval',
			'-5. Update status regularly during implementation',
			'-6. Complete post-implementation review',
			'-',
			'-**Naming Convention:** `enhancement-[category]-[brief-name].md`',
			'-**Example:** `enhancement-architecture-multi-agent-orchestration.md`',
		],
	);
});

test('What was not answered is still seen as open when the file is read again', t => {
	const filled = askedStates(aligned(written)).filter(state => state.isFilled && !state.field.isSuggestion);
	t.deepEqual(
		filled.map(state => state.id),
		[
			'document.purpose',
			'enhancement-overview.title',
			'enhancement-overview.category',
			'enhancement-overview.priority',
			'enhancement-overview.technical-risk',
		],
	);
	t.deepEqual(progressOf(askedStates(aligned(written))), {filled: 4, total: 93});
});

test('The file of a proposal lies flat, or in a folder of its category where the repository wants that', t => {
	const briefName = briefNameFor(alignment);
	t.is(
		proposalPath(alignment, briefName, {folder: undefined, layout: 'flat'}),
		'docs/enhancements/enhancement-performance-faster-cold-start.md',
	);
	t.is(
		proposalPath(alignment, briefName, {folder: 'proposals', layout: 'category'}),
		'proposals/performance/enhancement-performance-faster-cold-start.md',
	);
});
