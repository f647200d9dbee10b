/** What is answered line by line comes to the same document and the same draft as what is typed by keys on the screen. */
import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {cleanPaste} from '../../../source/ui/input/clean-text.js';
import {nameOfItem} from '../../../source/ui/screens/wizard/wizard-answers.js';
import {activeBuffer, tasksOf} from '../../../source/ui/screens/wizard/wizard-editor.js';
import {reduceWizard} from '../../../source/ui/screens/wizard/wizard-reducer.js';
import {currentState, draftStateOf, stopsOf, type WizardState} from '../../../source/ui/screens/wizard/wizard-state.js';
import {hostileText} from '../../helpers/hostile-text.js';
import {begin, type Story, say} from '../../helpers/plain-driver.js';
import {runs} from '../../helpers/runs.js';
import {fieldIds, openWizard, paste, press, textOf, type} from '../../helpers/wizard-driver.js';

/** One thing that a person does, before it is known in which field. */
type Deed = {readonly what: number; readonly number: number; readonly words: string; readonly lines: readonly string[]};

/** The same deed on the screen and in lines. */
type Way = {readonly keys: (state: WizardState) => WizardState; readonly lines: readonly string[]};

const anyLine = fc
	.oneof(
		{
			weight: 2,
			arbitrary: fc.constantFrom(
				'Faster search',
				'/etc/fstab',
				'//comment',
				'// a comment',
				'/write',
				'.',
				'..',
				'- x',
				'2026-01-31',
				'40%',
			),
		},
		hostileText,
	)
	.map(text => text.replaceAll(/[\r\n\u2028\u2029]/g, ' '));
const anyWords = anyLine.filter(text => cleanPaste(text, {oneLine: true}).text.trim() !== '');
const anyDeed: fc.Arbitrary<Deed> = fc.record({
	what: fc.nat(15),
	number: fc.nat(1000),
	words: anyWords,
	lines: fc.tuple(anyWords, fc.array(anyLine, {maxLength: 4})).map(([first, others]) => [first, ...others]),
});

const doubled = (line: string) => line.replace(/^[/](?=[/]*[a-z])/i, '//');
const doubledInText = (line: string) => doubled(line.replace(/^\./, '..'));

/** Empties the open text field. */
function erased(state: WizardState): WizardState {
	let emptied = press(state, 'ctrl+end');
	while (activeBuffer(emptied.editor)?.text) emptied = press(emptied, 'ctrl+u');
	return emptied;
}

const moves: readonly Way[] = [
	{keys: state => press(state, 'ctrl+t'), lines: ['/later']},
	{keys: state => press(state, 'shift+tab'), lines: ['/back']},
	{keys: state => press(state, 'tab'), lines: ['/next']},
	{keys: state => press(state, 'ctrl+n'), lines: ['/section']},
	{keys: state => press(state, 'ctrl+_'), lines: ['/undo']},
	{keys: state => press(state, 'alt+e'), lines: ['/redo']},
	{keys: state => press(state, 'ctrl+r'), lines: ['/review']},
	{keys: state => press(state, 'alt+q'), lines: ['/quick']},
];

function wayOf(state: WizardState, deed: Deed): Way {
	const {editor} = state;
	const move = moves[deed.what];
	if (move) {
		return move;
	}

	switch (editor.kind) {
		case 'text': {
			return editor.buffer.oneLine
				? {keys: before => press(paste(erased(before), deed.words), 'enter'), lines: [doubled(deed.words)]}
				: {
						keys: before => press(paste(erased(before), deed.lines.join('\n')), 'tab'),
						lines: [...deed.lines.map(doubledInText), '.'],
					};
		}

		case 'choice': {
			if (editor.isOpen && deed.what > 12) {
				const own = `Own ${deed.words}`;
				return {
					keys: before => press(paste(erased(editor.other ? before : press(before, 'end', 'enter')), own), 'enter'),
					lines: [own, ''],
				};
			}

			const index = deed.number % editor.options.length;
			const downs = Array.from({length: index}, () => 'down');
			return {
				keys: before => press(before, ...(editor.other ? ['escape'] : []), 'home', ...downs, 'enter'),
				lines: [`${index + 1}`],
			};
		}

		case 'effort': {
			const amount = (deed.number % 9) + 1;
			const unit = ['days', 'weeks', 'months'][deed.number % 3] ?? '';
			const hasPeople = (currentState(state)?.field.placeholder?.before ?? '') !== '';
			return {
				keys(before) {
					const counted = type(press(type(press(before, 'ctrl+u'), `${amount}`), 'tab'), unit.slice(0, 1));
					return hasPeople ? press(type(press(counted, 'tab', 'ctrl+u'), '2'), 'enter') : press(counted, 'enter');
				},
				lines: [`${amount} ${unit}${hasPeople ? ', 2' : ''}`],
			};
		}

		case 'tasks':
		case 'items': {
			return listWay(state, deed);
		}
	}
}

function listWay(state: WizardState, {what, number, words}: Deed): Way {
	const field = currentState(state);
	const isGroup = state.editor.kind === 'items';
	const count = isGroup ? (field?.items.length ?? 0) : tasksOf(state.alignment.document, field ?? assert.fail()).length;
	const row = number % Math.max(count, 1);
	const at = (before: WizardState) =>
		press(
			before,
			...(activeBuffer(before.editor) ? ['escape'] : []),
			...up,
			...Array.from({length: row}, () => 'down'),
		);
	const up = Array.from({length: count + 1}, () => 'up');
	const text = `Task ${words.replaceAll(/\s/g, ' ').trim()}`;
	if (count === 0 || what < 9) {
		return isGroup
			? {keys: before => go(type(before, 'a'), before.field), lines: ['a']}
			: {
					keys: before =>
						press(paste(activeBuffer(before.editor) ? before : type(before, 'a'), text), 'enter', 'escape'),
					lines: [`a ${text}`],
				};
	}

	if (what < 11) {
		const isTickable = !isGroup || field?.items[row]?.box !== undefined;
		return {keys: before => (isTickable ? type(at(before), 'x') : before), lines: [`x ${row + 1}`]};
	}

	if (what < 12) {
		return {keys: before => type(at(before), 'd'), lines: [`d ${row + 1}`]};
	}

	if (what < 14) {
		return row === 0
			? {keys: before => before, lines: []}
			: {keys: before => type(at(before), '<'), lines: [`m ${row + 1} ${row}`]};
	}

	const name = nameOfItem(field?.items[row]);
	if (!isGroup) {
		return {
			keys: before => press(paste(press(at(before), 'enter', 'ctrl+u'), text), 'enter'),
			lines: [`e ${row + 1} ${text}`],
		};
	}

	return name
		? {keys: before => go(paste(erased(go(before, name.id)), text), before.field), lines: [`e ${row + 1} ${text}`]}
		: {keys: before => before, lines: []};
}

const go = (state: WizardState, field: string) => reduceWizard(state, {type: 'go', field});

/** Does the same on both sides. A refused answer is asked again in lines, and left behind by the key. */
function both(screen: WizardState, story: Story, deed: Deed): readonly [WizardState, Story] {
	const stops = stopsOf(story.state.alignment);
	const elsewhere = stops[deed.number % stops.length]?.state.id ?? '';
	const isTogether = screen.field === story.state.field && screen.view === 'field' && story.state.view === 'field';
	const field = isTogether ? screen.field : elsewhere;
	const talk = {...story.talk, targets: []};
	const before = [go(screen, field), {...story, talk, state: go(story.state, field)}] as const;
	const way = wayOf(before[1].state, deed);
	const answered = say(before[1], way.lines);
	const isRefused =
		moves[deed.what] === undefined && answered.state.field === field && answered.state.problems[field] !== undefined;
	const isList = answered.state.editor.kind === 'tasks' || answered.state.editor.kind === 'items';
	return [way.keys(before[0]), isRefused && !isList ? say(answered, ['/next']) : answered];
}

const anyStart = fc.constantFrom(
	...Object.values(fieldIds),
	'implementation-tracking.key-milestones',
	'alternative-approaches.option',
);

test('the same answers in lines and by keys give the same document and the same draft', t => {
	fc.assert(
		fc.property(anyStart, fc.array(anyDeed, {maxLength: 12, size: 'max'}), (field, deeds) => {
			let screen = openWizard({field});
			let story = begin(openWizard({field}));
			for (const deed of deeds) {
				[screen, story] = both(screen, story, deed);
				assert.equal(textOf(story.state), textOf(screen), JSON.stringify(deed));
				assert.deepEqual(story.state.problems, screen.problems);
			}

			assert.doesNotMatch(story.text, /Ctrl|Alt\+|\bEsc\b|[Pp]ress [a-z!]/);
			const ends = [screen, story.state].map(state => draftStateOf(go(go(state, fieldIds.problem), fieldIds.title)));
			assert.deepEqual(ends[1], ends[0]);
		}),
		runs(40),
	);
	t.pass();
});
