/** What became of a text that was given to an editor, decided from values alone. The text before is never given up lightly. */
import type {EditorCommand} from './editor-command.js';

/** How the editor ended. `running` is one that was told to end and did not. */
export type Ending =
	| {readonly kind: 'exited'; readonly code: number}
	| {readonly kind: 'killed'; readonly signal: string}
	| {readonly kind: 'not-started'; readonly code: string}
	| {readonly kind: 'running'};

/** What the file holds then: text, nothing as it is gone, or something that is no text, in a sentence. */
export type Found =
	| {readonly kind: 'text'; readonly text: string}
	| {readonly kind: 'gone'}
	| {readonly kind: 'unreadable'; readonly problem: string};

/** An edit that has ended. */
export type EndedEdit = {
	/** The text that the editor was given. */
	readonly given: string;
	readonly found: Found;
	readonly ending: Ending;
	/** Other files lie beside the text, such as what an editor saves when it is killed. */
	readonly hasOtherFiles: boolean;
	/** The editor was gone so soon that nobody can have written anything. */
	readonly isQuick: boolean;
};

/** What holds now. */
export type Verdict =
	| {readonly kind: 'changed'; readonly text: string}
	| {readonly kind: 'unchanged'; readonly says: string}
	/** The text before stays; where something was written meanwhile the file has to stay too. */
	| {readonly kind: 'refused'; readonly says: string; readonly isWritten: boolean};

/** The text as a file: with a line break at the end, as editors expect it. */
export function fileText(text: string): string {
	return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

/** The text of a file: without a byte order mark and the last line break, where the text before had none. */
export function textOfFile(given: string, text: string): string {
	const start = text.startsWith('\uFEFF') && !given.startsWith('\uFEFF') ? 1 : 0;
	return given.endsWith('\n') ? text.slice(start) : text.slice(start).replace(/(?:\r\n|\r|\n)$/, '');
}

/** Decides what holds after an edit. */
export function judgeEdit(edit: EndedEdit, command: EditorCommand): Verdict {
	const {given, found} = edit;
	const text = found.kind === 'text' ? textOfFile(given, found.text) : '';
	const isBlank = text.trim() === '';
	const isSame = withLineFeeds(text) === withLineFeeds(given) || (isBlank && given.trim() === '');
	const isChanged = found.kind === 'text' && !isSame;
	const isEmptied = isChanged && isBlank;
	const failure = endingProblem(edit.ending, command);
	if (failure !== undefined) {
		const isWritten =
			(isChanged && !isEmptied) ||
			found.kind === 'unreadable' ||
			edit.hasOtherFiles ||
			edit.ending.kind === 'running' ||
			(edit.ending.kind === 'killed' && command.hasWindow);
		return {kind: 'refused', says: `${failure}. The text is as it was`, isWritten};
	}

	if (found.kind === 'unreadable') {
		return {kind: 'refused', says: `${found.problem}. The text is as it was`, isWritten: true};
	}

	if (found.kind === 'gone' || isEmptied) {
		const what = found.kind === 'gone' ? `${command.name} left no file` : `${command.name} left the file empty`;
		return {kind: 'refused', says: `${what}. The text is as it was`, isWritten: false};
	}

	return isChanged ? {kind: 'changed', text} : {kind: 'unchanged', says: unchangedText(edit, command)};
}

function endingProblem(ending: Ending, {name, program, source}: EditorCommand): string | undefined {
	switch (ending.kind) {
		case 'exited': {
			return ending.code === 0 ? undefined : `${name} ended with code ${ending.code}`;
		}

		case 'killed': {
			return `${name} was ended by ${ending.signal}`;
		}

		case 'running': {
			return `${name} still runs`;
		}

		case 'not-started': {
			return ending.code === 'ENOENT'
				? `There is no program ${program}, which ${source} names`
				: `${program}, which ${source} names, can't be started (${ending.code})`;
		}
	}
}

function unchangedText({isQuick}: EndedEdit, {name, hasWindow}: EditorCommand): string {
	return isQuick && !hasWindow
		? `${name} came back at once, with nothing changed. If it has a window of its own, it needs its option to wait`
		: `Nothing was changed in ${name}`;
}

function withLineFeeds(text: string): string {
	return text.replace(/\r\n?/g, '\n');
}
