import {type Answers, resolveField, wrongAnswers} from '../proposal/answers.js';
import type {Change, ChangeOptions, Refusal} from '../proposal/change.js';
import {didYouMean} from '../proposal/nearest.js';
import {askedStates} from '../proposal/progress.js';
import type {Alignment} from '../template/align.js';
import {type Failure, refused, wrongUse} from './failure.js';

/** What to say of answers of which some were refused: wrong use, or what this document does not take. */
export function changeFailure(change: Change, answers: Answers, options: ChangeOptions): Failure {
	const {alignment} = change;
	const message = change.refused.map(refusal => explainRefusal(alignment, refusal, answers)).join('\n');
	return wrongAnswers(alignment, answers, options).length > 0 ? wrongUse(message) : refused(message);
}

/** A refusal in a sentence, with what may have been meant. */
export function explainRefusal(alignment: Alignment, {id, reason}: Refusal, answers: Answers): string {
	const state = resolveField(alignment, id);
	if (!('field' in state)) {
		return `${id}: ${reason}.${fieldMeant(alignment, id)}`;
	}

	const given = answers.findLast(([key]) => key === id || state.id.endsWith(key))?.[1];
	const word = typeof given === 'string' ? given : '';
	const isOfField = word === '' || /^(?:takes|has) /.test(reason);
	return `${id}: ${isOfField ? '' : `"${word.slice(0, 60)}" `}${reason}.${didYouMean(word, state.field.choices)}`;
}

/** The field that an unknown id may have been meant for, as a question, or nothing. */
export function fieldMeant(alignment: Alignment, id: string): string {
	const key = `front-matter.${id}`;
	if (alignment.byId.has(key)) {
		return ` Did you mean "${key}"?`;
	}

	const ids = askedStates(alignment).flatMap(({id: known}) => [known, known.slice(known.lastIndexOf('.') + 1)]);
	return ids.includes(id) ? '' : didYouMean(id, ids);
}
