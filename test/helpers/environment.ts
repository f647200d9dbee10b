import process from 'node:process';

/**
 * The environment that a program under test starts with: the same on every machine, without the variables by which
 * libraries detect continuous integration, colours or options of Node. Keys that are not wanted are absent.
 */
export function cleanEnvironment(home: string, extra: Readonly<Record<string, string>> = {}): Record<string, string> {
	return {PATH: process.env.PATH ?? '', HOME: home, LANG: 'C.UTF-8', TERM: 'xterm-256color', ...extra};
}

/** The Node that runs the program under test: the one named by ENHANCE_NODE, otherwise the one that runs the tests. */
export const nodeUnderTest: string = process.env.ENHANCE_NODE ?? process.execPath;
