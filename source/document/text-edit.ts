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

/**
 * One list of edits that does what two lists do one after the other: the second refers to the text that the first one
 * makes. What the second takes out of the first one's insertions is never written.
 */
export function composeEdits(first: readonly TextEdit[], second: readonly TextEdit[]): readonly TextEdit[] {
	const composed: TextEdit[] = [];
	const put = (from: number, to: number, insert: string): void => {
		const last = composed.at(-1);
		if (last && last.to === from) {
			composed[composed.length - 1] = {from: last.from, to, insert: last.insert + insert};
		} else if (from < to || insert !== '') {
			composed.push({from, to, insert});
		}
	};

	const waiting = inOrder(first);
	let index = 0;
	/** How much of the insertion of the next edit is behind us; undefined before its place is reached. */
	let used: number | undefined;
	let inOld = 0;
	let inMiddle = 0;
	const pass = (to: number, isKept: boolean): void => {
		while (inMiddle < to) {
			const next = waiting[index];
			if (used === undefined && next?.from === inOld) {
				put(next.from, next.to, '');
				used = 0;
			} else if (next && used === next.insert.length) {
				inOld = next.to;
				used = undefined;
				index++;
			} else if (next && used !== undefined) {
				const length = Math.min(next.insert.length - used, to - inMiddle);
				put(next.to, next.to, isKept ? next.insert.slice(used, used + length) : '');
				used += length;
				inMiddle += length;
			} else {
				const length = Math.min((next?.from ?? Number.POSITIVE_INFINITY) - inOld, to - inMiddle);
				put(inOld, isKept ? inOld : inOld + length, '');
				inOld += length;
				inMiddle += length;
			}
		}
	};

	for (const edit of inOrder(second)) {
		pass(edit.from, true);
		pass(edit.to, false);
		const place = used === undefined ? inOld : (waiting[index]?.to ?? inOld);
		put(place, place, edit.insert);
	}

	for (const {from, to, insert} of waiting.slice(index)) {
		put(used === undefined ? from : to, to, insert.slice(used ?? 0));
		used = undefined;
	}

	return composed;
}

/**
 * Drops what an edit only repeats: the common start and end of the old and the new text of its span. Characters that
 * take two units are never cut in half.
 */
export function narrowEdit(text: string, edit: TextEdit): TextEdit {
	const old = text.slice(edit.from, edit.to);
	const limit = Math.min(old.length, edit.insert.length);
	let head = 0;
	while (head < limit && old[head] === edit.insert[head]) {
		head++;
	}

	head -= /[\uD800-\uDBFF]/.test(old[head - 1] ?? '') ? 1 : 0;
	let tail = 0;
	while (tail < limit - head && old.at(-1 - tail) === edit.insert.at(-1 - tail)) {
		tail++;
	}

	tail -= tail > 0 && /[\uDC00-\uDFFF]/.test(old.at(-tail) ?? '') ? 1 : 0;
	return {from: edit.from + head, to: edit.to - tail, insert: edit.insert.slice(head, edit.insert.length - tail)};
}

function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
	return edits.toSorted((one, other) => one.from - other.from || one.to - other.to);
}
