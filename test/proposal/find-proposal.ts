import test from 'ava';
import {callName, matchProposals} from '../../source/proposal/find-proposal.js';
import {readNaming} from '../../source/template/naming.js';

const namings = [
	readNaming('`docs/enhancements/` `enhancement-[category]-[brief-name].md`', 'enhancement'),
	readNaming('`docs/decisions/` `adr-[brief-name].md`', 'adr'),
];

const paths = [
	'docs/decisions/adr-cache.md',
	'docs/decisions/adr-use-tabs.md',
	'docs/enhancements/enhancement-performance-cache.md',
	'docs/enhancements/enhancement-performance-disk-cache.md',
	'docs/enhancements/enhancement-security-über-tokens.md',
	'docs/enhancements/old/notes.md',
	'docs/enhancements/security/enhancement-security-cache.md',
];

/** The places in the list of paths that a word means. */
function meant(word: string): readonly number[] {
	return matchProposals(paths, word, namings).map(path => paths.indexOf(path));
}

test('A path or its end, a file name with or without its ending, and a brief name mean their file', t => {
	t.deepEqual(meant('docs/decisions/adr-cache.md'), [0]);
	t.deepEqual(meant('./docs/decisions/adr-cache.md'), [0]);
	t.deepEqual(meant('docs\\decisions\\adr-cache.md'), [0]);
	t.deepEqual(meant('old/notes.md'), [5]);
	t.deepEqual(meant('adr-use-tabs.md'), [1]);
	t.deepEqual(meant('enhancement-performance-cache'), [2]);
	t.deepEqual(meant('use-tabs'), [1]);
	t.deepEqual(meant('disk-cache'), [3]);
});

test('A part is enough where only one file has it, whatever its case, also a part of the title', t => {
	t.deepEqual(meant('Tab'), [1]);
	t.deepEqual(meant('Disk Cache'), [3]);
	t.deepEqual(meant('Use tabs!'), [1]);
	t.deepEqual(meant('ÜBER'), [4]);
	t.deepEqual(meant('u\u0308ber-tok'), [4]);
	t.deepEqual(meant('old'), [5]);
	t.deepEqual(meant('decisions/adr-u'), [1]);
});

test('A brief name comes before names that hold it, and a name that several have means all of them', t => {
	t.deepEqual(meant('cache'), [0, 2, 6]);
	t.deepEqual(meant('performance-cache'), [2]);
	t.deepEqual(meant('security-'), [4, 6]);
	t.deepEqual(meant('md'), [0, 1, 2, 3, 4, 5, 6]);
});

test('What no name holds means nothing', t => {
	for (const word of ['', ' ', './', 'nope', 'docs/enhancements/cache.md', '🚀', '__proto__', '.*']) {
		t.deepEqual(meant(word), [], word);
	}

	t.deepEqual(matchProposals([], 'a', namings), []);
});

test('A proposal is called by its brief name, or by the name of its file', t => {
	t.is(callName('docs/enhancements/enhancement-performance-disk-cache.md', namings), 'disk-cache');
	t.is(callName('docs/decisions/adr-use-tabs.md', namings), 'use-tabs');
	t.is(callName('docs/enhancements/old/Notes.markdown', namings), 'Notes');
});
