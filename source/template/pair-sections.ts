import {allSections, type Section} from '../document/markdown.js';
import {groupByWords, wordsKey} from './field-id.js';
import type {FormSection} from './form.js';
import {matchPattern} from './pattern.js';
import {withoutOptionalMark} from './vocabulary.js';

/** Sections of a document that are not yet taken, by the words of their headings. */
type Free = Map<string, Section[]>;

/** How headings are compared: by all their words, or by those that stand before a colon, bracket or dash. */
type Compare = (heading: string) => string;

const comment = /<!--[^\n]*?-->/g;
const countedStart = /^(?:\d+(?:\.\d+)*[.)]?|[A-Z][.)])[ \t]+/;
const laterWords = /[:([{<–—].*$| -+ .*$/s;

const wholeHeading: Compare = heading => wordsKey(withoutOptionalMark(heading.replace(comment, '').trimEnd()));
const firstWords: Compare = heading => wordsKey(heading.replace(countedStart, '').replace(laterWords, ''));

/** What a heading can be paired by. */
export function headingKeys(heading: string): readonly string[] {
	return [wordsKey(wholeHeading(heading)), wordsKey(firstWords(heading))];
}

/**
 * Finds the sections of a document that stand for those of a form, by the form's section ids: first those at the same
 * place with the same heading, then those whose headings begin alike, then, for what is left, the same anywhere. `top`
 * stands for the form's root; each section is taken once.
 */
export function pairSections(form: FormSection, root: Section, top: Section): ReadonlyMap<string, Section> {
	const pairs = new Map<string, Section>();
	pairInside(pairs, form, top);
	const wanted = allFormSections(form);
	const taken = new Set([top, ...pairs.values()]);
	if (wanted.some(section => !pairs.has(section.id))) {
		pairAmong(
			pairs,
			wanted,
			allSections(root).filter(section => !taken.has(section)),
		);
	}

	return pairs;
}

function pairInside(pairs: Map<string, Section>, parent: FormSection, section: Section): void {
	const children = childrenOf(parent);
	pairAmong(pairs, children, section.children);
	for (const child of children) {
		const found = pairs.get(child.id);
		if (found) {
			pairInside(pairs, child, found);
		}
	}
}

/** Pairs what is not paired yet: those with equal headings first, so that none of them is taken by a likeness. */
function pairAmong(pairs: Map<string, Section>, wanted: readonly FormSection[], sections: readonly Section[]): void {
	for (const compare of [wholeHeading, firstWords]) {
		const open = wanted.filter(({id}) => !pairs.has(id));
		if (open.length === 0) {
			return;
		}

		const taken = new Set(pairs.values());
		const free: Free = groupByWords(
			sections.filter(section => !taken.has(section)),
			section => compare(section.titleText),
		);
		for (const section of open) {
			const found = take(free, section, compare);
			if (found) {
				pairs.set(section.id, found);
			}
		}
	}
}

function take(free: Free, {title, pattern}: FormSection, compare: Compare): Section | undefined {
	if (!pattern) {
		const key = compare(title);
		return key === '' ? undefined : free.get(wordsKey(key))?.shift();
	}

	for (const sections of free.values()) {
		const index = sections.findIndex(({titleText}) => matchPattern(pattern, titleText));
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
