import {visibleLine} from '../document/visible-text.js';
import {listTemplates} from '../store/templates.js';
import {answersSchema} from '../template/answers-schema.js';
import type {Field, Form, FormSection} from '../template/form.js';
import {fieldsOf, topSections} from '../template/form.js';
import {type Context, jsonOutput, type Options, type Result} from './command.js';
import {wrongUse} from './failure.js';
import {openForm, openRepository} from './open-form.js';

/** `enhance template`: lists the templates, or shows the form that is read from one, or the schema of its answers. */
export async function runTemplate(context: Context, options: Options, words: readonly string[]): Promise<Result> {
	const workspace = openRepository(context);
	const [name] = words;
	const isJson = options.json === true;
	if (options.schema === true && name === undefined) {
		throw wrongUse('--schema needs the name of a template or its file: "enhance template" lists them');
	}

	if (name !== undefined) {
		const form = openForm(context, workspace, name);
		if (options.schema === true) {
			return {kind: 'output', output: `${JSON.stringify(answersSchema(form), undefined, '\t')}\n`};
		}

		return {kind: 'output', output: isJson ? formJson(form) : formText(form)};
	}

	const templates = listTemplates(workspace.root, context.packageFolder);
	const rows = templates.map(entry => `${entry.name}  (${entry.origin})\n`).join('');
	return {
		kind: 'output',
		output: isJson ? jsonOutput({templates: templates.map(({name, origin}) => ({name, origin}))}) : rows,
	};
}

/** Sections of the form with those fields that stand outside every section first. */
function formSections(form: Form): readonly Pick<FormSection, 'id' | 'title' | 'stage' | 'parts'>[] {
	const outside = form.root.parts.filter(part => part.kind === 'field');
	const ofFrontMatter = outside.filter(part => part.field.place.at === 'front-matter');
	const ofDocument = outside.filter(part => part.field.place.at !== 'front-matter');
	return [
		{id: 'front-matter', title: 'Front matter', stage: form.root.stage, parts: ofFrontMatter},
		{id: 'document', title: 'Document', stage: form.root.stage, parts: ofDocument},
		...topSections(form),
	].filter(section => section.parts.length > 0);
}

function formJson(form: Form): string {
	return jsonOutput({
		name: form.name,
		fileName: form.naming.pattern,
		folder: form.naming.folder,
		sections: formSections(form).map(section => ({
			id: section.id,
			title: section.title,
			stage: section.stage,
			fields: fieldsOf(section).map(fieldJson),
		})),
	});
}

function fieldJson(field: Field): Record<string, unknown> {
	const {group} = field;
	return {
		id: field.id,
		label: field.label,
		kind: field.kind,
		hint: field.hint ?? null,
		choices: field.choices,
		required: field.required,
		repeat: group ? {noun: group.noun, count: group.count} : null,
		...(field.kind === 'checklist' ? {items: field.items} : {}),
		...(group ? {fields: group.fields.map(fieldJson)} : {}),
		...(field.filledBy ? {filledBy: field.filledBy} : {}),
	};
}

function formText(form: Form): string {
	const sections = formSections(form).map(section => {
		const head = section.stage === 'authoring' ? section.title : `${section.title}  (${section.stage})`;
		return `\n${visibleLine(head)}\n${fieldsOf(section)
			.map(field => fieldText(field, '  '))
			.join('')}`;
	});
	return `${form.name}: ${form.naming.folder}/${form.naming.pattern}\n${sections.join('')}`;
}

function fieldText(field: Field, indent: string): string {
	const says = field.choices.length > 0 ? field.choices.join(' | ') : (field.hint ?? field.items.join('; '));
	const head = `${indent}${field.id}  ${field.kind}${field.required ? ', required' : ''}`;
	const line = `${visibleLine(head + (says === '' ? '' : `: ${says}`)).slice(0, 200)}\n`;
	return line + (field.group?.fields ?? []).map(member => fieldText(member, `${indent}  `)).join('');
}
