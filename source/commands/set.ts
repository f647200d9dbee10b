import type {Context, Options, Result} from './command.js';
import {wrongUse} from './failure.js';
import {openProposal} from './open-proposal.js';
import {readAssignments} from './read-answers.js';
import {requireTemplate, writeAnswers} from './write-answers.js';

/** `enhance set`: gives fields of a proposal other values. What one field refuses leaves the whole file as it was. */
export async function runSet(context: Context, options: Options, words: readonly string[]): Promise<Result> {
	const [word, ...assignments] = words;
	const proposal = openProposal(context, options, word);
	if (assignments.length === 0) {
		throw wrongUse('set what? Write FIELD=VALUE, such as priority=high; "enhance get" lists the fields');
	}

	requireTemplate(proposal);
	return writeAnswers(proposal, options, await readAssignments(context, assignments));
}
