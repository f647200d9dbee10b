/**
 * Builds the published program into dist/: source/cli.ts with all that it imports. What is imported dynamically becomes
 * a file of its own, so a command without screens never loads them.
 */
import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {build, transform} from 'esbuild';

const entry = 'source/cli.ts';
const target = 'dist';

/** What both steps share. Names stay as they are: shortening them gains no time and spoils stack traces. */
const common = {
	platform: 'node',
	target: 'node20',
	// Node 20 knows both. Rewritten as `new RegExp(…)`, some would be compiled at every start, some for every character drawn.
	supported: {'regexp-set-notation': true, 'regexp-unicode-property-escapes': true},
	minifySyntax: true,
	minifyWhitespace: true,
	legalComments: 'none',
	logLevel: 'warning',
};

/** Changes to foreign modules that make the program start and draw faster. One that no longer fits stops the build. */
const patches = [
	{
		// React's development tools are not shipped, and waiting for them would make Ink an asynchronous module.
		module: /[\\/]ink[\\/]build[\\/]reconciler\.js$/,
		replace: /process\.env\['DEV'\] === 'true'/g,
		by: 'false',
	},
	{
		// Yoga reads its WebAssembly with `fetch`, which loads a whole HTTP client: the bytes move out of its reach.
		module: /[\\/]yoga-wasm-base64-esm\.js$/,
		replace: /^(.*base64,)([\w+/=]{1000,})/s,
		by: 'export const webAssembly = "$2";\n$1',
	},
	{
		// Given the bytes, Yoga is ready at once, without `await`.
		module: /[\\/]yoga-layout[\\/]dist[\\/]src[\\/]index\.js$/,
		replace: 'const Yoga = wrapAssembly(await loadYoga());',
		by: `
			import {webAssembly} from '../binaries/yoga-wasm-base64-esm.js';
			const library = {
				instantiateWasm(imports, onReady) {
					const compiled = new WebAssembly.Module(Buffer.from(webAssembly, 'base64'));
					onReady(new WebAssembly.Instance(compiled, imports));
					return {};
				},
			};
			loadYoga(library);
			const Yoga = wrapAssembly(library);
		`,
	},
	{
		// The signs and lines of our own screens are one cell wide, too: only for other text the tables of emoji are worth their 20 ms.
		module: /[\\/]node_modules[\\/]string-width[\\/]index\.js$/,
		replace: '/^[\\u0020-\\u007E]*$/',
		by: '/^[\\u0020-\\u007E\\u00B7\\u2013\\u2026\\u2190-\\u2193\\u2039\\u203A\\u2500-\\u257F\\u25B8\\u25CB\\u25D0\\u2713]*$/',
	},
	{
		// A letter changes two lines of forty: the others are stepped over at once and not one by one.
		module: /[\\/]ink[\\/]build[\\/]log-update\.js$/,
		replace: "buffer.join('')",
		by: `buffer.join('').replace(/(?:\\u001B\\[E){2,}/g, steps => '\\u001B[' + steps.length / 3 + 'E')`,
	},
	{
		// The table of all scripts is compiled at every start, and those of each language, which is never asked for.
		module: /[\\/]@sindresorhus[\\/]transliterate[\\/]index\.js$/,
		replace:
			/const defaultPattern = (.*?);([\s\S]*?)Object\.entries\(localeReplacements\)([\s\S]*?)let pattern = defaultPattern;/,
		by: 'let defaultPattern;$2[]$3let pattern = (defaultPattern ??= $1);',
	},
	{
		// Conf needs this validator, a fifth of all the code to load, only for a schema, and ours has none.
		module: /[\\/]ajv[\\/]dist[\\/]2020\.js$/,
		replace: /^.*$/s,
		by: `exports.Ajv2020 = class { constructor() { throw new Error('source/build.js leaves out schemas of Conf.'); } };`,
	},
	{
		module: /[\\/]ajv-formats[\\/]dist[\\/]index\.js$/,
		replace: /^.*$/s,
		by: 'exports.default = () => {};',
	},
];

/**
 * What a text on the screen consists of Ink finds out for each frame anew, though most of it stays: here a frame knows
 * what the one before it found out of a line, and into which lines it divided a text.
 */
const keptByInk = [
	{
		replace: 'class OutputCaches {',
		by: `
			class OutputCaches {
				static ofFrame() {
					const frame = new OutputCaches();
					frame.before = OutputCaches.last;
					if (frame.before) frame.before.before = undefined;
					OutputCaches.last = frame;
					return frame;
				}
				lines = new Map();
		`,
	},
	{replace: 'caches = new OutputCaches();', by: 'caches = OutputCaches.ofFrame();'},
	{
		replace: /(let cached = this\.styledChars\.get\(line\));(.*?)(this\.styledChars\.set\(line, cached\);)\s*\}/s,
		by: '$1 ?? this.before?.styledChars.get(line);$2}\n$3',
	},
	{
		replace: /const characterLines = \[\[\]\];(.*?)let lines = (characterLines\.map.*?);\n/s,
		by: `
			const divide = () => {
				const characterLines = [[]];
				$1
				return $2;
			};
			let lines = this.caches.lines.get(text) ?? this.caches.before?.lines.get(text) ?? divide();
			this.caches.lines.set(text, lines);
		`,
	},
].map(change => ({module: /[\\/]ink[\\/]build[\\/]output\.js$/, ...change}));

const allPatches = [...patches, ...keptByInk];

const patchModules = {
	name: 'patch-modules',
	setup({onLoad}) {
		const filter = new RegExp(allPatches.map(({module}) => module.source).join('|'));
		onLoad({filter}, async ({path: file}) => {
			let contents = await readFile(file, 'utf8');
			for (const {replace, by} of allPatches.filter(({module}) => module.test(file))) {
				const patched = contents.replace(replace, by);
				if (patched === contents) return {errors: [{text: `Nothing to patch in ${file} for ${replace}`}]};
				contents = patched;
			}

			return {contents, loader: 'js'};
		});
	},
};

/**
 * Turns a file of the bundle into CommonJS, which Node starts some 5 ms sooner than ES modules. (esbuild splits only ES
 * modules into files, hence the second step.)
 */
async function toCommonJs({path: file, text}) {
	const {code} = await transform(text, {
		...common,
		format: 'cjs',
		supported: {...common.supported, 'dynamic-import': false},
		define: {'import.meta.url': 'moduleUrl', 'import.meta.filename': '__filename', 'import.meta.dirname': '__dirname'},
		banner: `'use strict';const moduleUrl=require('node:url').pathToFileURL(__filename).href;`,
	});
	return {name: path.basename(file), code};
}

/** The folders of the packages that are in the bundle, in the order of their names. */
function bundledPackages({inputs}) {
	const folders = Object.keys(inputs).map(input => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]);
	return [...new Set(folders.filter(folder => folder !== undefined))].sort();
}

/** The licence texts of a package. One that ships none gets the MIT text of this project under the name of its author. */
function licenseOf(folder) {
	const {name, version, license, author} = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
	const files = readdirSync(folder).filter(file => /^(licen[cs]e|notice|copying)\b/i.test(file));
	const texts = files.map(file => readFileSync(path.join(folder, file), 'utf8').trim());
	if (texts.length === 0) {
		if (license !== 'MIT') throw new Error(`${folder} holds no licence text`);
		const owner = author?.name ?? author ?? `the authors of ${name}`;
		texts.push(
			readFileSync('license', 'utf8')
				.replace(/^Copyright.*$/m, `Copyright (c) ${owner}`)
				.trim(),
		);
	}

	return `${name} ${version} (${license})\n\n${texts.join('\n\n')}\n`;
}

const {version} = JSON.parse(readFileSync('package.json', 'utf8'));
const {outputFiles, metafile} = await build({
	...common,
	entryPoints: [entry],
	outdir: target,
	bundle: true,
	splitting: true,
	format: 'esm',
	define: {
		'process.env.NODE_ENV': '"production"',
		ENHANCE_VERSION: JSON.stringify(version),
		'Intl.Segmenter': 'PlainSegmenter',
	},
	inject: ['source/ui/input/plain-segmenter.ts'],
	plugins: [patchModules],
	metafile: true,
	write: false,
});
const files = await Promise.all(outputFiles.map(toCommonJs));

rmSync(target, {recursive: true, force: true});
mkdirSync(target);
for (const {name, code} of files) {
	const isProgram = name === 'cli.js';
	const shebang = isProgram && !code.startsWith('#!') ? '#!/usr/bin/env node\n' : '';
	writeFileSync(path.join(target, name), shebang + code, {mode: isProgram ? 0o755 : 0o644});
}

writeFileSync(path.join(target, 'package.json'), '{"type": "commonjs"}\n');
writeFileSync(
	path.join(target, 'third-party-licenses.txt'),
	bundledPackages(metafile)
		.map(licenseOf)
		.join(`\n${'-'.repeat(80)}\n\n`),
);
