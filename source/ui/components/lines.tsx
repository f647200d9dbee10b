import {Box, Text} from 'ink';
import {memo} from 'react';
import type {Line, Piece} from '../line.js';
import {looks} from '../theme.js';

/** Draws lines one below the other; each takes exactly one row. All of them are one text, which is laid out at once. */
export const Lines = memo(function Lines({lines, width}: {readonly lines: readonly Line[]; readonly width: number}) {
	const pieces = lines.flatMap((line, row): Line => (row === 0 ? line : [lineBreak, ...line]));
	return (
		<Box width={width} height={lines.length} flexShrink={0}>
			<OneLine pieces={joined(pieces)} />
		</Box>
	);
});

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
