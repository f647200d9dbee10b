import test from 'ava';
import {setField, setFields} from '../../source/proposal/change.js';
import {addItem, moveItem, removeItem, tickItem} from '../../source/proposal/change-group.js';
import type {GroupItem} from '../../source/template/field-value.js';
import {accepted, aligned, alignedWith, answerOf, startSeed, stateOf, textAfter} from '../helpers/seed.js';

const start = startSeed().document.text;
const phase = 'implementation-plan.phase';
const risk = 'risk-assessment.technical-risks.risk';
const milestones = 'implementation-tracking.key-milestones';

/** The text from a heading to the break that closes its section. */
function part(text: string, heading: string): string {
	const from = text.indexOf(`${heading}\n`);
	return text.slice(from, text.indexOf('\n\n---', from));
}

test('A phase is added behind the last one, as the template has them, without its name', t => {
	const text = accepted(addItem(startSeed(), phase)).document.text;
	t.is(
		text,
		start.replace(
			/(### Phase 4: Deployment & Monitoring \[Time estimate\]\n.*\n.*\n.*\n)/,
			'$1\n### Phase 5: [Name] [Time estimate]\n- [ ] Task 1\n- [ ] Task 2\n- [ ] Task 3\n',
		),
	);
});

test('A risk, an option and a milestone are added in the shape of theirs', t => {
	t.is(
		part(accepted(addItem(startSeed(), risk)).document.text, '### Technical Risks').split('\n\n')[0],
		`### Technical Risks
- **Risk 1:** [Description] - **Mitigation:** [Strategy]
- **Risk 2:** [Description] - **Mitigation:** [Strategy]
- **Risk 3:** [Description] - **Mitigation:** [Strategy]`,
	);
	t.true(
		accepted(addItem(startSeed(), 'alternative-approaches.option')).document.text.includes(
			'**Effort:** [Time estimate]\n\n### Option 3: [Approach name]\n**Pros:** [Advantages]\n**Cons:** [Disadvantages]\n**Effort:** [Time estimate]\n\n### Recommended Approach:',
		),
	);
	t.true(
		accepted(addItem(startSeed(), milestones)).document.text.includes(
			'- [ ] Milestone 3: [Date] - [Description]\n- [ ] Milestone 4: [Date] - [Description]\n\n### Blockers',
		),
	);
});

test('The tenth item has the number 10', t => {
	let alignment = startSeed();
	for (let count = 2; count < 12; count++) {
		alignment = accepted(addItem(alignment, risk));
	}

	t.is(stateOf(alignment, risk).items.length, 12);
	t.true(alignment.document.text.includes('- **Risk 9:** [Description] - **Mitigation:** [Strategy]\n- **Risk 10:** '));
	t.is(answerOf(alignment, `${risk}-10.name`), '');
	t.is(stateOf(accepted(setField(alignment, `${risk}-10.name`, 'Late')), `${risk}-10.name`).raw, 'Late');
});

test('A removed item takes its tasks along, and the others are counted anew', t => {
	const text = accepted(removeItem(startSeed(), phase, 2)).document.text;
	t.is(
		part(text, '## Implementation Plan'),
		`## Implementation Plan

### Phase 1: Foundation [Time estimate]
- [ ] Task 1
- [ ] Task 2
- [ ] Task 3

### Phase 2: Integration & Testing [Time estimate]
- [ ] Task 1
- [ ] Task 2
- [ ] Task 3

### Phase 3: Deployment & Monitoring [Time estimate]
- [ ] Task 1
- [ ] Task 2
- [ ] Task 3`,
	);
});

test('Names that are only a number count along, those that were given stay', t => {
	const named = accepted(setField(startSeed(), `${risk}-2.name`, 'Slow disks'));
	const added = accepted(addItem(named, risk));
	t.is(
		part(accepted(removeItem(added, risk, 1)).document.text, '### Technical Risks').split('\n\n')[0],
		`### Technical Risks
- **Slow disks:** [Description] - **Mitigation:** [Strategy]
- **Risk 2:** [Description] - **Mitigation:** [Strategy]`,
	);
	t.is(
		part(accepted(moveItem(added, risk, 1, 1)).document.text, '### Technical Risks').split('\n\n')[0],
		`### Technical Risks
- **Slow disks:** [Description] - **Mitigation:** [Strategy]
- **Risk 2:** [Description] - **Mitigation:** [Strategy]
- **Risk 3:** [Description] - **Mitigation:** [Strategy]`,
	);
});

test('All items can go, and the first one that comes again has the shape of the template', t => {
	let alignment = startSeed();
	for (const id of [phase, risk, milestones]) {
		for (let count = stateOf(alignment, id).items.length; count > 0; count--) {
			alignment = accepted(removeItem(alignment, id, 1));
		}
	}

	const empty = alignment.document.text;
	t.true(empty.includes('\n## Implementation Plan\n\n---\n'));
	t.true(empty.includes('\n### Technical Risks\n\n### Operational Risks\n'));
	t.true(empty.includes('\n### Key Milestones\n\n### Blockers & Issues\n'));
	for (const id of [phase, risk, milestones]) {
		alignment = accepted(addItem(alignment, id));
	}

	t.is(
		part(alignment.document.text, '## Implementation Plan'),
		'## Implementation Plan\n\n### Phase 1: [Name] [Time estimate]\n- [ ] Task 1\n- [ ] Task 2\n- [ ] Task 3',
	);
	t.true(
		alignment.document.text.includes(
			'\n### Technical Risks\n- **Risk 1:** [Description] - **Mitigation:** [Strategy]\n\n###',
		),
	);
	t.true(alignment.document.text.includes('\n### Key Milestones\n- [ ] Milestone 1: [Date] - [Description]\n\n###'));
	for (const id of [phase, risk, milestones]) {
		alignment = accepted(removeItem(alignment, id, 1));
	}

	t.is(alignment.document.text, empty);
});

test('A moved phase takes its name, estimate, tasks and whatever stands in it along', t => {
	const text = start.replace(
		'### Phase 2: Core Implementation [Time estimate]\n- [ ] Task 1',
		'### Phase 2: Core (2 weeks)\n- [x] Own\n\n#### Notes\n\n```\n### no heading\n```',
	);
	const moved = accepted(moveItem(aligned(text), phase, 2, -1)).document.text;
	t.true(
		moved.includes(
			'## Implementation Plan\n\n### Phase 1: Core (2 weeks)\n- [x] Own\n\n#### Notes\n\n```\n### no heading\n```\n- [ ] Task 2\n- [ ] Task 3\n\n### Phase 2: Foundation [Time estimate]\n- [ ] Task 1\n',
		),
	);
	t.is(accepted(moveItem(aligned(moved), phase, 1, 1)).document.text, text);
});

test('At the ends of a group nothing moves', t => {
	const alignment = startSeed();
	t.is(moveItem(alignment, phase, 1, -1).alignment, alignment);
	t.is(moveItem(alignment, phase, 4, 1).alignment, alignment);
	t.deepEqual(moveItem(alignment, phase, 9, 1).refused, []);
});

test('What an author wrote between the items stays where it is', t => {
	const sections = start.replace('### Phase 2:', '### Interlude\n\nMine.\n\n### Phase 2:');
	for (const number of [1, 2]) {
		t.true(
			accepted(removeItem(aligned(sections), phase, number)).document.text.includes('\n\n### Interlude\n\nMine.\n\n'),
		);
	}

	const items = start.replace('- **Risk 2:**', '- A note.\n- **Risk 2:**');
	t.true(
		accepted(removeItem(aligned(items), risk, 1)).document.text.includes(
			'### Technical Risks\n- A note.\n- **Risk 1:**',
		),
	);
	t.true(
		accepted(moveItem(aligned(items), risk, 1, 1)).document.text.includes(
			'### Technical Risks\n- **Risk 1:** [Description]',
		),
	);
});

test('A tick changes one character, also where an author counts in another way', t => {
	const text = start.replace('Milestone 2:', 'Milestone 7:');
	const ticked = accepted(tickItem(aligned(text), milestones, 2, true));
	t.is(ticked.document.text, text.replace('- [ ] Milestone 7', '- [x] Milestone 7'));
	t.is(accepted(tickItem(ticked, milestones, 2, false)).document.text, text);
	t.is(tickItem(ticked, milestones, 2, true).alignment, ticked);
	t.deepEqual(tickItem(startSeed(), risk, 1, true).refused, [{id: risk, reason: 'has no box at item 1'}]);
});

test('A group is set to a list of items: shorter, longer, with boxes, and what is not given stays', t => {
	const two: readonly GroupItem[] = [{date: '2026-03-04', description: 'First', done: true}, {description: 'Second'}];
	const text = textAfter(startSeed(), milestones, two);
	t.true(
		text.includes(
			'### Key Milestones\n- [x] Milestone 1: 2026-03-04 - First\n- [ ] Milestone 2: [Date] - Second\n\n### Blockers',
		),
	);
	t.deepEqual(answerOf(aligned(text), milestones), [
		{done: true, date: '2026-03-04', description: 'First'},
		{done: false, date: '', description: 'Second'},
	]);
	const four = textAfter(aligned(text), milestones, [{}, {}, {}, {description: 'Fourth', done: true}]);
	t.true(
		four.includes(
			'- [x] Milestone 1: 2026-03-04 - First\n- [ ] Milestone 2: [Date] - Second\n- [ ] Milestone 3: [Date] - [Description]\n- [x] Milestone 4: [Date] - Fourth\n',
		),
	);
	t.is(textAfter(aligned(four), milestones, []), start);
});

test('A group that is cleared has the items, names and tasks of the template again', t => {
	const changed = accepted(
		setFields(startSeed(), [
			[phase, [{name: 'Only', 'time-estimate': '1 day', tasks: [{text: 'Do it', done: true}]}]],
			[risk, [{name: 'A', description: 'b', mitigation: 'c'}, {name: 'D'}, {name: 'E'}]],
		]),
	);
	t.true(changed.document.text.includes('### Phase 1: Only (1 day)\n- [x] Do it\n\n---'));
	t.is(stateOf(changed, phase).items.length, 1);
	t.is(
		accepted(
			setFields(changed, [
				[phase, []],
				[risk, []],
			]),
		).document.text,
		start,
	);
});

test('An item with a field that its group does not have is refused before anything changes', t => {
	const alignment = startSeed();
	for (const [value, reason] of [
		[[{nam: 'x'}], 'has no field "nam": an item takes name, description, mitigation'],
		[[{name: 'x', done: true}], 'has no field "done": an item takes name, description, mitigation'],
	] as const) {
		const change = setField(alignment, risk, value);
		t.deepEqual(change.refused, [{id: risk, reason}]);
		t.is(change.alignment, alignment);
	}
});

test('What is missing has a reason', t => {
	const alignment = aligned('# Enhancement: X\n');
	t.deepEqual(addItem(alignment, phase).refused, [
		{id: phase, reason: 'has no place in this document: its section was removed'},
	]);
	t.deepEqual(addItem(alignment, 'x').refused, [{id: 'x', reason: 'is not a group of this document'}]);
	t.deepEqual(removeItem(startSeed(), phase, 5).refused, [{id: phase, reason: 'has no item 5'}]);
	t.deepEqual(moveItem(startSeed(), 'x', 1, 1).refused, [{id: 'x', reason: 'is not a group of this document'}]);
});

test('Groups that count with letters go on with letters', t => {
	const template = '# T\n\n## Ways\n\n### Option A: [Name]\n**Cost:** [c]\n\n### Option B: [Name]\n**Cost:** [c]\n';
	const added = accepted(addItem(alignedWith(template), 'ways.option'));
	t.true(added.document.text.endsWith('\n\n### Option C: [Name]\n**Cost:** [c]\n'));
	t.true(
		accepted(removeItem(added, 'ways.option', 1)).document.text.endsWith(
			'### Option A: [Name]\n**Cost:** [c]\n\n### Option B: [Name]\n**Cost:** [c]\n',
		),
	);
});

test('New items take the marker, the level and the line ends of the document', t => {
	const crlf = aligned(start.replaceAll('\n', '\r\n'));
	for (const id of [phase, risk, milestones, 'alternative-approaches.option']) {
		const added = accepted(addItem(crlf, id));
		t.false(/[^\r]\n/.test(added.document.text), id);
		t.is(accepted(removeItem(added, id, stateOf(added, id).items.length)).document.text, crlf.document.text, id);
	}

	const stars = aligned(start.replaceAll('- **Risk', '* **Risk').replaceAll('- [ ] Milestone', '1. [x] Milestone'));
	t.true(accepted(addItem(stars, risk)).document.text.includes('\n* **Risk 3:** '));
	t.true(accepted(addItem(stars, milestones)).document.text.includes('\n1. [ ] Milestone 4: '));
	const deep = aligned(start.replaceAll('### Phase', '#### Phase'));
	t.true(accepted(addItem(deep, phase)).document.text.includes('\n#### Phase 5: '));
});
