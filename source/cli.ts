import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {codeCacheFolder, enableCodeCache} from './code-cache.js';

declare const ENHANCE_VERSION: string;

const [first, ...others] = process.argv.slice(2);

if ((first === '--version' || first === '-v') && others.length === 0) {
	process.stdout.write(`${ENHANCE_VERSION}\n`);
} else {
	enableCodeCache(path.dirname(fileURLToPath(import.meta.url)), codeCacheFolder(process.env, ENHANCE_VERSION));
	void import('./program.js').then(({runProgram}) => runProgram(process.argv.slice(2)));
}
