/** How proposals that replace each other are linked, and the files that a move of one of them changes. */
import type {Alignment} from '../template/align.js';
import type {Change} from './change.js';
import {addLink, type Link, linksOf, removeLink} from './facts.js';
import type {FileChange} from './plan.js';
import {titleOf} from './role-state.js';
import {inTurn, unchanged} from './step.js';

/** A document with its file, relative to the root, with forward slashes. */
export type Located = {readonly path: string; readonly alignment: Alignment};

/** Another proposal that a move links to, or takes the link away from. */
export type Linked = {
	/** As the moved proposal links to it. */
	readonly link: Link;
	/** The other document with its link back to the moved one; undefined for an address. */
	readonly other: (Located & {readonly back: Link}) | undefined;
};

/** Two proposals of a repository, as they link to each other. */
export function linkTo(moved: Located, other: Located): Linked {
	const link = (from: Located, to: Located): Link => ({
		target: relativePath(from.path, to.path),
		title: titleOf(to.alignment) || (to.alignment.top.title?.titleText ?? ''),
	});
	return {link: link(moved, other), other: {...other, back: link(other, moved)}};
}

/** The address of a document outside of the repository. */
export function linkToAddress(target: string): Linked {
	return {link: {target, title: ''}, other: undefined};
}

/** The file that a link in another file leads to; undefined for an address and for what lies outside of the root. */
export function linkedPath(path: string, target: string): string | undefined {
	const parts = /^[a-z][a-z\d+.-]*:|^\//i.test(target) ? ['..'] : path.split('/').slice(0, -1);
	for (const part of target.split('/')) {
		if (part === '..' && parts.pop() === undefined) {
			return undefined;
		}

		parts.push(...(part === '..' || part === '.' ? [] : [part]));
	}

	return parts[0] === '..' ? undefined : parts.join('/');
}

/** The way from the folder of one file to another file. */
function relativePath(from: string, to: string): string {
	const [start, end] = [from.split('/').slice(0, -1), to.split('/')];
	let common = 0;
	while (common < start.length && common < end.length - 1 && start[common] === end[common]) {
		common++;
	}

	return [...start.slice(common).map(() => '..'), ...end.slice(common)].join('/');
}

/** Takes every link to what had taken the place of a proposal away. */
export function removeLinks(alignment: Alignment): Change {
	return linksOf(alignment, 'superseded-by').reduce(
		(change, target) => inTurn(change, removeLink(change.alignment, 'superseded-by', target)),
		unchanged(alignment),
	);
}

/** The links back in the other documents, which come and go with those of the moved one. */
export function linkBack(linked: readonly Linked[], isSuperseded: boolean): readonly Change[] {
	return linked.flatMap(({other}) =>
		other === undefined
			? []
			: isSuperseded
				? addLink(other.alignment, 'supersedes', other.back)
				: removeLink(other.alignment, 'supersedes', other.back.target),
	);
}

/** The files of a move: first that of the moved proposal, then those that it is linked with. */
export function movePlan(
	{path, alignment}: Located,
	linked: readonly Linked[],
	{change, others}: {readonly change: Change; readonly others: readonly Change[]},
): readonly [FileChange, ...FileChange[]] {
	const documents = linked.flatMap(({other}) => other ?? []);
	const fileOf = (document: Located, made: Change | undefined): FileChange => ({
		path: document.path,
		before: document.alignment.document.text,
		after: (made?.alignment ?? document.alignment).document.text,
	});
	return [fileOf({path, alignment}, change), ...documents.map((document, index) => fileOf(document, others[index]))];
}
