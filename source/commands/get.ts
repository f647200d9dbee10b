import {visibleLine} from '../document/visible-text.js';
import {resolveField} from '../proposal/answers.js';
import type {Alignment} from '../template/align.js';
import type {FieldState} from '../template/field-state.js';
import {readValue} from '../template/field-value.js';
import {topSections} from '../template/form.js';
import {type Context, jsonOutput, type Options, type Result} from './command.js';
import {wrongUse} from './failure.js';
import {openProposal} from './open-proposal.js';
import {fieldMeant} from './refusals.js';
import {shortValue, valueText} from './value-text.js';

/** `enhance get`: every field of a proposal with its value, or the value of one. */
export async function runGet(context: Context, options: Options, words: readonly string[]): Promise<Result> {
	const [word, id, ...others] = words;
	if (others.length > 0) {
		throw wrongUse(`one field at a time, not also ${others.join(' ')}`);
	}

	const {path, alignment, doubt} = openProposal(context, options, word);
	const note = doubt === undefined ? '' : `${doubt}; it is read as ${alignment.form.name}.\n`;
	const isJson = options.json === true;
	if (id === undefined) {
		return {kind: 'output', output: isJson ? fieldsJson(path, alignment) : fieldsText(path, alignment), note};
	}

	const state = resolveField(alignment, id);
	if (!('field' in state)) {
		throw wrongUse(`${id}: ${state.reason}.${fieldMeant(alignment, id)}`);
	}

	const value = readValue(alignment.document, state);
	const text = valueText(state.field, value);
	const output = isJson
		? jsonOutput({path, id: state.id, value, filled: state.isFilled})
		: text === ''
			? ''
			: `${text}\n`;
	return {kind: 'output', output, note: note + (state.isFilled || isJson ? '' : `${state.id} is not filled in.\n`)};
}

function fieldsJson(path: string, {form, document, states}: Alignment): string {
	const fields = states.map(state => ({
		id: state.id,
		label: state.field.label,
		kind: state.field.kind,
		value: readValue(document, state),
		filled: state.isFilled,
		section: state.section,
	}));
	return jsonOutput({path, template: form.name, fields});
}

/** A field a line below its section; `-` stands for what is not filled in. */
function fieldsText(path: string, {form, document, states}: Alignment): string {
	const titles = new Map(topSections(form).map(({id, title}) => [id, title]));
	const own = new Map([
		['front-matter', 'Front matter'],
		['document', 'Document'],
	]);
	const sections = new Map<string, FieldState[]>();
	for (const state of states) {
		const list = sections.get(state.section) ?? [];
		list.push(state);
		sections.set(state.section, list);
	}

	const parts = [...sections].map(([id, list]) => {
		const rows = list.map(state => {
			const value =
				state.isFilled || state.items.length > 0 ? shortValue(state.field, readValue(document, state), 100) : '-';
			return `${state.item === undefined ? '  ' : '    '}${state.id}: ${value}\n`;
		});
		return `\n${visibleLine(own.get(id) ?? titles.get(id) ?? id)}\n${rows.join('')}`;
	});
	return `${visibleLine(`${path}  (${form.name})`)}\n${parts.join('')}`;
}
