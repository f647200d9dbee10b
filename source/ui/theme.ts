/** What a piece of text is for; how it looks stands in the table below. Meaning never rests on colour alone. */
export type Style = 'plain' | 'title' | 'strong' | 'dim' | 'accent' | 'good' | 'warning' | 'error' | 'key' | 'selected';

/** The properties of Ink's `Text` that give a style its look: the sixteen colours of the terminal and no others. */
export type Look = {
	readonly color?: string;
	readonly bold?: boolean;
	readonly dimColor?: boolean;
	readonly inverse?: boolean;
};

/** The look of each style. */
export const looks: Readonly<Record<Style, Look>> = {
	plain: {},
	title: {bold: true, color: 'cyan'},
	strong: {bold: true},
	dim: {dimColor: true},
	accent: {color: 'cyan'},
	good: {color: 'green'},
	warning: {color: 'yellow'},
	error: {color: 'red'},
	key: {bold: true},
	selected: {bold: true, color: 'cyan'},
};

/** The signs of the screens; each has a form in plain ASCII. */
export type Symbols = {
	readonly filled: string;
	readonly empty: string;
	readonly part: string;
	readonly later: string;
	readonly problem: string;
	readonly doubt: string;
	readonly closed: string;
	readonly cursor: string;
	readonly ticked: string;
	readonly unticked: string;
	readonly across: string;
	readonly down: string;
	/** Around a value that the arrows change. */
	readonly previous: string;
	readonly next: string;
	readonly cut: string;
	readonly dot: string;
	/** Between a whole and its part. */
	readonly into: string;
	/** Behind a word that leads on. */
	readonly more: string;
	readonly upKey: string;
	readonly downKey: string;
	readonly bothKeys: string;
};

const unicode: Symbols = {
	filled: '✓',
	empty: '○',
	part: '◐',
	later: '–',
	problem: '!',
	doubt: '?',
	closed: '·',
	cursor: '▸',
	ticked: '[x]',
	unticked: '[ ]',
	across: '─',
	down: '│',
	previous: '‹',
	next: '›',
	cut: '…',
	dot: '·',
	into: '›',
	more: '…',
	upKey: '↑',
	downKey: '↓',
	bothKeys: '↑↓',
};

const ascii: Symbols = {
	filled: 'x',
	empty: 'o',
	part: '~',
	later: '-',
	problem: '!',
	doubt: '?',
	closed: '.',
	cursor: '>',
	ticked: '[x]',
	unticked: '[ ]',
	across: '-',
	down: '|',
	previous: '<',
	next: '>',
	cut: '~',
	dot: '-',
	into: '>',
	more: '...',
	upKey: 'Up',
	downKey: 'Down',
	bothKeys: 'Up/Down',
};

/** The signs that a terminal can show: ASCII where its locale is not UTF-8 or `ENHANCE_ASCII` is set. */
export function symbolsFor(environment: Readonly<Record<string, string | undefined>>): Symbols {
	const locale = environment.LC_ALL || environment.LC_CTYPE || environment.LANG || '';
	const isPlain = Boolean(environment.ENHANCE_ASCII) || environment.TERM === 'linux';
	return isPlain || (locale !== '' && !/utf-?8/i.test(locale)) ? ascii : unicode;
}
