/**
 * Measures what a key costs in the built program: the processor time until nothing more is done for it, and the bytes
 * that are sent, in a terminal of 120x40 with the preview beside the field. Linux tells the processor time of all
 * threads; elsewhere the time that passes stands for it. As a busy machine makes both longer, the costs are ratios to
 * the processor time of an empty Node, measured in between.
 */
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as pauseFor} from 'node:timers/promises';
import {spawn} from '@lydell/node-pty';

/** What 19 of 20 keys must not exceed: 16 ms where an empty Node takes 27 ms, as it does on a machine that is not busy. */
const mostPerKey = 0.6;
/** How much more a letter may cost with ten times as much text and fields. */
const mostGrowth = 1.5;
/** Bytes for a typed letter. */
const mostBytes = 300;

const frameEnd = '\u001B[?2026l';
/** When nothing more is done for a key, a moment of this length passes without work, in milliseconds. */
const quiet = 4;

/** Words of their own: sections that are only numbered would be a list. */
const words = [...'bdfgklmnpr'].flatMap(consonant => [...'aeiou'].map(vowel => `${consonant}${vowel}${consonant}a`));
const labels = ['owner', 'reason', 'place', 'effect', 'cost', 'start', 'way', 'doubt'];
const story = 'The service reads all of it at start, and nobody knows why it takes so long. '.repeat(26).trim();

/** A template with ten fields in each of some sections, and answers that make 2 kB of text of each section. */
function formOf(sectionCount) {
	const names = words.slice(0, sectionCount);
	const sections = names.map(word => {
		const lines = labels.map(label => `**The ${label} of ${word}:** [What the ${label} is]`);
		const choice = `**Level of ${word}:** [low|medium|high|very-high]`;
		return [`## About ${word}`, ...lines, choice, `### Story of ${word}\n[Several sentences]`].join('\n\n');
	});
	return {
		template: `${['# Plan: [Title]', ...sections].join('\n\n')}\n`,
		answers: {title: 'A plan', ...Object.fromEntries(names.map(word => [`story-of-${word}`, story]))},
	};
}

/** The documents that are typed in; the section that is gone to is in both made ones. */
const documents = [
	{name: 'shipped template', text: 'problem-statement', line: 'business-impact', choice: 'overview.priority'},
	{name: '50 fields, 10 kB', sections: 5, text: 'story-of-beba', line: 'cost-of-beba', choice: 'level-of-beba'},
	{name: '500 fields, 100 kB', sections: 50, text: 'story-of-beba', line: 'cost-of-beba', choice: 'level-of-beba'},
];

/** How the screen shows that a field is there. */
const kinds = {text: 'several lines', line: 'one line', choice: 'choice'};

const letters = [...'Nobody waits gladly for it. '];
const keysOfCases = [
	{name: 'a letter in a text', place: 'text', keys: letters},
	{name: 'a letter in a line', place: 'line', keys: letters},
	{name: 'Enter or a letter in a text', place: 'text', keys: ['\r', 'x']},
	{name: 'an arrow in a choice', place: 'choice', keys: ['\u001B[B', '\u001B[B', '\u001B[A', '\u001B[A']},
	{name: 'Tab from a text that was changed', place: 'text', before: 'x', keys: ['\t'], after: '\u001B[Z'},
];

/** The program in a terminal, with the time and the bytes that single keys cost it. */
class Typist {
	#output = '';
	#onOutput = () => {};
	#child;

	constructor(program, args, folders) {
		this.#child = spawn(process.execPath, [program, ...args], {...folders, cols: 120, rows: 40});
		this.#child.onData(data => {
			this.#output += data;
			this.#onOutput();
		});
	}

	/** Waits until the first field is there. */
	async open() {
		await this.#printed(' fields', 0);
		await this.#settled();
	}

	/** Sends keys that are only the way to a place, and waits for what it shows. */
	async go(keys, shown) {
		const from = this.#output.length;
		this.#child.write(keys);
		await this.#printed(shown, from);
		await this.#settled();
	}

	/** Presses a key and gives what it cost. */
	async press(key) {
		const from = this.#output.length;
		const before = this.#spent();
		this.#child.write(key);
		await this.#printed(frameEnd, from);
		const after = await this.#settled();
		return {milliseconds: after - before, bytes: Buffer.byteLength(this.#output.slice(from))};
	}

	close() {
		this.#child.kill('SIGKILL');
	}

	/** Resolves when what was printed since a place holds a text. */
	#printed(text, from) {
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => reject(new Error(`never printed ${JSON.stringify(text)}`)), 30_000);
			this.#onOutput = () => {
				if (this.#output.indexOf(text, from) === -1) return;
				clearTimeout(timer);
				resolve();
			};
			this.#onOutput();
		});
	}

	/** Waits until a moment passes without any work; the result is the processor time so far. */
	async #settled() {
		for (;;) {
			const before = this.#spent();
			await pauseFor(quiet);
			const after = this.#spent();
			if (after - before < 0.05 || after - before >= quiet) return after;
		}
	}

	/** Milliseconds of processor time of all threads so far. */
	#spent() {
		const tasks = `/proc/${this.#child.pid}/task`;
		if (!existsSync(tasks)) return performance.now();
		return readdirSync(tasks).reduce((sum, task) => sum + timeOfThread(path.join(tasks, task, 'schedstat')), 0);
	}
}

function timeOfThread(file) {
	try {
		return Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6;
	} catch {
		return 0;
	}
}

/** Opens the program on each document. */
function openDocuments(program, folder, environment) {
	return documents.map(({sections}, index) => {
		const [home, cwd] = ['home', 'workspace'].map(name => path.join(folder, `${index}`, name));
		for (const made of [home, cwd]) mkdirSync(made, {recursive: true});
		const args = ['new', 'A plan'];
		if (sections) {
			const {template, answers} = formOf(sections);
			writeFileSync(path.join(cwd, 'plan.md'), template);
			writeFileSync(path.join(cwd, 'answers.json'), JSON.stringify(answers));
			args.splice(1, 1, '--template', 'plan.md', '--answers', 'answers.json');
		}

		return new Typist(program, args, {cwd, env: environment(home)});
	});
}

const quantile = (numbers, part) =>
	numbers.toSorted((one, other) => one - other)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))];

/** The costs of one case: the documents take turns key by key, so that a busy moment hits all of them. */
async function measure({place, keys, before, after}, typists, count) {
	const costs = documents.map(() => []);
	for (const [index, typist] of typists.entries()) await typist.go(`\u000F${documents[index][place]}\r`, kinds[place]);
	const warmUp = Math.ceil(count / 4);
	for (let number = 0; number < warmUp + count; number++) {
		for (const [index, typist] of typists.entries()) {
			if (before) await typist.press(before);
			const cost = await typist.press(keys[number % keys.length]);
			if (after) await typist.press(after);
			if (number >= warmUp) costs[index].push(cost);
		}
	}

	return costs;
}

/** Measures all cases with so many keys each; `floor` gives the processor time of an empty Node in milliseconds. */
export async function measureKeys({program, environment, floor, count}) {
	const folder = mkdtempSync(path.join(tmpdir(), 'enhance-benchmark-keys-'));
	const typists = openDocuments(program, folder, environment);
	try {
		for (const typist of typists) await typist.open();
		const rows = [];
		for (const item of keysOfCases) {
			const floors = [await floor(), await floor(), await floor()];
			const costs = await measure(item, typists, count);
			floors.push(await floor(), await floor(), await floor());
			rows.push(...rowsOf(item, costs, quantile(floors, 0.5)));
		}

		return rows;
	} finally {
		for (const typist of typists) typist.close();
		rmSync(folder, {recursive: true, force: true, maxRetries: 5});
	}
}

function rowsOf({name}, costs, floor) {
	const medians = costs.map(list =>
		quantile(
			list.map(({milliseconds}) => milliseconds),
			0.5,
		),
	);
	return documents.map(({name: document}, index) => {
		const times = costs[index].map(({milliseconds}) => milliseconds);
		const bytes = quantile(
			costs[index].map(cost => cost.bytes),
			0.5,
		);
		const growth = index === 2 ? medians[2] / medians[1] : undefined;
		const most = quantile(times, 0.95) / floor;
		const isLetter = name.startsWith('a letter');
		const missed = [
			most > mostPerKey && '95 %',
			growth > mostGrowth && isLetter && 'growth',
			bytes > mostBytes && isLetter && 'bytes',
		].filter(Boolean);
		return {name, document, median: medians[index] / floor, most, milliseconds: medians[index], growth, bytes, missed};
	});
}

/** Prints the rows with their targets; the result tells whether one is missed. */
export function printKeys(rows) {
	const cells = rows.map(({name, document, median, most, milliseconds, growth, bytes, missed}) => [
		name,
		document,
		`${median.toFixed(2)}x (${milliseconds.toFixed(1)} ms)`,
		`${most.toFixed(2)}x`,
		growth === undefined ? '' : `${growth.toFixed(2)}x`,
		`${bytes}`,
		missed.length > 0 ? `missed: ${missed.join(', ')}` : 'met',
	]);
	const head = [
		'a key (processor time)',
		'document',
		'median',
		`95 % (<= ${mostPerKey}x)`,
		`growth (letter <= ${mostGrowth}x)`,
		`bytes (letter <= ${mostBytes})`,
		'verdict',
	];
	const table = [head, ...cells];
	const widths = head.map((_, column) => Math.max(...table.map(row => row[column].length)));
	for (const row of table)
		console.log(
			row
				.map((cell, column) => cell.padEnd(widths[column]))
				.join('  ')
				.trimEnd(),
		);
	return rows.some(({missed}) => missed.length > 0);
}
