import test from 'ava';
import fc from 'fast-check';
import {parseMarkdown} from '../../source/document/markdown.js';
import {align} from '../../source/template/align.js';
import type {Form} from '../../source/template/form.js';
import {formatOf} from '../../source/template/naming.js';
import {readTemplate} from '../../source/template/read-template.js';
import {anyAnswer, valueFor} from '../helpers/any-answer.js';
import {trying} from '../helpers/any-sample.js';
import {areApart, checkKept, checkOrder, checkSet, type Outcome} from '../helpers/check-change.js';
import {type CorpusText, corpusDocuments, corpusFolder, corpusTemplates} from '../helpers/corpus.js';
import {fixedSeed, runs} from '../helpers/runs.js';
import {readProjectFile} from '../helpers/seed.js';

/** The template that the documents of a folder were made from; the shipped one where it is not known. */
const templateOf: Readonly<Record<string, string>> = {
	'adr-altinn': 'altinn-adr.md',
	'adr-govuk': 'adr-tools-nygard.md',
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

const variants: readonly ((text: string) => string)[] = [
	text => text,
	text => text.replaceAll(/\r?\n/g, '\r\n'),
	text => `\uFEFF${text.replace(/^\uFEFF/, '')}`,
];

test('Documents of other projects keep every byte but those of the field that is set', t => {
	if (corpusFolder() === undefined) {
		t.log('skipped: no corpus');
		t.pass();
		return;
	}

	const forms = new Map(corpusTemplates().map(({name, text}) => [name, readTemplate(name.replace(/\.md$/, ''), text)]));
	const seed = readTemplate('enhancement', readProjectFile('templates/enhancement.md'));
	const counts: Record<Outcome, number> = {taken: 0, refused: 0, same: 0};
	const documents = corpusDocuments();
	for (const [index, document] of documents.entries()) {
		const form = forms.get(templateOf[document.folder] ?? '') ?? seed;
		const variant = variants[index % variants.length] ?? (text => text);
		changeFields(document, form, variant(document.text), counts);
	}

	const {taken, refused, same} = counts;
	t.log(`${taken + refused + same} cases in ${documents.length} documents: ${taken} taken, ${refused} refused`);
	t.true(taken > documents.length);
});

/** Sets some fields of a document to random values, and pairs of them in both orders. */
function changeFields({path}: CorpusText, form: Form, text: string, counts: Record<Outcome, number>): void {
	const alignment = align(form, parseMarkdown(text, formatOf(path)));
	const states = alignment.states.filter(({span}) => span);
	if (states.length === 0) {
		return;
	}

	trying(path, () => checkKept(alignment));
	const pick = fc.tuple(fc.nat(states.length - 1), anyAnswer);
	const property = fc.property(pick, pick, ([one, first], [other, second]) => {
		const [left, right] = [states[one], states[other]];
		if (left && right) {
			const [value, next] = [valueFor(left, first), valueFor(right, second)];
			const words = `${path}: ${left.id} = ${JSON.stringify(value)}`;
			counts[trying(words, () => checkSet(alignment, left.id, value))]++;
			const isPair = left.field.kind !== 'group' && right.field.kind !== 'group' && areApart(alignment, left, right);
			if (isPair) {
				const both = `${words}, ${right.id} = ${JSON.stringify(next)}`;
				counts[trying(both, () => checkOrder(alignment, [left.id, value], [right.id, next]))]++;
			}
		}
	});
	fc.assert(property, {...runs(4), ...fixedSeed(path), includeErrorInReport: true});
}
