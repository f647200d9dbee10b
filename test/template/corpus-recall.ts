/**
 * How well templates of other projects are read. `expectations` holds a file for each template, written by hand from
 * reading the template: a line for each field, `id  kind`, members of a group indented below it; lines that start with
 * `#` are comments. A comment says `silent:` where the specification of the language does not decide, and `against the
 * specification:` where its letter would leave an author without a place for an answer.
 *
 * With `ENHANCE_VERBOSE` set it also prints what is missing (`-`) and what nobody expects (`+`).
 */
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import {allFields, type Field} from '../../source/template/form.js';
import {readTemplate} from '../../source/template/read-template.js';
import {corpusFolder, corpusTemplates} from '../helpers/corpus.js';
import {projectFolder} from '../helpers/temporary-folder.js';

/** A field by its id and kind, members of a group as `group/member  kind`. */
type Expectation = {readonly template: string; readonly fields: readonly string[]};
type Score = {readonly expected: number; readonly found: number; readonly missing: number; readonly extra: number};

const folder = path.join(projectFolder, 'test', 'template', 'expectations');
const leastRecall = 0.95;
const mostFalse = 0.05;
const kinds = ['choice', 'line', 'text', 'checklist', 'option', 'date', 'percent', 'effort', 'group'];

const expectations: readonly Expectation[] = readdirSync(folder)
	.filter(name => name.endsWith('.txt'))
	.sort()
	.map(name => ({
		template: name.slice(0, -'.txt'.length),
		fields: readExpectation(readFileSync(path.join(folder, name), 'utf8')),
	}));

function readExpectation(text: string): readonly string[] {
	let group = '';
	return text
		.split(/\r?\n/)
		.filter(line => line.trim() !== '' && !line.trim().startsWith('#'))
		.map(line => {
			if (line.startsWith('  ')) {
				return `${group}/${line.trim()}`;
			}

			group = line.replace(/ {2}.*$/, '');
			return line.trimEnd();
		});
}

function describeFields(fields: readonly Field[], prefix: string): readonly string[] {
	return fields.flatMap(({id, kind, group}) => [
		`${prefix}${id}  ${kind}`,
		...describeFields(group?.fields ?? [], `${prefix}${id}/`),
	]);
}

const without = (fields: readonly string[], others: readonly string[]) => {
	const known = new Set(others);
	return fields.filter(field => !known.has(field));
};

const percent = (part: number, whole: number) => `${((100 * part) / Math.max(whole, 1)).toFixed(1)} %`;

test('Each expectation names every field once, with a kind that there is', t => {
	t.true(expectations.length > 0);
	for (const {template, fields} of expectations) {
		const ids = fields.map(field => field.split('  ')[0]);
		t.deepEqual(
			fields.filter(field => !kinds.includes(field.split('  ')[1] ?? '')),
			[],
			template,
		);
		t.is(new Set(ids).size, ids.length, template);
	}
});

test('Templates of other projects give the fields that a person reads in them', t => {
	if (corpusFolder() === undefined) {
		t.log('skipped: no corpus');
		t.pass();
		return;
	}

	const texts = new Map(corpusTemplates().map(({name, text}) => [name.replace(/\.md$/, ''), text]));
	const scores = expectations.map(({template, fields}): Score => {
		const text = texts.get(template);
		const found = text === undefined ? [] : describeFields(allFields(readTemplate(template, text)), '');
		const missing = without(fields, found);
		const extra = without(found, fields);
		t.log(
			`${template}: ${fields.length} expected, ${found.length} found, ${missing.length} missing, ${extra.length} false`,
		);
		if (process.env.ENHANCE_VERBOSE) {
			for (const line of [...missing.map(field => `- ${field}`), ...extra.map(field => `+ ${field}`)]) {
				t.log(`    ${line}`);
			}
		}

		return {expected: fields.length, found: found.length, missing: missing.length, extra: extra.length};
	});
	const sum = (key: keyof Score) => scores.reduce((total, score) => total + score[key], 0);
	const right = sum('expected') - sum('missing');
	const recall = right / sum('expected');
	const falseShare = sum('extra') / Math.max(sum('found'), 1);
	t.log(`${scores.length} templates: recall ${percent(right, sum('expected'))} of ${sum('expected')} fields`);
	t.log(`false: ${percent(sum('extra'), sum('found'))} of ${sum('found')} fields`);
	t.true(recall >= leastRecall, 'too few of the expected fields are found');
	t.true(falseShare <= mostFalse, 'too many fields are found that nobody expects');
});
