/** Who the person at the keyboard is, as git knows it. */
import {spawnSync} from 'node:child_process';
import {visibleLine} from '../document/visible-text.js';

/** Settings of a repository that could run a program are switched off, although reading a setting runs none. */
const hardened = [
	'--no-optional-locks',
	'--no-pager',
	'--literal-pathspecs',
	'-c',
	'core.fsmonitor=false',
	'-c',
	'core.hooksPath=/dev/null',
	'-c',
	'core.pager=cat',
];

/** The name that git would put into a commit made in a folder; undefined without git, or where none is set. */
export function gitUserName(folder: string): string | undefined {
	const {status, stdout} = spawnSync('git', [...hardened, 'config', '--get', 'user.name'], {
		cwd: folder,
		encoding: 'utf8',
		timeout: 5000,
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	const [name = ''] = status === 0 ? stdout.split('\n') : [];
	return Array.from(visibleLine(name).trim()).slice(0, 200).join('') || undefined;
}
