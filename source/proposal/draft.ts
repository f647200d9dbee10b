/** What a draft holds: everything that a person typed, as values. Saving it is the store's business. */

/** The part of a draft that changes while a person types. All offsets are UTF-16 units. */
export type DraftState = {
	/** The proposal's text: a valid document at every moment, with placeholders where nothing is filled in. */
	readonly text: string;
	/** Id of the field where the author is. */
	readonly field: string;
	/** Cursor inside that field's text. */
	readonly cursor: number;
	/** Texts that are typed but not (yet) in the document, by field id: the field being edited, and values that were refused. */
	readonly pending: Readonly<Record<string, string>>;
	/** Ids of fields that the author put off with "fill later". */
	readonly later: readonly string[];
	/** Chosen brief name (slug) of the file, or the empty string while it follows the title. */
	readonly briefName: string;
	/** For an existing proposal: the text of its file that the draft goes on from. */
	readonly base?: string;
	/** What the draft was before the changes of somebody else were merged into it: kept until the file is written. */
	readonly unmerged?: Unmerged;
	/** Texts for which the template has no place any more. */
	readonly leftOver?: readonly LeftOver[];
	/** The author answers the questions of a quick draft; absent for every field. */
	readonly quick?: boolean;
};

/** A text and the text of the file that it was made from. */
export type Unmerged = {readonly text: string; readonly base: string};

/** The text of a field, and what that was called. */
export type LeftOver = {readonly label: string; readonly text: string};

/** What a list of drafts shows of one. */
export type DraftSummary = {
	readonly title: string;
	readonly filled: number;
	readonly total: number;
};

/** The template that a draft is held against: its name, the SHA-256 of its bytes (hex) and its text. */
export type DraftTemplate = {
	readonly name: string;
	readonly hash: string;
	readonly text: string;
	/** It was named by its file and not by its name, so that another one may have that name. */
	readonly isFile?: boolean;
};

/** A draft as it is saved. Times are ISO 8601 in UTC. */
export type Draft = {
	/** Random, safe as a file name; says nothing of the title. */
	readonly id: string;
	/** Absolute path of the root that the draft belongs to. */
	readonly root: string;
	readonly template: DraftTemplate;
	/** The same with the template as it was before it changed, or as it is now where the author went back from that. */
	readonly other?: {readonly template: DraftTemplate; readonly state: DraftState};
	/** For an existing proposal: its path relative to the root and the SHA-256 of the bytes that were opened. */
	readonly target?: {readonly path: string; readonly hash: string};
	readonly createdAt: string;
	readonly updatedAt: string;
	readonly summary: DraftSummary;
	readonly state: DraftState;
};
