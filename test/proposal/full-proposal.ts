import test from 'ava';
import {applyAnswers, flattenAnswers} from '../../source/proposal/answers.js';
import {realign, setFields} from '../../source/proposal/change.js';
import {briefNameFor, finishProposal, proposalPath} from '../../source/proposal/create.js';
import {planDiff} from '../../source/proposal/plan.js';
import {askedStates, missingRequired, progressOf, sectionProgress} from '../../source/proposal/progress.js';
import {allFields} from '../../source/template/form.js';
import {aligned, allValues, readProjectFile, seedForm, startSeed} from '../helpers/seed.js';

const given: unknown = JSON.parse(readProjectFile('test/fixtures/answers-full.json'));
const answers = flattenAnswers(given as Record<string, unknown>);
const strict = {allowUnlisted: false};
const full = readProjectFile('test/fixtures/proposal-full.md');

/** The lines of a text outside of code fences, without code spans, links, footnotes and boxes. */
function plainLines(text: string): readonly string[] {
	let fence = '';
	return text
		.split('\n')
		.filter(line => {
			const mark = /^(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
			const isInside = fence !== '';
			fence = mark !== '' && (fence === '' || line === fence) ? (fence === '' ? mark : '') : fence;
			return !isInside && mark === '';
		})
		.map(line => line.replace(/`[^`]*`|\[[^\]]+\]\([^)]*\)|\[\^\d+\]|\[[ xX]\]/g, ''));
}

function placeholders(text: string): readonly string[] {
	return plainLines(text).filter(line => /\[[^\]]*\]|_{3,}|X%|X engineers|Task \d/.test(line));
}

test('The answers name every field that an author is asked for', t => {
	const asked = allFields(seedForm).filter(field => !field.filledBy && field.place.at !== 'front-matter');
	t.deepEqual(answers.map(([id]) => id).toSorted(), asked.map(field => field.id).toSorted());
});

test('An answer to every field of the template is taken and gives the expected document', t => {
	const {alignment, refused} = applyAnswers(startSeed(), answers, strict);
	t.deepEqual(refused, []);
	t.is(finishProposal(alignment, briefNameFor(alignment)), full);
	t.is(
		proposalPath(alignment, briefNameFor(alignment), {folder: undefined, layout: 'flat'}),
		'docs/enhancements/enhancement-performance-resumable-uploads-for-the-artifact-store.md',
	);
});

test('The full document holds no placeholder, and the check for them finds those of an empty one', t => {
	t.deepEqual(placeholders(full), []);
	t.is(placeholders(startSeed().document.text).length, 86);
});

test('The answers are read back from the full document as they were given', t => {
	const values = allValues(aligned(full));
	const isTask = (value: unknown): boolean => typeof value === 'string';
	const tasks = (list: readonly unknown[]): unknown =>
		list.map(task => (isTask(task) ? {text: task, done: false} : withTasks(task)));
	const withTasks = (value: unknown): unknown =>
		Array.isArray(value)
			? tasks(value)
			: typeof value === 'object' && value !== null
				? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withTasks(inner)]))
				: value;
	for (const [id, value] of answers) {
		t.deepEqual(values[id] as unknown, withTasks(value), id);
	}
});

test('The full document is filled in everywhere', t => {
	const states = askedStates(aligned(full));
	t.deepEqual(
		states.filter(state => !state.isFilled).map(state => state.id),
		[],
	);
	const {filled, total} = progressOf(states);
	t.is(filled, total);
	t.is(total, 101);
	t.deepEqual(missingRequired(aligned(full)), []);
	t.true(sectionProgress(aligned(full)).every(section => section.filled === section.total));
});

test('Setting all answers again changes nothing, not even the object', t => {
	const alignment = aligned(full);
	const again = applyAnswers(alignment, answers, strict);
	t.deepEqual(again.refused, []);
	t.is(again.alignment, alignment);
	t.is(finishProposal(alignment, 'another-name'), full);
});

test('The order of the answers does not matter', t => {
	const backwards = applyAnswers(startSeed(), answers.toReversed(), strict);
	t.deepEqual(backwards.refused, []);
	t.is(finishProposal(backwards.alignment, briefNameFor(backwards.alignment)), full);
});

test('Clearing every answer brings the new proposal back, byte for byte', t => {
	const alignment = aligned(full);
	const cleared = setFields(
		alignment,
		answers.map(([id]) => {
			const kind = alignment.byId.get(id)?.field.kind;
			return [id, kind === 'group' || kind === 'checklist' ? [] : ''];
		}),
	);
	t.deepEqual(cleared.refused, []);
	t.is(planDiff([{path: 'x.md', before: startSeed().document.text, after: cleared.alignment.document.text}]), '');
	t.is(realign(alignment, cleared.alignment.document.text).document.text, startSeed().document.text);
});
