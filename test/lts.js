/**
 * Runs the stories, in which the built program is used in a terminal, on the newer releases of Node with long-term
 * support. The tests themselves keep running on the Node at hand. Without a network it says so and passes, except in
 * continuous integration.
 */
import {spawnSync} from 'node:child_process';
import {mkdirSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const majorVersions = [24, 26];

process.chdir(path.dirname(import.meta.dirname));
const platform = process.platform === 'win32' ? 'win' : process.platform;
const packageName = `node-${platform}-${process.arch}`;

/** Where a version is kept: not in the folder for temporary files, where another person could have put a program of that name. */
function folderOf(major) {
	return path.resolve('node_modules', '.cache', `enhance-node-${major}`);
}

function programOf(major) {
	return path.join(folderOf(major), 'node_modules', packageName, 'bin', platform === 'win' ? 'node.exe' : 'node');
}

/** The version that the other Node reports, if it is installed and runs here. */
function installedVersion(major) {
	const {status, stdout} = spawnSync(programOf(major), ['--version'], {encoding: 'utf8'});
	return status === 0 && stdout.startsWith(`v${major}.`) ? stdout.trim() : undefined;
}

/** Installs the other Node from npm, where each platform has a package that holds nothing but the binary. */
function install(major) {
	const folder = folderOf(major);
	mkdirSync(folder, {recursive: true});
	const flags = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--fetch-retries=1', '--loglevel=error'];
	const args = ['install', '--prefix', folder, ...flags, `${packageName}@${major}`];
	const {status, stderr, error} = spawnSync('npm', args, {encoding: 'utf8', shell: platform === 'win'});
	return status === 0 ? '' : (stderr ?? error.message).split('\n').slice(0, 4).join('\n');
}

/** Runs the stories on one version; the result is an exit code. */
function runStories(major) {
	const problem = installedVersion(major) ? '' : install(major);
	const version = installedVersion(major);
	if (!version) {
		console.log(
			`Skipped the stories on Node ${major}: ${packageName} cannot be installed or does not run here.\n${problem}`,
		);
		return process.env.CI ? 1 : 0;
	}

	console.log(`The stories on Node ${version}:`);
	const env = {...process.env, ENHANCE_NODE: programOf(major)};
	return (
		spawnSync(process.execPath, ['test/run.js', '--concurrency=1', 'build/test/stories'], {env, stdio: 'inherit'})
			.status ?? 1
	);
}

process.exitCode = Math.max(...majorVersions.map(runStories));
