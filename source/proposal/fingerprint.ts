/**
 * What was approved, remembered as a few signs for each section, so that a later change of what the proposal says can be
 * seen and named. It is one key of the front matter; a document that has none, with its status in the text, has it in a
 * comment on its first line, where it is not shown.
 */
import type {TextEdit} from '../document/text-edit.js';
import type {Alignment} from '../template/align.js';
import {wordsKey} from '../template/field-id.js';
import {topSections} from '../template/form.js';
import type {Change} from './change.js';
import {keyFor, removeKey, setKey} from './facts.js';
import {findStatusPlace} from './status-place.js';
import {refuse, tryEdits, unchanged} from './step.js';
import {substanceOf} from './substance.js';

const words = 'approved content';
const comment = /^\uFEFF?(<!-- approved content: ([0-9a-z ]*) -->[ \t]*\r?\n)/;
const keyLength = 3;
const textLength = 5;

/**
 * What a document says, as one word of eight signs for each part: three for its heading and five for its text. Empty where
 * it says nothing, as front matter alone.
 */
export function fingerprint(alignment: Alignment): string {
	const parts = substanceOf(alignment);
	return (parts.every(({text}) => text === '') ? [] : parts)
		.map(({key, text}) => hash(key, keyLength) + hash(text, textLength))
		.join(' ');
}

/** The key of the front matter that holds it. */
export function approvedKey(alignment: Alignment): string {
	return keyFor(alignment, words);
}

/** The fingerprint that was noted with the last approval; undefined where none was. */
export function approvedContent(alignment: Alignment): string | undefined {
	const {document} = alignment;
	const key = approvedKey(alignment);
	const entry = document.frontMatter?.entries.find(candidate => candidate.key === key);
	const noted = entry?.value ?? comment.exec(document.text)?.[2];
	return noted !== undefined && wordsIn(noted).size > 0 ? noted : undefined;
}

/** The titles of the sections that say something else than was approved; undefined where no approval is noted. */
export function changedSinceApproval(alignment: Alignment): readonly string[] | undefined {
	const noted = approvedContent(alignment);
	if (noted === undefined) {
		return undefined;
	}

	const approved = wordsIn(noted);
	const parts = substanceOf(alignment).map(({key, title, text}) => ({
		title,
		key: hash(key, keyLength),
		text: hash(text, textLength),
	}));
	const changed = parts.filter(({key, text}) => approved.get(key) !== text).map(({title}) => title);
	const there = new Set(parts.map(({key}) => key));
	const titles = topSections(alignment.form).map(({title}) => title);
	const gone = [...approved.keys()]
		.filter(key => !there.has(key))
		.map(key => titles.find(title => hash(wordsKey(title), keyLength) === key) ?? 'a section that is gone');
	return [...changed, ...gone];
}

/** Notes what the document says now as approved. */
export function noteApproval(alignment: Alignment): Change {
	const {document} = alignment;
	const value = fingerprint(alignment);
	if (value === '') {
		return forgetApproval(alignment);
	}

	if (document.frontMatter === undefined && findStatusPlace(alignment).at === 'field') {
		const place = commentAt(document.text) ?? commentPlace(document.text);
		const change = editComment(alignment, {...place, insert: `<!-- ${words}: ${value} -->${document.eol}`});
		if (change.refused.length === 0) {
			return change;
		}
	}

	return setKey(alignment, approvedKey(alignment), value);
}

/** Takes away what was noted with the last approval. */
export function forgetApproval(alignment: Alignment): Change {
	const found = commentAt(alignment.document.text);
	return found ? editComment(alignment, {...found, insert: ''}) : removeKey(alignment, approvedKey(alignment));
}

function editComment(alignment: Alignment, {from, to, insert}: TextEdit): Change {
	const edits = [{from, to, insert}];
	if (alignment.document.text.slice(from, to) === insert) {
		return unchanged(alignment);
	}

	const after = tryEdits(alignment, edits, new Set());
	return typeof after === 'string' ? refuse(alignment, 'document', after) : {alignment: after, refused: [], edits};
}

function commentPlace(text: string): {readonly from: number; readonly to: number} {
	const from = text.startsWith('\uFEFF') ? 1 : 0;
	return {from, to: from};
}

function commentAt(text: string): (ReturnType<typeof commentPlace> & {readonly value: string}) | undefined {
	const match = comment.exec(text);
	const {from} = commentPlace(text);
	return match ? {from, to: from + (match[1]?.length ?? 0), value: match[2] ?? ''} : undefined;
}

function wordsIn(noted: string): ReadonlyMap<string, string> {
	const found = noted.split(/\s+/).filter(word => /^[0-9a-z]{8}$/.test(word));
	return new Map(found.map(word => [word.slice(0, keyLength), word.slice(keyLength)]));
}

/** So many digits and small letters that are others for nearly every other text. */
function hash(text: string, length: number): string {
	let sum = 0x811c9dc5;
	for (let index = 0; index < text.length; index++) {
		sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193);
		sum ^= sum >>> 15;
	}

	sum = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
	sum ^= sum >>> 13;
	return ((sum >>> 0) % 36 ** length).toString(36).padStart(length, '0');
}
