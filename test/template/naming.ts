import test from 'ava';
import {briefNameIn, fileName, fileNameMatcher, namingSlots, readNaming} from '../../source/template/naming.js';
import {cpuTime} from '../helpers/cpu-time.js';

test('The convention, the kind and the folder are read from the usage block', t => {
	t.deepEqual(
		readNaming(
			'Place it in `docs/enhancements/`\n**Naming Convention:** `enhancement-[category]-[brief-name].md`',
			'x',
		),
		{pattern: 'enhancement-[category]-[brief-name].md', kind: 'Enhancement', folder: 'docs/enhancements'},
	);
	t.deepEqual(readNaming('Call it `[number]-[title].markdown`.', 'adr'), {
		pattern: '[number]-[title].markdown',
		kind: undefined,
		folder: 'docs/adr',
	});
});

test('Without a convention the name and the folder follow the template', t => {
	const naming = {pattern: 'adr-[brief-name].md', kind: undefined, folder: 'docs/adr'};
	t.deepEqual(readNaming('', 'adr'), naming);
	t.deepEqual(readNaming('See `readme.md` and `docs/[name].md` and `[category].md`', 'adr'), naming);
});

test('A folder outside of the repository is not taken', t => {
	t.is(readNaming('Put it into `../../etc/` or `./x/` or `/etc/`', 'adr').folder, 'docs/adr');
	t.is(readNaming('Put it into `.github/rfcs/`', 'adr').folder, '.github/rfcs');
});

test('A file name is written from the slots and read back', t => {
	const naming = readNaming('`rfc-[area]-[short name]-[year].md`', 'x');
	t.deepEqual(namingSlots(naming), ['area', 'year']);
	const name = fileName(
		naming,
		'fast-start',
		new Map([
			['area', 'build'],
			['year', '2026'],
		]),
	);
	t.is(name, 'rfc-build-fast-start-2026.md');
	t.true(fileNameMatcher(naming).test(name));
	t.deepEqual(fileNameMatcher(readNaming('`a-[category]-[name].md`', 'x')).exec('a-security-b-c.md')?.slice(1), [
		'security',
		'b-c',
	]);
	t.false(fileNameMatcher(naming).test('rfcXbuild-fast-start-2026.md'));
	t.false(fileNameMatcher(naming).test('rfc-build-fast-start-2026xmd'));
});

test('The brief name is read from a file name, where the other slots hold one word each', t => {
	const naming = readNaming('`enhancement-[category]-[brief-name].md`', 'x');
	t.is(briefNameIn(naming, 'enhancement-security-two-keys.md'), 'two-keys');
	t.is(briefNameIn(naming, 'enhancement-security-.md'), undefined);
	t.is(briefNameIn(naming, 'enhancement--a.md'), undefined);
	t.is(briefNameIn(naming, 'enhancement-security.md'), undefined);
	t.is(briefNameIn(naming, 'adr-security-two-keys.md'), undefined);
	t.is(briefNameIn(naming, 'enhancement-security-two-keys.txt'), undefined);
	t.is(briefNameIn(readNaming('', 'adr'), 'adr-use-tabs.md'), 'use-tabs');
	t.is(briefNameIn(readNaming('`[title].md`', 'adr'), 'use-tabs.md'), 'use-tabs');
	t.is(briefNameIn(readNaming('`[name]-[category].md`', 'adr'), 'use-tabs-a.md'), undefined);
	t.is(briefNameIn({pattern: 'readme.md', kind: undefined, folder: 'docs'}, 'readme.md'), undefined);
});

test('A usage block of a hundred thousand brackets is read at once', t => {
	const time = cpuTime(() => {
		for (const part of ['[', '[a]', '`', '`[', 'a/', '`a/', '.', '`.md']) {
			readNaming(`\`${part.repeat(30_000)}`, 'x');
			readNaming(`\`${part.repeat(30_000)}\``, 'x');
		}
	});
	t.true(time < 2000, `${time} ms`);
});
