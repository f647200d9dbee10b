import {allSections, type Section} from '../document/markdown.js';
import {groupByWords, wordsKey} from './field-id.js';
import type {FormSection} from './form.js';
import {matchPattern} from './pattern.js';

/** Sections of a document that are not yet taken, by the words of their headings. */
type Free = ReadonlyMap<string, Section[]>;

/**
 * Finds the sections of a document that stand for those of a form, by the form's section ids: first those at the same
 * place, then, for what is left, those with the same heading anywhere. `top` stands for the form's root; each section
 * is taken once.
 */
export function pairSections(form: FormSection, root: Section, top: Section): ReadonlyMap<string, Section> {
	const pairs = new Map<string, Section>();
	pairInside(pairs, form, top);
	const taken = new Set([top, ...pairs.values()]);
	const free = byWords(allSections(root).filter(section => !taken.has(section)));
	for (const wanted of allFormSections(form)) {
		const found = pairs.has(wanted.id) ? undefined : take(free, wanted);
		if (found) {
			pairs.set(wanted.id, found);
		}
	}

	return pairs;
}

function pairInside(pairs: Map<string, Section>, parent: FormSection, section: Section): void {
	const free = byWords(section.children);
	for (const wanted of childrenOf(parent)) {
		const found = take(free, wanted);
		if (found) {
			pairs.set(wanted.id, found);
			pairInside(pairs, wanted, found);
		}
	}
}

function byWords(sections: readonly Section[]): Free {
	return groupByWords(sections, section => section.titleText);
}

function take(free: Free, wanted: FormSection): Section | undefined {
	if (!wanted.pattern) {
		return free.get(wordsKey(wanted.title))?.shift();
	}

	for (const sections of free.values()) {
		const index = sections.findIndex(({titleText}) => wanted.pattern && matchPattern(wanted.pattern, titleText));
		if (index !== -1) {
			return sections.splice(index, 1)[0];
		}
	}

	return undefined;
}

function childrenOf(section: FormSection): readonly FormSection[] {
	return section.parts.flatMap(part => (part.kind === 'section' ? [part.section] : []));
}

function allFormSections(section: FormSection): readonly FormSection[] {
	return childrenOf(section).flatMap(child => [child, ...allFormSections(child)]);
}
