import test from 'ava';
import fc from 'fast-check';
import {allSections, parseMarkdown, sectionContent} from '../../source/document/markdown.js';
import {align} from '../../source/template/align.js';
import {readValue} from '../../source/template/field-value.js';
import {allFields} from '../../source/template/form.js';
import {readTemplate} from '../../source/template/read-template.js';
import {cpuTime} from '../helpers/cpu-time.js';
import {hostileDocument} from '../helpers/hostile-text.js';
import {runs} from '../helpers/runs.js';
import {seedForm} from '../helpers/seed.js';

test('Any text is parsed into blocks and sections that lie in order inside of it', t => {
	const property = fc.property(hostileDocument, text => {
		const document = parseMarkdown(text);
		let position = 0;
		for (const block of document.blocks) {
			const isInside = block.from >= position && block.to >= block.from && block.to <= text.length;
			if (!isInside) {
				return false;
			}

			position = block.to;
		}

		return allSections(document.root).every(section => {
			const content = sectionContent(document, section);
			const isOrdered = section.heading.to <= content.from || content.from === content.to;
			return (
				isOrdered &&
				content.to <= section.to &&
				section.ownTo <= section.to &&
				section.titleText === section.titleText.trimEnd()
			);
		});
	});
	t.notThrows(() => fc.assert(property, runs(1200)));
});

test('Any text is read as a template whose fields have ids of their own, and no document makes that fail', t => {
	const property = fc.property(hostileDocument, hostileDocument, (template, text) => {
		const form = readTemplate('any', template);
		const ids = allFields(form).map(field => field.id);
		const own = align(form, parseMarkdown(form.skeleton));
		const other = align(form, parseMarkdown(text));
		const values = other.states.map(state => readValue(other.document, state));
		return new Set(ids).size === ids.length && values.length > 0 === ids.length > 0 && own.states.length >= ids.length;
	});
	t.notThrows(() => fc.assert(property, runs(500)));
});

test('Any text can be held against the shipped template', t => {
	const property = fc.property(hostileDocument, text => {
		const alignment = align(seedForm, parseMarkdown(text));
		return alignment.states.every(state => !state.span || state.span.to <= text.length);
	});
	t.notThrows(() => fc.assert(property, runs(200)));
});

test('The time for a text grows with its length, whatever it repeats', t => {
	const units = [
		'# A\n',
		'## A\n[x]\n\n',
		'### Step 1: A [b]\n\n',
		'**A:** [b]\n',
		'- **A:** [b]\n',
		'- **Risk 1:** [b]\n',
		'- [ ] a\n',
		'---\n\n',
		'> ',
		'[',
		'`',
		'<!-- ',
		'| a ',
		'\n',
		' ',
		'a',
		'## Usage\n\n',
		'**Usage:** a\n\n',
		'**Template Version:** 1\n\n---\n\n',
		'## R: [a]\n\n',
		'- ',
		'**',
		'\t',
		'#',
		'(',
		'Step 1 ',
		'\\',
		'_',
		'~~~\n',
		'<a>\n',
	];
	const time = (text: string): number =>
		cpuTime(() => {
			align(readTemplate('any', text), parseMarkdown(text));
		});

	for (const unit of units) {
		const short = Math.min(time(unit.repeat(500)), time(unit.repeat(500)));
		const long = Math.min(time(unit.repeat(4000)), time(unit.repeat(4000)));
		t.true(long < 24 * short + 150, `${JSON.stringify(unit)}: ${short} ms for 500, ${long} ms for 4000`);
	}
});
