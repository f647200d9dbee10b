/** Random edits of a document: what people do in the wizard, and what they do to the file in an editor. */
import fc from 'fast-check';
import {allSections} from '../../source/document/markdown.js';
import {applyEdits} from '../../source/document/text-edit.js';
import {realign} from '../../source/proposal/change.js';
import {addItem, moveItem, removeItem} from '../../source/proposal/change-group.js';
import {fillField} from '../../source/proposal/fill.js';
import type {Alignment} from '../../source/template/align.js';
import {type Answer, anyAnswer, valueFor} from './any-answer.js';

/** One edit before it is known which document it is made in. */
export type Edit = {readonly way: 'field' | 'item' | 'text'; readonly pick: number; readonly answer: Answer};

/** Edits of fields come up most often. */
export const anyEdit: fc.Arbitrary<Edit> = fc.record({
	way: fc.constantFrom('field', 'field', 'field', 'item', 'text'),
	pick: fc.nat(999),
	answer: anyAnswer,
});

/** The document after an edit; what is refused changes nothing. */
export function edited(alignment: Alignment, edit: Edit): Alignment {
	return ways[edit.way](alignment, edit);
}

const ways: Readonly<Record<Edit['way'], (alignment: Alignment, edit: Edit) => Alignment>> = {
	field(alignment, {pick, answer}) {
		const {states} = alignment;
		const state = states[pick % Math.max(states.length, 1)];
		return state ? fillField(alignment, state.id, valueFor(state, answer)).alignment : alignment;
	},
	item(alignment, {pick}) {
		const groups = alignment.states.filter(({field}) => field.kind === 'group');
		const group = groups[pick % Math.max(groups.length, 1)];
		const number = 1 + (pick % Math.max(group?.items.length ?? 1, 1));
		const changes = [addItem, removeItem, moveItem] as const;
		const change = changes[pick % changes.length] ?? addItem;
		return group ? change(alignment, group.id, number, 1).alignment : alignment;
	},
	text(alignment, {pick, answer}) {
		const {text, eol, root} = alignment.document;
		const sections = allSections(root);
		const section = sections[pick % Math.max(sections.length, 1)];
		const at = section?.to ?? text.length;
		const from = [at, section?.bodyFrom ?? at, at][pick % 3] ?? at;
		const to = pick % 3 === 2 ? Math.min(text.length, from + (pick % 50)) : from;
		const words = answer.others[0] ?? 'Own words.';
		const insert = `${eol}Own ${pick}: ${words.replace(/\s+/g, ' ')}${eol}${eol}`;
		return realign(alignment, applyEdits(text, [{from, to, insert}]));
	},
};
