import type {Draft, DraftState, DraftTemplate} from '../../../proposal/draft.js';
import {diffState} from '../../../proposal/draft-journal.js';
import type {OtherVersion, WizardStart} from '../../../proposal/wizard-start.js';
import {sha256} from '../../../store/disk.js';
import {type Drafts, type DraftWriter, newDraftId} from '../../../store/drafts.js';
import {rescueText} from '../../../store/rescue.js';
import type {Form} from '../../../template/form.js';
import type {Store} from '../../store.js';
import type {WizardAction} from './wizard-reducer.js';
import {draftStateOf, notSaved, summaryOf, type WizardState} from './wizard-state.js';

/** Keeps the draft of a wizard on the disk. */
export type DraftKeeper = {
	/** Notes a state; cheap enough for every key. The first change begins the draft. */
	readonly keep: (state: WizardState) => void;
	/** Saves what there is, also where the draft is only just being begun. */
	readonly settle: () => Promise<void>;
	/** Saves at once and says so in a sentence. */
	readonly saveNow: () => string;
	/** Ends the keeping; the draft of a written proposal is deleted, or put away where texts of it are left over. */
	readonly close: (isWritten: boolean) => Promise<Kept>;
};

/** What was kept: the id of the draft, or why there is none and where what was typed was put instead. */
export type Kept = {
	readonly draftId: string | undefined;
	readonly warning: string | undefined;
	readonly rescued: string | undefined;
};

type World = {readonly drafts: Drafts | undefined; readonly now: () => Date};

/** Opens the draft that the wizard goes on with, or waits for the first change to begin one. */
export async function openKeeper(
	start: WizardStart,
	store: Store<WizardState, WizardAction>,
	{drafts, now}: World,
): Promise<DraftKeeper | {readonly problem: string}> {
	let writer: DraftWriter | undefined;
	let beginning: Promise<void> | undefined;
	let problem: string | undefined = drafts ? undefined : 'there is no folder for drafts (set HOME)';
	const opened = draftStateOf(store.getState());
	let recorded = opened;
	let last = recorded;
	let hasTyped = start.isBegun ?? false;
	let other = start.other;
	const tell = (says: string): void => store.dispatch({type: 'saved', says});
	const listener = {
		onError(message: string) {
			problem = message;
			tell(notSaved);
			store.dispatch({type: 'notice', says: `The draft can't be saved: ${message}`});
		},
		onSaved() {
			problem = undefined;
			tell('saved');
		},
	};

	if (drafts && start.draftId !== undefined) {
		const opening = await drafts.open({id: start.draftId}, listener);
		if (opening.kind !== 'opened') {
			return {problem: opening.message};
		}

		writer = opening.writer;
	}

	const begin = async (state: WizardState): Promise<void> => {
		const draft = newDraft(start, last, state, now());
		const creation = await drafts?.create(draft);
		const opening = creation?.kind === 'created' ? await drafts?.open(draft, listener) : undefined;
		if (opening?.kind === 'opened') {
			writer = opening.writer;
			recorded = draft.state;
			other = state.other;
			record(store.getState());
			tell('saved');
		} else {
			listener.onError(opening?.message ?? (creation?.kind === 'failed' ? creation.message : 'no folder'));
			// The next change tries again.
			beginning = undefined;
		}
	};

	const record = (state: WizardState): void => {
		const isSwapped = state.other !== other;
		if (!writer || !(isSwapped || (last !== recorded && diffState(recorded, last)))) {
			return;
		}

		const {form} = state.alignment;
		if (isSwapped || writer.draft.template.hash !== hashOf(form)) {
			writer.replace({...versionsOf(start, state), state: last, summary: summaryOf(state)});
		} else {
			writer.record(last, summaryOf(state));
		}

		recorded = last;
		other = state.other;
	};

	if (start.isBegun && writer) {
		recorded = writer.draft.state;
		record(store.getState());
	} else if (start.isBegun && drafts) {
		beginning = begin(store.getState());
	}

	return {
		keep(state) {
			last = draftStateOf(state);
			hasTyped ||= isBegun(opened, last);
			if (writer) {
				record(state);
			} else if (!beginning && isBegun(recorded, last)) {
				if (drafts) {
					beginning = begin(state);
				} else {
					tell(notSaved);
				}
			}
		},
		async settle() {
			await beginning;
			writer?.flush();
		},
		saveNow() {
			const saving = writer?.flush();
			if (saving?.kind === 'saved') {
				return `Draft saved at ${now().toTimeString().slice(0, 8)}`;
			}

			if (saving) {
				return `The draft can't be saved: ${saving.message}`;
			}

			return problem ?? (beginning ? 'The draft is being saved' : 'Nothing to save yet');
		},
		async close(isWritten) {
			await beginning;
			const id = writer?.draft.id;
			const closing = writer?.close();
			const hasLeftOver = (last.leftOver ?? []).length > 0;
			if (isWritten && id !== undefined) {
				drafts?.[hasLeftOver ? 'discard' : 'remove'](id);
			}

			if (isWritten) {
				return {draftId: hasLeftOver ? id : undefined, warning: undefined, rescued: undefined};
			}

			const warning = closing?.kind === 'failed' ? closing.message : problem;
			return {
				draftId: warning === undefined ? id : undefined,
				warning: hasTyped ? warning : undefined,
				rescued: warning !== undefined && hasTyped ? rescueText(last) : undefined,
			};
		},
	};
}

/** Looking around begins no draft; typing does. */
function isBegun(before: DraftState, after: DraftState): boolean {
	const typed = Object.values(after.pending).some(text => text !== '');
	return after.text !== before.text || typed || after.later.length > 0 || after.briefName !== before.briefName;
}

function newDraft(start: WizardStart, state: DraftState, wizard: WizardState, now: Date): Draft {
	const time = now.toISOString();
	const {target} = wizard;
	return {
		id: newDraftId().slice(0, 8),
		root: start.root,
		...versionsOf(start, wizard),
		...(target ? {target: {path: target.path, hash: sha256(target.base.document.text)}} : {}),
		createdAt: time,
		updatedAt: time,
		summary: summaryOf(wizard),
		state,
	};
}

/** The template of a state, and the draft with the other one. */
function versionsOf({isTemplateFile}: WizardStart, {alignment, other}: WizardState): Pick<Draft, 'template' | 'other'> {
	const template = templateOf(alignment.form);
	return {
		template: isTemplateFile ? {...template, isFile: true} : template,
		...(other ? {other: otherOf(other)} : {}),
	};
}

function otherOf({form, state}: OtherVersion): NonNullable<Draft['other']> {
	return {template: templateOf(form), state};
}

function templateOf(form: Form): DraftTemplate {
	return {name: form.name, hash: hashOf(form), text: form.text};
}

const hashes = new WeakMap<Form, string>();

function hashOf(form: Form): string {
	const hash = hashes.get(form) ?? sha256(form.text);
	hashes.set(form, hash);
	return hash;
}
