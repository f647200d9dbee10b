import os from 'node:os';
import path from 'node:path';
import type {DraftState} from '../proposal/draft.js';
import {randomName} from './disk.js';
import {createFile} from './write-file.js';

/**
 * Puts what was typed into a file of its own in the folder for temporary files, for when the draft can't be kept. The
 * result is its path, or undefined where that fails too.
 */
export function rescueText({text, pending}: DraftState): string | undefined {
	const file = path.join(os.tmpdir(), `enhance-rescued-${randomName()}.md`);
	const typed = Object.entries(pending).map(
		([id, value]) => `\n\n<!-- typed in ${id}, not yet in the document -->\n${value}\n`,
	);
	return createFile(file, text + typed.join('')).kind === 'written' ? file : undefined;
}
