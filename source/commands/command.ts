import type {HomeStart} from '../proposal/home-start.js';
import type {WizardStart} from '../proposal/wizard-start.js';
import type {Context} from '../store/context.js';

export type {Context} from '../store/context.js';

/** What a command ends with: something to print, or a screen to open. */
export type Result =
	| {
			readonly kind: 'output';
			/** The result, for standard output. */
			readonly output: string;
			/** What else a person may want to know, for standard error. */
			readonly note?: string;
			readonly exitCode?: number;
	  }
	| {readonly kind: 'wizard'; readonly start: WizardStart}
	| {readonly kind: 'home'; readonly start: HomeStart};

/** The options of a command as they were given, by their long names. */
export type Options = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;

/** Runs a command; throws a `Failure` where it can't be done. */
export type Run = (context: Context, options: Options, words: readonly string[]) => Promise<Result>;

/** The value of an option that takes one. */
export function textOption(options: Options, name: string): string | undefined {
	const value = options[name];
	return typeof value === 'string' ? value : undefined;
}

/** The values of an option that may be given several times. */
export function textOptions(options: Options, name: string): readonly string[] {
	const value = options[name];
	return Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];
}

/** Prints an object as the JSON answer of a command. */
export function jsonOutput(answer: Readonly<Record<string, unknown>>): string {
	return `${JSON.stringify({schemaVersion: 1, ...answer}, undefined, '\t')}\n`;
}
