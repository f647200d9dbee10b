import {readFieldLines} from '../document/field-line.js';
import {allSections, type MarkdownDocument} from '../document/markdown.js';
import {wordsKey} from './field-id.js';
import {allFields, type Form, type FormSection} from './form.js';
import {headingKeys} from './pair-sections.js';

/** The parts of a document by their words. Parts are headings and labels; the title is none. */
export type DocumentParts = {
	/** How many there are. */
	readonly count: number;
	/** What its headings can be paired by, and what its bold labels are compared by. */
	readonly headings: ReadonlySet<string>;
	readonly labels: ReadonlySet<string>;
};

/** The parts of a form by their words. */
type FormParts = {
	readonly count: number;
	/** What each heading can be paired by. */
	readonly headings: readonly (readonly string[])[];
	readonly labels: readonly string[];
	/** How many parts are found in other ways. */
	readonly others: number;
};

const partsOfForms = new WeakMap<Form, FormParts>();

/** Reads the headings and labels of a document. */
export function partsOf(document: MarkdownDocument): DocumentParts {
	const sections = allSections(document.root);
	const labels = document.blocks.flatMap(block => readFieldLines(document, block)).map(({label}) => wordsKey(label));
	const titles = document.root.children.filter(section => section.level === 1);
	return {
		count: sections.length - (titles.length === 1 ? 1 : 0) + labels.length,
		headings: new Set(sections.flatMap(({titleText}) => headingKeys(titleText))),
		labels: new Set(labels),
	};
}

/** How many parts a form has: headings, labels and groups. */
export function countParts(form: Form): number {
	return partsOfForm(form).count;
}

/** How many parts of a form a document can have at most, by words alone. To find them takes many times longer. */
export function mostCommonParts(form: Form, {headings, labels}: DocumentParts): number {
	const parts = partsOfForm(form);
	const known = parts.headings.filter(keys => keys.some(key => headings.has(key))).length;
	return known + parts.labels.filter(label => labels.has(label)).length + parts.others;
}

function partsOfForm(form: Form): FormParts {
	const found = partsOfForms.get(form) ?? readParts(form);
	partsOfForms.set(form, found);
	return found;
}

function readParts(form: Form): FormParts {
	const sections = innerSections(form.root);
	const headings = sections.filter(({pattern}) => pattern === undefined).map(({title}) => headingKeys(title));
	const fields = allFields(form);
	const places = fields.map(({place}) => place).filter(place => place.at === 'label');
	const labels = places.filter(({style}) => style === 'bold').map(({label}) => wordsKey(label));
	const count = sections.length + places.length + fields.filter(({kind}) => kind === 'group').length;
	return {count, headings, labels, others: count - headings.length - labels.length};
}

function innerSections(section: FormSection): readonly FormSection[] {
	return section.parts.flatMap(part => (part.kind === 'section' ? [part.section, ...innerSections(part.section)] : []));
}
