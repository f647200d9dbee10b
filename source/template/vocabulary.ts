/**
 * The words by which a template says what its parts are for. This is the only place that knows them: nothing else in
 * the program names a section or a label of any template.
 */

/** What the life cycle, the lists and the file name need to know of a proposal. */
export type Role =
	| 'title'
	| 'purpose'
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
	| 'milestones'
	| 'blockers'
	| 'next-steps';

/** When a section is due: while authoring, for approval, while tracking, or for the review at the end. */
export type Stage = 'authoring' | 'approval' | 'tracking' | 'review';

const roleWords: readonly (readonly [Role, RegExp])[] = [
	['title', /^title$/i],
	['purpose', /^(?:purpose|summary in one sentence|tl;?dr)$/i],
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
	['milestones', /^(?:key )?milestones?$/i],
	['blockers', /^(?:current )?blockers?(?: (?:&|and) issues)?$/i],
	['next-steps', /^next (?:steps?|actions?)$/i],
];

const stageWords: readonly (readonly [Stage, RegExp])[] = [
	['review', /post[- ]?(?:implementation|mortem|launch|release)|retrospective|lessons learned/i],
	['tracking', /\btracking\b|implementation (?:status|history|log)|progress (?:log|report)/i],
	['approval', /\bapprovals?\b|sign[- ]?off/i],
];

const requiredRoles: ReadonlySet<Role> = new Set(['title', 'category', 'priority', 'risk']);

/** Words in a bold label that say how the template itself is used, and that no proposal repeats. */
const usageLabel = /^(?:usage|how to use|instructions?)$/i;
const usageHeading =
	/^(?:usage(?: instructions?)?|how to use(?: this template)?|template (?:usage|instructions?)|instructions?)$/i;
const trailerLabel = /^template[- ](?:version|revision)$/i;
const namingLabel = /^(?:naming(?: convention)?|file ?name(?: convention)?|naming rule)$/i;
const dateLabel = /\b(?:date|deadline|due|on|when|created|updated)\b/i;

/** The role of a label or heading, or undefined. */
export function roleOf(words: string): Role | undefined {
	return roleWords.find(([, pattern]) => pattern.test(words.trim()))?.[0];
}

/** The stage that a section's heading speaks of; everything else is authoring. */
export function stageOf(heading: string): Stage {
	return stageWords.find(([, pattern]) => pattern.test(heading))?.[0] ?? 'authoring';
}

/** True for the few roles without which a proposal can't be named or placed. */
export function isRequiredRole(role: Role | undefined): boolean {
	return role !== undefined && requiredRoles.has(role);
}

/** True for a label whose value is a day. */
export function isDateLabel(label: string): boolean {
	return dateLabel.test(label);
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
