import test from 'ava';
import {homeConversation} from '../../../source/ui/plain/home-conversation.js';
import {type HomeState, reduceHome, startHome} from '../../../source/ui/screens/home/home-state.js';

const start: HomeState['start'] = {
	root: '/home/ada/shop',
	folder: 'docs/enhancements',
	drafts: [
		{id: 'a1b2c3d4', title: 'Rate limits', filled: 38, total: 74, age: '2h ago'},
		{id: 'e5f6a7b8', title: '', filled: 0, total: 74, age: '3d ago'},
	],
	templates: ['enhancement', 'decision'],
	questions: {quick: 9, all: 74},
	proposals: ['docs/enhancements/enhancement-security-rotate-tokens.md'],
	damaged: ['b.json: cut off'],
};

/** What is typed and said at home, and what is left behind. */
function talkAtHome(lines: readonly string[]): {readonly text: string; readonly state: HomeState} {
	const begun = startHome(start, {columns: 80, rows: 24});
	const greeting = homeConversation.open(begun).says;
	return lines.reduce(
		({text, state}, line) => {
			const {actions, tell} = homeConversation.reply(undefined, state, line);
			const next = actions.reduce(reduceHome, state);
			return {
				text: `${text}> ${line}\n${tell(state, next)
					.says.map(said => `${said}\n`)
					.join('')}`,
				state: next,
			};
		},
		{text: greeting.map(line => `${line}\n`).join(''), state: begun},
	);
}

test('home tells what there is and what can be done, and says why where nothing is done', t => {
	const {text, state} = talkAtHome(['p', 'd', 'd 3', 'd 9', '9', 'e', 'zzz', 'constructor', '/qiut', '/help']);
	t.is(
		text,
		`b.json: cut off.
Home. 2 drafts, 1 proposal in docs/enhancements.
1. Draft: Rate limits, 38 of 74 fields, 2h ago
2. Draft: untitled, 0 of 74 fields, 3d ago
3. New proposal: enhancement, a quick draft of 9 questions
4. New proposal: enhancement
5. New proposal: decision
A number opens it. n begins a quick draft, a a new proposal with every section, d 1 puts draft 1 away, u brings it back, p lists the proposals.
/quit leaves.
> p
docs/enhancements/enhancement-security-rotate-tokens.md
> d
d wants the number of a draft: d 1 puts draft 1 away.
> d 3
Only a draft can be put away.
> d 9
There is no 9: the list has 5.
> 9
There is no 9: the list has 5.
> e
e is in the name of several of these.
A number opens it. n begins a quick draft, a a new proposal with every section, d 1 puts draft 1 away, u brings it back, p lists the proposals.
/quit leaves.
> zzz
zzz is in the name of none of these.
A number opens it. n begins a quick draft, a a new proposal with every section, d 1 puts draft 1 away, u brings it back, p lists the proposals.
/quit leaves.
> constructor
constructor is in the name of none of these.
A number opens it. n begins a quick draft, a a new proposal with every section, d 1 puts draft 1 away, u brings it back, p lists the proposals.
/quit leaves.
> /qiut
/qiut is no command here. Did you mean "/quit"? /help tells what there is.
> /help
A number opens it. n begins a quick draft, a a new proposal with every section, d 1 puts draft 1 away, u brings it back, p lists the proposals.
/quit leaves.
A part of a title opens the draft with it. An empty line lists all again.
`,
	);
	t.is(state.exit, undefined);
});

test('a draft is put away and brought back, and the list is told anew each time', t => {
	const {text} = talkAtHome(['d 2', 'u', 'u']);
	t.is(
		text.slice(text.indexOf('> d 2')),
		`> d 2
"untitled" is put away: u brings it back.
Home. 1 draft, 1 proposal in docs/enhancements.
1. Draft: Rate limits, 38 of 74 fields, 2h ago
2. New proposal: enhancement, a quick draft of 9 questions
3. New proposal: enhancement
4. New proposal: decision
A number opens it. n begins a quick draft, a a new proposal with every section, d 1 puts draft 1 away, u brings it back, p lists the proposals.
/quit leaves.
> u
"untitled" is back.
Home. 2 drafts, 1 proposal in docs/enhancements.
1. Draft: untitled, 0 of 74 fields, 3d ago
2. Draft: Rate limits, 38 of 74 fields, 2h ago
3. New proposal: enhancement, a quick draft of 9 questions
4. New proposal: enhancement
5. New proposal: decision
A number opens it. n begins a quick draft, a a new proposal with every section, d 1 puts draft 1 away, u brings it back, p lists the proposals.
/quit leaves.
> u
Nothing was put away.
`,
	);
});

test('a number or a part of a name opens a draft or a template, and n the usual one', t => {
	const opened = (line: string) => talkAtHome([line]).state.exit?.next;
	t.deepEqual(opened('1'), ['resume', 'a1b2c3d4']);
	t.deepEqual(opened('2'), ['resume', 'e5f6a7b8']);
	t.deepEqual(opened('3'), ['new', '--quick']);
	t.deepEqual(opened('4'), ['new']);
	t.deepEqual(opened('5'), ['new', '--template', 'decision']);
	t.deepEqual(opened('RATE'), ['resume', 'a1b2c3d4']);
	t.deepEqual(opened('decis'), ['new', '--template', 'decision']);
	t.deepEqual(opened('n'), ['new', '--quick']);
	t.deepEqual(opened('a'), ['new']);
	t.deepEqual(talkAtHome(['/quit']).state.exit, {next: undefined});
});
