import test from 'ava';
import fc from 'fast-check';
import {viewOfLine} from '../../../source/ui/input/line-view.js';
import {graphemesOf, textWidth} from '../../../source/ui/input/text-layout.js';
import {runs} from '../../helpers/runs.js';

test('a line that fits is shown whole, with room for the cursor behind it', t => {
	t.deepEqual(viewOfLine('rate limits', 4, 12, '…'), {text: 'rate limits', column: 4});
	t.deepEqual(viewOfLine('rate limits', 11, 12, '…'), {text: 'rate limits', column: 11});
});

test('of a longer line the part around the cursor is shown, with a sign where it goes on', t => {
	t.deepEqual(viewOfLine('abcdefghijklmnopqrstuvwxyz', 26, 12, '…'), {text: '…rstuvwxyz', column: 10});
	t.deepEqual(viewOfLine('abcdefghijklmnopqrstuvwxyz', 0, 12, '…'), {text: 'abcdefghi…', column: 0});
	t.deepEqual(viewOfLine('abcdefghijklmnopqrstuvwxyz', 13, 12, '…'), {text: '…hijklmnop…', column: 7});
	t.deepEqual(viewOfLine('日本語日本語日本語', 9, 12, '~'), {text: '~語日本語', column: 9});
});

test('what is shown fits, holds the letters around the cursor and stands where the cursor is', t => {
	const grapheme = fc.constantFrom('a', ' ', '日', '👍🏽', 'é', '<U+202E>', '👩‍👩‍👧');
	fc.assert(
		fc.property(
			fc.array(grapheme, {maxLength: 60}),
			fc.nat(60),
			fc.integer({min: 8, max: 40}),
			(letters, place, width) => {
				const text = letters.join('');
				const before = graphemesOf(text).slice(0, place).join('');
				const view = viewOfLine(text, before.length, width, '…');
				const left = graphemesOf(view.text).reduce(
					(kept, next) => (textWidth(kept) < view.column ? kept + next : kept),
					'',
				);
				t.true(textWidth(view.text) < width);
				t.is(textWidth(left), view.column);
				t.true(before.endsWith(left.replace(/^…/, '')));
				t.true(text.slice(before.length).startsWith(view.text.slice(left.length).replace(/…$/, '')));
			},
		),
		runs(200),
	);
});
