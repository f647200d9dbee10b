/** A range of a text: `from` inclusive, `to` exclusive, both UTF-16 offsets. */
export type Span = {readonly from: number; readonly to: number};

/** One replacement: the text in the span becomes `insert`. */
export type TextEdit = Span & {readonly insert: string};

/**
 * Makes the new text from the old one. This is the only way in which the text of a document changes.
 * The edits refer to the old text and may stand in any order; edits that overlap are a bug of the caller and throw.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
	let result = '';
	let position = 0;
	for (const edit of inOrder(edits)) {
		if (edit.from < position || edit.to < edit.from || edit.to > text.length) {
			throw new RangeError(`Text edits overlap or leave the text at ${edit.from}`);
		}

		result += text.slice(position, edit.from) + edit.insert;
		position = edit.to;
	}

	return result + text.slice(position);
}

/** True where two edits touch the same characters, so that they can't be applied together. */
export function haveOverlap(edits: readonly TextEdit[]): boolean {
	const ordered = inOrder(edits);
	return ordered.some((edit, index) => edit.from < (ordered[index - 1]?.to ?? 0));
}

/** The edits that turn the changed text back into `text`, byte for byte. */
export function invertEdits(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
	let shift = 0;
	return inOrder(edits).map(edit => {
		const from = edit.from + shift;
		shift += edit.insert.length - (edit.to - edit.from);
		return {from, to: from + edit.insert.length, insert: text.slice(edit.from, edit.to)};
	});
}

/** Drops what an edit only repeats: the common start and end of the old and the new text of its span. */
export function narrowEdit(text: string, edit: TextEdit): TextEdit {
	const old = text.slice(edit.from, edit.to);
	const limit = Math.min(old.length, edit.insert.length);
	let head = 0;
	while (head < limit && old[head] === edit.insert[head]) {
		head++;
	}

	let tail = 0;
	while (tail < limit - head && old.at(-1 - tail) === edit.insert.at(-1 - tail)) {
		tail++;
	}

	return {from: edit.from + head, to: edit.to - tail, insert: edit.insert.slice(head, edit.insert.length - tail)};
}

function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
	return edits.toSorted((one, other) => one.from - other.from || one.to - other.to);
}
