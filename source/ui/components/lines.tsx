import {Box, Text} from 'ink';
import {memo} from 'react';
import type {Line, Piece} from '../line.js';
import {looks} from '../theme.js';

type Props = {readonly lines: readonly Line[]; readonly width: number};

/**
 * Draws lines one below the other; each takes exactly one row. All of them are one text, which is laid out at once. Most
 * of a screen stays as it is at a key: what says the same is not drawn again.
 */
export const Lines = memo(function Lines({lines, width}: Props) {
	const pieces = lines.flatMap((line, row): Line => (row === 0 ? line : [lineBreak, ...line]));
	return (
		<Box width={width} height={lines.length} flexShrink={0}>
			<OneLine pieces={joined(pieces)} />
		</Box>
	);
}, isSame);

function isSame(before: Props, after: Props): boolean {
	const isSameLine = (line: Line, row: number): boolean => {
		const other = before.lines[row] ?? [];
		return (
			line.length === other.length &&
			line.every(({text, style}, index) => text === other[index]?.text && style === other[index]?.style)
		);
	};
	return before.width === after.width && before.lines.length === after.lines.length && after.lines.every(isSameLine);
}

/** Draws pieces of text behind each other. */
export function OneLine({pieces}: {readonly pieces: Line}) {
	return (
		<Text wrap="truncate-end">
			{pieces.map(({text, style}, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the line
				<Text key={index} {...looks[style]}>
					{text}
				</Text>
			))}
		</Text>
	);
}

const lineBreak: Piece = {text: '\n', style: 'plain'};

/** Neighbours of one style as one piece. */
function joined(pieces: Line): Line {
	const result: Piece[] = [];
	for (const piece of pieces) {
		const last = result.at(-1);
		if (last && last.style === piece.style) {
			result[result.length - 1] = {text: last.text + piece.text, style: piece.style};
		} else {
			result.push(piece);
		}
	}

	return result;
}
