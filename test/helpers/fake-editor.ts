/** Editors that a test writes itself: small programs that get a file and do what a person would do in an editor. */
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type {Desk} from './desk.js';

/**
 * Puts an editor beside the repository and gives the setting that names it. Its code has `file`, the path of the text;
 * `text()`, what it holds; `save(text)`; `note(words)`, which a test reads with {@link notesOf}; `fs` and `path`.
 */
export function fakeEditor(desk: Desk, code: string, name = 'editor'): string {
	const program = path.join(folderOf(desk), `${name} of a test`);
	fs.writeFileSync(
		program,
		`#!${process.execPath}
const fs = require('node:fs');
const path = require('node:path');
const file = process.argv.at(-1);
const text = () => fs.readFileSync(file, 'utf8');
const save = words => fs.writeFileSync(file, words);
const note = words => fs.appendFileSync(${JSON.stringify(notes(desk))}, words + '\\n');
${code}
`,
		{mode: 0o755},
	);
	return `'${program}'`;
}

/** A folder of programs for PATH, with an editor of that name in it. */
export function folderWithEditor(desk: Desk, name: string, code: string): string {
	const folder = path.join(folderOf(desk), 'bin');
	fs.mkdirSync(folder);
	const program = fakeEditor(desk, code, name);
	fs.renameSync(program.slice(1, -1), path.join(folder, name));
	return folder;
}

/** What the editors of a test noted, a line each. */
export function notesOf(desk: Desk): readonly string[] {
	const file = notes(desk);
	return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
}

function notes(desk: Desk): string {
	return path.join(folderOf(desk), 'notes');
}

function folderOf(desk: Desk): string {
	return path.dirname(desk.repository);
}
