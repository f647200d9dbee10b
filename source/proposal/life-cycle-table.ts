/** The product's own life cycle as data: its statuses, what is open at each, and the moves between them with the reason. */
import type {Meaning, Stage} from '../template/vocabulary.js';

/**
 * Which way a move goes: along the line, aside (where the work on the proposal ends or rests), again from there, or one
 * step back, by which a mistaken move is repaired.
 */
export type MoveKind = 'forward' | 'aside' | 'again' | 'back';

/** Moves of one kind to one status. */
export type MoveRow = {
	readonly kind: MoveKind;
	readonly from: readonly Meaning[];
	readonly to: Meaning;
	/** What the move says of the proposal. */
	readonly says: string;
};

/** The way of a proposal that is carried out. The last one of it that a repository has is final. */
export const line: readonly Meaning[] = [
	'draft',
	'proposed',
	'in-review',
	'approved',
	'in-progress',
	'completed',
	'reviewed',
];

/** The statuses beside the line at which nothing more is expected. What is deferred only rests. */
export const finalMeanings: ReadonlySet<Meaning> = new Set(['rejected', 'withdrawn', 'superseded']);

/** The statuses before anything was decided. */
export const undecidedMeanings: ReadonlySet<Meaning> = new Set(['draft', 'proposed', 'in-review']);

/** The stages that are due at a status; a stage that is not due is never missing. */
export const openStages: Readonly<Record<Meaning, readonly Stage[]>> = {
	draft: ['authoring'],
	proposed: ['authoring'],
	'in-review': ['authoring', 'approval'],
	approved: ['authoring', 'approval', 'tracking'],
	'in-progress': ['authoring', 'approval', 'tracking'],
	completed: ['authoring', 'approval', 'tracking', 'review'],
	reviewed: ['authoring', 'approval', 'tracking', 'review'],
	deferred: ['authoring', 'approval'],
	rejected: ['authoring', 'approval'],
	withdrawn: ['authoring'],
	superseded: ['authoring'],
};

/**
 * Every possible move. Along the line nothing is skipped, so that no proposal is approved unread or completed unapproved.
 * What is approved is not rejected: the approval is taken back first. What is completed can only be superseded. What was put
 * off, rejected or withdrawn comes back as proposed; what was superseded goes back to where it stood, which the file does not say.
 */
export const moveRows: readonly MoveRow[] = [
	{kind: 'forward', from: ['draft'], to: 'proposed', says: 'it is ready for others to read'},
	{kind: 'forward', from: ['proposed'], to: 'in-review', says: 'the review begins'},
	{kind: 'forward', from: ['in-review'], to: 'approved', says: 'it is decided: yes'},
	{kind: 'forward', from: ['approved'], to: 'in-progress', says: 'the work begins'},
	{kind: 'forward', from: ['in-progress'], to: 'completed', says: 'the work is done'},
	{kind: 'forward', from: ['completed'], to: 'reviewed', says: 'its results were looked at'},
	{kind: 'back', from: ['proposed'], to: 'draft', says: 'it is not ready yet'},
	{kind: 'back', from: ['in-review'], to: 'proposed', says: 'the review has not begun after all'},
	{kind: 'back', from: ['approved'], to: 'in-review', says: 'the approval is taken back'},
	{kind: 'back', from: ['in-progress'], to: 'approved', says: 'the work has not begun after all'},
	{kind: 'back', from: ['completed'], to: 'in-progress', says: 'something is still to be done'},
	{kind: 'back', from: ['reviewed'], to: 'completed', says: 'its results have to be looked at again'},
	{
		kind: 'aside',
		from: ['proposed', 'in-review', 'approved', 'in-progress'],
		to: 'deferred',
		says: 'it is put off',
	},
	{kind: 'aside', from: ['proposed', 'in-review', 'deferred'], to: 'rejected', says: 'it is decided: no'},
	{
		kind: 'aside',
		from: ['draft', 'proposed', 'in-review', 'approved', 'in-progress', 'deferred'],
		to: 'withdrawn',
		says: 'it is given up',
	},
	{
		kind: 'aside',
		from: ['draft', 'proposed', 'in-review', 'approved', 'in-progress', 'completed', 'reviewed', 'deferred'],
		to: 'superseded',
		says: 'another proposal takes its place',
	},
	{kind: 'again', from: ['deferred', 'rejected', 'withdrawn'], to: 'proposed', says: 'it is taken up again'},
	{kind: 'again', from: ['superseded'], to: 'proposed', says: 'it holds again'},
	{kind: 'again', from: ['superseded'], to: 'in-review', says: 'it holds again, and was in review'},
	{kind: 'again', from: ['superseded'], to: 'approved', says: 'it holds again, and was approved'},
	{kind: 'again', from: ['superseded'], to: 'in-progress', says: 'it holds again, and was being worked on'},
	{kind: 'again', from: ['superseded'], to: 'completed', says: 'it holds again, and was completed'},
	{kind: 'again', from: ['superseded'], to: 'reviewed', says: 'it holds again, and was reviewed'},
];
