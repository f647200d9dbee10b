import test from 'ava';
import fc from 'fast-check';
import {quickFields} from '../../source/proposal/quick.js';
import {allFields} from '../../source/template/form.js';
import {readTemplate} from '../../source/template/read-template.js';
import {anyTemplate, templateText} from '../helpers/any-template.js';
import {corpusTemplates} from '../helpers/corpus.js';
import {fixedSeed, runs} from '../helpers/runs.js';
import {readProjectFile, seedForm} from '../helpers/seed.js';

const quickOf = (text: string) => quickFields(readTemplate('sample', text));
const shipped = (name: string) => quickOf(readProjectFile(`templates/${name}.md`));

test('the shipped template is asked about in nine questions', t => {
	t.deepEqual(quickFields(seedForm), [
		'enhancement-overview.title',
		'enhancement-overview.category',
		'enhancement-overview.priority',
		'enhancement-overview.estimated-effort',
		'enhancement-overview.business-impact',
		'enhancement-overview.technical-risk',
		'current-state-analysis.problem-statement',
		'proposed-solution.architecture-overview',
		'risk-assessment.rollback-strategy',
	]);
	t.deepEqual(shipped('rfc'), [
		'document.title',
		'document.authors',
		'document.type',
		'document.discussion',
		'summary',
		'motivation.problem',
		'proposal.design',
		'consequences.security-and-privacy',
		'links',
	]);
	t.deepEqual(shipped('adr'), [
		'document.title',
		'document.decided-by',
		'document.reversible',
		'context',
		'decision-outcome.reasons',
		'links',
	]);
});

test('of a template of headings only, the title and the first eight sections are asked for', t => {
	const words = 'Why How Where Whom Whence Whither Wherefore Which Whether Whatever'.split(' ');
	const headings = words.map(word => `## ${word}\n\nSay it.\n`);
	t.deepEqual(quickOf(`# Title\n\n${headings.join('\n')}`), [
		'document.title',
		...words.slice(0, 8).map(word => word.toLowerCase()),
	]);
});

test('many labels at the start leave room for the sections, and those with a known role come first', t => {
	const labels = ['Owner', 'Team', 'Sponsor', 'Link', 'Board', 'Impact', 'Effort'].map(label => `- **${label}:** [x]`);
	t.deepEqual(quickOf(`# [Title]\n\n${labels.join('\n')}\n\n## Why\n[Say it]\n\n## How\n[Say it]\n`), [
		'document.title',
		'document.owner',
		'document.team',
		'document.sponsor',
		'document.impact',
		'document.effort',
		'why',
		'how',
	]);
});

test('what may be left out and what comes later is not asked', t => {
	const text =
		'# [Title]\n\n## Why <!-- optional -->\n[Say it]\n\n## How\n[Say it]\n\n## Approval\n[Who]\n\n## Lessons learned\n[What]\n';
	t.deepEqual(quickOf(text), ['document.title', 'how']);
});

test('of any template every required field is asked, and nothing that is not a question of it', t => {
	const check = (template: string): void => {
		const form = readTemplate('any', template);
		const asked = allFields(form).filter(field => field.filledBy === undefined && !field.isFixed);
		const quick = quickFields(form);
		const required = asked.filter(field => field.required).map(({id}) => id);
		if (!required.every(id => quick.includes(id))) throw new Error(`of ${required} only ${quick}`);
		if (quick.length > Math.max(9, required.length)) throw new Error(`too many: ${quick}`);
		const ids = asked.map(({id}) => id);
		if (ids.filter(id => quick.includes(id)).join() !== quick.join()) throw new Error(`another order: ${quick}`);
	};

	for (const {text} of corpusTemplates()) check(text);
	const property = fc.property(anyTemplate, plan => check(templateText(plan)));
	t.notThrows(() => fc.assert(property, {...runs(100), ...fixedSeed(t.title)}));
});
