import assert from 'node:assert/strict';
import test from 'ava';
import {startProposal} from '../../../../source/proposal/create.js';
import type {FieldState} from '../../../../source/template/field-state.js';
import {readText} from '../../../../source/template/field-value.js';
import type {Form} from '../../../../source/template/form.js';
import {readTemplate} from '../../../../source/template/read-template.js';
import {
	currentState,
	startWizard,
	stopsOf,
	type WizardState,
} from '../../../../source/ui/screens/wizard/wizard-state.js';
import {trying} from '../../../helpers/any-sample.js';
import {corpusFolder, corpusTemplates} from '../../../helpers/corpus.js';
import {aligned, readProjectFile} from '../../../helpers/seed.js';
import {press, type} from '../../../helpers/wizard-driver.js';

/** The wizard as it opens on a new proposal of a template. */
function openForm(form: Form): WizardState {
	const {text} = startProposal(form, {today: '2026-01-08', status: 'proposed'}).document;
	const state = {text, field: '', cursor: 0, pending: {}, later: [], briefName: ''};
	const folder = {folder: undefined, layout: 'flat'} as const;
	return startWizard({root: '/shop', form, folder, draftId: undefined, state}, {columns: 80, rows: 24});
}

/** Answers the open field as a person would, with words that are found again. */
function answer(state: WizardState, {field}: FieldState, number: number): WizardState {
	switch (field.kind) {
		case 'choice':
		case 'option': {
			return press(state, 'enter');
		}

		case 'checklist': {
			return press(type(press(state, 'a'), `Task ${number}`), 'enter', 'escape');
		}

		case 'group': {
			return press(state, 'a');
		}

		case 'date': {
			return type(state, '2026-03-04');
		}

		case 'percent': {
			return type(state, '40');
		}

		case 'effort': {
			return press(type(state, '3-4'), 'tab', 'tab');
		}

		default: {
			return type(state, `Answer ${number}`);
		}
	}
}

/** Walks through the whole form, answers each field and writes; returns the document and what was typed in plain fields. */
function fillIn(form: Form): {readonly text: string; readonly typed: ReadonlyMap<string, string>} {
	let state = openForm(form);
	const typed = new Map<string, string>();
	for (let number = 1; number <= 500; number++) {
		const current = currentState(state);
		assert.ok(current, 'a field is open');
		const isLast = stopsOf(state.alignment).at(-1)?.state.id === current.id;
		const isPlain = current.field.kind === 'line' || current.field.kind === 'text';
		const before = readText(current);
		const answered = before === '' ? answer(state, current, number) : state;
		if (isPlain && before === '') {
			typed.set(current.id, `Answer ${number}`);
		}

		const isOpenStill = answered.field === current.id;
		const next = isLast ? press(answered, 'ctrl+r') : isOpenStill ? press(answered, 'tab') : answered;
		assert.ok(next.view === 'review' || next.field !== current.id, `${current.id} can be left`);
		state = next;
		if (next.view === 'review') {
			break;
		}
	}

	assert.deepEqual(state.problems, {});
	const asked = press(state, 'w');
	const named = asked.view === 'name' ? press(press(type(asked, 'a-name'), 'enter'), 'w') : asked;
	const {request} = named;
	assert.ok(request?.kind === 'write', named.notice);
	const [file] = request.plan;
	assert.ok(file);
	return {text: file.after, typed};
}

function check(name: string, text: string): void {
	const form = readTemplate(name.replace(/\.md$/, ''), text);
	const {text: written, typed} = fillIn(form);
	const opened = aligned(written, form);
	for (const [id, value] of typed) {
		const state = opened.byId.get(id);
		assert.ok(state, `${id} is there`);
		assert.equal(readText(state), value, id);
	}
}

for (const name of ['enhancement', 'adr', 'rfc']) {
	test(`The shipped template ${name} can be filled in from the first field to the last, and reads back`, t => {
		t.notThrows(() => check(name, readProjectFile(`templates/${name}.md`)));
	});
}

test('Templates of other projects can be filled in from the first field to the last, and read back', t => {
	if (corpusFolder() === undefined) {
		t.log('skipped: no corpus');
		t.pass();
		return;
	}

	const templates = corpusTemplates().filter(({name, text}) => readTemplate(name, text).root.parts.length > 0);
	t.true(templates.length > 10);
	const problems = templates.flatMap(({name, text}) => {
		try {
			trying(name, () => check(name, text));
			return [];
		} catch (error) {
			return [String(error)];
		}
	});
	t.deepEqual(problems, []);
});

test('The title is asked before the sections where the first one opens only later', t => {
	const sections = (text: string): readonly string[] =>
		stopsOf(openForm(readTemplate('sample', text)).alignment).map(
			({state, section}) => `${section.title}: ${state.id}`,
		);
	t.deepEqual(sections('# T: [Title]\n\n## Sign-off\n[x]\n\n## Why\n[x]\n'), [
		'Header: document.title',
		'Sign-off: sign-off',
		'Why: why',
	]);
	t.deepEqual(sections('# T: [Title]\n\n## Why\n[x]\n'), ['Why: document.title', 'Why: why']);
});
