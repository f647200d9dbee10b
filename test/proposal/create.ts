import test from 'ava';
import {setFields} from '../../source/proposal/change.js';
import {
	briefNameFor,
	finishProposal,
	proposalPath,
	startProposal,
	stateOfRole,
	titleOf,
	valueOfRole,
} from '../../source/proposal/create.js';
import {readTemplate} from '../../source/template/read-template.js';
import {accepted, aligned, startSeed} from '../helpers/seed.js';

const flat = {folder: undefined, layout: 'flat'} as const;

test('A new proposal is the skeleton with the status and the day', t => {
	const {text} = startSeed().document;
	t.true(
		text.startsWith(
			'---\nstatus: proposed\nlast_updated: 2026-03-04\ncategory: template\n---\n\n# Enhancement: [Brief',
		),
	);
	const form = readTemplate('x', '\uFEFF---\r\nstatus: "active" # why\r\n---\r\n# T\r\n');
	t.is(
		startProposal(form, {today: '2026-03-04', status: 'draft'}).document.text,
		'\uFEFF---\r\nstatus: "draft" # why\r\n---\r\n# [Title]\r\n',
	);
	t.is(
		startProposal(readTemplate('x', '## A\n[a]\n'), {today: '2026-03-04', status: 'draft'}).document.text,
		'## A\n[a]\n',
	);
});

test('Names in the paths of the template are filled in, those that an author writes are not', t => {
	const alignment = accepted(
		setFields(startSeed(), [
			['enhancement-overview.title', 'Über alles'],
			[
				'proposed-solution.dependencies',
				'See `other/[enhancement-name].md` and [enhancement-name].\n\n```\n`[brief-name]`\n```',
			],
		]),
	);
	const text = finishProposal(alignment, briefNameFor(alignment));
	t.true(text.includes('- [ ] `docs/design/ueber-alles-architecture.md` - Architecture documentation\n'));
	t.true(text.includes('See `other/[enhancement-name].md` and [enhancement-name].\n\n```\n`[brief-name]`\n```'));
	t.is(finishProposal(aligned(text), 'other'), text);
});

test('The purpose is a sentence built from the title, unless the author gave one', t => {
	const purpose = (title: string, own = ''): string | undefined => {
		const alignment = accepted(
			setFields(startSeed(), [
				['enhancement-overview.title', title],
				['document.purpose', own],
			]),
		);
		return /^\*\*Purpose:\*\* (.*)$/m.exec(finishProposal(alignment, 'x'))?.[1];
	};

	t.is(purpose('Faster start'), 'Enhancement proposal: Faster start.');
	t.is(purpose('Why wait?'), 'Enhancement proposal: Why wait?');
	t.is(purpose('起動を速く。'), 'Enhancement proposal: 起動を速く。');
	t.is(purpose('Faster start', 'Mine.'), 'Mine.');
	t.is(purpose(''), '[What this is for, in one sentence]');
});

test('The path has the slug of each part; what is not answered yet stays a slot', t => {
	const alignment = accepted(
		setFields(startSeed(), [
			['enhancement-overview.title', '日本語'],
			['enhancement-overview.category', 'Legal & Co/..'],
		]),
	);
	t.is(
		proposalPath(alignment, briefNameFor(alignment), flat),
		'docs/enhancements/enhancement-legal-and-co-untitled.md',
	);
	t.is(
		proposalPath(alignment, 'x', {folder: 'a/b', layout: 'category'}),
		'a/b/legal-and-co/enhancement-legal-and-co-x.md',
	);
	t.is(proposalPath(startSeed(), 'x', flat), 'docs/enhancements/enhancement-[category]-x.md');
});

test('A template without a convention is named after itself', t => {
	const form = readTemplate('adr', '# ADR\n\n## Context\n[c]\n');
	const alignment = startProposal(form, {today: '2026-03-04', status: 'proposed'});
	const titled = accepted(setFields(alignment, [['document.title', 'Use SQLite']]));
	t.is(titled.document.text, '# Use SQLite\n\n## Context\n[c]\n');
	t.is(proposalPath(titled, briefNameFor(titled), flat), 'docs/adr/adr-use-sqlite.md');
});

test('Roles give the values of their fields, or nothing', t => {
	const alignment = accepted(setFields(startSeed(), [['enhancement-overview.technical-risk', 'low']]));
	t.is(valueOfRole(alignment, 'risk'), 'low');
	t.is(valueOfRole(alignment, 'priority'), '');
	t.is(titleOf(alignment), '');
	t.is(stateOfRole(aligned('', readTemplate('x', '')), 'risk'), undefined);
	t.is(titleOf(aligned('', readTemplate('x', ''))), '');
});
