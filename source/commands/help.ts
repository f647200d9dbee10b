import {type CommandEntry, commandTable, globalOptions, type OptionEntry} from './command-table.js';

/** The help of the program: every command on a line. */
export function programHelp(): string {
	const rows = Object.entries(commandTable).map(
		([name, {words, says}]): Row => [`enhance ${name} ${words}`.trim(), says],
	);
	return `enhance: write, approve and track enhancement proposals in the terminal

Usage
${table([['enhance', 'home: drafts to go on with, proposals, a new one'], ...rows])}

Options
${table(Object.entries(globalOptions).map(optionRow))}

"enhance <command> --help" shows the options of a command, with examples.
Exit codes: 0 done, 1 refused, 2 wrong use or input needed, 130 interrupted.
`;
}

/** The help of one command. */
export function commandHelp(name: string, {words, says, options, examples}: CommandEntry): string {
	return `enhance ${`${name} ${words}`.trim()}: ${says}

Options
${table([...Object.entries(options), ...Object.entries(globalOptions)].map(optionRow))}

Examples
${examples.map(example => `  ${example}`).join('\n')}
`;
}

type Row = readonly [string, string];

function optionRow([name, option]: readonly [string, OptionEntry]): Row {
	const short = option.short ? `-${option.short}, ` : '    ';
	return [`${short}--${name}${option.value ? ` ${option.value}` : ''}`, option.says];
}

function table(rows: readonly Row[]): string {
	const width = Math.max(...rows.map(([left]) => left.length));
	return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}
