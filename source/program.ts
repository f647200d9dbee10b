import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import type {Options, Result} from './commands/command.js';
import {type CommandEntry, commandTable, globalOptions, type OptionEntry} from './commands/command-table.js';
import type {Context} from './store/context.js';
import {isPlainTerminal} from './ui/plain/plain-terminal.js';

declare const ENHANCE_VERSION: string;

const packageFolder = fileURLToPath(new URL('..', import.meta.url));

/** Whether the terminal was used for screens, and may by now be gone. */
let hasOpenedScreen = false;

/** Runs the program with its arguments; the result is the exit code. */
async function main(words: readonly string[]): Promise<number> {
	const name = commandName(words);
	const entry = name === undefined ? undefined : commandTable[name];
	if (name !== undefined && !entry) {
		const {didYouMean} = await import('./proposal/nearest.js');
		return complain(
			`unknown command "${name}".${didYouMean(name, Object.keys(commandTable))} "enhance --help" lists the commands.`,
		);
	}

	const parsed = parse(words, entry);
	if (typeof parsed === 'string') {
		return complain(`${parsed} "enhance ${name === undefined ? '' : `${name} `}--help" shows the options.`);
	}

	const {options, rest} = parsed;
	if (options.version === true) {
		return print(`${ENHANCE_VERSION}\n`);
	}

	if (options.help === true) {
		const {commandHelp, programHelp} = await import('./commands/help.js');
		return print(name !== undefined && entry ? commandHelp(name, entry) : programHelp());
	}

	if (options['no-color'] === true) {
		process.env.NO_COLOR = '1';
	}

	const folder = absoluteFolder(typeof options.cwd === 'string' ? options.cwd : '.');
	if (folder === undefined) {
		return complain('the current folder does not exist any more: go to another one, or name one with -C');
	}

	const context = makeContext(folder, options.plain === true);
	if (!fs.statSync(context.folder, {throwIfNoEntry: false})?.isDirectory()) {
		return complain(`there is no folder ${context.folder}`);
	}

	const result = await run(context, options, rest, entry);
	return show(context, result);
}

async function run(
	context: Context,
	options: Options,
	rest: readonly string[],
	entry: CommandEntry | undefined,
): Promise<Result> {
	if (entry) {
		const command = await entry.load();
		return command(context, options, rest);
	}

	const {runHome} = await import('./commands/home.js');
	return runHome(context);
}

/** Prints what a command gives, or opens the screen that it asks for. Only then is the code of the screens loaded. */
async function show(context: Context, result: Result): Promise<number> {
	if (result.kind === 'output') {
		const {visibleText} = await import('./document/visible-text.js');
		await print(process.stdout.isTTY ? visibleText(result.output) : result.output);
		process.stderr.write(visibleText(result.note ?? ''));
		return result.exitCode ?? 0;
	}

	// Ink looks for FORCE_COLOR alone, and only while it is loaded.
	if (process.env.NO_COLOR && !process.env.FORCE_COLOR) {
		process.env.FORCE_COLOR = '0';
	}

	const {openScreen} = await import('./ui/start.js');
	hasOpenedScreen = true;
	const end = await openScreen(context, result);
	if ('crash' in end) {
		await reportBug(end.crash);
		process.stderr.write(end.says);
		return 1;
	}

	const plain = context.isPlain ? ['--plain'] : [];
	return 'next' in end ? main(['-C', context.folder, ...plain, ...end.next]) : end.exitCode;
}

/** The first word that is neither an option nor the value of one. */
function commandName(words: readonly string[]): string | undefined {
	for (let index = 0; index < words.length; index++) {
		const word = words[index] ?? '';
		if (word === '-C' || word === '--cwd') {
			index++;
		} else if (!word.startsWith('-')) {
			return word;
		}
	}

	return undefined;
}

type Parsed = {readonly options: Options; readonly rest: readonly string[]};

/** Reads the options by the table; a sentence where they are wrong. */
function parse(words: readonly string[], entry: CommandEntry | undefined): Parsed | string {
	const table: Readonly<Record<string, OptionEntry>> = {...globalOptions, ...entry?.options};
	const options = Object.fromEntries(
		Object.entries(table).map(([key, {type, short, multiple = false}]) => [
			key,
			{type, multiple, ...(short ? {short} : {})},
		]),
	);
	try {
		const {values, positionals} = parseArgs({args: [...words], options, allowPositionals: true});
		return {options: values, rest: positionals.slice(1)};
	} catch (error) {
		const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split(/(?<=[.'])\s+To specify/);
		return sentence.endsWith('.') ? sentence : `${sentence}.`;
	}
}

/** Undefined where the folder that it is relative to was removed meanwhile. */
function absoluteFolder(folder: string): string | undefined {
	try {
		return path.resolve(folder);
	} catch {
		return undefined;
	}
}

function makeContext(folder: string, isPlain: boolean): Context {
	return {
		folder,
		packageFolder,
		environment: process.env,
		columns: process.stdout.columns,
		hasTerminal: isPlain || Boolean(process.stdin.isTTY && process.stdout.isTTY && !process.env.CI),
		isPlain: isPlain || isPlainTerminal(process.env),
		now: () => new Date(),
		readInput,
	};
}

/** Everything that comes on standard input, however slowly. */
async function readInput(): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of process.stdin) {
		chunks.push(Buffer.from(chunk));
	}

	return Buffer.concat(chunks).toString('utf8');
}

/** Writes the result and waits until it is taken. A reader that has heard enough is no failure. */
function print(text: string): Promise<number> {
	return new Promise((resolve, reject) => {
		process.stdout.once('error', error => {
			if ('code' in error && error.code === 'EPIPE') {
				resolve(0);
			} else {
				reject(error);
			}
		});
		process.stdout.write(text, error => {
			if (!error) {
				resolve(0);
			}
		});
	});
}

async function complain(message: string): Promise<number> {
	const {visibleText} = await import('./document/visible-text.js');
	process.stderr.write(`enhance: ${visibleText(message)}\n`);
	return 2;
}

async function fail(error: unknown): Promise<number> {
	const {Failure} = await import('./commands/failure.js');
	if (error instanceof Failure) {
		const {visibleText} = await import('./document/visible-text.js');
		process.stderr.write(`enhance: ${visibleText(error.message)}\n`);
		return error.exitCode;
	}

	if (error instanceof Error && 'syscall' in error && error.syscall === 'write') {
		process.stderr.write(`enhance: the result can't be written: ${error.message}\n`);
		return 1;
	}

	await reportBug(error);
	return 1;
}

/** Prints what a bug report needs. */
async function reportBug(error: unknown): Promise<void> {
	const {visibleText} = await import('./document/visible-text.js');
	const stack = error instanceof Error ? error.stack : String(error);
	const versions = `enhance ${ENHANCE_VERSION}, Node ${process.version}, ${process.platform}`;
	process.stderr.write(`enhance: a bug in the program, please report it\n${versions}\n${visibleText(stack ?? '')}\n`);
}

/** Runs the program with its arguments and sets the exit code of the process. */
export async function runProgram(words: readonly string[]): Promise<void> {
	process.exitCode = await main(words).catch(fail);
	if (hasOpenedScreen) {
		// Left to end by itself, Node gives up its signal handlers first, and the hang-up of a window that is being closed,
		// which may come more than once, would then end the program with its own code instead of this one.
		process.exit();
	}
}
