/** The screens of which pictures are made, as they stand at one moment. */
import {renderToString} from 'ink';
import type {ReactNode} from 'react';
import {HomeScreen} from '../../source/ui/screens/home/home-screen.js';
import {fieldPane} from '../../source/ui/screens/wizard/panes/field-pane.js';
import {WizardScreen} from '../../source/ui/screens/wizard/wizard-screen.js';
import type {WizardState} from '../../source/ui/screens/wizard/wizard-state.js';
import {symbolsFor} from '../../source/ui/theme.js';
import {begunAnswers, type Size, wizardAt} from './frame.js';
import {homeStart, openHome, pressHome} from './home-driver.js';
import {type Cell, drawPicture} from './picture.js';
import {sampleProposals} from './sample-proposals.js';
import {fieldIds, press} from './wizard-driver.js';

const size: Size = {columns: 80, rows: 24};
const symbols = symbolsFor({});

type Scene = {readonly title: string; readonly node: ReactNode; readonly cursor?: Cell};

const typed = `The retrieval service loads every embedding into memory at start. On hosts with 8 GB it is killed before it answers a first request.

- 11 of 14 deploys in the last quarter
- worst at night, when nobody looks`;

/** Each scene by the name of its file. */
const scenes: Readonly<Record<string, () => Scene>> = {
	home: () => ({
		title: 'Home: two drafts to go on with, what needs attention, and the proposals by status',
		node: home(),
	}),
	status: () => ({
		title: 'The card of a status: what is possible from here, and every line that Enter writes',
		node: home('/', 's', 'c', 'r', 'e', 'e', 'n', 'enter', 's', 'a'),
	}),
	field: () => {
		const state = wizardAt(fieldIds.problem, begunAnswers, size, typed);
		const {layout} = state;
		const cursor = fieldPane(state, symbols).cursor;
		return {
			title: 'A field of the wizard, with the outline at its left',
			node: wizard(state),
			...(cursor ? {cursor: {column: cursor.x + layout.rail, row: cursor.y + (layout.hasRules ? 2 : 1)}} : {}),
		};
	},
	review: () => ({
		title: 'The review: what is filled in, what is missing, and the name of the file',
		node: wizard(press(wizardAt(fieldIds.problem, begunAnswers, size), 'ctrl+r')),
	}),
};

/** The names of all pictures. */
export const pictureNames: readonly string[] = Object.keys(scenes);

/** Draws a picture anew; `FORCE_COLOR` must have been set before Ink was loaded. */
export async function drawScene(name: string): Promise<string> {
	const scene = scenes[name]?.();
	if (!scene) throw new Error(`no picture ${name}`);
	return drawPicture(scene.title, renderToString(scene.node, {columns: size.columns}), size, scene.cursor);
}

function wizard(state: WizardState): ReactNode {
	return <WizardScreen state={state} symbols={symbols} />;
}

function home(...keys: readonly string[]): ReactNode {
	const {state} = pressHome(openHome(sampleProposals, size, homeStart()), ...keys);
	return <HomeScreen state={state} symbols={symbols} />;
}
