import path from 'node:path';
import {type Drafts, openDrafts} from './drafts.js';
import {configFolder} from './preferences.js';

/** The outside world as commands and screens see it. It is made once, in `cli.ts`. */
export type Context = {
	/** The folder that the command works in, absolute. */
	readonly folder: string;
	/** The folder of the installed package, absolute: its `templates` are the shipped ones. */
	readonly packageFolder: string;
	readonly environment: Readonly<Record<string, string | undefined>>;
	/** Somebody answers: both input and output are a terminal, or answers line by line were asked for. */
	readonly hasTerminal: boolean;
	/** The width in cells of the terminal that the output goes to; undefined where it goes elsewhere. */
	readonly columns: number | undefined;
	/** Screens are shown line by line, as questions and answers. */
	readonly isPlain: boolean;
	readonly now: () => Date;
	/** Everything that standard input gives, as text. */
	readonly readInput: () => Promise<string>;
};

/** The person's drafts; undefined where there is no folder to keep them in. */
export function draftsOf(context: Pick<Context, 'environment' | 'now'>): Drafts | undefined {
	const folder = configFolder(context.environment);
	return folder === undefined ? undefined : openDrafts({folder: path.join(folder, 'drafts'), now: context.now});
}
