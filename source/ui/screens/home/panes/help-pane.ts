import {bindingLabel, keyLabel} from '../../../keymap.js';
import {blank, fitLine, type Line, line, piece} from '../../../line.js';
import type {Symbols} from '../../../theme.js';
import {type HomeContext, homeKeys} from '../home-keymap.js';

const places: readonly (readonly [HomeContext, string])[] = [
	['list', 'In the list'],
	['board', 'On the board'],
	['statuses', 'On the card of the status'],
	['card', 'In every part of the card'],
	['ticks', 'On the card of the boxes'],
	['proposal', 'On the screen of a proposal'],
	['matrix', 'In the matrix'],
	['everywhere', 'Everywhere'],
];

/** Every key that does something worth telling, by the place where it works. */
export function helpLines(width: number, symbols: Symbols): readonly Line[] {
	return places.flatMap(([context, title]): readonly Line[] => [
		line(` ${title}`, 'strong'),
		...homeKeys.bindings
			.filter(({says, contexts}) => says !== '' && contexts.includes(context))
			.map(binding => {
				const {keys, says, isPair} = binding;
				const label = isPair ? bindingLabel(binding, symbols) : keys.map(key => keyLabel(key, symbols)).join(' ');
				return fitLine([piece(`   ${label}`.padEnd(18), 'key'), piece(` ${says}`)], width, symbols.cut);
			}),
		blank,
	]);
}
