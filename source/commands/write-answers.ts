import {type Answers, applyAnswers} from '../proposal/answers.js';
import {changedFields} from '../proposal/changed-fields.js';
import type {Alignment} from '../template/align.js';
import {readValue} from '../template/field-value.js';
import type {Options, Result} from './command.js';
import {refused} from './failure.js';
import type {OpenProposal} from './open-proposal.js';
import {changeFailure} from './refusals.js';
import {shortValue} from './value-text.js';
import {writeChange} from './write-change.js';

/** Gives fields of a proposal other values and writes the file, or leaves it as it was where one field refuses its value. */
export async function writeAnswers(proposal: OpenProposal, options: Options, answers: Answers): Promise<Result> {
	const {workspace, path, alignment} = proposal;
	const after = answerAll(alignment, options, answers);
	const plan = {path, before: alignment.document.text, after: after.document.text};
	return writeChange(workspace.root, plan, options, changeText(alignment, after));
}

/** The document with answers; a failure where one of them is refused. */
export function answerAll(alignment: Alignment, options: Options, answers: Answers): Alignment {
	const strictness = {allowUnlisted: options['allow-unlisted'] === true};
	const change = applyAnswers(alignment, answers, strictness);
	if (change.refused.length > 0) {
		throw changeFailure(change, answers, strictness);
	}

	return change.alignment;
}

/** Fails where it is only a guess which template a document follows: nothing is written to it then. */
export function requireTemplate({doubt}: OpenProposal): void {
	if (doubt !== undefined) {
		throw refused(`${doubt}: --template says which one it is`);
	}
}

/** A line for each field that has another value: its id, the old value and the new one. */
export function changeText(before: Alignment, after: Alignment): string {
	const shown = (alignment: Alignment, id: string): string => {
		const state = alignment.byId.get(id);
		return state ? shortValue(state.field, readValue(alignment.document, state), 50) : '-';
	};

	return changedFields(before, after)
		.map(id => [id, shown(before, id), shown(after, id)] as const)
		.filter(([, old, now]) => old !== '-' || now !== '-')
		.map(([id, old, now]) => `  ${id}: ${old} -> ${now}\n`)
		.join('');
}
