import test from 'ava';
import fc from 'fast-check';
import {parseMarkdown} from '../../source/document/markdown.js';
import {readHead, statusIn, statusKey, updatedIn} from '../../source/proposal/header.js';
import {corpusDocuments} from '../helpers/corpus.js';
import {hostileDocument} from '../helpers/hostile-text.js';
import {runs} from '../helpers/runs.js';

function status(text: string): string | undefined {
	return statusIn(parseMarkdown(text));
}

test('The status is found where records of many kinds give it', t => {
	t.is(status('---\ntitle: T\nstatus: in-review # since May\n---\n\n# T\n'), 'in-review');
	t.is(status('---\nStatus: "Accepted"\n---\n\n# T\n'), 'Accepted');
	t.is(status('# T\n\n- **Status:** approved\n- **Date:** 2026-01-05\n\n## Context\n'), 'approved');
	t.is(status('# T\n\n* Author: me\n* Status: **Implemented (Swift 4.1)**\n\n## Text\n'), 'Implemented (Swift 4.1)');
	t.is(status('# T\n\nDate: 2016-02-12\n\n## Status\n\nAccepted\n\nAmends [1](1.md)\n'), 'Accepted');
	t.is(status('# T\n\n## Status\n\n* Superseded by [ADR 9](9.md)\n'), 'Superseded by ADR 9');
	t.is(status('## Preamble\n\n```\nCAP: 46\nStatus: Final\n```\n\n## Summary\n'), 'Final');
	t.is(status('```\nCAP: 86\nStatus: Draft\n```\n\n## Summary\n'), 'Draft');
	t.is(statusIn(parseMarkdown('title: T\nstatus: implementable\n', 'yaml')), 'implementable');
});

test('The front matter says it before the text does, and a placeholder says nothing', t => {
	t.is(status('---\nstatus: draft\n---\n\n# T\n\n- Status: approved\n'), 'draft');
	t.is(status('---\nstatus: "{proposed | accepted"\n---\n\n# T\n\n## Status\n\nAccepted\n'), 'Accepted');
	t.is(status('---\nstatus: [draft|proposed]\n---\n\n# T\n'), undefined);
	t.is(status('---\nstatus: TBD\n---\n\n# T\n\n## Status\n\n<status>\n'), undefined);
	t.is(status('---\nstatus:\n  - a\n---\n\n# T\n'), undefined);
});

test('A status of something else is not that of the document', t => {
	t.is(status('# T\n\n## Tracking\n\n### Status\n\nRed\n\n## Current Status\n\n- **Status:** green\n'), undefined);
	t.is(status('# T\n\n```\nStatus: 200\n```\n\nThe status: fine.\n'), undefined);
	t.is(status(''), undefined);
});

test('Statuses are compared by their first words', t => {
	t.is(statusKey('In Review'), 'in-review');
	t.is(statusKey('✅ Accepted'), 'accepted');
	t.is(statusKey('Superseded by [ADR 5](5.md)'), 'superseded');
	t.is(statusKey('Implemented (Swift 3.0)'), 'implemented');
	t.is(statusKey('(none)'), 'none');
	t.is(statusKey('Rejected, see 4'), 'rejected');
});

test('The day of the last change is taken only where it is a day', t => {
	const updated = (text: string): string | undefined => updatedIn(readHead(parseMarkdown(text)));
	t.is(updated('---\nlast_updated: 2026-01-08\n---\n\n# T\n'), '2026-01-08');
	t.is(updated('---\nlast-modified: "2026-01-08"\n---\n\n# T\n'), '2026-01-08');
	t.is(updated('# T\n\n* Status: Draft\n* Last updated: 2017-12-19\n'), '2017-12-19');
	t.is(updated('---\nlast_updated: yesterday\n---\n\n# T\n'), undefined);
	t.is(updated('---\nlast_updated: 2026-02-30\n---\n\n# T\n'), undefined);
	t.is(updated('# T\n\n## A\n\nText\n\n---\n\n**Last Updated:** 2026-01-08\n'), undefined);
});

test('Of the documents of other projects each kind that has statuses shows them', t => {
	const documents = corpusDocuments();
	if (documents.length === 0) {
		t.log('skipped: there is no corpus');
	}

	const kinds = ['adr-altinn', 'adr-bitwarden', 'adr-govuk', 'adr-ha', 'adr-moj', 'adr-tools', 'cip', 'eip', 'fip'];
	const told = new Set([...kinds, 'kep-yaml', 'near', 'simd', 'swift', 'tekton']);
	const missing = documents.filter(({folder, name, text}) => {
		const document = parseMarkdown(text, name.endsWith('.yaml') ? 'yaml' : 'markdown');
		return told.has(folder) && statusIn(document) === undefined;
	});
	t.deepEqual(
		missing.map(document => document.path),
		[],
	);
});

test('No text is too odd to be asked for its status', t => {
	const property = fc.property(hostileDocument, text => {
		const found = status(text);
		return found === undefined || (found !== '' && !/[\r\n]/.test(found) && statusKey(found) !== '');
	});
	t.notThrows(() => fc.assert(property, runs(300)));
});
