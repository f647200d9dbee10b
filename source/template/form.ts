import type {LabelStyle} from '../document/field-line.js';
import type {MarkdownDocument} from '../document/markdown.js';
import type {Naming} from './naming.js';
import type {TitlePlace} from './outline.js';
import type {Pattern} from './pattern.js';
import type {FieldKind, Placeholder} from './placeholder.js';
import type {LabelTable, RowTable, TableLabel} from './table-shape.js';
import type {Meaning, Role, Stage} from './vocabulary.js';

/** Where a field's value stands in a document, relative to its section. */
export type Place =
	/** A key of the front matter; a list has an item in each line of its value. */
	| {readonly at: 'front-matter'; readonly key: string; readonly isList: boolean}
	/** The text of the document's title, behind the kind (`Enhancement: `) and before what the template adds to it. */
	| {readonly at: 'document-title'; readonly prefix: string; readonly suffix: string}
	/** Behind a label. */
	| {readonly at: 'label'; readonly label: string; readonly style: LabelStyle}
	/** The list or quote below a label. */
	| {readonly at: 'below-label'; readonly label: string; readonly style: LabelStyle}
	/** Everything below the heading. */
	| {readonly at: 'body'}
	/** The text of the section's own part before its fields and sections, or behind its fields. */
	| {readonly at: 'text'; readonly region: 'start' | 'end'}
	/** The boxes below the heading, or only those below a label. */
	| {readonly at: 'list'; readonly label?: string; readonly style?: LabelStyle}
	/** Inside the section's heading. */
	| {readonly at: 'heading'; readonly slot: string}
	/** Inside a list item. */
	| {readonly at: 'item'; readonly slot: string}
	/** A cell of a table whose rows are labels. */
	| {readonly at: 'cell'; readonly table: LabelTable; readonly label: TableLabel}
	/** A cell in each row of a table whose rows repeat; columns are counted from 0. */
	| {readonly at: 'column'; readonly column: number}
	/** A group: list items or sections of one shape. */
	| {readonly at: 'items' | 'sections'}
	/** A group: the rows of a table. */
	| {readonly at: 'rows'; readonly table: RowTable};

/** One question of the form. */
export type Field = {
	/** Path of slugs of headings and label, such as `current-state-analysis.impact-assessment.security`. */
	readonly id: string;
	readonly label: string;
	readonly kind: FieldKind;
	/** What the template tells the author. */
	readonly hint: string | undefined;
	/** The template's values of a choice or option, or the units of an effort. */
	readonly choices: readonly string[];
	readonly required: boolean;
	/** The template's author says that it may be left out, whatever its role. */
	readonly isOptional: boolean;
	/** It can be read but not changed here: a value of the front matter over several lines. */
	readonly isFixed: boolean;
	readonly role: Role | undefined;
	readonly place: Place;
	/** The template's own text at the place of the value: what says that nothing is filled in yet. */
	readonly raw: string;
	/** The template's text is no placeholder but a suggestion that may stay: the name of a phase. */
	readonly isSuggestion: boolean;
	/** Only brackets separate the value from the words before it, so it is written in round ones. */
	readonly isBracketed: boolean;
	/** How numbers are written, for percent and effort. */
	readonly placeholder: Placeholder | undefined;
	/** What fills the field without asking: the product itself, or another field that holds the same words. */
	readonly filledBy: 'title' | 'category' | 'status' | 'today' | 'created' | undefined;
	/** The texts of the template's items, for a check list. */
	readonly items: readonly string[];
	/** The shape of one item, for a group. */
	readonly group: Group | undefined;
};

/** The shape of the items of a repeatable group. */
export type Group = {
	/** What one item is called: `Phase`, `Risk`. */
	readonly noun: string;
	readonly pattern: Pattern;
	/** Items carry a box that can be ticked. */
	readonly hasBox: boolean;
	/** The fields of one item; their ids are relative to the item's. */
	readonly fields: readonly Field[];
	/** The template's own items as raw text, the first line without its marker: what a cleared group goes back to. */
	readonly skeletons: readonly string[];
	/** What the group's items are when nothing was changed: their number in the template. */
	readonly count: number;
};

/** A heading of the template with what it asks for. */
export type FormSection = {
	readonly id: string;
	/** The heading without its slots: `Recommended Approach`. */
	readonly title: string;
	readonly level: number;
	readonly stage: Stage;
	readonly hint: string | undefined;
	/** The pattern of a heading that holds a value itself. */
	readonly pattern: Pattern | undefined;
	/** Fields of the section's own part and its sections, in the template's order. */
	readonly parts: readonly FormPart[];
	/** The section as the template has it, with its heading, for putting it back. */
	readonly source: string;
};

export type FormPart =
	| {readonly kind: 'field'; readonly field: Field}
	| {readonly kind: 'section'; readonly section: FormSection};

/** A Markdown template read as a form. */
export type Form = {
	readonly name: string;
	/** The template's text. */
	readonly text: string;
	/** The root: front matter, title and preamble are its fields, the top sections its sections. */
	readonly root: FormSection;
	/** What a new proposal starts from: the template without what only speaks of the template. */
	readonly skeleton: string;
	/** The skeleton with the positions of its parts. */
	readonly document: MarkdownDocument;
	readonly titlePlace: TitlePlace;
	/**
	 * The texts of the fields of the template's own items, by `itemRawKey` and in the order of the items: where they
	 * differ from item to item each of them says that nothing is filled in yet.
	 */
	readonly itemRaws: ReadonlyMap<string, readonly string[]>;
	readonly naming: Naming;
	/** The statuses of its proposals where the repository has its own. */
	readonly statuses?: readonly StatusRule[];
};

/** A status as a repository gives it; what is left out follows from the others. */
export type StatusRule = {
	readonly name: string;
	/** The status of the product that it stands for. */
	readonly as?: Meaning;
	/** The statuses that it may become. */
	readonly to?: readonly string[];
	/** The stages whose sections are due. */
	readonly open?: readonly Stage[];
	/** Nothing more is expected of a proposal with this status. */
	readonly final?: boolean;
};

/** The key of a member of a group's items in a form's item texts. */
export function itemRawKey(groupId: string, memberId: string): string {
	return `${groupId}/${memberId}`;
}

/** Every field of the form in the template's order; a group counts as one field, its members are inside it. */
export function allFields(form: Form): readonly Field[] {
	return fieldsOf(form.root);
}

/** The top sections that hold questions, in order. */
export function topSections(form: Form): readonly FormSection[] {
	return form.root.parts.flatMap(part => (part.kind === 'section' ? [part.section] : []));
}

/** Every field of a section with those of its sections. */
export function fieldsOf(section: Pick<FormSection, 'parts'>): readonly Field[] {
	return section.parts.flatMap(part => (part.kind === 'field' ? [part.field] : fieldsOf(part.section)));
}

/** The field with a role, if the template has one. */
export function fieldWithRole(form: Form, role: Role): Field | undefined {
	return allFields(form).find(field => field.role === role && field.filledBy === undefined);
}
