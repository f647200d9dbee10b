import path from 'node:path';
import test from 'ava';
import fc from 'fast-check';
import {recognise} from '../../source/proposal/recognise.js';
import type {Form} from '../../source/template/form.js';
import {readTemplate} from '../../source/template/read-template.js';
import {corpusDocuments, corpusTemplates} from '../helpers/corpus.js';
import {hostileDocument} from '../helpers/hostile-text.js';
import {runs} from '../helpers/runs.js';
import {readProjectFile, seedForm} from '../helpers/seed.js';

const adr = readTemplate('adr', readProjectFile('templates/adr.md'));
const rfc = readTemplate('rfc', readProjectFile('templates/rfc.md'));
const shipped = [seedForm, adr, rfc];
const minimal = readProjectFile('test/fixtures/proposal-minimal.md');

/** The template of a proposal, in brackets where it is only the nearest one; or what else a file is. */
function says(file: string, text: string, forms: readonly Form[] = shipped): string {
	const found = recognise(forms, file, text);
	if (found.kind === 'other') {
		return found.reason;
	}

	const {name} = found.alignment.form;
	return found.isFollowed ? name : `(${name})`;
}

const folder = 'docs/enhancements';

test('What follows a template and holds an answer is a proposal, whatever its name', t => {
	t.is(says(`${folder}/idea.md`, minimal), 'enhancement');
	t.is(says(`${folder}/2026/security/x.md`, readProjectFile('test/fixtures/proposal-full.md')), 'enhancement');
	t.is(says('docs/decisions/0001-use-tabs.md', '# Use tabs\n\n## Context\n\nc\n\n## Options\n\n## Links\n'), 'adr');
	t.is(says(`${folder}/0042-x/README.md`, minimal), 'enhancement');
});

test('What is named as the template says is a proposal, even where nothing is in it yet', t => {
	t.is(says(`${folder}/enhancement-security-two-keys.md`, '# Two keys\n\nWords.\n'), '(enhancement)');
	t.is(says('docs/decisions/adr-use-tabs.md', adr.skeleton), 'adr');
	t.is(says('docs/decisions/0002-use-tabs.md', adr.skeleton), 'is a template, or a copy in which nothing is filled in');
});

test('What gives itself a status is a proposal', t => {
	t.is(says(`${folder}/a.md`, '---\nstatus: in-review\n---\n\n# A\n\n## Why\n'), '(enhancement)');
	t.is(
		says('docs/decisions/0007-b.md', '# 7. B\n\nDate: 2026-01-05\n\n## Status\n\nAccepted\n', [adr, seedForm]),
		'(adr)',
	);
	t.is(says(`${folder}/README.md`, '---\nstatus: active\n---\n\n# Enhancements\n'), noTemplate);
	t.is(says(`${folder}/a.md`, '---\nstatus: "{proposed | accepted"\n---\n\n# A\n'), noTemplate);
});

const noTemplate = 'follows no template and gives no status';

test('What is no proposal is told with its reason', t => {
	t.is(says(`${folder}/notes.md`, '# Notes\n\nWords.\n'), noTemplate);
	t.is(says(`${folder}/notes.md`, '# Notes\n', [adr]), 'does not follow the template adr and gives no status');
	t.is(says(`${folder}/a.md`, ' \n\n'), 'is empty');
	const conflict = minimal.replace(
		'## Current State',
		'<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n\n## Current State',
	);
	t.regex(says(`${folder}/a.md`, conflict), /^holds the marks of a merge conflict \(line \d+\)$/);
	t.is(says(`${folder}/a.md`, `${minimal}\n    <<<<<<< in code\n`), 'enhancement');
});

test('A template beside the proposals is none of them, by its name, its text or as nothing is filled in', t => {
	for (const name of ['template', 'Template', 'adr-template', '0000-template', 'NNNN-kep-template', 'templates']) {
		t.is(says(`${folder}/${name}.md`, minimal), 'is a template', name);
	}

	t.is(says(`${folder}/0000-template/README.md`, minimal), 'is a template');
	t.is(says(`${folder}/copy.md`, seedForm.text), 'is a template');
	t.is(says(`${folder}/copy.md`, seedForm.skeleton), 'is a template, or a copy in which nothing is filled in');
	t.is(says(`${folder}/copy.md`, `${seedForm.text}\n`), 'is a template, or a copy in which nothing is filled in');
	for (const name of ['template-engine', 'enhancement-architecture-template', 'a-new-template']) {
		t.is(says(`${folder}/${name}.md`, minimal), 'enhancement', name);
	}
});

/** The template of each kind of document in the corpus. */
const templateOf: Readonly<Record<string, string>> = {
	'adr-altinn': 'altinn-adr.md',
	'adr-bitwarden': 'madr-full.md',
	'adr-govuk': 'adr-tools-nygard.md',
	'adr-ha': 'adr-tools-nygard.md',
	'adr-jabref': 'madr-full.md',
	'adr-madr': 'madr-full.md',
	'adr-moj': 'adr-tools-nygard.md',
	'adr-tools': 'adr-tools-nygard.md',
	caep: 'cluster-api-caep.md',
	cip: 'cardano-cip.md',
	eip: 'eip.md',
	ember: 'ember-rfc.md',
	go: 'go-proposal.md',
	grpc: 'grpc-grfc.md',
	kep: 'kep-README.md',
	'kep-yaml': 'kep.yaml',
	konveyor: 'konveyor.md',
	kubevirt: 'kubevirt-vep.md',
	near: 'near-nep.md',
	otep: 'otep.md',
	rust: 'rust-rfc.md',
	simd: 'solana-simd.md',
	stellar: 'stellar-sep.md',
	strimzi: 'strimzi.md',
	swift: 'swift-evolution.md',
};

/** Documents of other projects that are not told from other Markdown: one is none, the others left out most of their template. */
const missed = [
	'grpc/A69_graphics~README.md',
	'kep/keps~sig-auth~1687-hierarchical-namespaces-subproject~README.md',
	'konveyor/enhancements~crane-1.x~discovery-service~README.md',
	'konveyor/enhancements~unified_experience~README.md',
	'otep/text~logs~0092-logs-vision.md',
];

test('Of the documents of other projects nearly all are told by their own template, and no template is', t => {
	const forms = new Map(corpusTemplates().map(({name, text}) => [name, readTemplate(name.replace(/\.md$/, ''), text)]));
	if (forms.size === 0) {
		t.log('skipped: there is no corpus');
		t.pass();
		return;
	}

	const others = corpusDocuments().flatMap(({folder: kind, name, text}) => {
		const form = forms.get(templateOf[kind] ?? '');
		const found = form && recognise([form], name.replaceAll('~', '/'), text);
		return found?.kind === 'other' ? [`${kind}/${name}`] : [];
	});
	t.deepEqual(others, missed);
	for (const [name, form] of forms) {
		t.not(says(`x/${path.basename(name)}`, form.text, [form, ...shipped]), form.name);
	}
});

test('Documents of other projects are proposals of the shipped templates only by their status, or where they have much of one', t => {
	const followed = corpusDocuments().flatMap(({folder: kind, name, text}) => {
		const found = recognise(shipped, name.replaceAll('~', '/'), text);
		return found.kind === 'proposal' && found.isFollowed ? [kind] : [];
	});
	t.true(followed.length <= 7, followed.join(', '));
});

test('Any text is a proposal or something else', t => {
	const property = fc.property(hostileDocument, text => says(`${folder}/a.md`, text) !== '');
	t.notThrows(() => fc.assert(property, runs(200)));
	t.is(recognise([], `${folder}/a.md`, minimal).kind, 'other');
});
