import test from 'ava';
import type {EditorCommand} from '../../source/store/editor-command.js';
import {type EndedEdit, fileText, judgeEdit, textOfFile} from '../../source/store/editor-verdict.js';

const vim: EditorCommand = {program: '/bin/vim', args: [], name: 'vim', source: '$EDITOR', hasWindow: false};
const code: EditorCommand = {...vim, program: 'code', name: 'code', hasWindow: true};
const ended: EndedEdit = {
	given: 'one\ntwo',
	found: {kind: 'text', text: 'one\ntwo\n'},
	ending: {kind: 'exited', code: 0},
	hasOtherFiles: false,
	isQuick: false,
};
const saved = (text: string) => ({kind: 'text', text}) as const;

test('a file ends in a line break, which is no part of the value', t => {
	t.deepEqual(['', 'one', 'one\n'].map(fileText), ['', 'one\n', 'one\n']);
	t.is(textOfFile('one', 'one\n'), 'one');
	t.is(textOfFile('one', 'one\r\n'), 'one');
	t.is(textOfFile('one', 'one\n\n'), 'one\n');
	t.is(textOfFile('one', 'one'), 'one');
	t.is(textOfFile('one\n', 'one\n'), 'one\n');
	t.is(textOfFile('one', '\uFEFFone\n'), 'one');
	t.is(textOfFile('\uFEFFone\n', '\uFEFFone\n'), '\uFEFFone\n');
});

test('what is saved after a good end is the new text', t => {
	t.deepEqual(judgeEdit({...ended, found: saved('one\nthree\n')}, vim), {kind: 'changed', text: 'one\nthree'});
});

test('the same text, also with other line ends, is no change', t => {
	t.deepEqual(judgeEdit(ended, vim), {kind: 'unchanged', says: 'Nothing was changed in vim'});
	t.is(judgeEdit({...ended, found: saved('one\r\ntwo\r\n')}, vim).kind, 'unchanged');
	t.is(judgeEdit({...ended, given: '', found: saved('\n')}, vim).kind, 'unchanged');
});

test('an editor that came back at once may have a window of its own, and that is said', t => {
	const {says} = judgeEdit({...ended, isQuick: true}, vim) as {says: string};
	t.is(says, 'vim came back at once, with nothing changed. If it has a window of its own, it needs its option to wait');
	t.deepEqual(judgeEdit({...ended, isQuick: true}, code), {kind: 'unchanged', says: 'Nothing was changed in code'});
});

test('whatever goes wrong the text before stays, and what was written is kept', t => {
	const other = saved('one\nthree\n');
	const cases: ReadonlyArray<readonly [Partial<EndedEdit>, string, boolean]> = [
		[{ending: {kind: 'exited', code: 1}}, 'vim ended with code 1', false],
		[{ending: {kind: 'exited', code: 1}, found: other}, 'vim ended with code 1', true],
		[{ending: {kind: 'exited', code: 1}, hasOtherFiles: true}, 'vim ended with code 1', true],
		[{ending: {kind: 'exited', code: 1}, found: {kind: 'gone'}}, 'vim ended with code 1', false],
		[{ending: {kind: 'killed', signal: 'SIGKILL'}}, 'vim was ended by SIGKILL', false],
		[{ending: {kind: 'killed', signal: 'SIGTERM'}, found: other}, 'vim was ended by SIGTERM', true],
		[{ending: {kind: 'running'}}, 'vim still runs', true],
		[{ending: {kind: 'not-started', code: 'ENOENT'}}, 'There is no program /bin/vim, which $EDITOR names', false],
		[
			{ending: {kind: 'not-started', code: 'EACCES'}},
			"/bin/vim, which $EDITOR names, can't be started (EACCES)",
			false,
		],
		[{found: {kind: 'gone'}}, 'vim left no file', false],
		[{found: saved('')}, 'vim left the file empty', false],
		[{found: saved(' \n\n')}, 'vim left the file empty', false],
		[
			{found: {kind: 'unreadable', problem: 'What was saved is not UTF-8 text'}},
			'What was saved is not UTF-8 text',
			true,
		],
	];
	for (const [edit, says, isWritten] of cases) {
		t.deepEqual(
			judgeEdit({...ended, ...edit}, vim),
			{kind: 'refused', says: `${says}. The text is as it was`, isWritten},
			says,
		);
	}
});

test('the window of an editor that was ended may still be open, so its file stays', t => {
	t.like(judgeEdit({...ended, ending: {kind: 'killed', signal: 'SIGINT'}}, code), {kind: 'refused', isWritten: true});
});
