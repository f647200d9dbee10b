/** The shipped template read as a form, and documents made from it, for tests of what stands in a text. */
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {parseMarkdown} from '../../source/document/markdown.js';
import {type Change, setField} from '../../source/proposal/change.js';
import {startProposal} from '../../source/proposal/create.js';
import {type Alignment, align} from '../../source/template/align.js';
import type {FieldState} from '../../source/template/field-state.js';
import {type FieldValue, readValue} from '../../source/template/field-value.js';
import type {Form} from '../../source/template/form.js';
import {readTemplate} from '../../source/template/read-template.js';
import {projectFolder} from './temporary-folder.js';

/** The text of a file in the project, by its path from the project's folder. */
export function readProjectFile(name: string): string {
	return readFileSync(path.join(projectFolder, name), 'utf8');
}

/** The text of the shipped template. */
export const seedText: string = readProjectFile('templates/enhancement.md');

/** The shipped template as a form. */
export const seedForm: Form = readTemplate('enhancement', seedText);

/** A new proposal of the shipped template, dated 2026-03-04. */
export function startSeed(form: Form = seedForm): Alignment {
	return startProposal(form, {today: '2026-03-04', status: 'proposed'});
}

/** A text held against a form. */
export function aligned(text: string, form: Form = seedForm): Alignment {
	return align(form, parseMarkdown(text, form.document.format));
}

/** A template, and a document that holds its own text. */
export function alignedWith(template: string, text: string = template): Alignment {
	return aligned(text, readTemplate('sample', template));
}

/** The field with an id as it stands in the document; throws where the form has none. */
export function stateOf(alignment: Alignment, id: string): FieldState {
	const state = alignment.byId.get(id);
	if (!state) {
		throw new Error(`no field ${id} among ${[...alignment.byId.keys()].join(', ')}`);
	}

	return state;
}

/** The value of the field with an id. */
export function answerOf(alignment: Alignment, id: string): FieldValue {
	return readValue(alignment.document, stateOf(alignment, id));
}

/** Sets a field and returns the document's text; throws where the value is refused. */
export function textAfter(alignment: Alignment, id: string, value: FieldValue): string {
	return accepted(setField(alignment, id, value)).document.text;
}

/** What a change gave; throws where anything was refused. */
export function accepted({alignment, refused}: Change): Alignment {
	const [first] = refused;
	if (first) {
		throw new Error(`${first.id} ${first.reason}`);
	}

	return alignment;
}

/** The values of all fields that an author is asked for, by id. */
export function allValues(alignment: Alignment): Readonly<Record<string, FieldValue>> {
	return Object.fromEntries(alignment.states.map(state => [state.id, readValue(alignment.document, state)]));
}
