import assert from 'node:assert/strict';
import test from 'ava';
import {parseMarkdown} from '../../source/document/markdown.js';
import {applyEdits, invertEdits, type Span} from '../../source/document/text-edit.js';
import {cycleOf} from '../../source/proposal/life-cycle.js';
import {type MoveResult, moveStatus} from '../../source/proposal/move.js';
import {currentStatus, movesFrom} from '../../source/proposal/moves.js';
import {statusOf} from '../../source/proposal/progress.js';
import {type Alignment, align} from '../../source/template/align.js';
import type {Form} from '../../source/template/form.js';
import {formatOf} from '../../source/template/naming.js';
import {readTemplate} from '../../source/template/read-template.js';
import type {Role} from '../../source/template/vocabulary.js';
import {checkSamples, trying} from '../helpers/any-sample.js';
import {corpusDocuments, corpusFolder, corpusTemplates} from '../helpers/corpus.js';
import {moveOptions, successor} from '../helpers/moved.js';
import {readProjectFile, seedForm} from '../helpers/seed.js';

const counts = {moved: 0, refused: 0};

/** The fields in the text that a move may write. */
const written: ReadonlySet<Role | undefined> = new Set<Role>([
	'status',
	'updated',
	'decision',
	'approver',
	'approval-date',
	'reason',
	'superseded-by',
	'phase',
	'current-phase',
	'progress',
]);

/** Walks through the life cycle, each step chosen by a number; everything that must hold is looked at after each step. */
function walk(start: Alignment, choices: readonly number[]): void {
	let alignment = start;
	for (const choice of choices) {
		const possible = movesFrom(alignment).filter(move => move.possible);
		const to = possible[choice % Math.max(possible.length, 1)]?.to;
		if (to === undefined) {
			return;
		}

		const means = cycleOf(alignment.form).find(({name}) => name === to)?.means;
		const options = {
			...moveOptions,
			...(means === 'superseded' ? {linked: [successor]} : {}),
			...(choice % 3 === 0 ? {reason: `because of ${choice}`} : {}),
		};
		const result = moveStatus(alignment, to, options);
		trying(`${statusOf(alignment)} -> ${to} in ${JSON.stringify(alignment.document.text)}`, () => {
			check(alignment, to, result);
			const again = result.kind === 'moved' ? moveStatus(result.change.alignment, to, options) : result;
			assert.equal(again.kind, result.kind === 'moved' ? 'same' : 'refused', 'a second move changes nothing');
		});
		alignment = result.kind === 'moved' ? result.change.alignment : alignment;
	}
}

function check(before: Alignment, to: string, result: MoveResult): void {
	assert.notEqual(result.kind, 'same', 'a move that is possible changes the status');
	if (result.kind !== 'moved') {
		assert.ok(result.kind === 'refused' && result.reason.length > 5, 'a refusal says why');
		counts.refused++;
		return;
	}

	counts.moved++;
	const {change} = result;
	const {text} = before.document;
	const after = change.alignment.document.text;
	assert.equal(applyEdits(text, change.edits), after, 'the edits are the change');
	assert.equal(applyEdits(after, invertEdits(text, change.edits)), text, 'the change can be taken back');
	const fresh = align(before.form, parseMarkdown(after, before.document.format));
	assert.equal(currentStatus(fresh)?.name, to, 'the status reads back');
	assert.deepEqual([...fresh.byId.keys()], [...change.alignment.byId.keys()], 'the document aligns as it did');
	const head = before.document.frontMatter?.to ?? 0;
	const fields = before.states.flatMap(({field, span}) => (span && written.has(field.role) ? [span] : []));
	for (const {from, to} of change.edits.filter(edit => edit.from < edit.to && edit.to > head)) {
		for (const line of linesBetween(text, from, to)) {
			const isField = fields.some(span => span.from < line.to && line.from < span.to);
			const isLine = /^\uFEFF?(?:<!-- approved content: |.*(?:superseded by|reason))/i.test(
				text.slice(line.from, line.to),
			);
			assert.ok(isField || isLine, `only fields of the move: ${JSON.stringify(text.slice(line.from, line.to))}`);
		}
	}

	assert.equal(/(?<!\r)\n/.test(after), /(?<!\r)\n/.test(text) || !text.includes('\n'), 'the same line ends');
	assert.equal(after.startsWith('\uFEFF'), text.startsWith('\uFEFF'), 'the same byte order mark');
}

/** The lines of a text that have characters in a range. */
function linesBetween(text: string, from: number, to: number): readonly Span[] {
	const lines: Span[] = [];
	for (let start = text.lastIndexOf('\n', from - 1) + 1; start < to; ) {
		const end = text.indexOf('\n', start);
		const next = end === -1 ? text.length : end + 1;
		lines.push({from: start, to: next});
		start = next;
	}

	return lines;
}

test.serial('Moves in random documents write their own fields, read back and do nothing twice', t => {
	checkSamples(t, 150, 6, (alignment, {answers}) => {
		walk(
			alignment,
			answers.map(([choice]) => choice),
		);
	});
	t.log(`${counts.moved} moves, ${counts.refused} refused`);
	t.true(counts.moved > 300);
	t.true(counts.refused < counts.moved);
});

test.serial('Moves in the proposals of the shipped templates are never refused by a field', t => {
	const texts = ['enhancement', 'rfc', 'adr'].map(name => readTemplate(name, readProjectFile(`templates/${name}.md`)));
	for (const form of texts) {
		for (let seed = 0; seed < 40; seed++) {
			const before = counts.refused;
			const choices = Array.from({length: 12}, (_, index) => (seed + 3) * (index + 7) * 31);
			walk(align(form, form.document), choices);
			t.is(counts.refused, before);
		}
	}
});

test.serial('Moves in documents of other projects write their own fields, read back and do nothing twice', t => {
	if (corpusFolder() === undefined) {
		t.log('skipped: no corpus');
		t.pass();
		return;
	}

	const templates = corpusTemplates();
	const forms: readonly Form[] = templates.map(({name, text}) => readTemplate(name.replace(/\.md$/, ''), text));
	const before = {...counts};
	for (const [index, {path, text}] of corpusDocuments().entries()) {
		const form = index % 2 === 0 ? seedForm : (forms[index % forms.length] ?? seedForm);
		walk(align(form, parseMarkdown(text, formatOf(path))), [index, index * 7 + 1, index * 3 + 2]);
	}

	t.log(`${counts.moved - before.moved} moves, ${counts.refused - before.refused} refused`);
	t.true(counts.moved - before.moved > 300);
});
