import {layoutText} from '../../../input/text-layout.js';
import {blank, fitLine, type Line, line, wrapWords} from '../../../line.js';
import type {Style, Symbols} from '../../../theme.js';
import {currentState, pathOf, type WizardState} from '../wizard-state.js';
import {margin, type Pane, windowOf} from './pane.js';

/** The right side: the document around the field, as it stands with what is being typed. */
export function previewPane(state: WizardState, symbols: Symbols): Pane {
	const {preview, body} = state.layout;
	const width = preview - 3;
	const current = currentState(state);
	const {text} = state.alignment.document;
	const span = current?.span ?? {from: 0, to: 0};
	const typed =
		state.editor.kind === 'text' && state.editor.buffer.text !== ''
			? state.editor.buffer.text.slice(0, 20_000)
			: text.slice(span.from, span.to);
	const before = lastLines(text.slice(0, span.from), Math.floor(body / 3));
	const after = text.slice(span.to, span.to + body * 200).split(/\r?\n/);
	const [restOfLine = '', ...following] = after;
	const rows: Line[] = [
		...before.slice(0, -1).flatMap(content => previewLines(content, width, 'dim')),
		...previewLines(`${before.at(-1) ?? ''}${typed}${restOfLine}`, width, 'accent'),
		...following.slice(0, body).flatMap(content => previewLines(content, width, 'dim')),
	];
	const path = pathOf(state);
	const head: readonly Line[] = [fitLine(line(` ${path}`, 'dim'), preview - 1, symbols.cut), blank];
	if (current && current.span === undefined) {
		const says = wrapWords('Not in the file yet. It is put back where the template has it when you fill it in.', width);
		const lines = [...head, ...says.map(text => line(` ${text}`, 'dim'))];
		return {lines: windowOf(lines, 0, body), cursor: undefined, choice: undefined, above: 0};
	}

	return {lines: windowOf([...head, ...rows.map(margin)], 0, body), cursor: undefined, choice: undefined, above: 0};
}

function previewLines(text: string, width: number, style: Style): readonly Line[] {
	return text.split('\n').flatMap(content => {
		const rows = layoutText(content, Math.max(10, width));
		return rows.map(row => line(content.slice(row.from, row.to), style));
	});
}

function lastLines(text: string, count: number): readonly string[] {
	return text
		.slice(-count * 200)
		.split(/\r?\n/)
		.slice(-count);
}
