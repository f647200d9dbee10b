import test from 'ava';
import fc from 'fast-check';
import {parseMarkdown} from '../../source/document/markdown.js';
import {readEntry} from '../../source/proposal/board-entry.js';
import {align} from '../../source/template/align.js';
import {readTemplate} from '../../source/template/read-template.js';
import {entryOf} from '../helpers/board.js';
import {hostileDocument} from '../helpers/hostile-text.js';
import {runs} from '../helpers/runs.js';
import {readProjectFile, seedForm} from '../helpers/seed.js';

const full = readProjectFile('test/fixtures/proposal-full.md');
const minimal = readProjectFile('test/fixtures/proposal-minimal.md');

test('An entry holds what lists show of a proposal', t => {
	const {days, ...entry} = entryOf(full, 'docs/enhancements/enhancement-performance-resumable-uploads.md');
	t.deepEqual(entry, {
		path: 'docs/enhancements/enhancement-performance-resumable-uploads.md',
		name: 'resumable-uploads',
		title: 'Resumable uploads for the artifact store 📦',
		template: 'enhancement',
		status: 'proposed',
		category: 'performance',
		priority: 'high',
		risk: 'medium',
		effort: '3-4 weeks (team size: 2 engineers)',
		phase: 'development',
		progress: 35,
		fields: {filled: 80, total: 80},
		tasks: {done: 9, total: 33},
		lastUpdated: {day: '2026-03-04', source: 'document'},
	});
	t.is(days.length, 9);
});

test('What is still a placeholder is not told, and tasks that the template only counts are none', t => {
	const {title, status, effort, phase, progress, tasks, fields, days} = entryOf(minimal);
	t.deepEqual([title, status], ['Faster cold start', 'proposed']);
	t.deepEqual([effort, phase, progress], [undefined, undefined, undefined]);
	t.deepEqual([fields.filled, tasks], [4, {done: 0, total: 16}]);
	t.deepEqual(days, []);
	const begun = entryOf(minimal.replace('- [ ] Task 2', '- [x] Task 2').replace('- [ ] Task 3', '- [ ] Measure'));
	t.deepEqual(begun.tasks, {done: 0, total: 17});
	const own = entryOf(
		minimal.replace('## Proposed Solution', '## Our list\n\n- [x] a\n  - [ ] b\n\n## Proposed Solution'),
	);
	t.deepEqual(own.tasks, {done: 1, total: 18});
});

test('Hand-written documents tell the same in their front matter or at labels in their head', t => {
	const front =
		'---\ntitle: Front\nstatus: in-review\npriority: high\nrisk: low\ncategory: security\nprogress: 40 %\nlast_updated: 2026-01-05\n---\n\nWords.\n';
	const entry = entryOf(front);
	t.deepEqual(
		[entry.title, entry.status, entry.priority, entry.risk, entry.category, entry.progress, entry.lastUpdated?.day],
		['Front', 'in-review', 'high', 'low', 'security', 40, '2026-01-05'],
	);
	t.is(entry.template, undefined);
	const labels = entryOf('# Label\n\n- **Status:** Accepted\n- Priority: critical\n- **Effort:** 2 weeks\n\n## Why\n');
	t.deepEqual([labels.title, labels.priority, labels.effort], ['Label', 'critical', '2 weeks']);
	const kind = entryOf('---\nstatus: draft\ncategory: research\n---\n\n# A\n');
	t.is(kind.category, undefined);
});

test('Values that a template does not list are shown as they are', t => {
	const text = full
		.replace('**Priority:** high', '**Priority:** as soon as possible')
		.replace(/^status: .*$/m, 'status: Parked');
	const {priority, status} = entryOf(text);
	t.deepEqual([priority, status], ['as soon as possible', 'Parked']);
});

test('A proposal is called by its brief name, its file or its folder', t => {
	const nameOf = (path: string): string => entryOf(minimal, path).name;
	t.is(nameOf('docs/enhancements/enhancement-security-two-keys.md'), 'two-keys');
	t.is(nameOf('docs/enhancements/2026/Two Keys.markdown'), 'Two Keys');
	t.is(nameOf('keps/sig-auth/1234-two-keys/README.md'), '1234-two-keys');
	t.is(nameOf('README.md'), 'README');
});

test('Planned days are milestones, phases and other days that are still to come when they are written', t => {
	t.deepEqual(
		entryOf(full).days.map(({words, day, isDone}) => [words, day, isDone]),
		[
			['Phase 1: Foundation', undefined, false],
			['Phase 2: Append & ask', undefined, false],
			['Phase 3: Clients', undefined, false],
			['Phase 4: Roll-out', undefined, false],
			['Phase 5: Clean-up', undefined, false],
			['Sessions open and close', '2026-03-09', true],
			['First resumed upload', '2026-03-20', false],
			['All clients', '2026-03-27', false],
			['Flag on for all', '2026-04-03', false],
		],
	);
	const dated = full
		.replace('Foundation (1 week (5 days))', 'Foundation (until 6 March 2026)')
		.replace(/^status: .*$/m, 'status: approved\ntarget_date: Q3 2026');
	t.deepEqual(
		entryOf(dated)
			.days.slice(0, 2)
			.map(({words, day, written, isDone}) => [words, day, written, isDone]),
		[
			['target date', '2026-09-30', 'Q3 2026', undefined],
			['Phase 1: Foundation', '2026-03-06', '6 March 2026', false],
		],
	);
	const rfc = readTemplate('rfc', readProjectFile('templates/rfc.md'));
	const request = rfc.skeleton.replace('**Comments until:** YYYY-MM-DD', '**Comments until:** 2026-05-01');
	t.deepEqual(entryOf(request, 'docs/rfcs/rfc-a.md', [rfc]).days, [
		{words: 'Comments until', day: '2026-05-01', written: '2026-05-01', isDone: undefined},
	]);
});

test('A day on which something was done when it was written is not planned', t => {
	const madr = readTemplate('madr', '# [T]\n\n- Date: YYYY-MM-DD\n- Go live: YYYY-MM-DD\n\n## Context\n[c]\n');
	const text = '# T\n\n- Date: 2026-01-05\n- Go live: 2026-06-01\n\n## Context\nc\n';
	t.deepEqual(
		entryOf(text, 'docs/madr/a.md', [madr]).days.map(({words, day}) => [words, day]),
		[['Go live', '2026-06-01']],
	);
});

test('A phase of which all tasks are ticked is done', t => {
	const text = full.replace(/(### Phase 1[\s\S]*?)(?=### Phase 2)/, part => part.replaceAll('- [ ]', '- [x]'));
	t.is(entryOf(text).days[0]?.isDone, true);
});

test('Any text gives an entry', t => {
	const property = fc.property(hostileDocument, text => {
		const alignment = align(seedForm, parseMarkdown(text));
		const {title, progress, tasks, fields} = readEntry(alignment, {path: 'a.md', isFollowed: true, hasDays: true});
		return title !== '' && !Number.isNaN(progress) && tasks.done <= tasks.total && fields.filled <= fields.total;
	});
	t.notThrows(() => fc.assert(property, runs(200)));
});
