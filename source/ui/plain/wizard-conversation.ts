import {didYouMean} from '../../proposal/nearest.js';
import {readText} from '../../template/field-value.js';
import {isWriting} from '../screens/wizard/wizard-answers.js';
import type {WizardAction} from '../screens/wizard/wizard-reducer.js';
import {briefNameOfState, notSaved, type WizardState} from '../screens/wizard/wizard-state.js';
import {labelOf} from '../screens/wizard/wizard-words.js';
import {decide, inConflict} from './conflict-replies.js';
import type {Conversation} from './conversation.js';
import {replyToField, writeLine} from './field-replies.js';
import {noticeWords} from './notice-words.js';
import {slashCommands, takeName} from './slash-commands.js';
import {ask, greeting, reviewWays, sectionTargets} from './wizard-questions.js';
import {act, newTalk, speak, type Talk, type WizardReply} from './wizard-talk.js';

/** The wizard as questions and answers. */
export const wizardConversation: Conversation<WizardState, WizardAction, Talk> = {
	open(state) {
		const {talk, says} = ask(newTalk, state);
		const notice = state.notice === undefined ? [] : [noticeWords(state.notice)];
		return {talk, says: [...greeting(state), ...notice, ...says]};
	},
	reply(before, state, line) {
		const talk = before.isLeaving && !/^\/quit\s*$/i.test(line) ? {...before, isLeaving: false} : before;
		const {actions, tell} = replyToCommand(talk, state, line) ?? replyToAnswer(talk, state, line);
		return {
			actions,
			tell(earlier, later) {
				const turn = tell(earlier, later);
				const news = [...(isLost(later) && !isLost(earlier) ? [lost] : []), ...otherTaken(earlier, later)];
				return {...turn, says: [...news, ...turn.says]};
			},
		};
	},
	repeat: ask,
	overhear(before, after) {
		const isNew = after.notice !== undefined && after.notice !== before.notice;
		const isBack = isLost(before) && after.saved !== '' && !isLost(after);
		return [...(isBack ? ['The draft is saved again.'] : []), ...(isNew ? [noticeWords(after.notice ?? '')] : [])];
	},
	end: {type: 'leave'},
};

const lost = 'The draft is not saved: what you type is kept only when /write writes the file.';

/** A value of one's own is taken over whenever its field is left. */
function otherTaken(before: WizardState, after: WizardState): readonly string[] {
	const other = before.editor.kind === 'choice' ? before.editor.other?.text.trim() : undefined;
	const field = after.alignment.byId.get(before.field);
	const isTaken = field && other && after.alignment !== before.alignment && readText(field) === other;
	return isTaken ? [`${labelOf(after.alignment, field)}: ${other}, which is not in the list.`] : [];
}

function isLost({saved}: WizardState): boolean {
	return saved === notSaved;
}

/** What a command means; undefined for a line that is none: a slash before a letter and no other slash make one. */
function replyToCommand(talk: Talk, state: WizardState, line: string): WizardReply | undefined {
	const [, name = '', words = ''] = /^\/([a-z]+)(?:\s+(.*))?\s*$/i.exec(line) ?? [];
	if (name === '') {
		return undefined;
	}

	const command = slashCommands.find(candidate => candidate.name === name.toLowerCase());
	if (command && state.view === 'conflict') {
		return inConflict(talk, state, command, words.trim());
	}

	if (command) {
		return command.reply(talk, state, words.trim());
	}

	const meant = didYouMean(
		`/${name}`,
		slashCommands.map(candidate => `/${candidate.name}`),
	);
	// A line of a text that is being written, and that may have been pasted, must not get lost.
	return state.view === 'field' && isWriting(state)
		? writeLine(
				talk,
				line,
				false,
				`/${name} is no command and became a line of the text.${meant} /undo takes the line back.`,
			)
		: speak(
				talk,
				`/${name} is no command.${meant} /help lists them. A text that starts like a command is typed with two slashes.`,
			);
}

function replyToAnswer(talk: Talk, state: WizardState, typed: string): WizardReply {
	// One of the slashes before a letter kept the line from being a command; before a blank they are a comment of some code.
	const line = typed.replace(/^\/(?=\/+[a-z])/i, '');
	const isText = state.view === 'field' && isWriting(state);
	const targets = state.view === 'review' ? sectionTargets(state) : talk.targets;
	if (targets.length > 0 && !isText) {
		const target = /^\d{1,4}$/.test(line.trim()) ? targets[Number(line) - 1] : undefined;
		if (target) {
			return act({...talk, headings: []}, {type: 'go', field: target});
		}

		if (line.trim() === '' && state.view === 'field') {
			return {actions: [], tell: () => ask(talk, state)};
		}
	}

	switch (state.view) {
		case 'review': {
			return speak(talk, reviewWays(state));
		}

		case 'conflict': {
			return decide(talk, state, line.trim());
		}

		case 'name': {
			return replyToName(talk, state, line.trim());
		}

		default: {
			return replyToField({...talk, targets: []}, state, line);
		}
	}
}

/** An empty line takes the name that was offered, if one was. */
function replyToName(talk: Talk, state: WizardState, name: string): WizardReply {
	const offered = state.query.text;
	const isOffered = offered !== '' && offered !== briefNameOfState(state);
	return name !== '' || isOffered ? takeName(talk, name || offered) : act(talk, {type: 'run', command: 'back'});
}
