import {planDiff} from '../../proposal/plan.js';
import {isWriting} from '../screens/wizard/wizard-answers.js';
import {currentState, notSaved, pathOf, typedIn, type WizardState} from '../screens/wizard/wizard-state.js';
import {finalText} from '../screens/wizard/wizard-target.js';
import {labelOf} from '../screens/wizard/wizard-words.js';
import {writeLine} from './field-replies.js';
import {howToAnswer} from './field-words.js';
import {noticeWords} from './notice-words.js';
import {goToField, goToSection, listFields, listSections} from './outline-replies.js';
import {ask, hindranceWords, hintOf, reviewWays} from './wizard-questions.js';
import {act, speak, type Talk, tellOutcome, type WizardReply} from './wizard-talk.js';
import {sentence} from './words.js';

/** A command that starts with a slash. Dispatch, help and suggestions come from these rows. */
export type SlashCommand = {
	readonly name: string;
	/** What may stand behind it, for the help. */
	readonly words?: string;
	readonly says: string;
	readonly reply: (talk: Talk, state: WizardState, words: string) => WizardReply;
};

/** Every command of line mode, in the order of the help. */
export const slashCommands: readonly SlashCommand[] = [
	{
		name: 'next',
		says: 'goes on; what was typed is kept, also where it is not taken yet',
		reply: (talk, state) =>
			state.view === 'field' ? act(talk, {type: 'run', command: 'next'}) : speak(talk, reviewWays(state)),
	},
	{
		name: 'back',
		says: 'goes to the field before',
		reply: (talk, {view}) => act(talk, {type: 'run', command: view === 'field' ? 'previous' : 'back'}),
	},
	{
		name: 'later',
		says: 'puts the field off and goes on; in the review it goes to the next one that was put off',
		reply: putOff,
	},
	{name: 'section', words: 'NUMBER or WORDS', says: 'goes to the next section, or to that one', reply: goToSection},
	{name: 'sections', says: 'lists the sections, to go to one by its number', reply: listSections},
	{name: 'fields', says: 'lists the fields of this section, to go to one by its number', reply: listFields},
	{name: 'go', words: 'WORDS', says: 'goes to the field with these words in its name', reply: goToField},
	{name: 'show', says: 'asks again, with all that stands in the field', reply: show},
	{name: 'hint', says: 'tells what the template says of the field, and how it is answered', reply: tellHint},
	{name: 'clear', says: 'empties the field: the placeholder of the template is back', reply: clear},
	{name: 'add', words: 'TEXT', says: 'goes on at the end of a text of several lines', reply: addToText},
	{
		name: 'edit',
		says: 'opens the field in your editor, and in the review the whole document',
		reply: openEditor,
	},
	{name: 'undo', says: 'takes back the last change', reply: (talk, {view}) => travel(talk, view, 'undo')},
	{name: 'redo', says: 'does again what was taken back', reply: (talk, {view}) => travel(talk, view, 'redo')},
	{
		name: 'quick',
		says: 'asks only the few questions of a quick draft, or every section again',
		reply: talk => act(talk, {type: 'run', command: 'toggle-quick'}),
	},
	{name: 'review', says: 'tells what is missing, and the name of the file', reply: review},
	{
		name: 'missing',
		says: 'goes to the next field that is missing for the file, was not taken or is doubtful',
		reply: talk => act(talk, {type: 'run', command: 'show-review'}, {type: 'run', command: 'next-warning'}),
	},
	{
		name: 'empty',
		says: 'goes to the next field that is empty',
		reply: talk => act(talk, {type: 'run', command: 'show-review'}, {type: 'run', command: 'next-empty'}),
	},
	{name: 'name', words: 'BRIEF-NAME', says: 'chooses the name of the file', reply: chooseName},
	{
		name: 'document',
		says: 'reads the document as it will be written; of an existing file it tells what changes',
		reply: readDocument,
	},
	{
		name: 'template',
		says: 'goes over to the draft with the other template, where the template changed',
		reply: swapTemplate,
	},
	{name: 'write', says: 'writes the file', reply: write},
	{
		name: 'save',
		says: 'saves the draft now; it is saved as you type',
		reply: talk => act(talk, {type: 'run', command: 'save'}),
	},
	{name: 'quit', says: 'leaves; the draft is kept', reply: quit},
	{name: 'help', says: 'lists the commands', reply: talk => speak(talk, ...helpLines)},
];

/** The help of line mode. */
const helpLines: readonly string[] = [
	...slashCommands.map(({name, words, says}) => `/${name}${words ? ` ${words}` : ''}: ${says}.`),
	'Everything else answers the field. An empty line leaves it as it is and goes on.',
	'A text that starts like a command is typed with two slashes.',
	'Control and C leaves at once; the draft is kept.',
];

function putOff(talk: Talk, state: WizardState): WizardReply {
	if (state.view !== 'field') {
		return act(talk, {type: 'run', command: 'show-review'}, {type: 'run', command: 'next-later'});
	}

	return {
		actions: [{type: 'run', command: 'later'}],
		tell(before, after) {
			const field = after.later.includes(state.field) ? after.alignment.byId.get(state.field) : undefined;
			const news = field ? [`${labelOf(after.alignment, field)} is put off.`] : [];
			return tellOutcome(talk, before, after, news);
		},
	};
}

function show(talk: Talk, state: WizardState): WizardReply {
	return {actions: [], tell: () => ask(talk, state, true)};
}

function tellHint(talk: Talk, state: WizardState): WizardReply {
	const current = currentState(state);
	if (state.view !== 'field' || !current) {
		return speak(talk, reviewWays(state));
	}

	const hint = hintOf(current.field);
	const says = hint ? `Hint: ${sentence(hint)}` : 'The template says no more of it.';
	return speak(talk, says, ...howToAnswer(current));
}

function clear(talk: Talk, state: WizardState): WizardReply {
	const current = currentState(state);
	if (state.view === 'name') {
		return takeName(talk, '');
	}

	if (state.view !== 'field' || !current) {
		return speak(talk, reviewWays(state));
	}

	if (state.editor.kind === 'items') {
		return speak(talk, 'This list is emptied by d and a number.');
	}

	const label = labelOf(state.alignment, current);
	if (!current.isFilled && Object.keys(typedIn(state)).length === 0) {
		return speak(talk, `${label} is empty already.`);
	}

	return {
		actions: [{type: 'clear'}],
		tell: (_, {notice}) => ({
			talk,
			says: [noticeWords(notice ?? `${label} is empty. /undo brings back what was there`)],
		}),
	};
}

function addToText(talk: Talk, state: WizardState, words: string): WizardReply {
	const {editor} = state;
	if (state.view !== 'field' || editor.kind !== 'text' || editor.buffer.oneLine) {
		return speak(talk, '/add is for a text of several lines.');
	}

	const last = lastLine(editor.buffer.text);
	return words === '' && editor.buffer.text === ''
		? speak(talk, 'There is no text yet. Type its first line.')
		: writeLine(talk, words, true, ...(words === '' && last !== '' ? [`It ends with: ${last}`] : []));
}

/** What came back is told when the editor has ended. */
function openEditor(talk: Talk): WizardReply {
	return {
		actions: [{type: 'run', command: 'edit-outside'}],
		tell: (_, {notice}) => ({talk, says: notice === undefined ? [] : [noticeWords(notice)]}),
	};
}

function lastLine(text: string): string {
	return text.split('\n').findLast(line => line !== '') ?? '';
}

/** In a text that is being written it is the last line that is taken back. */
function travel(talk: Talk, view: WizardState['view'], direction: 'undo' | 'redo'): WizardReply {
	const command = view === 'review' && direction === 'undo' ? 'undo-document' : direction;
	return {
		actions: [{type: 'run', command}],
		tell(before, after) {
			const isMoved = after.alignment !== before.alignment || after.field !== before.field;
			const isText = after.editor !== before.editor && after.editor.kind === 'text';
			if (!isMoved && !isText && after.notice !== undefined) {
				return {talk, says: [noticeWords(after.notice)]};
			}

			const done = noticeWords(after.notice ?? (direction === 'undo' ? 'Undone' : 'Done again'));
			if (!isMoved && isWriting(after) && after.editor.kind === 'text') {
				return {talk, says: [done, `The text ends with: ${lastLine(after.editor.buffer.text)}`]};
			}

			const {talk: next, says} = ask(talk, after);
			return {talk: next, says: [done, ...says]};
		},
	};
}

function review(talk: Talk): WizardReply {
	return {
		actions: [{type: 'run', command: 'show-review'}],
		tell: (_, after) => ask(talk, after),
	};
}

function chooseName(talk: Talk, state: WizardState, words: string): WizardReply {
	if (state.target) {
		return speak(talk, `A file that is there already keeps its name: ${pathOf(state)}.`);
	}

	return words === '' ? act(talk, ...reviewFirst(state), {type: 'run', command: 'show-name'}) : takeName(talk, words);
}

/** Takes a brief name, or says why not and offers one that is near. */
export function takeName(talk: Talk, name: string): WizardReply {
	return {
		actions: [
			{type: 'run', command: 'show-review'},
			{type: 'run', command: 'show-name'},
			{type: 'answer', text: name},
		],
		tell(_, after) {
			if (after.view !== 'name') {
				return {talk, says: [`File: ${pathOf(after)}`, hindranceWords(after) ?? '/write writes it.']};
			}

			const {talk: next, says} = ask(talk, after);
			return {talk: next, says: [noticeWords(after.notice ?? ''), ...says]};
		},
	};
}

function readDocument(talk: Talk, state: WizardState): WizardReply {
	const [path, after] = [pathOf(state), finalText(state)];
	const lines = (text: string): readonly string[] => text.trimEnd().split(/\r?\n/);
	if (!state.target) {
		return speak(talk, `${path}:`, ...lines(after), 'That was the document.');
	}

	const diff = planDiff([{path, before: state.target.before, after}]);
	return diff === ''
		? speak(talk, `Nothing differs from ${path}.`)
		: speak(talk, ...lines(diff), 'That was what changes in the file.');
}

function swapTemplate(talk: Talk, state: WizardState): WizardReply {
	return state.other
		? act({...talk, headings: []}, {type: 'run', command: 'other-template'})
		: speak(talk, 'There is no other template: this is the one that the draft was begun with.');
}

function write(talk: Talk, state: WizardState): WizardReply {
	return {
		actions: [...reviewFirst(state), {type: 'run', command: 'write'}],
		tell(before, after) {
			if (after.exit) {
				return {talk, says: []};
			}

			const isTaken = after.briefName !== before.briefName;
			const says = isTaken
				? `${pathOf(before)} exists already and was left as it is. /write writes ${pathOf(after)} instead, /name chooses another name.`
				: (hindranceWords(after) ?? noticeWords(after.notice ?? 'Not written'));
			if (after.view === 'conflict') {
				const {talk: next, says: question} = ask(talk, after);
				return {talk: next, says: ['Not written: the file was changed on the disk meanwhile.', ...question]};
			}

			const asked = after.view === 'name' ? ask(talk, after) : {talk, says: []};
			return {talk: asked.talk, says: [says, ...asked.says]};
		},
	};
}

/** The review takes over what is typed before anything is decided about the file. */
function reviewFirst({view}: WizardState): readonly {readonly type: 'run'; readonly command: 'show-review'}[] {
	return view === 'field' ? [{type: 'run', command: 'show-review'}] : [];
}

/** While the draft can't be kept it takes two words to leave. */
function quit(talk: Talk, state: WizardState): WizardReply {
	if (state.saved !== notSaved || talk.isLeaving) {
		return act(talk, {type: 'leave'});
	}

	const says = "The draft can't be saved. /quit again leaves all the same; /write writes the file.";
	return speak({...talk, isLeaving: true}, says);
}
