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

/** What home shows when it opens. */
export type HomeStart = {
	/** Absolute path of the root. */
	readonly root: string;
	/** The folder of the proposals, relative to the root. */
	readonly folder: string;
	readonly drafts: readonly HomeDraft[];
	/** The names of the templates; the first one is the usual one. */
	readonly templates: readonly string[];
	/** How many questions a new proposal of the usual template asks: as a quick draft, and in all its sections. */
	readonly questions: {readonly quick: number; readonly all: number};
	/** The files of the proposals, relative to the root. */
	readonly proposals: readonly string[];
	/** Sentences about drafts that could not be read. */
	readonly damaged: readonly string[];
};
