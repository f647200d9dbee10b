/**
 * Runs the stories, in which the built program is used in a terminal, on the current LTS of Node. The tests themselves
 * keep running on the Node at hand. Without a network it says so and passes, except in continuous integration.
 */
import {spawnSync} from 'node:child_process';
import {mkdirSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const ltsVersion = 24;

process.chdir(path.dirname(import.meta.dirname));
// Not in the folder for temporary files, where another person could have put a program of that name.
const folder = path.resolve('node_modules', '.cache', `enhance-node-${ltsVersion}`);
const platform = process.platform === 'win32' ? 'win' : process.platform;
const packageName = `node-${platform}-${process.arch}`;
const node = path.join(folder, 'node_modules', packageName, 'bin', platform === 'win' ? 'node.exe' : 'node');

/** The version that the other Node reports, if it is installed and runs here. */
function installedVersion() {
	const {status, stdout} = spawnSync(node, ['--version'], {encoding: 'utf8'});
	return status === 0 && stdout.startsWith(`v${ltsVersion}.`) ? stdout.trim() : undefined;
}

/** Installs the other Node from npm, where each platform has a package that holds nothing but the binary. */
function install() {
	mkdirSync(folder, {recursive: true});
	const flags = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--fetch-retries=1', '--loglevel=error'];
	const args = ['install', '--prefix', folder, ...flags, `${packageName}@${ltsVersion}`];
	const {status, stderr, error} = spawnSync('npm', args, {encoding: 'utf8', shell: platform === 'win'});
	return status === 0 ? '' : (stderr ?? error.message).split('\n').slice(0, 4).join('\n');
}

const problem = installedVersion() ? '' : install();
const version = installedVersion();
if (version) {
	console.log(`The stories on Node ${version}:`);
	const env = {...process.env, ENHANCE_NODE: node};
	process.exitCode =
		spawnSync(process.execPath, ['test/run.js', 'build/test/stories'], {env, stdio: 'inherit'}).status ?? 1;
} else {
	console.log(
		`Skipped the stories on Node ${ltsVersion}: ${packageName} cannot be installed or does not run here.\n${problem}`,
	);
	process.exitCode = process.env.CI ? 1 : 0;
}
