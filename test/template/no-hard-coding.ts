import {readdirSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {setFields} from '../../source/proposal/change.js';
import {briefNameFor, finishProposal, proposalPath} from '../../source/proposal/create.js';
import {allFields, topSections} from '../../source/template/form.js';
import {readTemplate} from '../../source/template/read-template.js';
import {accepted, readProjectFile, seedForm, seedText, startSeed} from '../helpers/seed.js';
import {projectFolder} from '../helpers/temporary-folder.js';

/** The template of another team: the same conventions, other words. */
const renamed = [
	['## Implementation Plan', '## Wie wir vorgehen'],
	[/Phase (\d)/g, 'Sprint $1'],
	['**Priority:** [critical|high|medium|low|nice-to-have]', '**Priority:** [now|soon|some day]'],
	['**Business Impact:**', '**Nutzen für die Kundschaft:**'],
	['`enhancement-[category]-[brief-name].md`', '`rfc-[category]-[brief-name].md`'],
	['`docs/enhancements/`', '`docs/rfcs/`'],
	['### Rollback Strategy', '### Way Back'],
] as const;

const other = renamed.reduce<string>((text, [from, to]) => text.replace(from, to), seedText);

test('A template with other sections, labels, values and names gives a form with those', t => {
	const form = readTemplate('rfc', other);
	const ids = allFields(form).map(field => field.id);
	const gone = allFields(seedForm).flatMap(({id}) => (ids.includes(id) ? [] : [id]));
	const known = new Set(allFields(seedForm).map(field => field.id));
	t.deepEqual(gone, [
		'enhancement-overview.business-impact',
		'implementation-plan.phase',
		'risk-assessment.rollback-strategy',
	]);
	t.deepEqual(
		ids.filter(id => !known.has(id)),
		['enhancement-overview.nutzen-für-die-kundschaft', 'wie-wir-vorgehen.sprint', 'risk-assessment.way-back'],
	);
	t.deepEqual(allFields(form).find(field => field.role === 'priority')?.choices, ['now', 'soon', 'some day']);
	const sprints = allFields(form).find(field => field.id === 'wie-wir-vorgehen.sprint');
	t.is(sprints?.label, 'Sprints');
	t.is(sprints?.group?.noun, 'Sprint');
	t.is(topSections(form)[3]?.title, 'Wie wir vorgehen');
	t.deepEqual(form.naming, {pattern: 'rfc-[category]-[brief-name].md', kind: 'Rfc', folder: 'docs/rfcs'});
});

test('A proposal of another template has its kind, its folder and its name', t => {
	const form = readTemplate('rfc', other);
	const alignment = accepted(
		setFields(startSeed(form), [
			['enhancement-overview.title', 'Faster cold start'],
			['enhancement-overview.category', 'performance'],
			['wie-wir-vorgehen.sprint-2.name', 'Profile it'],
		]),
	);
	const text = finishProposal(alignment, briefNameFor(alignment));
	t.true(text.includes('\n# Rfc: Faster cold start\n'));
	t.true(text.includes('\n**Purpose:** Rfc proposal: Faster cold start.\n'));
	t.true(text.includes('\n### Sprint 2: Profile it [Time estimate]\n'));
	t.is(
		proposalPath(alignment, briefNameFor(alignment), {folder: undefined, layout: 'flat'}),
		'docs/rfcs/rfc-performance-faster-cold-start.md',
	);
});

test('No source file but the vocabulary names a section or an enumeration of the shipped template', t => {
	const titles = topSections(seedForm).map(section => section.title);
	const enumerations = allFields(seedForm).flatMap(({choices}) =>
		choices.length > 2 ? [choices.join('|'), choices.join("', '"), choices.join(', ')] : [],
	);
	const forbidden = [...titles, ...enumerations].map(words => words.toLowerCase());
	t.true(forbidden.includes('implementation plan'));
	t.true(forbidden.includes("low', 'medium', 'high', 'very-high"));
	const files = readdirSync(path.join(projectFolder, 'source'), {recursive: true, encoding: 'utf8'}).filter(file =>
		/\.tsx?$/.test(file),
	);
	t.true(files.length > 30);
	const found = files
		.map(file => file.replaceAll('\\', '/'))
		.filter(file => file !== 'template/vocabulary.ts')
		.flatMap(file => {
			const code = readProjectFile(`source/${file}`)
				.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
				.toLowerCase();
			return forbidden.filter(words => code.includes(words)).map(words => `${file}: ${words}`);
		});
	t.deepEqual(found, []);
});
