/**
 * Draws the pictures of the program in media/ from real frames of its screens.
 *
 *     node test/media.js            draws all of them
 *     node test/media.js --check    tells which are not as they would be drawn now, and exits with 1 if there are any
 */
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';

// Ink looks at these only while it is loaded.
process.env.FORCE_COLOR = '1';
delete process.env.NO_COLOR;
const {drawScene, pictureNames} = await import('../build/test/helpers/scenes.js');

const folder = path.join(path.dirname(import.meta.dirname), 'media');
const isCheck = process.argv.includes('--check');
mkdirSync(folder, {recursive: true});
for (const name of pictureNames) {
	const file = path.join(folder, `${name}.svg`);
	const picture = await drawScene(name);
	if (!isCheck) {
		writeFileSync(file, picture);
	} else if (!existsSync(file) || readFileSync(file, 'utf8') !== picture) {
		console.log(`media/${name}.svg is not what the program shows now: npm run media`);
		process.exitCode = 1;
	}
}
