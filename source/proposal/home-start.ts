import type {Form} from '../template/form.js';
import type {ValueOrders} from './board-order.js';
import type {FolderOptions} from './create.js';

/** A draft as home lists it. */
export type HomeDraft = {
	readonly id: string;
	readonly title: string;
	readonly filled: number;
	readonly total: number;
	/** How long ago it was changed, in words. */
	readonly age: string;
	/** The file that it edits, relative to the root; undefined for a new proposal. */
	readonly target?: string | undefined;
};

/** A file among the proposals that is none, and why. */
export type HomeOther = {readonly path: string; readonly reason: string};

/** What home shows when it opens. The proposals are read after the first frame. */
export type HomeStart = {
	/** Absolute path of the root. */
	readonly root: string;
	readonly settings: FolderOptions;
	/** The folder of the proposals, relative to the root. */
	readonly folder: string;
	readonly drafts: readonly HomeDraft[];
	/** The names of the templates; the first one is the usual one. */
	readonly templates: readonly string[];
	/** How many questions a new proposal of the usual template asks: as a quick draft, and in all its sections. */
	readonly questions: {readonly quick: number; readonly all: number};
	/** The templates that proposals may follow, the usual one first. */
	readonly forms: readonly Form[];
	/** Sentences about drafts that could not be read. */
	readonly damaged: readonly string[];
	readonly orders: ValueOrders;
	/** The person's calendar day, as `2026-01-31`. */
	readonly today: string;
};
