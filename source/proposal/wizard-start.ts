import type {Alignment} from '../template/align.js';
import type {Form} from '../template/form.js';
import type {FolderOptions} from './create.js';
import type {DraftState} from './draft.js';

/** What the wizard is opened with: a form, and a draft's state or the text of a new proposal. */
export type WizardStart = {
	/** Absolute path of the repository's root. */
	readonly root: string;
	readonly form: Form;
	readonly folder: FolderOptions;
	/** The saved draft to go on with; undefined for a new one. */
	readonly draftId: string | undefined;
	/** The state holds answers already, so that a draft is worth keeping before anything is typed. */
	readonly isBegun?: boolean;
	readonly state: DraftState;
	/** The text of the state held against the form, where that was done already. */
	readonly alignment?: Alignment;
	/** The file that is edited, and what it holds now: undefined where it is gone. The state says what it held before. */
	readonly target?: {readonly path: string; readonly now: string | undefined};
	/** A sentence to begin with. */
	readonly notice?: string;
	/** The template was named by its file. */
	readonly isTemplateFile?: boolean;
	/** The same draft with another template, to go over to. */
	readonly other?: OtherVersion;
};

/** A draft held against another template. */
export type OtherVersion = {readonly form: Form; readonly state: DraftState};
