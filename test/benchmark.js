/**
 * Measures how fast the built program starts, as ratios to an empty Node (`node -e 0`) that is measured right before
 * each sample, so that a busy machine slows both; then what a key costs. Exits with 1 if a target is missed.
 *
 *     node test/benchmark.js [--quick] [--json FILE] [--program FILE]
 */
import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {parseArgs, stripVTControlCharacters} from 'node:util';
import {spawn} from '@lydell/node-pty';
import {measureKeys, printKeys} from './benchmark-keys.js';

/** What the screen shows when the first field of a new proposal, or the home screen, can be used. */
const firstField = /Brief, descriptive title/;
const homeScreen = /New proposal: enhancement/;

const fields = ['title=A title', 'category=performance', 'priority=high', 'technical-risk=low'];
const newProposal = ['new', '--no-input', '--dry-run', ...fields.flatMap(field => ['--set', field])];

const {values: options} = parseArgs({
	options: {quick: {type: 'boolean'}, json: {type: 'string'}, program: {type: 'string', default: 'dist/cli.js'}},
});
const program = path.resolve(options.program);
if (!existsSync(program)) throw new Error(`${program} does not exist: build it with npm run build`);
const runs = options.quick ? 5 : 15;

/** What is run, and the quantities that are told of it. */
const subjects = [
	{name: '--version', run: () => runToEnd([program, '--version']), rows: {wall: 1.4, cpu: undefined}},
	{name: '--help', run: () => runToEnd([program, '--help']), rows: {wall: undefined}},
	{name: 'new --no-input --dry-run', run: () => runToEnd([program, ...newProposal]), rows: {wall: undefined}},
	{name: 'new, first frame', run: () => runToFrame(['new'], firstField), rows: {wall: 8, memory: undefined}},
	{
		name: 'new, first frame, first start ever',
		run: () => runToFrame(['new'], firstField, {isFirst: true}),
		rows: {wall: undefined},
	},
	{name: 'home, first frame', run: () => runToFrame([], homeScreen), rows: {wall: undefined}},
];

/** Where the program keeps its compiled code from one sample to the next, as it does for a person. */
const cache = mkdtempSync(path.join(tmpdir(), 'enhance-benchmark-cache-'));
process.once('exit', () => rmSync(cache, {recursive: true, force: true}));

/** The environment of every sample, without what changes the start of Node or Ink, and an empty folder as home. */
function environment(home) {
	const {NODE_EXTRA_CA_CERTS, CI, NODE_ENV, FORCE_COLOR, NODE_OPTIONS, ...environment} = process.env;
	return {
		...environment,
		HOME: home,
		XDG_CACHE_HOME: cache,
		XDG_CONFIG_HOME: '',
		XDG_DATA_HOME: '',
		XDG_STATE_HOME: '',
		TERM: 'xterm-256color',
	};
}

/** Calls `use` with a new folder that holds an empty home and an empty workspace. */
async function withFolders(use) {
	const folder = mkdtempSync(path.join(tmpdir(), 'enhance-benchmark-'));
	const [home, workspace] = ['home', 'workspace'].map(name => path.join(folder, name));
	mkdirSync(home);
	mkdirSync(workspace);
	try {
		return await use({cwd: workspace, env: environment(home)});
	} finally {
		rmSync(folder, {recursive: true, force: true, maxRetries: 5});
	}
}

/** Runs Node to its end: wall and processor time in milliseconds, as bash tells them (Node cannot ask for the latter). */
function runToEnd(args) {
	return withFolders(options => {
		const script = 'TIMEFORMAT="%3R %3U %3S"; time "$@" 2>/dev/null';
		const {status, stderr} = spawnSync('bash', ['-c', script, 'bash', process.execPath, ...args], options);
		if (status !== 0) throw new Error(`exit code ${status}`);
		const [wall, user, system] = `${stderr}`
			.trim()
			.split(' ')
			.map(seconds => Number(seconds) * 1000);
		return {wall, cpu: user + system};
	});
}

/**
 * Runs the program in a terminal until it shows `pattern`: milliseconds till then, and resident memory in megabytes.
 * On a first start ever it finds no compiled code and is given no time to leave any.
 */
function runToFrame(args, pattern, {isFirst = false} = {}) {
	return withFolders(folders => {
		const options = isFirst ? {...folders, env: {...folders.env, XDG_CACHE_HOME: folders.env.HOME}} : folders;
		const start = performance.now();
		const child = spawn(process.execPath, [program, ...args], {...options, cols: 80, rows: 24});
		return new Promise((resolve, reject) => {
			let output = '';
			let sample;
			const tooLate = setTimeout(() => child.kill('SIGKILL'), 10_000);
			child.onData(data => {
				output += data;
				if (sample || !pattern.test(stripVTControlCharacters(output))) return;
				sample = {wall: performance.now() - start, memory: residentMemory(child.pid)};
				child.kill(isFirst ? 'SIGKILL' : 'SIGTERM');
			});
			child.onExit(() => {
				clearTimeout(tooLate);
				if (sample) resolve(sample);
				else reject(new Error(`never showed ${pattern}`));
			});
		});
	});
}

/** Megabytes that a process holds in memory, where the system tells (Linux). */
function residentMemory(pid) {
	try {
		return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
	} catch {
		return undefined;
	}
}

/** Median, least and greatest of some numbers. */
function summarise(numbers) {
	const sorted = numbers.toSorted((a, b) => a - b);
	return {median: sorted[Math.floor(sorted.length / 2)], min: sorted[0], max: sorted.at(-1)};
}

/** Runs every subject once in each round, each right after an empty Node. The first round only warms up. */
async function collect() {
	const samples = new Map(subjects.map(({name}) => [name, []]));
	const problems = new Map();
	for (let round = 0; round <= runs; round++) {
		for (const {name, run} of subjects) {
			if (problems.has(name)) continue;
			try {
				const floor = await runToEnd(['-e', '0']);
				const sample = await run();
				if (round > 0) samples.get(name).push({floor, sample});
			} catch (error) {
				problems.set(name, error.message);
			}
		}
	}

	return {samples, problems};
}

/** The rows of the table. Times are ratios to the empty Node, memory is in megabytes. */
function toRows({samples, problems}) {
	return subjects.flatMap(({name, rows}) =>
		Object.entries(rows).map(([quantity, target]) => {
			const problem = problems.get(name);
			if (problem) return {name, quantity, target, verdict: problem, isMissed: true};
			const numbers = samples.get(name).map(({floor, sample}) => sample[quantity] / (floor[quantity] ?? 1));
			const summary = summarise(numbers);
			const isMissed = target !== undefined && summary.median > target;
			const verdict = target === undefined ? '' : isMissed ? 'missed' : 'met';
			return {name, quantity, unit: quantity === 'memory' ? ' MB' : 'x', ...summary, target, verdict, isMissed};
		}),
	);
}

function printTable(rows) {
	const show = (number, unit) => (number === undefined ? '' : `${number.toFixed(unit === 'x' ? 2 : 0)}${unit}`);
	const cells = rows.map(({name, quantity, unit = 'x', median, min, max, target, verdict}) => [
		`${name} (${quantity})`,
		show(median, unit),
		min === undefined ? '' : `${show(min, unit)}..${show(max, unit)}`,
		target === undefined ? '' : `<= ${target}x`,
		verdict,
	]);
	const table = [['row', 'median', 'min..max', 'target', 'verdict'], ...cells];
	const widths = table[0].map((_, column) => Math.max(...table.map(row => row[column].length)));
	for (const row of table)
		console.log(
			row
				.map((cell, column) => cell.padEnd(widths[column]))
				.join('  ')
				.trimEnd(),
		);
}

const collected = await collect();
const rows = toRows(collected);
const floor = summarise([...collected.samples.values()].flat().map(pair => pair.floor.wall));
console.log(
	`Node ${process.version}, ${runs} runs. 1x is \`node -e 0\`: ${floor.median} ms (${floor.min}..${floor.max}).\n`,
);
printTable(rows);

console.log();
const keys = await measureKeys({
	program,
	environment,
	floor: async () => (await runToEnd(['-e', '0'])).cpu,
	count: options.quick ? 40 : 120,
});
const isKeyMissed = printKeys(keys);
if (options.json)
	writeFileSync(options.json, `${JSON.stringify({node: process.version, runs, floor, rows, keys}, null, '\t')}\n`);
process.exitCode = isKeyMissed || rows.some(({isMissed}) => isMissed) ? 1 : 0;
