import type {QuoteStyle} from './front-matter-scalar.js';
import type {Span} from './text-edit.js';

/**
 * What stands behind a key: a value on its line; a list of such values, in lines or in square brackets; a map, whose
 * keys are entries of their own; or anything else that can be read but not changed here: text over several lines, a list
 * of lists or maps, a map in braces.
 */
export type FrontMatterKind = 'scalar' | 'list' | 'map' | 'block';

/** One key of the front matter with its value. */
export type FrontMatterEntry = {
	/** The path of keys joined by dots: `status`, `milestone.alpha`. No two entries have the same one. */
	readonly key: string;
	/** The last key of the path, without quotes. */
	readonly name: string;
	readonly kind: FrontMatterKind;
	/** The value without quotes; the items of a list joined by `\n`; the lines of a block; empty for a map. */
	readonly value: string;
	/** The items of a list without quotes; none for other kinds. */
	readonly items: readonly string[];
	/** Where the items stand, quotes included. */
	readonly itemSpans: readonly Span[];
	/** Where the value stands, quotes and brackets included, a comment behind it not. Empty where there is no value. */
	readonly valueSpan: Span;
	/** From the key to behind its colon. */
	readonly keySpan: Span;
	/** How many blanks stand in front of the key. */
	readonly indent: number;
	/** The quotes around a scalar. */
	readonly quote: QuoteStyle;
	/** The comment behind the value, or behind the key of a list, map or block; without `#`. */
	readonly comment: string | undefined;
	/** The comment lines directly above the key and as far from the left, without `#`, joined by blanks. */
	readonly commentsAbove: string | undefined;
	/** Why the value can't be changed, as the end of a sentence about the field; undefined where it can. */
	readonly refusal: string | undefined;
};

/** The block between two `---` lines at the very start of a document, or a text that is YAML as a whole. */
export type FrontMatter = Span & {
	/** In the order of the text. Of a key that occurs twice the first one counts; the others are left out. */
	readonly entries: readonly FrontMatterEntry[];
	/** Where the closing `---` line starts, or the text ends: new keys are put here. */
	readonly closingFrom: number;
	/** How many blanks stand in front of the keys. */
	readonly indent: number;
	/** Why no key can be added: the block holds something else than keys. */
	readonly refusal: string | undefined;
};
