import test from 'ava';
import {startProposal} from '../../../source/proposal/create.js';
import {readTemplate} from '../../../source/template/read-template.js';
import {slashCommands} from '../../../source/ui/plain/slash-commands.js';
import {wizardConversation} from '../../../source/ui/plain/wizard-conversation.js';
import {reduceWizard} from '../../../source/ui/screens/wizard/wizard-reducer.js';
import {notSaved, startWizard, type WizardState} from '../../../source/ui/screens/wizard/wizard-state.js';
import {begin, say, storyOf} from '../../helpers/plain-driver.js';
import {fieldIds, openWizard, rawOf, textOf} from '../../helpers/wizard-driver.js';

/** The wizard on a new proposal of a template of one's own. */
function openOwn(template: string, field = ''): WizardState {
	const form = readTemplate('own', template);
	const {text} = startProposal(form, {today: '2026-01-08', status: 'proposed'}).document;
	const state = {text, field, cursor: 0, pending: {}, later: [], briefName: ''};
	const folder = {folder: undefined, layout: 'flat'} as const;
	return startWizard({root: '/shop', form, folder, draftId: undefined, state}, {columns: 80, rows: 24});
}

test('what a template says in escape sequences is said visibly', t => {
	const {text} = begin(
		openOwn('# [T]\n\n## Need\u001B[31m\n\n**Size\u0007:** [small\u001B]0;x\u0007|large]\n', 'need-31m.size'),
	);
	t.false(/[^\n\P{Cc}]/u.test(text), JSON.stringify(text));
	t.true(text.includes('␛'), text);
});

test('a long hint is told when it is asked for, and one that only repeats the label not at all', t => {
	const hint = `Say ${'very '.repeat(30)}much`;
	const wizard = openOwn(`# [T]\n\n## Need\n\n**Why:** [${hint}]\n\n**Owner:** [Owner]\n`, 'need.why');
	const {text} = say(begin(wizard), ['/hint', '/next', '/hint']);
	t.is(
		text.slice(text.indexOf('\nWhy,')),
		`
Why, one line. Section 1 of 1, Need, 2 of 3.
There is a long hint: /hint tells it.
> /hint
Hint: ${hint}.
> /next

Owner, one line. 3 of 3.
> /hint
Hint: Owner.
`,
	);
});

test('a long text is told by its beginning, and whole when it is asked for', t => {
	const lines = Array.from({length: 12}, (_, index) => `Line ${index + 1}.`);
	const written = say(begin(openWizard({field: fieldIds.problem})), [...lines, '.']);
	const back = say({...written, text: ''}, ['/back']);
	t.is(
		back.text,
		`> /back

Problem Statement, text, several lines. 1 of 7.
Now, 12 lines, 24 words:
Line 1.
Line 2.
Line 3.
There are 9 more lines: /show reads all of them.
A new text replaces it, /add goes on at its end, an empty line keeps it.
`,
	);
	t.true(say(back, ['/show']).text.includes(`Now, 12 lines, 24 words:\n${lines.join('\n')}\nA new text`));
});

test('a new text may begin with the words that are there, and an undone first line leaves the text as it was', t => {
	const written = say(begin(openWizard({field: fieldIds.problem})), ['One', '.', '/back']);
	t.is(rawOf(say(written, ['One', 'Two', '.']).state, fieldIds.problem), 'One\nTwo');
	t.is(rawOf(say(written, ['Two', '/undo', '', '/back']).state, fieldIds.problem), 'One');
	t.is(rawOf(say(written, ['/add Two', '.']).state, fieldIds.problem), 'One\nTwo');
	t.is(rawOf(say(written, ['/clear', '/undo']).state, fieldIds.problem), 'One');
});

test('values that are numbers are chosen by their names, and others by their places', t => {
	const wizard = openOwn('# [T]\n\n## Need\n\n**Size:** [3|2|five]\n', 'need.size');
	t.is(rawOf(say(begin(wizard), ['3']).state, 'need.size'), '3');
	t.is(rawOf(say(begin(wizard), ['1']).state, 'need.size'), '3');
	t.is(rawOf(say(begin(wizard), ['f']).state, 'need.size'), 'five');
});

test('a template without a title asks for the name of the file before it is written', t => {
	const wizard = openOwn('## Need\n\n**Why:** [Say why]\n', 'need.why');
	t.is(
		storyOf(wizard, ['/write', '', '/write', 'quick']),
		`> /write
This template has no title: /name gives the file a name.

Brief name of the file, lower-case letters, digits and hyphens. Now: untitled.
An empty line keeps it.
> 

Review.
1. Need: 0 of 1, empty. Missing: Why.
File: docs/own/own-untitled.md
This template has no title: /name gives the file a name.
/write writes the file, /name chooses its name, /document reads it, /missing goes to what is missing, /back to the field. A number opens a section.
> /write
This template has no title: /name gives the file a name.

Brief name of the file, lower-case letters, digits and hyphens. Now: untitled.
An empty line keeps it.
> quick
File: docs/own/own-quick.md
/write writes it.
`,
	);
	const written = say(begin(wizard), ['/write', 'quick', '/write'], request =>
		request.kind === 'write' ? {type: 'written', path: request.plan[0]?.path ?? ''} : undefined,
	);
	t.deepEqual(written.state.exit, {kind: 'written', path: 'docs/own/own-quick.md'});
});

test('that the draft is not saved is said with the first answer, and that it is saved again, too', t => {
	const opened = begin(openWizard());
	const {actions, tell} = wizardConversation.reply(opened.talk, opened.state, 'Rate limits');
	const answered = actions.reduce(reduceWizard, opened.state);
	const lost = reduceWizard(answered, {type: 'saved', says: notSaved});
	t.regex(tell(opened.state, lost).says[0] ?? '', /^The draft is not saved: /);
	t.deepEqual(wizardConversation.overhear(lost, reduceWizard(lost, {type: 'notice', says: 'The disk is full'})), [
		'The disk is full.',
	]);
	t.deepEqual(wizardConversation.overhear(lost, reduceWizard(lost, {type: 'saved', says: 'saved'})), [
		'The draft is saved again.',
	]);
	t.deepEqual(wizardConversation.overhear(answered, reduceWizard(answered, {type: 'saved', says: 'saved'})), []);
});

test('the document is read as it will be written', t => {
	const {text} = say(begin(openWizard()), ['Rate limits', '/document']);
	const read = text.slice(text.indexOf('> /document\n'));
	t.true(read.includes('\n# Enhancement: Rate limits\n\n**Purpose:** Enhancement proposal: Rate limits.\n'));
	t.true(read.endsWith('\nThat was the document.\n'));
});

test('every command is in the help, and answers with something wherever it is typed', t => {
	const help = say(begin(openWizard()), ['/help']).text;
	for (const {name} of slashCommands) {
		t.true(help.includes(`\n/${name}`), name);
		for (const where of [[], ['/review'], ['/name'], ['/go problem', 'A line'], ['/go tasks'], ['/go risks']]) {
			const before = say(begin(openWizard()), where);
			const after = say(before, [`/${name}`], request =>
				request.kind === 'edit'
					? {type: 'edited', request, edit: {kind: 'kept', says: 'Nothing was changed', file: undefined}}
					: undefined,
			);
			t.true(
				after.text.length > before.text.length + name.length + 4 || after.state.exit !== undefined,
				`${where} /${name}`,
			);
			t.notRegex(after.text, /Ctrl|Esc\b|[Pp]ress [a-z!]/);
		}
	}
});

test('commands of the review leave the field behind it alone', t => {
	const reviewed = say(begin(openWizard()), ['Rate limits', '/review']);
	for (const line of ['/later', '/clear', '/next', '/hint', '/add x', 'words', '99']) {
		const after = say(reviewed, [line]);
		t.is(textOf(after.state), textOf(reviewed.state));
		t.deepEqual(after.state.later, []);
		t.is(after.state.view, 'review');
	}
});
