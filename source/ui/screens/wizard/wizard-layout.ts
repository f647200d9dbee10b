/** The parts of the wizard's screen, in cells. A width of 0 means that the part is not shown. */
export type Layout = {
	readonly columns: number;
	readonly rows: number;
	readonly rail: number;
	/** The width of the middle part, where the field is. */
	readonly field: number;
	readonly preview: number;
	/** The height of the part between the lines at the top and at the bottom. */
	readonly body: number;
	/** How many lines of keys stand at the bottom. */
	readonly keys: number;
	/** Lines are drawn at the top and bottom of the body. */
	readonly hasRules: boolean;
};

/** Divides a terminal: a rail from 80 columns on, a preview from 110 on, one line of keys where there is little room. */
export function layoutFor(columns: number, rows: number): Layout {
	const isSmall = columns < 60 || rows < 16;
	const rail = columns < 80 || isSmall ? 0 : columns < 100 ? 27 : 34;
	const isWide = columns >= 110 && !isSmall;
	const preview = isWide ? Math.min(Math.floor((columns - rail) * 0.45), 90) : 0;
	const keys = isSmall ? 1 : 2;
	const hasRules = rows >= 12;
	const body = Math.max(1, rows - 1 - keys - (hasRules ? 2 : 0));
	return {columns, rows, rail, preview, field: columns - rail - preview, body, keys, hasRules};
}

/** The cells of one line of text in the field: the part's width without its margins. */
export function textWidthOf(layout: Layout): number {
	return Math.max(10, layout.field - 2);
}
