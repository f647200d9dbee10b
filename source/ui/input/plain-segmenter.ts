/**
 * Stands for `Intl.Segmenter` in the built program (see `build.js`). The real one takes some 20 ms when it is first
 * made, and every frame asks it where letters end; for text in which each code unit is a letter of its own, as in nearly
 * all of our screens, there is nothing to ask.
 */
export class PlainSegmenter {
	readonly #options: ConstructorParameters<typeof Intl.Segmenter>;
	#real: Intl.Segmenter | undefined;

	constructor(...options: ConstructorParameters<typeof Intl.Segmenter>) {
		this.#options = options;
	}

	segment(text: string): Pick<Intl.Segments, 'containing' | typeof Symbol.iterator> {
		const isWords = this.#options[1]?.granularity !== undefined && this.#options[1].granularity !== 'grapheme';
		if (isWords || !plainText.test(text)) {
			const {Segmenter} = Intl;
			this.#real ??= new Segmenter(...this.#options);
			return this.#real.segment(text);
		}

		return {
			containing: (index = 0) =>
				(index >= 0 && index < text.length ? at(text, Math.trunc(index)) : undefined) as Intl.SegmentData,
			[Symbol.iterator]: () => letters(text) as Intl.SegmentIterator<Intl.SegmentData>,
		};
	}
}

/** ASCII but for carriage return (which joins with a line feed), and the signs and lines of our own screens. */
const plainText = /^[\0-\f\x0E-\x7E\u00B7\u2013\u2026\u2190-\u2193\u2039\u203A\u2500-\u257F\u25B8\u25CB\u25D0\u2713]*$/;

function at(input: string, index: number): Intl.SegmentData {
	return {segment: input[index] ?? '', index, input};
}

function* letters(text: string): Generator<Intl.SegmentData> {
	for (let index = 0; index < text.length; index++) {
		yield at(text, index);
	}
}
