import {visibleLine, visibleText} from '../document/visible-text.js';
import {align} from './align.js';
import type {FieldState} from './field-state.js';
import {effortExample} from './field-value.js';
import type {Field, Form} from './form.js';
import type {FieldKind} from './placeholder.js';

/** A JSON Schema or a part of one. */
export type JsonSchema = {readonly [keyword: string]: unknown};

/**
 * The JSON Schema (draft 2020-12) of the answers that a template takes. The schema of each field stands at its whole id;
 * every other way to say the id refers to it. What it takes the program takes, as far as a schema can tell: whether a
 * text would break the document is seen only when it is put there. The converse does not hold, and the description says
 * what else the program takes.
 */
export function answersSchema(form: Form): JsonSchema {
	const {states, byId} = align(form, form.document);
	const fields = states.filter(state => isAnswered(form, state));
	const keys = waysToSay(fields.map(({id}) => id));
	const root = keys.get('') ?? new Map<string, Way>();
	const isSection = (id: string): boolean => keys.has(id);
	const whole = fields.map(({id, field}) => [id, fieldSchema(field)] as const);
	const others = [...root].filter(([, way]) => way.field === undefined);
	const short = [...shortNames(fields, id => byId.has(id))];
	const properties = new Map<string, JsonSchema[]>();
	for (const [key, schema] of whole) {
		properties.set(key, [schema, ...(isSection(key) ? [sectionReference(key)] : [])]);
	}

	for (const [key, id] of short) {
		properties.set(key, [fieldReference(id, isSection(id))]);
	}

	for (const [key] of others) {
		properties.set(key, [...(properties.get(key) ?? []), sectionReference(key)]);
	}

	const required = fields.filter(isRequired).map(({id}) => given(id, short));
	return {
		$schema: 'https://json-schema.org/draft/2020-12/schema',
		title: `Answers to the template ${visibleLine(form.name)}`,
		description,
		type: 'object',
		properties: Object.fromEntries([...properties].map(([key, schemas]) => [key, anyOf(schemas)])),
		additionalProperties: false,
		...(required.length > 0 ? {allOf: required} : {}),
		$defs: {
			// No id of a section has a capital letter.
			Task: task,
			...Object.fromEntries(
				[...keys].filter(([id]) => id !== '').map(([id, ways]) => [id, sectionSchema(ways, isSection)]),
			),
		},
	};
}

const description = `Answers for "enhance new --answers FILE", as JSON or YAML. \
A key is the whole id of a field, its last parts where only one field has them, or nested objects that spell the whole id. \
A field that is left out stays as the template has it; a list replaces the whole list of the template. \
Required fields may be given on the command line instead. \
Besides what is listed here the program takes values outside an enumeration (with --allow-unlisted), null and the empty \
string for no answer, text with a line for each task of a check list, ids of single items such as "phase-2.name", and nested objects that spell the last parts of an id.`;

const task: JsonSchema = {
	anyOf: [
		{type: 'string'},
		{
			type: 'object',
			properties: {text: {type: 'string'}, done: {type: 'boolean'}},
			required: ['text'],
			additionalProperties: false,
		},
	],
};

/** A list in the front matter takes its items, or a line for each of them. */
const list: JsonSchema = {anyOf: [{type: 'array', items: {type: 'string'}}, {type: 'string'}]};

/** What each kind of field takes. */
const shapes: Readonly<Record<FieldKind, (field: Field) => JsonSchema>> = {
	line: ({required}) => ({type: ['string', 'number'], ...(required ? {pattern: '\\S'} : {})}),
	text: ({required}) => ({type: 'string', ...(required ? {pattern: '\\S'} : {})}),
	choice: ({choices}) => ({enum: [...new Set(choices.flatMap(asWritten))]}),
	option: ({choices}) => ({enum: [...new Set(choices.flatMap(asWritten))]}),
	date: () => ({type: 'string', format: 'date', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'}),
	percent: () => ({type: ['integer', 'string'], minimum: 0, maximum: 100, pattern: '^(100|[0-9]{1,2}) ?%?$'}),
	effort: field => ({type: 'string', pattern: effortPattern(field), examples: [effortExample(field)]}),
	checklist: ({items}) => ({
		type: 'array',
		items: {$ref: '#/$defs/Task'},
		...(items.length > 0 ? {examples: [items]} : {}),
	}),
	group: groupShape,
};

function fieldSchema(field: Field): JsonSchema {
	return {
		title: visibleLine(field.label),
		...(field.hint === undefined ? {} : {description: visibleText(field.hint)}),
		...(field.place.at === 'front-matter' && field.place.isList ? list : shapes[field.kind](field)),
	};
}

function groupShape({group}: Field): JsonSchema {
	const fields = group?.fields ?? [];
	const required = fields.filter(field => field.required).map(({id}) => id);
	return {
		type: 'array',
		items: {
			type: 'object',
			properties: {
				...Object.fromEntries(fields.map(field => [field.id, fieldSchema(field)])),
				...(group?.hasBox ? {done: {type: 'boolean'}} : {}),
			},
			...(required.length > 0 ? {required} : {}),
			additionalProperties: false,
		},
	};
}

/** A choice as text, and as what YAML makes of it where it looks like a number or like `true`. */
function asWritten(choice: string): readonly unknown[] {
	const number = Number(choice);
	const isNumber = Number.isFinite(number) && String(number) === choice;
	return [choice, ...(isNumber ? [number] : choice === 'true' || choice === 'false' ? [choice === 'true'] : [])];
}

function effortPattern({choices, placeholder}: Field): string {
	const number = '[0-9]+(\\.[0-9]+)?';
	const units = choices.map(unit => `${literally(unit.toLowerCase().replace(/s$/, ''))}s?`).join('|');
	const opening = placeholder?.before.trim() ?? '';
	const people = opening === '' ? '' : `([ \\t]*${literally(opening)}[ \\t]*[0-9]+.*)?`;
	return `^${number}([ \\t]*[-–][ \\t]*${number})?[ \\t]+(${units})(?![a-z])${people}$`;
}

function literally(text: string): string {
	return text.replace(/[$()*+./?[\\\]^{|}-]/g, '\\$&');
}

/** True for a field that answers can fill: the product fills some itself, and values of several lines in the front matter stay. */
function isAnswered(form: Form, {field, item}: FieldState): boolean {
	const {place} = field;
	const entry =
		place.at === 'front-matter' ? form.document.frontMatter?.entries.find(({key}) => key === place.key) : undefined;
	return item === undefined && field.filledBy === undefined && entry?.refusal === undefined;
}

/** There are so many ways to say an id of very many parts that none is asked for. Headings give no such ids, the front matter may. */
function isRequired({id, field}: FieldState): boolean {
	return field.required && id.split('.').length <= 8;
}

/** What a key leads to: the field with an id, the section with an id, or both. */
type Way = {field?: string; section?: string};

/**
 * The keys of every object that may hold answers, by the id of the section that it stands for (`''` for the whole): a key
 * is one or several parts of the ids below.
 */
function waysToSay(ids: readonly string[]): ReadonlyMap<string, ReadonlyMap<string, Way>> {
	const objects = new Map<string, Map<string, Way>>([['', new Map()]]);
	for (const id of ids) {
		const parts = id.split('.');
		for (let from = 0; from < parts.length; from++) {
			const section = parts.slice(0, from).join('.');
			const keys = objects.get(section) ?? new Map<string, Way>();
			objects.set(section, keys);
			for (let to = from + 1; to <= parts.length; to++) {
				const key = parts.slice(from, to).join('.');
				const way = to === parts.length ? {field: id} : {section: parts.slice(0, to).join('.')};
				keys.set(key, {...keys.get(key), ...way});
			}
		}
	}

	return objects;
}

function sectionSchema(ways: ReadonlyMap<string, Way>, isSection: (id: string) => boolean): JsonSchema {
	const properties = [...ways].map(([key, {field, section}]) => [
		key,
		anyOf([
			...(field === undefined ? [] : [fieldReference(field, isSection(field))]),
			...(section === undefined ? [] : [sectionReference(section)]),
		]),
	]);
	return {type: 'object', properties: Object.fromEntries(properties), additionalProperties: false};
}

/** The last parts of ids that only one field has, each with the field's id. Those of the front matter are always said in full. */
function shortNames(fields: readonly FieldState[], isId: (name: string) => boolean): ReadonlyMap<string, string> {
	const owners = new Map<string, string | undefined>();
	for (const {id, section} of fields) {
		for (let dot = id.indexOf('.'); dot !== -1 && section !== 'front-matter'; dot = id.indexOf('.', dot + 1)) {
			const name = id.slice(dot + 1);
			owners.set(name, owners.has(name) ? undefined : id);
		}
	}

	return new Map([...owners].flatMap(([name, id]) => (id === undefined || isId(name) ? [] : [[name, id] as const])));
}

/** Holds where a field is answered, in whatever way its id is said. */
function given(id: string, short: readonly (readonly [string, string])[]): JsonSchema {
	const names = short.filter(([, owner]) => owner === id).map(([name]) => ({required: [name]}));
	return {anyOf: [...givenBelow(id.split('.')), ...names]};
}

/** The ways to say an id, the whole id first. */
function givenBelow(parts: readonly string[]): readonly JsonSchema[] {
	return parts
		.map((_, index) => {
			const key = parts.slice(0, index + 1).join('.');
			const rest = givenBelow(parts.slice(index + 1));
			return rest.length === 0
				? {required: [key]}
				: {required: [key], properties: {[key]: {type: 'object', ...anyOf(rest)}}};
		})
		.toReversed();
}

function fieldReference(id: string, isSection: boolean): JsonSchema {
	return {$ref: `#/properties/${pointerPart(id)}${isSection ? '/anyOf/0' : ''}`};
}

function sectionReference(id: string): JsonSchema {
	return {$ref: `#/$defs/${pointerPart(id)}`};
}

function pointerPart(key: string): string {
	return encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'));
}

function anyOf(schemas: readonly JsonSchema[]): JsonSchema {
	const [only = {}, ...others] = schemas;
	return others.length === 0 ? only : {anyOf: schemas};
}
