import {Box} from 'ink';
import SelectInput from 'ink-select-input';
import {line, piece} from '../line.js';
import type {Symbols} from '../theme.js';
import {OneLine} from './lines.js';

/** A row to choose from; the chosen one is marked besides the one under the cursor. */
export type Choice = {readonly label: string; readonly isChosen: boolean};

type Props = {
	readonly options: readonly Choice[];
	readonly index: number;
	/** How many rows are shown at most. */
	readonly limit: number;
	readonly symbols: Symbols;
};

/**
 * Draws a list to choose from. The widget only draws: which row is under the cursor is decided outside, so it never
 * hears a key, and it is made anew where the cursor moves because it keeps its first index to itself.
 */
export function ChoiceList({options, index, limit, symbols}: Props) {
	const items = options.map(({label, isChosen}, value) => ({
		value,
		label: isChosen ? `${label} ${symbols.filled}` : label,
	}));
	return (
		<Box paddingLeft={1}>
			<SelectInput
				key={`${index}:${items.length}`}
				items={items}
				initialIndex={index}
				limit={limit}
				isFocused={false}
				indicatorComponent={({isSelected = false}) => (
					<OneLine pieces={line(isSelected ? `${symbols.cursor} ` : '  ', 'selected')} />
				)}
				itemComponent={({label, isSelected = false}) => (
					<OneLine pieces={[piece(label, isSelected ? 'selected' : 'plain')]} />
				)}
			/>
		</Box>
	);
}
