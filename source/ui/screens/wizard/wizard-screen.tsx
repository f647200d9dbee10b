import {Box, useCursor} from 'ink';
import {ChoiceList} from '../../components/choice-list.js';
import {FilterLine} from '../../components/filter-line.js';
import {Lines} from '../../components/lines.js';
import {isTooSmall, TooSmall} from '../../components/too-small.js';
import {viewOfLine} from '../../input/line-view.js';
import {keyLines} from '../../key-lines.js';
import {type Line, line} from '../../line.js';
import type {Symbols} from '../../theme.js';
import {aboutPane} from './panes/about-pane.js';
import {conflictPane} from './panes/conflict-pane.js';
import {documentPane} from './panes/document-pane.js';
import {fieldPane} from './panes/field-pane.js';
import {headerLine} from './panes/header-line.js';
import {helpPane} from './panes/help-pane.js';
import {leftOverPane} from './panes/left-over-pane.js';
import {outlinePane} from './panes/outline-pane.js';
import type {Pane} from './panes/pane.js';
import {previewPane} from './panes/preview-pane.js';
import {railPane} from './panes/rail-pane.js';
import {namePrompt, nameView, reviewPane} from './panes/review-pane.js';
import {shownKeys} from './wizard-rows.js';
import type {WizardState} from './wizard-state.js';

type Props = {readonly state: WizardState; readonly symbols: Symbols};

/** The whole screen of the wizard. */
export function WizardScreen({state, symbols}: Props) {
	const {columns, rows, hasRules} = state.layout;
	if (isTooSmall(state.layout)) {
		return <TooSmall columns={columns} rows={rows} says={[state.notice ?? '', 'Ctrl+G opens your editor']} />;
	}

	const rule: Line = line(symbols.across.repeat(columns), 'dim');
	return (
		<Box flexDirection="column" width={columns} height={rows}>
			<Lines width={columns} lines={[headerLine(state, symbols), ...(hasRules ? [rule] : [])]} />
			<Body state={state} symbols={symbols} />
			<Lines
				width={columns}
				lines={[
					...(hasRules ? [rule] : []),
					...keyLines(shownKeys(state), {columns, count: state.layout.keys}, symbols),
				]}
			/>
		</Box>
	);
}

function Body({state, symbols}: Props) {
	switch (state.view) {
		case 'field': {
			return <FieldBody state={state} symbols={symbols} />;
		}

		case 'outline': {
			return (
				<FilteredBody
					state={state}
					symbols={symbols}
					label=" Go to: "
					hint="type part of a name"
					pane={outlinePane(state, symbols)}
				/>
			);
		}

		case 'review':
		case 'name': {
			return <ReviewBody state={state} symbols={symbols} />;
		}

		case 'document': {
			return <FullPane state={state} pane={documentPane(state, symbols)} />;
		}

		case 'conflict': {
			return <FullPane state={state} pane={conflictPane(state, symbols)} />;
		}

		case 'left-over': {
			return <FullPane state={state} pane={leftOverPane(state, symbols)} />;
		}

		case 'about': {
			return <FullPane state={state} pane={aboutPane(state, symbols)} />;
		}

		case 'help': {
			return (
				<FilteredBody
					state={state}
					symbols={symbols}
					label=" Find a key: "
					hint="type what it does"
					pane={helpPane(state, symbols)}
				/>
			);
		}
	}
}

/** The field with the outline at its left and the preview at its right, where there is room for them. */
function FieldBody({state, symbols}: Props) {
	const {layout} = state;
	const pane = fieldPane(state, symbols);
	const {cursor, choice, above} = pane;
	useScreenCursor(state, cursor && {x: cursor.x + layout.rail, y: cursor.y});
	const divider = Array.from({length: layout.body}, () => line(symbols.down, 'dim'));
	return (
		<Box height={layout.body}>
			{layout.rail > 0 && <Lines width={layout.rail - 1} lines={railPane(state, symbols).lines} />}
			{layout.rail > 0 && <Lines width={1} lines={divider} />}
			<Box flexDirection="column" width={layout.field} flexShrink={0}>
				<Lines width={layout.field} lines={pane.lines.slice(0, above)} />
				{choice && <ChoiceList {...choice} symbols={symbols} />}
				<Lines width={layout.field} lines={pane.lines.slice(above)} />
			</Box>
			{layout.preview > 0 && <Lines width={1} lines={divider} />}
			{layout.preview > 0 && <Lines width={layout.preview - 1} lines={previewPane(state, symbols).lines} />}
		</Box>
	);
}

type Filtered = Props & {readonly label: string; readonly hint: string; readonly pane: Pane};

/** A list below the line that filters it. */
function FilteredBody({state, symbols, label, hint, pane}: Filtered) {
	const {text, cursor} = state.query;
	const view = viewOfLine(text, cursor, state.layout.columns - label.length, symbols.cut);
	useScreenCursor(state, {x: label.length + view.column, y: 0});
	return (
		<Box flexDirection="column" height={state.layout.body}>
			<FilterLine label={label} value={view.text} hint={hint} />
			<Lines width={state.layout.columns} lines={pane.lines} />
		</Box>
	);
}

function ReviewBody({state, symbols}: Props) {
	const pane = reviewPane(state, symbols);
	const x = namePrompt.length + nameView(state, symbols).column;
	useScreenCursor(state, state.view === 'name' ? {x, y: pane.lines.length - 1} : undefined);
	return <Lines width={state.layout.columns} lines={pane.lines} />;
}

function FullPane({state, pane}: {readonly state: WizardState; readonly pane: Pane}) {
	useScreenCursor(state, undefined);
	return <Lines width={state.layout.columns} lines={pane.lines} />;
}

/** Puts the terminal's own cursor where the next letter goes, counted from the top of the body. */
function useScreenCursor(state: WizardState, place: {readonly x: number; readonly y: number} | undefined): void {
	const {setCursorPosition} = useCursor();
	const top = state.layout.hasRules ? 2 : 1;
	setCursorPosition(place && {x: Math.min(place.x, state.layout.columns - 1), y: place.y + top});
}
