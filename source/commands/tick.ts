import {visibleLine} from '../document/visible-text.js';
import {resolveField} from '../proposal/answers.js';
import {didYouMean} from '../proposal/nearest.js';
import {findBoxes, type Tickable, tickables, tickBox} from '../proposal/tick.js';
import type {Alignment} from '../template/align.js';
import type {Context, Options, Result} from './command.js';
import {refused, wrongUse} from './failure.js';
import {openProposal} from './open-proposal.js';
import {writeChange} from './write-change.js';

const mostListed = 20;

/** `enhance tick`: ticks one box of a proposal, or with `--undo` takes the tick away. */
export async function runTick(context: Context, options: Options, words: readonly string[]): Promise<Result> {
	const [word, ...rest] = words;
	const item = rest.join(' ').trim();
	const {workspace, path, alignment} = openProposal(context, options, word);
	if (item === '') {
		throw wrongUse('tick what? Give the words behind the box, a part of them, or its path, such as technical-review.2');
	}

	const box = onlyBox(alignment, item);
	const isDone = options.undo !== true;
	const change = tickBox(alignment, box, isDone);
	const [refusal] = change.refused;
	if (refusal) {
		throw refused(`${refusal.id}: ${refusal.reason}`);
	}

	const plan = {path, before: alignment.document.text, after: change.alignment.document.text};
	return writeChange(workspace.root, plan, options, `  ${boxText({...box, isDone})}\n`);
}

function onlyBox(alignment: Alignment, item: string): Tickable {
	const found = findBoxes(alignment, item);
	const [only, ...others] = found;
	if (only && others.length === 0) {
		return only;
	}

	if (only) {
		const list = found.slice(0, mostListed).map(box => `\n  ${boxText(box)}`);
		const more = found.length > mostListed ? `\n  and ${found.length - mostListed} more` : '';
		throw wrongUse(`"${item}" could be one of ${found.length}, write more of it, or its path:${list.join('')}${more}`);
	}

	const boxes = tickables(alignment);
	const number = /^(.+)\.\d+$/.exec(item)?.[1];
	const state = number === undefined ? undefined : resolveField(alignment, number);
	const count =
		state && 'field' in state ? boxes.filter(box => box.path?.replace(/\.\d+$/, '') === state.id).length : 0;
	throw wrongUse(
		boxes.length === 0
			? 'there are no boxes in this proposal'
			: count > 0
				? `${item}: there ${count === 1 ? 'is 1 box' : `are ${count} boxes`} there`
				: `there is no box "${item}".${didYouMean(
						item,
						boxes.flatMap(box => [box.text, box.path ?? box.text]),
					)}`,
	);
}

/** A box with its words, and where it is. */
function boxText({isDone, text, path, line}: Tickable): string {
	return `[${isDone ? 'x' : ' '}] ${visibleLine(text)}  (${path ?? `line ${line}`})`;
}
