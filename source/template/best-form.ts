import type {MarkdownDocument} from '../document/markdown.js';
import {type Alignment, align} from './align.js';
import {countParts, type DocumentParts, mostCommonParts, partsOf} from './common-parts.js';
import type {Form} from './form.js';

/** How well a document follows a form. Parts are headings and labels; the title is none. */
export type FormFit = {
	readonly alignment: Alignment;
	/** Parts of the form that the document has. */
	readonly known: number;
	/** Parts of the form. */
	readonly wanted: number;
	/** Parts of the document. */
	readonly present: number;
	/** Twice what both have over what each of them has: 0 where nothing is common, 1 where nothing else is. */
	readonly share: number;
	/** The document was made from the form, as far as can be seen; else the form is only the best there is. */
	readonly isFollowed: boolean;
};

/**
 * The form that a document follows: the one with which it has most in common, weighed by what either has besides. Of
 * equals the first. Undefined where there are no forms.
 */
export function bestForm(forms: readonly Form[], document: MarkdownDocument): FormFit | undefined {
	const parts = partsOf(document);
	const candidates = forms
		.map((form, index) => ({form, index, most: mostShare(form, parts)}))
		.toSorted((one, other) => other.most - one.most);
	let best: {readonly fit: FormFit; readonly index: number} | undefined;
	const isBehind = (share: number, index: number): boolean =>
		best !== undefined && (share < best.fit.share || (share === best.fit.share && index > best.index));
	for (const {form, index, most} of candidates) {
		const fit = isBehind(most, index) ? undefined : fitOf(align(form, document), parts.count);
		best = fit && !isBehind(fit.share, index) ? {fit, index} : best;
	}

	return best?.fit;
}

/** The share that a form can reach at most; most forms need not be held against a document to see that another is nearer. */
function mostShare(form: Form, parts: DocumentParts): number {
	const known = Math.min(mostCommonParts(form, parts), countParts(form));
	return shareOf(known, countParts(form), known);
}

function fitOf(alignment: Alignment, present: number): FormFit {
	const {states} = alignment;
	const labels = states.filter(({field, item}) => field.place.at === 'label' && item === undefined);
	const groups = states.filter(({field, item}) => field.kind === 'group' && item === undefined);
	const wanted = countParts(alignment.form);
	const known =
		alignment.sections.size +
		labels.filter(({span}) => span !== undefined).length +
		groups.filter(({items}) => items.length > 0).length;
	const own = Math.max(present - repeatedParts(alignment), known);
	const share = shareOf(known, wanted, own);
	return {alignment, known, wanted, present, share, isFollowed: isFollowed(known, wanted, own)};
}

function shareOf(known: number, wanted: number, own: number): number {
	return wanted + own === 0 ? 0 : (2 * known) / (wanted + own);
}

/** Documents leave out much of their template, and add much of their own: one of the two is enough. */
function isFollowed(known: number, wanted: number, present: number): boolean {
	const isWhole = known > 0 && known === wanted;
	return isWhole || (known >= 2 && (known >= wanted / 4 || known >= (present * 3) / 4));
}

/** Headings and labels of a document that stand for a group together: its further items and what is in them. */
function repeatedParts({document, states}: Alignment): number {
	return states.reduce((sum, {field, item, items, span}) => {
		if (field.place.at === 'sections') {
			return sum + Math.max(items.length - 1, 0);
		}

		if (field.place.at === 'items') {
			const labelled = items.filter(({text}) => /[*_]/.test(document.text[text.from] ?? ''));
			return sum + (items.length > 0 ? labelled.length - 1 : 0);
		}

		return sum + (item !== undefined && field.place.at === 'label' && span ? 1 : 0);
	}, 0);
}
