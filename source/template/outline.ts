import type {Section} from '../document/markdown.js';
import {wordsKey} from './field-id.js';
import {findSlots} from './placeholder.js';
import {isTitleLike, speaksOfTemplate} from './vocabulary.js';

/**
 * Where a form has its title: in the only heading of the first level, in the first of several headings of one level, or
 * in none.
 */
export type TitlePlace = 'above' | 'beside' | 'none';

/** The heading that holds a title, and the section that holds everything else. */
export type Top = {
	readonly title: Section | undefined;
	/** The section whose own part is the preamble and whose children are the top sections. */
	readonly section: Section;
};

/** What stands in front of a title and stays as it is, and what stands behind it. */
export type TitleParts = {readonly prefix: string; readonly text: string; readonly suffix: string};

const number =
	/^[^\s:]*?(?:[A-Za-z]+[ \t]+)?#?(?:N{3,}|X{3,}|0{3,}|NUMBER|[<[{]number[>\]}])[:.)]?(?:[ \t]+[-–—])?[ \t]+/i;

/** Finds the title of a template: a heading of its own level, or one that is a placeholder or speaks of a title. */
export function topOfTemplate(root: Section): Top & {readonly place: TitlePlace} {
	const highest = root.children.filter(section => section.level === 1);
	const [first, ...others] = root.children;
	if (highest.length === 1 && highest[0]) {
		return {title: highest[0], section: withHeader(root, highest[0]), place: 'above'};
	}

	const isTitle =
		first &&
		others.every(({titleText}) => titleText !== first.titleText) &&
		(highest.length > 1 ? first === highest[0] && isTitlePlaceholder(first) : isBareTitle(first));
	return isTitle ? {...besideTop(root, first), place: 'beside'} : {title: undefined, section: root, place: 'none'};
}

/** Finds the title of a document that follows a form. `isSection` tells whether a heading is one of the form's. */
export function topOfDocument(root: Section, place: TitlePlace, isSection: (words: string) => boolean): Top {
	const highest = root.children.filter(section => section.level === 1);
	const [first] = root.children;
	if (highest.length === 1 && highest[0] && (place === 'above' || !isSection(wordsKey(highest[0].titleText)))) {
		return {title: place === 'none' ? undefined : highest[0], section: withHeader(root, highest[0])};
	}

	const isFirstTitle = first && place !== 'none' && (highest.length === 0 ? place === 'beside' : first.level === 1);
	return isFirstTitle && !isSection(wordsKey(first.titleText))
		? besideTop(root, first)
		: {title: undefined, section: root};
}

/** A heading that only names the template, where the real title stands in the heading behind it. */
export function templateHeading(root: Section): {readonly heading: Section; readonly title: Section} | undefined {
	const [heading, second] = root.children;
	if (heading?.level !== 1 || !speaksOfTemplate(heading.titleText) || findSlots(heading.titleText).length > 0) {
		return undefined;
	}

	const title = second?.level === 1 ? second : second === undefined ? heading.children[0] : undefined;
	const isTitle =
		title !== undefined &&
		isTitleLike(title.titleText) &&
		(findSlots(title.titleText).length > 0 || /^title$/i.test(title.titleText.trim()));
	return isTitle ? {heading, title} : undefined;
}

/** Takes a title apart: a number in front (`RFC-0000: `) and words around a placeholder are not part of it. */
export function titleParts(titleText: string): TitleParts {
	const start = number.exec(titleText)?.[0].length ?? 0;
	const slots = findSlots(titleText).filter(({from}) => from >= start);
	const [first] = slots;
	const last = slots.at(-1);
	return first && last
		? {
				prefix: titleText.slice(0, first.from),
				text: titleText.slice(first.from, last.to),
				suffix: titleText.slice(last.to),
			}
		: {prefix: titleText.slice(0, start), text: titleText.slice(start), suffix: ''};
}

/** The preamble has the header too that stands in a code block above the title. */
function withHeader(root: Section, title: Section): Section {
	const headers = root.blocks.filter(block => block.kind === 'code');
	return headers.length > 0 ? {...title, blocks: [...headers, ...title.blocks]} : title;
}

/** The title together with the sections beside it, as if they stood below it. */
function besideTop(root: Section, title: Section): Top {
	const others = root.children.filter(section => section !== title);
	return {title, section: {...title, children: [...title.children, ...others], to: root.to}};
}

function isTitlePlaceholder({titleText}: Section): boolean {
	const isShort = titleText.split(/\s+/).length <= 4;
	return findSlots(titleText).length > 0 || number.test(titleText) || (isShort && isTitleLike(titleText));
}

function isBareTitle({titleText}: Section): boolean {
	const {prefix, suffix} = titleParts(titleText);
	const isShort = titleText.split(/\s+/).length <= 4;
	return (isShort && /\btitle\b/i.test(titleText)) || (findSlots(titleText).length > 0 && prefix + suffix === '');
}
