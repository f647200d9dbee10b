/** Which editor a person uses and how it is called, decided from values alone. No shell takes part. */
import type {Environment} from './preferences.js';

/** An editor as it is started; the file comes behind the arguments. */
export type EditorCommand = {
	readonly program: string;
	readonly args: readonly string[];
	/** What it is called in sentences. */
	readonly name: string;
	/** Where the person named it, such as `$VISUAL`. */
	readonly source: string;
	/** It opens a window of its own, and the terminal stays as it is. */
	readonly hasWindow: boolean;
};

/** Editors that return at once unless told to wait, with the flags that tell them; the first flag is the one that is added. */
const waitFlags: ReadonlyArray<readonly [programs: string, flags: string]> = [
	['code code-insiders code-oss codium vscodium cursor windsurf positron', '--wait -w'],
	['subl sublime_text zed zeditor mate bbedit atom pulsar gedit xed', '--wait -w'],
	['idea pycharm webstorm phpstorm rubymine goland clion rider rustrover', '--wait'],
	['gvim mvim', '--nofork -f'],
	['nvim-qt', '--nofork'],
	['neovide', '--no-fork'],
	['kate', '--block -b'],
	['open', '-W --wait-apps'],
];
const flagsByProgram = new Map(
	waitFlags.flatMap(([programs, flags]) => programs.split(' ').map(program => [program, flags.split(' ')] as const)),
);

const noEditor =
	'No editor is set. Leave, type "export EDITOR=nano" (or another editor), and go on with "enhance resume"';

/** The setting that names the editor: `$VISUAL`, `$EDITOR`, and then what the person told git. Nothing else is guessed. */
export function chooseEditor(
	{VISUAL: visual, EDITOR: editor, GIT_EDITOR: gitEditor}: Environment,
	askGit: () => string | undefined,
	isWindows: boolean,
): EditorCommand | {readonly problem: string} {
	const settings: readonly (readonly [string, () => string | undefined])[] = [
		['$VISUAL', () => visual],
		['$EDITOR', () => editor],
		['$GIT_EDITOR', () => gitEditor],
		["git's core.editor", askGit],
	];
	for (const [source, read] of settings) {
		const text = read()?.trim();
		if (text) {
			return editorCommand(source, text, isWindows);
		}
	}

	return {problem: noEditor};
}

/** Takes a setting such as `code --new-window` apart, and has an editor with a window wait until the file is closed. */
function editorCommand(source: string, text: string, isWindows: boolean): EditorCommand | {readonly problem: string} {
	const words = splitWords(text, isWindows);
	const [program, ...args] = words ?? [];
	if (!program) {
		const reason = words ? 'names no program' : 'has a quote that is not closed';
		return {problem: `${source} ${reason}: ${text}`};
	}

	const name = (program.split(isWindows ? /[\\/]/ : '/').at(-1) ?? program).replace(/\.(?:exe|cmd|bat|app)$/i, '');
	const flags = flagsByProgram.get(name.toLowerCase());
	const [flag] = flags?.some(known => args.includes(known)) ? [] : (flags ?? []);
	return {
		program,
		args: flag === undefined ? args : [flag, ...args],
		name,
		source,
		hasWindow: flags !== undefined,
	};
}

const shellPiece = /'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.|$)|([^\s'"\\]+)|(\s+)/sy;

/**
 * The words of a line as a shell splits it: quotes and backslashes are understood, variables and patterns are not.
 * Undefined where a quote is not closed. In Windows a backslash belongs to a path.
 */
export function splitWords(line: string, isWindows = false): readonly string[] | undefined {
	const text = isWindows ? line.replaceAll('\\', '\\\\') : line;
	const words: string[] = [];
	let isInWord = false;
	shellPiece.lastIndex = 0;
	while (shellPiece.lastIndex < text.length) {
		const match = shellPiece.exec(text);
		if (!match) {
			return undefined;
		}

		const [, single, double, escaped, plain, space] = match;
		if (space === undefined) {
			const inQuotes = double?.replace(/\\([$`"\\\n])/g, (_, character: string) => withoutBreak(character));
			const outside = escaped === '' ? '\\' : escaped && withoutBreak(escaped);
			const piece = single ?? inQuotes ?? outside ?? plain ?? '';
			words.push((isInWord ? words.pop() : '') + piece);
		}

		isInWord = space === undefined;
	}

	return words;
}

/** A backslash before a line break joins the lines. */
function withoutBreak(character: string): string {
	return character === '\n' ? '' : character;
}
