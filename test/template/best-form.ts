import test from 'ava';
import fc from 'fast-check';
import {parseMarkdown} from '../../source/document/markdown.js';
import {bestForm, type FormFit} from '../../source/template/best-form.js';
import {mostCommonParts, partsOf} from '../../source/template/common-parts.js';
import {readTemplate} from '../../source/template/read-template.js';
import {anyChanges, documentText} from '../helpers/any-document.js';
import {anyTemplate, templateText} from '../helpers/any-template.js';
import {hostileDocument} from '../helpers/hostile-text.js';
import {runs} from '../helpers/runs.js';
import {readProjectFile, seedForm} from '../helpers/seed.js';

const adr = readTemplate('adr', readProjectFile('templates/adr.md'));
const rfc = readTemplate('rfc', readProjectFile('templates/rfc.md'));
const shipped = [seedForm, adr, rfc];
const note = readTemplate('note', '# [T]\n\n## Context\n[c]\n\n## Decision\n[d]\n');
const long = readTemplate('long', '# [T]\n\n## Context\n[c]\n\n## Decision\n[d]\n\n## Costs\n[x]\n\n## Risks\n[y]\n');

function bestFit(text: string, forms = shipped): FormFit {
	const found = bestForm(forms, parseMarkdown(text));
	if (!found) {
		throw new Error('no form');
	}

	return found;
}

/** The name of the form that a text follows; in brackets where it is only the best there is. */
function follows(text: string, forms = shipped): string {
	const {alignment, isFollowed} = bestFit(text, forms);
	return isFollowed ? alignment.form.name : `(${alignment.form.name})`;
}

test('A new proposal has everything in common with its own template and with nothing else', t => {
	for (const form of shipped) {
		const {share, known, wanted, alignment} = bestFit(form.skeleton);
		t.deepEqual([alignment.form.name, share, known], [form.name, 1, wanted]);
	}
});

test('A filled proposal follows its template, whatever was added, repeated or left out', t => {
	t.is(follows(readProjectFile('test/fixtures/proposal-full.md')), 'enhancement');
	t.is(follows(readProjectFile('test/fixtures/proposal-minimal.md')), 'enhancement');
	t.is(follows('# T\n\n## Enhancement Overview\n\n**Title:** T\n**Category:** x\n\n## History\n'), 'enhancement');
	t.is(
		follows(
			'# Use tabs\n\n## Context\nc\n\n## Options\n\n## Consequences\n\n- **Easier:** a\n- **Harder:** b\n\n### Cost\nx',
		),
		'adr',
	);
	const options = Array.from({length: 30}, (_, index) => `### Option ${index}: A\n\n- **Pros:** a\n- **Cons:** b\n\n`);
	t.is(follows(`# T\n\n## Context\nc\n\n## Options\n\n${options.join('')}## Links\nl\n`), 'adr');
	const risks = Array.from({length: 30}, (_, index) => `- **Risk ${index}:** a - **Mitigation:** b\n`).join('');
	t.is(
		follows(`# T\n\n## Risk Assessment\n\n### Technical Risks\n${risks}\n### Rollback Strategy\nx\n`),
		'enhancement',
	);
});

test('A text with nothing of a template, or next to nothing, follows none', t => {
	for (const text of ['', '\n', 'notes', '# Notes\n\nWords.\n', '# A\n\n## B\n\n## C\n', '---\nstatus: draft\n---\n']) {
		t.is(follows(text), '(enhancement)', JSON.stringify(text));
	}

	t.is(follows('# T\n\n## Links\n\n## Who\n\n## When\n\n## Where\n'), '(adr)');
	t.is(bestForm([], parseMarkdown('# A\n')), undefined);
});

test('What a form wants besides and what a document has besides weigh the same', t => {
	t.is(follows('# T\n\n## Context\nc\n\n## Decision\nd\n', [long, note]), 'note');
	t.is(follows('# T\n\n## Context\nc\n\n## Decision\nd\n\n## Costs\n\n## Risks\n', [note, long]), 'long');
	t.is(bestFit('# T\n\n## Context\nc\n\n## Decision\nd\n\n## A\n\n## B\n', [note]).share, 2 / 3);
});

test('Of equal forms the first is taken', t => {
	const twin = readTemplate('twin', note.text);
	t.is(follows(note.skeleton, [note, twin]), 'note');
	t.is(follows(note.skeleton, [twin, note]), 'twin');
});

/** Documents made from templates, and texts that have nothing to do with any. */
const anyPair = fc.oneof(
	fc
		.tuple(anyTemplate, anyTemplate, anyChanges)
		.map(([plan, other, changes]) => [documentText(plan, changes), templateText(plan), templateText(other)] as const),
	fc.tuple(hostileDocument, hostileDocument, hostileDocument),
);

test('Forms that are not held against a document could not have been nearer', t => {
	const property = fc.property(anyPair, ([text, ...templates]) => {
		const own = templates.map((template, index) => readTemplate(`own-${index}`, template));
		const forms = [...shipped, ...own, note, long, readTemplate('none', '')];
		const document = parseMarkdown(text);
		const fits = forms.map(form => bestForm([form], document)).filter(fit => fit !== undefined);
		const nearest = fits.reduce((best, fit) => (fit.share > best.share ? fit : best));
		const isBound = fits.every(({alignment: {form}, known}) => known <= mostCommonParts(form, partsOf(document)));
		return isBound && bestForm(forms, document)?.alignment.form === nearest.alignment.form;
	});
	t.notThrows(() => fc.assert(property, runs(150)));
});

test('Any text has a best form, and what they have in common is a share', t => {
	const property = fc.property(hostileDocument, hostileDocument, (text, template) => {
		const {share, known, wanted, present} = bestFit(text, [...shipped, readTemplate('any', template)]);
		return share >= 0 && share <= 1 && known <= wanted && present >= 0;
	});
	t.notThrows(() => fc.assert(property, runs(150)));
});
