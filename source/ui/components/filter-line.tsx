import {Box, Text} from 'ink';
import TextInput from 'ink-text-input';
import {looks} from '../theme.js';

/** The line of a filter. The widget only draws: the letters come from the state, the cursor is the terminal's own. */
export function FilterLine({
	label,
	value,
	hint,
}: {
	readonly label: string;
	readonly value: string;
	readonly hint: string;
}) {
	return (
		<Box height={1}>
			<Text {...looks.dim}>{label}</Text>
			<TextInput value={value} placeholder={hint} focus={false} showCursor={false} onChange={ignore} />
		</Box>
	);
}

function ignore(): void {}
