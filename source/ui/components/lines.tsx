import {Box, Text} from 'ink';
import {memo} from 'react';
import type {Line} from '../line.js';
import {looks} from '../theme.js';

/** Draws lines one below the other; each takes exactly one row. */
export const Lines = memo(function Lines({lines, width}: {readonly lines: readonly Line[]; readonly width: number}) {
	return (
		<Box flexDirection="column" width={width} flexShrink={0}>
			{lines.map((pieces, row) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a line is its place on the screen
				<OneLine key={row} pieces={pieces} />
			))}
		</Box>
	);
});

/** Draws one line. */
export function OneLine({pieces}: {readonly pieces: Line}) {
	return (
		<Text wrap="truncate-end">
			{pieces.length === 0
				? ' '
				: pieces.map(({text, style}, index) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the line
						<Text key={index} {...looks[style]}>
							{text}
						</Text>
					))}
		</Text>
	);
}
