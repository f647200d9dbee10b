import {allSections, type Block, parseMarkdown} from '../document/markdown.js';
import type {TextEdit} from '../document/text-edit.js';
import type {Alignment} from '../template/align.js';
import type {FieldState} from '../template/field-state.js';

/**
 * Looks at a change after it was made: every block outside the edited ranges must be the same kind of block at its
 * shifted place, and every field that was not to change must read as before. Returns what went wrong, or undefined.
 */
export function guard(
	before: Alignment,
	after: Alignment,
	edits: readonly TextEdit[],
	changed: ReadonlySet<string>,
): string | undefined {
	return movedBlock(before, after, edits) ?? movedField(before, after, changed);
}

/**
 * Looks at a text before it is put under a heading of the given level: what would start a section of its own, or
 * swallow what follows. Returns the problem in words, or undefined.
 */
export function bodyProblem(text: string, level: number): string | undefined {
	const sentinel = 'The end of the value';
	const {blocks, root} = parseMarkdown(`x\n\n${text}\n\n# ${sentinel}\n`);
	if (blocks.at(-1)?.kind !== 'heading') {
		return 'leaves a code block, comment or HTML open: what follows would become part of it';
	}

	const climbing = allSections(root).find(section => section.titleText !== sentinel && section.level <= level);
	if (climbing) {
		const least = '#'.repeat(Math.min(level + 1, 6));
		return level >= 6
			? 'holds a heading, which would start a section of its own'
			: `holds the heading "${climbing.titleText}", which would start a section of its own: begin it with ${least}`;
	}

	return blocks.at(-2)?.kind === 'rule' ? 'ends in a line of dashes, which would close the section' : undefined;
}

function movedBlock(before: Alignment, after: Alignment, edits: readonly TextEdit[]): string | undefined {
	const found = new Set(after.document.blocks.map(blockKey));
	const ordered = edits.toSorted((one, other) => one.from - other.from);
	let index = 0;
	let shift = 0;
	for (const block of before.document.blocks) {
		for (let edit = ordered[index]; edit && edit.to < block.from; edit = ordered[index]) {
			shift += edit.insert.length - (edit.to - edit.from);
			index++;
		}

		const isTouched = ordered.slice(index, index + 1).some(edit => edit.from <= block.to);
		if (!isTouched && !found.has(blockKey({...block, from: block.from + shift, to: block.to + shift}))) {
			return 'would change parts of the document outside this field';
		}
	}

	return undefined;
}

function blockKey(block: Pick<Block, 'kind' | 'from' | 'to'>): string {
	return `${block.kind}:${block.from}:${block.to}`;
}

function movedField(before: Alignment, after: Alignment, changed: ReadonlySet<string>): string | undefined {
	const allowed = allowedToChange(before.states, changed);
	for (const state of before.states) {
		const now = after.byId.get(state.id);
		const isSame =
			now !== undefined && now.raw === state.raw && (now.span === undefined) === (state.span === undefined);
		if (!isSame && !allowed.has(state.id)) {
			return `would also change "${state.field.label}"`;
		}
	}

	return undefined;
}

/** A field may change with itself, with the group that holds it, and with any of its own members. */
function allowedToChange(states: readonly FieldState[], changed: ReadonlySet<string>): ReadonlySet<string> {
	const allowed = new Set(changed);
	for (const group of states.filter(state => state.field.kind === 'group')) {
		const members = group.items.flatMap(item => item.members);
		if (changed.has(group.id)) {
			for (const member of members) {
				allowed.add(member.id);
			}
		} else if (members.some(member => changed.has(member.id))) {
			allowed.add(group.id);
		}
	}

	return allowed;
}
