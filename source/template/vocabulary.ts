/**
 * The words by which a template says what its parts are for. This is the only place that knows them: nothing else in
 * the program names a section or a label of any template.
 */

import {wordsKey} from './field-id.js';

/** What the life cycle, the lists and the file name need to know of a proposal. */
export type Role =
	| 'title'
	| 'purpose'
	| 'status'
	| 'updated'
	| 'category'
	| 'priority'
	| 'risk'
	| 'effort'
	| 'impact'
	| 'phase'
	| 'current-phase'
	| 'progress'
	| 'decision'
	| 'approver'
	| 'approval-date'
	| 'reason'
	| 'supersedes'
	| 'superseded-by'
	| 'milestones'
	| 'blockers'
	| 'next-steps';

/** When a section is due: while authoring, for approval, while tracking, or for the review at the end. */
export type Stage = 'authoring' | 'approval' | 'tracking' | 'review';

/** The statuses of the product's own life cycle: what a status of any template can mean. */
export type Meaning =
	| 'draft'
	| 'proposed'
	| 'in-review'
	| 'approved'
	| 'in-progress'
	| 'completed'
	| 'reviewed'
	| 'deferred'
	| 'rejected'
	| 'withdrawn'
	| 'superseded';

/** What a box or a word says of a proposal. */
export type Decision = 'yes' | 'no' | 'deferred';

const roleWords: readonly (readonly [Role, RegExp])[] = [
	['title', /^(?:(?:feature|proposal|enhancement|decision|rfc|adr) (?:title|name)|title)$/i],
	['purpose', /^(?:purpose|summary in one sentence|tl;?dr)$/i],
	['status', /^status$/i],
	['updated', /^(?:last[- ]?updated?|last[- ]?modified|updated)(?: on| date)?$/i],
	['category', /^(?:category|type|area|kind)$/i],
	['priority', /^priority$/i],
	['risk', /^(?:technical )?risk(?: level)?$/i],
	['effort', /^(?:estimated |estimate of )?effort(?: estimate)?$/i],
	['impact', /^(?:business )?impact$/i],
	['phase', /^(?:phase|stage)$/i],
	['current-phase', /^current (?:phase|task)$/i],
	['progress', /^(?:progress|completion)$/i],
	['decision', /^(?:approved(?: for .+)?|decision|approval decision)$/i],
	['approver', /^(?:approver|approved by|decided by)$/i],
	['approval-date', /^(?:approved date|approval date|date of approval|decision date|approved on)$/i],
	['reason', /^(?:approval|decision) (?:reasons?|rationale|conditions?|notes?|comments?)$/i],
	['supersedes', /^(?:supersedes|replaces)$/i],
	['superseded-by', /^(?:superseded|replaced) by$/i],
	['milestones', /^(?:key )?milestones?$/i],
	['blockers', /^(?:current )?blockers?(?: (?:&|and) issues)?$/i],
	['next-steps', /^next (?:steps?|actions?)$/i],
];

const stageWords: readonly (readonly [Stage, RegExp])[] = [
	['review', /post[- ]?(?:implementation|mortem|launch|release)|retrospective|lessons learned/i],
	['tracking', /\btracking\b|implementation (?:status|history|log)|progress (?:log|report)/i],
	['approval', /\bapprovals?\b|sign[- ]?off/i],
];

/** Words for a status in templates of many teams, as their slugs. */
const meaningWords: readonly (readonly [Meaning, RegExp])[] = [
	['draft', /^(?:draft|idea|new)$/],
	['proposed', /^(?:proposed|proposal|provisional|submitted)$/],
	['in-review', /^(?:(?:in-|under-)?review|to-be-reviewed|ready-for-review|last-call)$/],
	['approved', /^(?:approved|accepted|implementable|ready-for-implementation)$/],
	['in-progress', /^(?:in-progress|in-development|implementing|building|started)$/],
	['completed', /^(?:completed?|implemented|done|shipped|released|final)$/],
	['reviewed', /^reviewed$/],
	['deferred', /^(?:deferred|postponed|on-hold)$/],
	['rejected', /^(?:rejected|declined|denied)$/],
	['withdrawn', /^(?:withdrawn|abandoned|cancell?ed|dropped|deprecated)$/],
	['superseded', /^(?:superseded|replaced)$/],
];

const decisionWords: readonly (readonly [Decision, RegExp])[] = [
	['deferred', /^(?:deferred?|postponed?|later|on hold|not (?:now|yet))\b/i],
	['no', /^(?:no|not|rejected?|declined?|denied)\b/i],
	['yes', /^(?:yes|approved?|accepted?|granted|go)\b/i],
];

const reasonLabel = /^(?:reasons?|rationale|conditions?|notes?|comments?)$/i;
const doneWords = /^(?:completed?|done|finished|shipped|released|live)$/i;
const nothingWords =
	/^(?:none|nothing|no(?: (?:current )?(?:blockers?|issues?))?(?: (?:yet|so far|at the moment))?|n\/?a|[-–—])\.?$/i;

/** The stage whose sections open at a status, for authors of templates. */
const stageOfStatus: ReadonlyMap<string, Stage> = new Map([
	['draft', 'authoring'],
	['proposed', 'authoring'],
	['authoring', 'authoring'],
	['in-review', 'approval'],
	['approval', 'approval'],
	['approved', 'tracking'],
	['in-progress', 'tracking'],
	['tracking', 'tracking'],
	['completed', 'review'],
	['reviewed', 'review'],
	['review', 'review'],
]);

const requiredRoles: ReadonlySet<Role> = new Set(['title', 'category', 'priority', 'risk']);

/** Labels and keys whose value is one of a few words, so that two parts with a slash are a choice already. */
const choiceLabel =
	/\b(?:status|type|category|kind|stage|priority|level|impact|likelihood|probability|severity|risk|state|effort|size|complexity)\b/i;
const titleWords = /\b(?:title|name|feature)\b/i;
const templateWord = /\btemplate\b/i;
const boilerplateHeading = /^(?:copyright|licen[cs]e|table of contents|contents|toc)\b/i;
const headerHeading = /^(?:preamble|metadata|meta ?data|header|front matter)$/i;
const licenceComment = /\b(?:copyright|licen[cs]ed?|spdx)\b/i;
const generatedComment = /^\s*\/?toc\s*$|\bdoctoc\b|^\s*(?:prettier|markdownlint|vale|cspell|eslint)\b/i;
const optionalWords = /^(?:optional|if applicable|if needed|if any)$/i;
const markAtEnd = /[ \t](?:\*{1,2}|_{1,2})?[([]([^()[\]]{1,20})[)\]](?:\*{1,2}|_{1,2})?[ \t]*$/;
/** Words in the name of a repeated heading that do not say what is repeated: `{title of option 1}` is an option. */
const countingWords =
	/\b(?:title|name|heading|summary|short|of|the|your|a|an|other|another|next|first|second|third|one|two|three|n|\d+)\b/gi;

/** Words in a bold label that say how the template itself is used, and that no proposal repeats. */
const usageLabel = /^(?:usage|how to use|instructions?|directory structure|example)$/i;
const usageHeading =
	/^(?:usage(?: instructions?)?|how to use(?: this template)?|template (?:usage|instructions?)|instructions?)$/i;
const trailerLabel = /^template[- ](?:version|revision)$/i;
const namingLabel = /^(?:naming(?: convention)?|file ?name(?: convention| format)?|naming rule)$/i;
const dateLabel = /\b(?:date|deadline|due|on|when|created|updated)\b/i;
const statusLabel = /^status$/i;
const updatedLabel = /^(?:last ?updated?|last[ ]?modified|updated|modified)$/i;
const recordLabel =
	/^(?:date|created|creation|submitted|proposed|decided|decision|approved|accepted|published|last|updated)\b/i;
const scheduleLabel =
	/\b(?:deadline|due|until|by when|target|eta|estimated (?:completion|end|finish|start)|completion date|(?:start|end|finish|launch|release|delivery|ship) (?:date|on|day)|planned for|look again)\b/i;

/** The role of a label or heading, or undefined. */
export function roleOf(words: string): Role | undefined {
	return roleWords.find(([, pattern]) => pattern.test(words.trim()))?.[0];
}

/** The stage that a section's heading speaks of; everything else is authoring. */
export function stageOf(heading: string): Stage {
	return stageWords.find(([, pattern]) => pattern.test(heading))?.[0] ?? 'authoring';
}

/** The role of that name, or undefined. */
export function readRole(name: string): Role | undefined {
	return roleWords.find(([role]) => role === name.trim().toLowerCase())?.[0];
}

/** The stage of that name, or the one that opens at the status of that name. */
export function stageAt(word: string): Stage | undefined {
	return stageOfStatus.get(word.trim().toLowerCase().replace(/\s+/g, '-'));
}

/** What a status of that name means, if it is one that the product knows in some spelling. */
export function meaningOf(status: string): Meaning | undefined {
	const slug = statusKey(status);
	return meaningWords.find(([, pattern]) => pattern.test(slug))?.[0];
}

/** What statuses are compared by: `In Review`, `inReview` and `in_review` are `in-review`. */
export function statusKey(status: string): string {
	return wordsKey(status.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, '-'));
}

/** What the words of a box or choice decide. */
export function decisionOf(words: string): Decision | undefined {
	return decisionWords.find(([, pattern]) => pattern.test(words.trim()))?.[0];
}

/** True for a label that asks for the reason of a decision, where it stands in a section on that. */
export function isReasonLabel(label: string): boolean {
	return reasonLabel.test(label.trim());
}

/** True for a phase in which all the work is done. */
export function isDonePhase(words: string): boolean {
	return doneWords.test(words.trim());
}

/** True for words that say that there is nothing to say: no blockers, none. */
export function saysNothing(words: string): boolean {
	return nothingWords.test(words.trim().replace(/^[-*+][ \t]+/, ''));
}

/** True for the few roles without which a proposal can't be named or placed. */
export function isRequiredRole(role: Role | undefined): boolean {
	return role !== undefined && requiredRoles.has(role);
}

/** True for a label whose value is a day. */
export function isDateLabel(label: string): boolean {
	return dateLabel.test(label);
}

/** True for a label, key or heading that gives the status of a document. */
export function isStatusLabel(words: string): boolean {
	return statusLabel.test(words.trim());
}

/** True for a label or key that gives the day of the last change. */
export function isUpdatedLabel(words: string): boolean {
	return updatedLabel.test(words.trim());
}

/** True for a label that gives a day on which something was done when it was written. */
export function isRecordLabel(words: string): boolean {
	return recordLabel.test(words.trim());
}

/** True for a label that gives a day on which something is to be done. */
export function isScheduleLabel(words: string): boolean {
	return scheduleLabel.test(words);
}

/** True for a label that tells how to use the template. */
export function isUsageLabel(label: string): boolean {
	return usageLabel.test(label.trim());
}

/** True for a heading of the part that tells how to use the template. */
export function isUsageHeading(heading: string): boolean {
	return usageHeading.test(heading.trim());
}

/** True for a label of the block that gives the template's own version. */
export function isTrailerLabel(label: string): boolean {
	return trailerLabel.test(label.trim());
}

/** True for a label that gives the naming convention of the files. */
export function isNamingLabel(label: string): boolean {
	return namingLabel.test(label.trim());
}

/** True for a label whose value is one of a few words. */
export function isChoiceLabel(label: string): boolean {
	return choiceLabel.test(label);
}

/** True for words that speak of a title or a name. */
export function isTitleLike(words: string): boolean {
	return titleWords.test(words);
}

/** True for words that speak of the template itself. */
export function speaksOfTemplate(words: string): boolean {
	return templateWord.test(words);
}

/** True for a heading whose text stays as the template has it. */
export function isBoilerplateHeading(heading: string): boolean {
	return boilerplateHeading.test(heading.trim());
}

/** True for a heading of a block of `key: value` lines. */
export function isHeaderHeading(heading: string): boolean {
	return headerHeading.test(heading.trim());
}

/** True for a comment that is to stay in every document: a licence, or a mark for another tool. */
export function isLastingComment(comment: string): boolean {
	return licenceComment.test(comment) || generatedComment.test(comment);
}

/** A heading without the mark that its section may be left out, such as `(Optional)`. */
export function withoutOptionalMark(heading: string): string {
	const match = markAtEnd.exec(heading);
	return match?.[1] && isOptionalMark(match[1]) ? heading.slice(0, match.index).trimEnd() : heading;
}

/** True for words that say that a part may be left out. */
export function isOptionalMark(words: string): boolean {
	return optionalWords.test(words.trim());
}

/** What the name of a repeated heading names: `option` for `title of option 1`. */
export function nounOf(name: string): string {
	return name
		.replace(countingWords, ' ')
		.replace(/[^\p{L}]+/gu, ' ')
		.trim()
		.toLowerCase();
}

/** Several of a noun: `Stories` for `Story`. */
export function pluralOf(noun: string): string {
	return /[^aeiou]y$/i.test(noun)
		? `${noun.slice(0, -1)}ies`
		: /(?:s|x|z|ch|sh)$/i.test(noun)
			? `${noun}es`
			: `${noun}s`;
}
