import {makeTimeline} from '../../../../proposal/timeline.js';
import {timelineLines} from '../../../../proposal/timeline-lines.js';
import {type Line, line} from '../../../line.js';
import type {HomeState} from '../home-state.js';

const made = new WeakMap<
	HomeState['content']['proposals'],
	{readonly width: number; readonly lines: readonly Line[]}
>();

/** What the proposals plan against today, to be scrolled. */
export function timelinePane({content, start}: HomeState, width: number): readonly Line[] {
	const {proposals} = content;
	const known = made.get(proposals);
	if (known?.width === width) {
		return known.lines;
	}

	const lines = timelineLines(makeTimeline(proposals, start.today), width - 2).map(text => line(` ${text}`));
	made.set(proposals, {width, lines});
	return lines;
}
