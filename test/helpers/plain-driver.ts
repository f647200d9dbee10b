/** The wizard line by line without a terminal: what is typed and what is said, as one text. */
import {visibleText} from '../../source/document/visible-text.js';
import {wizardConversation} from '../../source/ui/plain/wizard-conversation.js';
import type {Talk} from '../../source/ui/plain/wizard-talk.js';
import {reduceWizard, type WizardAction} from '../../source/ui/screens/wizard/wizard-reducer.js';
import type {Request, WizardState} from '../../source/ui/screens/wizard/wizard-state.js';

/** A conversation so far. */
export type Story = {readonly state: WizardState; readonly talk: Talk; readonly text: string};

/** What the outside answers to a request. */
export type Outside = (request: Request) => WizardAction | undefined;

/** Begins a conversation; its text holds the greeting and the first question. */
export function begin(state: WizardState): Story {
	const {talk, says} = wizardConversation.open(state);
	return {state, talk, text: printed(says)};
}

/** Types lines, one after the other. */
export function say(story: Story, lines: readonly string[], outside: Outside = () => undefined): Story {
	return lines.reduce((before, line) => {
		const {actions, tell} = wizardConversation.reply(before.talk, before.state, line);
		const state = actions.reduce((next, action) => serve(reduceWizard(next, action), outside), before.state);
		const {talk, says} = tell(before.state, state);
		return {state, talk, text: `${before.text}> ${line}\n${printed(says)}`};
	}, story);
}

/** What is typed and said after a beginning, without the greeting. */
export function storyOf(state: WizardState, lines: readonly string[], outside?: Outside): string {
	const story = begin(state);
	return say({...story, text: ''}, lines, outside).text;
}

function serve(state: WizardState, outside: Outside): WizardState {
	if (!state.request) {
		return state;
	}

	const answer = outside(state.request);
	const served = reduceWizard(state, {type: 'requested'});
	return answer ? reduceWizard(served, answer) : served;
}

function printed(says: readonly string[]): string {
	return says.map(line => `${visibleText(line)}\n`).join('');
}
