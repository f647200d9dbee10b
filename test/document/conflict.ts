import test from 'ava';
import {conflictLine} from '../../source/document/conflict.js';
import {parseMarkdown} from '../../source/document/markdown.js';
import {cpuTime} from '../helpers/cpu-time.js';

function line(text: string): number | undefined {
	return conflictLine(parseMarkdown(text));
}

const conflict = '<<<<<<< HEAD\none\n=======\nother\n>>>>>>> branch\n';

test('The marks of an unsettled merge are found with their line, also in the front matter and with other line ends', t => {
	t.is(line(conflict), 1);
	t.is(line(`# T\n\ntext\n${conflict}`), 4);
	t.is(line(`---\n${conflict}---\n\n# T\n`), 2);
	t.is(line(`# T\n\n${conflict}`.replaceAll('\n', '\r\n')), 3);
	t.is(line('a\n<<<<<<< a\nb\n||||||| c\nd\n=======\ne\n>>>>>>>'), 2);
});

test('Headings, quotes, single marks and marks in code are none', t => {
	for (const text of [
		'',
		'Heading\n=======\n',
		'> > > > > > > deep\n',
		'<<<<<<< a\n>>>>>>> b\n',
		'>>>>>>> b\n=======\n<<<<<<< a\n',
		'<<<<<<<< a\n========\n>>>>>>>> b\n',
		`\`\`\`\n${conflict}\`\`\`\n`,
		`    ${conflict.replaceAll('\n', '\n    ')}\n`,
		conflict.replaceAll(/^/gm, ' '),
	]) {
		t.is(line(text), undefined, JSON.stringify(text));
	}
});

test('A code block of a hundred thousand marks is looked through at once', t => {
	const document = parseMarkdown(`${'```\n<<<<<<< a\n```\n\n'.repeat(20_000)}\`\`\`\n${'<<<<<<<\n'.repeat(100_000)}`);
	const time = cpuTime(() => {
		t.is(conflictLine(document), undefined);
	});
	t.true(time < 1000, `${time} ms`);
});
