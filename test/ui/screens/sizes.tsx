/** The screens in all sizes, and on the way from each size to each other one. */
import test from 'ava';
import {textWidth} from '../../../source/ui/input/text-layout.js';
import {HomeScreen} from '../../../source/ui/screens/home/home-screen.js';
import {reduceHome, startHome} from '../../../source/ui/screens/home/home-state.js';
import {reduceWizard} from '../../../source/ui/screens/wizard/wizard-reducer.js';
import type {WizardState} from '../../../source/ui/screens/wizard/wizard-state.js';
import {symbolsFor} from '../../../source/ui/theme.js';
import {frameOf, type Size, wizardFrame} from '../../helpers/frame.js';
import {places, pressAll, scrolledPlaces, sizes} from '../../helpers/places.js';
import {openWizard} from '../../helpers/wizard-driver.js';

const all = sizes.map(([columns, rows]): Size => ({columns, rows}));

function openAt(keys: readonly string[], size: Size): WizardState {
	return pressAll(openWizard({}, size), keys);
}

function resized(state: WizardState, size: Size): WizardState {
	return reduceWizard(state, {type: 'resize', ...size});
}

/** What is wrong with a frame in a terminal of a size. */
function faultOf(frame: string, {columns, rows}: Size): string | undefined {
	const lines = frame.split('\n');
	if (lines.length !== rows) return `${lines.length} lines in ${columns}x${rows}:\n${frame}`;
	const wide = lines.find(line => textWidth(line) > columns);
	return wide === undefined ? undefined : `a line wider than ${columns}: ${wide}`;
}

/** What a frame shows follows from this alone. */
function visible({alignment, ...rest}: WizardState): unknown {
	return {...rest, text: alignment.document.text};
}

for (const [name, keys] of Object.entries(places)) {
	test(`${name} fills each size exactly, and a terminal that is resized shows what one of that size shows`, t => {
		const opened = all.map(size => ({size, state: openAt(keys, size)}));
		for (const {size, state} of opened) {
			t.is(faultOf(wizardFrame(state), size), undefined);
			for (const before of opened) t.deepEqual(visible(resized(before.state, size)), visible(state));
		}
	});
}

for (const [name, keys] of Object.entries(scrolledPlaces)) {
	test(`${name} fills each size exactly, from whatever size the terminal came, and can be scrolled`, t => {
		for (const before of all) {
			const opened = openAt(keys, before);
			for (const size of all) {
				const state = resized(opened, size);
				const frame = wizardFrame(state);
				t.is(faultOf(frame, size), undefined);
				t.is(frame === wizardFrame(pressAll(state, ['Up'])), state.row === 0);
			}
		}
	});
}

test('home fills each size exactly, with more drafts and proposals than there is room for', t => {
	const start = {
		root: '/home/ada/a-folder-with-a-long-name/shop',
		folder: 'docs/enhancements',
		drafts: Array.from({length: 30}, (_, index) => ({
			id: `a${index}`,
			title: `Multi-agent orchestration of everything, 日本語 ${index}`,
			filled: index,
			total: 74,
			age: '2h ago',
		})),
		questions: {quick: 9, all: 74},
		templates: ['enhancement', 'decision'],
		proposals: Array.from({length: 30}, (_, index) => `docs/enhancements/enhancement-security-a-long-name-${index}.md`),
		damaged: [
			'A draft is damaged and was set aside, which is told in a sentence that is longer than the screen is wide',
		],
	};
	for (const {columns, rows} of all) {
		for (const key of ['down', 'd', 'u', 'x']) {
			const opened = startHome(start, {columns: 80, rows: 24});
			const pressed = reduceHome(opened, {
				type: 'key',
				key: {kind: key.length > 1 ? 'key' : 'text', name: key, text: key},
			});
			const state = reduceHome(pressed, {type: 'resize', columns, rows});
			const frame = frameOf(<HomeScreen state={state} symbols={symbolsFor({})} />, {columns, rows});
			t.is(faultOf(frame, {columns, rows}), undefined);
		}
	}
});

test('a terminal that is too small says in one line that fits what is needed', t => {
	const questions = {quick: 9, all: 74};
	const start = {
		root: '/shop',
		folder: 'docs',
		drafts: [],
		questions,
		templates: ['enhancement'],
		proposals: [],
		damaged: [],
	};
	for (const [columns, rows, says] of [
		[39, 8, 'Terminal is 39x8, needs 40x8'],
		[40, 7, 'Terminal is 40x7, needs 40x8'],
		[200, 1, 'Terminal is 200x1, needs 40x8'],
		[20, 60, 'needs 40x8'],
		[10, 2, 'needs 40x8'],
	] as const) {
		t.is(
			wizardFrame(openWizard({}, {columns, rows})),
			rows > 1 && columns > 24 ? `${says}\nCtrl+G opens your editor` : says,
		);
		const home = <HomeScreen state={startHome(start, {columns, rows})} symbols={symbolsFor({})} />;
		t.is(frameOf(home, {columns, rows}), says);
	}
});
