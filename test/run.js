/**
 * Runs the compiled tests and ends with one plain line: `N passed, N failed`.
 *
 *     node test/run.js             all tests but the deep ones
 *     node test/run.js --deep      the deep tests, and properties with twenty times as many runs
 *     node test/run.js PATTERN…    files, folders or patterns that AVA knows, and options of AVA
 */
import {spawn} from 'node:child_process';
import {existsSync, readdirSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {createInterface} from 'node:readline';
import {load} from 'js-yaml';

process.chdir(path.dirname(import.meta.dirname));
const ava = path.join('node_modules', 'ava', 'entrypoints', 'cli.mjs');
const deepFolder = path.join('build', 'test', 'deep');

/** Tests of properties: the deep run tries each of them as many times more. */
const properties = [
	'document/table-edit',
	'document/task-box',
	'proposal/draft-journal',
	'proposal/field-properties',
	'proposal/group-properties',
	'proposal/lossless-corpus',
	'proposal/lossless-edits',
	'proposal/lossless-forms',
	'proposal/put-back',
	'proposal/tick',
	'stories/kills',
	'stories/sizes',
	'template/answers-schema',
	'template/align-table',
	'template/never-throws',
	'template/table-shape',
	'ui/input/key',
	'ui/input/text-buffer',
	'ui/plain/same-as-keys',
	'ui/screens/wizard/key-streams',
].map(name => path.join('build', 'test', `${name}.js`));
const moreRuns = 20;

/** The deep tests one by one: AVA runs a file that its settings exclude only if it is named in full. */
function deepTests() {
	const names = existsSync(deepFolder) ? readdirSync(deepFolder, {recursive: true}) : [];
	return names.filter(name => name.endsWith('.js')).map(name => path.join(deepFolder, name));
}

const indent = (text, by) => text.replace(/^(?=.)/gm, by);

/** The block that TAP adds to a failure, as a person wants to read it: message, differences, place. */
function describeFailure(title, yaml) {
	const {message = '', details = {}, formatted = '', at = ''} = load(yaml);
	const labelled = Object.entries(details).map(([label, text]) => `${label}\n${indent(`${text}`.trimEnd(), '  ')}`);
	const isTold = [title, ...labelled].some(text => text.includes(message));
	const place = /:\d+:\d+\)?$/.test(at) && !at.includes('node_modules') ? `at ${at}` : '';
	return [isTold ? '' : message, formatted, ...labelled, place].filter(Boolean).join('\n');
}

/** Why a test did not run although it passed: AVA knows no such state, so a test logs `skipped: reason` and passes. */
const reasonToSkip = log => /^skipped: (.*)$/m.exec(log)?.[1];

/** Prints a finished test unless it passed, and returns the count that it belongs to. */
function report({isOk, title, directive, log, yaml}) {
	const reason = isOk && !directive ? reasonToSkip(log) : '';
	if (directive || reason) {
		console.log(`- ${directive === 'TODO' ? 'to do' : 'skipped'}: ${title}${reason ? ` (${reason})` : ''}`);
		return 'skipped';
	}

	if (isOk) return 'passed';
	const details = [yaml && describeFailure(title, yaml), log.trimEnd()].filter(Boolean).join('\n');
	console.log(`\n✘ ${title}\n${details ? `${indent(details, '    ')}\n` : ''}`);
	return 'failed';
}

/** Reads what `ava --tap` prints, reports each test as it ends, and counts them. */
async function readResults(lines) {
	const counts = {passed: 0, failed: 0, skipped: 0};
	const failures = [];
	let isComplete = false;
	let test;
	const finishTest = () => {
		if (test) {
			const result = report(test);
			counts[result]++;
			if (result === 'failed') failures.push(test.title);
		}

		test = undefined;
	};

	for await (const line of lines) {
		const [, not, title, directive] = /^(not )?ok \d+ - (.*?)(?: # (SKIP|TODO))?$/.exec(line) ?? [];
		if (title !== undefined) {
			finishTest();
			test = {isOk: !not, title, directive, log: '', yaml: ''};
		} else if (/^1\.\.\d+$/.test(line)) {
			finishTest();
			isComplete = true;
		} else if (test && line.startsWith('#   ')) {
			test.log += `${line.slice(4)}\n`;
		} else if (test && line.startsWith('    ')) {
			test.yaml += `${line.slice(4)}\n`;
		} else if (test?.yaml && line === '') {
			// Blank lines of a block come without its indent.
			test.yaml += '\n';
		}
	}

	finishTest();
	return {...counts, failures, isComplete};
}

const [first, ...others] = process.argv.slice(2);
const isDeep = first === '--deep';
const patterns = isDeep ? [...deepTests(), ...properties, ...others] : process.argv.slice(2);

async function runAva(words) {
	const child = spawn(process.execPath, [ava, '--tap', ...(isDeep ? ['--timeout=20m'] : []), ...words], {
		stdio: ['ignore', 'pipe', 'inherit'],
		env: isDeep ? {ENHANCE_RUNS: String(moreRuns), ...process.env} : process.env,
	});
	const ended = new Promise(resolve => {
		child.on('close', (exitCode, signal) => resolve(exitCode ?? signal));
	});
	const results = await readResults(createInterface({input: child.stdout}));
	return {results, end: await ended};
}

const storyFolder = path.join('build', 'test', 'stories');

/** The files of failed stories; undefined where something else failed too. */
function storiesOf(titles) {
	const names = existsSync(storyFolder) ? readdirSync(storyFolder).filter(name => name.endsWith('.js')) : [];
	const files = titles.map(title => names.find(name => title.split(' › ').includes(name.slice(0, -'.js'.length))));
	return files.includes(undefined) ? undefined : [...new Set(files)].map(name => path.join(storyFolder, name));
}

let {results, end} = await runAva(patterns);
const stories = results.isComplete && results.failed > 0 && !isDeep ? storiesOf(results.failures) : undefined;
if (stories && results.failed <= 8) {
	// A terminal on a busy machine may lose what a program prints last: what fails alone as well is broken.
	console.log('\nOnly stories failed. They are tried once more, one after the other:');
	const again = await runAva(['--concurrency=1', ...stories]);
	const count = results.passed - (again.results.passed + again.results.failed - results.failed);
	end = again.end;
	results = {...again.results, passed: Math.max(0, count) + again.results.passed, skipped: results.skipped};
}

const {passed, skipped, isComplete} = results;
let {failed} = results;
if (!isComplete) {
	// The TAP reporter of AVA 7 itself breaks when a test takes too long or ends its process.
	console.log(`\n✘ AVA stopped (${end}) before all tests had ended: one took too long or called process.exit().`);
	console.log('    `npx ava` shows which.\n');
	failed++;
} else if (passed + failed + skipped === 0) {
	console.log('No test ran.');
} else if (end !== 0 && failed === 0) {
	console.log(`\n✘ AVA failed (${end}) though no test did.\n`);
	failed++;
}

process.exitCode = failed > 0 || passed + skipped === 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
