import {type Answers, flattenAnswers} from '../proposal/answers.js';
import {readTextFile} from '../store/read-file.js';
import type {Context} from './command.js';
import {wrongUse} from './failure.js';

const largestAnswers = 2_000_000;

/** Reads an answers file (`-` for standard input) as JSON or YAML; nothing in it is evaluated. */
export async function readAnswers(context: Context, file: string): Promise<Answers> {
	const name = file === '-' ? 'the answers on standard input' : file;
	const text = file === '-' ? await context.readInput() : readFile(context, file);
	if (text.length > largestAnswers) {
		throw wrongUse(`${name}: larger than ${largestAnswers / 1_000_000} MB`);
	}

	const value = await parse(text.replace(/^\uFEFF/, ''), name);
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		throw wrongUse(`${name} has to hold an object of answers by field id, such as {"title": "Faster cold start"}`);
	}

	return flattenAnswers(value as Record<string, unknown>);
}

/** Takes `field=value` apart; `option` is what stands before it on the command line, such as `--set `. */
export function readAssignment(assignment: string, option: string): Answers[number] {
	const separator = assignment.indexOf('=');
	if (separator < 1) {
		throw wrongUse(`${option}${assignment}: write it as FIELD=VALUE, such as ${option}priority=high`);
	}

	return [assignment.slice(0, separator).trim(), assignment.slice(separator + 1)];
}

/** Takes several assignments apart; the value `-` is what standard input gives. `option` as for one of them. */
export async function readAssignments(context: Context, assignments: readonly string[], option = ''): Promise<Answers> {
	const answers = assignments.map(assignment => readAssignment(assignment, option));
	const piped = answers.filter(([, value]) => value === '-');
	if (piped.length === 0) {
		return answers;
	}

	if (piped.length > 1) {
		throw wrongUse(`only one field can take standard input, not ${piped.map(([id]) => id).join(' and ')}`);
	}

	const input = await context.readInput();
	if (input.length > largestAnswers) {
		throw wrongUse(`standard input: larger than ${largestAnswers / 1_000_000} MB`);
	}

	return answers.map(([id, value]) => [id, value === '-' ? input.replace(/^\uFEFF/, '') : value]);
}

function readFile(context: Context, file: string): string {
	const read = readTextFile(file.startsWith('/') ? file : `${context.folder}/${file}`);
	if ('problem' in read) {
		throw wrongUse(`the answers file ${read.problem}`);
	}

	return read.text;
}

async function parse(text: string, name: string): Promise<unknown> {
	if (/^\s*[{[]/.test(text)) {
		try {
			return JSON.parse(text);
		} catch (error) {
			throw wrongUse(`${name} is not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
		}
	}

	const {CORE_SCHEMA, load} = await import('js-yaml');
	try {
		return load(text, {schema: CORE_SCHEMA, maxDepth: 20, maxAliases: 0});
	} catch (error) {
		const [first = ''] = String(error instanceof Error ? error.message : error).split('\n');
		throw wrongUse(`${name} is neither JSON nor YAML: ${first}`);
	}
}
