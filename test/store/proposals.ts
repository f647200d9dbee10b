import fs from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {rereadProposal, writePlan} from '../../source/store/proposals.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

test('a file that no longer holds what the plan was made from, or is gone, is told by its path and left as it is', t => {
	const root = temporaryFolder(t);
	const plan = [{path: 'a.md', before: 'old', after: 'new'}];
	const changed = {
		kind: 'changed',
		path: 'a.md',
		message: `${root}/a.md was changed or removed meanwhile and was left as it is. Read it again.`,
	} as const;
	t.deepEqual(writePlan(root, plan), changed);
	fs.writeFileSync(path.join(root, 'a.md'), 'theirs');
	t.deepEqual(writePlan(root, plan), changed);
	t.is(fs.readFileSync(path.join(root, 'a.md'), 'utf8'), 'theirs');
	fs.writeFileSync(path.join(root, 'a.md'), 'old');
	t.deepEqual(writePlan(root, plan), {kind: 'written', warning: undefined});
	t.is(fs.readFileSync(path.join(root, 'a.md'), 'utf8'), 'new');
});

test('a proposal that is read again gives its text, nothing where it is gone, and a problem where it is no text', t => {
	const root = temporaryFolder(t);
	t.deepEqual(rereadProposal(root, 'a.md'), {text: undefined});
	fs.writeFileSync(path.join(root, 'a.md'), '\uFEFFtext\r\n');
	t.deepEqual(rereadProposal(root, 'a.md'), {text: '\uFEFFtext\r\n'});
	fs.writeFileSync(path.join(root, 'a.md'), Buffer.from([0xff, 0xfe]));
	t.deepEqual(rereadProposal(root, 'a.md'), {problem: 'a.md is not UTF-8 text'});
});
