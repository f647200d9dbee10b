import test from 'ava';
import {briefNameOf, briefNameProblem, numberedBriefName} from '../../source/proposal/brief-name.js';

test('A title becomes lower-case words joined by hyphens', t => {
	t.is(briefNameOf('Faster Cold Start'), 'faster-cold-start');
	t.is(briefNameOf('  Über-Größe: 50 % (v2.0) — now! '), 'ueber-groesse-50-v2-0-now');
	t.is(briefNameOf('APIServer & gRPC'), 'apiserver-and-grpc');
	t.is(briefNameOf('Ærø, Łódź, İstanbul, Việt'), 'aero-lodz-istanbul-viet');
	t.is(briefNameOf('Привет мир'), 'privet-mir');
});

test('A title without any letter that can be written so has a name all the same', t => {
	t.is(briefNameOf('日本語'), 'untitled');
	t.is(briefNameOf('👩‍💻🚀'), 'untitled');
	t.is(briefNameOf(''), 'untitled');
	t.is(briefNameOf('...'), 'untitled');
	t.is(briefNameOf('日本語 2.0'), '2-0');
});

test('A long title is cut at a word', t => {
	const name = briefNameOf('resumable uploads '.repeat(20));
	t.is(name, 'resumable-uploads-resumable-uploads-resumable-uploads');
	t.is(briefNameOf('a'.repeat(300)), 'a'.repeat(60));
	t.is(briefNameOf(`${'a'.repeat(59)} b`), 'a'.repeat(59));
	t.is(briefNameOf(`${'a'.repeat(58)} b`), `${'a'.repeat(58)}-b`);
	t.is(briefNameOf(`${'a'.repeat(60)} b`), 'a'.repeat(60));
});

test('Names that Windows keeps for itself get another word', t => {
	for (const name of ['con', 'PRN', 'aux', 'nul', 'com1', 'LPT9']) {
		t.is(briefNameOf(name), `untitled-${name.toLowerCase()}`);
	}

	t.is(briefNameOf('console'), 'console');
	t.is(briefNameOf(`con ${'a'.repeat(70)}`), 'untitled-con');
});

test('Whatever the title, the name is safe', t => {
	for (const title of [
		'../../etc/passwd',
		'a/b\\c',
		'-rf',
		'.hidden',
		'a\0b',
		'%2e%2e',
		'\uD83D',
		'x'.repeat(10_000),
		'$(rm)',
		'\u202Etxt',
		"O'Neill’s",
	]) {
		t.regex(briefNameOf(title), /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/, JSON.stringify(title));
	}
});

test('A number goes to the end and keeps the length', t => {
	t.is(numberedBriefName('faster-start', 2), 'faster-start-2');
	t.is(numberedBriefName('a'.repeat(60), 12), `${'a'.repeat(57)}-12`);
	t.is(numberedBriefName(`${'a'.repeat(57)}-bc`, 12), `${'a'.repeat(57)}-12`);
});

test('A name that a person types is taken if it is one, else another is offered', t => {
	t.is(briefNameProblem('faster-start'), undefined);
	t.is(briefNameProblem('Faster Start'), 'holds more than lower-case letters, digits and hyphens: try "faster-start"');
	t.is(briefNameProblem('a'.repeat(61)), 'is longer than 60 characters');
	t.is(briefNameProblem('../x'), 'holds more than lower-case letters, digits and hyphens: try "x"');
});
