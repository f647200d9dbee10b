import {proposalPath} from '../../../proposal/create.js';
import type {WizardStart} from '../../../proposal/wizard-start.js';
import type {Drafts} from '../../../store/drafts.js';
import type {Environment} from '../../../store/preferences.js';
import {freeBriefName, rereadProposal, writePlan} from '../../../store/proposals.js';
import {createStore} from '../../store.js';
import {stopUntilContinued} from '../../suspend.js';
import {terminalSize} from '../../terminal.js';
import type {Present, Suspend} from '../../terminal-session.js';
import {type Kept, openKeeper} from './draft-keeper.js';
import {openEditing} from './run-editor.js';
import {candidateName, reduceWizard, type WizardAction} from './wizard-reducer.js';
import {type Exit, type Request, startWizard, type WizardState} from './wizard-state.js';

/** What the wizard needs of the outside. */
export type WizardWorld = {
	readonly drafts: Drafts | undefined;
	/** Names the person's editor. */
	readonly environment: Environment;
	/** It is shown line by line, where nothing is taken off the terminal again. */
	readonly isPlain: boolean;
	readonly now: () => Date;
	/** Shows it to a person. */
	readonly present: Present<WizardState, WizardAction>;
};

/** How the wizard ended, by a bug in the program perhaps, and what was kept. */
export type WizardEnd = (Exit | {readonly kind: 'crashed'; readonly error: unknown}) &
	Kept & {
		/** Files with what was written in an editor and could not be taken. */
		readonly leftFiles: readonly string[];
	};

/** Runs the wizard, however it is shown, until it is left or the file is written. */
export async function runWizard(
	start: WizardStart,
	world: WizardWorld,
): Promise<WizardEnd | {readonly problem: string}> {
	const store = createStore<WizardState, WizardAction>(reduceWizard, startWizard(start, terminalSize()));
	if (start.target && start.target.now !== start.state.base) {
		store.dispatch({type: 'found', text: start.target.now});
	}

	const keeper = await openKeeper(start, store, world);
	if ('problem' in keeper) {
		return keeper;
	}

	const editing = openEditing(store, keeper, world);
	const onChange = (state: WizardState, suspend: Suspend): void => {
		keeper.keep(state);
		if (state.request) {
			const {request} = state;
			store.dispatch({type: 'requested'});
			serve(request, suspend);
		}
	};

	const serve = (request: Request, suspend: Suspend): void => {
		switch (request.kind) {
			case 'write': {
				store.dispatch(write(start, store.getState(), request));
				break;
			}

			case 'save': {
				store.dispatch({type: 'notice', says: keeper.saveNow()});
				break;
			}

			case 'edit': {
				editing.open(request, suspend);
				break;
			}

			case 'suspend': {
				void suspend(stopUntilContinued);
				break;
			}

			case 'redraw': {
				void suspend(async () => {});
				break;
			}
		}
	};

	const session = {
		store,
		onChange,
		onSignal(signal: NodeJS.Signals) {
			if (!editing.hearSignal(signal)) {
				store.dispatch({type: 'signal'});
			}
		},
		isOver: (state: WizardState) => state.exit !== undefined,
	};
	const end = await world.present(session).then(
		({exit}) => exit ?? ({kind: 'left', isInterrupt: true} as const),
		(error: unknown) => ({kind: 'crashed', error}) as const,
	);
	const kept = await keeper.close(end.kind === 'written' || end.kind === 'unchanged');
	return {...end, ...kept, leftFiles: store.getState().leftFiles};
}

function write(start: WizardStart, state: WizardState, request: Extract<Request, {kind: 'write'}>): WizardAction {
	const result = writePlan(start.root, request.plan);
	switch (result.kind) {
		case 'written': {
			return {type: 'written', path: request.plan[0]?.path ?? ''};
		}

		case 'changed': {
			return readAgain(start.root, result.path);
		}

		case 'taken': {
			if (state.target) {
				return readAgain(start.root, result.path);
			}

			const free = freeBriefName(start.root, number => {
				const name = candidateName(request.briefName, number);
				return {name, path: proposalPath(state.alignment, name, state.folder)};
			});
			return {type: 'taken', path: result.path, free};
		}

		case 'failed': {
			return {type: 'notice', says: result.message};
		}
	}
}

function readAgain(root: string, path: string): WizardAction {
	const read = rereadProposal(root, path);
	return 'problem' in read ? {type: 'notice', says: read.problem} : {type: 'found', text: read.text};
}
