import {stripVTControlCharacters} from 'node:util';
import {renderToString} from 'ink';
import type {ReactNode} from 'react';
import {type Answers, applyAnswers} from '../../source/proposal/answers.js';
import {startProposal} from '../../source/proposal/create.js';
import {WizardScreen} from '../../source/ui/screens/wizard/wizard-screen.js';
import type {WizardState} from '../../source/ui/screens/wizard/wizard-state.js';
import {symbolsFor} from '../../source/ui/theme.js';
import {form, openWizard} from './wizard-driver.js';

/** The size of a terminal in cells. */
export type Size = {readonly columns: number; readonly rows: number};

/** A screen as text: without colours and without the blanks at the ends of lines. */
export function frameOf(node: ReactNode, {columns}: Size): string {
	const lines = stripVTControlCharacters(renderToString(node, {columns})).split('\n');
	return lines.map(line => line.trimEnd()).join('\n');
}

/** The wizard's screen as text. */
export function wizardFrame(state: WizardState, environment: Readonly<Record<string, string>> = {}): string {
	return frameOf(<WizardScreen state={state} symbols={symbolsFor(environment)} />, state.layout);
}

/** The answers of a proposal that is well begun. */
export const begunAnswers: Answers = [
	['title', 'Multi-agent orchestration'],
	['category', 'architecture'],
	['priority', 'high'],
	['enhancement-overview.estimated-effort', '3-4 weeks (team size: 2 engineers)'],
	['business-impact', 'First answers after a deploy in 5 s instead of 41 s'],
	['technical-risk', 'medium'],
	['architecture-overview', 'A scheduler in front of the agents.'],
];

/** The wizard on a new proposal with some answers, at a field, with a text typed there and not yet accepted. */
export function wizardAt(field: string, answers: Answers, size: Size, typed?: string): WizardState {
	const start = startProposal(form, {today: '2026-11-22', status: 'proposed'});
	const {alignment, refused} = applyAnswers(start, answers, {allowUnlisted: false});
	if (refused.length > 0) {
		throw new Error(JSON.stringify(refused));
	}

	const pending: Readonly<Record<string, string>> = typed === undefined ? {} : {[field]: typed};
	const wizard = openWizard({text: alignment.document.text, field, cursor: typed?.length ?? 0, pending}, size);
	return {...wizard, saved: 'saved'};
}
