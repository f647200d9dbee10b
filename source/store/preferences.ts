/** Where the person's own settings and drafts live. */
import path from 'node:path';
import process from 'node:process';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

const projectName = 'enhance';

/**
 * Names the user's configuration folder (absolute), or undefined where the environment tells of none: then nothing
 * can be kept. `$ENHANCE_CONFIG_DIR` comes first, then the usual place of the operating system. Relative values are
 * ignored. Touches no file.
 */
export function configFolder(
	environment: Environment,
	platform: NodeJS.Platform = process.platform,
): string | undefined {
	const places = platform === 'win32' ? path.win32 : path.posix;
	const folder = (name: string, ...below: string[]): string | undefined => {
		const value = environment[name];
		return value && places.isAbsolute(value) ? places.join(value, ...below) : undefined;
	};
	return folder('ENHANCE_CONFIG_DIR') ?? usualFolder(platform, folder);
}

function usualFolder(
	platform: NodeJS.Platform,
	folder: (name: string, ...below: string[]) => string | undefined,
): string | undefined {
	if (platform === 'win32') {
		return (
			folder('APPDATA', projectName, 'Config') ?? folder('USERPROFILE', 'AppData', 'Roaming', projectName, 'Config')
		);
	}
	if (platform === 'darwin') return folder('HOME', 'Library', 'Preferences', projectName);
	return folder('XDG_CONFIG_HOME', projectName) ?? folder('HOME', '.config', projectName);
}
