/** The parts of home's screen, in cells. */
export type HomeLayout = {
	readonly columns: number;
	readonly rows: number;
	/** The height between the line at the top and the lines at the bottom, without the rules. */
	readonly body: number;
	/** How many lines of keys stand at the bottom. */
	readonly keys: number;
	/** Lines are drawn at the top and bottom of the body. */
	readonly hasRules: boolean;
	/** The card stands at the right of the list and not below it. */
	readonly isWide: boolean;
};

/** Divides a terminal for home: one line of keys where there is little room. */
export function homeLayout(columns: number, rows: number): HomeLayout {
	const isSmall = columns < 60 || rows < 16;
	const hasRules = rows >= 12;
	const keys = isSmall ? 1 : 2;
	const body = Math.max(1, rows - 2 - keys - (hasRules ? 2 : 0));
	return {columns, rows, body, keys, hasRules, isWide: columns >= 110};
}
