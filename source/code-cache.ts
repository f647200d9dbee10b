import fs from 'node:fs';
import module from 'node:module';
import path from 'node:path';
import vm from 'node:vm';

/** The parts of Node's module loader that are used here and that its types leave out. */
type Loader = {
	readonly wrap: (code: string) => string;
	readonly prototype: {_compile: (this: NodeJS.Module, code: string, file: string) => unknown};
	readonly enableCompileCache?: (folder: string) => unknown;
};

type Wrapped = (
	exports: unknown,
	require: NodeJS.Require,
	module: NodeJS.Module,
	file: string,
	folder: string,
) => unknown;

/**
 * Keeps the compiled form of the program's own files in a folder of the person's, so that the next start need not
 * compile them again. Node 22 does this by itself; for Node 20 the loader is taught it. Whatever goes wrong here only
 * costs time. The folder is private, as what lies in it is run.
 */
export function enableCodeCache(programFolder: string, cacheFolder: string | undefined): void {
	const loader = module as unknown as Loader;
	if (cacheFolder === undefined) {
		return;
	}

	if (loader.enableCompileCache) {
		loader.enableCompileCache(cacheFolder);
		return;
	}

	const unsaved = new Map<string, vm.Script>();
	const compile = loader.prototype._compile;
	loader.prototype._compile = function (code, file) {
		if (path.dirname(file) !== programFolder) {
			return compile.call(this, code, file);
		}

		const cached = path.join(cacheFolder, `${path.basename(file)}.${code.length}`);
		const cachedData = readIfThere(cached);
		const script = new vm.Script(loader.wrap(code), {filename: file, ...(cachedData ? {cachedData} : {})});
		if (!cachedData || script.cachedDataRejected) {
			unsaved.set(cached, script);
		}

		const run = script.runInThisContext() as Wrapped;
		return run.call(this.exports, this.exports, module.createRequire(file), this, file, programFolder);
	};

	process.once('exit', () => save(cacheFolder, unsaved));
}

/** Where compiled code is kept: it depends on the version of the program, of Node and of the processor. */
export function codeCacheFolder(
	environment: Readonly<Record<string, string | undefined>>,
	version: string,
): string | undefined {
	const home = environment.HOME && path.join(environment.HOME, '.cache');
	const base = environment.XDG_CACHE_HOME || environment.LOCALAPPDATA || home;
	return base && path.isAbsolute(base)
		? path.join(base, 'enhance', `${version}-${process.version}-${process.arch}`)
		: undefined;
}

function readIfThere(file: string): Buffer | undefined {
	try {
		return fs.readFileSync(file);
	} catch {
		return undefined;
	}
}

/** Saves after the run, when the functions that a start needs have been compiled. */
function save(folder: string, scripts: ReadonlyMap<string, vm.Script>): void {
	try {
		if (scripts.size > 0) {
			fs.mkdirSync(folder, {recursive: true, mode: 0o700});
		}

		for (const [file, script] of scripts) {
			const temporary = `${file}.${process.pid}`;
			fs.writeFileSync(temporary, script.createCachedData(), {mode: 0o600});
			fs.renameSync(temporary, file);
		}
	} catch {
		// Without the cache the next start only takes longer.
	}
}
