/**
 * Says whether a change left alone what nobody edited. Everything is measured on the texts before and after; what the
 * product itself thinks of its edit is not asked.
 */
import assert from 'node:assert/strict';
import {parseMarkdown} from '../../source/document/markdown.js';
import {applyEdits, invertEdits, narrowEdit, type Span, type TextEdit} from '../../source/document/text-edit.js';
import type {Change} from '../../source/proposal/change.js';

/** The text before and after, the spans of the old one that may change, and the edits if the change tells them. */
export type TextChange = {
	readonly text: string;
	readonly now: string;
	readonly spans: readonly Span[];
	readonly edits: readonly TextEdit[] | undefined;
};

/** A change that was made, with the spans of the old text that it may touch. */
export function textChange(text: string, change: Change, spans: readonly Span[]): TextChange {
	const edits = 'edits' in change ? (change.edits as readonly TextEdit[]) : undefined;
	return {text, now: change.alignment.document.text, spans: merged(spans), edits};
}

/** Everything that a change must leave alone outside its spans: bytes, line ends, the kinds of blocks; and it can be undone. */
export function checkText(change: TextChange): void {
	checkBytes(change);
	checkLineEnds(change);
	checkBlocks(change);
	checkUndo(change);
}

/** Every line is there still, in its order, with others in between. */
export function checkLines(text: string, now: string): void {
	const lines = now.split('\n').map(line => line.trim());
	let position = 0;
	for (const line of text.split('\n').map(part => part.trim())) {
		position = lines.indexOf(line, position) + 1;
		assert.notEqual(position, 0, `the line stays: ${JSON.stringify(line)}`);
	}
}

/** Every line that shares no character with the spans is there still, in whatever order. */
export function checkOwnLines(text: string, now: string, spans: readonly Span[]): void {
	const lines = now.split('\n').map(line => line.trim());
	let from = 0;
	for (const line of text.split('\n')) {
		const to = from + line.length;
		if (!spans.some(span => span.from <= to && span.to >= from)) {
			const found = lines.indexOf(line.trim());
			assert.notEqual(found, -1, `the line stays: ${JSON.stringify(line)}`);
			lines.splice(found, 1);
		}

		from = to + 1;
	}
}

/** Spans in order; those that touch become one. */
export function merged(spans: readonly Span[]): readonly Span[] {
	const result: Span[] = [];
	for (const span of spans.toSorted((one, other) => one.from - other.from || one.to - other.to)) {
		const last = result.at(-1);
		if (last && span.from <= last.to) {
			result[result.length - 1] = {from: last.from, to: Math.max(last.to, span.to)};
		} else {
			result.push(span);
		}
	}

	return result;
}

/** What stands between the spans must be there still, in its order and unchanged. */
function checkBytes({text, now, spans}: TextChange): void {
	let position = 0;
	let found = 0;
	for (const [index, {from, to}] of spans.entries()) {
		const kept = text.slice(position, from);
		const start = index === 0 ? (now.startsWith(kept) ? 0 : -1) : now.indexOf(kept, found);
		assert.notEqual(start, -1, `the text before an edit stays: ${JSON.stringify(kept)}`);
		found = start + kept.length;
		position = to;
	}

	const rest = text.slice(position);
	assert.ok(now.length - rest.length >= found && now.endsWith(rest), `the text behind stays: ${JSON.stringify(rest)}`);
}

/** Line ends, the byte order mark and a missing line break at the end stay as they are; a file may mix them. */
function checkLineEnds({text, now, spans, edits}: TextChange): void {
	const isMixed = /(?<!\r)\n/.test(text) && text.includes('\r\n');
	const kept = text.slice(0, spans[0]?.from) + text.slice(spans.at(-1)?.to);
	if (!isMixed && kept.includes('\n') && now.includes('\n')) {
		assert.equal(/(?<!\r)\n/.test(now), /(?<!\r)\n/.test(text), 'the same line ends');
		assert.equal(now.includes('\r\n'), text.includes('\r\n'), 'the same line ends');
	}

	assert.equal(now.startsWith('\uFEFF'), text.startsWith('\uFEFF'), 'the same byte order mark');
	const last = edits?.at(-1);
	const isOpenCut = !text.endsWith('\n') && last?.insert === '' && last.to === text.length;
	const isCut = isOpenCut || now === text.slice(0, spans[0]?.from);
	if (text !== '' && !isCut) {
		assert.equal(now.endsWith('\n'), text.endsWith('\n'), 'the same end of the file');
	}
}

function checkBlocks({text, now, spans}: TextChange): void {
	const from = spans[0]?.from ?? 0;
	const to = spans.at(-1)?.to ?? 0;
	const old = partsOf(text);
	const parts = partsOf(now);
	const before = old.filter(part => part.to < from);
	const behind = old.filter(part => part.from > to);
	assert.deepEqual(parts.slice(0, before.length).map(partKey(0)), before.map(partKey(0)), 'the blocks before stay');
	const rest = behind.length === 0 ? [] : parts.slice(-behind.length);
	assert.deepEqual(rest.map(partKey(0)), behind.map(partKey(now.length - text.length)), 'the blocks behind stay');
}

type TextPart = Span & {readonly kind: string};

/** The blocks of a text; of a list its items, as two lists may become one when what stood between them goes. */
function partsOf(text: string): readonly TextPart[] {
	return parseMarkdown(text).blocks.flatMap((block): readonly TextPart[] =>
		block.items.length === 0
			? [block]
			: block.items.map(({lineFrom, to, box}) => ({kind: box ? 'task' : 'item', from: lineFrom, to})),
	);
}

function partKey(by: number): (part: TextPart) => string {
	return ({kind, from, to}) => `${kind} ${from + by}-${to + by}`;
}

/** The inverse of the edits gives the old text; where a change does not say what it edited, its one difference does. */
function checkUndo({text, now, edits}: TextChange): void {
	const made = edits ?? [narrowEdit(text, {from: 0, to: text.length, insert: now})];
	assert.equal(applyEdits(text, made), now, 'the edits give the new text');
	assert.equal(applyEdits(now, invertEdits(text, made)), text, 'the inverse edits give the old text');
}
