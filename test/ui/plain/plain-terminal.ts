import test from 'ava';
import {isPlainTerminal} from '../../../source/ui/plain/plain-terminal.js';

test('a terminal without a cursor that moves is asked line by line', t => {
	t.true(isPlainTerminal({TERM: 'dumb'}));
	t.false(isPlainTerminal({TERM: 'xterm-256color'}));
	t.false(isPlainTerminal({}));
});

test('who wants it, or hears the screen, is asked line by line in any terminal', t => {
	for (const ACCESSIBLE of ['1', 'true', 'yes']) t.true(isPlainTerminal({TERM: 'xterm', ACCESSIBLE}));
	for (const ACCESSIBLE of ['', '0']) t.false(isPlainTerminal({TERM: 'xterm', ACCESSIBLE}));
	for (const INK_SCREEN_READER of ['1', 'true']) t.true(isPlainTerminal({TERM: 'xterm', INK_SCREEN_READER}));
	for (const INK_SCREEN_READER of ['', '0', 'false']) t.false(isPlainTerminal({TERM: 'xterm', INK_SCREEN_READER}));
});
