import {applyAnswers} from '../proposal/answers.js';
import type {Alignment} from '../template/align.js';
import {type GroupItem, readValue} from '../template/field-value.js';
import type {Context, Options, Result} from './command.js';
import {refused, wrongUse} from './failure.js';
import {openProposal} from './open-proposal.js';
import {readAssignments} from './read-answers.js';
import {changeFailure} from './refusals.js';
import {shortValue} from './value-text.js';
import {writeChange} from './write-change.js';

/** `enhance set`: gives fields of a proposal other values. What one field refuses leaves the whole file as it was. */
export async function runSet(context: Context, options: Options, words: readonly string[]): Promise<Result> {
	const [word, ...assignments] = words;
	const {workspace, path, alignment, doubt} = openProposal(context, options, word);
	if (assignments.length === 0) {
		throw wrongUse('set what? Write FIELD=VALUE, such as priority=high; "enhance get" lists the fields');
	}

	if (doubt !== undefined) {
		throw refused(`${doubt}: --template says which one it is`);
	}

	const answers = await readAssignments(context, assignments);
	const strictness = {allowUnlisted: options['allow-unlisted'] === true};
	const change = applyAnswers(alignment, answers, strictness);
	if (change.refused.length > 0) {
		throw changeFailure(change, answers, strictness);
	}

	const after = change.alignment;
	const plan = {path, before: alignment.document.text, after: after.document.text};
	return writeChange(workspace.root, plan, options, changeText(alignment, after));
}

/** A line for each field that has another value: its id, the old value and the new one. */
export function changeText(before: Alignment, after: Alignment): string {
	const shown = (alignment: Alignment, id: string): string => {
		const state = alignment.byId.get(id);
		return state ? shortValue(state.field, readValue(alignment.document, state), 50) : '-';
	};

	const ids = new Set([...after.byId.keys(), ...before.byId.keys()]);
	return [...ids]
		.filter(id => isOther(before, after, id))
		.map(id => [id, shown(before, id), shown(after, id)] as const)
		.filter(([, old, now]) => old !== '-' || now !== '-')
		.map(([id, old, now]) => `  ${id}: ${old} -> ${now}\n`)
		.join('');
}

/** True where a field has another value; of a group only its items and their boxes count, as its members are fields too. */
function isOther(before: Alignment, after: Alignment, id: string): boolean {
	const [old, now] = [before, after].map(alignment => {
		const state = alignment.byId.get(id);
		const value = state && readValue(alignment.document, state);
		return state?.field.kind === 'group' ? (value as readonly GroupItem[]).map(({done}) => done ?? false) : value;
	});
	return JSON.stringify(old) !== JSON.stringify(now);
}
