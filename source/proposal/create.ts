import {frontMatterEdit} from '../document/front-matter.js';
import {parseMarkdown} from '../document/markdown.js';
import {applyEdits, type Span, type TextEdit} from '../document/text-edit.js';
import {type Alignment, align} from '../template/align.js';
import {readText} from '../template/field-value.js';
import {allFields, type Field, type Form} from '../template/form.js';
import {fileName, namingSlots} from '../template/naming.js';
import {roleOf} from '../template/vocabulary.js';
import {briefNameOf} from './brief-name.js';
import {realign, setFields} from './change.js';
import {stateOfRole, titleOf, valueOfRole} from './role-state.js';

export {stateOfRole, titleOf, valueOfRole} from './role-state.js';

/** What a new proposal starts with. `today` is the author's calendar day as `2026-01-31`. */
export type StartOptions = {readonly today: string; readonly status: string};

/** Where the proposals of a repository lie. */
export type FolderOptions = {
	/** The folder relative to the root, with forward slashes; undefined for the one that the template names. */
	readonly folder: string | undefined;
	/** `category` puts each proposal into a folder of its category. */
	readonly layout: 'flat' | 'category';
};

/** A new proposal: the template's skeleton with the front matter of a proposal. Everything else is a placeholder. */
export function startProposal(form: Form, {today, status}: StartOptions): Alignment {
	const {document} = form;
	const {frontMatter} = document;
	const edits = (frontMatter?.entries ?? []).flatMap(({key}) => {
		const field = allFields(form).find(({place}) => place.at === 'front-matter' && place.key === key);
		const value = startValue(form, field, {today, status});
		const made = frontMatter && value !== undefined ? frontMatterEdit(document.text, frontMatter, key, value) : [];
		return typeof made === 'string' ? [] : made;
	});
	return align(form, edits.length > 0 ? parseMarkdown(applyEdits(document.text, edits), document.format) : document);
}

/** What the product itself writes into a key of a new proposal. Where there are statuses of its own it starts with the first. */
function startValue(form: Form, field: Field | undefined, {today, status}: StartOptions): string | undefined {
	switch (field?.filledBy) {
		case 'status': {
			const names = form.statuses?.map(({name}) => name) ?? field.choices;
			return names.length === 0 || names.includes(status) ? status : names[0];
		}

		case 'today':
		case 'created': {
			return today;
		}

		default: {
			return undefined;
		}
	}
}

/**
 * The text as it is written to the file: names in paths are filled in, and the purpose is a sentence built from the
 * title unless the author gave one.
 */
export function finishProposal(alignment: Alignment, briefName: string): string {
	const {text} = alignment.document;
	const named = realign(alignment, applyEdits(text, nameEdits(alignment, briefName)));
	const purpose = named.states.find(state => state.field.role === 'purpose');
	const title = titleOf(named);
	if (!purpose?.isUntouched || title === '') {
		return named.document.text;
	}

	const kind = alignment.form.naming.kind;
	const sentence = `${kind ? `${kind} proposal` : 'Proposal'}: ${title}${/[.!?…。！？]$/u.test(title) ? '' : '.'}`;
	return setFields(named, [[purpose.id, sentence]]).alignment.document.text;
}

/** The brief name that the title gives. */
export function briefNameFor(alignment: Alignment): string {
	return briefNameOf(titleOf(alignment));
}

/** The path of the proposal's file, relative to the root, with forward slashes. */
export function proposalPath(alignment: Alignment, briefName: string, options: FolderOptions): string {
	const {naming} = alignment.form;
	const slots = new Map(
		namingSlots(naming).map(slot => {
			const role = roleOf(slot);
			const state = role === undefined ? undefined : stateOfRole(alignment, role);
			const value = state ? readText(state) : slot;
			return [slot, value === '' ? `[${slot}]` : briefNameOf(value)];
		}),
	);
	const folder = options.folder ?? naming.folder;
	const category = options.layout === 'category' ? `/${briefNameOf(valueOfRole(alignment, 'category'))}` : '';
	return `${folder}${category}/${fileName(naming, briefName, slots)}`;
}

/** Fills the brief name into code spans such as `docs/[enhancement-name].md` that come from the template. */
function nameEdits(alignment: Alignment, briefName: string): readonly TextEdit[] {
	const {form, document} = alignment;
	const known = new Set(nameVariables(form.skeleton).map(({code}) => code));
	return nameVariables(document.text)
		.filter(({code}) => known.has(code))
		.map(({from, to}) => ({from, to, insert: briefName}));
}

type NameVariable = Span & {
	/** The code span that holds it. */
	readonly code: string;
};

function nameVariables(text: string): readonly NameVariable[] {
	return [...text.matchAll(/(?<!`)`[^`\n]+`(?!`)/g)].flatMap(({0: code, index}) =>
		[...code.matchAll(/\[(?:[a-z]+-)*name\]/g)].map(match => ({
			from: index + match.index,
			to: index + match.index + match[0].length,
			code,
		})),
	);
}
