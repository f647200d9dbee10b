import {conflictLine} from '../document/conflict.js';
import {parseMarkdown} from '../document/markdown.js';
import {type Alignment, align} from '../template/align.js';
import {bestForm} from '../template/best-form.js';
import type {Form} from '../template/form.js';
import {briefNameIn, formatOf} from '../template/naming.js';
import {statusIn} from './header.js';
import {askedStates, isCounted} from './progress.js';

/** What a file in the folder of the proposals is: a proposal held against the template that it follows, or something else. */
export type Recognition =
	| {
			readonly kind: 'proposal';
			readonly alignment: Alignment;
			/** It has enough of the template to be made from it; else the template is only the nearest one. */
			readonly isFollowed: boolean;
	  }
	/** `reason` is the end of a sentence about the file. */
	| {readonly kind: 'other'; readonly reason: string};

/** Files that speak of the folder, unless they follow a template: some projects give each proposal a folder of its own. */
const indexName = /^(?:readme|index|_index|toc|summary|contents)$/i;
/** Files that lie in a folder of their own, which has the proposal's name. */
const kindName = /^(?:kep|vep|proposal|meta|metadata)$/i;
/** `template`, `adr-template`, `0000-template`, `NNNN-kep-template`. */
const templateName = /^(?:[\dnx]+[-_. ])?(?:\p{L}+[-_. ])?templates?$/iu;

/**
 * Tells a proposal from other Markdown, by its path and its text: it follows one of the templates and holds an answer, or
 * it is named as a template names its proposals, or it gives itself a status. `forms` begin with those of its folder.
 * Never throws.
 */
export function recognise(forms: readonly Form[], path: string, text: string): Recognition {
	if (text.trim() === '') {
		return other('is empty');
	}

	const document = parseMarkdown(text, formatOf(path));
	const line = text.includes('<<<<<<<') ? conflictLine(document) : undefined;
	if (line !== undefined) {
		return other(`holds the marks of a merge conflict (line ${line})`);
	}

	const {file, name, isIndex} = fileNames(path);
	if (templateName.test(name) || forms.some(form => form.text === text)) {
		return other('is a template');
	}

	const isNamed = forms.some(({naming}) => briefNameIn(naming, file) !== undefined);
	const fit = bestForm(forms, document);
	if (fit?.isFollowed) {
		return isNamed || hasAnswer(fit.alignment)
			? {kind: 'proposal', alignment: fit.alignment, isFollowed: true}
			: other('is a template, or a copy in which nothing is filled in');
	}

	const [nearest] = forms;
	if (nearest && (isNamed || (!isIndex && statusIn(document) !== undefined))) {
		return {kind: 'proposal', alignment: align(nearest, document), isFollowed: false};
	}

	const [only, another] = forms;
	const template = only && !another ? `does not follow the template ${only.name}` : 'follows no template';
	return other(`${template} and gives no status`);
}

/**
 * The file's name, and what it is called: the name without its ending, or that of its folder where the file only says
 * what kind it is.
 */
export function fileNames(path: string): {readonly file: string; readonly name: string; readonly isIndex: boolean} {
	const [file = path, folder = ''] = path.split('/').reverse();
	const stem = file.replace(/\.(?:md|markdown|ya?ml)$/i, '');
	const isIndex = indexName.test(stem);
	return {file, name: (isIndex || kindName.test(stem)) && folder !== '' ? folder : stem, isIndex};
}

/** True where an author has answered something besides the front matter, which templates have of their own. */
function hasAnswer(alignment: Alignment): boolean {
	return askedStates(alignment).some(state => {
		const {field, isFilled, raw, emptyRaw} = state;
		// A title may be only a suggestion, and behind the last question may stand what speaks of the template.
		const isHint = emptyRaw !== '' && raw.startsWith(emptyRaw);
		return isFilled && isCounted(state) && field.place.at !== 'front-matter' && !isHint;
	});
}

function other(reason: string): Recognition {
	return {kind: 'other', reason};
}
