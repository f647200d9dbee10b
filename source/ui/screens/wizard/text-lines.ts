/** Texts as lines of a screen. */
import {type FileChange, planDiff} from '../../../proposal/plan.js';
import {displayText, layoutText} from '../../input/text-layout.js';

/** A text wrapped to a width. */
export function textLines(text: string, width: number): readonly string[] {
	return text.split(/\r?\n/).flatMap(line => layoutText(line, width).map(row => displayText(line, row)));
}

/**
 * The change of a file as a unified diff, without the lines that name the file. Each row of a wrapped line keeps its
 * sign. Empty where nothing changes.
 */
export function diffLines(change: FileChange, width: number): readonly string[] {
	const lines = planDiff([change]).replace(/\n$/, '').split('\n').slice(2);
	return lines.flatMap(line => {
		const sign = line.slice(0, 1);
		return /[-+ ]/.test(sign) ? textLines(line.slice(1).replace(/\r$/, ''), width - 1).map(row => sign + row) : [line];
	});
}
