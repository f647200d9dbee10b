/** Pictures of screens: the cells of a terminal as an SVG, in which text is text and every character stands in its cell. */
import xterm from '@xterm/headless';
import type {Size} from './frame.js';

/** A place on a screen, counted from 0. */
export type Cell = {readonly column: number; readonly row: number};

const cell = {width: 8.4, height: 18};
const fontSize = 14;
const padding = 14;
const fonts = 'ui-monospace,SFMono-Regular,Menlo,Consolas,DejaVu Sans Mono,monospace';

/** Colours of a terminal on the background, each with a contrast of more than 5 to 1. */
const background = '#1b1f27';
const colours = {
	plain: '#d5dae3',
	red: '#f2918c',
	green: '#9bd08f',
	yellow: '#e6c570',
	cyan: '#7cc9d9',
	dim: '#8f99a9',
};
const palette: Readonly<Record<number, keyof typeof colours>> = {1: 'red', 2: 'green', 3: 'yellow', 6: 'cyan'};

/** Characters that follow each other in the same look, without the blanks around them. */
type Run = {readonly column: number; readonly cells: number; readonly text: string; readonly look: string};

/** Draws a frame with its colours (SGR sequences) as the terminal of a size shows it, and a cursor where one is given. */
export async function drawPicture(title: string, frame: string, size: Size, cursor?: Cell): Promise<string> {
	const {columns, rows} = size;
	const display = new xterm.Terminal({cols: columns, rows, convertEol: true, allowProposedApi: true});
	await new Promise<void>(resolve => display.write(frame, resolve));
	const lines = Array.from({length: rows}, (_, row) => cellsOf(display, row, columns));
	display.dispose();
	const [width, height] = [columns * cell.width + 2 * padding, rows * cell.height + 2 * padding].map(round);
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
		`<title>${escaped(title)}</title>`,
		`<style>text{font:${fontSize}px ${fonts};fill:${colours.plain}}${styleOf()}</style>`,
		`<rect width="${width}" height="${height}" rx="8" fill="${background}"/>`,
		...(cursor ? [cursorOf(cursor)] : []),
		rulesOf(lines),
		...lines.flatMap((line, row) => textOf(line, row)),
		'</svg>\n',
	].join('\n');
}

type Character = {readonly text: string; readonly cells: number; readonly look: string};

/** The characters of a row; the second half of a wide one has no cells. */
function cellsOf(display: InstanceType<typeof xterm.Terminal>, row: number, columns: number): readonly Character[] {
	const line = display.buffer.active.getLine(row);
	return Array.from({length: columns}, (_, column) => {
		const found = line?.getCell(column);
		const colour = found?.isFgPalette() ? palette[found.getFgColor()] : undefined;
		const look = [found?.isDim() ? 'dim' : colour, found?.isBold() ? 'bold' : ''].filter(Boolean).join(' ');
		return {text: found?.getChars() || ' ', cells: found?.getWidth() ?? 1, look};
	});
}

function styleOf(): string {
	const named = Object.entries(colours).filter(([name]) => name !== 'plain');
	return `${named.map(([name, colour]) => `.${name}{fill:${colour}}`).join('')}.bold{font-weight:600}`;
}

/** The lines between the parts of a screen, drawn as lines: as characters they would have gaps in most fonts. */
function rulesOf(lines: readonly (readonly Character[])[]): string {
	const across = lines.flatMap((line, row) =>
		stretches(line.map(({text}) => text === '─')).map(
			([from, to]) => `M${x(from)} ${round(y(row) + cell.height / 2)}H${x(to)}`,
		),
	);
	const columns = lines[0]?.map((_, column) => lines.map(line => line[column]?.text === '│')) ?? [];
	const down = columns.flatMap((column, index) =>
		stretches(column).map(([from, to]) => `M${round(x(index) + cell.width / 2)} ${y(from)}V${y(to)}`),
	);
	return `<path d="${[...across, ...down].join('')}" stroke="#414a59" fill="none"/>`;
}

/** From where to where something holds. */
function stretches(holds: readonly boolean[]): ReadonlyArray<readonly [from: number, to: number]> {
	const starts = holds.flatMap((is, index) => (is && !holds[index - 1] ? [index] : []));
	return starts.map(from => {
		const end = holds.indexOf(false, from);
		return [from, end === -1 ? holds.length : end];
	});
}

function textOf(line: readonly Character[], row: number): readonly string[] {
	const spans = runsOf(line).map(({column, cells, text, look}) => {
		const width = text.length > 1 ? ` textLength="${round(cells * cell.width)}"` : '';
		return `<tspan x="${x(column)}"${width}${look === '' ? '' : ` class="${look}"`}>${escaped(text)}</tspan>`;
	});
	return spans.length > 0 ? [`<text y="${round(y(row) + 13)}">${spans.join('')}</text>`] : [];
}

/** A run ends where the look changes, at two blanks, and around every character that another font may have to draw. */
function runsOf(line: readonly Character[]): readonly Run[] {
	const runs: Run[] = [];
	let open: Run | undefined;
	const close = (): void => {
		const text = open?.text.trimEnd() ?? '';
		if (open && text !== '') runs.push({...open, text, cells: open.cells - (open.text.length - text.length)});
		open = undefined;
	};

	for (const [column, {text, cells, look}] of line.entries()) {
		if (cells === 0) continue;
		const isBlank = text === ' ';
		const isRule = text === '─' || text === '│';
		if (isRule || (isBlank && line[column + 1]?.text === ' ') || (open && open.look !== look && !isBlank)) close();
		if (isRule || (isBlank && !open)) continue;
		const isAscii = /^[ -~]$/.test(text);
		if (!isAscii) close();
		open = open ? {...open, text: open.text + text, cells: open.cells + cells} : {column, cells, text, look};
		if (!isAscii) close();
	}

	close();
	return runs;
}

function cursorOf({column, row}: Cell): string {
	return `<rect x="${x(column)}" y="${y(row) + 1}" width="${cell.width}" height="${cell.height - 2}" fill="${colours.plain}" opacity="0.45"/>`;
}

function x(column: number): number {
	return round(padding + column * cell.width);
}

function y(row: number): number {
	return padding + row * cell.height;
}

/** One decimal is enough, and the same everywhere. */
function round(number: number): number {
	return Math.round(number * 10) / 10;
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
