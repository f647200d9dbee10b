import test from 'ava';
import {chooseEditor, splitWords} from '../../source/store/editor-command.js';
import type {Environment} from '../../source/store/preferences.js';

const choose = (environment: Environment, git?: string) => chooseEditor(environment, () => git, false);

/** Program and arguments of a choice, or the sentence why there is none. */
const words = (environment: Environment, git?: string) => {
	const choice = choose(environment, git);
	return 'problem' in choice ? choice.problem : [choice.program, ...choice.args].join(' ');
};

test('a setting is split as a shell splits words', t => {
	const cases: ReadonlyArray<readonly [string, readonly string[] | undefined]> = [
		['vim', ['vim']],
		['  vim   -u\tNONE ', ['vim', '-u', 'NONE']],
		["'/opt/my editor/ed' -w", ['/opt/my editor/ed', '-w']],
		['"/opt/my editor/ed" -w', ['/opt/my editor/ed', '-w']],
		['/opt/my\\ editor/ed', ['/opt/my editor/ed']],
		['ed "a \\"b\\" \\c" \'\\d\'', ['ed', 'a "b" \\c', '\\d']],
		['ed a"b c"\'d e\'f', ['ed', 'ab cd ef']],
		['ed \'\' ""', ['ed', '', '']],
		['ed $HOME `id` a;b *', ['ed', '$HOME', '`id`', 'a;b', '*']],
		['ed one\\\ntwo', ['ed', 'onetwo']],
		['ed \\', ['ed', '\\']],
		['ed "open', undefined],
		["ed 'open", undefined],
		['', []],
	];
	for (const [line, expected] of cases) t.deepEqual(splitWords(line), expected, line);
	t.deepEqual(splitWords('"C:\\Program Files\\ed.exe" -w C:\\a\\b', true), [
		'C:\\Program Files\\ed.exe',
		'-w',
		'C:\\a\\b',
	]);
});

test('VISUAL comes before EDITOR, and that before what git was told; blank ones count as none', t => {
	t.is(words({VISUAL: 'vim', EDITOR: 'nano', GIT_EDITOR: 'emacs'}, 'joe'), 'vim');
	t.is(words({VISUAL: ' ', EDITOR: 'nano', GIT_EDITOR: 'emacs'}, 'joe'), 'nano');
	t.is(words({EDITOR: '', GIT_EDITOR: 'emacs'}, 'joe'), 'emacs');
	t.is(words({}, 'joe -x\n'), 'joe -x');
});

test('git is asked only where nothing else names an editor', t => {
	const asked = () => t.fail('git was asked');
	chooseEditor({EDITOR: 'nano'}, () => void asked(), false);
	t.pass();
});

test('without a setting no editor is guessed, and the sentence says how to set one', t => {
	t.regex(words({}) as string, /^No editor is set\. Leave, type "export EDITOR=nano"/);
	t.regex(words({}, '\n') as string, /^No editor is set/);
});

test('a setting that can not be read is named', t => {
	t.is(words({VISUAL: 'vim "x'}), '$VISUAL has a quote that is not closed: vim "x');
	t.is(words({EDITOR: '""'}), '$EDITOR names no program: ""');
});

test('editors with a window are told to wait, once', t => {
	const cases: Readonly<Record<string, string>> = {
		code: 'code --wait',
		'code --wait': 'code --wait',
		'code -w --new-window': 'code -w --new-window',
		'/usr/local/bin/code -n': '/usr/local/bin/code --wait -n',
		'subl -w': 'subl -w',
		subl: 'subl --wait',
		zed: 'zed --wait',
		mate: 'mate --wait',
		gvim: 'gvim --nofork',
		'gvim -f': 'gvim -f',
		kate: 'kate --block',
		'open -a TextEdit': 'open -W -a TextEdit',
		vim: 'vim',
		'nano -w': 'nano -w',
		'emacsclient -t': 'emacsclient -t',
	};
	for (const [setting, expected] of Object.entries(cases)) t.is(words({VISUAL: setting}), expected);
	const [code, vim] = ['code', 'vim'].map(VISUAL => choose({VISUAL}));
	t.like(code, {name: 'code', source: '$VISUAL', hasWindow: true});
	t.like(vim, {name: 'vim', hasWindow: false});
	const windows = chooseEditor({VISUAL: 'C:\\Tools\\Code.exe'}, () => undefined, true);
	t.like(windows, {program: 'C:\\Tools\\Code.exe', name: 'Code', args: ['--wait']});
});
