import {layoutText} from '../../../input/text-layout.js';
import {blank, fitLine, type Line, line, wrapWords} from '../../../line.js';
import type {Style, Symbols} from '../../../theme.js';
import {previewOf} from '../wizard-preview.js';
import {pathOf, type WizardState} from '../wizard-state.js';
import {margin, type Pane, windowOf} from './pane.js';

/** So much text on each side of the cursor is looked at, in UTF-16 units: more than any terminal shows. */
const reach = 8000;

const notThere = 'Not in the file yet. It is put back where the template has it when you fill it in.';

/** The right side: the lines of the document around the cursor, as they will be with what is being typed. */
export function previewPane(state: WizardState, symbols: Symbols): Pane {
	const {preview, body} = state.layout;
	const width = Math.max(10, preview - 3);
	const {text, field, cursor, isMissing} = previewOf(state);
	const rows: Line[] = [];
	let row = 0;
	let from = lineStart(text, Math.max(0, cursor - reach));
	while (from <= text.length && from < cursor + reach) {
		const end = lineEnd(text, from);
		const isOfField = from <= field.to && end >= field.from;
		const words = text.slice(from, end).replace(/\r$/, '');
		const wrapped = layoutText(words, width);
		if (from <= cursor && cursor <= end) {
			row =
				rows.length +
				Math.max(
					0,
					wrapped.findLastIndex(part => part.from <= cursor - from),
				);
		}

		const style: Style = isOfField ? 'accent' : 'dim';
		rows.push(...wrapped.map(part => margin(line(words.slice(part.from, part.to), style))));
		from = end + 1;
	}

	const head: readonly Line[] = [fitLine(line(` ${pathOf(state)}`, 'dim'), preview - 1, symbols.cut), blank];
	const note = wrapWords(notThere, width).map(words => line(` ${words}`, 'dim'));
	const shown = windowOf(isMissing ? note : rows, row, body - head.length);
	return {lines: [...head, ...shown], cursor: undefined, choice: undefined, above: 0};
}

function lineStart(text: string, offset: number): number {
	return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
	const end = text.indexOf('\n', offset);
	return end === -1 ? text.length : end;
}
