import test from 'ava';
import {parseMarkdown} from '../../source/document/markdown.js';
import {insertBlock} from '../../source/proposal/insert-block.js';

function insert(before: string, after: string): string {
	return before + insertBlock(parseMarkdown(before + after), before.length, 'NEW') + after;
}

test('A block stands on lines of its own, with a blank line before what follows', t => {
	t.is(insert('', ''), 'NEW\n');
	t.is(insert('# A\n', ''), '# A\nNEW\n');
	t.is(insert('# A', ''), '# A\nNEW');
	t.is(insert('# A\n', 'text'), '# A\nNEW\n\ntext');
	t.is(insert('# A\n', '\ntext'), '# A\nNEW\n\ntext');
	t.is(insert('# A\r\n', '\r\ntext'), '# A\r\nNEW\r\n\r\ntext');
	t.is(insert('# A\r\n', 'text'), '# A\r\nNEW\r\n\r\ntext');
	t.is(insert('\uFEFF', '# A'), '\uFEFFNEW\n\n# A');
});
