import type {DiskFailure} from '../../../store/disk-failure.js';
import {
	discardEdit,
	type Edited,
	type EditorCommand,
	findEditor,
	type RunningEditor,
	startEditor,
} from '../../../store/editor.js';
import type {Environment} from '../../../store/preferences.js';
import {largestText} from '../../../store/read-file.js';
import type {Store} from '../../store.js';
import type {Suspend} from '../../terminal-session.js';
import type {DraftKeeper} from './draft-keeper.js';
import type {OutsideEdit} from './outside-edit.js';
import type {WizardAction} from './wizard-reducer.js';
import type {EditRequest, WizardState} from './wizard-state.js';

/** Opens texts of the wizard in the person's editor. */
export type Editing = {
	/** Gives the terminal to the editor and takes what came back. */
	readonly open: (request: EditRequest, suspend: Suspend) => void;
	/** Hears of a signal first. True where an editor runs: the wizard ends with it, or goes on after it. */
	readonly hearSignal: (signal: NodeJS.Signals) => boolean;
};

/** The most bytes that a field takes from an editor. */
const largestField = 1_000_000;

/** Makes the wizard's way to the person's editor. */
export function openEditing(
	store: Store<WizardState, WizardAction>,
	keeper: DraftKeeper,
	{environment, isPlain}: {readonly environment: Environment; readonly isPlain: boolean},
): Editing {
	let running: RunningEditor | undefined;
	let isEnding = false;
	const run = async (command: EditorCommand, request: EditRequest): Promise<void> => {
		await keeper.settle();
		const started = startEditor(command, {
			text: request.text,
			name: request.field === undefined ? 'proposal' : 'field',
			largest: request.field === undefined ? largestText : largestField,
		});
		if ('kind' in started) {
			store.dispatch({type: 'edited', request, edit: failed(started)});
			return;
		}

		running = started;
		const stopSaying = isPlain ? tellWaiting(command) : sayWaiting(command);
		const edited = await started.done;
		stopSaying();
		running = undefined;
		store.dispatch({type: 'edited', request, edit: toEdit(edited)});
		if (edited.kind === 'changed' && !store.getState().leftFiles.includes(edited.file)) {
			discardEdit(edited.file);
		}

		if (isEnding) {
			store.dispatch({type: 'signal'});
		}
	};

	const tellWaiting = ({name, hasWindow}: EditorCommand): (() => void) => {
		if (hasWindow) {
			store.dispatch({type: 'notice', says: waitingFor(name)});
		}

		return () => {};
	};

	return {
		open(request, suspend) {
			const command = findEditor(environment);
			if ('problem' in command) {
				store.dispatch({type: 'notice', says: command.problem});
			} else {
				void suspend(() => run(command, request));
			}
		},
		hearSignal(signal) {
			// Ctrl+C and Ctrl+\ go to every program in front of the terminal, and are the editor's business.
			if (running && signal !== 'SIGINT' && signal !== 'SIGQUIT') {
				isEnding = true;
				running.end(signal);
			}

			return running !== undefined;
		},
	};
}

/** An editor in a window of its own leaves the terminal as it is: that has to say what it waits for. */
function sayWaiting({name, hasWindow}: EditorCommand): () => void {
	if (!hasWindow) {
		return () => {};
	}

	process.stdout.write(`${waitingFor(name)} `);
	return () => process.stdout.write('\r\u001B[K');
}

function waitingFor(name: string): string {
	return `Waiting for ${name}: save and close the file there.`;
}

function toEdit(edited: Edited): OutsideEdit {
	const {file} = edited;
	return edited.kind === 'changed'
		? {kind: 'changed', text: edited.text, file: edited.file}
		: {kind: 'kept', says: edited.says, file};
}

function failed({message}: DiskFailure): OutsideEdit {
	return {kind: 'kept', says: message, file: undefined};
}
