import test from 'ava';
import {usualCycle} from '../../source/proposal/life-cycle.js';
import {moveStatus} from '../../source/proposal/move.js';
import {movesFrom} from '../../source/proposal/moves.js';
import {statusOf} from '../../source/proposal/progress.js';
import {changedLines, moveOptions, proposalAt, successor} from '../helpers/moved.js';
import {aligned, readProjectFile} from '../helpers/seed.js';

/** What each move of the full proposal changes, or why it is refused: `from -> to`, then the lines. */
const expected = new Map(
	readProjectFile('test/fixtures/moves.txt')
		.trimEnd()
		.split('\n\n')
		.map(entry => [entry.slice(0, entry.indexOf('\n')), entry.slice(entry.indexOf('\n') + 1)] as const),
);

for (const {name: from} of usualCycle) {
	for (const {name: to} of usualCycle.filter(({name}) => name !== from)) {
		test(`${from} -> ${to} changes the lines of the table and no others, or is refused with the reason`, t => {
			const before = proposalAt(from);
			const linked = to === 'superseded' ? [successor] : [];
			const wanted = expected.get(`${from} -> ${to}`) ?? '';
			const result = moveStatus(before, to, {...moveOptions, linked});
			const move = movesFrom(before).find(candidate => candidate.to === to);
			t.is(move?.possible, result.kind === 'moved');
			if (result.kind !== 'moved') {
				t.is(result.kind, 'refused');
				t.is(result.kind === 'refused' ? result.reason : '', move?.reason ?? '');
				t.is(`refused: ${move?.reason}`, wanted);
				return;
			}

			const {text} = result.change.alignment.document;
			t.is(changedLines(before.document.text, text), wanted);
			t.deepEqual([result.from, result.to, statusOf(aligned(text))], [from, to, to]);
			t.is(aligned(text).byId.size, before.byId.size);
			const again = moveStatus(aligned(text), to, {...moveOptions, linked});
			t.is(again.kind, 'same');
		});
	}
}
