/** How a document is read that follows no template. */
import {type Alignment, align} from '../template/align.js';
import {readTemplate} from '../template/read-template.js';

const plainForm = readTemplate('plain', '# [Title]\n');

/**
 * The same document held against a form that asks for a title and nothing else, so that nothing is missing from it and
 * nothing is put back. It keeps the statuses of the repository.
 */
export function withoutTemplate({form: {statuses}, document}: Alignment): Alignment {
	return align(statuses ? {...plainForm, statuses} : plainForm, document);
}
